import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCalendar } from '#shared/domain/calendar/compile'
import { dueAfter, dueOnWorkingDay, openBetween, openSegments } from '#shared/domain/calendar/open-time'
import { CalendarDef, WEEKDAYS, minutesOfDay, type HolidayYear } from '#shared/domain/calendar/schema'
import { DAY_MS, MINUTE_MS, isZone } from '#shared/lib/zoned-time'
import { loadBundledLibrary } from '../../../support/policies'

const { holidayYears } = await loadBundledLibrary()
const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata']

/** A slow reading of a calendar, minute by minute, by what a wall clock shows. */
function createOracle(def: CalendarDef, lists: readonly HolidayYear[]) {
  const closed = new Set(lists.flatMap((list) => list.closed.map(({ date }) => date)))
  const makeup = new Set(lists.flatMap((list) => list.makeup))
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: def.zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const ordinary =
    WEEKDAYS.slice(0, 5)
      .map((day) => def.week?.[day] ?? [])
      .find((windows) => windows.length > 0) ?? []
  const wall = (at: number): readonly [date: string, minutes: number] => {
    const [date = '', time = ''] = format.format(at).split(' ')
    return [date, minutesOfDay(time)]
  }
  const windowsOf = (date: string) => {
    if (def.holidays && closed.has(date)) return []
    if (def.holidays && makeup.has(date)) return ordinary
    return def.week?.[WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'mon'] ?? []
  }
  const isOpen = (at: number): boolean => {
    const [date, minutes] = wall(at)
    return windowsOf(date).some(([from, to]) => minutes >= minutesOfDay(from) && minutes < minutesOfDay(to))
  }
  const due = (start: number, minutes: number): number => {
    let at = start
    for (let left = minutes; left > 0; at += MINUTE_MS) if (isOpen(at)) left--
    return at
  }
  return { isOpen, due, wall, windowsOf }
}

const time = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const windows = fc
  .uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 6 })
  .map((marks) => marks.toSorted((a, b) => a - b).slice(0, marks.length - (marks.length % 2)))
  .map((marks) => marks.flatMap((mark, i) => (i % 2 === 0 ? [[time(mark * 30), time((marks[i + 1] ?? 48) * 30)]] : [])))

const calendars = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    holidays: fc.boolean(),
    week: fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, windows])), { requiredKeys: ['mon'] }),
  })
  .map((fields) => ({ id: 'c', name: { zh: 'c', en: 'c' }, ...fields }))
  .filter((fields) => CalendarDef.safeParse(fields).success)
  .map((fields) => CalendarDef.parse(fields))

/** Nights of clock changes in the zones above, holidays and make-up days, and anything in between. */
const starts = fc
  .oneof(
    fc.constantFrom(
      ...[
        '2025-03-30',
        '2025-10-26',
        '2026-03-29',
        '2026-10-25',
        '2026-03-08',
        '2026-11-01',
        '2026-04-05',
        '2026-10-04',
        '2026-09-30',
        '2026-05-08',
      ].map((date) => Date.parse(`${date}T00:00:00Z`) - DAY_MS / 2),
    ),
    fc.integer({ min: 0, max: 700 }).map((day) => Date.UTC(2025, 0, 5) + day * DAY_MS),
  )
  .chain((day) => fc.integer({ min: 0, max: 2880 }).map((minute) => day + minute * MINUTE_MS))

describe('a compiled calendar against a minute-by-minute reading', () => {
  it('knows the zones it is tried in', () => expect(ZONES.every(isZone)).toBe(true))

  it('finds the same deadlines, in zones with and without summer time', () => {
    fc.assert(
      fc.property(calendars, starts, fc.integer({ min: 1, max: 900 }), (def, start, minutes) => {
        const calendar = compileCalendar(def, holidayYears)
        expect(dueAfter(calendar, start, minutes * MINUTE_MS)).toBe(createOracle(def, holidayYears).due(start, minutes))
      }),
      { numRuns: 120 },
    )
  })

  it('measures the same open time', () => {
    fc.assert(
      fc.property(calendars, starts, fc.integer({ min: 0, max: 3000 }), (def, start, minutes) => {
        const calendar = compileCalendar(def, holidayYears)
        const { isOpen } = createOracle(def, holidayYears)
        let open = 0
        for (let i = 0; i < minutes; i++) if (isOpen(start + i * MINUTE_MS)) open += MINUTE_MS
        const end = start + minutes * MINUTE_MS
        expect(openBetween(calendar, start, end)).toBe(open)
        expect(openSegments(calendar, start, end).reduce((sum, { from, to }) => sum + to - from, 0)).toBe(open)
      }),
      { numRuns: 120 },
    )
  })

  it('finds the same working days', () => {
    fc.assert(
      fc.property(calendars, starts, fc.integer({ min: 1, max: 4 }), (def, start, n) => {
        const { isOpen, wall } = createOracle(def, holidayYears)
        const days: { date: string; close: number }[] = []
        for (let at = start - (start % MINUTE_MS); days.length < n + 2; at += MINUTE_MS) {
          if (!isOpen(at)) continue
          const [date] = wall(at)
          const last = days.at(-1)
          if (last?.date === date) days[days.length - 1] = { date, close: at + MINUTE_MS }
          else days.push({ date, close: at + MINUTE_MS })
        }
        expect(dueOnWorkingDay(compileCalendar(def, holidayYears), start, n)).toBe(days[n]?.close)
      }),
      { numRuns: 60 },
    )
  })
})

describe('questions to a calendar fit together', () => {
  const amounts = fc.integer({ min: 1, max: 40 * DAY_MS })

  it('the open time up to a deadline is the amount, and a ms earlier it is less', () => {
    fc.assert(
      fc.property(calendars, starts, amounts, (def, start, amount) => {
        const calendar = compileCalendar(def, holidayYears)
        const due = dueAfter(calendar, start, amount)
        expect(openBetween(calendar, start, due)).toBe(amount)
        expect(openBetween(calendar, start, due - 1)).toBe(amount - 1)
      }),
    )
  })

  it('more amount is never due earlier, and a later start neither', () => {
    fc.assert(
      fc.property(calendars, starts, amounts, amounts, (def, start, amount, more) => {
        const calendar = compileCalendar(def, holidayYears)
        const due = dueAfter(calendar, start, amount)
        expect(dueAfter(calendar, start, amount + more)).toBeGreaterThan(due)
        expect(dueAfter(calendar, start + more, amount)).toBeGreaterThanOrEqual(due)
      }),
    )
  })

  it('an amount in two parts is due when the whole is', () => {
    fc.assert(
      fc.property(calendars, starts, amounts, amounts, (def, start, one, other) => {
        const calendar = compileCalendar(def, holidayYears)
        expect(dueAfter(calendar, dueAfter(calendar, start, one), other)).toBe(dueAfter(calendar, start, one + other))
      }),
    )
  })
})
