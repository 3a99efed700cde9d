/** Which milestones of the policies an action reaches. The policies alone decide what they start and stop. */
import type { Milestone } from '../policy/events'
import type { TicketAction } from './actions'
import { isFault } from './categories'
import type { Channel } from './stages'

const reached: Readonly<Partial<Record<TicketAction, readonly Milestone[]>>> = {
  accept: ['case.accepted'],
  contact: ['customer.contacted', 'engineer.responded'],
  'guidance-insufficient': ['guidance.insufficient'],
  'log-in': ['remote.logged-in'],
  'onsite-needed': ['onsite.judged', 'onsite.confirmed'],
  arrive: ['engineer.arrived'],
  'declare-emergency': ['emergency.declared'],
  'agree-emergency': ['emergency.agreed'],
  'spare-approve': ['spare.approved'],
  pod: ['pod.signed'],
  'faulty-received': ['faulty.received'],
  loaner: ['loaner.in-service'],
  'relocation-notice': ['relocation.noticed'],
  'service-resumed': ['service.resumed'],
  'mail-received': ['mail.received'],
  'mail-replied': ['mail.replied'],
  'call-unresolved': ['call.unresolved'],
  'follow-up': ['followup.made'],
  'repair-failed': ['repair.failed'],
  resolve: ['ticket.resolved'],
  close: ['ticket.closed'],
}

/** None for an action that only tells something. */
export const milestonesOf = (action: TicketAction): readonly Milestone[] => reached[action] ?? []

/**
 * What a new ticket reaches at once: the request is confirmed by writing it down, a fault is reported by the call or mail,
 * and a mail was received [S4-03].
 */
export const openingMilestones = (category: string, channel: Channel = 'phone'): readonly Milestone[] => [
  ...(isFault(category) ? (['ticket.reported'] as const) : []),
  'request.confirmed',
  ...(channel === 'mail' ? (['mail.received'] as const) : []),
]
