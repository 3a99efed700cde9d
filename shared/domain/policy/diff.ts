/** What two versions of a policy say differently, place by place. Pure, and of any part of a policy: parts that it has no words for are named as they stand in the file. */
import type { LocalText } from '../calendar/schema'
import { fieldWords, valueWords } from './diff-words'

export type PolicyChange = {
  /** The part of the policy: `commitments`, `severities`, `calendars` … */
  readonly section: string
  readonly sectionName: LocalText
  /** `commitments.response.rules[0].amount` */
  readonly path: string
  /** The place in words, without the section. */
  readonly place: LocalText
  readonly kind: 'added' | 'removed' | 'changed'
  /** Null where there was nothing. */
  readonly before: LocalText | null
  readonly after: LocalText | null
}

type Place = { readonly path: string; readonly words: LocalText }
type Item = Readonly<Record<string, unknown>>

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)

const hasId = (value: unknown): value is Item & { readonly id: string } =>
  isItem(value) && typeof value['id'] === 'string'

const isText = (value: unknown): value is LocalText =>
  isItem(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string' && Object.keys(value).length === 2

const joined = (place: Place, path: string, words: LocalText): Place => ({
  path: `${place.path}${path}`,
  words: {
    zh: [place.words.zh, words.zh].filter(Boolean).join(' › '),
    en: [place.words.en, words.en].filter(Boolean).join(' › '),
  },
})

const nameOf = (item: Item & { readonly id: string }): LocalText =>
  isText(item['name']) ? item['name'] : { zh: item.id, en: item.id }

/** Values that are read as one: what a rule asks for, how long it gives, a week. */
const wholes: ReadonlySet<string> = new Set(['amount', 'when', 'week', 'makeupWindows'])

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

type Note = (place: Place, before: unknown, after: unknown) => void

function compareLists(before: readonly unknown[], after: readonly unknown[], place: Place, note: Note): void {
  if (![...before, ...after].every(hasId)) {
    if ([...before, ...after].every(isItem))
      for (let i = 0; i < Math.max(before.length, after.length); i++)
        compare(before[i], after[i], joined(place, `[${i}]`, { zh: `第 ${i + 1} 条`, en: `no. ${i + 1}` }), note)
    else note(place, before, after)
    return
  }
  for (const old of before.filter(hasId)) {
    const fresh = after.filter(hasId).find(({ id }) => id === old.id)
    compare(old, fresh, joined(place, `.${old.id}`, nameOf(fresh ?? old)), note)
  }
  for (const fresh of after.filter(hasId))
    if (!before.filter(hasId).some(({ id }) => id === fresh.id))
      note(joined(place, `.${fresh.id}`, nameOf(fresh)), undefined, fresh)
}

function compare(before: unknown, after: unknown, place: Place, note: Note): void {
  if (isSame(before, after)) return
  const key = place.path.split('.').at(-1) ?? ''
  if (before === undefined || after === undefined || wholes.has(key)) return note(place, before, after)
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, place, note)
  if (!isItem(before) || !isItem(after) || isText(before) || isText(after)) return note(place, before, after)
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)]))
    compare(before[field], after[field], joined(place, `.${field}`, fieldWords(field)), note)
}

/** Every difference from `before` to `after`, in the order of the file. Both are policies, of this or a later schema. */
export function comparePolicies(before: Item, after: Item): readonly PolicyChange[] {
  const changes: PolicyChange[] = []
  for (const section of new Set([...Object.keys(before), ...Object.keys(after)])) {
    // The number is what is compared, not what differs.
    if (section === 'version') continue
    const note: Note = (place, from, to) => {
      changes.push({
        section,
        sectionName: fieldWords(section),
        path: place.path,
        place: place.words,
        kind: from === undefined ? 'added' : to === undefined ? 'removed' : 'changed',
        before: from === undefined ? null : valueWords(place.path, from),
        after: to === undefined ? null : valueWords(place.path, to),
      })
    }
    compare(before[section], after[section], { path: section, words: { zh: '', en: '' } }, note)
  }
  return changes
}
