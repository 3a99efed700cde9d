/** A disc as an image file or in a drive, read by the disc tools without mounting anything. */
import type { Sha256 } from '#shared/domain/media/ids'
import type { DiscEntry } from '#shared/domain/media/judge-files'
import { err, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { refuse } from '#shared/domain/media/judge-manifest'
import type { Judged } from '#shared/domain/media/judge-manifest'
import type { Discs, Extent, FileInImage, ImageEntry, MediaCheck, Medium, Watch } from '../discs'
import { hasOurMarks, mostEntries, reasonOf } from './source'
import type { CopiedFile, DiscSource, Inspected, MediumState } from './source'

export type ImageTools = Pick<Discs, 'listImage' | 'readExtents' | 'verifyImage' | 'checkMedia' | 'extractFiles'>

const ours = 'VIGIL_'
const states: Readonly<Record<MediaCheck['verdict'], MediumState>> = {
  ok: 'ok',
  damaged: 'damaged',
  'no-md5': 'unchecked',
}

const kindOf = (kind: ImageEntry['kind']): DiscEntry['kind'] => (kind === 'file' || kind === 'symlink' ? kind : 'other')

/** Errors: what `reasonOf` makes of a failure. */
export async function openImage(tools: ImageTools, medium: Medium, watch: Watch): Promise<Judged<DiscSource>> {
  const listed = await tools.listImage(medium, { signal: watch.signal })
  if (!listed.ok) return err(reasonOf(listed.error))
  const { volumeId, entries: all } = listed.value
  if (all.length > mostEntries) return refuse('not-a-disc')
  const extents = new Map<string, readonly Extent[]>(all.map((entry) => [entry.path, entry.extents]))
  const entries = all.flatMap(({ path, kind, size }) => (kind === 'dir' ? [] : [{ path, kind: kindOf(kind), size }]))
  const inImage = (path: string): FileInImage => ({ path, extents: extents.get(path) ?? [] })
  return ok({
    entries,
    looksOurs: volumeId.startsWith(ours) || hasOurMarks(entries),
    read: async ({ path }, maxBytes) => {
      const bytes = await tools.readExtents({
        medium,
        extents: extents.get(path) ?? [],
        maxBytes,
        signal: watch.signal,
      })
      if (bytes.ok) return bytes
      const reason = reasonOf(bytes.error)
      return reason.code === 'not-a-disc' ? refuse('file-unreadable', { path, count: 1 }) : err(reason)
    },
    inspect: async (paths, to) => {
      const verified = await tools.verifyImage({ medium, files: paths.map(inImage), ...to })
      if (!verified.ok) return err(reasonOf(verified.error))
      const { check, hashes } = verified.value
      if (hashes.some(({ error }) => error?.code === 'media.image-truncated')) return refuse('image-truncated')
      const found = new Map<string, Sha256 | null>(hashes.map(({ path, sha256 }) => [path, sha256]))
      return ok({ hashes: found, medium: states[check.verdict] } satisfies Inspected)
    },
    checkMedium: async (to) => {
      const check = await tools.checkMedia(medium, to)
      return check.ok ? ok(states[check.value.verdict]) : err(reasonOf(check.error))
    },
    copy: (files, into, to) => extract(tools, medium, files, inImage, into, to),
  })
}

async function extract(
  { extractFiles }: Pick<ImageTools, 'extractFiles'>,
  medium: Medium,
  files: readonly CopiedFile[],
  inImage: (path: string) => FileInImage,
  into: string,
  watch: Watch,
): Promise<Result<null>> {
  const wanted = files.map(({ path, to, sha256 }) => ({ ...inImage(path), to, sha256 }))
  const extracted = await extractFiles({ medium, into, files: wanted, ...watch })
  return extracted.ok ? ok(null) : extracted
}
