/** What is to be done next, and what must be reminded of, as the weeks of a site go by. */
import { describe, expect, it } from 'vitest'
import { cellsOf } from '#shared/domain/media/board'
import type { BoardEdition } from '#shared/domain/media/board'
import { discFee } from '#shared/domain/media/fee'
import { atMost, reminderOfKey, remindersOf } from '#shared/domain/media/reminders'
import { workOf } from '#shared/domain/media/work'
import { edition, handedOver, mediaPlan, workingDays } from '../../../support/media-board'
import { beijing, inBeijing } from '../../../support/policies'

const cellsAt = (now: string, editions: readonly BoardEdition[]) =>
  cellsOf({
    plan: mediaPlan(),
    calendar: workingDays,
    editions,
    from: beijing('2026-03-02 00:00'),
    to: beijing('2026-04-13 00:00'),
    now: beijing(now),
  })

const work = (now: string, editions: readonly BoardEdition[]): readonly string[] =>
  workOf(cellsAt(now, editions), beijing(now)).map(({ cell, step, urgency, dueAt, catchesUp }) =>
    [
      `${cell.week.slice(5)} ${step} ${urgency} by ${inBeijing(dueAt).slice(5)}`,
      ...catchesUp.map((week) => `for ${week.slice(5)}`),
    ].join(' '),
  )

const reminders = (now: string, editions: readonly BoardEdition[]): readonly string[] =>
  remindersOf('S', cellsAt(now, editions), beijing(now)).map(
    ({ id, since, dueAt }) =>
      `${id} since ${inBeijing(since).slice(5)}${dueAt === null ? '' : ` by ${inBeijing(dueAt).slice(5)}`}`,
  )

const first = '2026-03-04'
const sent = handedOver(1, first, 'handed-over', '2026-03-04 11:00')
const approved = { isApproved: true }

describe('what is to be done next', () => {
  it.each<readonly [string, string, readonly BoardEdition[], readonly string[]]>([
    ['nothing presses before the day to begin', '2026-03-02 12:00', [], ['03-04 plan later by 03-05 00:00']],
    ['the day to begin', '2026-03-03 00:00', [], ['03-04 plan soon by 03-05 00:00']],
    ['planned', '2026-03-03 12:00', [edition(1, first, 'planned')], ['03-04 build soon by 03-05 00:00']],
    ['built', '2026-03-04 00:00', [edition(1, first, 'built')], ['03-04 burn today by 03-05 00:00']],
    ['burned', '2026-03-04 09:00', [edition(1, first, 'burned')], ['03-04 check today by 03-05 00:00']],
    ['read back', '2026-03-04 09:00', [edition(1, first, 'verified')], ['03-04 approve today by 03-05 00:00']],
    ['approved', '2026-03-04 09:00', [edition(1, first, 'verified', approved)], ['03-04 seal today by 03-05 00:00']],
    ['sealed, late', '2026-03-06 09:00', [edition(1, first, 'sealed')], ['03-04 hand-over overdue by 03-05 00:00']],
    ['handed over: the next week', '2026-03-05 09:00', [sent], ['03-11 plan later by 03-12 00:00']],
    [
      'no receipt: both',
      '2026-03-12 00:00',
      [sent, handedOver(2, '2026-03-11', 'received', '2026-03-11 10:00')],
      ['03-04 chase overdue by 03-12 00:00', '03-18 plan later by 03-19 00:00'],
    ],
    [
      'lost: once more while its week lasts',
      '2026-03-06 12:00',
      [{ ...sent, state: 'lost' }],
      ['03-04 plan overdue by 03-05 00:00'],
    ],
    [
      'lost: the next one brings it, later',
      '2026-03-11 12:00',
      [{ ...sent, state: 'lost' }],
      ['03-11 plan today by 03-12 00:00 for 03-04'],
    ],
    [
      'missed: what was made is given up, the next one brings it',
      '2026-03-18 08:00',
      [edition(1, '2026-03-11', 'sealed')],
      ['03-11 give-up overdue by 03-18 00:00', '03-18 plan today by 03-19 00:00 for 03-04 for 03-11'],
    ],
  ])('[S4-07] %s', (_, now, editions, expected) => {
    expect(work(now, editions)).toEqual(expected)
  })
})

describe('what must be reminded of', () => {
  it.each<readonly [string, string, readonly BoardEdition[], readonly string[]]>([
    ['nothing before its time', '2026-03-02 23:59:59', [], []],
    ['due soon', '2026-03-03 00:00', [], ['due-soon/S/2026-03-04 since 03-03 00:00 by 03-05 00:00']],
    ['due today', '2026-03-04 00:00', [], ['due-today/S/2026-03-04 since 03-04 00:00 by 03-05 00:00']],
    [
      'overdue',
      '2026-03-05 00:00',
      [edition(1, first, 'sealed')],
      ['hand-over-overdue/S/2026-03-04 since 03-05 00:00 by 03-05 00:00'],
    ],
    ['handed over', '2026-03-05 00:00', [sent], []],
    [
      'of several that were missed the last one speaks',
      '2026-03-18 00:00',
      [],
      ['week-missed/S/2026-03-11 since 03-18 00:00', 'due-today/S/2026-03-18 since 03-18 00:00 by 03-19 00:00'],
    ],
    ['caught up: silence', '2026-03-18 12:00', [handedOver(1, '2026-03-18', 'handed-over', '2026-03-18 11:00')], []],
    [
      'no receipt',
      '2026-03-12 00:00',
      [sent, handedOver(2, '2026-03-11', 'received', '2026-03-11 10:00')],
      ['receipt-overdue/E1 since 03-12 00:00 by 03-12 00:00'],
    ],
    [
      'refused by the site',
      '2026-03-06 00:00',
      [{ ...sent, state: 'refused' }],
      ['edition-failed/E1 since 03-04 11:00 by 03-11 00:00'],
    ],
    [
      'refused, and the next one is on its way',
      '2026-03-12 00:00',
      [{ ...sent, state: 'refused' }, handedOver(2, '2026-03-11', 'received', '2026-03-11 10:00')],
      [],
    ],
  ])('[S4-07] %s', (_, now, editions, expected) => {
    expect(reminders(now, editions)).toEqual(expected)
  })

  it('[S4-07] a key without a backup, until it has one', () => {
    const key = { id: 'K', createdAt: 7, backedUpAt: null }
    expect(reminderOfKey(key)).toMatchObject({ id: 'key-not-backed-up/K', since: 7 })
    expect(reminderOfKey({ ...key, backedUpAt: 8 })).toBe(null)
    expect(reminderOfKey(null)).toBe(null)
  })

  it('what only approaches never pops up', () => {
    expect(atMost('loud', 'badge')).toBe('badge')
    expect(atMost('quiet', 'badge')).toBe('quiet')
    expect(atMost('loud', 'loud')).toBe('loud')
  })
})

it('[S4-07] a fee for each disc, or none before the price list says it', () => {
  expect(discFee(3, 5_000)).toEqual({ discs: 3, feeFen: 5_000, totalFen: 15_000 })
  expect(discFee(3, null)).toEqual({ discs: 3, feeFen: null, totalFen: null })
  expect(discFee(2, 0)).toEqual({ discs: 2, feeFen: 0, totalFen: 0 })
})
