/**
 * Measures all running clocks anew, in the reader worker: reads open tickets with their history page by page, evaluates them with
 * the rules of the domain, and answers only what differs from what is stored, ready to be written as it is.
 */
import type { HolidayYear } from '#shared/domain/calendar/schema'
import type { TicketId } from '#shared/domain/ids'
import { compilePolicy } from '#shared/domain/policy/compile'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { Effect } from '#shared/domain/policy/effect'
import type { Policy } from '#shared/domain/policy/schema'
import { isInForce } from '#shared/domain/sla/alerts'
import type { ShownClockState } from '#shared/domain/sla/clock'
import type { Db, TicketClocksTable } from '../../db/tables'
import { letOthersRun } from '../../db/turns'
import { evaluateTicket, settledClocks } from './clocks'
import { createTally } from './effect-tally'
import { trustHistory } from './history'
import * as store from './reevaluate-store'
import { clockRows, dueColumns } from './rows'

/** Open tickets under one version of a policy, and the version (mostly the same) that measures them from now on. */
export type Remeasured = { readonly policyId: string; readonly version: number; readonly to: number }

export type ReevaluateInput = {
  /** Every version that `scope` names as `to`. */
  readonly policies: readonly Policy[]
  readonly holidayYears: readonly HolidayYear[]
  readonly scope: readonly Remeasured[]
  /** UTC ms. */
  readonly now: number
  /** How many moved clocks are told of one by one. */
  readonly examples: number
  /** False for a preview: nothing to write is answered. */
  readonly write: boolean
}

/** Rows to write, their values in the order of the columns of `reevaluate-store.ts`. */
export type ChangedRows = {
  readonly tickets: readonly store.TicketValues[]
  readonly clocks: readonly store.ClockValues[]
  readonly gone: readonly (readonly [ticketId: string, commitment: string])[]
}

/** Tickets read at once and written at once: a few milliseconds each. */
const pageSize = 400

/** Two moments of change that both have passed say the same. */
const isSameMoment = (a: number | null, b: number | null, now: number): boolean =>
  a === b || (a !== null && b !== null && a <= now && b <= now)

/** Elapsed time goes on by itself and is no change; of a clock that rests it is what is shown. */
const isSameClock = (before: TicketClocksTable | undefined, after: TicketClocksTable, now: number): boolean =>
  before !== undefined &&
  before.state === after.state &&
  before.due_at === after.due_at &&
  before.target_ms === after.target_ms &&
  before.started_at === after.started_at &&
  before.met_at === after.met_at &&
  before.policy_version === after.policy_version &&
  before.calendar_version === after.calendar_version &&
  isSameMoment(before.at_risk_at, after.at_risk_at, now) &&
  (after.state !== 'paused' || before.remaining_ms === after.remaining_ms)

/** How many of the levels (percent) a clock has reached, were its promise as long as `targetMs`. */
const reachedOf = (row: TicketClocksTable, targetMs: number, levels: readonly number[]): number => {
  const elapsed = (row.target_ms ?? 0) - row.remaining_ms
  return levels.filter((level) => elapsed >= (targetMs * level) / 100).length
}

/** Whether a clock that goes on has used up more levels of its promise than of the promise it had. */
function reachesMore(
  row: TicketClocksTable,
  before: TicketClocksTable | undefined,
  levels: readonly number[],
): boolean {
  if (row.target_ms === null || !['running', 'paused', 'overdue'].includes(row.state)) return false
  const had = before?.target_ms ?? null
  const now = reachedOf(row, row.target_ms, levels)
  return had === null ? now > 0 : now > reachedOf(row, had, levels)
}

const isInForceRow = (row: TicketClocksTable | undefined): boolean =>
  row !== undefined && isInForce({ state: row.state as ShownClockState, targetMs: row.target_ms })

