import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { occurrences } from '#shared/domain/plans/occurrences'
import type { Recurrence, Schedule } from '#shared/domain/policy/plans'
import {
  DAY_MS,
  HOUR_MS,
  dayOfIsoDate,
  instantOfLocal,
  isoDateOfDay,
  localDayOf,
  localTimeOf,
} from '#shared/lib/zoned-time'
import { loadBundledLibrary, policyOf } from '../../../support/policies'

const library = await loadBundledLibrary()
const zone = 'Asia/Shanghai'
const midnight = (date: string, of = zone): number => instantOfLocal(of, dayOfIsoDate(date), 0)

function scheduleOf(policy: string, id: string): Schedule {
  const found = policyOf(library, policy).policy.schedules.find((one) => one.id === id)
  if (!found) throw new Error(`no schedule ${id}`)
  return found
}

function recurrenceOf(policy: string, id: string): Recurrence {
  const { recurrence } = scheduleOf(policy, id)
  if (!recurrence) throw new Error(`${id} names no interval`)
  return recurrence
}

/** The windows that overlap the local days `[from, to)`, as local dates. */
const windows = (recurrence: Recurrence, from: string, to: string, of = zone): readonly string[] =>
  occurrences(recurrence, of, midnight(from, of), midnight(to, of)).map(
    (one) => `${isoDateOfDay(localDayOf(of, one.from))} – ${isoDateOfDay(localDayOf(of, one.to))}`,
  )

describe('when a service is due', () => {
  it.each([
    ['integrator-general', 'quarterly-inspection'],
    ['integrator-general', 'equipment-maintenance'],
    ['equipment-handbook', 'quarterly-inspection'],
    ['equipment-handbook', 'quarterly-report'],
  ])('[S2-01] [S2-09] [S3-01] [S3-08] %s %s: once in each quarter', (policy, id) => {
    expect(windows(recurrenceOf(policy, id), '2026-01-01', '2027-01-01')).toEqual([
      '2026-01-01 – 2026-04-01',
      '2026-04-01 – 2026-07-01',
      '2026-07-01 – 2026-10-01',
      '2026-10-01 – 2027-01-01',
    ])
  })

  it.each([
    ['integrator-general', 'monthly-record'],
    ['integrator-general', 'terminals'],
    ['beixinyuan-statement', 'monthly-call'],
  ])('[S2-08] [S2-11] [S4-05] %s %s: once in each month', (policy, id) => {
    expect(windows(recurrenceOf(policy, id), '2028-01-31', '2028-03-01')).toEqual([
      '2028-01-01 – 2028-02-01',
      '2028-02-01 – 2028-03-01',
    ])
  })

  it('[S4-05] one visit a year, calls and visits in Beijing only', () => {
    expect(windows(recurrenceOf('beixinyuan-statement', 'yearly-visit'), '2026-06-01', '2027-06-01')).toEqual([
      '2026-01-01 – 2027-01-01',
      '2027-01-01 – 2028-01-01',
    ])
    for (const id of ['monthly-call', 'yearly-visit'])
      expect(scheduleOf('beixinyuan-statement', id).onlyCities).toEqual(['北京'])
  })

  it('[S4-07] a disc every week, from Monday to Monday', () => {
    expect(windows(recurrenceOf('beixinyuan-statement', 'weekly-disc'), '2026-12-30', '2027-01-05')).toEqual([
      '2026-12-28 – 2027-01-04',
      '2027-01-04 – 2027-01-11',
    ])
  })

  it.each<[string, string, string]>([
    ['2023', '2023-04-03 – 2023-04-10', '2023-09-04 – 2023-09-11'],
    ['2024', '2024-04-01 – 2024-04-08', '2024-09-02 – 2024-09-09'],
    ['2025', '2025-04-07 – 2025-04-14', '2025-09-01 – 2025-09-08'],
    ['2026', '2026-04-06 – 2026-04-13', '2026-09-07 – 2026-09-14'],
    ['2028', '2028-04-03 – 2028-04-10', '2028-09-04 – 2028-09-11'],
  ])('[S2-10] the first weeks of April and September %s', (year, april, september) => {
    const recurrence = recurrenceOf('integrator-general', 'system-maintenance')
    expect(windows(recurrence, `${year}-01-01`, `${Number(year) + 1}-01-01`)).toEqual([april, september])
  })

  it('[S2-10] is in order however the weeks are written, and later weeks follow the first', () => {
    const weeks = [
      { month: 9, week: 1 },
      { month: 4, week: 5 },
      { month: 4, week: 2 },
    ]
    expect(windows({ every: 'weeks', weeks }, '2026-01-01', '2027-01-01')).toEqual([
      '2026-04-13 – 2026-04-20',
      '2026-05-04 – 2026-05-11',
      '2026-09-07 – 2026-09-14',
    ])
  })

  it('[S2-10] a week that begins where the stretch ends is not within it', () => {
    const recurrence = recurrenceOf('integrator-general', 'system-maintenance')
    expect(windows(recurrence, '2026-01-01', '2026-04-06')).toEqual([])
    expect(windows(recurrence, '2026-04-13', '2026-09-07')).toEqual([])
    expect(windows(recurrence, '2026-04-12', '2026-09-08')).toHaveLength(2)
  })

  it('[S2-10] a week that reaches into the next year is found from there', () => {
    const recurrence: Recurrence = { every: 'weeks', weeks: [{ month: 12, week: 4 }] }
    expect(windows(recurrence, '2027-01-01', '2027-01-03')).toEqual(['2026-12-28 – 2027-01-04'])
  })

  it.each([
    ['[S2-12]', 'integrator-general', 'network-services'],
    ['[S2-17]', 'integrator-general', 'training'],
    ['[S3-18]', 'equipment-handbook', 'training'],
    ['[S4-02]', 'beixinyuan-statement', 'courtesy-call'],
  ])('%s %s %s names no interval, and has its work list', (_fact, policy, id) => {
    const { recurrence, workList } = scheduleOf(policy, id)
    expect(recurrence).toBeNull()
    expect(workList.length).toBeGreaterThan(0)
  })

  it('[S2-01] [S2-11] [S2-12] [S3-01] [S4-07] the work lists are those of the documents', () => {
    const work = (policy: string, id: string) => scheduleOf(policy, id).workList.map(({ zh }) => zh)
    expect(work('integrator-general', 'quarterly-inspection').slice(0, 6)).toEqual([
      '服务器',
      '电脑',
      '路由器',
      '交换机',
      '电脑外设',
      '网络设备',
    ])
    expect(work('integrator-general', 'terminals')).toHaveLength(9)
    expect(work('integrator-general', 'network-services')).toHaveLength(4)
    expect(work('equipment-handbook', 'quarterly-inspection')).toHaveLength(4)
    expect(work('beixinyuan-statement', 'weekly-disc')).toContain('核对光盘数据完整有效')
  })
})

