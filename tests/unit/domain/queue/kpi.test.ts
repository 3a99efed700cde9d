import { describe, expect, it } from 'vitest'
import {
  abandonment,
  averageHandlingMs,
  averageWaitMs,
  earliestJoin,
  occupancy,
  workload,
  serviceLevel,
  shortAbandons,
  waitingVisits,
} from '#shared/domain/queue/kpi'
import {
  countDuration,
  countWithin,
  emptyAgentTotals,
  emptyQueueTotals,
  HISTOGRAM_SECONDS,
  sumQueueTotals,
  type QueueTotals,
} from '#shared/domain/queue/totals'
import { at, say, tell } from '../../../support/queue-story'

const waits = (...seconds: readonly number[]) =>
  seconds.reduce((h, s) => countDuration(h, s * 1000), emptyQueueTotals.answeredWaits)

const totals = (
  answered: readonly number[],
  abandoned: readonly number[],
  more: Partial<QueueTotals> = {},
): QueueTotals => ({
  ...emptyQueueTotals,
  offered: answered.length + abandoned.length,
  answered: answered.length,
  abandoned: abandoned.length,
  waitOfAnsweredMs: answered.reduce((sum, s) => sum + s * 1000, 0),
  answeredWaits: waits(...answered),
  abandonedWaits: waits(...abandoned),
  ...more,
})

describe('KPIs [telephony: KPIs]', () => {
  it('service level: one answered and two abandoned late are a third, not 100 %', () => {
    expect(serviceLevel(totals([2], [25, 30]), 20)).toBeCloseTo(1 / 3)
  })

  it.each([
    ['late-abandons', 2 / 4],
    ['all-abandons', 2 / 5],
    ['answered-only', 2 / 3],
  ] as const)('service level, variant %s', (variant, expected) => {
    expect(serviceLevel(totals([5, 20, 21], [20, 21]), 20, variant)).toBeCloseTo(expected)
  })

  it('ASA is the wait of the answered by the answered', () => {
    expect(averageWaitMs(totals([2, 4], [100]))).toBe(3000)
  })

  it('AHT holds talk and wrap-up of completed and transferred calls', () => {
    const handled = totals([1, 1], [], { talkMs: 100_000, wrapUpMs: 20_000, completed: 1, transferred: 1 })
    expect(averageHandlingMs(handled)).toBe(60_000)
  })

  it('abandonment leaves out the short abandons on both sides', () => {
    const some = totals([1, 1, 1], [2, 30])
    expect(shortAbandons(some, 5)).toBe(1)
    expect(abandonment(some, 5)).toBeCloseTo(1 / 4)
  })

  it('occupancy adds the state that runs now', () => {
    const agent = {
      ...emptyAgentTotals('A'),
      inCallMs: 30_000,
      wrapUpMs: 10_000,
      availableMs: 40_000,
      pausedMs: 99_000,
    }
    const { agents } = tell([say.member(0, '8001', { device: 'in-use' }), say.member(0, '8002')]).state
    const [talking, free] = [agents.get('8001'), agents.get('8002')]
    if (!talking || !free) throw new Error('two agents are there')
    expect(occupancy([workload(talking, agent)], at(0))).toBe(0.5)
    expect(occupancy([workload(talking, agent)], at(20_000))).toBe(60 / 100)
    expect(occupancy([workload(talking, agent), workload(free, undefined)], at(20_000))).toBe(60 / 120)
    expect(occupancy([], at(0))).toBeNull()
  })

  it('has no ratio where there was no call', () => {
    expect([
      serviceLevel(emptyQueueTotals, 20),
      averageWaitMs(emptyQueueTotals),
      averageHandlingMs(emptyQueueTotals),
    ]).toEqual([null, null, null])
    expect(abandonment(totals([], [1]), 5)).toBeNull()
  })

  it('the longest wait is of the earliest join still waiting, by queue or of all', () => {
    const { state } = tell([
      say.join(5000, 'b', 'vip'),
      say.join(1000, 'a'),
      say.join(2000, 'c'),
      say.connect(6000, 'a', '8001', 'l', 5000),
    ])
    expect(waitingVisits(state).map((visit) => visit.uniqueid)).toEqual(['c', 'b'])
    expect([earliestJoin(state), earliestJoin(state, 'vip'), earliestJoin(state, 'none')]).toEqual([
      at(2000),
      at(5000),
      null,
    ])
  })
})

describe('histograms', () => {
  it('count whole seconds: 20.9 s is within 20', () => {
    const histogram = [0, 20_900, 21_000].reduce(countDuration, emptyQueueTotals.answeredWaits)
    expect([0, 19, 20, 21, 9999].map((s) => countWithin(histogram, s))).toEqual([1, 1, 2, 3, 3])
  })

  it('stay bounded by an hour', () => {
    expect(countDuration([], 1e12)).toHaveLength(HISTOGRAM_SECONDS + 1)
  })

  it('of several queues add up', () => {
    const sum = sumQueueTotals([totals([1, 5], [3]), totals([5, 9, 9], [])])
    expect(sum).toEqual({ ...totals([1, 5, 5, 9, 9], [3]), halfHours: [] })
  })
})
