/**
 * Key figures of a support centre, from counters that were kept from events; never from what the queue application says
 * of itself (its service level reads 100 % with one answered and two abandoned calls). Ratios are 0 to 1, null where
 * there is nothing to divide by.
 */
import type { Agent, AgentState, QueueState, Visit } from './state'
import { countWithin, type AgentTotals, type QueueTotals } from './totals'

/** What the denominator of the service level holds besides the answered calls. */
export type ServiceLevelVariant =
  /** Calls abandoned later than T: who gave up before had no chance to be served late. The default. */
  'late-abandons' | 'all-abandons' | 'answered-only'

/** Null where there is nothing to divide by. */
export const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

/** The two counts of a service level. Those of several queues add up, each call judged by its own queue. */
export type LevelParts = { readonly inTime: number; readonly of: number }

/** Calls answered within T (whole seconds), and the answered and abandoned calls (by the variant) they are held against. */
export const levelParts = (totals: QueueTotals, withinS: number, variant: ServiceLevelVariant): LevelParts => ({
  inTime: countWithin(totals.answeredWaits, withinS),
  of: totals.answered + abandonsOf(totals, withinS, variant),
})

/** Answered within T / (answered + abandoned, by the variant). T in whole seconds, to be shown beside the number. */
export function serviceLevel(
  totals: QueueTotals,
  withinS: number,
  variant: ServiceLevelVariant = 'late-abandons',
): number | null {
  const { inTime, of } = levelParts(totals, withinS, variant)
  return ratio(inTime, of)
}

function abandonsOf(totals: QueueTotals, withinS: number, variant: ServiceLevelVariant): number {
  switch (variant) {
    case 'late-abandons':
      return totals.abandoned - countWithin(totals.abandonedWaits, withinS)
    case 'all-abandons':
      return totals.abandoned
    case 'answered-only':
      return 0
  }
}

/** Average speed of answer, ms. */
export const averageWaitMs = (totals: QueueTotals): number | null => ratio(totals.waitOfAnsweredMs, totals.answered)

/** Average handling time, ms: talk (which contains hold) and wrap-up of calls that were talked to their end. */
export const averageHandlingMs = (totals: QueueTotals): number | null =>
  ratio(totals.talkMs + totals.wrapUpMs, totals.completed + totals.transferred)

/** Calls abandoned after at most `shortS` seconds: misdialled, not lost. */
export const shortAbandons = (totals: QueueTotals, shortS: number): number => countWithin(totals.abandonedWaits, shortS)

/** Abandoned later than the limit / offered without the short abandons. */
export function abandonment(totals: QueueTotals, shortS: number): number | null {
  const short = shortAbandons(totals, shortS)
  return ratio(totals.abandoned - short, totals.offered - short)
}

/** How an agent's time of the day was spent up to `accountedTo` (UTC ms), in ms; from then on it is spent in `state`. */
export type Workload = {
  readonly state: AgentState
  /** Talk, hold and wrap-up. */
  readonly busyMs: number
  /** Free or being rung; breaks count as neither. */
  readonly idleMs: number
  readonly accountedTo: number
}

export const workload = ({ state, accountedTo }: Agent, totals: AgentTotals | undefined): Workload => ({
  state,
  busyMs: totals ? totals.inCallMs + totals.onHoldMs + totals.wrapUpMs : 0,
  idleMs: totals ? totals.availableMs + totals.ringingMs : 0,
  accountedTo,
})

/** (talk + hold + wrap-up) / (that + idle) of these agents together at `now`; two calls at once count once. */
export function occupancy(agents: Iterable<Workload>, now: number): number | null {
  let [busy, idle] = [0, 0]
  for (const { state, busyMs, idleMs, accountedTo } of agents) {
    const running = Math.max(0, now - accountedTo)
    busy += busyMs + (busyStates.has(state) ? running : 0)
    idle += idleMs + (idleStates.has(state) ? running : 0)
  }
  return ratio(busy, busy + idle)
}

const busyStates: ReadonlySet<AgentState> = new Set(['in-call', 'on-hold', 'wrap-up'])
const idleStates: ReadonlySet<AgentState> = new Set(['available', 'ringing'])

/** Callers who wait now, the longest first; of one queue, or of all. */
export const waitingVisits = (state: Pick<QueueState, 'visits'>, queue?: string): readonly Visit[] =>
  [...state.visits.values()]
    .filter((visit) => visit.phase === 'waiting' && (queue === undefined || visit.queue === queue))
    .toSorted((a, b) => a.joinedAt - b.joinedAt)

/** When the caller who waits longest began, UTC ms: the screen ticks from it by itself. */
export const earliestJoin = (state: Pick<QueueState, 'visits'>, queue?: string): number | null =>
  waitingVisits(state, queue)[0]?.joinedAt ?? null
