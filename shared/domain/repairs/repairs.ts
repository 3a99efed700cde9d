/** Repairs that failed, and the warranty of what was put in instead. */
import type { RepeatFailure, ReplacedPart } from '../policy/coverage'
import type { TicketEvent } from '../tickets/events'
import { DAY_MS, addMonths } from '../../lib/zoned-time'

/** How often the repair of a problem failed: the histories are those of the tickets that speak of this one problem. */
export const countFailedRepairs = (histories: readonly (readonly TicketEvent[])[]): number =>
  histories.flat().filter(({ type }) => type === 'repair.failed').length

/** Whether the policy's consequence is owed: only within the service period [S2-05] [S3-03]. */
export const owesReplacement = (rule: RepeatFailure, failedRepairs: number, inPeriod: boolean): boolean =>
  inPeriod && failedRepairs >= rule.failedRepairs

/** UTC ms; null where it is not known. */
export type Warranty = { readonly from: number | null; readonly to: number | null }

/** The warranty of a new device put in for one whose repair failed again: anew from `at`, or what remained [S3-03]. */
export function warrantyOfReplacement(rule: RepeatFailure, old: Warranty, at: number, zone: string): Warranty {
  if (rule.warranty === 'remaining') return old
  if (rule.months !== undefined) return { from: at, to: addMonths(zone, at, rule.months) }
  return { from: at, to: old.from === null || old.to === null ? null : at + (old.to - old.from) }
}

/** The end of the warranty of a replaced part: so many days from `at`, or what remained, whichever is longer [S1-10]. UTC ms. */
export const warrantyOfPart = ({ days }: ReplacedPart, old: Warranty, at: number): number =>
  Math.max(at + days * DAY_MS, old.to ?? 0)

/** A relocation must be told within 30 days after the move [S1-15]; both instants UTC ms. */
export const isRelocationLate = (movedAt: number, noticedAt: number): boolean => noticedAt > movedAt + 30 * DAY_MS
