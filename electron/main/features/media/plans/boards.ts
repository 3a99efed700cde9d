/** The weeks × sites board and the work list as screens show them, from what is stored and what day it is [S4-07]. */
import type { CompiledCalendar } from '#shared/domain/calendar/compile'
import type { SiteId } from '#shared/domain/ids'
import { boardWeeks, cellsOf, isWithoutDisc } from '#shared/domain/media/board'
import type { Cell } from '#shared/domain/media/board'
import { discFee } from '#shared/domain/media/fee'
import { hasLeft } from '#shared/domain/media/states'
import { kindDue, mondayOf } from '#shared/domain/media/weeks'
import { workOf } from '#shared/domain/media/work'
import type { Work } from '#shared/domain/media/work'
import type { BoardCellRow, BoardSiteRow, BoardWeekRow, WorkRow } from '#shared/ipc/contract'
import { dayOfIsoDate, instantOfLocal, isoDateOfDay, localDayOf } from '#shared/lib/zoned-time'
import type { Storage } from '../../../db/storage'
import type { Clock } from '../../../platform/clock'
import * as store from './store'
import type { StoredEdition, StoredPlan } from './store'

/** Of each site with a plan: its weeks of the last year and of those to come, in order. */
export type SiteBoard = {
  readonly stored: StoredPlan
  readonly editions: readonly StoredEdition[]
  readonly cells: readonly Cell<StoredEdition>[]
}

/** Days before today, and after it: enough for the next due day of any plan, over the longest holidays. */
const daysBack = 371
const daysAhead = 42

/** Days, half-open. */
export type DayRange = { readonly from: string; readonly to: string }

export type BoardsDeps = {
  readonly storage: Pick<Storage, 'db'>
  readonly clock: Pick<Clock, 'now'>
  readonly calendar: () => CompiledCalendar
}

export type Boards = ReturnType<typeof createBoards>

type Known = { readonly of: string; readonly cells: readonly Cell<StoredEdition>[] }

export function createBoards({ storage, clock, calendar }: BoardsDeps) {
  // Weeks of a year cost a millisecond a site, and a commit changes one of them: what has not changed is not worked out again.
  // Nothing in a board changes by itself within a day.
  let known = new Map<string, Known>()
  let knownFor: { readonly day: number; readonly calendar: CompiledCalendar } | null = null

  /** `range`: days that must be among the cells, too. */
  const read = async (range: DayRange | null = null): Promise<readonly SiteBoard[]> => {
    const days = calendar()
    const { zone } = days.def
    const now = clock.now()
    const day = localDayOf(zone, now)
    const first = Math.min(day - daysBack, range ? dayOfIsoDate(range.from) : day)
    const end = Math.max(day + daysAhead, range ? dayOfIsoDate(range.to) : day)
    const [plans, editions] = await Promise.all([
      store.readPlans(storage.db),
      store.readEditions(storage.db, { since: mondayOf(isoDateOfDay(first)) }),
    ])
    if (knownFor?.day !== day || knownFor.calendar !== days) {
      known = new Map()
      knownFor = { day, calendar: days }
    }
    const bySite = new Map<string, StoredEdition[]>()
    for (const edition of editions) {
      const own = bySite.get(edition.siteId)
      if (own) own.push(edition)
      else bySite.set(edition.siteId, [edition])
    }
    return plans.map((stored) => {
      const own = bySite.get(stored.plan.siteId) ?? []
      const key = `${stored.plan.siteId} ${first} ${end}`
      const of = JSON.stringify([stored.plan, own])
      const before = known.get(key)
      if (before?.of === of) return { stored, editions: own, cells: before.cells }
      const cells = cellsOf({
        plan: stored.plan,
        calendar: days,
        editions: own,
        from: instantOfLocal(zone, first, 0),
        to: instantOfLocal(zone, end, 0),
        now,
      })
      known.set(key, { of, cells })
      return { stored, editions: own, cells }
    })
  }

  return {
    read,
    /** The weeks of the days of the range; what is due now is told whatever the range. */
    view: async (range: DayRange): Promise<BoardView> => {
      const boards = await read(range)
      return viewOf(boards, calendar().def.zone, clock.now(), range)
    },
  }
}

