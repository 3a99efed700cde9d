import { describe, expect, it } from 'vitest'
import { emptyDay } from '#shared/domain/queue/day'
import { diffQueueState } from '#shared/domain/queue/diff'
import { initialQueueState, nextTickAt } from '#shared/domain/queue/reduce'
import { halfHourOf, isIncomplete } from '#shared/domain/queue/totals'
import { at, context, morning, queueTotals, say, tell } from '../../../support/queue-story'

const HOUR = 3_600_000
/** Local midnight that ends the story's day, in ms from its morning at 10:00. */
const midnight = 14 * HOUR

describe('the day', () => {
  it('runs from local midnight to local midnight', () => {
    const day = emptyDay(morning, 'Asia/Shanghai')
    expect([day.key, day.startsAt, day.endsAt]).toEqual([
      '2026-11-22',
      Date.UTC(2026, 10, 21, 16),
      Date.UTC(2026, 10, 22, 16),
    ])
  })

  it('has 23 hours where summer time begins', () => {
    const day = emptyDay(Date.UTC(2026, 2, 29, 12), 'Europe/Berlin')
    expect((day.endsAt - day.startsAt) / HOUR).toBe(23)
  })

  const over = [
    say.queue(0, 'hotline'),
    say.member(midnight - 60_000, '8001'),
    say.join(midnight - 2000, 'a'),
    say.leave(midnight + 1000, 'a'),
    say.connect(midnight + 1000, 'a', '8001', 'leg', 3000),
  ]

  it('hands out the counters at midnight and begins at zero; who waits goes on waiting', () => {
    const told = tell(over)
    expect(told.closedDays).toHaveLength(1)
    expect(told.closedDays[0]).toMatchObject({
      key: '2026-11-22',
      queues: { hotline: { offered: 1, answered: 0 } },
      agents: { '8001': { availableMs: 60_000 } },
    })
    expect(told.state.day).toMatchObject({
      key: '2026-11-23',
      queues: { hotline: { offered: 0, answered: 1 } },
      agents: { '8001': { availableMs: 1000, answered: 1 } },
    })
    expect([...told.state.visits.keys()]).toEqual(['a/hotline/1'])
    expect(told.state.agents.get('8001')?.since).toBe(at(midnight + 1000))
  })

  it('ends by a tick when nothing happens, and days without an event are skipped', () => {
    const told = tell(over.slice(0, 2))
    expect(nextTickAt(told.state)).toBe(at(midnight))
    const later = tell([say.tick(midnight + 50 * HOUR)], told.state)
    expect(later.closedDays.map((day) => day.key)).toEqual(['2026-11-22'])
    expect(later.state.day).toMatchObject({ key: '2026-11-25', queues: { hotline: { offered: 0 } } })
  })

  it('goes on with counters that were kept over a restart, of the same day only', () => {
    const told = tell([say.join(0, 'a')])
    const kept = JSON.parse(JSON.stringify(told.state.day)) as typeof told.state.day
    expect(initialQueueState(at(HOUR), context.zone, kept).day.queues['hotline']?.offered).toBe(1)
    expect(initialQueueState(at(midnight), context.zone, kept).day.queues).toEqual({})
  })
})

describe('half hours', () => {
  it('count each call where it joined, was answered, was given up', () => {
    const half = HOUR / 2
    const told = tell([
      say.rights(0),
      say.join(half - 1000, 'a'),
      say.join(half - 500, 'b'),
      say.connect(half + 1000, 'a', '8001', 'leg', 2000),
      say.giveUp(2 * half, 'b', 1_800_000),
      say.end(2 * half, 'b'),
    ])
    expect(queueTotals(told).halfHours).toEqual([
      { startsAt: at(0), offered: 2, answered: 0, abandoned: 0 },
      { startsAt: at(half), offered: 0, answered: 1, abandoned: 0 },
      { startsAt: at(2 * half), offered: 0, answered: 0, abandoned: 1 },
    ])
    expect(halfHourOf(told.state.day, at(half + 5))).toBe(at(half))
  })

  it('are incomplete where the link was lost', () => {
    const told = tell([say.join(0, 'a'), say.lost(10_000), say.restored(70_000)])
    expect(told.state.day.gaps).toEqual([{ from: at(10_000), to: at(70_000) }])
    const { day } = told.state
    expect(isIncomplete(day, at(0), at(HOUR), at(80_000))).toBe(true)
    expect(isIncomplete(day, at(HOUR), at(2 * HOUR), at(80_000))).toBe(false)
    const open = tell([say.lost(90_000)], told.state).state.day
    expect(isIncomplete(open, at(HOUR), at(2 * HOUR), at(HOUR + 1))).toBe(true)
    expect(isIncomplete(open, at(HOUR), at(2 * HOUR), at(HOUR - 1))).toBe(false)
  })

  it('a gap over midnight is marked on both days', () => {
    const told = tell([say.join(0, 'a'), say.lost(midnight - 5000), say.restored(midnight + 5000)])
    expect(told.closedDays[0]?.gaps).toEqual([{ from: at(midnight - 5000), to: at(midnight) }])
    expect(told.state.day.gaps).toEqual([{ from: at(midnight), to: at(midnight + 5000) }])
  })
})

describe('what changed', () => {
  it('lists what was touched and leaves the rest the same objects', () => {
    const before = tell([say.member(0, '8001'), say.member(0, '8002'), say.join(0, 'a'), say.join(0, 'b')]).state
    const { state } = tell([say.connect(1000, 'a', '8001', 'leg', 1000)], before)
    const delta = diffQueueState(before, state)
    expect(delta.visits.upserts.map((visit) => visit.id)).toEqual(['a/hotline/1'])
    expect(delta.agents.upserts.map((agent) => agent.extension)).toEqual(['8001'])
    expect(delta.queues).toEqual({ upserts: [], removals: [] })
    expect(delta.day).toBe(state.day)
    expect(state.agents.get('8002')).toBe(before.agents.get('8002'))
  })

  it('is nothing after an event that repeats what is known', () => {
    const before = tell([say.queue(0, 'hotline'), say.member(0, '8001'), say.join(0, 'a')]).state
    const { state } = tell([say.queue(1, 'hotline'), say.member(1, '8001'), say.join(0, 'a')], before)
    const none = { upserts: [], removals: [] }
    expect(diffQueueState(before, state)).toEqual({ visits: none, agents: none, queues: none, day: null })
  })
})
