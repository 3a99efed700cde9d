import { describe, expect, it } from 'vitest'
import { emptyDay } from '#shared/domain/queue/day'
import { keepQueues, restoreQueues } from '#shared/domain/queue/keep'
import { KeptQueues } from '#shared/domain/queue/kept-queues'
import { putBack } from '#shared/domain/queue/put-back'
import { nextTickAt } from '#shared/domain/queue/reduce'
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
    // What lasts over midnight is told in two.
    expect(told.spans).toMatchObject([
      { state: 'available', from: at(midnight - 60_000), to: at(midnight) },
      { state: 'available', from: at(midnight), to: at(midnight + 1000) },
    ])
    expect(told.state.agents.get('8001')?.since).toBe(at(midnight + 1000))
  })

  it('ends by a tick when nothing happens, and days without an event are skipped', () => {
    const told = tell(over.slice(0, 2))
    expect(nextTickAt(told.state)).toBe(at(midnight))
    const later = tell([say.tick(midnight + 50 * HOUR)], told.state)
    expect(later.closedDays.map((day) => day.key)).toEqual(['2026-11-22'])
    expect(later.state.day).toMatchObject({ key: '2026-11-25', queues: { hotline: { offered: 0 } } })
  })
})

/** Through JSON and back, as it is kept. */
const kept = (told: ReturnType<typeof tell>) => KeptQueues.parse(JSON.parse(JSON.stringify(keepQueues(told.state))))

const restart = (told: ReturnType<typeof tell>, ms: number) => restoreQueues(at(ms), context.zone, kept(told))

describe('a restart', () => {
  const before = tell([
    say.queue(0, 'hotline'),
    say.member(0, '8001'),
    say.join(0, 'talks'),
    say.leave(5000, 'talks'),
    say.connect(5000, 'talks', '8001', 'leg', 5000),
    say.join(6000, 'waits'),
    say.join(7000, 'goes'),
  ])
  const resync = [
    say.lost(8000),
    say.restored(60_000),
    say.begin(60_001),
    say.queue(60_002, 'hotline'),
    say.member(60_002, '8001'),
    say.listed(60_003, 'waits', 6000),
    say.endOfList(60_004),
    say.channels(60_005, ['talks', 'waits']),
  ]

  it('goes on with the counters of the same day only', () => {
    expect(restart(before, HOUR).day.queues['hotline']).toMatchObject({ offered: 3, answered: 1 })
    const nextDay = restart(before, midnight)
    expect([nextDay.day.queues, nextDay.visits.size]).toEqual([{}, 0])
  })

  it('counts no call twice: who still waits or talks goes on, who left meanwhile is closed as unheard', () => {
    const told = tell([...resync, say.tick(70_000)], restart(before, 50_000))
    expect(told.finished.map(({ id, outcome, incomplete }) => [id, outcome, incomplete])).toEqual([
      ['goes/hotline/1', 'left', true],
    ])
    const later = tell(
      [
        say.leave(80_000, 'waits'),
        say.connect(80_000, 'waits', '8001', 'leg2', 74_000),
        say.complete(90_000, 'talks', '8001', 5000, 85_000),
      ],
      told.state,
    )
    expect(later.finished.map(({ id, talkMs }) => [id, talkMs])).toEqual([['talks/hotline/1', 85_000]])
    expect(queueTotals(later)).toMatchObject({ offered: 3, answered: 2, left: 1, completed: 1, talkMs: 85_000 })
  })

  it('closes a call whose end was not heard after a moment', () => {
    const leaving = tell([say.leave(8000, 'waits')], before.state)
    const state = restart(leaving, 9000)
    expect(nextTickAt(state)).toBe(at(14_000))
    expect(tell([say.tick(14_000)], state).finished.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['waits/hotline/1', 'left'],
    ])
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

describe('an event that repeats what is known', () => {
  it('changes nothing, and what it does not touch stays the same object', () => {
    const facts = [say.queue(0, 'hotline'), say.member(0, '8001'), say.member(0, '8002'), say.join(0, 'a')]
    const before = tell(facts).state
    const { state } = tell([say.queue(1, 'hotline'), say.member(1, '8001'), say.join(0, 'a')], before)
    for (const part of ['visits', 'agents', 'queues', 'day'] as const) expect(state[part]).toBe(before[part])
    const connected = tell([say.connect(1000, 'a', '8001', 'leg', 1000)], before).state
    expect(connected.agents.get('8002')).toBe(before.agents.get('8002'))
  })
})

describe('a clock that was a year ahead and is put right', () => {
  const year = 365 * 24 * HOUR
  const ahead = tell([
    say.queue(0, 'hotline'),
    say.member(0, '8001', { wrapUpMs: 60_000 }),
    say.join(year, 'a'),
    say.connect(year + 1000, 'a', '8001', 'leg', 1000),
    say.join(year + 2000, 'b'),
  ]).state

  it('counts today from now on, keeps who is there, and waits for nothing of next year', () => {
    const back = putBack(ahead, at(5000), context.zone)
    expect([ahead.day.key, back.day.key]).toEqual(['2027-11-22', '2026-11-22'])
    expect(nextTickAt(back)).toBeLessThanOrEqual(back.day.endsAt)
    const told = tell([say.complete(9000, 'a', '8001', 1000, 4000), say.join(9500, 'c'), say.tick(midnight)], back)
    expect([...told.state.visits.keys()]).toEqual(['b/hotline/1', 'c/hotline/1'])
    expect(told.closedDays.map(({ key, queues }) => [key, queues['hotline']?.offered])).toEqual([['2026-11-22', 1]])
    expect(told.state.agents.get('8001')).toMatchObject({ state: 'available' })
  })

  it('a day that has begun, or begins within the hour by the clock of the PBX, stays as it is', () => {
    expect(putBack(ahead, at(year), context.zone)).toBe(ahead)
    expect(putBack(ahead, ahead.day.startsAt - 60_000, context.zone)).toBe(ahead)
  })
})
