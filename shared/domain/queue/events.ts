/**
 * What happens in the queues, told without any word of the PBX that said it: the translator of each source makes
 * these, the reducer understands only these. Every `at` is UTC ms on this computer's clock.
 */

/** The caller's channel. `uniqueid` is the PBX's id of it and stays the same through redirects. */
export type CallerRef = {
  readonly uniqueid: string
  readonly linkedid: string | null
  readonly channel: string | null
  /** As the PBX said it; null when the caller withholds it. */
  readonly number: string | null
  readonly name: string | null
}

export type MemberRef = {
  /** `8001`, derived from the interface: what an agent is known by. */
  readonly extension: string
  /** `PJSIP/8001`, `Local/8001@agents/n`. */
  readonly interface: string
  readonly name: string | null
}

export type DeviceState =
  'unknown' | 'idle' | 'in-use' | 'busy' | 'invalid' | 'unavailable' | 'ringing' | 'ringing-in-use' | 'on-hold'

/** An agent's membership of one queue. */
export type Membership = {
  readonly queue: string
  readonly interface: string
  readonly penalty: number
  readonly paused: boolean
  readonly pauseReason: string | null
  readonly device: DeviceState
  /** The member's own wrap-up time, ms; 0 means the queue's (which the PBX does not tell). */
  readonly wrapUpMs: number
  /** End of the last call the member took, UTC ms; null before the first. */
  readonly lastCallAt: number | null
}

/** What the PBX says in QUEUESTATUS when a caller goes on in the dialplan. */
export type ExitStatus = 'timeout' | 'join-empty' | 'leave-empty' | 'full' | 'unavailable' | 'continue' | 'withdraw'

type CallEvent = { readonly at: number; readonly queue: string; readonly caller: CallerRef }
type LegEvent = CallEvent & {
  readonly member: MemberRef
  /** Id of the channel to the agent's telephone; null where the PBX leaves it out. */
  readonly leg: string | null
}

export type QueueEvent =
  /** A caller waits. `fromSnapshot` when a list told so; then `at` is when the wait began. */
  | (CallEvent & { readonly kind: 'caller-joined'; readonly position: number | null; readonly fromSnapshot: boolean })
  /** An agent's telephone begins to ring for the caller. Repeated by ring-all and by retries. */
  | (LegEvent & { readonly kind: 'ringing' })
  | (LegEvent & { readonly kind: 'ring-no-answer'; readonly ringMs: number | null })
  /** The queue gave the caller up without an agent. Why is not known yet. */
  | (CallEvent & { readonly kind: 'caller-given-up'; readonly waitMs: number | null })
  /** The caller no longer waits: a moment before an agent is connected, or gone. */
  | (CallEvent & { readonly kind: 'caller-left' })
  | (LegEvent & { readonly kind: 'connected'; readonly waitMs: number | null; readonly ringMs: number | null })
  | (Omit<LegEvent, 'caller'> & {
      readonly kind: 'completed'
      /** Null when the caller's channel was gone before the PBX summed the talk up. */
      readonly caller: CallerRef | null
      readonly waitMs: number | null
      readonly talkMs: number | null
      readonly by: 'caller' | 'agent' | 'transfer'
    })
  /** The queue application ended for this channel with a status. */
  | { readonly kind: 'exit-status'; readonly at: number; readonly uniqueid: string; readonly status: ExitStatus }
  /** The far end of this channel hung up. */
  | { readonly kind: 'hangup-requested'; readonly at: number; readonly uniqueid: string }
  /** This channel goes on in the dialplan at this extension (`h` after a hang-up). */
  | { readonly kind: 'dialplan-step'; readonly at: number; readonly uniqueid: string; readonly extension: string }
  /** This channel is gone. */
  | { readonly kind: 'channel-ended'; readonly at: number; readonly uniqueid: string }
  | {
      readonly kind: 'member'
      readonly at: number
      readonly change: 'added' | 'status' | 'pause' | 'listed'
      readonly member: MemberRef
      readonly membership: Membership
    }
  | { readonly kind: 'member-removed'; readonly at: number; readonly queue: string; readonly member: MemberRef }
  | {
      readonly kind: 'queue-seen'
      readonly at: number
      readonly queue: string
      readonly strategy: string | null
      readonly weight: number
      /** The service level in s that the PBX is configured with; only a proposal for T. */
      readonly serviceLevelS: number | null
    }
  /** Lists of queues, members and waiting callers follow, between these two. */
  | { readonly kind: 'snapshot-begin'; readonly at: number }
  | { readonly kind: 'snapshot-end'; readonly at: number }
  /** All channels that exist, so that calls which ended during a gap are noticed. */
  | { readonly kind: 'channels-listed'; readonly at: number; readonly uniqueids: readonly string[] }
  /** The PBX said since when it runs: no older call exists. */
  | { readonly kind: 'pbx-started'; readonly at: number; readonly startedAt: number }
  /** Nothing was heard from `at` (the last data) until the link is back. */
  | { readonly kind: 'link-lost'; readonly at: number }
  | { readonly kind: 'link-restored'; readonly at: number }
  /** Whether the source may see the dialplan, without which an exit cannot be told apart. */
  | { readonly kind: 'rights'; readonly at: number; readonly dialplan: boolean }
  /** The agent ended the wrap-up in the console. */
  | { readonly kind: 'wrap-up-ended'; readonly at: number; readonly extension: string }
  /** Time passed: due at `nextTickAt(state)`. */
  | { readonly kind: 'tick'; readonly at: number }
