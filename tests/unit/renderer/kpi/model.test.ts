import { describe, expect, it } from 'vitest'
import type { KpiReport } from '#shared/domain/kpi/report'
import { mainLink } from '#shared/domain/telephony/settings'
import { barsOf, linesOf, queryOf } from '../../../../renderer/features/kpi/model'
import type { KpiChoice } from '../../../../renderer/features/kpi/model'
import { callCounts, kpiReport } from '../../../support/kpi-reports'

const choice: KpiChoice = { view: 'time', queue: null, agent: null, withinS: null, variant: null }
const period = { from: '2026-11-22', to: '2026-11-22' }
const vip = { link: mainLink, queue: 'vip' }
const lin = { link: mainLink, extension: '8001', name: '林某' }

describe('what is asked', () => {
  it('by time: the step that was chosen, of all queues or of one', () => {
    expect(queryOf(period, 'half-hour', choice)).toMatchObject({
      ...period,
      by: 'half-hour',
      group: 'total',
      queues: [],
    })
    expect(queryOf(period, 'day', { ...choice, queue: vip })).toMatchObject({ by: 'day', queues: [vip] })
  })

  it('by queue or agent: no intervals are needed, and a filter of another view is not taken along', () => {
    expect(queryOf(period, 'half-hour', { ...choice, view: 'queue' })).toMatchObject({ by: 'month', group: 'queue' })
    expect(queryOf(period, 'half-hour', { ...choice, view: 'agent', queue: vip })).toMatchObject({
      by: 'month',
      group: 'agent',
      queues: [],
      agents: [],
    })
  })

  it('by time of one agent', () => {
    expect(queryOf(period, 'half-hour', { ...choice, agent: lin, queue: vip })).toMatchObject({
      by: 'half-hour',
      group: 'agent',
      queues: [],
      agents: [{ link: mainLink, extension: '8001' }],
    })
  })
})

const report: KpiReport = kpiReport({
  offered: [0, 2, 0, 1, 0],
  incomplete: [2],
  running: 4,
})

describe('lines', () => {
  it('leave quiet half hours out, but not the one that runs', () => {
    expect(linesOf(report, choice, 'half-hour', false).map(({ startsAt }) => startsAt)).toEqual([
      report.intervals[1]?.startsAt,
      report.intervals[3]?.startsAt,
      report.intervals[4]?.startsAt,
    ])
  })

  it('hold every day, and say where something was not heard', () => {
    expect(linesOf(report, choice, 'day', false).map(({ calls, incomplete }) => [calls.offered, incomplete])).toEqual([
      [0, false],
      [2, false],
      [0, true],
      [1, false],
      [0, false],
    ])
  })
})

describe('bars', () => {
  it('begin with the first call and end with the half hour that runs', () => {
    const bars = barsOf(report, 'half-hour')
    expect(bars.map(({ answered, incomplete, running }) => [answered, incomplete, running])).toEqual([
      [2, 0, false],
      [0, 1, false],
      [1, 0, false],
      [0, 0, true],
    ])
  })

  it('have no service level without calls', () => {
    expect(barsOf(report, 'half-hour').map(({ level }) => level)).toEqual([100, null, 100, null])
  })
})

it('a waiting call is in no part of its bar', () => {
  const waiting = kpiReport({ offered: [1], calls: callCounts({ offered: 3, answered: 1, abandoned: 1, waiting: 1 }) })
  expect(barsOf(waiting, 'day')[0]).toMatchObject({ answered: 1, abandoned: 1, other: 0 })
})
