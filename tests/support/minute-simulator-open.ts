/**
 * Which minutes a calendar is open, told minute by minute from its windows and lists with Intl alone. It shares nothing with
 * the product but the data types, for it is what the product's calendars are compared with.
 */
import type { CalendarDef, HolidayYear } from '#shared/domain/calendar/schema'

const MINUTE = 60_000
const DAY = 86_400_000
const MINUTES_OF_DAY = 1440
/** No zone of today changes its offset at anything finer. */
const STEP = 15

/** A stretch of minutes as the clocks of one zone show them. Indexes are minutes since `from` (UTC ms, a whole minute). */
export type MinuteSpan = {
  readonly zone: string
  readonly from: number
  /** Local calendar day, in days since 1970-01-01. */
  readonly day: Int32Array
  /** Minutes of wall time since local midnight. */
  readonly time: Int16Array
  /** The local days in order, each with its minutes `[from, to)`. */
  readonly days: readonly { readonly day: number; readonly from: number; readonly to: number }[]
}

/** Reads the wall clock of a zone for a number of days from a UTC date like `2026-03-09`. */
export function minuteSpan(zone: string, date: string, length: number): MinuteSpan {
  const from = Date.parse(`${date}T00:00:00Z`)
  const count = length * MINUTES_OF_DAY
  const day = new Int32Array(count)
  const time = new Int16Array(count)
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  for (let step = 0; step < count; step += STEP) {
    const [d, m, y, hour, minute] = (clock.format(from + step * MINUTE).match(/\d+/g) ?? []).map(Number)
    if (minute === undefined) throw new Error(`no wall clock in ${zone}`)
    const localDay = Date.UTC(Number(y), Number(m) - 1, Number(d)) / DAY
    for (let i = 0; i < STEP; i++) {
      day[step + i] = localDay
      time[step + i] = Number(hour) * 60 + minute + i
    }
  }
  const days: { day: number; from: number; to: number }[] = []
  for (let minute = 0; minute < count; minute++) {
    const today = days.at(-1)
    if (today && today.day === day[minute]) today.to = minute + 1
    else days.push({ day: Number(day[minute]), from: minute, to: minute + 1 })
  }
  return { zone, from, day, time, days }
}

const minutesOf = (text: string): number => {
  const [hours, minutes] = text.split(':')
  return Number(hours) * 60 + Number(minutes)
}

type Windows = readonly (readonly [string, string])[]
type DayMask = Uint8Array

function maskOf(windows: Windows | undefined): DayMask {
  const mask = new Uint8Array(MINUTES_OF_DAY)
  for (const [from, to] of windows ?? []) mask.fill(1, minutesOf(from), minutesOf(to))
  return mask
}

/** 1 for each minute of the span that is open; `calendar` null counts every minute. */
export function openMinutes(
  calendar: CalendarDef | null,
  holidayYears: readonly HolidayYear[],
  { day, time, days }: MinuteSpan,
): Uint8Array {
  const open = new Uint8Array(day.length)
  const week = calendar?.week
  if (!calendar || !week) return open.fill(1)
  const closed = maskOf([])
  const byWeekday = [week.sun, week.mon, week.tue, week.wed, week.thu, week.fri, week.sat].map(maskOf)
  // A make-up workday has the windows of an ordinary workday: the first from Monday on that has any.
  const workday = [week.mon, week.tue, week.wed, week.thu, week.fri].find((windows) => (windows ?? []).length > 0)
  const makeup = maskOf(calendar.makeupWindows ?? workday)
  const special = new Map<string, DayMask>()
  if (calendar.holidays) {
    for (const list of holidayYears) {
      for (const { date } of list.closed) special.set(date, closed)
      for (const date of list.makeup) special.set(date, makeup)
    }
  }
  for (const { day: local, from, to } of days) {
    const date = new Date(local * DAY)
    const mask = special.get(date.toISOString().slice(0, 10)) ?? byWeekday[date.getUTCDay()] ?? closed
    // A whole day at once; on the days that summer time begins and ends, and at the ends of the span, by the wall clock.
    if (to - from === MINUTES_OF_DAY) open.set(mask, from)
    else for (let minute = from; minute < to; minute++) open[minute] = mask[Number(time[minute])] ?? 0
  }
  return open
}

/** The minute of the span at an instant (UTC ms). Throws where there is none. */
export function indexOf(span: MinuteSpan, at: number): number {
  const minute = (at - span.from) / MINUTE
  if (!Number.isInteger(minute) || minute < 0 || minute >= span.day.length)
    throw new RangeError(`no whole minute of the span: ${new Date(at).toISOString()}`)
  return minute
}
