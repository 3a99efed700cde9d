import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '#main/telephony/hook/calls'
import { findUnbelievable } from '#main/telephony/hook/translate'
import type { HookEvent } from '#shared/domain/telephony/hook-events'
import type { FinishedVisit } from '#shared/domain/queue/state'
import { at, hookSays as say, iso, tellHook } from '../../../support/hook-story'
import type { HookStory } from '../../../support/hook-story'

const HOUR_S = 3600

/** What is kept of a visit: who, what became of it, wait and talk in s. */
const gist = ({ queue, outcome, agent, waitMs, talkMs, completedBy, incomplete }: FinishedVisit) => ({
  queue,
  outcome,
  agent,
  wait: waitMs / 1000,
  talk: talkMs === null ? null : talkMs / 1000,
  by: completedBy,
  incomplete,
})
type Gist = ReturnType<typeof gist>

const answered: Gist = {
  queue: 'hook',
  outcome: 'answered',
  agent: '8001',
  wait: 5,
  talk: 60,
  by: 'caller',
  incomplete: false,
}
const abandoned: Gist = {
  queue: 'hook',
  outcome: 'abandoned',
  agent: null,
  wait: 9,
  talk: null,
  by: null,
  incomplete: false,
}

type Chapter = readonly [second: number, ...events: readonly HookEvent[]]

function told(...chapters: readonly Chapter[]): HookStory {
  const story = tellHook()
  for (const [second, ...events] of chapters) story.hear(second, ...events)
  return story
}

describe('golden stories: what a hook tells → the visits that are kept', () => {
  it.each<[string, readonly Chapter[], readonly Gist[]]>([
    [
      'rings, is answered, ends',
      [
        [0, say.ringing('a')],
        [5, say.answered('a')],
        [65, say.ended('a')],
      ],
      [answered],
    ],
    [
      'the agent hung up',
      [
        [0, say.ringing('a')],
        [5, say.answered('a')],
        [65, say.ended('a', { reason: 'agent' })],
      ],
      [{ ...answered, by: 'agent' }],
    ],
    [
      'the caller gave up',
      [
        [0, say.ringing('a')],
        [9, say.abandoned('a')],
      ],
      [abandoned],
    ],
    ['ended before an answer is given up', [[0, say.ringing('a')], [9, say.ended('a')], [20]], [abandoned]],
    [
      'the queue let go of the caller',
      [
        [0, say.ringing('a')],
        [9, say.abandoned('a', { reason: 'timeout' })],
      ],
      [{ ...abandoned, outcome: 'timed-out' }],
    ],
    [
      'ended by time-out, unanswered',
      [[0, say.ringing('a')], [9, say.ended('a', { reason: 'timeout' })], [20]],
      [{ ...abandoned, outcome: 'timed-out' }],
    ],
    [
      'answered without ringing: the wait is not known',
      [
        [5, say.answered('a')],
        [65, say.ended('a')],
      ],
      [{ ...answered, wait: 0, incomplete: true }],
    ],
    ['only given up: a missed call', [[9, say.abandoned('a')]], [{ ...abandoned, wait: 0, incomplete: true }]],
    [
      'rings at several, one answers',
      [
        [0, say.ringing('a'), say.ringing('a', '8002')],
        [5, say.answered('a', '8002')],
        [65, say.ended('a')],
      ],
      [{ ...answered, agent: '8002' }],
    ],
    [
      'abandoned after an answer was an end',
      [
        [0, say.ringing('a')],
        [5, say.answered('a')],
        [65, say.abandoned('a')],
      ],
      [answered],
    ],
    [
      'transferred: each agent has only the own time',
      [
        [0, say.ringing('a')],
        [5, say.answered('a')],
        [65, say.answered('a', '8002')],
        [165, say.ended('a')],
      ],
      [
        { ...answered, by: 'transfer' },
        { ...answered, agent: '8002', wait: 0, talk: 100 },
      ],
    ],
    [
      'asked a colleague, who rang, and went on',
      [
        [0, say.ringing('a')],
        [5, say.answered('a')],
        [30, say.ringing('a', '8002')],
        [65, say.ended('a')],
      ],
      [answered],
    ],
    [
      'moved on unanswered into another queue',
      [
        [0, say.ringing('a')],
        [9, say.ringing('a', '8002', { queue: 'vip' })],
        [14, say.answered('a', '8002', { queue: 'vip' })],
        [74, say.ended('a')],
      ],
      [
        { ...abandoned, outcome: 'redirected' },
        { ...answered, queue: 'vip', agent: '8002' },
      ],
    ],
    [
      'everything twice',
      [
        [0, say.ringing('a'), say.ringing('a')],
        [5, say.answered('a')],
        [6, say.answered('a'), say.ringing('a')],
        [65, say.ended('a')],
        [66, say.ended('a'), say.answered('a'), say.ringing('a'), say.abandoned('a')],
        [600, say.ended('a'), say.answered('a'), say.abandoned('a')],
      ],
      [answered],
    ],
    [
      'told late, with its own times',
      [
        [
          7200,
          say.ringing('a', '8001', { at: iso(0) }),
          say.answered('a', '8001', { at: iso(5) }),
          say.ended('a', { at: iso(65) }),
        ],
      ],
      [answered],
    ],
    [
      'an id that is used again',
      [
        [0, say.ringing('a')],
        [9, say.abandoned('a')],
        [300, say.ringing('a')],
        [305, say.answered('a')],
        [365, say.ended('a')],
        [400, say.ringing('a', '8001', { at: iso(390) })],
        [405, say.answered('a')],
        [455, say.ended('a', { at: iso(455) })],
      ],
      [abandoned, answered, { ...answered, wait: 15, talk: 50 }],
    ],
  ])('%s', (_what, chapters, visits) => {
    const story = told(...chapters)
    expect(story.finished.map(gist)).toEqual(visits)
    expect(story.state().visits.size).toBe(0)
    expect(new Set(story.finished.map(({ id }) => id)).size).toBe(visits.length)
    const { queues } = story.state().day
    const totals = Object.values(queues).reduce((sum, { offered }) => sum + offered, 0)
    expect(totals).toBe(visits.length)
  })
})

