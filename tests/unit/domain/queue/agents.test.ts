import { describe, expect, it } from 'vitest'
import type { DeviceState, QueueEvent } from '#shared/domain/queue/events'
import type { AgentState } from '#shared/domain/queue/state'
import { wrapUpReason } from '#shared/domain/queue/agents'
import { nextTickAt } from '#shared/domain/queue/reduce'
import { at, context, member, say, tell } from '../../../support/queue-story'

const stateOf = (events: readonly QueueEvent[]) => tell(events).state.agents.get('8001')

describe('agent states', () => {
  it.each<[DeviceState, AgentState]>([
    ['unknown', 'available'],
    ['idle', 'available'],
    ['in-use', 'in-call'],
    ['busy', 'in-call'],
    ['invalid', 'unavailable'],
    ['unavailable', 'unavailable'],
    ['ringing', 'ringing'],
    ['ringing-in-use', 'in-call'],
    ['on-hold', 'on-hold'],
  ])('a telephone that is %s makes its agent %s', (device, state) => {
    expect(stateOf([say.member(0, '8001', { device })])?.state).toBe(state)
  })

  it('is paused when paused in every queue, with the reason', () => {
    const one = [say.member(0, '8001'), say.member(0, '8001', {}, 'vip')]
    const paused = { paused: true, pauseReason: 'lunch' }
    expect(stateOf([...one, say.member(1, '8001', paused)])?.state).toBe('available')
    const both = [...one, say.member(1000, '8001', paused), say.member(2000, '8001', paused, 'vip')]
    expect(stateOf(both)).toMatchObject({ state: 'paused', since: at(2000), pauseReason: 'lunch' })
    const back = [...both, say.member(3000, '8001'), say.member(3000, '8001', {}, 'vip')]
    expect(stateOf(back)).toMatchObject({ state: 'available', since: at(3000), pauseReason: null })
  })

  it('a repeated pause does not start the pause timer again', () => {
    const paused = { paused: true, pauseReason: 'lunch' }
    const told = [say.member(0, '8001', paused), say.member(60_000, '8001', paused)]
    expect(stateOf(told)?.since).toBe(at(0))
  })

  it('rings, talks, wraps up and is available again, each since its own moment', () => {
    const ctx = { ...context, wrapUpMs: { hotline: 10_000 } }
    const story = [
      say.member(0, '8001'),
      say.join(1000, 'a'),
      say.ring(2000, 'a', '8001', 'leg'),
      say.leave(4000, 'a'),
      say.connect(4000, 'a', '8001', 'leg', 3000),
      say.complete(10_000, 'a', '8001', 3000, 6000),
    ]
    const seen = story.map((_, index) => {
      const agent = tell(story.slice(0, index + 1), undefined, ctx).state.agents.get('8001')
      return [agent?.state, agent?.since, agent?.currentVisit]
    })
    expect(seen).toEqual([
      ['available', at(0), null],
      ['available', at(0), null],
      ['ringing', at(2000), null],
      ['ringing', at(2000), null],
      ['in-call', at(4000), 'a/hotline/1'],
      ['wrap-up', at(10_000), null],
    ])
    const told = tell(story, undefined, ctx)
    expect(nextTickAt(told.state)).toBe(at(20_000))
    // However late the tick comes, wrap-up ended when it was due.
    const later = tell([say.tick(25_000)], told.state, ctx)
    expect(later.state.agents.get('8001')).toMatchObject({ state: 'available', since: at(20_000), wrapUpUntil: null })
    expect(later.state.day.queues['hotline']?.wrapUpMs).toBe(10_000)
    const ended = tell([{ kind: 'wrap-up-ended', at: at(12_000), extension: '8001' }], told.state, ctx)
    expect(ended.state.agents.get('8001')).toMatchObject({ state: 'available', since: at(12_000) })
    expect(ended.state.day.queues['hotline']?.wrapUpMs).toBe(2000)
  })

  it("a member's own wrap-up time outranks the queue's", () => {
    const story = [
      say.member(0, '8001', { wrapUpMs: 3000 }),
      say.join(0, 'a'),
      say.connect(1000, 'a', '8001', 'leg', 1000),
      say.complete(5000, 'a', '8001', 1000, 4000),
    ]
    const told = tell(story, undefined, { ...context, wrapUpMs: { hotline: 10_000 } })
    expect(told.state.agents.get('8001')?.wrapUpUntil).toBe(at(8000))
  })

  it('talks to several callers at once, the newest first', () => {
    const two = [
      say.join(0, 'a'),
      say.connect(1, 'a', '8001', 'l1', 0),
      say.join(2, 'b'),
      say.connect(3, 'b', '8001', 'l2', 0),
    ]
    expect(stateOf(two)).toMatchObject({ visits: ['a/hotline/1', 'b/hotline/1'], currentVisit: 'b/hotline/1' })
    expect(stateOf([...two, say.complete(9, 'b', '8001', 0, 0)])).toMatchObject({
      state: 'in-call',
      currentVisit: 'a/hotline/1',
    })
  })

  it('leaves the state with the last membership, but not in the middle of a talk', () => {
    const talk = [
      say.member(0, '8001'),
      say.join(0, 'a'),
      say.connect(1, 'a', '8001', 'l1', 0),
      say.memberGone(2, '8001'),
    ]
    expect(stateOf(talk)?.state).toBe('in-call')
    expect(stateOf([...talk, say.complete(9, 'a', '8001', 0, 0)])).toBeUndefined()
    expect(tell([...talk, say.complete(9, 'a', '8001', 0, 0)]).state.day.agents['8001']?.answered).toBe(1)
  })

  it('one extension reached by two interfaces is one agent', () => {
    const local: QueueEvent = {
      kind: 'ringing',
      at: at(1),
      queue: 'vip',
      caller: { uniqueid: 'a', linkedid: null, channel: null, number: null, name: null },
      member: member('8001', 'Local/8001@agents/n'),
      leg: null,
    }
    expect(tell([say.member(0, '8001'), local]).state.agents.size).toBe(1)
  })

  it('time in each state adds up to the time that passed', () => {
    const story = [
      say.member(0, '8001'),
      say.member(5000, '8001', { device: 'ringing' }),
      say.member(7000, '8001', { device: 'in-use' }),
      say.member(17_000, '8001', { device: 'on-hold' }),
      say.member(20_000, '8001', { paused: true }),
      say.member(26_000, '8001', { device: 'unavailable' }),
      say.member(30_000, '8001'),
    ]
    expect(tell(story).state.day.agents['8001']).toMatchObject({
      availableMs: 5000,
      ringingMs: 2000,
      inCallMs: 10_000,
      onHoldMs: 3000,
      pausedMs: 6000,
      unavailableMs: 4000,
    })
    const { spans } = tell(story)
    expect(spans.map(({ state, from, to }) => [state, to - from])).toEqual([
      ['available', 5000],
      ['ringing', 2000],
      ['in-call', 10_000],
      ['on-hold', 3000],
      ['paused', 6000],
      ['unavailable', 4000],
    ])
    for (const [index, { from }] of spans.entries()) expect(from).toBe(spans[index - 1]?.to ?? at(0))
  })
})

