/** From a ticket's events to the clocks that are stored and shown. Pure. */
import type { Selectable } from 'kysely'
import { dueAfter } from '#shared/domain/calendar/open-time'
import { calendarOf, findCommitment } from '#shared/domain/policy/compile'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { Amount } from '#shared/domain/policy/amount'
import type { CaseFacts } from '#shared/domain/policy/rules'
import type { ClockView, ShownClockState } from '#shared/domain/sla/clock'
import { explainTicketClock, readClockKey, startedClocks } from '#shared/domain/sla/ticket-clocks'
import type { CommitmentClock } from '#shared/domain/sla/ticket-clocks'
import type { TicketEvent } from '#shared/domain/tickets/events'
import type { ClockSummary, ExplanationSummary } from '#shared/domain/tickets/tickets'
import type { TicketClocksTable } from '../../db/tables'

export type TicketHistory = { readonly facts: CaseFacts; readonly events: readonly TicketEvent[] }

/** A clock with the versions it was computed with. */
export type EvaluatedClock = ClockSummary & { readonly policyVersion: number; readonly calendarVersion: number }

export type EvaluatedClocks = {
  /** Every clock that has started, in the policy's order. */
  readonly clocks: readonly EvaluatedClock[]
  /** Those that run, rest or wait, the soonest first: what a row shows. */
  readonly open: readonly ClockSummary[]
  /** UTC ms at which a clock changes by itself, or null. */
  readonly nextCheckAt: number | null
}

/** Percentage of the promised time after which a clock counts as at risk. */
const atRiskPercent = 75

const stateOf = (view: ClockView): ShownClockState | null => {
  switch (view.state) {
    case 'waiting':
    case 'not-promised':
      return null
    default:
      return view.state
  }
}

function atRiskAt(policy: CompiledPolicy, key: string, view: ClockView, now: number): number | null {
  const commitment = findCommitment(policy, readClockKey(key).commitment)
  if (!commitment || view.targetMs === null || view.metAt !== null || view.state === 'paused') return null
  const left = Math.ceil((view.targetMs * atRiskPercent) / 100) - view.elapsedMs
  return left <= 0 ? now : dueAfter(calendarOf(policy, commitment), now, left)
}

const openOrder: readonly ShownClockState[] = ['overdue', 'running', 'paused', 'awaiting-agreement', 'incomplete']

export const isOpen = (clock: ClockSummary): boolean => openOrder.includes(clock.state)

/** Overdue before running before paused; the earlier deadline first. */
const bySoonest = (a: ClockSummary, b: ClockSummary): number =>
  openOrder.indexOf(a.state) - openOrder.indexOf(b.state) || (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity)

/** Clocks that were stopped, by commitment: their results stand, whatever became of policy and calendar since. */
export type SettledClocks = ReadonlyMap<string, CommitmentClock>

/**
 * The clock may have been set back since something was written down, and the telephone's may go ahead of ours: what is in the
 * history has happened, now at the latest.
 */
const happened = ({ facts, events }: TicketHistory, now: number): TicketHistory => ({
  facts,
  events: events.some(({ at }) => at > now)
    ? events.map((event) => ({ ...event, at: Math.min(event.at, now) }))
    : events,
})

export function evaluateTicket(
  policy: CompiledPolicy,
  history: TicketHistory,
  now: number,
  settled: SettledClocks = new Map(),
): EvaluatedClocks {
  const all = startedClocks({ policy, ...happened(history, now), now }, settled)
  const clocks = all.flatMap(({ key: commitment, view, policyVersion, calendarVersion }): EvaluatedClock[] => {
    const state = stateOf(view)
    if (state === null || view.startedAt === null) return []
    const { dueAt, targetMs, startedAt, metAt } = view
    const remainingMs = view.remainingMs ?? 0
    return [
      {
        commitment,
        state,
        dueAt,
        remainingMs,
        targetMs,
        startedAt,
        atRiskAt: atRiskAt(policy, commitment, view, now),
        metAt,
        policyVersion,
        calendarVersion,
      },
    ]
  })
  // A policy may warn at other levels than the one from which a ticket counts as at risk: both are moments of change.
  const changes = [...all.map(({ nextCheckAt }) => nextCheckAt), ...clocks.map((clock) => clock.atRiskAt)]
  const checks = changes.flatMap((at) => (at !== null && at > now ? [at] : []))
  return {
    clocks,
    open: clocks.filter(isOpen).toSorted(bySoonest).map(summaryOf),
    nextCheckAt: checks.length > 0 ? Math.min(...checks) : null,
  }
}

const summaryOf = (clock: EvaluatedClock): ClockSummary => {
  const { policyVersion: _policy, calendarVersion: _calendar, ...summary } = clock
  return summary
}

/** The stored clocks that were stopped, as the engine takes them back. */
export const settledClocks = (rows: readonly Selectable<TicketClocksTable>[]): SettledClocks =>
  new Map(
    rows.flatMap((row) => {
      const clock = settledClock(row)
      return clock ? [[row.commitment, clock] as const] : []
    }),
  )

/** Null while the clock may still change. */
function settledClock(row: Selectable<TicketClocksTable>): CommitmentClock | null {
  const { state } = row
  if (state !== 'met' && state !== 'met-late' && state !== 'cancelled') return null
  const view: ClockView = {
    state,
    startedAt: row.started_at,
    dueAt: row.due_at,
    targetMs: row.target_ms,
    elapsedMs: (row.target_ms ?? 0) - row.remaining_ms,
    remainingMs: row.remaining_ms,
    metAt: row.met_at,
    pausedSince: null,
    ruleIndex: null,
    missing: [],
    facts: {},
  }
  const { commitment: key, policy_version: policyVersion, calendar_version: calendarVersion } = row
  return { key, view, nextCheckAt: null, policyVersion, calendarVersion }
}

/** 0 in time, 1 at risk, 2 overdue: by the worst of the open clocks. */
export function urgencyOf(clocks: readonly ClockSummary[], now: number): 0 | 1 | 2 {
  if (clocks.some((clock) => clock.state === 'overdue')) return 2
  return clocks.some((clock) => clock.state === 'running' && clock.atRiskAt !== null && clock.atRiskAt <= now) ? 1 : 0
}

const amountText = (amount: Amount | undefined): string => {
  switch (amount?.kind) {
    case 'duration':
      return amount.iso
    case 'workingDays':
      return amount.n === 1 ? 'NBD' : `NBD+${amount.n - 1}`
    case 'calendarDays':
      return `P${amount.n}D`
    default:
      return 'agreed'
  }
}

/** Why the clock of a commitment says what it says; null when the policy has no such commitment. */
export function explain(
  policy: CompiledPolicy,
  history: TicketHistory,
  commitment: string,
  now: number,
): ExplanationSummary | null {
  const found = explainTicketClock({ policy, ...happened(history, now), now }, commitment)
  if (!found) return null
  return {
    amount: amountText(found.agreed ? undefined : found.rule?.amount),
    calendar: found.calendar.id === 'every-minute' ? null : found.calendar.name,
    clauseRef: found.clause.ref,
    clauseText: found.clause.text,
    assumed: found.assumed || found.calendar.assumed,
    missingHolidayYears: found.missingHolidayYears,
    segments: found.segments.map(({ note, ...segment }) => (note === null ? segment : { ...segment, note })),
  }
}
