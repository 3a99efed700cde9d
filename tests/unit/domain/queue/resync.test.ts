import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QueueEvent } from '#shared/domain/queue/events'
import { at, queueTotals, say, tell } from '../../../support/queue-story'

/** One caller's call as the PBX tells it, and what a list would show of it at any moment. */
type Call = {
  readonly events: readonly QueueEvent[]
  readonly waits: readonly { from: number; to: number; queue: string }[]
}

function makeCall(id: string, start: number, wait: number, talk: number, shape: number): Call {
  const left = start + wait
  const over = left + talk
  const hotline = { from: start, to: left, queue: 'hotline' }
  switch (shape % 4) {
    case 0:
      return {
        events: [
          say.join(start, id),
          say.hangUp(left, id),
          say.giveUp(left, id, 1000),
          say.leave(left, id),
          say.end(left, id),
        ],
        waits: [hotline],
      }
    case 1:
      return {
        events: [
          say.join(start, id),
          say.giveUp(left, id, 1000),
          say.leave(left, id),
          say.status(left, id, 'timeout'),
          say.join(left + 1, id, 'vip'),
          say.hangUp(over, id),
          say.giveUp(over, id, 1000, 'vip'),
          say.leave(over, id, 'vip'),
          say.end(over, id),
        ],
        waits: [hotline, { from: left + 1, to: over, queue: 'vip' }],
      }
    case 2:
      return {
        events: [
          say.join(start, id),
          say.giveUp(left, id, 1000),
          say.leave(left, id),
          say.join(left + 1, id, 'vip'),
          say.leave(over, id, 'vip'),
          say.connect(over, id, '8001', `leg${id}`, 1000, 'vip'),
        ],
        waits: [hotline, { from: left + 1, to: over, queue: 'vip' }],
      }
    default:
      return {
        events: [
          say.join(start, id),
          say.ring(start + 1, id, '8001', `leg${id}`),
          say.leave(left, id),
          say.connect(left, id, '8001', `leg${id}`, 2000),
          say.end(over, `leg${id}`),
          say.complete(over, id, '8001', 2000, 3000),
          say.end(over, id),
        ],
        waits: [hotline],
      }
  }
}

const aCall = fc.record({
  start: fc.integer({ min: 0, max: 20_000 }),
  wait: fc.integer({ min: 100, max: 9000 }),
  talk: fc.integer({ min: 100, max: 9000 }),
  shape: fc.nat(3),
})

const inOrder = (events: readonly QueueEvent[]) => events.toSorted((a, b) => a.at - b.at)

