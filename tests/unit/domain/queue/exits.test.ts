import { describe, expect, it } from 'vitest'
import { classifyExit, type ExitEvidence } from '#shared/domain/queue/exits'
import { queueTotals, say, tell } from '../../../support/queue-story'

const nothing: ExitEvidence = { givenUp: true, hungUp: false, status: null, next: null, dialplan: true }

describe('what decides about an exit [telephony: a call in a queue]', () => {
  it.each<[string, Partial<ExitEvidence>, ReturnType<typeof classifyExit>]>([
    ['QUEUESTATUS=TIMEOUT', { status: 'timeout' }, 'timed-out'],
    ['QUEUESTATUS=TIMEOUT outranks a hang-up that follows', { status: 'timeout', next: 'ended' }, 'timed-out'],
    ['QUEUESTATUS=LEAVEEMPTY', { status: 'leave-empty' }, 'empty-exit'],
    ['QUEUESTATUS=WITHDRAW', { status: 'withdraw' }, 'withdrawn'],
    ['QUEUESTATUS=CONTINUE says nothing about a caller who waited', { status: 'continue' }, null],
    ['QUEUESTATUS=JOINEMPTY is of a caller who never joined', { status: 'join-empty' }, null],
    ['the channel ends without a QUEUESTATUS', { next: 'ended' }, 'abandoned'],
    ['the far end hung up before', { hungUp: true }, 'abandoned'],
    ['the same channel joins again', { next: 'rejoined' }, 'redirected'],
    ['the channel goes on in the dialplan', { next: 'dialplan' }, 'redirected'],
    ['not given up, goes on in the dialplan', { givenUp: false, next: 'dialplan' }, 'key-exit'],
    ['not given up, the channel ends', { givenUp: false, next: 'ended' }, 'abandoned'],
    ['not given up, hung up: the agent may still be connected', { givenUp: false, hungUp: true }, null],
    ['nothing yet', {}, null],
  ])('%s', (_what, seen, outcome) => {
    expect(classifyExit({ ...nothing, ...seen })).toBe(outcome)
  })

  it.each<[string, Partial<ExitEvidence>, ReturnType<typeof classifyExit>]>([
    ['the channel ends: a time-out followed by Hangup() looks the same', { next: 'ended' }, 'left'],
    ['the channel joins again: after a time-out, or redirected', { next: 'rejoined' }, 'left'],
    ['the far end hung up before, which needs no such right to be seen', { hungUp: true }, 'abandoned'],
  ])('without the right to read the dialplan: %s', (_what, seen, outcome) => {
    expect(classifyExit({ ...nothing, dialplan: false, ...seen })).toBe(outcome)
  })
})

