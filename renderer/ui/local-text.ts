/** Names that come in both languages (policies, severities, categories), read in the language of the window. */
import { useCallback } from 'react'
import { useWords } from './words'

export type LocalName = { readonly zh: string; readonly en: string }

export function useLocalName(): (name: LocalName) => string {
  const chinese = useWords().locale.startsWith('zh')
  return useCallback((name) => (chinese ? name.zh : name.en), [chinese])
}
