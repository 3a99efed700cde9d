/** Which milestones of the policies an action reaches. The policies alone decide what they start and stop. */
import type { Milestone } from '../policy/events'
import type { TicketAction } from './actions'

export const actionMilestones: Readonly<Record<TicketAction, readonly Milestone[]>> = {
  accept: ['case.accepted'],
  contact: ['customer.contacted', 'engineer.responded'],
  'guidance-insufficient': ['guidance.insufficient'],
  'log-in': ['remote.logged-in'],
  'onsite-needed': ['onsite.judged', 'onsite.confirmed'],
  arrive: ['engineer.arrived'],
  loaner: ['loaner.in-service'],
  'agree-time': [],
  severity: [],
  pause: [],
  resume: [],
  note: [],
  resolve: ['ticket.resolved'],
  close: ['ticket.closed'],
}

/** Request categories (S1-03) that report a fault; the others are requests without a fault clock. */
const faultCategories: readonly string[] = ['fault', 'repair']

/** What a new ticket reaches at once: the request is confirmed by writing it down, a fault is reported by the call. */
export const openingMilestones = (category: string): readonly Milestone[] =>
  faultCategories.includes(category) ? ['ticket.reported', 'request.confirmed'] : ['request.confirmed']
