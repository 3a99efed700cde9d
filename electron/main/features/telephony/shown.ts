/** Queues whose time is behind this computer's (a recording that is played fast), as a screen shows them that counts from its own clock. */
import type { QueueState } from '#shared/domain/queue/state'

/** An instant (UTC ms) so much later; null stays. */
export const laterOrNull = (at: number | null, ms: number): number | null => (at === null ? null : at + ms)

/** Everything that runs, begun so much later that its duration up to now is right. The counters of the day stay as they are. */
export function shownQueues(state: QueueState, behindMs: number): QueueState {
  if (behindMs === 0) return state
  return {
    ...state,
    visits: new Map(
      [...state.visits].map(([id, visit]) => [
        id,
        {
          ...visit,
          joinedAt: visit.joinedAt + behindMs,
          answeredAt: laterOrNull(visit.answeredAt, behindMs),
          leftAt: laterOrNull(visit.leftAt, behindMs),
          endedAt: laterOrNull(visit.endedAt, behindMs),
          ringing: visit.ringing.map((ring) => ({ ...ring, since: ring.since + behindMs })),
        },
      ]),
    ),
    agents: new Map(
      [...state.agents].map(([extension, agent]) => [
        extension,
        {
          ...agent,
          since: agent.since + behindMs,
          accountedTo: agent.accountedTo + behindMs,
          wrapUpUntil: laterOrNull(agent.wrapUpUntil, behindMs),
        },
      ]),
    ),
  }
}
