/** The history of one clock: events folded into what its view is computed from. */
import type { CaseFacts } from '../policy/rules'

/** Something that happened to one clock. `at` is UTC ms. */
export type ClockEvent =
  | { readonly type: 'start' | 'resume' | 'stop' | 'cancel'; readonly at: number }
  | { readonly type: 'pause'; readonly at: number; readonly reason?: string }
  | { readonly type: 'severity'; readonly at: number; readonly severity: string }
  | { readonly type: 'distance'; readonly at: number; readonly distanceKm: number }
  | { readonly type: 'city'; readonly at: number; readonly city: string }
  /** `agreedAt` null withdraws an agreement. */
  | { readonly type: 'agreed'; readonly at: number; readonly agreedAt: number | null }

/** `to` is null while the pause lasts. */
export type Pause = { readonly from: number; readonly to: number | null; readonly reason: string | null }

export type ClockHistory = {
  readonly facts: CaseFacts
  readonly startedAt: number | null
  readonly pauses: readonly Pause[]
  readonly endedAt: number | null
  readonly ending: 'stop' | 'cancel' | null
}

export const newHistory = (facts: CaseFacts): ClockHistory => ({
  facts,
  startedAt: null,
  pauses: [],
  endedAt: null,
  ending: null,
})

function withAgreement(facts: CaseFacts, agreedAt: number | null): CaseFacts {
  const { severity, distanceKm, city } = facts
  return {
    ...(severity === undefined ? {} : { severity }),
    ...(distanceKm === undefined ? {} : { distanceKm }),
    ...(city === undefined ? {} : { city }),
    ...(agreedAt === null ? {} : { agreedAt }),
  }
}

/**
 * The history after one more event, which must not be earlier than those before it. The first start counts and later
 * ones change nothing; before the start there is nothing to stop or cancel; after either nothing changes any more.
 * A second pause while paused changes nothing and the next resume ends both. A pause that was in force before the start
 * holds the clock from its start.
 */
export function advance(history: ClockHistory, event: ClockEvent): ClockHistory {
  if (history.ending !== null) return history
  const last = history.pauses.at(-1)
  const paused = last !== undefined && last.to === null
  switch (event.type) {
    case 'start':
      return history.startedAt === null ? { ...history, startedAt: event.at } : history
    case 'stop':
      return history.startedAt === null ? history : { ...history, endedAt: event.at, ending: 'stop' }
    case 'cancel':
      return history.startedAt === null ? history : { ...history, endedAt: event.at, ending: 'cancel' }
    case 'pause':
      if (paused) return history
      return { ...history, pauses: [...history.pauses, { from: event.at, to: null, reason: event.reason ?? null }] }
    case 'resume':
      return paused ? { ...history, pauses: [...history.pauses.slice(0, -1), { ...last, to: event.at }] } : history
    case 'severity':
      return { ...history, facts: { ...history.facts, severity: event.severity } }
    case 'distance':
      return { ...history, facts: { ...history.facts, distanceKm: event.distanceKm } }
    case 'city':
      return { ...history, facts: { ...history.facts, city: event.city } }
    case 'agreed':
      return { ...history, facts: withAgreement(history.facts, event.agreedAt) }
  }
}

const startsFirst = (event: ClockEvent): number => (event.type === 'start' ? 0 : 1)

/** Events by time; at one instant a start comes first and the others keep the order given. */
function inOrder(events: readonly ClockEvent[]): readonly ClockEvent[] {
  const sorted = events.every((event, i) => {
    const before = events[i - 1]
    return (
      before === undefined ||
      before.at < event.at ||
      (before.at === event.at && startsFirst(before) <= startsFirst(event))
    )
  })
  return sorted ? events : events.toSorted((a, b) => a.at - b.at || startsFirst(a) - startsFirst(b))
}

/** The history as known at `now`: the events may come in any order, and later ones have not happened yet. */
export const historyAt = (facts: CaseFacts, events: readonly ClockEvent[], now: number): ClockHistory =>
  inOrder(events)
    .filter((event) => event.at <= now)
    .reduce(advance, newHistory(facts))
