/** What two versions of a policy say differently, place by place. Pure, and of any part of a policy: parts that it has no words for are named as they stand in the file. */
import type { LocalText } from '../calendar/schema'
import { fieldWords } from './diff-fields'
import { isItem, isText, policyNames } from './diff-names'
import type { PolicyNames } from './diff-names'
import { valueWords } from './diff-words'

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

const joined = (place: Place, path: string, words: LocalText): Place => ({
  path: `${place.path}${path}`,
  words: {
    zh: [place.words.zh, words.zh].filter(Boolean).join(' › '),
    en: [place.words.en, words.en].filter(Boolean).join(' › '),
  },
})

type Entry = { readonly item: Item; readonly name: LocalText }

/** What tells the entries of a list apart: their id, or the field that stands for it. */
const keyFields = ['id', 'stage', 'basis', 'percent', 'name']

/** The entries of a list by key; null where they have none, or two have the same: then their place tells them apart. */
function keyed(list: readonly unknown[], path: string, names: PolicyNames): ReadonlyMap<string, Entry> | null {
  const entries = new Map<string, Entry>()
  for (const item of list) {
    const field = isItem(item) ? keyFields.find((one) => ['string', 'number'].includes(typeof item[one])) : undefined
    if (!isItem(item) || field === undefined) return null
    const own = [item['name'], item['text']].find(isText)
    const key = String(item[field])
    entries.set(key, { item, name: own ?? valueWords(`${path}.${field}`, item[field], names) })
  }
  return entries.size === list.length ? entries : null
}

/** Values that are read as one: what a rule asks for, how long it gives, a week. */
const wholes: ReadonlySet<string> = new Set(['amount', 'when', 'week', 'makeupWindows', 'recurrence'])

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What is noted where, and what the ids of either side are called. */
type Run = {
  readonly note: (place: Place, before: unknown, after: unknown) => void
  readonly before: PolicyNames
  readonly after: PolicyNames
}

function compareLists(before: readonly unknown[], after: readonly unknown[], place: Place, run: Run): void {
  const old = keyed(before, place.path, run.before)
  const fresh = keyed(after, place.path, run.after)
  if (!old || !fresh) {
    if ([...before, ...after].every(isItem))
      for (let i = 0; i < Math.max(before.length, after.length); i++)
        compare(before[i], after[i], joined(place, `[${i}]`, { zh: `第 ${i + 1} 条`, en: `no. ${i + 1}` }), run)
    else run.note(place, before, after)
    return
  }
  for (const [key, { item, name }] of old) {
    const kept = fresh.get(key)
    compare(item, kept?.item, joined(place, `.${key}`, kept?.name ?? name), run)
  }
  for (const [key, { item, name }] of fresh)
    if (!old.has(key)) run.note(joined(place, `.${key}`, name), undefined, item)
  // The first that fits decides in many lists: their order says something.
  const order = (entries: ReadonlyMap<string, Entry>) => [...entries].filter(([key]) => old.has(key) && fresh.has(key))
  const [was, is] = [order(old), order(fresh)]
  if (was.some(([key], i) => key !== is[i]?.[0]))
    run.note(
      joined(place, '.order', { zh: '顺序', en: 'order' }),
      was.map(([, { name }]) => name),
      is.map(([, { name }]) => name),
    )
}

function compare(before: unknown, after: unknown, place: Place, run: Run): void {
  if (isSame(before, after)) return
  const key = place.path.split('.').at(-1) ?? ''
  if (before === undefined || after === undefined || wholes.has(key)) return run.note(place, before, after)
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, place, run)
  if (!isItem(before) || !isItem(after) || isText(before) || isText(after)) return run.note(place, before, after)
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)]))
    compare(before[field], after[field], joined(place, `.${field}`, fieldWords(field, place.path)), run)
}

/** Every difference from `before` to `after`, in the order of the file. Both are policies, of this or a later schema. */
export function comparePolicies(before: Item, after: Item): readonly PolicyChange[] {
  const changes: PolicyChange[] = []
  const names = { before: policyNames(before), after: policyNames(after) }
  for (const section of new Set([...Object.keys(before), ...Object.keys(after)])) {
    // The number is what is compared, not what differs.
    if (section === 'version') continue
    const note: Run['note'] = (place, from, to) => {
      changes.push({
        section,
        sectionName: fieldWords(section),
        path: place.path,
        place: place.words,
        kind: from === undefined ? 'added' : to === undefined ? 'removed' : 'changed',
        before: from === undefined ? null : valueWords(place.path, from, names.before),
        after: to === undefined ? null : valueWords(place.path, to, names.after),
      })
    }
    compare(before[section], after[section], { path: section, words: { zh: '', en: '' } }, { note, ...names })
  }
  return changes
}
