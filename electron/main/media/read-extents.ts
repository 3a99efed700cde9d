/** Small files of an image, read into the memory. */
import { Buffer } from 'node:buffer'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Extent, Medium, Watch } from './discs'
import { bytesOf } from './hash/hash-extents'
import { readChunks } from './hash/read-chunks'
import { BLOCK, findMedium, openToRead } from './medium'
import { cancelled, readFailure } from './watch'
import { listImage } from './xorriso/list'

/** Errors: `media.file-too-large` (with `size` and `most`, bytes), `media.image-truncated`, those of the medium, `media.cancelled`. */
export async function readExtents({
  medium,
  extents,
  maxBytes,
  signal,
}: {
  readonly medium: Medium
  readonly extents: readonly Extent[]
  readonly maxBytes: number
} & Watch): Promise<Result<Uint8Array>> {
  if (signal?.aborted) return cancelled()
  const size = bytesOf(extents)
  if (size > maxBytes) return fail('media.file-too-large', { size, most: maxBytes })
  const found = await findMedium(medium)
  if (!found.ok) return found
  const { file, size: room } = found.value
  if (room !== null && extents.some(({ block, bytes }) => block * BLOCK + bytes > room))
    return fail('media.image-truncated', { path: file })
  const content = Buffer.alloc(size)
  let at = 0
  try {
    const opened = await openToRead(file)
    try {
      for (const { block, bytes } of extents)
        await readChunks(opened, { from: block * BLOCK, bytes, signal }, (chunk) => {
          at += chunk.copy(content, at)
        })
    } finally {
      await opened.close()
    }
  } catch (error) {
    return readFailure(file, error)
  }
  return at === size ? ok(new Uint8Array(content)) : fail('media.image-truncated', { path: file })
}

/** Errors: those of `listImage` and `readExtents`, `media.no-such-file` (also for what is no regular file). */
export async function readImageFile({
  path,
  ...input
}: { readonly medium: Medium; readonly path: string; readonly maxBytes: number } & Watch): Promise<Result<Uint8Array>> {
  const listed = await listImage(input)
  if (!listed.ok) return listed
  const entry = listed.value.entries.find((one) => one.path === path && one.kind === 'file')
  return entry ? readExtents({ ...input, extents: entry.extents }) : fail('media.no-such-file', { path })
}
