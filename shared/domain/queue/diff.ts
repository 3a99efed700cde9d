/** What changed between two states, found by identity: entries that were not touched are the same objects. */
import type { Agent, Queue, QueueState, Visit, VisitId } from './state'
import type { DayTotals } from './totals'

export type TableDelta<K, V> = { readonly upserts: readonly V[]; readonly removals: readonly K[] }

export type QueueDelta = {
  readonly visits: TableDelta<VisitId, Visit>
  readonly agents: TableDelta<string, Agent>
  readonly queues: TableDelta<string, Queue>
  /** The counters when any of them changed, else null. */
  readonly day: DayTotals | null
}

function diffMaps<K, V>(before: ReadonlyMap<K, V>, after: ReadonlyMap<K, V>): TableDelta<K, V> {
  if (before === after) return { upserts: [], removals: [] }
  const upserts: V[] = []
  for (const [key, value] of after) if (before.get(key) !== value) upserts.push(value)
  const removals: K[] = []
  for (const key of before.keys()) if (!after.has(key)) removals.push(key)
  return { upserts, removals }
}

export const diffQueueState = (before: QueueState, after: QueueState): QueueDelta => ({
  visits: diffMaps(before.visits, after.visits),
  agents: diffMaps(before.agents, after.agents),
  queues: diffMaps(before.queues, after.queues),
  day: before.day === after.day ? null : after.day,
})
