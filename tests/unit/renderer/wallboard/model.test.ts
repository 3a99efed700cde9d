/** What the wallboard makes of the rows of the feeds. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ageParts,
  agentsInOrder,
  bareName,
  callBars,
  callerOf,
  fitting,
  halfHourOf,
  isSettled,
  liveCalls,
  severityBadge,
  ticketTotals,
  waitShare,
  waitTone,
} from '../../../../renderer/features/wallboard/model'
import { agentRow, halfHourRow, stageRow, visitRow } from '../../../support/queue-rows'
import { policies } from '../../../support/view-builders'

describe('waits', () => {
  it.each([
    [0, 'good'],
    [20_000, 'good'],
    [20_001, 'soon'],
    [60_000, 'soon'],
    [60_001, 'late'],
  ] as const)('%d ms against a service level of 20 s is %s', (wait, tone) => {
    expect(waitTone(wait, 20)).toBe(tone)
  })

  it('fills the bar where the wait becomes late, never beyond', () => {
    expect(waitShare(30_000, 20)).toBe(0.5)
    expect(waitShare(600_000, 20)).toBe(1)
    expect(waitShare(-5, 20)).toBe(0)
  })
})

describe('order', () => {
  it('puts waiting callers before talking ones, the longest wait first', () => {
    const calls = [
      visitRow(1, { state: 'talking', joinedAt: 1 }),
      visitRow(2, { joinedAt: 30 }),
      visitRow(3, { joinedAt: 20 }),
      visitRow(4, { state: 'connecting', joinedAt: 5 }),
    ]
    expect(liveCalls(calls).map(({ id }) => id)).toEqual([3, 2, 4, 1].map((n) => `main/visit-${n}`))
  })

  it('orders agents by their number, not by its letters, and those who are away last', () => {
    const agents = [agentRow('10001'), agentRow('900'), agentRow('8001', { state: 'unavailable' })]
    expect(agentsInOrder(agents).map(({ extension }) => extension)).toEqual(['900', '10001', '8001'])
  })
})

describe('words', () => {
  it('says the city once', () => {
    expect(callerOf({ city: '北京', customerName: '北京示例商业银行' }, '未登记号码')).toBe('北京示例商业银行')
    expect(callerOf({ city: '佛山', customerName: '启明制造厂' }, '未登记号码')).toBe('佛山 启明制造厂')
    expect(callerOf({ city: '杭州', customerName: null }, '未登记号码')).toBe('杭州 未登记号码')
    expect(callerOf({ city: null, customerName: null }, '未登记号码')).toBe('未登记号码')
  })

  it.each([
    ['电话支持响应（表2-2）', '电话支持响应'],
    ['Phone response (table 2-2)', 'Phone response'],
    ['解决或提供备机', '解决或提供备机'],
    ['（表2-2）', ''],
  ])('%s without its note is %s', (name, bare) => {
    expect(bareName(name)).toBe(bare)
  })

  it('shows a severity by its name where that fits, else by its id; the gravest is loudest', () => {
    const handbook = policies.find(({ id }) => id === 'equipment-handbook')
    expect(severityBadge(handbook, 'L1', 'zh')).toEqual({ text: '一级故障', tone: 'late' })
    expect(severityBadge(handbook, 'L2', 'zh')).toEqual({ text: '二级故障', tone: 'soon' })
    expect(severityBadge(handbook, 'L3', 'en')).toEqual({ text: 'Level 3', tone: 'quiet' })
    const long = handbook && {
      ...handbook,
      severities: handbook.severities.map((one) => ({ ...one, name: { ...one.name, en: 'Level one fault' } })),
    }
    expect(severityBadge(long, 'L1', 'en').text).toBe('L1')
    expect(severityBadge(undefined, 'P1', 'zh')).toEqual({ text: 'P1', tone: 'quiet' })
  })

  it('says an age in whole units', () => {
    expect(ageParts(-1)).toEqual({ key: 'seconds', n: 0 })
    expect(ageParts(59_999)).toEqual({ key: 'seconds', n: 59 })
    expect(ageParts(60_000)).toEqual({ key: 'minutes', m: 1, s: 0 })
    expect(ageParts(3_600_000 + 120_000)).toEqual({ key: 'hours', h: 1, m: 2 })
  })
})

describe('the chart of the day', () => {
  it('runs from 08:00 to 18:00, and further when there were calls', () => {
    const labels = callBars([halfHourRow('07:30', { answered: 2 }), halfHourRow('09:00')], '09:00').map(
      ({ label }) => label,
    )
    expect([labels[0], labels.at(-1), labels.length]).toEqual(['07:30', '17:30', 21])
    expect(callBars([halfHourRow('09:00')], '23:30').at(-1)?.label).toBe('23:30')
  })

  it('marks the half hour it is and has none without calls', () => {
    const bars = callBars([halfHourRow('09:00', { answered: 3, abandoned: 1 })], halfHourOf('09:29'))
    expect(bars.filter(({ current }) => current)).toEqual([
      { label: '09:00', answered: 3, abandoned: 1, current: true },
    ])
    expect(callBars([], '09:00')).toEqual([])
  })
})

describe('room', () => {
  it('shows everything that fits, and always accounts for everything', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 2, max: 40 }), (count, alone) => {
        const { shown, more } = fitting(count, { alone, besideMore: alone - 1 })
        expect(shown + more).toBe(count)
        expect(shown).toBeLessThanOrEqual(alone)
        expect(more > 0).toBe(count > alone)
      }),
    )
  })
})

it('adds up the stages', () => {
  const totals = ticketTotals([stageRow('new', { open: 3, atRisk: 1 }), stageRow('onsite', { open: 4, overdue: 2 })])
  expect(totals).toEqual({ open: 7, atRisk: 1, overdue: 2 })
})

it('waits for a link that is on its way up', () => {
  expect((['connecting', 'authenticating', 'syncing'] as const).map(isSettled)).toEqual([false, false, false])
  expect((['none', 'live', 'lost', 'rejected', 'stopped', 'finished'] as const).every(isSettled)).toBe(true)
})
