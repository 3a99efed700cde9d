/** What patches are for, as people choose it: products, processors, languages. */
import type { Choice } from './check-list'
import { products } from '../../data/products'

/** Languages of what the sites run; a patch may serve all of them. */
const languages = ['zh-cn', 'zh-tw', 'en-us', 'ja-jp', 'ko-kr'] as const
const architectures = ['x64', 'x86', 'arm64', 'ia64'] as const

export const productChoices = (locale: string): readonly Choice[] =>
  products.map(({ id, zh, en }) => ({ id, label: locale.startsWith('zh') ? zh : en }))

export const architectureChoices: readonly Choice[] = architectures.map((id) => ({ id, label: id }))

export function languageChoices(locale: string): readonly Choice[] {
  const names = new Intl.DisplayNames([locale], { type: 'language', languageDisplay: 'standard' })
  return languages.map((id) => ({ id, label: names.of(id) ?? id }))
}

/** The choices and whatever is chosen beyond them, so that nothing that is stored gets lost on saving. */
export const withChosen = (choices: readonly Choice[], chosen: readonly string[]): readonly Choice[] => [
  ...choices,
  ...chosen.filter((id) => !choices.some((choice) => choice.id === id)).map((id) => ({ id, label: id })),
]

/** KB numbers as typed or pasted: `5034441、KB5034440` → both with their `KB`. What is none stays as it is, to be shown as wrong. */
export const readKbs = (text: string): readonly string[] => [
  ...new Set(
    text
      .normalize('NFKC')
      .toUpperCase()
      .split(/[\s,;、，；]+/)
      .filter((part) => part !== '')
      .map((part) => (/^\d{6,8}$/.test(part) ? `KB${part}` : part)),
  ),
]
