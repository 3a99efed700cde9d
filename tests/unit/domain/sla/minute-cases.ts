/** Random clocks for the minute-by-minute comparison, small enough for a bounded span and printed so that a person can read them. */
import * as fc from 'fast-check'
import type { CalendarDef, HolidayYear } from '#shared/domain/calendar/schema'
import type { Rule } from '#shared/domain/policy/schema'
import type { ClockEvent } from '#shared/domain/sla/history'
import { minuteSpan, type MinuteSpan } from '../../../support/minute-simulator-open'
import { WEEKDAYS, clockTime, describeCase, type RandomCase } from './minute-case-text'

const MINUTE = 60_000
const DAY = 24 * 60
const LISTED = ['北京', '上海']

/** Long enough for the longest promise below on the emptiest calendar, all pauses and holidays included. */
const SPAN_DAYS = 80
/** Nothing happens on the first days of a span, for an agreed time may lie before the start. */
const MARGIN = 3

/** Over the turn of a year in China, and over both changes of the hour in Germany. */
const spans = {
  shanghai: minuteSpan('Asia/Shanghai', '2025-12-08', SPAN_DAYS),
  spring: minuteSpan('Europe/Berlin', '2026-03-12', SPAN_DAYS),
  autumn: minuteSpan('Europe/Berlin', '2026-10-08', SPAN_DAYS),
}
const places = fc.oneof(
  { weight: 5, arbitrary: fc.constant(spans.shanghai) },
  { weight: 3, arbitrary: fc.constantFrom(spans.spring, spans.autumn) },
)

/** Up to three windows on quarter hours, the first at least two hours long; some touch, some reach midnight. */
const dayWindows = fc
  .tuple(
    fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 8, max: 36 })),
    fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 24 })), { maxLength: 2 }),
  )
  .map(([first, more]) => {
    const windows: [string, string][] = []
    let at = 0
    for (const [gap, length] of [first, ...more]) {
      const from = at + gap
      const to = Math.min(from + length, 96)
      if (from < to) windows.push([clockTime(from * 15), clockTime(to * 15)])
      at = to
    }
    return windows
  })

const weeks = fc
  .tuple(
    fc.array(dayWindows, { minLength: 1, maxLength: 3 }),
    fc
      .tuple(...WEEKDAYS.map((_, i) => fc.integer({ min: 0, max: i < 5 ? 7 : 3 })))
      .filter((kinds) => kinds.filter((kind) => kind > 0).length >= 3),
  )
  .map(([patterns, kinds]) =>
    Object.fromEntries(
      WEEKDAYS.flatMap((weekday, i) => {
        const kind = kinds[i] ?? 0
        const windows = patterns[(kind - 1) % patterns.length]
        return kind > 0 && windows ? [[weekday, windows]] : []
      }),
    ),
  )

type Calendar = Omit<CalendarDef, 'zone'> | null
const name = { zh: '随机', en: 'Random' }
const calendars: fc.Arbitrary<Calendar> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.constant({ id: 'always', version: 1, name, alwaysOpen: true as const, holidays: false }),
  },
  {
    weight: 10,
    arbitrary: fc
      .record({ week: weeks, holidays: fc.integer({ min: 0, max: 3 }), makeupWindows: fc.option(dayWindows) })
      .map(({ week, holidays, makeupWindows }) => ({
        id: 'week',
        version: 1,
        name,
        week,
        holidays: holidays > 0,
        ...(makeupWindows === null ? {} : { makeupWindows }),
      })),
  },
)

/** Days of the span's first month: those that are closed, and those that are worked in exchange. */
const specialDays = fc
  .uniqueArray(fc.integer({ min: MARGIN - 1, max: MARGIN + 28 }), { maxLength: 9 })
  .chain((days) => fc.tuple(fc.constant(days), fc.integer({ min: 0, max: days.length })))

function holidayYears(span: MinuteSpan, [days, makeups]: readonly [readonly number[], number]): readonly HolidayYear[] {
  const dates = days.map((day) => new Date(span.from + day * DAY * MINUTE).toISOString().slice(0, 10))
  const years = [...new Set(dates.map((date) => Number(date.slice(0, 4))))]
  return years.map((year) => {
    const ofYear = (list: readonly string[]): string[] => list.filter((date) => date.startsWith(String(year)))
    return {
      year,
      source: '随机',
      closed: ofYear(dates.slice(makeups)).map((date) => ({ date, name: '假日' })),
      makeup: ofYear(dates.slice(0, makeups)),
    }
  })
}

