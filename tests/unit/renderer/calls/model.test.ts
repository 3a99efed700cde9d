import { describe, expect, it } from 'vitest'
import {
  endedToday,
  joinPages,
  sortMissed,
  sortPromised,
  spanSince,
  waitingTone,
} from '../../../../renderer/features/calls/model'
import { logQuery } from '../../../../renderer/features/calls/use-log-pages'
import { allCalls } from '../../../../renderer/features/calls/view-state'
import { missedRow, promisedRow } from '../../../support/call-rows'
import { clockOf } from '../../../support/view-builders'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('how long ago', () => {
  it.each([
    [0, { unit: 'now' }],
    [59_999, { unit: 'now' }],
    [MINUTE, { unit: 'minutes', count: 1 }],
    [HOUR - 1, { unit: 'minutes', count: 59 }],
    [HOUR, { unit: 'hours', count: 1 }],
    [24 * HOUR - 1, { unit: 'hours', count: 23 }],
    [49 * HOUR, { unit: 'days', count: 2 }],
    [-5_000, { unit: 'now' }],
  ])('%i ms', (ms, expected) => {
    expect(spanSince(1_000_000_000, 1_000_000_000 + ms)).toEqual(expected)
  })

  it.each([
    [14, 'plain'],
    [15, 'soon'],
    [59, 'soon'],
    [60, 'late'],
  ])('after %i minutes it is %s', (minutes, tone) => {
    expect(waitingTone(0, minutes * MINUTE)).toBe(tone)
  })
})

describe('the order', () => {
  it('of callers who gave up: the latest first', () => {
    expect(sortMissed([missedRow(30), missedRow(5), missedRow(12)]).map(({ number }) => number)).toEqual(
      [missedRow(5), missedRow(12), missedRow(30)].map(({ number }) => number),
    )
  })

  it('of promised calls: by the clock, those without one behind, the longest waiting first', () => {
    const [late, next, old, young] = [
      promisedRow(1, { clock: clockOf({ dueAt: 1_000 }) }),
      promisedRow(2, { clock: clockOf({ dueAt: 2_000 }) }),
      promisedRow(3, { clock: null, since: 10 }),
      promisedRow(4, { clock: null, since: 20 }),
    ]
    expect(sortPromised([young, next, old, late])).toEqual([late, next, old, young])
  })
})

describe('pages', () => {
  it('are joined with each call once, though one moved to the next page', () => {
    expect(
      joinPages([
        [{ id: 'a' }, { id: 'b' }],
        [{ id: 'b' }, { id: 'c' }],
      ]).map(({ id }) => id),
    ).toEqual(['a', 'b', 'c'])
  })

  it('are asked for again when a call has ended since, by the counters of the queues', () => {
    expect(endedToday(undefined)).toBe(0)
    expect(endedToday({ answered: 3, abandoned: 2, timedOut: 1 })).toBe(6)
  })
})

describe('what the log is asked', () => {
  const startOf = (day: number): number => day * 100
  const today = 20_000

  it.each([
    ['today', { from: 2_000_000, to: null }],
    ['week', { from: 1_999_400, to: null }],
    ['all', { from: null, to: null }],
  ] as const)('for %s', (period, expected) => {
    expect(logQuery({ ...allCalls, period }, '', today, startOf)).toMatchObject(expected)
  })

  it('for chosen days, both included, an open end where one is not typed yet', () => {
    const days = { ...allCalls, period: 'days' } as const
    expect(logQuery({ ...days, from: '1970-01-03', to: '1970-01-04' }, '', today, startOf)).toMatchObject({
      from: 200,
      to: 400,
    })
    expect(logQuery({ ...days, from: '1970-01-', to: '' }, '', today, startOf)).toMatchObject({ from: null, to: null })
  })

  it('for a queue whose name holds a slash', () => {
    expect(logQuery({ ...allCalls, queue: 'main/a/b' }, '', today, startOf).queue).toEqual({
      link: 'main',
      queue: 'a/b',
    })
    expect(logQuery({ ...allCalls, queue: 'nonsense' }, '', today, startOf).queue).toBeNull()
  })
})
