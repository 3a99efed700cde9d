/** A golden case as the history of one clock, and as the histories of a ticket that must come to the same. */
import { Milestone } from '#shared/domain/policy/events'
import type { Commitment } from '#shared/domain/policy/schema'
import type { ClockEvent } from '#shared/domain/sla/history'
import { TicketEvent } from '#shared/domain/tickets/events'
import { timeOf, type GoldenCase, type GoldenEvent } from './table'

function clockEvent({ at, word, value }: GoldenEvent): ClockEvent {
  switch (word) {
    case 'resume':
    case 'stop':
    case 'cancel':
      return { type: word, at }
    case 'pause':
      return { type: word, at, reason: value }
    case 'severity':
      return { type: word, at, severity: value }
    case 'city':
      return { type: word, at, city: value }
    case 'distance':
      return { type: word, at, distanceKm: Number(value) }
    case 'agreed':
      return { type: word, at, agreedAt: timeOf(value) }
    case 'withdrawn':
      return { type: 'agreed', at, agreedAt: null }
    default:
      throw new Error(`no event of a clock: ${word}`)
  }
}

const isMilestone = (word: string): boolean => Milestone.safeParse(word).success

/**
 * The clock's own history; null where the case needs a ticket: it names a milestone, a pause whose reason the commitment
 * does not heed, or the end of one reason of several.
 */
export function clockEventsOf(golden: GoldenCase, { pausedBy }: Commitment): readonly ClockEvent[] | null {
  const needsTicket = golden.events.some(
    ({ word, value }) =>
      isMilestone(word) ||
      (word === 'pause' && pausedBy !== undefined && !pausedBy.includes(value)) ||
      (word === 'resume' && value !== ''),
  )
  if (needsTicket) return null
  return [{ type: 'start', at: golden.start }, ...golden.events.map(clockEvent)]
}

/** A ticket's words for an event: a clock may be stopped, and cancelled, by several. */
function ticketEvents({ at, word, value }: GoldenEvent, commitment: Commitment): readonly unknown[] {
  switch (word) {
    case 'stop':
      return commitment.stopsOn.map((type) => ({ type, at }))
    case 'cancel':
      return ['ticket.cancelled', ...commitment.cancelledBy].map((type) => ({ type, at }))
    case 'pause':
      return [{ type: 'ticket.paused', at, reason: value }]
    case 'resume':
      return [{ type: 'ticket.resumed', at, ...(value === '' ? {} : { reason: value }) }]
    case 'severity':
      return [{ type: 'severity.changed', at, severity: value }]
    case 'city':
      return [{ type: 'city.changed', at, city: value }]
    case 'distance':
      return [{ type: 'distance.changed', at, distanceKm: Number(value) }]
    case 'agreed':
      return [{ type: 'time.agreed', at, commitment: commitment.id, agreedAt: timeOf(value) }]
    case 'withdrawn':
      return [{ type: 'time.agreed', at, commitment: commitment.id, agreedAt: null }]
    default:
      return [{ type: word, at }]
  }
}

/** Every history of a ticket that the case describes: one for each milestone that may stop or cancel. */
export function ticketHistoriesOf(golden: GoldenCase, commitment: Commitment): readonly (readonly TicketEvent[])[] {
  const { startsOn, onlyAfter } = commitment
  const at = golden.start
  const begin: unknown[] = [{ type: startsOn, at }]
  // Where the case does not say when the promise came to be, it did so at once.
  if (onlyAfter !== undefined && !golden.events.some(({ word }) => word === onlyAfter))
    begin.push({ type: onlyAfter, at })
  let histories: unknown[][] = [begin]
  for (const event of golden.events) {
    const words = ticketEvents(event, commitment)
    histories = histories.flatMap((history) => words.map((word) => [...history, word]))
  }
  return histories.map((history) => history.map((event) => TicketEvent.parse(event)))
}
