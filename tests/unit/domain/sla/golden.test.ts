/** What each promise of the four documents comes to: the hand-made tables of `golden/`, against the clock and the ticket. */
import { describe, expect, it } from 'vitest'
import { evaluateClock, type ClockView } from '#shared/domain/sla/clock'
import { ticketClocks } from '#shared/domain/sla/ticket-clocks'
import { contextOf, inBeijing, loadBundledLibrary, policyOf } from '../../../support/policies'
import { goldenTables } from './golden/all'
import { clockEventsOf, ticketHistoriesOf } from './golden/replay'
import type { GoldenCase } from './golden/table'

const library = await loadBundledLibrary()

const tables = goldenTables(library)

const text = (at: number | null): string | null => (at === null ? null : inBeijing(at))

/** What a case claims, in the words of a view. */
const claimed = ({ state, due, rule, leftMs, missing }: GoldenCase) => ({
  state,
  due: text(due),
  rule,
  missing,
  ...(leftMs === null ? {} : { leftMs }),
})
const told = ({ state, dueAt, ruleIndex, remainingMs, missing }: ClockView, { leftMs }: GoldenCase) => ({
  state,
  due: text(dueAt),
  rule: ruleIndex,
  missing,
  ...(leftMs === null ? {} : { leftMs: remainingMs }),
})

describe.each(tables)('$title', ({ policy, commitment: id, cases }) => {
  const context = contextOf(library, policy, id)
  const { commitment } = context
  const alone = cases.flatMap((golden) => {
    const events = clockEventsOf(golden, commitment)
    return events ? [{ ...golden, from: inBeijing(golden.start), clockEvents: events }] : []
  })

  it.each(alone)('from $from: $why', ({ clockEvents: events, ...golden }) => {
    const { facts, now } = golden
    expect(told(evaluateClock({ ...context, facts, events, now }), golden)).toEqual(claimed(golden))
  })

  it.each(cases)('on a ticket: $why', (golden) => {
    const { agreedAt, ...facts } = golden.facts
    const agreement = agreedAt === undefined ? [] : [{ type: 'time.agreed' as const, at: golden.start, agreedAt }]
    for (const history of ticketHistoriesOf(golden, commitment)) {
      const events = [...agreement.map((event) => ({ ...event, commitment: id })), ...history]
      const clocks = ticketClocks({ policy: policyOf(library, policy), facts, events, now: golden.now })
      const clock = clocks.find((each) => each.key === id)
      expect(clock && told(clock.view, golden)).toEqual(claimed(golden))
    }
  })

  it.each(alone.filter(({ state }) => state === 'running'))(
    'from $from: $why It is met at the deadline and late a ms after it.',
    ({ facts, due, clockEvents }) => {
      const at = Number(due)
      const stopped = (instant: number) =>
        evaluateClock({ ...context, facts, events: [...clockEvents, { type: 'stop', at: instant }], now: instant + 1 })
      expect(stopped(at)).toMatchObject({ state: 'met', metAt: at, dueAt: at, remainingMs: 0 })
      expect(stopped(at + 1)).toMatchObject({ state: 'met-late', metAt: at + 1, dueAt: at })
    },
  )
})