describe('a list and the events around it [telephony: thing 7 the link must survive]', () => {
  it('whatever events are still on their way when the list comes, calls and counters end up the same', () => {
    fc.assert(
      fc.property(
        fc.array(aCall, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 0, max: 12 }),
        (shapes, listMs, late) => {
          const calls = shapes.map(({ start, wait, talk, shape }, n) => makeCall(`c${n}`, start, wait, talk, shape))
          const story = inOrder([say.rights(0), say.member(0, '8001'), ...calls.flatMap((call) => call.events)])
          const before = story.filter((event) => event.at <= at(listMs))
          const after = story.filter((event) => event.at > at(listMs))
          const waiting = calls.flatMap(({ waits }, n) =>
            waits
              .filter((stay) => stay.from <= listMs && listMs < stay.to)
              .map((stay) => say.listed(listMs, `c${n}`, stay.from, stay.queue)),
          )
          const list = [
            say.begin(listMs),
            say.queue(listMs, 'hotline'),
            say.queue(listMs, 'vip'),
            say.member(listMs, '8001'),
            ...waiting,
            say.endOfList(listMs),
          ]
          // The last few events before the list are delivered after it; none is kept back for seconds.
          const fresh = before.filter((event) => event.at > at(listMs - 2000)).length
          const cut = Math.max(2, before.length - Math.min(late, fresh))
          const end = say.tick(200_000)
          const plain = tell([say.queue(0, 'hotline'), say.queue(0, 'vip'), ...story, end])
          const raced = tell([...before.slice(0, cut), ...list, ...before.slice(cut), ...after, end])
          const byId = (a: { readonly id: string }, b: { readonly id: string }) => a.id.localeCompare(b.id)
          const brief = ({ finished, state }: typeof plain) => ({
            finished: finished
              .map(({ id, outcome, waitMs, talkMs }) => ({ id, outcome, waitMs, talkMs }))
              .toSorted(byId),
            open: [...state.visits.values()].map(({ id, phase, queue }) => ({ id, phase, queue })).toSorted(byId),
            queues: Object.fromEntries(
              Object.entries(state.day.queues).map(([name, { halfHours: _, ...totals }]) => [name, totals]),
            ),
            answered: state.day.agents['8001']?.answered,
          })
          expect(brief(raced)).toEqual(brief(plain))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('batches of any size give the same state', () => {
    fc.assert(
      fc.property(fc.array(aCall, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 9 }), (shapes, size) => {
        const calls = shapes.map(({ start, wait, talk, shape }, n) => makeCall(`c${n}`, start, wait, talk, shape))
        const story = inOrder([say.rights(0), say.member(0, '8001'), ...calls.flatMap((call) => call.events)])
        const whole = tell(story)
        let state = tell([]).state
        const finished = []
        for (let from = 0; from < story.length; from += size) {
          const part = tell(story.slice(from, from + size), state)
          state = part.state
          finished.push(...part.finished)
        }
        expect({ state, finished }).toEqual({ state: whole.state, finished: whole.finished })
      }),
      { numRuns: 200 },
    )
  })
})

/** What a PBX lists after a gap from second 5 to 60. */
const list = (...waiting: readonly QueueEvent[]) => [
  say.lost(5000),
  say.restored(60_000),
  say.begin(60_000),
  say.queue(60_000, 'hotline'),
  say.member(60_000, '8001'),
  ...waiting,
  say.endOfList(60_000),
]

describe('after a gap', () => {
  const before = [
    say.rights(0),
    say.queue(0, 'hotline'),
    say.member(0, '8001'),
    say.member(0, '8002'),
    say.join(1000, 'a'),
    say.join(2000, 'b'),
  ]

  it('who still waits is the same visit, who is gone is `left`, who came is offered, who is no member is gone', () => {
    const story = [...before, ...list(say.listed(60_000, 'b', 2000), say.listed(60_000, 'c', 30_000))]
    const told = tell([...story, say.tick(66_000)])
    expect(told.finished).toMatchObject([{ id: 'a/hotline/1', outcome: 'left', incomplete: true }])
    expect([...told.state.visits.values()].map(({ id, joinedAt }) => [id, joinedAt])).toEqual([
      ['b/hotline/1', at(2000)],
      ['c/hotline/1', at(30_000)],
    ])
    expect(queueTotals(told)).toMatchObject({ offered: 3, left: 1, abandoned: 0 })
    expect([...told.state.agents.keys()]).toEqual(['8001'])
  })

  it('a talk whose channel is gone has ended; its length is not made up', () => {
    const talk = say.connect(3000, 'a', '8001', 'leg', 2000)
    const story = [...before, talk, ...list(say.listed(60_000, 'b', 2000))]
    const alive = tell([...story, say.channels(60_001, ['a', 'b', 'leg']), say.tick(70_000)])
    expect(alive.state.visits.get([...alive.state.visits.keys()][0] ?? (say.channels(0, []) as never))?.phase).toBe(
      'talking',
    )
    const gone = tell([...story, say.channels(60_001, ['b']), say.tick(70_000)])
    expect(gone.finished).toMatchObject([{ id: 'a/hotline/1', outcome: 'answered', talkMs: null, incomplete: true }])
    expect(queueTotals(gone)).toMatchObject({ answered: 1, completed: 1, talkMs: 0 })
  })

  it('no call survives a restart of the PBX', () => {
    const told = tell([
      ...before,
      say.connect(3000, 'a', '8001', 'leg', 2000),
      say.lost(5000),
      say.restored(60_000),
      say.started(60_000, 30_000),
    ])
    expect(told.finished.map(({ id, outcome, endedAt }) => [id, outcome, endedAt])).toEqual([
      ['a/hotline/1', 'answered', at(30_000)],
      ['b/hotline/1', 'left', at(30_000)],
    ])
    expect(told.state.visits.size).toBe(0)
    expect(queueTotals(told)).toMatchObject({ completed: 0, left: 1 })
  })

  it('a call of the very second before a restart does not survive it either', () => {
    const talk = [say.join(29_500, 'a'), say.connect(29_600, 'a', '8001', 'leg', 0)]
    const restart = [say.restored(31_000), say.started(31_000, 30_000)]
    const first = say.started(1000, -3_600_000)
    const told = tell([first, ...talk, say.lost(29_700), ...restart, say.channels(31_000, []), say.tick(60_000)])
    expect(told.finished).toMatchObject([{ id: 'a/hotline/1', outcome: 'answered', endedAt: at(30_000) }])
    expect(queueTotals(told)).toMatchObject({ answered: 1, completed: 0 })
    // The link alone was gone: the PBX has run since before it was.
    const ran = tell([...talk, say.lost(40_000), say.restored(60_000), say.started(60_000, 30_000)])
    expect([...ran.state.visits.values()].map(({ phase }) => phase)).toEqual(['talking'])
  })

  it('a call of the very second in which the PBX began goes on after a gap of the link alone', () => {
    // Told in whole seconds, its start seems to be later than the last word before the gap.
    const told = tell([
      say.started(29_300, 29_300),
      say.join(29_449, 'a'),
      say.lost(29_450),
      say.restored(52_708),
      say.started(52_709, 29_709),
      say.begin(52_710),
      say.queue(52_710, 'hotline'),
      say.listed(52_710, 'a', 29_710),
      say.endOfList(52_710),
    ])
    expect(told.finished).toEqual([])
    expect([...told.state.visits.values()].map(({ id, phase }) => [id, phase])).toEqual([['a/hotline/1', 'waiting']])
    expect(queueTotals(told)).toMatchObject({ offered: 1, left: 0 })
  })
})