describe('what overtakes something else on the way', () => {
  const story: readonly HookEvent[] = [
    say.ringing('a', '8001', { at: iso(0) }),
    say.answered('a', '8001', { at: iso(5) }),
    say.ended('a', { at: iso(65) }),
  ]
  it.each([
    [[0, 1, 2], 5],
    [[0, 2, 1], 5],
    [[1, 0, 2], 0],
    [[1, 2, 0], 0],
    [[2, 0, 1], 5],
    [[2, 1, 0], 0],
  ] as const)('answered, in the order %j: one visit, its talk whole', (order, wait) => {
    const heard = tellHook()
    for (const index of order) heard.hear(66, ...story.slice(index, index + 1))
    heard.wait(80)
    expect(heard.finished.map(gist)).toEqual([{ ...answered, wait, incomplete: wait === 0 }])
    expect(heard.state().visits.size).toBe(0)
  })

  it.each(['ended', 'abandoned'] as const)('%s before its ringing: one caller who gave up', (kind) => {
    const heard = tellHook()
    heard.hear(10, say[kind]('a', { at: iso(9) }))
    heard.hear(10, say.ringing('a', '8001', { at: iso(0) }))
    heard.wait(30)
    expect(heard.finished.map(({ outcome }) => outcome)).toEqual(['abandoned'])
    expect(heard.state().visits.size).toBe(0)
  })

  it('an end alone makes no visit, and ends the call of an earlier session of the app', () => {
    const heard = told([0, say.ringing('a')], [5, say.answered('a')], [6, say.ringing('b')])
    heard.restart(30)
    heard.hear(65, say.ended('a'), say.ended('b'), say.ended('never heard of'))
    heard.wait(90)
    expect(heard.finished.map(gist)).toEqual([
      { ...abandoned, wait: 59, incomplete: true },
      { ...answered, by: null },
    ])
  })

  it('whatever comes in whatever order: every call is kept at most once per agent, nothing goes on, agents are free', () => {
    const event = fc
      .record({
        event: fc.constantFrom('ringing', 'answered', 'ended', 'abandoned'),
        call: fc.constantFrom('a', 'b', 'c'),
        extension: fc.constantFrom('8001', '8002'),
        queue: fc.constantFrom(undefined, 'vip'),
        second: fc.constantFrom(undefined, 0, 10, 20, 30),
      })
      .map(({ second, queue, ...rest }): HookEvent => ({
        ...rest,
        number: '1380000',
        ...(queue === undefined ? {} : { queue }),
        ...(second === undefined ? {} : { at: iso(second) }),
      }))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), event), { maxLength: 30 }), (steps) => {
        const heard = tellHook()
        let second = 40
        for (const [pause, one] of steps) heard.hear((second += pause), one)
        heard.wait(second + 30 * HOUR_S)
        expect(heard.hook().calls.size).toBe(0)
        expect(heard.state().visits.size).toBe(0)
        expect(heard.state().agents.size).toBe(0)
        expect(new Set(heard.finished.map(({ id }) => id)).size).toBe(heard.finished.length)
        for (const visit of heard.finished) {
          expect(visit.waitMs).toBeGreaterThanOrEqual(0)
          expect(visit.talkMs ?? 0).toBeGreaterThanOrEqual(0)
          expect(visit.endedAt).toBeGreaterThanOrEqual(visit.answeredAt ?? visit.joinedAt)
          expect(visit.outcome === 'answered').toBe(visit.agent !== null)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('agents show what they do', () => {
  const states = (story: HookStory) =>
    [...story.state().agents.values()].map(({ extension, state }) => `${extension} ${state}`)

  it('an extension that is heard of is a member of the queue, ringing, in a call, available', () => {
    const story = told([0, say.ringing('a')])
    expect(states(story)).toEqual(['8001 ringing'])
    story.hear(5, say.answered('a'))
    expect(states(story)).toEqual(['8001 in-call'])
    story.hear(9, say.answered('a', '8002'))
    expect(states(story)).toEqual(['8001 available', '8002 in-call'])
    story.hear(65, say.ended('a'))
    expect(states(story)).toEqual(['8001 available', '8002 available'])
    expect([...story.state().queues.keys()]).toEqual(['hook'])
  })

  it('an agent of whom nothing was heard for long has gone home, but not out of a call', () => {
    const story = told([0, say.ringing('a'), say.ringing('b', '8002')], [1, say.abandoned('a')])
    story.hear(1800, say.answered('b', '8002'))
    story.wait(12 * HOUR_S + 1)
    expect(states(story)).toEqual(['8002 in-call'])
    story.wait(26 * HOUR_S)
    expect(states(story)).toEqual([])
  })
})

describe('a call that never ends is closed, marked incomplete', () => {
  it('rings for an hour: gone, nobody says how', () => {
    const story = told([0, say.ringing('a')], [10, say.ringing('b')])
    story.wait(HOUR_S + 6)
    expect(story.finished.map(gist)).toEqual([{ ...abandoned, outcome: 'left', wait: HOUR_S, incomplete: true }])
    expect([...story.state().visits.values()].map(({ uniqueid }) => uniqueid)).toEqual(['b@2026-11-22'])
    expect(story.hear(HOUR_S + 7, say.ended('a'))).toBe(1)
  })

  it('talks for twelve hours: answered, the talk not known', () => {
    const story = told([0, say.ringing('a')], [5, say.answered('a')])
    story.wait(12 * HOUR_S + 4)
    expect(story.finished).toEqual([])
    story.wait(12 * HOUR_S + 20)
    expect(story.finished.map(gist)).toEqual([{ ...answered, talk: null, by: null, incomplete: true }])
  })

  it('of an earlier session: closed when nothing more was heard of it; those of this one go on', () => {
    const story = told([0, say.ringing('a'), say.ringing('b', '8002')], [5, say.answered('b', '8002')])
    story.restart(60)
    story.hear(3000, say.ringing('c', '8003'))
    story.wait(60 + HOUR_S + 10)
    expect(story.finished.map(({ uniqueid, outcome }) => `${uniqueid} ${outcome}`)).toEqual(['a@2026-11-22 left'])
    story.hear(60 + HOUR_S + 11, say.answered('c', '8003'))
    story.wait(60 + 12 * HOUR_S + 10)
    expect(story.finished.slice(1).map(gist)).toMatchObject([{ agent: '8002', talk: null, incomplete: true }])
    expect([...story.state().visits.values()].map(({ uniqueid, phase }) => `${uniqueid} ${phase}`)).toEqual([
      'c@2026-11-22 talking',
    ])
  })

  it('is the one of which nothing was heard for longest when there are too many', () => {
    const story = tellHook()
    story.hear(0, say.ringing('oldest'), ...Array.from({ length: limits.calls }, (_, i) => say.ringing(`c${i}`)))
    story.pass(1)
    story.wait(10)
    expect(story.finished.map(({ uniqueid, outcome }) => `${uniqueid} ${outcome}`)).toEqual(['oldest@2026-11-22 left'])
    expect(story.hook().calls.size).toBe(limits.calls)
  })

  it('is lost when it is known to be over but not how: never counted as abandoned', () => {
    const story = told([0, say.ringing('a')], [1, say.ringing('b', '8002')], [2, say.answered('b', '8002')])
    story.lose(30, 'a')
    story.lose(40, 'b')
    story.wait(60)
    expect(story.finished.map(gist)).toMatchObject([
      { outcome: 'left', incomplete: true },
      { outcome: 'answered', talk: null, incomplete: true },
    ])
  })

  it('ends that wait for a late answer are told when the hook stops', () => {
    const story = told([0, say.ringing('a')], [9, say.ended('a')])
    expect(story.finished).toEqual([])
    story.settle(10)
    expect(story.finished.map(gist)).toEqual([abandoned])
  })
})

describe('times', () => {
  const context = { now: at(0), offsetMs: 0, zone: 'Asia/Shanghai' }
  it.each([
    [-86_399, -1],
    [-86_401, 0],
    [59, -1],
    [61, 0],
  ])('%d s from now is the first that cannot be: %d', (second, index) => {
    expect(findUnbelievable([say.ended('a', { at: iso(second) }), say.ended('b')], context)).toBe(index)
  })

  it('are read by the clock of the sender', () => {
    expect(findUnbelievable([say.ended('a', { at: iso(200) })], { ...context, offsetMs: 200_000 })).toBe(-1)
  })
})

it('names and numbers are shown in one line without what cannot be seen; a withheld number is none', () => {
  const story = told([0, say.ringing('a', '8001', { number: '', name: '张\u200B三\u202E ' })])
  expect([...story.state().visits.values()]).toMatchObject([{ callerNumber: null, callerName: '张三' }])
})
