/** What every section of a policy file is made of: ids, names, and the place in the source document. */
import { z } from 'zod'
import { LocalText } from '../calendar/schema'

/** Short enough for the history of a ticket, which keeps them. */
export const Id = z
  .string()
  .max(80)
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'an id is made of letters, digits and hyphens')
export const FactIds = z.array(z.string().regex(/^S\d-\d{2}$/, 'a fact id looks like S3-13')).default([])

/** Where a promise is written: the place in the source document and its words. */
export const Clause = z.strictObject({ ref: z.string().min(1), text: z.string().min(1) })
export type Clause = z.infer<typeof Clause>

/** What a thing of the policy is called and where it is written; without a clause the document does not speak of it. */
export const cited = {
  id: Id,
  name: LocalText,
  clause: Clause.optional(),
  factIds: FactIds,
  /** The source document does not state this. */
  assumed: z.boolean().optional(),
} as const

/** The two sides of a contract. */
export const Side = z.enum(['provider', 'customer'])
export type Side = z.infer<typeof Side>

/** The stages of support, in the order in which a fault climbs them [S3-05]. */
export const SupportStage = z.enum(['consult', 'phone', 'remote', 'onsite', 'emergency'])
export type SupportStage = z.infer<typeof SupportStage>