const siteRow = ({ stored, cells }: SiteBoard, yearAgo: string): BoardSiteRow => ({
  id: stored.plan.siteId,
  name: stored.siteName,
  customer: stored.customerName,
  city: stored.city,
  rev: stored.rev,
  plan: stored.plan,
  missed: cells.filter((cell) => isWithoutDisc(cell) && cell.monday >= yearAgo).length,
})

function cellRow(siteId: SiteId, cell: Cell<StoredEdition>): BoardCellRow {
  const { times, edition, caughtUpBy } = cell
  return {
    id: `${siteId}/${cell.week}`,
    siteId,
    week: cell.week,
    monday: cell.monday,
    due: cell.due,
    holiday: times?.holiday ?? null,
    mergedInto: times?.mergedInto ?? null,
    paused: times?.paused?.reason ?? null,
    prepareBy: times?.prepareBy ?? cell.due,
    state: cell.state,
    late: cell.late,
    lateDays: cell.lateDays,
    edition: edition && {
      id: edition.id,
      seq: edition.seq,
      state: edition.state,
      kind: edition.kind,
      discs: edition.discs,
      handedOverAt: edition.handedOverAt,
      receiptDueAt: cell.receiptDueAt,
    },
    caughtUpBy: caughtUpBy && {
      week: caughtUpBy.week,
      seq: caughtUpBy.seq,
      imported: caughtUpBy.state === 'imported',
    },
    fee: edition && discFee(edition.discs, edition.feeFen),
  }
}

function workRow({ stored, editions }: SiteBoard, work: Work<StoredEdition>): WorkRow {
  const { cell, step, urgency, dueAt, catchesUp } = work
  const { siteId } = stored.plan
  const given = editions.filter(({ state }) => hasLeft(state) && state !== 'lost' && state !== 'refused')
  // What was lost or refused is made anew; everything else goes on with what there is.
  const going = step === 'plan' ? null : cell.edition
  return {
    id: `${siteId}/${cell.week}`,
    siteId,
    siteName: stored.siteName,
    week: cell.week,
    due: cell.due,
    step,
    urgency,
    dueAt,
    editionId: going?.id ?? null,
    seq: going?.seq ?? null,
    kind: going?.kind ?? kindDue(stored.plan, cell.week, given),
    holiday: cell.times?.holiday ?? null,
    catchesUp,
  }
}

export type BoardView = {
  readonly sites: readonly BoardSiteRow[]
  readonly weeks: readonly BoardWeekRow[]
  readonly cells: readonly BoardCellRow[]
  /** The most urgent first. */
  readonly work: readonly WorkRow[]
}

function viewOf(boards: readonly SiteBoard[], zone: string, now: number, { from, to }: DayRange): BoardView {
  const today = isoDateOfDay(localDayOf(zone, now))
  const first = mondayOf(from)
  const yearAgo = isoDateOfDay(localDayOf(zone, now) - 364)
  return {
    sites: boards.map((board) => siteRow(board, yearAgo)),
    weeks: boardWeeks(from, to).map(({ monday, year, number }) => ({
      id: monday,
      year,
      number,
      isCurrent: monday === mondayOf(today),
    })),
    cells: boards.flatMap(({ stored, cells }) =>
      cells.filter(({ monday }) => monday >= first && monday < to).map((cell) => cellRow(stored.plan.siteId, cell)),
    ),
    work: boards
      .flatMap((board) => workOf(board.cells, now).map((work) => workRow(board, work)))
      .toSorted((a, b) => a.dueAt - b.dueAt || (a.siteName < b.siteName ? -1 : 1)),
  }
}
