/** Hashes many files of one image in one pass, by where they lie and without mounting anything. */
import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { fail, ok } from '#shared/lib/result'
import type { Failure, Result } from '#shared/lib/result'
import type { Extent, ExtentHash, ExtentsInput, FileInImage, Watch } from '../discs'
import { BLOCK, findMedium, openToRead } from '../medium'
import { Stopped, cancelled, createTelling, readFailure } from '../watch'
import { readChunks } from './read-chunks'

export const bytesOf = (extents: readonly Extent[]): number => extents.reduce((sum, { bytes }) => sum + bytes, 0)

const startOf = ({ extents }: FileInImage): number => extents[0]?.block ?? 0

/** In the order of `files`. One that cannot be read has an error and the others go on. Errors of the whole: those of `findMedium`. */
export async function hashExtents({
  medium,
  files,
  ...watch
}: ExtentsInput & Watch): Promise<Result<readonly ExtentHash[]>> {
  if (watch.signal?.aborted) return cancelled()
  const found = await findMedium(medium)
  if (!found.ok) return found
  const total = files.reduce((sum, { extents }) => sum + bytesOf(extents), 0)
  const { tell, end } = createTelling(watch)
  const hashes = new Map<FileInImage, ExtentHash>()
  let done = 0
  try {
    const opened = await openToRead(found.value.file)
    try {
      // One file under two names has the same extents, and is read once.
      let last: { readonly key: string; readonly hash: ExtentHash } | null = null
      for (const file of files.toSorted((a, b) => startOf(a) - startOf(b))) {
        const key = JSON.stringify(file.extents)
        const hash: ExtentHash =
          last?.key === key
            ? { ...last.hash, path: file.path }
            : await hashOne(opened, found.value.size, file, watch.signal, (bytes) =>
                tell({ done: done + bytes, total }),
              )
        last = { key, hash }
        done += bytesOf(file.extents)
        hashes.set(file, hash)
      }
    } finally {
      await opened.close()
    }
  } catch (error) {
    return readFailure(found.value.file, error)
  }
  end({ done: total, total })
  return ok(files.flatMap((file) => hashes.get(file) ?? []))
}

async function hashOne(
  opened: FileHandle,
  size: number | null,
  { path, extents }: FileInImage,
  signal: AbortSignal | undefined,
  onDone: (bytes: number) => void,
): Promise<ExtentHash> {
  const bad = (error: Failure): ExtentHash => ({ path, sha256: null, error })
  const truncated: Failure = { code: 'media.image-truncated', params: { path } }
  if (size !== null && extents.some(({ block, bytes }) => block * BLOCK + bytes > size)) return bad(truncated)
  const hash = createHash('sha256')
  let done = 0
  try {
    for (const { block, bytes } of extents) {
      const read = await readChunks(opened, { from: block * BLOCK, bytes, signal }, (chunk) => {
        hash.update(chunk)
        done += chunk.length
        onDone(done)
      })
      if (read < bytes) return bad(truncated)
    }
  } catch (error) {
    if (error instanceof Stopped) throw error
    const { error: failure } = fail(
      'media.unreadable',
      { path },
      error instanceof Error ? error.message : String(error),
    )
    return bad(failure)
  }
  return { path, sha256: hash.digest('hex'), error: null }
}
