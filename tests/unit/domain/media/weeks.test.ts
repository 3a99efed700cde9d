/** When the weekly disc is due: holidays, make-up days, pauses, years nobody has entered, and when a full disc is due. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCalendar } from '#shared/domain/calendar/compile'
import { expiryAt, kindDue, mondayOf, planWeeks, receiptDueAt } from '#shared/domain/media/weeks'
import type { MediaWeek, PlanTimes } from '#shared/domain/media/weeks'
import { DAY_MS, dayOfIsoDate, isoDateOfDay, weekdayOfDay } from '#shared/lib/zoned-time'
import { beijing, fiveByEight, inBeijing, loadBundledLibrary, workweek } from '../../../support/policies'

const { holidayYears } = await loadBundledLibrary()
const calendar = compileCalendar(workweek(fiveByEight, { holidays: true }), holidayYears)
const noHolidays = compileCalendar(workweek(fiveByEight), [])

const times = (weekday: number, more: Partial<PlanTimes> = {}): PlanTimes => ({
  weekday,
  leadDays: 1,
  since: '2025-01-01',
  pauses: [],
  endsOn: null,
  ...more,
})

const weeksOf = (plan: PlanTimes, from: string, to: string, of = calendar): readonly MediaWeek[] =>
  planWeeks(plan, of, beijing(`${from} 00:00`), beijing(`${to} 00:00`))

const shown = ({ week, due, mergedInto }: MediaWeek): string =>
  mergedInto === null ? (week === due ? week : `${week} → ${due}`) : `${week} in ${mergedInto} (${due})`

describe('the due days of a plan', () => {
  it.each<[string, number, string, string, readonly string[]]>([
    [
      'an ordinary month',
      3,
      '2026-03-01',
      '2026-04-01',
      ['2026-02-25', '2026-03-04', '2026-03-11', '2026-03-18', '2026-03-25', '2026-04-01'],
    ],
    [
      'Spring Festival on Monday: its week is a holiday throughout and goes into the next',
      1,
      '2026-02-09',
      '2026-03-02',
      ['2026-02-09', '2026-02-16 in 2026-02-23 (2026-02-24)', '2026-02-23 → 2026-02-24'],
    ],
    [
      'Spring Festival on Friday',
      5,
      '2026-02-09',
      '2026-03-09',
      ['2026-02-13', '2026-02-20 in 2026-02-27 (2026-02-27)', '2026-02-27', '2026-03-06'],
    ],
    [
      'a Sunday before Spring Festival moves behind it, where the next week begins',
      7,
      '2026-02-09',
      '2026-03-02',
      ['2026-02-15 → 2026-02-24', '2026-02-22 in 2026-03-01 (2026-03-01)', '2026-03-01'],
    ],
    ['a make-up day is worked: Saturday 14 February stands', 6, '2026-02-09', '2026-02-16', ['2026-02-14']],
    [
      'October on Thursday: the moved day is that of the next week',
      4,
      '2026-09-21',
      '2026-10-19',
      ['2026-09-24', '2026-10-01 in 2026-10-08 (2026-10-08)', '2026-10-08', '2026-10-15'],
    ],
    [
      'October on Friday: the moved day comes a day before the next and stays its own',
      5,
      '2026-09-28',
      '2026-10-12',
      ['2026-10-02 → 2026-10-08', '2026-10-09'],
    ],
    [
      'October on Wednesday: the next week moves, this one stands',
      3,
      '2026-09-28',
      '2026-10-19',
      ['2026-09-30', '2026-10-07 → 2026-10-08', '2026-10-14'],
    ],
    ['Mid-Autumn on Friday, behind the weekend', 5, '2026-09-21', '2026-09-28', ['2026-09-25 → 2026-09-28']],
    [
      'a holiday on Saturday moves to a make-up Saturday or an ordinary day, whichever comes first',
      6,
      '2026-04-27',
      '2026-05-11',
      ['2026-05-02 → 2026-05-06', '2026-05-09'],
    ],
  ])('[S4-07] %s', (_case, weekday, from, to, expected) => {
    expect(weeksOf(times(weekday), from, to).map(shown)).toEqual(expected)
  })

  it('[S4-07] names the holiday that moved the day', () => {
    expect(weeksOf(times(1), '2026-02-23', '2026-02-24').map(({ holiday }) => holiday)).toEqual(['春节'])
  })

  it('[S4-07] counts the days to prepare in working days, make-up days among them', () => {
    const before = (weekday: number, leadDays: number, from: string): string | undefined =>
      weeksOf(times(weekday, { leadDays }), from, isoDateOfDay(dayOfIsoDate(from) + 1))[0]?.prepareBy
    expect(before(2, 0, '2026-03-02')).toBe('2026-03-03')
    expect(before(2, 2, '2026-03-02')).toBe('2026-02-28')
    expect(before(2, 2, '2026-02-23')).toBe('2026-02-13')
    expect(before(4, 2, '2026-10-05')).toBe('2026-09-29')
  })

  it('[S4-07] is missed when the next disc is due, of a merged week too', () => {
    const missed = weeksOf(times(1), '2026-02-09', '2026-03-02').map(({ missedAt }) => missedAt && inBeijing(missedAt))
    expect(missed).toEqual(['2026-02-24 00:00', '2026-03-02 00:00', '2026-03-02 00:00'])
  })

  it('rests while paused; the week before is never missed while nothing follows', () => {
    const pauses = [
      { from: '2026-03-04', to: '2026-03-18', reason: '停产检修' },
      { from: '2026-04-01', to: null, reason: '合同暂停' },
    ]
    const weeks = weeksOf(times(3, { pauses }), '2026-02-23', '2026-04-13')
    expect(weeks.map(({ week, paused }) => `${week} ${paused?.reason ?? 'due'}`)).toEqual([
      '2026-02-25 due',
      '2026-03-04 停产检修',
      '2026-03-11 停产检修',
      '2026-03-18 due',
      '2026-03-25 due',
      '2026-04-01 合同暂停',
      '2026-04-08 合同暂停',
    ])
    expect(weeks.map(({ missedAt }) => missedAt && inBeijing(missedAt).slice(0, 10))).toEqual([
      '2026-03-18',
      null,
      null,
      '2026-03-25',
      null,
      null,
      null,
    ])
  })

  it('a week of holiday before a pause keeps its own day behind the holiday', () => {
    const pauses = [{ from: '2026-02-23', to: '2026-05-01', reason: '改造' }]
    expect(weeksOf(times(2, { pauses }), '2026-02-16', '2026-02-23').map(shown)).toEqual(['2026-02-17 → 2026-02-24'])
  })

  it('begins and ends with the plan', () => {
    const plan = times(3, { since: '2026-03-05', endsOn: '2026-03-25' })
    expect(weeksOf(plan, '2026-02-01', '2026-05-01').map(shown)).toEqual(['2026-03-11', '2026-03-18'])
  })

  it('[S4-07] says which year of holidays is wanting instead of guessing', () => {
    const years = (from: string, of = calendar) =>
      weeksOf(times(5, { leadDays: 2 }), from, isoDateOfDay(dayOfIsoDate(from) + 1), of).map(
        (week) => week.unknownYears,
      )
    expect(years('2026-12-21')).toEqual([[]])
    expect(years('2026-12-28')).toEqual([[2027]])
    expect(years('2027-02-08')).toEqual([[2027]])
    expect(years('2027-02-08', noHolidays)).toEqual([[]])
  })

  it('[S4-07] a list that comes late moves the days and renames no week', () => {
    const plan = times(1, { leadDays: 0 })
    const before = compileCalendar(workweek(fiveByEight, { holidays: true }), [])
    const weeks = (of: typeof calendar) => weeksOf(plan, '2026-01-01', '2027-01-01', of).map(({ week }) => week)
    expect(weeks(before)).toEqual(weeks(calendar))
  })

  const day = fc.integer({ min: dayOfIsoDate('2025-01-01'), max: dayOfIsoDate('2026-12-31') })
  const plans = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    leadDays: fc.integer({ min: 0, max: 5 }),
    since: day.map(isoDateOfDay),
    endsOn: fc.option(day.map(isoDateOfDay)),
    pauses: fc.uniqueArray(day, { minLength: 0, maxLength: 4 }).map((days) => {
      const sorted = days.toSorted((a, b) => a - b).map(isoDateOfDay)
      return sorted.flatMap((from, i) => (i % 2 === 0 ? [{ from, to: sorted[i + 1] ?? null, reason: '暂停' }] : []))
    }),
  })

  it('one week after the other, no two discs on one day, every day a day of work or the plan’s own', () => {
    fc.assert(
      fc.property(plans, day, fc.integer({ min: 1, max: 300 }), (plan, from, length) => {
        const weeks = weeksOf(plan, isoDateOfDay(from), isoDateOfDay(from + length))
        expect(weeks.map(({ week }) => week)).toEqual(weeks.map(({ week }) => week).toSorted())
        expect(new Set(weeks.map(({ monday }) => monday)).size).toBe(weeks.length)
        const own = weeks.filter(({ paused, mergedInto }) => paused === null && mergedInto === null)
        const dues = own.map(({ due }) => due)
        expect(dues).toEqual([...new Set(dues)].toSorted())
        for (const one of own) {
          const number = dayOfIsoDate(one.due)
          expect(calendar.plan.kindOf(number).kind).not.toBe('holiday')
          expect(one.due === one.week || calendar.plan.windowsOf(number).length > 0).toBe(true)
          expect(weekdayOfDay(dayOfIsoDate(one.week)) + 1).toBe(plan.weekday)
        }
        for (const { mergedInto, due, missedAt, dueAt } of weeks) {
          expect(missedAt ?? Infinity).toBeGreaterThan(dueAt)
          const into = weeks.filter(({ week }) => week === mergedInto)
          expect(into.filter((one) => one.due !== due || one.mergedInto !== null)).toEqual([])
        }
      }),
    )
  })

  it('says the same of a week whatever the range it is asked in', () => {
    fc.assert(
      fc.property(plans, day, fc.integer({ min: 8, max: 120 }), (plan, from, length) => {
        const all = weeksOf(plan, isoDateOfDay(from), isoDateOfDay(from + length))
        const parts = Array.from({ length: Math.ceil(length / 7) + 1 }, (_, i) => isoDateOfDay(from + i * 7)).flatMap(
          (start) => weeksOf(plan, start, isoDateOfDay(dayOfIsoDate(start) + 1)),
        )
        const known = new Map(all.map((one) => [one.week, one]))
        const shared = parts.filter(({ week }) => known.has(week))
        expect(shared).toEqual(shared.map(({ week }) => known.get(week)))
      }),
    )
  })
})

describe('what follows a hand-over', () => {
  it.each([
    ['2026-03-04 15:00', 7, '2026-03-12 00:00'],
    ['2026-03-04 15:00', 3, '2026-03-10 00:00'],
    ['2026-02-12 23:59', 7, '2026-02-25 00:00'],
    ['2026-02-07 09:00', 7, '2026-02-15 00:00'],
  ])('[S4-07] handed over %s, receipt within %d days: until %s', (handed, days, until) => {
    expect(inBeijing(receiptDueAt(calendar, beijing(handed), days))).toBe(until)
  })

  it('[S4-07] expires at the end of a day, so many days after it was due', () => {
    const [week] = weeksOf(times(1), '2026-02-23', '2026-02-24')
    if (!week) throw new Error('no week')
    expect(inBeijing(expiryAt(week, { expiryDays: 30 }, 'Asia/Shanghai'))).toBe('2026-03-27 00:00')
  })
})

describe('[S4-07] when a full disc is due', () => {
  const given = [
    { week: '2026-03-04', kind: 'baseline' as const },
    { week: '2026-03-25', kind: 'delta' as const },
  ]
  it.each([
    ['the first', null, '2026-03-04', [], 'baseline'],
    ['deltas alone do not count', 4, '2026-04-01', [{ week: '2026-03-25', kind: 'delta' as const }], 'baseline'],
    ['on demand only', null, '2027-03-04', given, 'delta'],
    ['before its time', 4, '2026-03-25', given, 'delta'],
    ['in time', 4, '2026-04-01', given, 'baseline'],
    ['late, for weeks were missed', 4, '2026-04-22', given, 'baseline'],
    ['the weekday of the plan has changed meanwhile', 4, '2026-03-30', given, 'baseline'],
  ])('%s', (_case, baselineWeeks, week, history, expected) => {
    expect(kindDue({ baselineWeeks }, week, history)).toBe(expected)
  })
})

it('the Monday of a week', () => {
  expect(['2026-03-02', '2026-03-08', '2026-03-09', '2027-01-01'].map(mondayOf)).toEqual([
    '2026-03-02',
    '2026-03-02',
    '2026-03-09',
    '2026-12-28',
  ])
  expect(dayOfIsoDate('1970-01-02')).toBe(1)
  expect(DAY_MS).toBe(86_400_000)
})
