/** A coverage verdict as every screen says it: one sentence, and a word or two for where there is no room. */
import { useTranslation } from 'react-i18next'
import { useLocalName } from './local-text'
import { isoDate } from './time-text'
import { readVerdict } from './verdict-text'
import type { SpokenVerdict, VerdictWords } from './verdict-text'
import { useWords } from './words'

export type SaidVerdict = VerdictWords & { readonly sentence: string; readonly label: string }

export function useVerdict(): (verdict: SpokenVerdict) => SaidVerdict {
  const { t } = useTranslation('common')
  const name = useLocalName()
  const { zone } = useWords()
  return (verdict) => {
    const words = readVerdict(verdict, name, (at) => isoDate(at, zone))
    const { key, params, badge } = words
    return { ...words, sentence: t(`verdict.sentence.${key}`, params), label: t(`verdict.badge.${badge}`) }
  }
}
