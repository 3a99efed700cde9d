/** What names the things of the weekly disc. */
import { z } from 'zod'
import { ulidPattern } from '../../lib/id'

const ulid = z.string().regex(ulidPattern)

export const EditionId = ulid.brand<'EditionId'>()
export type EditionId = z.infer<typeof EditionId>
export const CopyId = ulid.brand<'CopyId'>()
export type CopyId = z.infer<typeof CopyId>
/** The first 20 digits (base32) of the SHA-256 of the public signing key. */
export const KeyId = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{20}$/)
  .brand<'KeyId'>()
export type KeyId = z.infer<typeof KeyId>

/** Lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export type Sha256 = z.infer<typeof Sha256>

/** `KB` and 6 to 8 digits. */
export const Kb = z.string().regex(/^KB\d{6,8}$/)
export type Kb = z.infer<typeof Kb>

/** The due day of a week's disc, `YYYY-MM-DD`. */
export const Week = z.iso.date()
export type Week = z.infer<typeof Week>