describe('exits in the course of events', () => {
  const waits = [say.rights(0), say.join(1000, 'a')]
  const gone = [say.giveUp(31_000, 'a', 30_000), say.leave(31_000, 'a')]

  it.each([
    [
      'timed out',
      [...waits, ...gone, say.status(31_001, 'a', 'timeout'), say.end(31_002, 'a')],
      'timed-out',
      'timedOut',
    ],
    ['abandoned', [...waits, say.hangUp(30_999, 'a'), ...gone, say.end(31_001, 'a')], 'abandoned', 'abandoned'],
    ['abandoned, the hang-up not announced', [...waits, ...gone, say.end(31_001, 'a')], 'abandoned', 'abandoned'],
    ['redirected to an extension', [...waits, ...gone, say.step(31_002, 'a', '8002')], 'redirected', 'redirected'],
    ['left by a key', [...waits, say.leave(31_000, 'a'), say.step(31_001, 'a', '1')], 'key-exit', 'keyExit'],
    ['empty queue', [...waits, ...gone, say.status(31_001, 'a', 'leave-empty')], 'empty-exit', 'emptyExit'],
    ['withdrawn', [...waits, ...gone, say.status(31_001, 'a', 'withdraw')], 'withdrawn', 'withdrawn'],
    ['nothing that decides', [...waits, ...gone, say.tick(36_001)], 'left', 'left'],
    [
      'a hang-up handler runs after a hang-up',
      [...waits, say.hangUp(1, 'a'), ...gone, say.step(31_001, 'a', 's')],
      'abandoned',
      'abandoned',
    ],
    [
      'the h extension runs',
      [...waits, ...gone, say.step(31_001, 'a', 'h'), say.end(31_002, 'a')],
      'abandoned',
      'abandoned',
    ],
    ['no rights, time-out, Hangup()', [...waits.slice(1), ...gone, say.end(31_002, 'a')], 'left', 'left'],
    ['the end of a channel that waits', [...waits, say.end(31_002, 'a')], 'abandoned', 'abandoned'],
  ] as const)('%s', (_what, events, outcome, counter) => {
    const told = tell(events)
    expect(told.finished.map((visit) => visit.outcome)).toEqual([outcome])
    expect(told.state.visits.size).toBe(0)
    expect(queueTotals(told)).toMatchObject({ offered: 1, answered: 0, [counter]: 1 })
  })

  it('takes the wait from the queue, and counts it by the second', () => {
    const told = tell([...waits, ...gone, say.end(31_001, 'a')])
    expect(told.finished[0]).toMatchObject({ waitMs: 30_000, leftAt: say.leave(31_000, 'a').at })
    expect(queueTotals(told).abandonedWaits.at(30)).toBe(1)
  })

  it('a caller redirected into another queue makes a visit of each, with the same channel', () => {
    const told = tell([
      ...waits,
      ...gone,
      say.join(31_005, 'a', 'vip'),
      say.leave(40_000, 'a', 'vip'),
      say.connect(40_000, 'a', '8001', 'leg', 8000, 'vip'),
    ])
    expect(told.finished.map(({ id, outcome }) => [id, outcome])).toEqual([['a/hotline/1', 'redirected']])
    expect([...told.state.visits.values()].map(({ id, phase }) => [id, phase])).toEqual([['a/vip/1', 'talking']])
  })

  it('a time-out into another queue is a time-out, and the same queue again is a second visit', () => {
    const told = tell([
      ...waits,
      ...gone,
      say.status(31_001, 'a', 'timeout'),
      say.join(31_005, 'a', 'vip'),
      say.giveUp(50_000, 'a', 18_000, 'vip'),
      say.leave(50_000, 'a', 'vip'),
      say.status(50_001, 'a', 'timeout'),
      say.join(50_002, 'a'),
    ])
    expect(told.finished.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['a/hotline/1', 'timed-out'],
      ['a/vip/1', 'timed-out'],
    ])
    expect([...told.state.visits.keys()]).toEqual(['a/hotline/2'])
    expect(queueTotals(told)).toMatchObject({ offered: 2, timedOut: 1 })
  })
})

describe('a queue has any name', () => {
  it.each(['constructor', '__proto__', 'toString', '<script>'])('%s counts as every other does', (queue) => {
    const story = [
      say.rights(0),
      say.member(0, '8001', {}, queue),
      say.join(0, 'a', queue),
      say.giveUp(4000, 'a', 4000, queue),
      say.end(4000, 'a'),
      say.join(9000, 'a', queue),
      say.connect(11_000, 'a', '8001', 'leg', 2000, queue),
      say.complete(15_000, 'a', '8001', 2000, 4000, 'caller', queue),
    ]
    const told = tell(story)
    expect(told.finished.map(({ id }) => id)).toEqual([`a/${queue}/1`, `a/${queue}/2`])
    expect(queueTotals(told, queue)).toMatchObject({ offered: 2, answered: 1, abandoned: 1, talkMs: 4000 })
    expect(told.state.agents.get('8001')?.queues).toEqual({ [queue]: expect.objectContaining({ queue }) })
  })
})
