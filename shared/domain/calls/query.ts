/** What a person may ask of the log of calls. */
import { z } from 'zod'
import { oneLine } from '../../lib/plain-text'
import { LinkId } from '../telephony/settings'

export const CallKind = z.enum(['queue', 'inbound', 'outbound', 'internal', 'transfer'])
export type CallKind = z.infer<typeof CallKind>

/** Answered or not: what people look for, before why. */
export const CallResult = z.enum(['answered', 'unanswered'])
export type CallResult = z.infer<typeof CallResult>

const Instant = z.number().int()
const onLink = { link: LinkId }

export const CallQuery = z.object({
  /** Part of a number, of a customer's name or of a caller's. */
  text: z.string().overwrite(oneLine).trim().max(80),
  queue: z.object({ ...onLink, queue: z.string().min(1).max(80) }).nullable(),
  agent: z.object({ ...onLink, extension: z.string().min(1).max(80) }).nullable(),
  kind: CallKind.nullable(),
  result: CallResult.nullable(),
  /** Only calls that have neither a ticket nor a word why there is none. */
  open: z.boolean(),
  /** UTC ms, `from` inclusive, `to` exclusive. */
  from: Instant.nullable(),
  to: Instant.nullable(),
  /** The `next` of the page before; null for the first page. */
  after: z
    .string()
    .regex(/^\d{1,16}\/[0-9A-Z]{26}$/)
    .nullable(),
  limit: z.number().int().min(1).max(200),
})
export type CallQuery = z.infer<typeof CallQuery>