const severities = fc.constantFrom('P1', 'P2', 'P3')
const distances = fc.constantFrom(10, 49.9, 50, 50.1, 100, 399.9, 400)
const cities = fc.constantFrom('北京', '北京市', '西安', '上海 ')
const bounds = fc.constantFrom(50, 100, 400)

const whens: fc.Arbitrary<NonNullable<Rule['when']>> = fc.record(
  {
    severity: fc.uniqueArray(severities, { minLength: 1, maxLength: 2 }),
    distanceKm: fc.oneof(
      fc.record({ below: bounds }),
      fc.record({ upTo: bounds }),
      fc.record({ from: bounds }),
      fc.record({ above: bounds }),
      fc.record({ above: fc.constant(50), upTo: fc.constant(100) }),
    ),
    inListedCity: fc.boolean(),
  },
  { requiredKeys: [] },
)

const durations = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 120 }).map((quarters) => quarters * 15) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 1800 }) },
  )
  .map((minutes) => (minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${Math.floor(minutes / 60)}H${minutes % 60}M`))

const amounts: fc.Arbitrary<Rule['amount']> = fc.oneof(
  { weight: 4, arbitrary: durations.map((iso) => ({ kind: 'duration' as const, iso })) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }).map((n) => ({ kind: 'workingDays' as const, n })) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 20 }).map((n) => ({ kind: 'calendarDays' as const, n })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'agreed' as const }) },
)

const ruleLists: fc.Arbitrary<Rule[]> = fc
  .tuple(
    fc.array(fc.record({ when: whens, amount: amounts }), { maxLength: 3 }),
    fc.oneof(
      { weight: 5, arbitrary: amounts.map((amount) => [{ amount }]) },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
  )
  .map(([some, rest]) => [...some, ...rest])

/** Minutes since the span began, most of them on quarter hours, where windows, promises and events meet. */
const minutes = (firstDay: number, lastDay: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: firstDay * 96, max: lastDay * 96 }).map((quarter) => quarter * 15) },
    { weight: 1, arbitrary: fc.integer({ min: firstDay * DAY, max: lastDay * DAY }) },
  )
const agreements = minutes(MARGIN - 1, MARGIN + 24)

const happenings = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('pause' as const) }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('resume' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('stop' as const, 'stop' as const, 'cancel' as const, 'start' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('severity' as const), severity: severities }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('distance' as const), distanceKm: distances }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('city' as const), city: cities }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('agreed' as const), agreedAt: fc.option(agreements) }) },
)

const recipes = fc.record({
  span: places,
  calendar: calendars,
  special: specialDays,
  severities: fc.constantFrom(['P1', 'P2', 'P3'], ['P1', 'P2', 'P3'], ['P1']),
  rules: ruleLists,
  agreedOverrides: fc.integer({ min: 0, max: 3 }).map((chance) => chance === 3),
  facts: fc.record(
    { severity: severities, distanceKm: distances, city: cities, agreedAt: agreements },
    { requiredKeys: [] },
  ),
  start: minutes(MARGIN, MARGIN + 7),
  events: fc.array(fc.tuple(minutes(MARGIN, MARGIN + 20), happenings), { maxLength: 10 }),
  now: fc.oneof(
    { weight: 6, arbitrary: minutes(0, 4).map((after) => ({ after })) },
    { weight: 6, arbitrary: minutes(0, 17).map((after) => ({ after })) },
    { weight: 1, arbitrary: minutes(MARGIN, MARGIN + 24).map((at) => ({ at })) },
  ),
})

/** Clocks that have, or have not, started, with up to ten things that happened to them in any order. */
export const randomCases: fc.Arbitrary<RandomCase> = recipes.map(
  ({ span, calendar, special, facts, start, events, ...rest }) => {
    const at = (minute: number): number => span.from + minute * MINUTE
    const { agreedAt, ...others } = facts
    const made: RandomCase = {
      ...rest,
      span,
      calendar: calendar && { ...calendar, zone: span.zone },
      holidayYears: holidayYears(span, special),
      listedCities: LISTED,
      facts: { ...others, ...(agreedAt === undefined ? {} : { agreedAt: at(agreedAt) }) },
      events: [
        ...events.map(([minute, happening]): ClockEvent =>
          happening.type === 'agreed'
            ? { type: 'agreed', at: at(minute), agreedAt: happening.agreedAt === null ? null : at(happening.agreedAt) }
            : { ...happening, at: at(minute) },
        ),
        { type: 'start', at: at(start) },
      ],
      now: at('at' in rest.now ? rest.now.at : start + rest.now.after),
    }
    return Object.defineProperty(made, fc.toStringMethod, { value: () => describeCase(made) })
  },
)
