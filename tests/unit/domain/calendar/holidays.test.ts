import { getDayDetail, isWorkday } from 'chinese-days'
import * as chineseWorkday from 'chinese-workday'
import { describe, expect, it } from 'vitest'
import { missingHolidayYears } from '#shared/domain/calendar/holidays'
import { DAY_MS, dayOfIsoDate, isoDateOfDay, weekdayOfDay } from '#shared/lib/zoned-time'
import { beijing, loadBundledLibrary } from '../../../support/policies'

const { holidayYears } = await loadBundledLibrary()

describe('bundled public-holiday lists', () => {
  it('covers 2025 and 2026 and names the notice of the State Council', () => {
    expect(holidayYears.map(({ year }) => year)).toEqual([2025, 2026])
    expect(holidayYears.map(({ source }) => source.split('《')[0])).toEqual([
      '国办发明电〔2024〕12号',
      '国办发明电〔2025〕7号',
    ])
  })

  it.each(holidayYears.map((list) => [list.year, list] as const))(
    '%i agrees with two independent packages on every day',
    (year, list) => {
      const closed = new Set(list.closed.map(({ date }) => date))
      const makeup = new Set(list.makeup)
      const first = dayOfIsoDate(`${year}-01-01`)
      const count = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY_MS
      for (let day = first; day < first + count; day++) {
        const date = isoDateOfDay(day)
        const works = !closed.has(date) && (weekdayOfDay(day) < 5 || makeup.has(date))
        expect([date, isWorkday(date)]).toEqual([date, works])
        expect([date, chineseWorkday.isWorkday(date)]).toEqual([date, works])
      }
      expect(list.makeup.every((date) => weekdayOfDay(dayOfIsoDate(date)) >= 5)).toBe(true)
    },
  )

  it.each(holidayYears.map((list) => [list.year, list] as const))(
    '%i names every closed day like the festival of the package',
    (_year, list) => {
      for (const { date, name } of list.closed) {
        const festival = getDayDetail(date).name.split(',')[1] ?? 'none'
        expect(name).toContain(festival)
      }
    },
  )
})

describe('missing years', () => {
  const known = [{ year: 2025 }, { year: 2026 }]

  it.each([
    ['2026-03-02 10:00', []],
    ['2026-09-30 23:59', []],
    ['2026-10-01 00:00', [2027]],
    ['2026-12-31 23:59', [2027]],
    ['2027-01-01 00:00', [2027]],
    ['2027-11-01 00:00', [2027, 2028]],
  ])('at %s warns about %j', (now, missing) => {
    expect(missingHolidayYears(known, beijing(now))).toEqual(missing)
  })
})
