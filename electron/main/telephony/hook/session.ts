/**
 * The calls that somebody outside tells of, as they are now: events go in, queue events and the link's state come out, and a
 * timer closes what is never told to the end. The same for what comes over HTTP and for links that programs open.
 */
import type { QueueEvent } from '#shared/domain/queue/events'
import type { LinkPhase, LinkReason, LinkState } from '#shared/domain/queue/link'
import type { HookEvent } from '#shared/domain/telephony/hook-events'
import type { Clock } from '../../platform/clock'
import type { TelephonySink } from '../source'
import { emptyHook, nextDueAt, type HookState } from './calls'
import { letTimePass, loseCall, settleEnds } from './expire'
import { takeHookEvents } from './translate'

/** A link's state is told at most so often for the sake of its latest data alone. */
const reportEveryMs = 1_000
/** A sender's clock is told in whole seconds, and its request was on the way for a moment. */
const clockNoiseMs = 2_000
/** Looked at now and then: after sleep, or when the clock was put right, the wait is not what it was. */
const longestWaitMs = 60_000

export type SessionOptions = {
  readonly source: 'hook' | 'protocol'
  readonly label: string
  /** IANA zone of the centre. */
  readonly zone: string
  /** The queue of calls for which none is named. */
  readonly queue?: string
}

export type HookSession = {
  /** From now on what is told reaches the queues. */
  readonly open: (sink: TelephonySink) => void
  /** Nothing can be heard, and why; `retryAt` is UTC ms. */
  readonly fail: (state: 'connecting' | 'lost', reason: LinkReason | null, retryAt: number | null) => void
  readonly goLive: () => void
  /**
   * Hands events to the queues: when it returns, they are counted and on their way to the screens. `signedAt` is the sender's
   * clock (UTC ms), null where it is this computer's own. Answers how many said nothing new.
   */
  readonly take: (events: readonly HookEvent[], signedAt: number | null) => { readonly repeated: number }
  /** A call is over without a word of how: what is known of it is kept as incomplete. */
  readonly lose: (call: string) => void
  readonly isOpen: (call: string) => boolean
  readonly stop: () => void
}

export function createHookSession({ source, label, zone, queue }: SessionOptions, clock: Clock): HookSession {
  let sink: TelephonySink | null = null
  let state: HookState = emptyHook(clock.now())
  let link: Pick<LinkState, 'state' | 'reason' | 'since' | 'retryAt'> | null = null
  let lastDataAt: number | null = null
  let clockOffsetMs = 0
  let cancelDue: (() => void) | null = null
  let cancelReport: (() => void) | null = null
  let isLost = false

  const report = (): void => {
    cancelReport?.()
    cancelReport = null
    if (link) sink?.link({ source, ...link, lastDataAt, pbxVersion: null, clockOffsetMs, label })
  }

  const setLink = (next: LinkPhase, reason: LinkReason | null, retryAt: number | null): void => {
    link = { state: next, reason, since: link?.state === next ? link.since : clock.now(), retryAt }
    report()
  }

  /** The state is the new one only when the queues have taken the events. */
  const hand = (next: { readonly state: HookState; readonly events: readonly QueueEvent[] }): void => {
    if (next.events.length > 0) sink?.events(next.events)
    state = next.state
  }

  const arm = (): void => {
    cancelDue?.()
    const wait = nextDueAt(state) - clock.now()
    cancelDue = clock.setTimeout(onTime, Math.min(longestWaitMs, Math.max(0, wait)))
  }

  const onTime = (): void => {
    hand(letTimePass(state, clock.now()))
    arm()
  }

  const offsetOf = (signedAt: number | null): number => {
    const offset = signedAt === null ? 0 : signedAt - clock.now()
    return Math.abs(offset) > clockNoiseMs ? offset : 0
  }

  return {
    open: (to) => {
      sink = to
      state = emptyHook(clock.now())
    },
    fail: (next, reason, retryAt) => {
      setLink(next, reason, retryAt)
      if (next !== 'lost' || isLost) return
      isLost = true
      sink?.events([{ kind: 'link-lost', at: clock.now() }])
    },
    goLive: () => {
      isLost = false
      // Whoever tells of a call says what became of it: every exit is known, as with the right to see a dialplan.
      sink?.events([
        { kind: 'link-restored', at: clock.now() },
        { kind: 'rights', at: clock.now(), dialplan: true },
      ])
      setLink('live', null, null)
      arm()
    },
    take: (events, signedAt) => {
      const now = clock.now()
      const offsetMs = offsetOf(signedAt)
      hand(letTimePass(state, now))
      const heard = takeHookEvents(state, events, { now, offsetMs, zone, ...(queue === undefined ? {} : { queue }) })
      hand(heard)
      arm()
      const isNews = clockOffsetMs !== offsetMs
      clockOffsetMs = offsetMs
      lastDataAt = now
      if (isNews) report()
      else cancelReport ??= clock.setTimeout(report, reportEveryMs)
      return { repeated: heard.repeated }
    },
    lose: (call) => {
      hand(loseCall(state, call, clock.now()))
      arm()
    },
    isOpen: (call) => state.calls.get(call)?.end === null,
    stop: () => {
      cancelDue?.()
      cancelDue = null
      hand(settleEnds(state, clock.now()))
      setLink('stopped', null, null)
      sink = null
    },
  }
}
