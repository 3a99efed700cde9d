/**
 * The packages a deadline engine could have been built on, configured for one calendar: Mon–Fri 09:00–12:00 and 13:00–18:00
 * in the local zone of the process, public holidays closed, make-up workdays open. Two of them know no make-up workdays: there
 * the weekend has the windows of a workday and every day of rest counts as a holiday, looked up in a set instead of in the
 * package's list, which only makes it faster.
 */
import dayjs from 'dayjs'
import businessTime from 'dayjs-business-time'
import type { Dayjs } from 'dayjs'
import type { Moment } from 'moment'
import moment from 'moment-business-time'
import OpeningHours from 'opening_hours'
import type { HolidayYear } from '#shared/domain/calendar/schema'
import { DAY_MS, MINUTE_MS, dayOfIsoDate, isoDateOfDay, weekdayOfDay } from '#shared/lib/zoned-time'

export type Peer = {
  readonly name: string
  /** The deadline, UTC ms, of an amount of open time in whole minutes. */
  readonly due: (start: number, minutes: number) => number
}

/** The days without work of the listed years and of the year after, as ISO dates. */
function daysOfRest(years: readonly HolidayYear[]): ReadonlySet<string> {
  const closed = new Set(years.flatMap((list) => list.closed.map(({ date }) => date)))
  const makeup = new Set(years.flatMap((list) => list.makeup))
  const first = Math.min(...years.map(({ year }) => year))
  const last = Math.max(...years.map(({ year }) => year)) + 1
  const rest = new Set<string>()
  for (let day = dayOfIsoDate(`${first}-01-01`); day <= dayOfIsoDate(`${last}-12-31`); day++) {
    const date = isoDateOfDay(day)
    if (closed.has(date) || (weekdayOfDay(day) >= 5 && !makeup.has(date))) rest.add(date)
  }
  return rest
}

function dayjsPeer(rest: ReadonlySet<string>): Peer {
  function isHoliday(this: Dayjs): boolean {
    return rest.has(this.format('YYYY-MM-DD'))
  }
  dayjs.extend(businessTime)
  const windows = [
    { start: '09:00:00', end: '12:00:00' },
    { start: '13:00:00', end: '18:00:00' },
  ]
  dayjs.setBusinessTime({
    sunday: windows,
    monday: windows,
    tuesday: windows,
    wednesday: windows,
    thursday: windows,
    friday: windows,
    saturday: windows,
  })
  dayjs.extend((_options, DayjsClass) => {
    DayjsClass.prototype.isHoliday = isHoliday
  })
  return { name: 'dayjs-business-time', due: (start, minutes) => dayjs(start).addBusinessMinutes(minutes).valueOf() }
}

function momentPeer(rest: ReadonlySet<string>): Peer {
  const windows = ['09:00:00', '12:00:00', '13:00:00', '18:00:00']
  const workinghours = Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [day, windows]))
  moment.updateLocale(moment.locale(), { workinghours, holidays: [] })
  moment.fn.isHoliday = function isHoliday(this: Moment): boolean {
    return rest.has(this.format('YYYY-MM-DD'))
  }
  return {
    name: 'moment-business-time',
    due: (start, minutes) => moment(start).addWorkingTime(minutes, 'minutes').valueOf(),
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const osmDate = (date: string): string =>
  `${date.slice(0, 4)} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(8, 10)}`

function openingHoursPeer(years: readonly HolidayYear[]): Peer {
  const windows = '09:00-12:00,13:00-18:00'
  const rules = [
    `Mo-Fr ${windows}`,
    ...years.flatMap(({ closed, makeup }) => [
      ...closed.map(({ date }) => `${osmDate(date)} off`),
      ...makeup.map((date) => `${osmDate(date)} ${windows}`),
    ]),
  ]
  const hours = new OpeningHours(rules.join('; '))
  const due = (start: number, minutes: number): number => {
    const iterator = hours.getIterator(new Date(start))
    let left = minutes * MINUTE_MS
    for (;;) {
      const open = iterator.getState()
      const from = iterator.getDate().getTime()
      if (!iterator.advance()) throw new Error('the calendar never opens again')
      const length = iterator.getDate().getTime() - from
      if (open && left <= length) return from + left
      if (open) left -= length
    }
  }
  return { name: 'opening_hours', due }
}

/** The three packages, ready to answer. The process must run in the calendar's zone. */
export function createPeers(years: readonly HolidayYear[]): readonly Peer[] {
  const rest = daysOfRest(years)
  return [dayjsPeer(rest), momentPeer(rest), openingHoursPeer(years)]
}

const at = (array: Float64Array, index: number): number => array[index] ?? 0

/** The least one could do with the segments of a calendar: running totals and two binary searches. */
export function createBareReference(segments: readonly { readonly from: number; readonly to: number }[]): Peer {
  const count = segments.length
  const opens = Float64Array.from(segments, ({ from }) => from)
  const closes = Float64Array.from(segments, ({ to }) => to)
  const before = new Float64Array(count)
  for (let i = 1; i < count; i++) before[i] = at(before, i - 1) + at(closes, i - 1) - at(opens, i - 1)
  const due = (start: number, minutes: number): number => {
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >> 1
      if (at(closes, middle) > start) high = middle
      else low = middle + 1
    }
    const target = at(before, low) + Math.max(0, start - at(opens, low)) + minutes * MINUTE_MS
    low = 0
    high = count
    while (low < high) {
      const middle = (low + high) >> 1
      if (at(before, middle) >= target) high = middle
      else low = middle + 1
    }
    return at(opens, low - 1) + target - at(before, low - 1)
  }
  return { name: 'prefix sums and binary search', due }
}

export const WORKDAY_MINUTES = 8 * 60
export const YEAR_MS = 365 * DAY_MS
