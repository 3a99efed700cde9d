import { describe, expect, it } from 'vitest'
import type { QueueEvent } from '#shared/domain/queue/events'
import { at, member, queueTotals, say, tell } from '../../../support/queue-story'

const answered = [
  say.rights(0),
  say.queue(0, 'hotline'),
  say.member(0, '8001'),
  say.member(0, '8002'),
  say.join(1000, 'a'),
  say.ring(1100, 'a', '8001', 'leg'),
  say.leave(4200, 'a'),
  say.connect(4200, 'a', '8001', 'leg', 3000),
]

describe('an answered call', () => {
  it('goes from waiting over connecting to talking', () => {
    const phases = answered
      .slice(4)
      .map((_, index) => [...tell(answered.slice(0, 5 + index)).state.visits.values()][0]?.phase)
    expect(phases).toEqual(['waiting', 'waiting', 'connecting', 'talking'])
  })

  it.each<[string, readonly QueueEvent[]]>([
    ['AgentComplete, then the leg', [say.complete(10_300, 'a', '8001', 3000, 6000), say.end(10_310, 'leg')]],
    ['the leg, then AgentComplete', [say.end(10_300, 'leg'), say.complete(10_310, 'a', '8001', 3000, 6000)]],
    ['the caller, then AgentComplete', [say.end(10_300, 'a'), say.complete(10_310, 'a', '8001', 3000, 6000)]],
    ['the leg, and AgentComplete never', [say.end(10_300, 'leg'), say.tick(15_301)]],
  ])('ends by either order: %s', (_what, end) => {
    const told = tell([...answered, ...end])
    expect(told.finished).toMatchObject([
      { outcome: 'answered', agent: '8001', waitMs: 3000, talkMs: 6000, answeredAt: at(4200), endedAt: at(10_300) },
    ])
    expect(queueTotals(told)).toMatchObject({ answered: 1, completed: 1, talkMs: 6000, waitOfAnsweredMs: 3000 })
    expect(told.state.day.agents['8001']).toMatchObject({ answered: 1, completed: 1, talkMs: 6000 })
    expect(told.state).toMatchObject({ visits: new Map(), byChannel: new Map(), pending: new Map() })
  })

  it('takes HoldTime and TalkTime as the PBX says, even where its own times differ by a second', () => {
    const told = tell([...answered, say.complete(10_999, 'a', '8001', 3000, 7000)])
    expect(queueTotals(told)).toMatchObject({ waitOfAnsweredMs: 3000, talkMs: 7000 })
  })

  it('a Local channel that is optimised out does not end the talk', () => {
    const local = answered.map((event) =>
      event.kind === 'connected' || event.kind === 'ringing'
        ? { ...event, member: { ...event.member, interface: 'Local/8001@agents' } }
        : event,
    )
    const told = tell([...local, say.end(4300, 'leg'), say.tick(20_000)])
    expect([...told.state.visits.values()].map((visit) => visit.phase)).toEqual(['talking'])
  })

  it('the sum of a talk finds it by the leg, or by the agent, when the PBX has already forgotten the caller', () => {
    const sum = say.complete(10_300, 'a', '8001', 3000, 6000, 'agent')
    if (sum.kind !== 'completed') throw new Error('not the sum')
    for (const leg of ['leg', null]) {
      const told = tell([...answered, say.end(10_299, 'a'), { ...sum, caller: null, leg }])
      expect(queueTotals(told)).toMatchObject({ completed: 1, talkMs: 6000 })
      expect(told.finished).toMatchObject([{ uniqueid: 'a', completedBy: 'agent', talkMs: 6000, incomplete: false }])
    }
    for (const stranger of [{ leg: 'another leg' }, { leg: null, member: member('8002') }, { leg: null, queue: 'vip' }])
      expect(tell([...answered, { ...sum, caller: null, ...stranger }]).finished).toEqual([])
  })

  it('charges a transferred talk to the agent who had it, as transferred and not as completed', () => {
    const told = tell([...answered, say.complete(10_300, 'a', '8001', 3000, 6000, 'transfer')])
    expect(queueTotals(told)).toMatchObject({ completed: 0, transferred: 1, talkMs: 6000 })
    expect(told.finished[0]).toMatchObject({ completedBy: 'transfer' })
  })

  it('rings of the other telephones end with the answer, and are not missed', () => {
    const told = tell([...answered.slice(0, 6), say.ring(1100, 'a', '8002', 'leg2'), ...answered.slice(6)])
    expect(told.state.agents.get('8002')).toMatchObject({ state: 'available', ringingFor: [] })
    expect(told.state.day.agents['8002']?.missed).toBe(0)
    expect([...told.state.visits.values()][0]?.rung).toEqual([
      { extension: '8001', at: at(1100), ms: 3100, answered: true },
      { extension: '8002', at: at(1100), ms: 3100, answered: false },
    ])
  })

  it('remembers the latest rings of a caller whom nobody answers, not without end', () => {
    const tries = Array.from({ length: 1000 }, (_, n) => [
      say.ring(n * 10_000, 'a', '8001', `leg${n}`),
      say.miss(n * 10_000 + 6000, 'a', '8001', `leg${n}`),
    ]).flat()
    const [visit] = tell([say.join(0, 'a'), ...tries]).state.visits.values()
    expect(visit?.rung).toHaveLength(200)
    expect(visit?.rung.at(-1)).toEqual({ extension: '8001', at: at(9_990_000), ms: 6000, answered: false })
  })

  it('counts a ring without answer once, however often it is told', () => {
    const miss = say.miss(7100, 'a', '8001', 'leg')
    const told = tell([...answered.slice(0, 6), miss, miss, say.ring(8000, 'a', '8001', 'leg3')])
    expect(told.state.day.agents['8001']?.missed).toBe(1)
    expect([...told.state.visits.values()][0]?.ringing).toMatchObject([{ extension: '8001', leg: 'leg3' }])
  })

  it('every event told twice gives the same as once', () => {
    const story = [
      ...answered,
      say.end(10_300, 'leg'),
      say.complete(10_310, 'a', '8001', 3000, 6000),
      say.end(10_311, 'a'),
    ]
    const once = tell(story)
    const twice = tell(story.flatMap((event) => [event, event]))
    const again = tell(story, once.state)
    expect(twice).toEqual(once)
    expect(again.finished).toEqual([])
    expect(again.state.day.queues).toEqual(once.state.day.queues)
  })

  it('a talk whose answer fell into a gap is known by its end', () => {
    const told = tell([say.member(0, '8001'), say.complete(60_000, 'x', '8001', 4000, 20_000)])
    expect(queueTotals(told)).toMatchObject({
      offered: 1,
      answered: 1,
      completed: 1,
      waitOfAnsweredMs: 4000,
      talkMs: 20_000,
    })
    expect(told.finished[0]).toMatchObject({ incomplete: true, joinedAt: at(36_000), answeredAt: at(40_000) })
  })
})

describe('memory stays bounded', () => {
  it('forgets callers long gone', () => {
    const story = Array.from({ length: 3000 }, (_, n) => [
      say.join(n * 10, `c${n}`),
      say.giveUp(n * 10 + 1, `c${n}`, 0),
      say.end(n * 10 + 2, `c${n}`),
    ]).flat()
    const told = tell([say.rights(0), ...story])
    expect(queueTotals(told).abandoned).toBe(3000)
    expect(told.state.callers.size).toBeLessThan(1100)
    expect(told.state.byChannel.size).toBe(0)
  })
})
