/** Which window of a recurring service is open, and which comes next. */
import { describe, expect, it } from 'vitest'
import { windowsAt } from '#shared/domain/plans/windows'
import type { Recurrence } from '#shared/domain/policy/plans'
import { beijing, inBeijing } from '../../../support/policies'

const spring = { month: 4, week: 1 }
const autumn = { month: 9, week: 1 }

describe('[S2-10] [S4-05] [S4-07] the windows of a recurrence', () => {
  it.each<[string, Recurrence, string, string | null, string]>([
    ['a month', { every: 'month' }, '2026-11-25 10:00', '2026-11-01 00:00', '2026-12-01 00:00'],
    ['the first instant of a month', { every: 'month' }, '2026-12-01 00:00', '2026-12-01 00:00', '2027-01-01 00:00'],
    ['a quarter', { every: 'quarter' }, '2026-11-25 10:00', '2026-10-01 00:00', '2027-01-01 00:00'],
    ['a year', { every: 'year' }, '2026-11-25 10:00', '2026-01-01 00:00', '2027-01-01 00:00'],
    ['a week', { every: 'week' }, '2026-11-25 10:00', '2026-11-23 00:00', '2026-11-30 00:00'],
    [
      'two weeks of the year, between them',
      { every: 'weeks', weeks: [spring, autumn] },
      '2026-11-25 10:00',
      null,
      '2027-04-05 00:00',
    ],
    [
      'two weeks of the year, within one',
      { every: 'weeks', weeks: [spring, autumn] },
      '2026-09-10 10:00',
      '2026-09-07 00:00',
      '2027-04-05 00:00',
    ],
    [
      'one week of the year, just past',
      { every: 'weeks', weeks: [spring] },
      '2026-04-13 00:00',
      null,
      '2027-04-05 00:00',
    ],
  ])('%s', (_name, recurrence, now, open, next) => {
    const found = windowsAt(recurrence, 'Asia/Shanghai', beijing(now))
    expect([found.open && inBeijing(found.open.from), found.next && inBeijing(found.next.from)]).toEqual([open, next])
  })
})
