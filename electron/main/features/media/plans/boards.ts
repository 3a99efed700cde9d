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
import { DAY_MS, dayOfIsoDate, instantOfLocal, isoDateOfDay, localDayOf } from '#shared/lib/zoned-time'
import type { Db } from '../../../db/tables'
import * as store from './store'
import type { StoredEdition, StoredPlan } from './store'

/** Of each site with a plan: its weeks of the last year and of those to come, in order. */
export type SiteBoard = {
  readonly stored: StoredPlan
  readonly editions: readonly StoredEdition[]
  readonly cells: readonly Cell<StoredEdition>[]
}

const yearMs = 371 * DAY_MS
/** Long enough for the next due day of any plan, over the longest holidays. */
const aheadMs = 42 * DAY_MS

/** `from`, `to`: days that must be among the cells, too. */
export async function readBoards(
  db: Db,
  calendar: CompiledCalendar,
  now: number,
  range: { readonly from: number; readonly to: number } = { from: now, to: now },
): Promise<readonly SiteBoard[]> {
  const [plans, editions] = await Promise.all([store.readPlans(db), store.readEditions(db, null)])
  const bySite = new Map<string, StoredEdition[]>()
  for (const edition of editions) {
    const own = bySite.get(edition.siteId)
    if (own) own.push(edition)
    else bySite.set(edition.siteId, [edition])
  }
  return plans.map((stored) => {
    const own = bySite.get(stored.plan.siteId) ?? []
    const cells = cellsOf({
      plan: stored.plan,
      calendar,
      editions: own,
      from: Math.min(range.from, now - yearMs),
      to: Math.max(range.to, now + aheadMs),
      now,
    })
    return { stored, editions: own, cells }
  })
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

/** The weeks of the days `[from, to)`; what is due now is told whatever the range. */
export async function readBoard(
  db: Db,
  calendar: CompiledCalendar,
  now: number,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<BoardView> {
  const { zone } = calendar.def
  const startOf = (day: string): number => instantOfLocal(zone, dayOfIsoDate(day), 0)
  const boards = await readBoards(db, calendar, now, { from: startOf(from), to: startOf(to) })
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
