/** Pure rules of the list of call-backs and of the log: what is shown, in which order, and how it is said. */
import type { MissedRow, PromisedRow } from '#shared/ipc/contract'
import type { Tone } from '../../ui/tokens'

export const listFilters = ['all', 'missed', 'promised', 'mine', 'closed'] as const
export type ListFilter = (typeof listFilters)[number]

/** The latest first: who has just given up is most likely to be reached. */
export const sortMissed = (rows: Iterable<MissedRow>): readonly MissedRow[] =>
  [...rows].toSorted((a, b) => b.lastAt - a.lastAt || (a.id < b.id ? -1 : 1))

/** Those with a clock first, the soonest of all at the top; what has no time waits longest first. */
export const sortPromised = (rows: Iterable<PromisedRow>): readonly PromisedRow[] =>
  [...rows].toSorted(
    (a, b) =>
      Number(a.clock === null) - Number(b.clock === null) ||
      (a.clock?.dueAt ?? Infinity) - (b.clock?.dueAt ?? Infinity) ||
      a.since - b.since,
  )

export type Span = { readonly unit: 'now' } | { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number }

/** How long ago, in the largest unit that is full. */
export function spanSince(at: number, now: number): Span {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return { unit: 'now' }
  if (minutes < 60) return { unit: 'minutes', count: minutes }
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.floor(hours / 24) }
}

/** Who waits for a call-back longer than this has surely noticed; after an hour it is late by any measure. */
export const waitingTone = (at: number, now: number): Tone => {
  const minutes = (now - at) / 60_000
  if (minutes >= 60) return 'late'
  return minutes >= 15 ? 'soon' : 'plain'
}

/** Calls that ended today, from the counters of the queues: a change says that the log has something new. */
export const endedToday = (
  row: { readonly answered: number; readonly abandoned: number; readonly timedOut: number } | undefined,
): number => (row ? row.answered + row.abandoned + row.timedOut : 0)

/** Pages as one list, each call once: a call that ended meanwhile moves others to the next page. */
export function joinPages<Row extends { readonly id: string }>(pages: readonly (readonly Row[])[]): readonly Row[] {
  const rows = new Map<string, Row>()
  for (const page of pages) for (const row of page) if (!rows.has(row.id)) rows.set(row.id, row)
  return [...rows.values()]
}

export const periods = ['today', 'week', 'all', 'days'] as const
export type Period = (typeof periods)[number]
