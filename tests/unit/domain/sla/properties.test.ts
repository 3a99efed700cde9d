import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCalendar } from '#shared/domain/calendar/compile'
import { openBetween } from '#shared/domain/calendar/open-time'
import type { Amount } from '#shared/domain/policy/amount'
import type { Commitment, Rule } from '#shared/domain/policy/schema'
import { evaluateClock, viewClock } from '#shared/domain/sla/clock'
import { explainClock } from '#shared/domain/sla/explain'
import { advance, historyAt, newHistory, type ClockEvent } from '#shared/domain/sla/history'
import { MINUTE_MS } from '#shared/lib/zoned-time'
import { beijing, contextOf, fiveByEight, loadBundledLibrary, workweek } from '../../../support/policies'

const library = await loadBundledLibrary()
const { holidayYears } = library
const origin = contextOf(library, 'equipment-handbook', 'phone-response')
const { policy } = origin

/** By name, so that a counterexample stays readable. */
const CALENDARS = {
  '5x8': compileCalendar(workweek(fiveByEight, { holidays: true }), holidayYears),
  '5x10': compileCalendar(workweek([['08:00', '18:00']], { holidays: true }), holidayYears),
  '5x24': compileCalendar(workweek([['00:00', '24:00']]), holidayYears),
  Berlin: compileCalendar(workweek(fiveByEight, { zone: 'Europe/Berlin' }), holidayYears),
  '24x7': origin.calendar,
}
type CalendarName = keyof typeof CALENDARS
const calendars = fc.constantFrom<CalendarName>('5x8', '5x10', '5x24', 'Berlin', '24x7')

const amounts: fc.Arbitrary<Amount> = fc.oneof(
  fc.integer({ min: 1, max: 30 * 24 * 60 }).map((minutes) => ({ kind: 'duration' as const, iso: `PT${minutes}M` })),
  fc.integer({ min: 1, max: 30 }).map((n) => ({ kind: 'workingDays' as const, n })),
  fc.integer({ min: 1, max: 30 }).map((n) => ({ kind: 'calendarDays' as const, n })),
)

const commitmentWith = (rules: Rule[]): Commitment => ({ ...origin.commitment, rules })

/** A promise with its own amount for each of three severities, one of which has none at times. */
type Promised = { readonly calendar: CalendarName; readonly amounts: readonly (Amount | null)[] }
const promises: fc.Arbitrary<Promised> = fc.record({
  calendar: calendars,
  amounts: fc.tuple(amounts, amounts, fc.oneof(amounts, fc.constant(null))),
})

const contextFor = ({ calendar, amounts: given }: Promised) => ({
  policy,
  calendar: CALENDARS[calendar],
  commitment: commitmentWith(
    given.flatMap((amount, i) => (amount ? [{ when: { severity: [`L${i + 1}`] }, amount }] : [])),
  ),
})

const first = beijing('2025-12-20 00:00')
const instants = fc.integer({ min: 0, max: 120 * 24 * 60 }).map((minute) => first + minute * MINUTE_MS)
const severities = fc.constantFrom('L1', 'L2', 'L3')

const events: fc.Arbitrary<ClockEvent> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('pause' as const), at: instants }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constantFrom('resume' as const, 'start' as const), at: instants }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('severity' as const), at: instants, severity: severities }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('stop' as const, 'cancel' as const), at: instants }) },
)

const byTime = (list: readonly ClockEvent[]): readonly ClockEvent[] => list.toSorted((a, b) => a.at - b.at)
/** No two events at one instant, so that their order says everything. */
const histories = fc
  .tuple(
    fc.uniqueArray(events, { maxLength: 12, selector: ({ at }) => at }),
    fc.integer({ min: 0, max: 60 * 24 * 60 }).map((minute) => first + minute * MINUTE_MS),
  )
  .map(([list, start]) => byTime([...list.filter(({ at }) => at !== start), { type: 'start', at: start }]))

const cases = fc.record({ promised: promises, events: histories, now: instants, severity: severities })

/** Where the premise does not hold nothing is claimed. */
const implies = (premise: boolean, claim: boolean): boolean => !premise || claim

/** True when a deadline that exists is not before another that exists. */
const notBefore = (later: number | null, earlier: number | null): boolean =>
  implies(later !== null && earlier !== null, Number(later) >= Number(earlier))

