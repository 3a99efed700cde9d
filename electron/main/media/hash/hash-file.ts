/** SHA-256 of files and devices. */
import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { HashedFile, Watch } from '../discs'
import { openToRead } from '../medium'
import { cancelled, createTelling, readFailure } from '../watch'
import { readChunks } from './read-chunks'

/**
 * Hashes these files one after the other; the first that fails ends it. Errors: `media.source-missing`, `media.cannot-read` (also
 * for a pipe or a folder), `media.source-changed` when a file was written to meanwhile, `media.cancelled`.
 */
export async function hashFiles({
  paths,
  ...watch
}: { readonly paths: readonly string[] } & Watch): Promise<Result<readonly HashedFile[]>> {
  const sizes = await Promise.all(paths.map(sizeOf))
  const total = sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
  const { tell, end } = createTelling(watch)
  const hashed: HashedFile[] = []
  let before = 0
  for (const path of paths) {
    const result = await hashOne(path, watch.signal, (done) => tell({ done: before + done, total }))
    if (!result.ok) return result
    hashed.push(result.value)
    before += result.value.size
  }
  end({ done: before, total: before })
  return ok(hashed)
}

const sizeOf = async (path: string): Promise<number | null> =>
  stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  )

async function hashOne(
  path: string,
  signal: AbortSignal | undefined,
  onDone: (bytes: number) => void,
): Promise<Result<HashedFile>> {
  if (signal?.aborted) return cancelled()
  try {
    const file = await openToRead(path)
    try {
      const before = await file.stat()
      const hash = createHash('sha256')
      let size = 0
      await readChunks(file, { from: 0, bytes: Number.MAX_SAFE_INTEGER, signal }, (chunk) => {
        hash.update(chunk)
        size += chunk.length
        onDone(size)
      })
      const after = await file.stat()
      if (after.isFile() && (after.size !== size || after.mtimeMs !== before.mtimeMs))
        return fail('media.source-changed', { path })
      return ok({ path, size, sha256: hash.digest('hex') })
    } finally {
      await file.close()
    }
  } catch (error) {
    return readFailure(path, error)
  }
}
