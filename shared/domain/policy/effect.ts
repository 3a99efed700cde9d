/** What a change of policies or public holidays does to the clocks that run, before and after it is done. */
import type { LocalText } from '../calendar/schema'
import type { TicketId } from '../ids'

/** Clocks of one promise that move. */
export type MovedCommitment = {
  readonly policyId: string
  readonly commitment: string
  readonly name: LocalText
  /** How many of its clocks get another deadline or another state, begin or end to be promised. */
  readonly moved: number
  readonly earlier: number
  readonly later: number
}

/** One clock that moves; a deadline is UTC ms, null where there is none. */
export type MovedClock = {
  readonly ticketId: TicketId
  readonly number: string
  readonly customerName: string
  readonly policyId: string
  readonly commitment: string
  readonly name: LocalText
  readonly from: number | null
  readonly to: number | null
}

export type Effect = {
  /** Open tickets that were evaluated. */
  readonly tickets: number
  /** Clocks of theirs that were not stopped. */
  readonly clocks: number
  readonly moved: number
  readonly byCommitment: readonly MovedCommitment[]
  readonly becomeOverdue: number
  readonly noLongerOverdue: number
  /** The first that move. */
  readonly examples: readonly MovedClock[]
}

export const noEffect: Effect = {
  tickets: 0,
  clocks: 0,
  moved: 0,
  byCommitment: [],
  becomeOverdue: 0,
  noLongerOverdue: 0,
  examples: [],
}
