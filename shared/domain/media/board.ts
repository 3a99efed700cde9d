/**
 * The weeks × sites board: how each week of a plan stands at an instant, what was missed and which disc caught up with it [S4-07].
 * Everything follows from the plan, the holidays and the editions; nothing of it is stored. Pure.
 */
import type { CompiledCalendar } from '../calendar/compile'
import { DAY_MS, dayOfIsoDate, instantOfLocal, isoDateOfDay, localDayOf } from '../../lib/zoned-time'
import type { MediaPlan } from './plan'
import { hasLeft, isOver } from './states'
import type { EditionState } from './states'
import { mondayOf, planWeeks, receiptDueAt } from './weeks'
import type { MediaKind, MediaWeek } from './weeks'

/** What of an edition decides how its week stands. Instants UTC ms. */
export type BoardEdition = {
  readonly id: string
  readonly week: string
  readonly seq: number
  readonly state: EditionState
  readonly kind: MediaKind
  readonly discs: number
  readonly isApproved: boolean
  readonly handedOverAt: number | null
}

/**
 * - upcoming: no edition yet, and not late
 * - overdue: not handed over on the day it was due, or no receipt in time after it was
 * - missed: not handed over when the next disc was due
 * - merged: the disc of another week stands for this one
 * - the rest: the state of the edition
 */
export type CellState = Exclude<EditionState, 'cancelled'> | 'upcoming' | 'overdue' | 'missed' | 'paused' | 'merged'

export type Late = 'hand-over' | 'receipt'

export type Cell<E extends BoardEdition = BoardEdition> = {
  /** Null of an edition whose week is none of the plan any more. */
  readonly times: MediaWeek | null
  readonly week: string
  readonly monday: string
  readonly due: string
  readonly state: CellState
  readonly late: Late | null
  /** Days since the day it should have been, at least 1; null unless late. */
  readonly lateDays: number | null
  /** The one that counts: the latest that was not cancelled. */
  readonly edition: E | null
  /** UTC ms; of one that was handed over and is not over. */
  readonly receiptDueAt: number | null
  /** Of a week without its disc: the first later edition that is on its way or there. */
  readonly caughtUpBy: E | null
}

export type BoardInput<E extends BoardEdition> = {
  readonly plan: MediaPlan
  readonly calendar: CompiledCalendar
  /** Of the site, in any order. */
  readonly editions: readonly E[]
  /** Half-open, UTC ms; whole ISO weeks are answered for. */
  readonly from: number
  readonly to: number
  readonly now: number
}

/** The edition that counts for each ISO week, by its Monday. */
function countingByMonday<E extends BoardEdition>(editions: readonly E[]): ReadonlyMap<string, E> {
  const found = new Map<string, E>()
  for (const edition of editions) {
    if (edition.state === 'cancelled') continue
    const monday = mondayOf(edition.week)
    const other = found.get(monday)
    if (!other || other.seq < edition.seq) found.set(monday, edition)
  }
  return found
}

const withoutDisc: readonly CellState[] = ['missed', 'lost', 'refused']

/** The week got no disc of its own. */
export const isWithoutDisc = ({ state }: Pick<Cell, 'state'>): boolean => withoutDisc.includes(state)

type Standing = Pick<Cell, 'state' | 'late' | 'lateDays' | 'receiptDueAt'>

const calm = (state: CellState): Standing => ({ state, late: null, lateDays: null, receiptDueAt: null })

/** When the next disc is due; of the last week of a plan that has ended, its end. */
const missedFrom = ({ missedAt, overdueAt }: MediaWeek, { endsOn }: MediaPlan, zone: string): number =>
  missedAt ?? (endsOn === null ? Infinity : Math.max(overdueAt, instantOfLocal(zone, dayOfIsoDate(endsOn), 0)))

