/**
 * What of the live queues outlasts a restart of the app: the day's counters and who is in a call. Agents come back with
 * the next list of the PBX. For the reducer a restart is then a gap in the link: calls that went on go on, calls that
 * ended meanwhile are closed as unheard, and none is counted twice.
 */
import type { KeptQueues } from './kept-queues'
import { emptyQueueState } from './reduce'
import type { Pending, QueueState, Visit, VisitId } from './state'
import { SETTLE_MS } from './visits'

export const keepQueues = (state: QueueState): KeptQueues => ({
  day: state.day,
  visits: [...state.visits.values()],
  callers: [...state.callers].filter(([uniqueid]) => state.byChannel.has(uniqueid)),
})

/** The state at `at` (UTC ms) in an IANA zone. What was kept on another day is over and gives an empty state. */
export function restoreQueues(at: number, zone: string, kept: KeptQueues): QueueState {
  const empty = emptyQueueState(at, zone)
  if (kept.day.key !== empty.day.key) return empty
  const visits = kept.visits.map((visit) => ({ ...visit, ringing: [] }))
  return {
    ...empty,
    day: kept.day,
    visits: new Map(visits.map((visit) => [visit.id, visit])),
    byChannel: channelsOf(visits),
    callers: new Map(kept.callers),
    pending: new Map(visits.filter(isUnsettled).map((visit) => [visit.id, pendingSince(at)])),
  }
}

const isUnsettled = ({ phase }: Visit): boolean => phase === 'connecting' || phase === 'leaving' || phase === 'ending'

const pendingSince = (at: number): Pending => ({
  until: at + SETTLE_MS,
  givenUp: false,
  hungUp: false,
  rejoined: false,
})

function channelsOf(visits: readonly Visit[]): ReadonlyMap<string, readonly VisitId[]> {
  const channels = new Map<string, readonly VisitId[]>()
  for (const { id, uniqueid, leg } of visits)
    for (const channel of leg === null ? [uniqueid] : [uniqueid, leg])
      channels.set(channel, [...(channels.get(channel) ?? []), id])
  return channels
}
