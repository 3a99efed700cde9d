/** What screens see of the list of call-backs and of the log of all calls. */
import type { CloseReason } from '../domain/callbacks/closing'
import type { QueueName } from '../domain/callbacks/missed'
import type { CompletingAct } from '../domain/callbacks/promised'
import type { LocalText } from '../domain/calendar/schema'
import type { Disposition } from '../domain/calls/dispositions'
import type { CallbackId, CallId, CustomerId, TicketId, UserId } from '../domain/ids'
import type { LinkId } from '../domain/telephony/settings'
import type { ClockSummary } from '../domain/tickets/tickets'

/** Who has taken an entry on, since when (UTC ms). */
export type Taker = { readonly id: UserId; readonly name: string; readonly at: number }

type Person = {
  /** To be dialled; empty where none is known. */
  readonly number: string
  readonly customerId: CustomerId | null
  readonly customerName: string | null
  readonly contactName: string | null
  readonly city: string | null
}

/** A caller who gave up, with every attempt since they were last spoken with. Times are UTC ms. */
export type MissedRow = Person & {
  readonly id: CallbackId
  readonly attempts: number
  readonly firstAt: number
  readonly lastAt: number
  readonly longestWaitMs: number
  /** The latest first. */
  readonly queues: readonly QueueName[]
  readonly lastCallId: CallId
  /** How often we called back and nobody answered, and when last. */
  readonly tries: number
  readonly triedAt: number | null
  readonly taken: Taker | null
  /** The same number waits or talks right now. */
  readonly live: 'waiting' | 'talking' | null
}

/** A call that a policy promises [S4-02] [S1-05]. */
export type PromisedRow = Person & {
  /** Ticket and promise, divided by a slash. */
  readonly id: string
  readonly ticketId: TicketId
  /** The key of the clock, or `procedure/step` of a row of the duties table. */
  readonly promise: string
  readonly ticketNumber: string
  readonly rev: number
  readonly summary: string
  readonly policyName: LocalText
  readonly name: LocalText
  readonly clauseRef: string
  /** Null where the document states no time. */
  readonly clock: ClockSummary | null
  /** Since when the call is due to be made, UTC ms. */
  readonly since: number
  readonly act: CompletingAct
  /** The last talk with the number that we dialled since, UTC ms. */
  readonly talkedAt: number | null
  readonly taken: Taker | null
}

/** An entry that was closed within the time in which it can be opened again. */
export type ClosedCallbackRow = Person & {
  readonly id: CallbackId
  readonly attempts: number
  readonly lastAt: number
  readonly closedAt: number
  /** Null when a call closed it. */
  readonly closedBy: string | null
  readonly closedCall: { readonly id: CallId; readonly kind: string } | null
  readonly reason: CloseReason | null
  readonly note: string
}

/** Of everything, also of what is beyond the rows that are sent. */
export type CallbackCountsRow = {
  readonly id: 'counts'
  readonly missed: number
  readonly promised: number
  /** Calls of today that were missed and whose callers withhold their number. */
  readonly withheld: number
}

export type CallTicket = { readonly id: TicketId; readonly number: string }

/** A call in the log. Times are UTC ms. */
export type CallRow = {
  readonly id: CallId
  readonly link: LinkId
  readonly kind: string
  readonly queue: string
  /** As the PBX said it; empty where the caller withholds it. */
  readonly number: string
  readonly callerName: string | null
  readonly customerId: CustomerId | null
  readonly customerName: string | null
  readonly at: number
  readonly answeredAt: number | null
  /** Null while it goes on. */
  readonly endedAt: number | null
  readonly outcome: string
  readonly waitMs: number
  /** How many telephones rang. */
  readonly rang: number
  readonly agent: string | null
  readonly agentName: string | null
  readonly talkMs: number
  readonly holdMs: number
  readonly wrapUpMs: number
  readonly transferredTo: string | null
  readonly recording: string | null
  readonly incomplete: boolean
  readonly noted: boolean
  /** The first of its tickets, and how many there are. */
  readonly ticket: CallTicket | null
  readonly tickets: number
  readonly disposition: Disposition | null
  readonly dispositionNote: string
}

/** One ring of a telephone. */
export type CallRing = {
  readonly extension: string
  readonly name: string | null
  readonly at: number
  readonly ms: number
  readonly answered: boolean
}

export type CallDetail = CallRow & {
  readonly linkName: string
  readonly rings: readonly CallRing[]
  readonly endedBy: string | null
  readonly note: string
  readonly allTickets: readonly CallTicket[]
  readonly disposedBy: string | null
  /** The other parts of what was one call for its caller, in their order. */
  readonly parts: readonly Pick<
    CallRow,
    'id' | 'kind' | 'queue' | 'at' | 'outcome' | 'agent' | 'agentName' | 'talkMs'
  >[]
}

/** What the log can be narrowed to. */
export type CallFacets = {
  readonly queues: readonly (QueueName & { readonly label: string })[]
  readonly agents: readonly { readonly link: LinkId; readonly extension: string; readonly label: string }[]
}
