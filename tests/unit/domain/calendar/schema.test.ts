import { describe, expect, it } from 'vitest'
import { CalendarDef, HolidayYear } from '#shared/domain/calendar/schema'

const base = { id: 'c', name: { zh: '日历', en: 'Calendar' } }
const problems = (result: {
  success: boolean
  error?: { issues: readonly { path: PropertyKey[]; message: string }[] }
}): string[] => (result.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)

describe('calendar schema', () => {
  it('fills in zone, version and holidays', () => {
    const calendar = CalendarDef.parse({ ...base, week: { mon: [['09:00', '24:00']] } })
    expect(calendar).toMatchObject({ zone: 'Asia/Shanghai', version: 1, holidays: false })
  })

  it.each([
    ['no windows at all', {}, 'week: state weekly windows'],
    [
      'always open with windows',
      { alwaysOpen: true, week: { mon: [['09:00', '18:00']] } },
      'week: a calendar that is always open',
    ],
    ['always open with holidays', { alwaysOpen: true, holidays: true }, 'holidays: a calendar that is always open'],
    [
      'a window that ends before it begins',
      { week: { mon: [['18:00', '09:00']] } },
      'week.mon.0: a window must end after',
    ],
    ['an empty window', { week: { mon: [['09:00', '09:00']] } }, 'week.mon.0: a window must end after'],
    [
      'overlapping windows',
      {
        week: {
          mon: [
            ['09:00', '12:00'],
            ['11:00', '18:00'],
          ],
        },
      },
      'week.mon: windows must be in order',
    ],
    [
      'windows out of order',
      {
        week: {
          mon: [
            ['13:00', '18:00'],
            ['09:00', '12:00'],
          ],
        },
      },
      'week.mon: windows must be in order',
    ],
    ['a time that does not exist', { week: { mon: [['09:00', '25:00']] } }, 'week.mon.0.1: expected a time of day'],
    ['under an hour a week', { week: { mon: [['09:00', '09:30']] } }, 'week: open for less than an hour'],
    [
      'a zone that does not exist',
      { week: { mon: [['09:00', '18:00']] }, zone: 'Asia/Atlantis' },
      'zone: not a time zone',
    ],
    ['an unknown weekday', { week: { mon: [['09:00', '18:00']], holiday: [] } }, 'week: Unrecognized key'],
    ['an unknown field', { week: { mon: [['09:00', '18:00']] }, holydays: true }, ': Unrecognized key'],
  ])('refuses %s', (_what, fields, message) => {
    const found = problems(CalendarDef.safeParse({ ...base, ...fields }))
    expect(found.join('\n')).toContain(message)
  })
})

describe('holiday list schema', () => {
  const list = { year: 2026, source: 'notice', closed: [{ date: '2026-01-01', name: '元旦' }], makeup: ['2026-01-04'] }

  it('takes a list', () => expect(HolidayYear.safeParse(list).success).toBe(true))

  it.each([
    ['a date of another year', { makeup: ['2025-12-31'] }, 'makeup.0: 2025-12-31 is not in 2026'],
    ['a day both closed and worked', { makeup: ['2026-01-01'] }, 'makeup.0: 2026-01-01 is listed twice'],
    ['a date that does not exist', { makeup: ['2026-02-30'] }, 'makeup.0: Invalid ISO date'],
    ['no holidays', { closed: [] }, 'closed: '],
    ['no source', { source: '' }, 'source: '],
  ])('refuses %s', (_what, fields, message) => {
    expect(problems(HolidayYear.safeParse({ ...list, ...fields })).join('\n')).toContain(message)
  })
})

it('no year closes more days than it has: a list of any length is not looked at further', () => {
  const closed = Array.from({ length: 367 }, () => ({ date: '2027-01-01', name: '元旦' }))
  const found = problems(HolidayYear.safeParse({ year: 2027, source: '国办', closed, makeup: [] }))
  expect(found).toContainEqual(expect.stringMatching(/^closed: Too big/))
})
