import { describe, expect, it } from 'vitest'
import { compileCalendar } from '#shared/domain/calendar/compile'
import { dueAfter, dueOnWorkingDay, openBetween, openSegments } from '#shared/domain/calendar/open-time'
import { CalendarDef } from '#shared/domain/calendar/schema'
import { HOUR_MS, MINUTE_MS } from '#shared/lib/zoned-time'
import { beijing, fiveByEight, inBeijing, loadBundledLibrary, workweek } from '../../../support/policies'

const { holidayYears } = await loadBundledLibrary()
const fiveByTen = compileCalendar(workweek([['08:00', '18:00']], { holidays: true }), holidayYears)
const withLunch = compileCalendar(workweek(fiveByEight, { holidays: true }), holidayYears)
const always = compileCalendar(
  CalendarDef.parse({ id: '24x7', name: { zh: '全', en: 'all' }, alwaysOpen: true }),
  holidayYears,
)

describe('an amount of working time', () => {
  it.each([
    ['counts inside a window', '2026-03-02 10:00', 60, '2026-03-02 11:00'],
    ['is due at closing time when it ends there', '2026-03-02 16:00', 120, '2026-03-02 18:00'],
    ['is due at the end of the morning when it ends there', '2026-03-02 11:00', 60, '2026-03-02 12:00'],
    ['goes on after the lunch break', '2026-03-02 11:00', 61, '2026-03-02 13:01'],
    ['goes on the next morning', '2026-03-02 17:30', 60, '2026-03-03 09:30'],
    ['counts from the next opening before hours', '2026-03-02 07:00', 60, '2026-03-02 10:00'],
    ['counts from the next opening in the lunch break', '2026-03-02 12:30', 60, '2026-03-02 14:00'],
    ['counts from the next opening at closing time', '2026-03-02 18:00', 60, '2026-03-03 10:00'],
    ['skips the weekend', '2026-03-06 17:00', 120, '2026-03-09 10:00'],
    ['skips a public holiday', '2026-04-30 17:30', 60, '2026-05-06 09:30'],
    ['counts a make-up Saturday', '2026-05-08 17:30', 60, '2026-05-09 09:30'],
    ['counts a start on a make-up Sunday', '2026-09-20 08:00', 60, '2026-09-20 10:00'],
    ['skips eight days of National Day 2025', '2025-09-30 17:00', 120, '2025-10-09 10:00'],
  ])('%s', (_what, start, minutes, due) => {
    expect(inBeijing(dueAfter(withLunch, beijing(start), minutes * MINUTE_MS))).toBe(due)
  })

  it('of nothing is due at the start', () => {
    expect(dueAfter(withLunch, beijing('2026-03-07 10:00'), 0)).toBe(beijing('2026-03-07 10:00'))
  })

  it('ignores holidays on a calendar that is always open', () => {
    expect(inBeijing(dueAfter(always, beijing('2026-10-01 00:00'), 48 * HOUR_MS))).toBe('2026-10-03 00:00')
  })

  it('reaches far beyond the years compiled first', () => {
    const due = dueAfter(withLunch, beijing('2026-03-02 09:00'), 10_000 * HOUR_MS)
    expect(openBetween(withLunch, beijing('2026-03-02 09:00'), due)).toBe(10_000 * HOUR_MS)
    expect(inBeijing(dueAfter(withLunch, beijing('2019-03-04 17:00'), 2 * HOUR_MS))).toBe('2019-03-05 10:00')
  })

  it('refuses an instant no calendar reaches', () => {
    expect(() => dueAfter(withLunch, Date.UTC(5000, 0, 1), 1)).toThrow(RangeError)
  })

  it('closes at midnight and joins windows that meet there', () => {
    const nights = compileCalendar(
      CalendarDef.parse({
        id: 'n',
        name: { zh: '夜', en: 'Night' },
        week: { mon: [['22:00', '24:00']], tue: [['00:00', '02:00']] },
      }),
      [],
    )
    expect(
      openSegments(nights, beijing('2026-03-02 00:00'), beijing('2026-03-09 00:00')).map(({ from, to }) => [
        inBeijing(from),
        inBeijing(to),
      ]),
    ).toEqual([['2026-03-02 22:00', '2026-03-03 02:00']])
    expect(inBeijing(dueOnWorkingDay(nights, beijing('2026-03-02 21:00'), 1))).toBe('2026-03-03 02:00')
  })
})

describe('working days', () => {
  it.each([
    ['Friday afternoon, NBD', '2026-03-06 15:00', 1, '2026-03-09 18:00'],
    ['Friday evening, NBD', '2026-03-06 19:00', 1, '2026-03-10 18:00'],
    ['Saturday, NBD', '2026-03-07 10:00', 1, '2026-03-10 18:00'],
    ['a minute before closing', '2026-03-06 17:59', 1, '2026-03-09 18:00'],
    ['exactly at closing', '2026-03-06 18:00', 1, '2026-03-10 18:00'],
    ['before opening', '2026-03-06 03:00', 1, '2026-03-09 18:00'],
    ['NBD+3 is four', '2026-03-02 10:00', 4, '2026-03-06 18:00'],
    ['NBD+7 is eight', '2026-03-02 10:00', 8, '2026-03-12 18:00'],
    ['over National Day', '2026-09-30 15:00', 1, '2026-10-08 18:00'],
    ['to a make-up Saturday', '2026-10-09 15:00', 1, '2026-10-10 18:00'],
    ['from a make-up Sunday', '2026-09-20 10:00', 1, '2026-09-21 18:00'],
    ['into a year without a list', '2026-12-31 15:00', 1, '2027-01-01 18:00'],
  ])('%s', (_what, start, n, due) => {
    expect(inBeijing(dueOnWorkingDay(fiveByTen, beijing(start), n))).toBe(due)
  })

  it('counts every day of a calendar that is always open, to midnight', () => {
    expect(inBeijing(dueOnWorkingDay(always, beijing('2026-10-01 10:00'), 1))).toBe('2026-10-03 00:00')
  })
})

describe('make-up workdays', () => {
  it('have the windows of the first open weekday, unless the calendar says otherwise', () => {
    const fridayOnly = { week: { fri: [['10:00', '12:00']] }, holidays: true }
    const usual = compileCalendar(workweek([], fridayOnly), holidayYears)
    const special = compileCalendar(workweek([], { ...fridayOnly, makeupWindows: [['14:00', '16:00']] }), holidayYears)
    const saturday = [beijing('2026-05-09 00:00'), beijing('2026-05-10 00:00')] as const
    expect(openSegments(usual, ...saturday).map(({ from }) => inBeijing(from))).toEqual(['2026-05-09 10:00'])
    expect(openSegments(special, ...saturday).map(({ from }) => inBeijing(from))).toEqual(['2026-05-09 14:00'])
  })

  it('mean nothing to a calendar that keeps no holidays', () => {
    const plain = compileCalendar(workweek([['08:00', '18:00']]), holidayYears)
    expect(openBetween(plain, beijing('2026-05-09 00:00'), beijing('2026-05-10 00:00'))).toBe(0)
    expect(openBetween(plain, beijing('2026-10-01 00:00'), beijing('2026-10-02 00:00'))).toBe(10 * HOUR_MS)
  })
})
