import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openStages } from '#shared/domain/tickets/stages'
import type { ClockSummary, TicketRow } from '#shared/domain/tickets/tickets'
import {
  buildBoard,
  compareUrgency,
  countNewer,
  joinPages,
  newestOf,
  refreshRows,
} from '../../../../renderer/features/tickets/model'
import { holdPlace } from '../../../../renderer/ui/hold-place'
import { clockOf, ticketRow } from '../../../support/view-builders'

const clock: fc.Arbitrary<ClockSummary | null> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 1_000 }).map((dueAt) => clockOf({ dueAt, startedAt: 0 })),
  fc.integer({ min: 0, max: 50 }).map((remainingMs) => clockOf({ state: 'paused', dueAt: null, remainingMs })),
  fc.integer({ min: 0, max: 50 }).map((startedAt) => clockOf({ state: 'awaiting-agreement', dueAt: null, startedAt })),
)
const rows: fc.Arbitrary<readonly TicketRow[]> = fc
  .array(fc.record({ clock, stage: fc.constantFrom(...openStages), createdAt: fc.integer({ min: 0, max: 99 }) }), {
    maxLength: 60,
  })
  .map((parts) => parts.map((part, n) => ticketRow(n, part)))
const byId = (list: readonly TicketRow[]) => new Map<string, TicketRow>(list.map((row) => [row.id, row]))
const liveAt = (rev: number) => byId([ticketRow(1, { rev, summary: '实时' }), ticketRow(9)])

describe('urgency', () => {
  it('orders any rows the same whatever order they came in', () =>
    fc.assert(
      fc.property(rows, (list) => {
        const ids = list.toSorted(compareUrgency).map(({ id }) => id)
        expect(
          list
            .toReversed()
            .toSorted(compareUrgency)
            .map(({ id }) => id),
        ).toEqual(ids)
      }),
    ))

  it('puts no row without an instant before one that has it, and none that is due later before one due sooner', () =>
    fc.assert(
      fc.property(rows, (list) => {
        const due = list.toSorted(compareUrgency).map((row) => row.clock?.dueAt ?? Infinity)
        expect(due).toEqual(due.toSorted((a, b) => a - b))
      }),
    ))
})

describe('the board', () => {
  it('holds every open ticket once, in the column of its stage', () =>
    fc.assert(
      fc.property(rows, (list) => {
        const columns = buildBoard(byId(list), new Map())
        expect(columns.map(({ stage }) => stage)).toEqual(openStages)
        const placed = columns.flatMap((column) => column.rows.map((row) => [row.id, column.stage]))
        expect(placed.toSorted()).toEqual(list.map((row) => [row.id, row.stage]).toSorted())
      }),
    ))

  it('counts by the feed, not by the rows in sight; a closed ticket stands nowhere', () => {
    const counted = { id: 'new' as const, open: 40_000, atRisk: 3, overdue: 2 }
    const columns = buildBoard(byId([ticketRow(1), ticketRow(2, { stage: 'closed' })]), new Map([['new', counted]]))
    expect(columns[0]?.count).toEqual(counted)
    expect(columns.flatMap((column) => column.rows)).toHaveLength(1)
  })
})

describe('the list', () => {
  it('takes a row from the feed unless it is older than the one loaded', () => {
    const loaded = [ticketRow(1, { rev: 3, summary: '已载入' }), ticketRow(2)]
    expect(refreshRows(loaded, liveAt(2)).map(({ summary }) => summary)[0]).toBe('已载入')
    expect(refreshRows(loaded, liveAt(3)).map(({ summary }) => summary)[0]).toBe('实时')
    expect(refreshRows(loaded, liveAt(4))).toHaveLength(2)
  })

  it('shows a row that moved between two pages once, where it was first', () =>
    expect(
      joinPages([
        [ticketRow(1), ticketRow(2)],
        [ticketRow(2), ticketRow(3)],
      ]).map(({ id }) => id),
    ).toEqual([ticketRow(1), ticketRow(2), ticketRow(3)].map(({ id }) => id)))

  it('counts as newer what was created after it was loaded, of its stage only', () => {
    const loaded = [ticketRow(1, { createdAt: 100 })]
    const live = byId([
      ticketRow(1, { createdAt: 100 }),
      ticketRow(2, { createdAt: 99 }),
      ticketRow(3, { createdAt: 101 }),
      ticketRow(4, { createdAt: 102, stage: 'phone' }),
    ])
    expect(newestOf(loaded)).toBe(100)
    expect(countNewer(live, loaded, null, 100)).toBe(2)
    expect(countNewer(live, loaded, 'phone', 100)).toBe(1)
  })
})

describe('the place in a list', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 200 }).map(String), { minLength: 1, maxLength: 60 })

  it('holds the row that was looked at under the same spot, whatever comes or goes around it', () =>
    fc.assert(
      fc.property(ids, ids, fc.double({ min: 0, max: 1, noNaN: true }), (before, others, part) => {
        const scrollTop = Math.round(part * (before.length - 1) * 40)
        const at = Math.floor(scrollTop / 40)
        const held = before[at]
        fc.pre(scrollTop >= 20 && held !== undefined)
        const after = [...others.filter((id) => id !== held), String(held)]
        expect(holdPlace(before, after, scrollTop, 40)).toBe(scrollTop + (after.length - 1 - at) * 40)
      }),
    ))

  it('is not held at the top, where the most urgent row belongs', () =>
    expect(holdPlace(['a', 'b'], ['new', 'a', 'b'], 0, 40)).toBe(0))

  it('goes to the next row that stayed, and stays where nothing did', () => {
    expect(holdPlace(['a', 'b', 'c'], ['x', 'y', 'z', 'c'], 40, 40)).toBe(80)
    expect(holdPlace(['a', 'b'], ['x'], 40, 40)).toBe(40)
  })
})
