/** After this computer's clock was put back: the counters of a day that has not come give way to those of today. */
import { MINUTE_MS } from '../../lib/zoned-time'
import { emptyDay } from './day'
import type { QueueState } from './state'
import { emptyAgentTotals, emptyQueueTotals } from './totals'
import { CONNECT_MS } from './visits'

/** A PBX's clock may be ahead of ours, and begin the day a little early. */
const HOUR_MS = 60 * MINUTE_MS

/**
 * The state at `now` (UTC ms) in an IANA zone, unchanged while the day it counts has begun. Else today is counted from now
 * on, and nobody waits for moments that were set by the wrong time; calls and agents stay.
 */
export function putBack(state: QueueState, now: number, zone: string): QueueState {
  if (state.day.startsAt <= now + HOUR_MS) return state
  const agents = [...state.agents.values()]
  return {
    ...state,
    at: now,
    agents: new Map(
      agents.map((agent) => [
        agent.extension,
        {
          ...agent,
          since: Math.min(agent.since, now),
          accountedTo: now,
          wrapUpUntil: agent.wrapUpUntil === null ? null : now,
        },
      ]),
    ),
    pending: new Map([...state.pending].map(([id, pending]) => [id, { ...pending, until: now + CONNECT_MS }])),
    day: {
      ...emptyDay(now, zone),
      countedSince: now,
      queues: Object.fromEntries([...state.queues.keys()].map((name) => [name, emptyQueueTotals])),
      agents: Object.fromEntries(agents.map(({ extension, name }) => [extension, emptyAgentTotals(name)])),
      gaps: state.lostAt === null ? [] : [{ from: now, to: null }],
    },
    lostAt: state.lostAt === null ? null : now,
  }
}
