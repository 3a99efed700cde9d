/** What the ids of a policy are called, read from a file of this or a later schema: what is not as expected is left out. */
import type { LocalText } from '../calendar/schema'

type Item = Readonly<Record<string, unknown>>
export const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isText = (value: unknown): value is LocalText =>
  isItem(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string' && Object.keys(value).length === 2

type Named = { readonly id: string; readonly name: LocalText }

export type PolicyNames = {
  readonly severities: readonly Named[]
  readonly pauseReasons: readonly Named[]
  readonly requestCategories: readonly Named[]
  readonly calendars: readonly Named[]
  readonly causes: readonly Named[]
  readonly questions: readonly { readonly id: string; readonly text: LocalText }[]
  readonly priceItems: readonly { readonly kind: string; readonly name: LocalText }[]
}

const itemsAt = (value: unknown, list: string): readonly Item[] => {
  const found = isItem(value) ? value[list] : undefined
  return Array.isArray(found) ? found.filter(isItem) : []
}

const namedAt = (value: unknown, list: string): readonly Named[] =>
  itemsAt(value, list).flatMap(({ id, name }) => (typeof id === 'string' && isText(name) ? [{ id, name }] : []))

export const policyNames = (policy: Item): PolicyNames => ({
  severities: namedAt(policy, 'severities'),
  pauseReasons: namedAt(policy, 'pauseReasons'),
  requestCategories: namedAt(policy, 'requestCategories'),
  calendars: namedAt(policy, 'calendars'),
  causes: namedAt(policy['coverage'], 'causes'),
  questions: itemsAt(policy['severityGuide'], 'questions').flatMap(({ id, text }) =>
    typeof id === 'string' && isText(text) ? [{ id, text }] : [],
  ),
  priceItems: itemsAt(policy['fees'], 'items').flatMap(({ kind, name }) =>
    typeof kind === 'string' && isText(name) ? [{ kind, name }] : [],
  ),
})
