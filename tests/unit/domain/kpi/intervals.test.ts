import { describe, expect, it } from 'vitest'
import { intervalsOf } from '#shared/domain/kpi/intervals'
import type { KpiStep, Period } from '#shared/domain/kpi/intervals'

const hour = 3_600_000
const lengths = (zone: string, period: Period, step: KpiStep): readonly number[] =>
  intervalsOf(zone, period, step).map(({ startsAt, endsAt }) => (endsAt - startsAt) / hour)
const begins = (zone: string, period: Period, step: KpiStep): readonly string[] =>
  intervalsOf(zone, period, step).map(({ startsAt }) => new Date(startsAt).toISOString())
const day = (date: string): Period => ({ from: date, to: date })

describe('intervals of a report', () => {
  it('are the half hours of the local day', () => {
    const half = intervalsOf('Asia/Shanghai', day('2026-11-22'), 'half-hour')
    expect(half).toHaveLength(48)
    expect(new Date(half[0]?.startsAt ?? 0).toISOString()).toBe('2026-11-21T16:00:00.000Z')
    expect(new Date(half[47]?.endsAt ?? 0).toISOString()).toBe('2026-11-22T16:00:00.000Z')
  })

  it.each(['half-hour', 'day', 'month'] as const)('have no hole and no overlap: %s', (step) => {
    const all = intervalsOf('Europe/Berlin', { from: '2026-03-20', to: '2026-04-10' }, step)
    expect(all.slice(1).map(({ startsAt }) => startsAt)).toEqual(all.slice(0, -1).map(({ endsAt }) => endsAt))
  })

  it.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2026-06-01', 24],
  ])('%s in Berlin has %d hours', (date, hours) => {
    expect(lengths('Europe/Berlin', day(date), 'day')).toEqual([hours])
    expect(lengths('Europe/Berlin', day(date), 'half-hour')).toEqual(Array.from({ length: hours * 2 }, () => 0.5))
  })

  it('a day that summer time moves by half an hour ends at its own midnight', () => {
    expect(lengths('Australia/Lord_Howe', day('2026-10-04'), 'day')).toEqual([23.5])
    expect(lengths('Australia/Lord_Howe', day('2026-10-04'), 'half-hour')).toHaveLength(47)
  })

  it('months begin on the first, and the outer ones hold only the days of the period', () => {
    expect(begins('Asia/Shanghai', { from: '2026-01-15', to: '2026-03-02' }, 'month')).toEqual([
      '2026-01-14T16:00:00.000Z',
      '2026-01-31T16:00:00.000Z',
      '2026-02-28T16:00:00.000Z',
    ])
    expect(lengths('Asia/Shanghai', { from: '2026-01-15', to: '2026-03-02' }, 'month')).toEqual([17 * 24, 28 * 24, 48])
  })
})
