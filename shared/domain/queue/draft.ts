/**
 * A batch of events is reduced on a draft: each map is copied when it is first written to and not again, so that a
 * storm costs per event what it changes, while the states before and after stay separate values.
 */
import { cowMap, type CowMap } from '../../lib/cow-map'
import type { Agent, AgentSpan, CallerMemory, FinishedVisit, Pending, Queue, QueueState, Visit, VisitId } from './state'
import type { AgentTotals, DayTotals, QueueTotals } from './totals'

/** What the reducer must be told besides the events. */
export type ReduceContext = {
  /** IANA zone whose midnight ends the day. */
  readonly zone: string
  /** Wrap-up time by queue, ms: the manager interface tells a member's own only. */
  readonly wrapUpMs: Readonly<Record<string, number>>
}

export type Draft = {
  readonly context: ReduceContext
  readonly visits: CowMap<VisitId, Visit>
  readonly agents: CowMap<string, Agent>
  readonly queues: CowMap<string, Queue>
  readonly byChannel: CowMap<string, readonly VisitId[]>
  readonly callers: CowMap<string, CallerMemory>
  readonly pending: CowMap<VisitId, Pending>
  readonly finished: FinishedVisit[]
  readonly closedDays: DayTotals[]
  readonly spans: AgentSpan[]
  queueTotals: CowMap<string, QueueTotals>
  agentTotals: CowMap<string, AgentTotals>
  /** Without the two records above, which are kept as maps while the draft is open. */
  day: DayTotals
  dialplan: boolean
  snapshot: { visits: Set<VisitId>; members: Set<string>; queues: Set<string> } | null
  lostAt: number | null
  pbxStartedAt: number | null
  at: number
  /** The earliest moment at which time alone changes something. */
  dueAt: number
}

export function openDraft(state: QueueState, context: ReduceContext): Draft {
  const { snapshot } = state
  return {
    context,
    visits: cowMap(state.visits),
    agents: cowMap(state.agents),
    queues: cowMap(state.queues),
    byChannel: cowMap(state.byChannel),
    callers: cowMap(state.callers),
    pending: cowMap(state.pending),
    finished: [],
    closedDays: [],
    spans: [],
    ...openDay(state.day),
    dialplan: state.dialplan,
    snapshot: snapshot && {
      visits: new Set(snapshot.visits),
      members: new Set(snapshot.members),
      queues: new Set(snapshot.queues),
    },
    lostAt: state.lostAt,
    pbxStartedAt: state.pbxStartedAt,
    at: state.at,
    dueAt: nextTickAt(state),
  }
}

export const openDay = (day: DayTotals): Pick<Draft, 'day' | 'queueTotals' | 'agentTotals'> => ({
  day,
  queueTotals: cowMap(new Map(Object.entries(day.queues))),
  agentTotals: cowMap(new Map(Object.entries(day.agents))),
})

export function sealDay(draft: Pick<Draft, 'day' | 'queueTotals' | 'agentTotals'>): DayTotals {
  const { day, queueTotals, agentTotals } = draft
  if (!queueTotals.changed() && !agentTotals.changed()) return day
  return {
    ...day,
    queues: queueTotals.changed() ? Object.fromEntries(queueTotals.read()) : day.queues,
    agents: agentTotals.changed() ? Object.fromEntries(agentTotals.read()) : day.agents,
  }
}

export function sealDraft(draft: Draft): QueueState {
  return {
    visits: draft.visits.read(),
    agents: draft.agents.read(),
    queues: draft.queues.read(),
    day: sealDay(draft),
    byChannel: draft.byChannel.read(),
    callers: draft.callers.read(),
    pending: draft.pending.read(),
    dialplan: draft.dialplan,
    snapshot: draft.snapshot,
    lostAt: draft.lostAt,
    pbxStartedAt: draft.pbxStartedAt,
    at: draft.at,
  }
}

/**
 * When time alone will change the state next (an exit settles, a wrap-up or the day ends), UTC ms: main arms one timer
 * for it and sends a `tick`.
 */
export function nextTickAt(state: Pick<QueueState, 'pending' | 'agents' | 'day'>): number {
  let due = state.day.endsAt
  for (const { until } of state.pending.values()) due = Math.min(due, until)
  for (const { wrapUpUntil } of state.agents.values()) if (wrapUpUntil !== null) due = Math.min(due, wrapUpUntil)
  return due
}
