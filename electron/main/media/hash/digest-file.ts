/** Copies a file that others may still write to, and hashes what was copied: what is known of it is known of the copy. */
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, rm, type FileHandle } from 'node:fs/promises'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { DigestInput, Digests, Watch } from '../discs'
import { createTelling, readFailure, writeFailure } from '../watch'
import { readChunks } from './read-chunks'

/**
 * A link is refused, for it may lead anywhere. Errors: `media.source-missing`, `media.cannot-read`, `media.source-changed` when somebody wrote to the file meanwhile,
 * `media.disk-full`, `media.cannot-write`, `media.cancelled`. Unless it went well there is no copy.
 */
export async function digestFile({ from, to, ...watch }: DigestInput & Watch): Promise<Result<Digests>> {
  let source: FileHandle
  try {
    // Without waiting: opening a pipe would last until somebody writes to it.
    source = await open(from, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0))
  } catch (error) {
    return readFailure(from, error)
  }
  try {
    if (to === undefined) return await digest(source, null, from, watch)
    let copy: FileHandle
    try {
      copy = await open(to, 'wx', 0o600)
    } catch (error) {
      return writeFailure(to, error)
    }
    let kept = false
    try {
      const result = await digest(source, { file: copy, path: to }, from, watch)
      kept = result.ok
      return result
    } finally {
      await copy.close().catch(() => undefined)
      if (!kept) await rm(to, { force: true })
    }
  } finally {
    await source.close()
  }
}

async function digest(
  source: FileHandle,
  copy: { readonly file: FileHandle; readonly path: string } | null,
  from: string,
  watch: Watch,
): Promise<Result<Digests>> {
  const { tell, end } = createTelling(watch)
  const sha256 = createHash('sha256')
  const sha1 = createHash('sha1')
  let size = 0
  try {
    const before = await source.stat()
    if (!before.isFile()) return fail('media.cannot-read', { path: from }, 'not a regular file')
    await readChunks(source, { from: 0, bytes: Number.MAX_SAFE_INTEGER, signal: watch.signal }, async (chunk) => {
      const written = copy === null ? undefined : writeAll(copy.file, chunk)
      sha256.update(chunk)
      sha1.update(chunk)
      await written
      size += chunk.length
      tell({ done: size, total: before.size })
    })
    const after = await source.stat()
    if (after.size !== size || after.mtimeMs !== before.mtimeMs || after.nlink === 0)
      return fail('media.source-changed', { path: from })
    if (copy !== null) await copy.file.sync().catch((error: unknown) => Promise.reject(new NotWritten(error)))
  } catch (error) {
    return error instanceof NotWritten && copy !== null
      ? writeFailure(copy.path, error.cause)
      : readFailure(from, error)
  }
  end({ done: size, total: size })
  return ok({ size, sha256: sha256.digest('hex'), sha1: sha1.digest('hex') })
}

/** Tells a failure of the copy from one of the source. */
class NotWritten extends Error {
  constructor(cause: unknown) {
    super('the copy could not be written', { cause })
  }
}

async function writeAll(file: FileHandle, chunk: Buffer): Promise<void> {
  try {
    for (let at = 0; at < chunk.length;) {
      const { bytesWritten } = await file.write(chunk, at, chunk.length - at)
      at += bytesWritten
    }
  } catch (error) {
    throw new NotWritten(error)
  }
}
