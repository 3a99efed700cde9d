/**
 * The live queues in main: events go through the reducer, finished visits are handed on, listeners hear of every change.
 * Events of one batch are taken in one piece, so that a storm costs one change.
 */
import { keepQueues, restoreQueues } from '#shared/domain/queue/keep'
import type { KeptQueues } from '#shared/domain/queue/kept-queues'
import { emptyQueueState, reduceQueueEvents } from '#shared/domain/queue/reduce'
import { nextTickAt } from '#shared/domain/queue/draft'
import { putBack } from '#shared/domain/queue/put-back'
import type { QueueEvent } from '#shared/domain/queue/events'
import type { LinkState } from '#shared/domain/queue/link'
import type { AgentSpan, FinishedVisit, QueueState } from '#shared/domain/queue/state'
import type { Clock } from '../../platform/clock'

const longestWaitMs = 60_000

export type LiveDeps = {
  readonly clock: Clock
  /** IANA zone of the centre: its midnight ends the day. */
  readonly zone: string
  readonly onFinished: (visits: readonly FinishedVisit[]) => void
  /** What agents did and do no longer. */
  readonly onSpans: (spans: readonly AgentSpan[]) => void
}

export type LiveQueues = {
  readonly state: () => QueueState
  readonly link: () => LinkState | null
  readonly take: (events: readonly QueueEvent[]) => void
  readonly setLink: (link: LinkState | null) => void
  readonly onChange: (listener: () => void) => () => void
  readonly kept: () => KeptQueues
  /** Forgets everything, for another source; goes on from what was kept of that one. */
  readonly reset: (kept: KeptQueues | null) => void
  /** Tells nobody anything more; what the source still says while it ends is counted. */
  readonly stop: () => void
}

export function createLiveQueues({ clock, zone, onFinished, onSpans }: LiveDeps): LiveQueues {
  const context = { zone, wrapUpMs: {} }
  const listeners = new Set<() => void>()
  let state = emptyQueueState(clock.now(), zone)
  let link: LinkState | null = null
  let cancelTick: (() => void) | null = null
  let isStopped = false

  const changed = (): void => {
    for (const listener of listeners) listener()
  }

  const arm = (): void => {
    cancelTick?.()
    if (isStopped) return
    // Looked at now and then: after sleep, or when the clock was put right, the wait is not what it was.
    const wait = Math.min(longestWaitMs, nextTickAt(state) - clock.now())
    cancelTick = clock.setTimeout(() => take([{ kind: 'tick', at: clock.now() }]), wait)
  }

  const take = (events: readonly QueueEvent[]): void => {
    const before = state
    const reduced = reduceQueueEvents(putBack(state, clock.now(), zone), events, context)
    state = reduced.state
    // Spans first: a finished call may be stored at once, together with counters that hold them already.
    if (reduced.spans.length > 0) onSpans(reduced.spans)
    if (reduced.finished.length > 0) onFinished(reduced.finished)
    arm()
    if (
      state.visits !== before.visits ||
      state.agents !== before.agents ||
      state.day !== before.day ||
      state.queues !== before.queues
    )
      changed()
  }

  arm()
  return {
    state: () => state,
    link: () => link,
    take,
    setLink: (next) => {
      link = next
      changed()
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    kept: () => keepQueues(state),
    reset: (kept) => {
      const now = clock.now()
      state = kept ? restoreQueues(now, zone, kept) : emptyQueueState(now, zone)
      arm()
      changed()
    },
    stop: () => {
      isStopped = true
      cancelTick?.()
      listeners.clear()
    },
  }
}
