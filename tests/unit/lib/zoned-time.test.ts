import { describe, expect, it } from 'vitest'
import {
  dayOfIsoDate,
  instantOfLocal,
  isZone,
  isoDateOfDay,
  localDayOf,
  localTimeOf,
  offsetAt,
  offsetRegimes,
  weekdayOfDay,
  yearOfDay,
  HOUR_MS,
  MINUTE_MS,
} from '#shared/lib/zoned-time'

const local = (zone: string, date: string, minutes: number): string =>
  new Date(instantOfLocal(zone, dayOfIsoDate(date), minutes * MINUTE_MS)).toISOString()

describe('zoned time', () => {
  it('knows zones', () => {
    expect(isZone('Asia/Shanghai')).toBe(true)
    expect(isZone('Asia/Atlantis')).toBe(false)
  })

  it.each([
    ['Asia/Shanghai', '2026-07-01T00:00:00Z', 8],
    ['Asia/Kolkata', '2026-07-01T00:00:00Z', 5.5],
    ['America/New_York', '2026-07-01T00:00:00Z', -4],
    ['America/New_York', '2026-12-31T23:59:59.999Z', -5],
    ['Australia/Lord_Howe', '2026-01-01T00:00:00Z', 11],
    ['Australia/Lord_Howe', '2026-07-01T00:00:00Z', 10.5],
    ['Europe/Berlin', '2026-03-29T00:59:59.999Z', 1],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', 2],
    ['Europe/Berlin', '2026-10-25T00:59:59.999Z', 2],
    ['Europe/Berlin', '2026-10-25T01:00:00Z', 1],
    ['Asia/Shanghai', '1988-07-01T00:00:00Z', 9],
  ])('%s at %s is %d h from UTC', (zone, at, hours) => {
    expect(offsetAt(zone, Date.parse(at))).toBe(hours * HOUR_MS)
  })

  it('a local time that exists once', () => {
    expect(local('Asia/Shanghai', '2026-03-02', 10 * 60)).toBe('2026-03-02T02:00:00.000Z')
    expect(local('Asia/Shanghai', '2026-03-02', 24 * 60)).toBe('2026-03-02T16:00:00.000Z')
    expect(local('Europe/Berlin', '2026-03-29', 0)).toBe('2026-03-28T23:00:00.000Z')
  })

  it('a local time that is skipped moves forward, one that is repeated is the earlier', () => {
    expect(local('Europe/Berlin', '2026-03-29', 150)).toBe('2026-03-29T01:30:00.000Z')
    expect(local('Europe/Berlin', '2026-10-25', 150)).toBe('2026-10-25T00:30:00.000Z')
  })

  it('the local day and time of an instant', () => {
    const at = Date.parse('2026-03-01T16:30:00.250Z')
    expect(isoDateOfDay(localDayOf('Asia/Shanghai', at))).toBe('2026-03-02')
    expect(localTimeOf('Asia/Shanghai', at)).toBe(30 * MINUTE_MS + 250)
    expect(isoDateOfDay(localDayOf('America/New_York', at))).toBe('2026-03-01')
  })

  it('weekdays and years of days', () => {
    expect(
      ['1969-12-29', '1970-01-01', '2026-03-02', '2026-03-08'].map((date) => weekdayOfDay(dayOfIsoDate(date))),
    ).toEqual([0, 3, 0, 6])
    expect(yearOfDay(dayOfIsoDate('2026-12-31'))).toBe(2026)
  })

  it('regimes of offset cover a span without gaps, and one reaches over years without changes', () => {
    const from = Date.UTC(2025, 11, 1)
    const to = Date.UTC(2026, 11, 1)
    expect(offsetRegimes('Asia/Shanghai', from, to)).toHaveLength(1)
    const regimes = offsetRegimes('Europe/Berlin', from, to)
    expect(regimes.map(({ offset }) => offset / HOUR_MS)).toEqual([1, 2, 1])
    expect(regimes.slice(1).map((regime) => regime.from)).toEqual(regimes.slice(0, -1).map((regime) => regime.to))
  })
})