describe('the edges of a window', () => {
  it('are half-open: an instant at the edge belongs to the later one', () => {
    const edge = midnight('2026-04-01')
    const at = (from: number, to: number) => occurrences({ every: 'quarter' }, zone, from, to).map((one) => one.from)
    expect(at(edge - 1, edge)).toEqual([midnight('2026-01-01')])
    expect(at(edge, edge + 1)).toEqual([edge])
    expect(at(edge - 1, edge + 1)).toEqual([midnight('2026-01-01'), edge])
  })

  it('are local midnights in a zone with summer time: a week in which the clock is put on is an hour shorter', () => {
    const berlin = occurrences(
      { every: 'week' },
      'Europe/Berlin',
      midnight('2026-03-23', 'Europe/Berlin'),
      midnight('2026-03-24', 'Europe/Berlin'),
    )
    expect(berlin.map(({ from, to }) => to - from)).toEqual([7 * DAY_MS - HOUR_MS])
    expect(windows({ every: 'month' }, '2026-10-25', '2026-10-26', 'Europe/Berlin')).toEqual([
      '2026-10-01 – 2026-11-01',
    ])
  })

  const every = fc.constantFrom<Recurrence['every'] & ('week' | 'month' | 'quarter' | 'year')>(
    'week',
    'month',
    'quarter',
    'year',
  )
  const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe')
  const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) })

  it('cover any stretch of time without a gap and without touching twice, each from a local midnight', () => {
    fc.assert(
      fc.property(every, zones, instants, fc.integer({ min: 1, max: 800 * DAY_MS }), (period, of, from, length) => {
        const found = occurrences({ every: period }, of, from, from + length)
        expect(found[0]?.from).toBeLessThanOrEqual(from)
        expect(found.at(-1)?.to).toBeGreaterThanOrEqual(from + length)
        expect(found.slice(1).map((one) => one.from)).toEqual(found.slice(0, -1).map((one) => one.to))
        expect(found.every((one) => one.to > one.from && localTimeOf(of, one.from) === 0)).toBe(true)
      }),
    )
  })

  it('are the same whichever stretch asks for them', () => {
    fc.assert(
      fc.property(every, instants, (period, at) => {
        const [near] = occurrences({ every: period }, zone, at, at + 1)
        const far = occurrences({ every: period }, zone, at - 500 * DAY_MS, at + 500 * DAY_MS)
        expect(far).toContainEqual(near)
      }),
    )
  })
})
