/** What an ended call means for the list of callers to be called back. */
import type { LinkId } from '../telephony/settings'

/** A call that is over. Times are UTC ms. */
export type EndedCall = {
  readonly id: string
  readonly link: LinkId
  /** As the row of the call says it: `queue`, `inbound`, `outbound`, `internal`, `transfer`. */
  readonly kind: string
  readonly queue: string
  /** The same for all parts of what was one call for its caller. */
  readonly linkedid: string | null
  /** In the form in which callers are looked up; empty when the caller withholds it. */
  readonly number: string
  readonly joinedAt: number
  readonly answeredAt: number | null
  readonly endedAt: number
  readonly outcome: string
  readonly waitMs: number
}

/**
 * - missed: somebody wanted to be answered and was not
 * - short: the same, given up so soon that it may have been a slip
 * - talked: somebody of ours spoke with the number
 * - tried: we called the number and nobody answered
 */
export type HeardKind = 'missed' | 'short' | 'talked' | 'tried'

export type Heard = {
  readonly callId: string
  readonly kind: HeardKind
  /** When the caller gave up, the talk began, or we dialled. */
  readonly at: number
  readonly waitMs: number
  readonly link: LinkId
  readonly queue: string
  /** One call that went through several queues gave up once. */
  readonly journey: string
}

/** Ends of a visit in which a caller who wanted an agent got none; who was sent elsewhere or chose so is not among them. */
const unanswered: readonly string[] = ['abandoned', 'timed-out', 'empty-exit', 'left']
/** Ends by the caller's own will, as far as is known: those may be slips. */
const maybeSlips: readonly string[] = ['abandoned', 'left']

/** Null for a call that changes nothing. `shortAbandonS` is the queue's own limit. */
export function hear(call: EndedCall, shortAbandonS: number): Heard | null {
  const heard = (kind: HeardKind, at: number): Heard => ({
    callId: call.id,
    kind,
    at,
    waitMs: call.waitMs,
    link: call.link,
    queue: call.queue,
    journey: `${call.link}/${call.linkedid ?? call.id}`,
  })
  if (call.kind === 'internal') return null
  if (call.kind === 'outbound')
    return call.answeredAt === null ? heard('tried', call.joinedAt) : heard('talked', call.answeredAt)
  if (call.outcome === 'answered' || call.answeredAt !== null)
    return heard('talked', call.answeredAt ?? call.joinedAt + call.waitMs)
  // Who rang an agent's own telephone in vain has asked for that person, not for the hotline.
  if (call.kind !== 'queue' || !unanswered.includes(call.outcome)) return null
  const isShort = maybeSlips.includes(call.outcome) && call.waitMs <= shortAbandonS * 1000
  return heard(isShort ? 'short' : 'missed', call.endedAt)
}

const dialable = /^\+?[0-9]{3,30}$/

/** The number that can be called, without an extension; empty for a caller who withholds it (`anonymous`, nothing). */
export function dialableNumber(normalised: string): string {
  const base = normalised.replace(/;ext=\d+$/u, '')
  return dialable.test(base) ? base : ''
}
