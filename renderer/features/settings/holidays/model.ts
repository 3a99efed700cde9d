/** A year of public holidays as twelve months, and what was changed in it. Pure. */
import type { HolidayYear } from '#shared/domain/calendar/schema'
import { dayOfIsoDate, isoDateOfDay, weekdayOfDay } from '#shared/lib/zoned-time'

export type DayKind = 'closed' | 'makeup' | 'ordinary'
export type DayState = { readonly kind: DayKind; readonly name: string }

export type MonthDay = { readonly date: string; readonly day: number; readonly weekend: boolean }
export type Month = {
  /** 1 to 12. */
  readonly month: number
  /** Empty places before the 1st, in weeks that begin on Monday. */
  readonly before: number
  readonly days: readonly MonthDay[]
}

export function monthsOf(year: number): readonly Month[] {
  return Array.from({ length: 12 }, (_, i) => {
    const month = i + 1
    const first = dayOfIsoDate(`${year}-${String(month).padStart(2, '0')}-01`)
    const next =
      month === 12
        ? dayOfIsoDate(`${year + 1}-01-01`)
        : dayOfIsoDate(`${year}-${String(month + 1).padStart(2, '0')}-01`)
    const days = Array.from({ length: next - first }, (_day, n) => ({
      date: isoDateOfDay(first + n),
      day: n + 1,
      weekend: weekdayOfDay(first + n) >= 5,
    }))
    return { month, before: weekdayOfDay(first), days }
  })
}

export const blankYear = (year: number): HolidayYear => ({ year, source: '', closed: [], makeup: [] })

/** By ISO date; a date that is not in it is an ordinary day. */
export const daysOf = ({ closed, makeup }: HolidayYear): ReadonlyMap<string, DayState> =>
  new Map<string, DayState>([
    ...closed.map(({ date, name }) => [date, { kind: 'closed', name }] as const),
    ...makeup.map((date) => [date, { kind: 'makeup', name: '' }] as const),
  ])

const byDate = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The list with one day of another kind. */
export function withDay(list: HolidayYear, date: string, { kind, name }: DayState): HolidayYear {
  const closed = list.closed.filter((one) => one.date !== date)
  const makeup = list.makeup.filter((one) => one !== date)
  return {
    ...list,
    closed: kind === 'closed' ? [...closed, { date, name }].toSorted((a, b) => byDate(a.date, b.date)) : closed,
    makeup: kind === 'makeup' ? [...makeup, date].toSorted(byDate) : makeup,
  }
}

/** The dates of which the two lists say something else, in order. */
export function changedDays(before: HolidayYear, after: HolidayYear): readonly string[] {
  const old = daysOf(before)
  const fresh = daysOf(after)
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((date) => old.get(date)?.kind !== fresh.get(date)?.kind || old.get(date)?.name !== fresh.get(date)?.name)
    .toSorted(byDate)
}

/** The name of the holiday next to a day: most often it is the same one. */
export function nameNear(list: HolidayYear, date: string): string {
  const day = dayOfIsoDate(date)
  const near = list.closed.toSorted(
    (a, b) => Math.abs(dayOfIsoDate(a.date) - day) - Math.abs(dayOfIsoDate(b.date) - day),
  )[0]
  return near !== undefined && Math.abs(dayOfIsoDate(near.date) - day) <= 7 ? near.name : ''
}

/** Whether a list may be saved: it names its source and closes at least one day. */
export const isWhole = ({ source, closed }: HolidayYear): boolean =>
  source.trim() !== '' && closed.length > 0 && closed.every(({ name }) => name.trim() !== '')
