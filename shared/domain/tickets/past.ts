/** A ticket with a past: what happened before it was written into this system, and when. */
import type { CaseFacts } from '../policy/rules'
import type { TicketEvent } from './events'
import type { UserId } from '../ids'
import type { TicketDraft } from './tickets'
import type { Stage } from './stages'

/** One thing that happened, at an instant (UTC ms) before now. */
export type PastStep = {
  /** The journal's word without its prefix: `accept`, `note`, `pause` … */
  readonly type: string
  readonly at: number
  /** Who did it, by name: there need be no account of theirs. */
  readonly by: string
  /** The stage from then on. */
  readonly stage: Stage
  readonly events: readonly TicketEvent[]
  readonly note: string
  readonly reason: string | null
  readonly severity: string | null
  readonly agreedAt: number | null
}

export type PastTicket = {
  readonly draft: TicketDraft
  /** As they were when it was written down. */
  readonly facts: CaseFacts
  readonly events: readonly TicketEvent[]
  /** UTC ms. */
  readonly createdAt: number
  readonly createdBy: { readonly id: UserId; readonly name: string } | null
  readonly assigneeId: UserId | null
  /** By time, not before `createdAt`. */
  readonly steps: readonly PastStep[]
  readonly sample: boolean
}
