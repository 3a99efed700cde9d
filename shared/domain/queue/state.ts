/** The live state of the queues: who waits, who talks, what the agents do, and the counters of the day. */
import type { DeviceState, Membership } from './events'
import type { DayTotals } from './totals'

/** `uniqueid/queue/number`: a caller redirected into a queue again makes another visit. */
export type VisitId = string & { readonly __brand: 'VisitId' }

export const visitId = (uniqueid: string, queue: string, number: number): VisitId =>
  `${uniqueid}/${queue}/${number}` as VisitId

/**
 * waiting → connecting (left the queue, the agent is being connected) → talking → ending (the agent's leg is gone, the
 * PBX has not summed up yet); or waiting → leaving (gone without an agent; why is about to be known).
 */
export type VisitPhase = 'waiting' | 'connecting' | 'talking' | 'ending' | 'leaving' | 'ended'

export type Outcome =
  | 'answered'
  | 'abandoned'
  | 'timed-out'
  | 'redirected'
  | 'key-exit'
  /** The queue let go of its callers because no agent was left. */
  | 'empty-exit'
  /** Taken out by an operator's request (QUEUESTATUS=WITHDRAW). */
  | 'withdrawn'
  /** Gone, and what decides was not seen: never guessed. */
  | 'left'

/** A telephone that rang for a caller, and no longer does. */
export type Rung = {
  readonly extension: string
  /** When it began, UTC ms. */
  readonly at: number
  readonly ms: number
  readonly answered: boolean
}

export type Ring = {
  readonly extension: string
  readonly since: number
  readonly leg: string | null
}

export type Visit = {
  readonly id: VisitId
  readonly uniqueid: string
  readonly linkedid: string | null
  readonly channel: string | null
  readonly queue: string
  /** 1 for the caller's first visit to this queue. */
  readonly number: number
  readonly callerNumber: string | null
  readonly callerName: string | null
  readonly phase: VisitPhase
  readonly joinedAt: number
  readonly position: number | null
  /** Telephones that ring for this caller now, in the order they began. */
  readonly ringing: readonly Ring[]
  /** Telephones that rang before, in the order they stopped. */
  readonly rung: readonly Rung[]
  /** Extension of the agent who answered. */
  readonly agent: string | null
  readonly agentName: string | null
  /** Id of the channel to that agent. */
  readonly leg: string | null
  readonly answeredAt: number | null
  readonly leftAt: number | null
  readonly endedAt: number | null
  /** Wait in ms as the PBX counts it (whole seconds); null while it runs. */
  readonly waitMs: number | null
  /** Talk in ms as the PBX counts it (whole seconds, hold included); null while it runs or when it was not seen. */
  readonly talkMs: number | null
  readonly outcome: Outcome | null
  readonly completedBy: 'caller' | 'agent' | 'transfer' | null
  /** Part of this visit fell into a gap of the link: its times are not exact. */
  readonly incomplete: boolean
}

/** A visit that is over; it has left the live state and is to be stored. */
export type FinishedVisit = Visit & {
  readonly phase: 'ended'
  readonly outcome: Outcome
  readonly endedAt: number
  readonly waitMs: number
}

export type AgentState = 'available' | 'ringing' | 'in-call' | 'wrap-up' | 'paused' | 'unavailable' | 'on-hold'

export type Agent = {
  readonly extension: string
  readonly name: string
  /** Memberships by queue. */
  readonly queues: Readonly<Record<string, Membership>>
  readonly device: DeviceState
  readonly state: AgentState
  /** When `state` began, UTC ms. */
  readonly since: number
  readonly pauseReason: string | null
  /** Visits this agent talks to, the newest last. */
  readonly visits: readonly VisitId[]
  /** The newest of them; null when the agent talks to no caller of a queue. */
  readonly currentVisit: VisitId | null
  /** Visits this agent's telephone rings for. */
  readonly ringingFor: readonly VisitId[]
  /** When the wrap-up time ends, UTC ms; null without one. */
  readonly wrapUpUntil: number | null
  /** The queue whose call is wrapped up (or was last). */
  readonly wrapUpQueue: string | null
  /** The visit that is wrapped up (or was last). */
  readonly wrapUpVisit: VisitId | null
  /** The last ring that was not answered, so that a repeat of its event is not counted. */
  readonly lastMiss: string | null
  /** Up to when the time in `state` is already in the day's totals. */
  readonly accountedTo: number
}

/**
 * What an agent did from when to when (UTC ms); a span that lasts over midnight is told in two. `missed` is a ring that was
 * not answered in time: it lies over the states of the same time, and is counted, never added up.
 */
export type AgentSpan = {
  readonly extension: string
  readonly state: AgentState | 'missed'
  /** Of a pause. */
  readonly reason: string | null
  /** Of a wrap-up, or of a ring. */
  readonly queue: string | null
  /** Of a wrap-up. */
  readonly visit: VisitId | null
  readonly from: number
  readonly to: number
}

export type Queue = {
  readonly name: string
  readonly strategy: string | null
  readonly weight: number
  readonly serviceLevelS: number | null
}

/** What is remembered of a caller, so that repeats of old events change nothing. */
export type CallerMemory = {
  /** How many visits were made, by queue. */
  readonly visits: Readonly<Record<string, number>>
  /** When the latest visit was over, by queue, UTC ms. */
  readonly overAt: Readonly<Record<string, number>>
  /** The caller hung up. */
  readonly hungUp: boolean
  /** The caller's channel is gone. */
  readonly ended: boolean
}

/** What was seen of a visit that is gone from its queue (or whose agent is gone) and is not settled yet. */
export type Pending = {
  /** Then it is settled with what is known, UTC ms. */
  readonly until: number
  /** The queue said that it gave the caller up. */
  readonly givenUp: boolean
  /** The caller had hung up before it left. */
  readonly hungUp: boolean
  /** The same channel joined a queue again. */
  readonly rejoined: boolean
}

export type QueueState = {
  readonly visits: ReadonlyMap<VisitId, Visit>
  readonly agents: ReadonlyMap<string, Agent>
  readonly queues: ReadonlyMap<string, Queue>
  /** Counters of the day that runs. */
  readonly day: DayTotals
  /** Visits of a channel (its caller's, or its agent's) that are not over. */
  readonly byChannel: ReadonlyMap<string, readonly VisitId[]>
  readonly callers: ReadonlyMap<string, CallerMemory>
  /** Visits that wait for what decides. */
  readonly pending: ReadonlyMap<VisitId, Pending>
  /** Whether the source lets the dialplan be seen. */
  readonly dialplan: boolean
  /** What a running snapshot has listed so far; null outside of one. */
  readonly snapshot: {
    readonly visits: ReadonlySet<VisitId>
    /** Queue and interface, divided by a line feed. */
    readonly members: ReadonlySet<string>
    readonly queues: ReadonlySet<string>
  } | null
  /** Since when the link is lost; null while it is alive. */
  readonly lostAt: number | null
  /** Since when the PBX runs, as it said last, UTC ms; null while it has not. */
  readonly pbxStartedAt: number | null
  /** The latest time any event told, UTC ms. */
  readonly at: number
}
