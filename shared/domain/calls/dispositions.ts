/** Why no ticket was made of a call. */
import { z } from 'zod'
import { oneLine } from '../../lib/plain-text'

/** Answered at once, passed to another department, a nuisance or a wrong number, a test, the same call again, or what the text says. */
export const Disposition = z.enum(['answered', 'other-department', 'nuisance', 'test', 'repeated', 'other'])
export type Disposition = z.infer<typeof Disposition>

export const DispositionNote = z.string().overwrite(oneLine).trim().max(200)