describe('clocks', () => {
  it('elapsed and remaining make up the target', () => {
    fc.assert(
      fc.property(cases, ({ promised, events: list, now, severity }) => {
        const context = contextFor(promised)
        const view = evaluateClock({ ...context, facts: { severity }, events: list, now })
        expect(view.targetMs).toBe(view.remainingMs === null ? null : view.elapsedMs + view.remainingMs)
        expect(view.elapsedMs).toBeGreaterThanOrEqual(0)
        expect(implies(view.state === 'overdue', Number(view.remainingMs) <= 0)).toBe(true)
        const inTime = view.state === 'running' || view.state === 'paused' || view.state === 'met'
        expect(implies(inTime, Number(view.remainingMs) >= 0)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('replaying a history gives what following it event by event gives', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat()), ({ promised, events: list, now, severity }, order) => {
        const context = contextFor(promised)
        const facts = { severity }
        let followed = newHistory(facts)
        for (const event of list) {
          if (event.at > now) break
          followed = advance(followed, event)
          const replayed = evaluateClock({ ...context, facts, events: list, now: event.at })
          expect(viewClock(context, followed, event.at)).toEqual(replayed)
        }
        const shuffled = list
          .map((event) => ({ event, key: order.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ event }) => event)
        expect(evaluateClock({ ...context, facts, events: shuffled, now })).toEqual(viewClock(context, followed, now))
      }),
      { numRuns: 300 },
    )
  })

  it('a pause never shortens', () => {
    fc.assert(
      fc.property(cases, ({ promised, events: list, now, severity }) => {
        const context = contextFor(promised)
        const facts = { severity }
        const unpaused = list.filter(({ type }) => type !== 'pause' && type !== 'resume')
        const without = evaluateClock({ ...context, facts, events: unpaused, now })
        const paused = evaluateClock({ ...context, facts, events: list, now })
        expect(paused.elapsedMs).toBeLessThanOrEqual(without.elapsedMs)
        expect(notBefore(paused.dueAt, without.dueAt)).toBe(true)
        expect(implies(without.state === 'met', paused.state === 'met')).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('one more pause never shortens either, and moves the deadline by no more than its open time', () => {
    fc.assert(
      fc.property(
        cases,
        instants,
        fc.integer({ min: 1, max: 10_000 }),
        ({ promised, events: list, severity }, from, minutes) => {
          const context = contextFor(promised)
          const facts = { severity }
          const to = from + minutes * MINUTE_MS
          const unpaused = list.filter(({ type }) => type === 'start' || type === 'severity')
          const now = first + 400 * 24 * 60 * MINUTE_MS
          const more: readonly ClockEvent[] = [...unpaused, { type: 'pause', at: from }, { type: 'resume', at: to }]
          const before = evaluateClock({ ...context, facts, events: unpaused, now }).dueAt
          const after = evaluateClock({ ...context, facts, events: more, now }).dueAt
          expect(after === null).toBe(before === null)
          expect(notBefore(after, before)).toBe(true)
          const moved = openBetween(context.calendar, before ?? 0, after ?? 0)
          expect(moved).toBeLessThanOrEqual(openBetween(context.calendar, from, to))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('more amount is never due earlier', () => {
    fc.assert(
      fc.property(
        calendars,
        histories,
        instants,
        fc.integer({ min: 1, max: 40_000 }),
        fc.integer({ min: 0, max: 40_000 }),
        (calendar, list, now, minutes, more) => {
          const due = (amount: number) =>
            evaluateClock({
              policy,
              calendar: CALENDARS[calendar],
              commitment: commitmentWith([{ amount: { kind: 'duration', iso: `PT${amount}M` } }]),
              facts: {},
              events: list,
              now,
            })
          const [short, long] = [due(minutes), due(minutes + more)]
          expect(notBefore(long.dueAt, short.dueAt)).toBe(true)
          expect(implies(short.state === 'met', long.state === 'met')).toBe(true)
          expect(implies(long.state === 'overdue', short.state === 'overdue')).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('what was stopped never changes again, whatever follows', () => {
    fc.assert(
      fc.property(cases, fc.array(events, { maxLength: 6 }), ({ promised, events: list, now, severity }, later) => {
        const context = contextFor(promised)
        const facts = { severity }
        const view = evaluateClock({ ...context, facts, events: list, now })
        fc.pre(view.metAt !== null)
        const after = later.map((event) => ({ ...event, at: event.at + now - first + MINUTE_MS }))
        expect(evaluateClock({ ...context, facts, events: [...list, ...after], now: now * 2 - first })).toEqual(view)
      }),
      { numRuns: 300 },
    )
  })

  it('the counted segments of an explanation add up to the amount, and its segments leave no gap', () => {
    fc.assert(
      fc.property(cases, ({ promised, events: list, now, severity }) => {
        const context = contextFor(promised)
        const facts = { severity }
        const history = historyAt(facts, list, now)
        const view = viewClock(context, history, now)
        const { segments, countedMs } = explainClock({ ...context, history, view, now })
        expect(countedMs).toBe(view.dueAt === null ? view.elapsedMs : view.targetMs)
        segments.forEach((segment, i) => {
          expect(segment.to).toBeGreaterThan(segment.from)
          expect(segment.from).toBe(i === 0 ? view.startedAt : segments[i - 1]?.to)
        })
        expect(implies(view.dueAt !== null && segments.length > 0, segments.at(-1)?.to === view.dueAt)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})
