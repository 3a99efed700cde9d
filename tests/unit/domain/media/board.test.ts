/** The weeks × sites board: how each week stands as time goes by, what was missed, which disc caught up with it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardWeeks, caughtUpIn, cellsOf, nextChangeAt } from '#shared/domain/media/board'
import type { BoardEdition, Cell } from '#shared/domain/media/board'
import { EditionState } from '#shared/domain/media/states'
import { mondayOf } from '#shared/domain/media/weeks'
import type { MediaPlan } from '#shared/domain/media/plan'
import { edition, handedOver, mediaPlan, workingDays } from '../../../support/media-board'
import { beijing, inBeijing } from '../../../support/policies'

const board = (
  now: string,
  editions: readonly BoardEdition[],
  more: Partial<MediaPlan> = {},
  [from, to]: readonly [string, string] = ['2026-03-02', '2026-03-30'],
): readonly Cell[] =>
  cellsOf({
    plan: mediaPlan(more),
    calendar: workingDays,
    editions,
    from: beijing(`${from} 00:00`),
    to: beijing(`${to} 00:00`),
    now: beijing(now),
  })

const words = ({ week, state, late, lateDays, caughtUpBy }: Cell): string =>
  [
    week.slice(5),
    state,
    ...(late === null ? [] : [late, `+${lateDays}`]),
    ...(caughtUpBy ? [`caught up by ${caughtUpBy.week.slice(5)}`] : []),
  ].join(' ')

type Case = readonly [string, now: string, readonly BoardEdition[], readonly string[]]

describe('how the weeks of a site stand', () => {
  it.each<Case>([
    [
      'before the first one',
      '2026-03-02 09:00',
      [],
      ['03-04 upcoming', '03-11 upcoming', '03-18 upcoming', '03-25 upcoming'],
    ],
    [
      'on the due day nothing is late yet, not even just before midnight',
      '2026-03-04 23:59:59',
      [],
      ['03-04 upcoming', '03-11 upcoming', '03-18 upcoming', '03-25 upcoming'],
    ],
    [
      'the day after it is',
      '2026-03-05 00:00',
      [edition(1, '2026-03-04', 'verified')],
      ['03-04 overdue hand-over +1', '03-11 upcoming', '03-18 upcoming', '03-25 upcoming'],
    ],
    [
      'missed when the next one is due, whether or not something was made',
      '2026-03-18 00:00',
      [edition(1, '2026-03-11', 'sealed')],
      ['03-04 missed', '03-11 missed', '03-18 upcoming', '03-25 upcoming'],
    ],
    [
      'the next disc that is handed over catches up with all that were missed',
      '2026-03-18 12:00',
      [handedOver(1, '2026-03-18', 'handed-over', '2026-03-18 11:00')],
      ['03-04 missed caught up by 03-18', '03-11 missed caught up by 03-18', '03-18 handed-over', '03-25 upcoming'],
    ],
    [
      'a lost disc catches up with nothing, and is itself caught up with',
      '2026-03-20 12:00',
      [
        handedOver(1, '2026-03-11', 'lost', '2026-03-11 11:00'),
        handedOver(2, '2026-03-18', 'imported', '2026-03-18 11:00'),
      ],
      ['03-04 missed caught up by 03-18', '03-11 lost caught up by 03-18', '03-18 imported', '03-25 upcoming'],
    ],
    [
      'a refused disc and its replacement in the same week',
      '2026-03-06 12:00',
      [
        handedOver(1, '2026-03-04', 'refused', '2026-03-04 11:00'),
        handedOver(2, '2026-03-04', 'received', '2026-03-06 11:00'),
      ],
      ['03-04 received', '03-11 upcoming', '03-18 upcoming', '03-25 upcoming'],
    ],
    [
      'a cancelled edition counts for nothing',
      '2026-03-04 12:00',
      [edition(1, '2026-03-04', 'built'), edition(2, '2026-03-04', 'cancelled')],
      ['03-04 built', '03-11 upcoming', '03-18 upcoming', '03-25 upcoming'],
    ],
    [
      'the receipt may take its days to the last minute',
      '2026-03-11 23:59:59',
      [handedOver(1, '2026-03-04', 'received', '2026-03-04 11:00')],
      ['03-04 received', '03-11 upcoming', '03-18 upcoming', '03-25 upcoming'],
    ],
    [
      'and is overdue then; verified is not imported',
      '2026-03-13 00:00',
      [handedOver(1, '2026-03-04', 'site-verified', '2026-03-04 11:00')],
      ['03-04 overdue receipt +2', '03-11 overdue hand-over +2', '03-18 upcoming', '03-25 upcoming'],
    ],
    [
      'what was imported is never late',
      '2026-03-24 00:00',
      [handedOver(1, '2026-03-04', 'imported', '2026-03-04 11:00')],
      ['03-04 imported', '03-11 missed', '03-18 overdue hand-over +6', '03-25 upcoming'],
    ],
  ])('[S4-07] %s', (_, now, editions, expected) => {
    expect(board(now, editions).map(words)).toEqual(expected)
  })

  it('[S4-07] a holiday moves the day after which it is late, a week of holiday gives its disc to the next', () => {
    const range = ['2026-02-09', '2026-03-02'] as const
    const spring = (now: string, editions: readonly BoardEdition[] = []): readonly string[] =>
      board(now, editions, { weekday: 1, since: '2026-01-01' }, range).map(words)
    expect(spring('2026-02-24 12:00')).toEqual(['02-09 missed', '02-16 merged', '02-23 upcoming'])
    expect(spring('2026-02-25 00:00')).toEqual(['02-09 missed', '02-16 merged', '02-23 overdue hand-over +1'])
    // Made before the list of holidays was known.
    expect(spring('2026-02-14 12:00', [edition(1, '2026-02-16', 'built')])).toEqual([
      '02-09 overdue hand-over +5',
      '02-16 built',
      '02-23 upcoming',
    ])
  })

  it('[S4-07] nothing is late while the plan rests', () => {
    const pauses = [{ from: '2026-03-09', to: '2026-03-23', reason: '机房搬迁' }]
    expect(board('2026-03-20 12:00', [], { pauses }).map(words)).toEqual([
      // The next one is not due yet: it may still be handed over.
      '03-04 overdue hand-over +16',
      '03-11 paused',
      '03-18 paused',
      '03-25 upcoming',
    ])
  })

  it('[S4-07] what was not handed over when the plan ended is missed: no disc follows', () => {
    expect(board('2026-03-12 00:00', [], { endsOn: '2026-03-13' }).map(words)).toEqual([
      '03-04 missed',
      '03-11 overdue hand-over +1',
    ])
    expect(board('2026-03-13 00:00', [], { endsOn: '2026-03-13' }).map(words)).toEqual(['03-04 missed', '03-11 missed'])
  })

  it('an edition stays on the board when its week is none of the plan any more, on whatever day it was due', () => {
    const made = [
      handedOver(1, '2026-03-04', 'imported', '2026-03-04 11:00'),
      handedOver(2, '2026-03-11', 'received', '2026-03-11 11:00'),
    ]
    expect(board('2026-03-12 12:00', made, { weekday: 5, since: '2026-03-09' }).map(words)).toEqual([
      '03-04 imported',
      '03-13 received',
      '03-20 upcoming',
      '03-27 upcoming',
    ])
  })
})

it('[S4-07] the disc of a week brings what those before it would have, as far as no other did', () => {
  const cells = board('2026-03-25 12:00', [handedOver(1, '2026-03-11', 'imported', '2026-03-11 11:00')])
  expect(cells.map(words)).toEqual([
    '03-04 missed caught up by 03-11',
    '03-11 imported',
    '03-18 missed',
    '03-25 upcoming',
  ])
  expect(caughtUpIn(cells, '2026-03-23')).toEqual(['2026-03-18'])
  expect(caughtUpIn(cells, '2026-03-09')).toEqual(['2026-03-04'])
})

it('the columns are the ISO weeks, at the turn of the years too', () => {
  expect(boardWeeks('2025-12-31', '2026-01-06')).toEqual([
    { monday: '2025-12-29', year: 2026, number: 1 },
    { monday: '2026-01-05', year: 2026, number: 2 },
  ])
  expect(boardWeeks('2027-01-03', '2027-01-05')).toEqual([
    { monday: '2026-12-28', year: 2026, number: 53 },
    { monday: '2027-01-04', year: 2027, number: 1 },
  ])
})

it('between two midnights the board never changes by itself', () => {
  const weeks = ['2026-03-04', '2026-03-11', '2026-03-18']
  const made = fc.array(
    fc.record({
      week: fc.constantFrom(...weeks),
      state: fc.constantFrom(...EditionState.options),
      day: fc.integer({ min: 0, max: 20 }),
    }),
    { maxLength: 5 },
  )
  const start = beijing('2026-03-02 00:00')
  fc.assert(
    fc.property(
      made,
      fc.integer({ min: 0, max: 40 * 86_400 }),
      fc.integer({ min: 0, max: 86_400_000 - 1 }),
      (list, seconds, ms) => {
        const editions = list.map(({ week, state, day }, i) =>
          edition(i + 1, week, state, { handedOverAt: start + day * 86_400_000 }),
        )
        const now = start + seconds * 1000
        const change = nextChangeAt('Asia/Shanghai', now)
        const at = (instant: number) =>
          cellsOf({
            plan: mediaPlan(),
            calendar: workingDays,
            editions,
            from: start,
            to: beijing('2026-04-10 00:00'),
            now: instant,
          })
        expect(inBeijing(change)).toMatch(/ 00:00$/)
        expect(at(Math.min(now + ms, change - 1))).toEqual(at(now))
        // And each week has one cell.
        const mondays = at(now).map(({ monday }) => monday)
        expect(mondays).toEqual([...new Set(mondays)].toSorted())
        expect(at(now).every(({ week, monday }) => mondayOf(week) === monday)).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})
