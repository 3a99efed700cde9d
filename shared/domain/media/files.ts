/** [S4-07] What the catalogue knows of a patch file, and what people add to it. */
import { z } from 'zod'
import { oneLine } from '../../lib/plain-text'
import { Kb, Sha256 } from './ids'

const Line = z.string().overwrite(oneLine).trim().min(1).max(300)
const Ids = z.array(z.string().min(1).max(100)).max(100)

/**
 * - quarantined: something is wrong with it; it can never get on a disc in this state
 * - incomplete: in order, but a person must say what its name does not
 * - awaiting-second: no signature can be checked; a second person must confirm its source
 * - accepted: may go on discs
 * - rejected: a person has decided against it
 */
export const FileStatus = z.enum(['quarantined', 'incomplete', 'awaiting-second', 'accepted', 'rejected'])
export type FileStatus = z.infer<typeof FileStatus>

export const FileKind = z.enum(['cab', 'exe', 'msi', 'wim', 'zip', 'other'])
export type FileKind = z.infer<typeof FileKind>

/** What a person says of a file. */
export const FileFacts = z.strictObject({
  kb: Kb,
  title: Line,
  products: Ids.min(1),
  architectures: Ids.min(1),
  /** Empty: for every language. */
  languages: Ids,
  released: z.iso.date().nullable(),
  /** Earlier updates that this one replaces, and those it cannot do without. */
  supersedes: z.array(Kb).max(1_000),
  requires: z.array(Kb).max(100),
})
export type FileFacts = z.infer<typeof FileFacts>

/** Where a file without a signature that can be checked was fetched: a page or a person at the maker's. */
export const FileSource = z.string().overwrite(oneLine).trim().min(4).max(300)

export const FileKey = z.strictObject({ sha256: Sha256 })

/** What was found out about a file when it came in. */
export type FileFindings = {
  readonly kind: FileKind
  readonly signature:
    | { readonly state: 'ok'; readonly signer: string; readonly signedAt: string | null }
    | { readonly state: 'failed'; readonly code: string }
    | { readonly state: 'none' }
  /** A WIM package's own SHA-1 in its name: true where it matches, null where the name has none. */
  readonly nameHashMatches: boolean | null
  readonly scan:
    | { readonly state: 'clean' }
    | { readonly state: 'infected'; readonly name: string }
    | { readonly state: 'not-scanned'; readonly reason: string }
  /** Reasons to keep it back, as codes. */
  readonly reasons: readonly string[]
}
