/**
 * Queue events → the state of the queues. Pure: the same events give the same state however they are batched, and an
 * event that repeats what is known (a list and the events around it overlap) changes nothing.
 */
import { applyMember, endWrapUp, expireWrapUps, removeMember } from './agents'
import { rollDay, seeQueue } from './count'
import { nextTickAt, openDraft, sealDraft, type Draft, type ReduceContext } from './draft'
import {
  onAbandon,
  onChannelEnded,
  onCompleted,
  onConnected,
  onDialplanStep,
  onExitStatus,
  onHangupRequest,
  onJoin,
  onLeave,
  onMiss,
  onRinging,
} from './calls'
import { emptyDay } from './day'
import type { QueueEvent } from './events'
import { onChannelsListed, onLinkLost, onLinkRestored, onPbxStarted, onSnapshotEnd } from './resync'
import type { AgentSpan, FinishedVisit, QueueState } from './state'
import type { DayTotals } from './totals'
import { settleDue } from './visits'

export { nextTickAt, type ReduceContext } from './draft'

export type Reduction = {
  readonly state: QueueState
  /** Visits that ended, each handed out exactly once, in order. */
  readonly finished: readonly FinishedVisit[]
  /** Days that ended, with their final counters. */
  readonly closedDays: readonly DayTotals[]
  /** What agents did and do no longer, in order. */
  readonly spans: readonly AgentSpan[]
}

/** The state before any event. `at` is UTC ms, `zone` an IANA zone. */
export const emptyQueueState = (at: number, zone: string): QueueState => ({
  visits: new Map(),
  agents: new Map(),
  queues: new Map(),
  day: emptyDay(at, zone),
  byChannel: new Map(),
  callers: new Map(),
  pending: new Map(),
  dialplan: false,
  snapshot: null,
  lostAt: null,
  pbxStartedAt: null,
  at,
})

/**
 * The state after `events`, in the order they were heard. Before each one takes effect, what time alone changes up to its
 * instant (UTC ms) has happened.
 */
export function reduceQueueEvents(state: QueueState, events: readonly QueueEvent[], context: ReduceContext): Reduction {
  const draft = openDraft(state, context)
  for (const event of events) {
    advance(draft, event.at)
    if (draft.day.countedSince === null && event.kind !== 'tick') draft.day = { ...draft.day, countedSince: draft.at }
    apply(draft, event)
  }
  return { state: sealDraft(draft), finished: draft.finished, closedDays: draft.closedDays, spans: draft.spans }
}

/** Lets time pass up to `at`, stopping at each moment at which time alone changes something. */
function advance(draft: Draft, at: number): void {
  while (draft.dueAt <= at) {
    draft.at = Math.max(draft.at, draft.dueAt)
    settleDue(draft)
    expireWrapUps(draft)
    rollDay(draft, at)
    draft.dueAt = nextTickAt({ pending: draft.pending.read(), agents: draft.agents.read(), day: draft.day })
  }
  draft.at = Math.max(draft.at, at)
}

function apply(draft: Draft, event: QueueEvent): void {
  switch (event.kind) {
    case 'caller-joined':
      return onJoin(draft, event)
    case 'ringing':
      return onRinging(draft, event)
    case 'ring-no-answer':
      return onMiss(draft, event)
    case 'caller-given-up':
      return onAbandon(draft, event)
    case 'caller-left':
      return onLeave(draft, event)
    case 'connected':
      return onConnected(draft, event)
    case 'completed':
      return onCompleted(draft, event)
    case 'exit-status':
      return onExitStatus(draft, event)
    case 'hangup-requested':
      return onHangupRequest(draft, event)
    case 'dialplan-step':
      return onDialplanStep(draft, event)
    case 'channel-ended':
      return onChannelEnded(draft, event)
    case 'member':
      draft.snapshot?.members.add(`${event.membership.queue}\n${event.membership.interface}`)
      return applyMember(draft, event.member, event.membership)
    case 'member-removed':
      return removeMember(draft, event.member.extension, event.queue)
    case 'queue-seen':
      return onQueueSeen(draft, event)
    case 'snapshot-begin':
      draft.snapshot = { visits: new Set(), members: new Set(), queues: new Set() }
      return undefined
    case 'snapshot-end':
      return onSnapshotEnd(draft)
    case 'channels-listed':
      return onChannelsListed(draft, event)
    case 'pbx-started':
      return onPbxStarted(draft, event)
    case 'link-lost':
      return onLinkLost(draft, event)
    case 'link-restored':
      return onLinkRestored(draft, event)
    case 'rights':
      draft.dialplan = event.dialplan
      return undefined
    case 'wrap-up-ended':
      return endWrapUp(draft, event.extension)
    case 'tick':
      return undefined
  }
}

function onQueueSeen(draft: Draft, event: Extract<QueueEvent, { kind: 'queue-seen' }>): void {
  const { queue: name, strategy, weight, serviceLevelS } = event
  draft.snapshot?.queues.add(name)
  seeQueue(draft, name)
  const known = draft.queues.get(name)
  if (known?.strategy === strategy && known.weight === weight && known.serviceLevelS === serviceLevelS) return
  draft.queues.set(name, { name, strategy, weight, serviceLevelS })
}
