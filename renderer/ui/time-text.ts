/** How spans and instants are written: pure, so that a cell can be ticked without rendering. */
import type { Tone } from './tokens'
import type { UiWords } from './words'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const two = (value: number): string => String(value).padStart(2, '0')

/** `04:52` below an hour, `1:04:52` above; a negative span counts as none. Whole seconds, rounded down. */
export function spanText(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / second))
  const hours = Math.floor(whole / 3_600)
  const minutes = Math.floor(whole / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${two(minutes)}:${two(whole % 60)}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  let found = formats.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options })
    formats.set(key, found)
  }
  return found
}

type Place = Pick<UiWords, 'locale' | 'zone'>

export const timeOfDay = (at: number, { locale, zone }: Place): string =>
  format(locale, zone, { hour: '2-digit', minute: '2-digit' }).format(at)

export const timeWithSeconds = (at: number, { locale, zone }: Place): string =>
  format(locale, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at)

export const weekday = (at: number, { locale, zone }: Place): string =>
  format(locale, zone, { weekday: 'short' }).format(at)

/** `11月22日 周日`, `Sun, Nov 22`. */
export const dateWithWeekday = (at: number, { locale, zone }: Place): string => {
  const date = format(locale, zone, { month: locale.startsWith('zh') ? 'long' : 'short', day: 'numeric' }).format(at)
  return locale.startsWith('zh')
    ? `${date} ${weekday(at, { locale, zone })}`
    : `${weekday(at, { locale, zone })}, ${date}`
}

/** `2026-11-22 14:36` in both languages. */
export function dateTime(at: number, { zone }: Place): string {
  return `${isoDate(at, zone)} ${timeOfDay(at, { locale: 'zh-CN', zone })}`
}

export const isoDate = (at: number, zone: string): string =>
  format('en-CA', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

/** The instant as a person says it: time today, weekday and time within a week, else the date. */
export function dueText(at: number, now: number, place: Place): string {
  const time = timeOfDay(at, place)
  if (isoDate(at, place.zone) === isoDate(now, place.zone)) return time
  if (Math.abs(at - now) < 6 * day) return `${weekday(at, place)} ${time}`
  return `${isoDate(at, place.zone).slice(5)} ${time}`
}

/** What a countdown needs of a clock. Times in UTC ms. */
export type Ticking = {
  readonly state:
    'running' | 'paused' | 'overdue' | 'met' | 'met-late' | 'cancelled' | 'awaiting-agreement' | 'incomplete'
  readonly dueAt: number | null
  readonly remainingMs: number
  readonly atRiskAt?: number | null
}

/** A span that may be days long, for overdue and paused clocks. */
const longSpan = (ms: number, words: UiWords): string =>
  ms < day ? spanText(ms) : words.daysAndHours(Math.floor(ms / day), Math.floor((ms % day) / hour))

/** `04:52`, `超 06:11`, `周一 18:00` when more than a day is left, or the word for a clock that does not run. */
export function countdownText(clock: Ticking, now: number, words: UiWords): string {
  switch (clock.state) {
    case 'met':
      return words.met
    case 'met-late':
      return words.metLate
    case 'cancelled':
      return words.cancelled
    case 'awaiting-agreement':
      return words.awaitingAgreement
    case 'incomplete':
      return words.incomplete
    case 'paused':
      if (clock.dueAt === null) return words.pausedWith(longSpan(clock.remainingMs, words))
      return words.overdueBy(longSpan(now - clock.dueAt, words))
    case 'running':
    case 'overdue': {
      if (clock.dueAt === null) return words.pausedWith(longSpan(clock.remainingMs, words))
      const left = clock.dueAt - now
      // Exactly at the deadline is in time; the count goes on from there.
      if (left < 0) return words.overdueBy(longSpan(-left, words))
      return left < day ? spanText(left) : dueText(clock.dueAt, now, words)
    }
  }
}

/** The tone of a clock now: a running one turns by itself when its time comes. */
export function countdownTone(clock: Ticking, now: number): Tone {
  switch (clock.state) {
    case 'met':
      return 'good'
    case 'met-late':
    case 'overdue':
      return 'late'
    case 'cancelled':
    case 'awaiting-agreement':
    case 'incomplete':
      return 'quiet'
    case 'paused':
      return clock.dueAt === null ? 'wrap' : 'late'
    case 'running':
      if (clock.dueAt !== null && now > clock.dueAt) return 'late'
      return now >= (clock.atRiskAt ?? Infinity) ? 'soon' : 'plain'
  }
}