function remeasure({ id, changes, clocks }: store.OpenTicket, compiled: CompiledPolicy, now: number) {
  const settled = settledClocks(clocks)
  const evaluated = evaluateTicket(compiled, trustHistory(changes), now, settled)
  const rows: readonly TicketClocksTable[] = clockRows(id as TicketId, evaluated)
  const known = new Map(clocks.map((clock) => [clock.commitment, clock]))
  const fresh = new Map(rows.map((row) => [row.commitment, row]))
  const open = clocks.filter(({ commitment }) => !settled.has(commitment))
  const levels = compiled.policy.alerts.map(({ percent }) => percent)
  const columns = dueColumns(evaluated, now)
  const isRaised = rows.some((row) => reachesMore(row, known.get(row.commitment), levels))
  const isOver = open.some((row) => isInForceRow(row) && !isInForceRow(fresh.get(row.commitment)))
  return {
    open,
    known,
    rows,
    // Alerts are raised, and end, where clocks are settled: what a shorter promise has used up already, and a promise that is no
    // longer made, is looked at at once.
    columns: isRaised || isOver ? { ...columns, next_check_at: now } : columns,
    openClocks: evaluated.open,
    changed: rows.filter((row) => !settled.has(row.commitment) && !isSameClock(known.get(row.commitment), row, now)),
    gone: open.filter(({ commitment }) => !fresh.has(commitment)),
  }
}

/**
 * What moves; `tell` hears the rows to write, page by page. Tickets that change while this runs may be in it as before or after: who
 * writes evaluates those again. Errors are those of the disk. Runs long: it lets other jobs have their
 * turn after each page.
 */
export async function reevaluateClocks(
  db: Db,
  input: ReevaluateInput,
  tell: (changed: ChangedRows) => void,
): Promise<Effect> {
  const { policies, holidayYears, scope, now, write } = input
  const compiled = new Map(
    policies.map((policy) => [`${policy.id}@${policy.version}`, compilePolicy(policy, holidayYears)]),
  )
  const tally = createTally(input.examples)
  for (const { policyId, version, to } of scope) {
    const measure = compiled.get(`${policyId}@${to}`)
    if (!measure) continue
    let after = ''
    for (;;) {
      const page = await store.readOpenPage(db, policyId, version, after, pageSize)
      const last = page.at(-1)
      if (!last) break
      const rows = remeasurePage(page, measure, to, now, tally)
      if (write && rows) tell(rows)
      if (page.length < pageSize) break
      after = last.id
      await letOthersRun()
    }
  }
  return withNames(db, tally.effect())
}

function remeasurePage(
  page: readonly store.OpenTicket[],
  compiled: CompiledPolicy,
  to: number,
  now: number,
  tally: ReturnType<typeof createTally>,
): ChangedRows | null {
  const tickets: store.TicketValues[] = []
  const clocks: store.ClockValues[] = []
  const gone: [string, string][] = []
  for (const ticket of page) {
    const found = remeasure(ticket, compiled, now)
    tally.add(ticket, compiled, found, now)
    const { columns } = found
    const isSame =
      found.changed.length + found.gone.length === 0 &&
      ticket.policy_version === to &&
      ticket.next_check_at === columns.next_check_at &&
      ticket.due_at === columns.due_at &&
      ticket.urgency === columns.urgency
    if (isSame) continue
    const row = { policy_version: to, open_clocks: JSON.stringify(found.openClocks), ...columns }
    tickets.push([...store.ticketColumns.map((name) => row[name]), ticket.id])
    for (const clock of found.changed) clocks.push(store.clockColumnNames.map((name) => clock[name]))
    for (const { ticket_id: id, commitment } of found.gone) gone.push([id, commitment])
  }
  return tickets.length === 0 ? null : { tickets, clocks, gone }
}

/** The customers of the few tickets that are told of one by one. */
async function withNames(db: Db, effect: Effect): Promise<Effect> {
  const names = await store.readCustomerNames(
    db,
    effect.examples.map(({ ticketId }) => ticketId),
  )
  return {
    ...effect,
    examples: effect.examples.map((one) => ({ ...one, customerName: names.get(one.ticketId) ?? '' })),
  }
}
