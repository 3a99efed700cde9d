/** What each promise of the four documents comes to: the hand-made tables of `golden/`, against the clock and the ticket. */
import { describe, expect, it } from 'vitest'
import { evaluateClock } from '#shared/domain/sla/clock'
import { contextOf, inBeijing, loadBundledLibrary, policyOf } from '../../../support/policies'
import { goldenTables } from './golden/all'
import { claimed, claimedOnTicket, told, toldByTicket } from './golden/outcome'
import { clockEventsOf } from './golden/replay'

const library = await loadBundledLibrary()

const tables = goldenTables(library)

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
    for (const outcome of toldByTicket(golden, commitment, policyOf(library, policy)))
      expect(outcome).toEqual(claimedOnTicket(golden, commitment))
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
