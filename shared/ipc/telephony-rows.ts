/** What screens see of the telephones, live: rows of the feeds `queue`, `desk` and `phone`. */
import type { CallId } from '../domain/ids'
import type { Workload } from '../domain/queue/kpi'
import type { LinkPhase, LinkReason, LinkState } from '../domain/queue/link'
import type { AgentState } from '../domain/queue/state'
import type { PhoneAbility, Hindrance } from '../domain/telephony/phone'
import type { LinkId } from '../domain/telephony/settings'
import type { CallerMatch } from './views'

/** A waiting, ringing, connected or talking caller. */
export type VisitRow = {
  readonly id: string
  readonly link: LinkId
  readonly callId: CallId
  readonly queue: string
  readonly number: string
  readonly state: 'waiting' | 'connecting' | 'talking'
  readonly joinedAt: number
  readonly answeredAt: number | null
  /** Extensions ringing for this caller now. */
  readonly ringing: readonly string[]
  readonly agent: string | null
  readonly customerName: string | null
  readonly city: string | null
}

/** The workload is of the day, so that screens can tick the occupancy. */
export type AgentRow = Workload & {
  readonly id: string
  readonly link: LinkId
  readonly extension: string
  readonly name: string
  /** When this state began, UTC ms. */
  readonly since: number
  readonly reason: string | null
  readonly queues: readonly string[]
  readonly answered: number
}

/** Counters and KPIs of the day for one queue (`link/queue`), or for all of them under the id `*`. Ratios are 0 to 1, null without calls. */
export type QueueRow = {
  readonly id: string
  /** Null for all queues together. */
  readonly link: LinkId | null
  /** As people call it: with the PBX's name where several have a queue of that name. */
  readonly name: string
  readonly waiting: number
  readonly earliestJoinedAt: number | null
  readonly offered: number
  readonly answered: number
  readonly abandoned: number
  readonly timedOut: number
  readonly serviceLevel: number | null
  /** T; null for all queues together where they have different ones: each call is judged by its own queue's. */
  readonly serviceLevelWithinS: number | null
  /** The share of calls that should be answered within T, 0 to 1; of several queues by the weight of their calls. */
  readonly goal: number
  readonly asaMs: number | null
  readonly ahtMs: number | null
  readonly abandonment: number | null
  readonly incomplete: boolean
}

/** Calls of one half hour of today; the id is its start as `HH:MM`. */
export type HalfHourRow = {
  readonly id: string
  readonly startsAt: number
  readonly offered: number
  readonly answered: number
  readonly abandoned: number
  readonly incomplete: boolean
}

/** A link to a PBX, or to something that speaks for one. */
export type LinkRow = {
  readonly id: LinkId
  readonly name: string
  readonly source: LinkState['source']
  readonly state: LinkPhase
  readonly since: number
  readonly lastDataAt: number | null
  readonly reason: LinkReason | null
  readonly label: string
  readonly pbxVersion: string | null
  /** PBX clock minus this computer's, ms. */
  readonly clockOffsetMs: number
  /** When the next attempt to connect is due, UTC ms. */
  readonly retryAt: number | null
}

/** The call on this workstation's telephone: popped while it rings, confirmed when it is connected. */
export type DeskCallRow = {
  readonly id: string
  readonly link: LinkId
  readonly callId: CallId
  readonly queue: string
  readonly number: string
  readonly phase: 'ringing' | 'talking' | 'ended'
  readonly joinedAt: number
  readonly answeredAt: number | null
  readonly endedAt: number | null
  /** What the agent says first, by the queue's settings; empty for none. */
  readonly greeting: string
  /** What was written down during the call. */
  readonly note: string
  readonly match: CallerMatch
}

/** A call of an agent's telephone, of a queue or not. */
export type PhoneCall = {
  /** Id of the telephone's channel. */
  readonly uniqueid: string
  readonly direction: 'inbound' | 'outbound' | 'internal'
  readonly phase: 'ringing' | 'dialling' | 'talking' | 'held' | 'consulting'
  readonly number: string
  readonly name: string | null
  readonly startedAt: number
  readonly answeredAt: number | null
  readonly heldSince: number | null
}

/** A telephone of the signed-in person, with what can be done on it now. */
export type PhoneRow = {
  readonly id: LinkId
  readonly linkName: string
  readonly extension: string
  /** What the PBX knows of the agent; null before the first sign-in to a queue. */
  readonly agent: { readonly state: AgentState; readonly since: number; readonly reason: string | null } | null
  /** Null where an action is possible; otherwise why it is not. */
  readonly abilities: Readonly<Record<PhoneAbility, Hindrance | null>>
  /** The telephone's calls, the newest last. */
  readonly calls: readonly PhoneCall[]
  /** Every queue of the PBX. */
  readonly queues: readonly {
    readonly queue: string
    readonly member: boolean
    readonly paused: boolean
    /** A number leads into it, so that calls can be transferred to it. */
    readonly reachable: boolean
  }[]
  /** When the wrap-up ends by itself, UTC ms; null outside of one. */
  readonly wrapUpUntil: number | null
  /** How the last dialled call went, when it did not come about. */
  readonly dialFailure: { readonly number: string; readonly at: number; readonly reason: string } | null
}
