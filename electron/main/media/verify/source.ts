/** Where a disc is looked at: an image, a drive, or a folder that somebody has mounted or copied it to. All three look alike here. */
import type { DiscCode } from '#shared/domain/media/codes'
import type { Sha256 } from '#shared/domain/media/ids'
import type { DiscEntry, Hashes } from '#shared/domain/media/judge-files'
import { refuse } from '#shared/domain/media/judge-manifest'
import type { Judged, Reason } from '#shared/domain/media/judge-manifest'
import { aroundManifest, markerPath } from '#shared/domain/media/paths'
import { ok } from '#shared/lib/result'
import type { Failure, Result } from '#shared/lib/result'
import type { Watch } from '../discs'

/** What the checksums of the burning say; `unchecked` where there are none. */
export type MediumState = 'ok' | 'damaged' | 'unchecked'

export type CopiedFile = { readonly path: string; readonly to: string; readonly sha256: Sha256 }

export type DiscSource = {
  /** Everything but folders, in no order. */
  readonly entries: readonly DiscEntry[]
  /** Whether it is one of ours at all, as far as can be told without believing anything. */
  readonly looksOurs: boolean
  /** The bytes of a regular file of at most `maxBytes`. */
  readonly read: (entry: DiscEntry, maxBytes: number) => Promise<Judged<Uint8Array>>
  /** Hashes files and looks at the medium, in one reading where the medium allows that. */
  readonly inspect: (paths: readonly string[], watch: Watch) => Promise<Judged<Inspected>>
  readonly checkMedium: (watch: Watch) => Promise<Judged<MediumState>>
  /** Copies into a folder made for it, each file with its hash; what is there after a failure is the caller's to remove. */
  readonly copy: (files: readonly CopiedFile[], into: string, watch: Watch) => Promise<Result<null>>
}

export type Inspected = { readonly hashes: Hashes; readonly medium: MediumState }

/** More names than any disc of ours has: a folder that is none is not read to its end. */
export const mostEntries = 200_000

const marks: ReadonlySet<string> = new Set([...Object.values(aroundManifest), markerPath])

export const hasOurMarks = (entries: readonly DiscEntry[]): boolean => entries.some(({ path }) => marks.has(path))

const codes: Readonly<Record<string, DiscCode>> = {
  'media.no-disc': 'no-disc',
  'media.drive-gone': 'no-disc',
  'media.no-such-image': 'no-disc',
  'media.source-missing': 'no-disc',
  'media.no-xorriso': 'tool-missing',
  'media.image-truncated': 'image-truncated',
  'media.not-an-image': 'not-a-disc',
  'media.unreadable': 'media-damaged',
  'media.cannot-read': 'media-damaged',
}

/** What a failure of the disc tools means for whoever holds the disc. */
export const reasonOf = ({ code }: Failure): Reason => ({ code: codes[code] ?? 'not-a-disc', params: {} })

/**
 * A text of the disc; null where it is not there. `tooLarge` is the reason for one that has more than `maxBytes`, `noText` for one
 * that is no UTF-8.
 */
export async function readText(
  { entries, read }: Pick<DiscSource, 'entries' | 'read'>,
  path: string,
  { maxBytes, tooLarge, noText }: { readonly maxBytes: number; readonly tooLarge: DiscCode; readonly noText: DiscCode },
): Promise<Judged<string | null>> {
  const entry = entries.find((one) => one.path === path)
  if (!entry) return ok(null)
  if (entry.kind !== 'file') return refuse('file-not-regular', { path, count: 1 })
  if (entry.size > maxBytes) return refuse(tooLarge, { path, size: entry.size })
  const bytes = await read(entry, maxBytes)
  if (!bytes.ok) return bytes
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.value))
  } catch {
    return refuse(noText, { path })
  }
}
