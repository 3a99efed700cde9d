/** From the queues' state to the rows that screens show. Pure. */
import {
  abandonment,
  averageHandlingMs,
  averageWaitMs,
  earliestJoin,
  serviceLevel,
  waitingVisits,
  workload,
} from '#shared/domain/queue/kpi'
import type { LinkState } from '#shared/domain/queue/link'
import type { Agent, QueueState, Visit } from '#shared/domain/queue/state'
import { emptyQueueTotals, HALF_HOUR_MS, isIncomplete, sumQueueTotals } from '#shared/domain/queue/totals'
import type { AgentTotals, QueueTotals } from '#shared/domain/queue/totals'
import type { CallId } from '#shared/domain/ids'
import type { AgentRow, HalfHourRow, LinkRow, QueueRow, VisitRow } from '#shared/ipc/contract'
import { localTimeOf, MINUTE_MS } from '#shared/lib/zoned-time'

/** A caller who gives up within this many seconds has misdialled. */
const shortAbandonS = 5
const defaultServiceLevelS = 20

export type Known = { readonly callId: CallId; readonly customerName: string | null; readonly city: string | null }

const visitState = (visit: Visit): VisitRow['state'] | null => {
  switch (visit.phase) {
    case 'waiting':
    case 'connecting':
    case 'talking':
      return visit.phase
    default:
      return null
  }
}

export function visitRow(visit: Visit, known: Known): VisitRow | null {
  const state = visitState(visit)
  if (!state) return null
  return {
    id: visit.id,
    callId: known.callId,
    queue: visit.queue,
    number: visit.callerNumber ?? '',
    state,
    joinedAt: visit.joinedAt,
    answeredAt: visit.answeredAt,
    ringing: visit.ringing.map(({ extension }) => extension),
    agent: visit.agent,
    customerName: known.customerName,
    city: known.city,
  }
}

export const agentRow = (agent: Agent, totals: AgentTotals | undefined, displayName: string | undefined): AgentRow => ({
  ...workload(agent, totals),
  id: agent.extension,
  extension: agent.extension,
  name: displayName ?? agent.name,
  since: agent.since,
  reason: agent.pauseReason,
  queues: Object.keys(agent.queues).toSorted(),
  answered: totals?.answered ?? 0,
})

function queueRow(id: string, totals: QueueTotals, state: QueueState, withinS: number, now: number): QueueRow {
  const queue = id === '*' ? undefined : id
  return {
    id,
    waiting: waitingVisits(state, queue).length,
    earliestJoinedAt: earliestJoin(state, queue),
    offered: totals.offered,
    answered: totals.answered,
    abandoned: totals.abandoned,
    timedOut: totals.timedOut,
    serviceLevel: serviceLevel(totals, withinS),
    serviceLevelWithinS: withinS,
    asaMs: averageWaitMs(totals),
    ahtMs: averageHandlingMs(totals),
    abandonment: abandonment(totals, shortAbandonS),
    incomplete: isIncomplete(state.day, state.day.startsAt, now, now),
  }
}

/** One row a queue, and `*` for all of them. */
export function queueRows(state: QueueState, now: number): readonly QueueRow[] {
  const names = [...new Set([...state.queues.keys(), ...Object.keys(state.day.queues)])].toSorted()
  const rows = names.map((name) =>
    queueRow(
      name,
      state.day.queues[name] ?? emptyQueueTotals,
      state,
      state.queues.get(name)?.serviceLevelS ?? defaultServiceLevelS,
      now,
    ),
  )
  const all = sumQueueTotals(Object.values(state.day.queues))
  return [queueRow('*', all, state, defaultServiceLevelS, now), ...rows]
}

const slotLabel = (zone: string, at: number): string => {
  const minutes = Math.floor(localTimeOf(zone, at) / MINUTE_MS)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Calls by half hour from the first one of the day up to now, without holes. */
export function halfHourRows(state: QueueState, zone: string, now: number): readonly HalfHourRow[] {
  const { day } = state
  const slots = new Map(sumQueueTotals(Object.values(day.queues)).halfHours.map((slot) => [slot.startsAt, slot]))
  const first = Math.min(...slots.keys())
  if (!Number.isFinite(first)) return []
  const rows: HalfHourRow[] = []
  for (let startsAt = first; startsAt <= Math.min(now, day.endsAt - 1); startsAt += HALF_HOUR_MS) {
    const slot = slots.get(startsAt)
    rows.push({
      id: slotLabel(zone, startsAt),
      startsAt,
      offered: slot?.offered ?? 0,
      answered: slot?.answered ?? 0,
      abandoned: slot?.abandoned ?? 0,
      incomplete: isIncomplete(day, startsAt, startsAt + HALF_HOUR_MS, now),
    })
  }
  return rows
}

export const linkRow = (link: LinkState | null): LinkRow =>
  link
    ? {
        id: 'link',
        source: link.source,
        state: link.state,
        since: link.since,
        lastDataAt: link.lastDataAt,
        reason: link.reason,
        label: link.label,
      }
    : { id: 'link', source: 'none', state: 'none', since: 0, lastDataAt: null, reason: null, label: null }