describe('spans of what an agent did', () => {
  it('a pause is told with its reason, and another reason is another pause, on one timer', () => {
    const paused = (ms: number, pauseReason: string) => say.member(ms, '8001', { paused: true, pauseReason })
    const told = tell([
      paused(0, 'lunch'),
      paused(30_000, 'lunch'),
      paused(60_000, 'training'),
      say.member(90_000, '8001'),
    ])
    expect(told.spans).toMatchObject([
      { state: 'paused', reason: 'lunch', from: at(0), to: at(60_000) },
      { state: 'paused', reason: 'training', from: at(60_000), to: at(90_000) },
    ])
    expect(told.state.day.agents['8001']).toMatchObject({ pausedMs: 90_000 })
    expect(tell([paused(0, 'lunch'), paused(60_000, 'training')]).state.agents.get('8001')?.since).toBe(at(0))
  })

  it('a wrap-up is told with its queue and visit, also one that a console holds by a pause', () => {
    const talk = [say.member(0, '8001'), say.join(0, 'a'), say.connect(0, 'a', '8001', 'leg', 0)]
    const done = say.complete(10_000, 'a', '8001', 0, 10_000)
    const wrapUp = { state: 'wrap-up', reason: null, queue: 'hotline', visit: 'a/hotline/1', from: at(10_000) }
    const timed = tell([...talk, done, say.tick(20_000)], undefined, { ...context, wrapUpMs: { hotline: 5000 } })
    expect(timed.spans.at(-1)).toEqual({ extension: '8001', ...wrapUp, to: at(15_000) })
    const held = [
      ...talk,
      say.member(9000, '8001', { paused: true, pauseReason: wrapUpReason }),
      done,
      say.member(40_000, '8001'),
    ]
    expect(tell(held).spans.at(-1)).toEqual({ extension: '8001', ...wrapUp, to: at(40_000) })
  })

  it('who signs out ends the last one', () => {
    expect(tell([say.member(0, '8001'), say.memberGone(7000, '8001')]).spans).toMatchObject([
      { state: 'available', from: at(0), to: at(7000) },
    ])
  })
})