function standingOf(
  times: MediaWeek | null,
  edition: BoardEdition | null,
  { plan, calendar, now }: Pick<BoardInput<BoardEdition>, 'plan' | 'calendar' | 'now'>,
): Standing {
  const { zone } = calendar.def
  const state = edition?.state ?? 'upcoming'
  if (state === 'cancelled') throw new Error('a cancelled edition counts for no week')
  if (edition && hasLeft(edition.state)) {
    if (isOver(edition.state) || edition.handedOverAt === null) return calm(state)
    const receiptDue = receiptDueAt(calendar, edition.handedOverAt, plan.receiptDays)
    const lateDays = localDayOf(zone, now) - localDayOf(zone, receiptDue) + 1
    return now >= receiptDue
      ? { state: 'overdue', late: 'receipt', lateDays, receiptDueAt: receiptDue }
      : { ...calm(state), receiptDueAt: receiptDue }
  }
  if (times === null) return calm(state)
  if (times.paused) return calm(edition ? state : 'paused')
  if (times.mergedInto !== null) return calm(edition ? state : 'merged')
  if (now >= missedFrom(times, plan, zone)) return calm('missed')
  if (now >= times.overdueAt)
    return {
      state: 'overdue',
      late: 'hand-over',
      lateDays: localDayOf(zone, now) - dayOfIsoDate(times.due),
      receiptDueAt: null,
    }
  return calm(state)
}

/** The weeks of a plan that overlap the range, in order; weeks of old plans too, where something was made for them. */
export function cellsOf<E extends BoardEdition>(input: BoardInput<E>): readonly Cell<E>[] {
  const { plan, calendar, editions, from, to } = input
  const { zone } = calendar.def
  const counting = countingByMonday(editions)
  const left = [...counting.entries()]
    .filter(([, { state }]) => hasLeft(state) && state !== 'lost' && state !== 'refused')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const cell = (times: MediaWeek | null, week: string, edition: E | null): Cell<E> => {
    const monday = times?.monday ?? mondayOf(week)
    const standing = standingOf(times, edition, input)
    return {
      times,
      week,
      monday,
      due: times?.due ?? week,
      ...standing,
      edition,
      caughtUpBy: isWithoutDisc(standing) ? (left.find(([later]) => later > monday)?.[1] ?? null) : null,
    }
  }
  const planned = planWeeks(plan, calendar, from, to).map((times) =>
    cell(times, times.week, counting.get(times.monday) ?? null),
  )
  const known = new Set(planned.map(({ monday }) => monday))
  const first = mondayOf(isoDateOfDay(localDayOf(zone, from)))
  const last = isoDateOfDay(localDayOf(zone, to - 1))
  const others = [...counting].flatMap(([monday, edition]) =>
    known.has(monday) || monday < first || monday > last ? [] : [cell(null, edition.week, edition)],
  )
  return [...planned, ...others].toSorted((a, b) => (a.monday < b.monday ? -1 : 1))
}

/** The weeks before one whose disc never came and that no other disc before it caught up with: it brings what they would have. */
export const caughtUpIn = (cells: readonly Cell[], monday: string): readonly string[] =>
  cells
    .filter(
      (one) =>
        one.monday < monday &&
        isWithoutDisc(one) &&
        (one.caughtUpBy === null || mondayOf(one.caughtUpBy.week) >= monday),
    )
    .map(({ week }) => week)

/** Columns of the board: the ISO weeks that overlap the days `[from, to)`. `number` 1 to 53, in the ISO year `year`. */
export function boardWeeks(
  from: string,
  to: string,
): readonly { readonly monday: string; readonly year: number; readonly number: number }[] {
  const weeks: { monday: string; year: number; number: number }[] = []
  for (let day = dayOfIsoDate(mondayOf(from)); day < dayOfIsoDate(to); day += 7) {
    // An ISO week belongs to the year of its Thursday.
    const thursday = day + 3
    const year = new Date(thursday * DAY_MS).getUTCFullYear()
    const number = Math.floor((thursday - dayOfIsoDate(`${year}-01-01`)) / 7) + 1
    weeks.push({ monday: isoDateOfDay(day), year, number })
  }
  return weeks
}

/** When the board may look different by itself: everything in it changes at the beginning of a local day. UTC ms. */
export const nextChangeAt = (zone: string, now: number): number => instantOfLocal(zone, localDayOf(zone, now) + 1, 0)
