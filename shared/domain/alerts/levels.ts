/** At which shares of a promise's time who is warned. */
import { z } from 'zod'
import { Role } from '../people/people'

export const AlertLevel = z.strictObject({
  /** Of the promised time, 1 to 100; at 100 the deadline has passed. */
  percent: z.int().min(1).max(100),
  /** Who is notified beside the ticket's assignee. */
  roles: z.array(Role).min(1),
  /** The document does not state this share. */
  assumed: z.boolean().optional(),
})
export type AlertLevel = z.infer<typeof AlertLevel>

/** Where a policy says nothing: each level reaches one role more, the deadline itself the hotline too, who will be asked about it. */
export const usualAlerts: AlertLevel[] = [
  { percent: 50, roles: ['engineer'], assumed: true },
  { percent: 75, roles: ['engineer', 'duty-manager'], assumed: true },
  { percent: 90, roles: ['engineer', 'duty-manager', 'service-manager'], assumed: true },
  { percent: 100, roles: ['hotline-agent', 'engineer', 'duty-manager', 'service-manager'], assumed: true },
]
