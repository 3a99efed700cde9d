/** How an entry of the list is closed by hand, and for how long that can be taken back. */
import { z } from 'zod'
import { oneLine } from '../../lib/plain-text'

/** Solved meanwhile, a wrong number, nobody answered however often we called, or what the text says. */
export const CloseReason = z.enum(['solved', 'wrong-number', 'unreachable', 'other'])
export type CloseReason = z.infer<typeof CloseReason>

export const CloseNote = z.string().overwrite(oneLine).trim().max(200)

/** How long an entry that was closed can be opened again, ms: within a day. */
export const reopenWithinMs = 24 * 3_600_000
