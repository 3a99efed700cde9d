/** What a clock that is walked minute by minute is promised: which rule decides, and how many open minutes it gives. */
import type { CalendarDef, HolidayYear } from '#shared/domain/calendar/schema'
import type { CaseFacts } from '#shared/domain/policy/rules'
import type { Rule } from '#shared/domain/policy/schema'
import type { ClockEvent } from '#shared/domain/sla/history'
import type { MinuteSpan } from './minute-simulator-open'

export type MinuteCase = {
  /** Null counts every minute. */
  readonly calendar: CalendarDef | null
  readonly holidayYears: readonly HolidayYear[]
  readonly severities: readonly string[]
  readonly listedCities: readonly string[]
  readonly rules: readonly Rule[]
  readonly agreedOverrides: boolean
  readonly facts: CaseFacts
  /** In any order; those of one instant in the order in which they happened, a start first. */
  readonly events: readonly ClockEvent[]
  readonly now: number
}

function inRange(km: number, range: NonNullable<NonNullable<Rule['when']>['distanceKm']>): boolean {
  if (range.below !== undefined && km >= range.below) return false
  if (range.upTo !== undefined && km > range.upTo) return false
  if (range.from !== undefined && km < range.from) return false
  return range.above === undefined || km > range.above
}

export type Decision = { readonly index: number | null; readonly missing: readonly ('severity' | 'distanceKm')[] }

/** The first rule that holds. One that cannot be decided for want of a fact ends the search: nothing is guessed. */
export function decide({ rules, severities, listedCities }: MinuteCase, facts: CaseFacts): Decision {
  const severity = facts.severity ?? (severities.length === 1 ? severities[0] : undefined)
  const city = facts.city?.trim() ?? ''
  const listed = listedCities.some((name) => city === name || city === `${name}市`)
  for (const [index, { when = {} }] of rules.entries()) {
    const km = facts.distanceKm
    const excluded =
      (when.inListedCity !== undefined && when.inListedCity !== listed) ||
      (when.severity !== undefined && severity !== undefined && !when.severity.includes(severity)) ||
      (when.distanceKm !== undefined && km !== undefined && !inRange(km, when.distanceKm))
    if (excluded) continue
    const missing: ('severity' | 'distanceKm')[] = []
    if (when.severity !== undefined && severity === undefined) missing.push('severity')
    if (when.distanceKm !== undefined && km === undefined) missing.push('distanceKm')
    return { index: missing.length === 0 ? index : null, missing }
  }
  return { index: null, missing: [] }
}

/** What is promised: open minutes from the start, and the minute they end if that is fixed; or that the text does not say. */
export type Promised = { readonly minutes: number; readonly fixed: number | null } | 'left-open'

export const openWithin = (open: Uint8Array, from: number, to: number): number => {
  let sum = 0
  for (let minute = from; minute < to; minute++) sum += Number(open[minute])
  return sum
}

/** The last closing minute of the n-th working day after day 0. */
function workingDays(open: Uint8Array, { day }: MinuteSpan, start: number, n: number): number {
  // The days that still have an open minute from the start on: the first of them is day 0.
  let passed = -1
  let today = NaN
  let closing = start
  for (let minute = start; minute < open.length; minute++) {
    if (open[minute] === 0) continue
    if (day[minute] !== today) {
      if (passed === n) return closing
      passed++
      today = Number(day[minute])
    }
    closing = minute + 1
  }
  throw new RangeError('the span ends before the working days')
}

function sameTimeLater({ day, time }: MinuteSpan, start: number, days: number): number | null {
  const wanted = Number(day[start]) + days
  for (let minute = start; minute < day.length; minute++)
    if (day[minute] === wanted && time[minute] === time[start]) return minute
    else if (Number(day[minute]) > wanted) return null
  throw new RangeError('the span ends before the calendar days')
}

export function promise(
  amount: Exclude<Rule['amount'], { kind: 'agreed' }>,
  open: Uint8Array,
  span: MinuteSpan,
  start: number,
): Promised {
  switch (amount.kind) {
    case 'duration': {
      const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(amount.iso) ?? []
      return { minutes: Number(hours) * 60 + Number(minutes), fixed: null }
    }
    case 'workingDays': {
      const fixed = workingDays(open, span, start, amount.n)
      return { minutes: openWithin(open, start, fixed), fixed }
    }
    case 'calendarDays': {
      const fixed = sameTimeLater(span, start, amount.n)
      // "The same local time" does not exist on the day on which summer time skips it.
      return fixed === null ? 'left-open' : { minutes: openWithin(open, start, fixed), fixed }
    }
  }
}
