/** Pure rules of the board and the list: who comes first, what stands in which column, how live rows meet loaded ones. */
import { openStages } from '#shared/domain/tickets/stages'
import type { ClockSummary, TicketRow } from '#shared/domain/tickets/tickets'
import type { Stage } from '#shared/domain/tickets/stages'
import type { StageCountRow } from '#shared/ipc/contract'

/** Clocks with an instant first, the soonest (or longest overdue) of all at the top, then paused, then none at all. */
const urgency = (clock: ClockSummary | null): readonly [number, number] => {
  if (clock === null) return [3, 0]
  if (clock.dueAt !== null) return [0, clock.dueAt]
  return clock.state === 'paused' ? [1, clock.remainingMs] : [2, clock.startedAt]
}

export function compareUrgency(a: TicketRow, b: TicketRow): number {
  const [rankA, valueA] = urgency(a.clock)
  const [rankB, valueB] = urgency(b.clock)
  return rankA - rankB || valueA - valueB || a.createdAt - b.createdAt || a.number.localeCompare(b.number)
}

export type BoardColumn = {
  readonly stage: Stage
  readonly rows: readonly TicketRow[]
  /** Of all open tickets, not only of those in sight. */
  readonly count: StageCountRow
}

/** One column for each open stage, soonest deadline first. */
export function buildBoard(
  tickets: ReadonlyMap<string, TicketRow>,
  stages: ReadonlyMap<string, StageCountRow>,
): readonly BoardColumn[] {
  const columns = new Map<Stage, TicketRow[]>(openStages.map((stage) => [stage, []]))
  for (const row of tickets.values()) columns.get(row.stage)?.push(row)
  return openStages.map((stage) => {
    const rows = (columns.get(stage) ?? []).toSorted(compareUrgency)
    return { stage, rows, count: stages.get(stage) ?? { id: stage, open: rows.length, atRisk: 0, overdue: 0 } }
  })
}

/** Loaded rows brought up to date by the live feed, each in the place where it was loaded. */
export const refreshRows = (loaded: readonly TicketRow[], live: ReadonlyMap<string, TicketRow>): readonly TicketRow[] =>
  loaded.map((row) => {
    const fresh = live.get(row.id)
    return fresh && fresh.rev >= row.rev ? fresh : row
  })

/** Pages joined; a row that moved between two loads stays where it was seen first. */
export function joinPages(pages: readonly (readonly TicketRow[])[]): readonly TicketRow[] {
  const rows = new Map<string, TicketRow>()
  for (const page of pages) for (const row of page) if (!rows.has(row.id)) rows.set(row.id, row)
  return [...rows.values()]
}

/** When the newest of the rows was created, UTC ms; 0 without rows. */
export const newestOf = (rows: Iterable<TicketRow>): number => {
  let newest = 0
  for (const row of rows) newest = Math.max(newest, row.createdAt)
  return newest
}

/** How many live tickets of the stage were created after `newest` (UTC ms) and are not in the list yet. */
export const countNewer = (
  live: ReadonlyMap<string, TicketRow>,
  loaded: readonly TicketRow[],
  stage: Stage | null,
  newest: number,
): number => {
  const known = new Set<string>(loaded.map((row) => row.id))
  return [...live.values()].filter(
    (row) => row.createdAt > newest && !known.has(row.id) && (stage === null || row.stage === stage),
  ).length
}
