import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MS, addMonths, dayOfIsoDate, instantOfLocal, localTimeOf, HOUR_MS } from '#shared/lib/zoned-time'

const at = (zone: string, date: string, hour: number): number =>
  instantOfLocal(zone, dayOfIsoDate(date), hour * HOUR_MS)

describe('adding months', () => {
  it.each<[string, number, string]>([
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2025-06-01', 24, '2027-06-01'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-01', -13, '2024-12-01'],
    ['2026-05-05', 0, '2026-05-05'],
  ])('[S2-03] [S3-02] %s and %i months: %s', (from, months, to) => {
    expect(addMonths('Asia/Shanghai', at('Asia/Shanghai', from, 10), months)).toBe(at('Asia/Shanghai', to, 10))
  })

  it('keeps the local time over a change to summer time, and moves a skipped one on', () => {
    expect(addMonths('Europe/Berlin', at('Europe/Berlin', '2026-03-01', 9), 1)).toBe(
      at('Europe/Berlin', '2026-04-01', 9),
    )
    const skipped = addMonths('Europe/Berlin', at('Europe/Berlin', '2026-02-28', 2) + 0.5 * HOUR_MS, 1)
    expect(localTimeOf('Europe/Berlin', skipped)).toBe(2.5 * HOUR_MS)
    expect(new Date(addMonths('Europe/Berlin', Date.parse('2026-01-29T01:30:00Z'), 2)).toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    )
  })

  it('takes the local day, not the one of UTC', () => {
    const early = Date.parse('2026-01-31T17:00:00Z')
    expect(new Date(addMonths('Asia/Shanghai', early, 1)).toISOString()).toBe('2026-02-28T17:00:00.000Z')
  })

  it('never goes back, and twelve of them are a year but for leap days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3e12 }), fc.integer({ min: 0, max: 240 }), (from, months) => {
        const zone = 'Asia/Shanghai'
        expect(addMonths(zone, from, months + 1)).toBeGreaterThan(addMonths(zone, from, months))
        const years = addMonths(zone, from, 12) - from
        expect(years).toBeGreaterThanOrEqual(365 * DAY_MS - HOUR_MS)
        expect(years).toBeLessThanOrEqual(366 * DAY_MS + HOUR_MS)
      }),
    )
  })
})
