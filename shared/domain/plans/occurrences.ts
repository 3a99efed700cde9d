/** When recurring services are due: one window for each occurrence, in local days of the policy's zone. */
import type { Recurrence } from '../policy/plans'
import { DAY_MS, instantOfLocal, localDayOf, weekdayOfDay } from '../../lib/zoned-time'

/** Half-open, UTC ms: the service is kept when it is done within. */
export type Occurrence = { readonly from: number; readonly to: number }

const dayOf = (year: number, month: number, date: number): number => Date.UTC(year, month, date) / DAY_MS

/** The first day of the period that holds a day. */
function periodStart(every: 'week' | 'month' | 'quarter' | 'year', day: number): number {
  const date = new Date(day * DAY_MS)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth()
  switch (every) {
    case 'week':
      return day - weekdayOfDay(day)
    case 'month':
      return dayOf(year, month, 1)
    case 'quarter':
      return dayOf(year, month - (month % 3), 1)
    case 'year':
      return dayOf(year, 0, 1)
  }
}

function nextStart(every: 'week' | 'month' | 'quarter' | 'year', start: number): number {
  const date = new Date(start * DAY_MS)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth()
  switch (every) {
    case 'week':
      return start + 7
    case 'month':
      return dayOf(year, month + 1, 1)
    case 'quarter':
      return dayOf(year, month + 3, 1)
    case 'year':
      return dayOf(year + 1, 0, 1)
  }
}

/** The n-th week of a month (1-based): the first is the one with the month's first Monday. */
function weekOfMonth(year: number, month: number, week: number): number {
  const first = dayOf(year, month - 1, 1)
  return first + ((7 - weekdayOfDay(first)) % 7) + (week - 1) * 7
}

function* days(recurrence: Recurrence, first: number, last: number): Generator<readonly [from: number, to: number]> {
  if (recurrence.every !== 'weeks') {
    for (let start = periodStart(recurrence.every, first); start <= last; start = nextStart(recurrence.every, start))
      yield [start, nextStart(recurrence.every, start)]
    return
  }
  const lastYear = new Date(last * DAY_MS).getUTCFullYear()
  // The last weeks of December reach into the next year.
  for (let year = new Date((first - 45) * DAY_MS).getUTCFullYear(); year <= lastYear; year++)
    for (const { month, week } of recurrence.weeks) {
      const start = weekOfMonth(year, month, week)
      yield [start, start + 7]
    }
}

/** The occurrences whose window overlaps `[from, to)` (UTC ms), in order. */
export function occurrences(recurrence: Recurrence, zone: string, from: number, to: number): readonly Occurrence[] {
  const found: Occurrence[] = []
  for (const [start, end] of days(recurrence, localDayOf(zone, from), localDayOf(zone, to - 1))) {
    const window = { from: instantOfLocal(zone, start, 0), to: instantOfLocal(zone, end, 0) }
    if (window.to > from && window.from < to) found.push(window)
  }
  return found.toSorted((a, b) => a.from - b.from)
}
