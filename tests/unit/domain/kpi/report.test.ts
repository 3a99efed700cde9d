import { describe, expect, it } from 'vitest'
import { abandonmentOf, addCalls, ahtOf, asaOf, goalOf, judge, noCalls, serviceLevelOf } from '#shared/domain/kpi/calls'
import type { CountedCalls } from '#shared/domain/kpi/calls'
import { KpiQuery, makeReport } from '#shared/domain/kpi/report'
import type { Counted, ReportParts } from '#shared/domain/kpi/report'
import { addSpent, addTime, cut, noTime, occupancyOf, signedInMs } from '#shared/domain/kpi/time'
import { LinkId, mainLink } from '#shared/domain/telephony/settings'

const minute = 60_000
const counted = (change: Partial<CountedCalls>): CountedCalls => ({ ...noCalls, ...change })

describe('key figures [telephony: KPIs]', () => {
  // Two answered within T, one later; one given up within T, one after.
  const some = counted({ offered: 5, answered: 3, inTime: 2, abandoned: 2, lateAbandoned: 1, shortAbandoned: 1 })

  it.each([
    ['late-abandons', 2 / 4],
    ['all-abandons', 2 / 5],
    ['answered-only', 2 / 3],
  ] as const)('service level, variant %s', (variant, level) => {
    expect(serviceLevelOf(judge(some, variant, 0.8))).toBeCloseTo(level)
  })

  it('each queue is judged by its own variant and goal before they are added', () => {
    const both = addCalls(judge(some, 'answered-only', 0.9), judge(some, 'all-abandons', 0.5))
    expect(serviceLevelOf(both)).toBeCloseTo(4 / 8)
    expect(goalOf(both)).toBeCloseTo((0.9 * 3 + 0.5 * 5) / 8)
  })

  it('the longest wait of two is the longer one, everything else adds up', () => {
    const one = judge(counted({ offered: 1, longestWaitMs: 9_000 }), 'late-abandons', 0.8)
    expect(addCalls(one, { ...one, longestWaitMs: 4_000 })).toMatchObject({ offered: 2, longestWaitMs: 9_000 })
  })

  it('ASA by answered, AHT by talks whose time is known, abandonment without short abandons', () => {
    const calls = judge(
      counted({ ...some, waitOfAnsweredMs: 30_000, talkMs: 100_000, wrapUpMs: 20_000, completed: 1, transferred: 1 }),
      'late-abandons',
      0.8,
    )
    expect([asaOf(calls), ahtOf(calls), abandonmentOf(calls)]).toEqual([10_000, 60_000, 1 / 4])
  })

  it('has no ratio where there was no call', () => {
    expect([serviceLevelOf(noCalls), goalOf(noCalls), asaOf(noCalls), ahtOf(noCalls), abandonmentOf(noCalls)]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})

describe("agents' time", () => {
  const time = [
    { state: 'in-call', reason: null, ms: 30 * minute },
    { state: 'wrap-up', reason: null, ms: 10 * minute },
    { state: 'available', reason: null, ms: 40 * minute },
    { state: 'paused', reason: '午餐', ms: 20 * minute },
    { state: 'paused', reason: null, ms: 5 * minute },
    { state: 'unavailable', reason: null, ms: 60 * minute },
    { state: 'missed', count: 2 },
  ] as const
  const spent = time.reduce(addSpent, noTime)

  it('occupancy leaves breaks out, signed in holds them, unreachable is neither', () => {
    expect(occupancyOf(spent)).toBe(0.5)
    expect(signedInMs(spent)).toBe(105 * minute)
    expect(occupancyOf(noTime)).toBeNull()
  })

  it('pauses are told by their reason and add up over agents', () => {
    expect(addTime(spent, spent)).toMatchObject({
      pausedMs: 50 * minute,
      pausedBy: { 午餐: 40 * minute, '': 10 * minute },
      missed: 4,
    })
  })

  it('a reason may be called like a property of every object', () => {
    expect(addSpent(noTime, { state: 'paused', reason: '__proto__', ms: 7 }).pausedMs).toBe(7)
    const named = addSpent(noTime, { state: 'paused', reason: 'constructor', ms: 7 })
    expect(addTime(named, named).pausedBy).toEqual({ constructor: 14 })
  })

  it('a span is cut at the borders', () => {
    const interval = { startsAt: 100, endsAt: 200 }
    expect([cut(50, 150, interval), cut(120, 130, interval), cut(0, 400, interval), cut(200, 300, interval)]).toEqual([
      50, 10, 100, 0,
    ])
  })
})

describe('a report', () => {
  const other = LinkId.parse('branch')
  const intervals = [0, 1, 2].map((n) => ({ startsAt: n * 100, endsAt: n * 100 + 100 }))
  const group = (startsAt: number, link: LinkId, queue: string, change: Partial<CountedCalls>) => ({
    startsAt,
    link,
    queue,
    agent: null,
    counted: counted(change),
  })
  const report = (change: Partial<Counted>, parts: Partial<ReportParts> = {}) =>
    makeReport({
      counted: { intervals, calls: [], spent: [], spans: [], gaps: [], ...change },
      group: 'queue',
      thresholds: (_link, queue) => ({
        variant: 'late-abandons',
        goal: 0.8,
        shortAbandonS: 5,
        withinS: queue === 'vip' ? 10 : 20,
      }),
      usual: [{ variant: 'late-abandons', goal: 0.8, shortAbandonS: 5, withinS: 15 }],
      nameOf: (_link, name) => name,
      asOf: 150,
      ...parts,
    })

  it('holds the intervals up to the one that runs', () => {
    expect(report({}).intervals).toEqual([
      { startsAt: 0, endsAt: 100, running: false, incomplete: false },
      { startsAt: 100, endsAt: 200, running: true, incomplete: false },
    ])
  })

  it('keeps queues of one name on two PBXs apart and adds them up', () => {
    const told = report({
      calls: [group(0, mainLink, 'vip', { offered: 2 }), group(0, other, 'vip', { offered: 3 })],
    })
    expect(told.totals.map(({ group: id, calls }) => [id, calls.offered])).toEqual([
      ['branch/vip', 3],
      ['main/vip', 2],
    ])
    expect(told.all.calls.offered).toBe(5)
  })

  it('marks what a gap of its own PBX touches, and only that', () => {
    const told = report({
      calls: [
        group(0, mainLink, 'vip', { offered: 1 }),
        group(100, mainLink, 'vip', { offered: 1 }),
        group(100, other, 'vip', { offered: 1 }),
      ],
      gaps: [{ link: mainLink, from: 199, to: 260 }],
    })
    expect(told.rows.map(({ startsAt, group: id, incomplete }) => [startsAt, id, incomplete])).toEqual([
      [0, 'main/vip', false],
      [100, 'main/vip', true],
      [100, 'branch/vip', false],
    ])
    expect(told.intervals.map(({ incomplete }) => incomplete)).toEqual([false, true])
    expect(told.totals.map(({ group: id, incomplete }) => [id, incomplete])).toEqual([
      ['branch/vip', false],
      ['main/vip', true],
    ])
    expect(told.all.incomplete).toBe(true)
  })

  it('marks the interval of a call of which a part was not heard', () => {
    const told = report({ calls: [group(0, mainLink, 'vip', { offered: 1, inexact: 1 })] })
    expect([told.rows[0]?.incomplete, told.intervals[0]?.incomplete, told.intervals[1]?.incomplete]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('cuts a span that reaches over a border, and shares it out', () => {
    const told = report(
      { spans: [{ link: mainLink, extension: '8001', state: 'available', reason: null, from: 60, to: 150 }] },
      { group: 'agent' },
    )
    expect(told.rows.map(({ startsAt, time }) => [startsAt, time?.availableMs])).toEqual([
      [0, 40],
      [100, 50],
    ])
    expect(told.all.time?.availableMs).toBe(90)
  })

  it('says T only where all queues have the same; without calls what they would be judged by', () => {
    expect(report({ calls: [group(0, mainLink, 'vip', { offered: 1 })] }).judgedBy.withinS).toBe(10)
    expect(
      report({ calls: [group(0, mainLink, 'vip', {}), group(0, mainLink, 'hotline', {})] }).judgedBy,
    ).toMatchObject({ withinS: null, variant: 'late-abandons' })
    expect(report({}).judgedBy.withinS).toBe(15)
  })
})

describe('a question', () => {
  const asked = {
    from: '2026-11-01',
    to: '2026-11-30',
    by: 'day',
    group: 'total',
    queues: [],
    agents: [],
    withinS: null,
    variant: null,
    shortAbandonS: null,
  }
  it.each([
    ['a month by days', {}, true],
    ['the end before the beginning', { to: '2026-10-31' }, false],
    ['a month by half hours', { by: 'half-hour' }, true],
    ['a month by half hours of all agents', { by: 'half-hour', group: 'agent' }, false],
    ['a week by half hours of all agents', { by: 'half-hour', group: 'agent', to: '2026-11-07' }, true],
    ['two months by half hours', { by: 'half-hour', to: '2026-12-31' }, false],
    ['two years by days', { by: 'day', to: '2028-11-01' }, false],
    ['two years by months', { by: 'month', to: '2028-11-01' }, true],
    ['a day that is none', { from: '2026-02-30' }, false],
    ['T of zero', { withinS: 0 }, false],
  ])('%s', (_name, change, fits) => {
    expect(KpiQuery.safeParse({ ...asked, ...change }).success).toBe(fits)
  })
})
