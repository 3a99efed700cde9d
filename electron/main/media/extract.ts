/** Copies files out of an image, hashed on the way: all of them or none. */
import { createHash } from 'node:crypto'
import { link, mkdir, open, rename, rm, rmdir, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok } from '#shared/lib/result'
import type { Err, Failure, Result } from '#shared/lib/result'
import type { ExtractFile, ExtractInput, HashedFile, Watch } from './discs'
import { bytesOf } from './hash/hash-extents'
import { readChunks } from './hash/read-chunks'
import { BLOCK, findMedium, openToRead } from './medium'
import { syncFolder, withPartFolder } from './part-files'
import { Stopped, cancelled, createTelling, isMissing, readFailure, writeFailure } from './watch'

/**
 * The copies' paths are those under `into`. Errors: `media.bad-disc-path`, `media.file-exists`, `media.file-differs`,
 * `media.image-truncated`, `media.unreadable`, `media.disk-full`, `media.cannot-write`, those of the medium, `media.cancelled`.
 */
export async function extractFiles({
  medium,
  into,
  files,
  ...watch
}: ExtractInput & Watch): Promise<Result<readonly HashedFile[]>> {
  if (watch.signal?.aborted) return cancelled()
  const unsafe = files.find(({ to }) => !isInside(to))
  if (unsafe) return fail('media.bad-disc-path', { path: unsafe.to })
  const names = files.map(({ to }) => path.normalize(to))
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) return fail('media.file-exists', { path: twice })
  const found = await findMedium(medium)
  if (!found.ok) return found
  const { file, size } = found.value
  const total = files.reduce((sum, { extents }) => sum + bytesOf(extents), 0)
  const { tell, end } = createTelling(watch)
  try {
    const opened = await openToRead(file).catch((error: unknown) => {
      throw asStopped(readFailure(file, error))
    })
    try {
      await mkdir(into, { recursive: true })
      const there = await firstThere(into, names)
      if (there !== null) return fail('media.file-exists', { path: there })
      return await withPartFolder(path.join(into, 'incoming'), async (part) => {
        const copies: HashedFile[] = []
        let done = 0
        for (const wanted of files) {
          const before = done
          const copy = await copyOut(opened, size, wanted, path.join(part, wanted.to), watch.signal, (bytes) => {
            tell({ done: before + bytes, total })
          })
          if (wanted.sha256 !== undefined && wanted.sha256 !== copy.sha256)
            return fail('media.file-differs', { path: wanted.path, expected: wanted.sha256, found: copy.sha256 })
          copies.push({ ...copy, path: path.join(into, wanted.to) })
          done += copy.size
        }
        if (watch.signal?.aborted) return cancelled()
        await moveIn(part, into, names)
        end({ done: total, total })
        return ok(copies)
      })
    } finally {
      await opened.close()
    }
  } catch (error) {
    return writeFailure(into, error)
  }
}

const asStopped = (failure: Err<Failure>): Stopped => new Stopped(failure)

function isInside(to: string): boolean {
  const parts = to.split(/[\\/]/)
  return !path.isAbsolute(to) && !to.includes('\0') && parts.every((part) => part !== '' && !/^\.+$/.test(part))
}

async function firstThere(into: string, names: readonly string[]): Promise<string | null> {
  for (const name of names) {
    const there = await stat(path.join(into, name)).then(
      () => true,
      (error: unknown) => !isMissing(error),
    )
    if (there) return name
  }
  return null
}

/** Throws `Stopped` for what is wrong with the image, what the system says for what is wrong with the copy. */
async function copyOut(
  opened: FileHandle,
  room: number | null,
  { path: from, extents }: ExtractFile,
  to: string,
  signal: AbortSignal | undefined,
  onDone: (bytes: number) => void,
): Promise<HashedFile> {
  if (room !== null && extents.some(({ block, bytes }) => block * BLOCK + bytes > room))
    throw new Stopped(fail('media.image-truncated', { path: from }))
  await mkdir(path.dirname(to), { recursive: true })
  const target = await open(to, 'wx', 0o644)
  try {
    const hash = createHash('sha256')
    let size = 0
    let writing: { readonly error: unknown } | null = null
    for (const { block, bytes } of extents) {
      const read = await readChunks(opened, { from: block * BLOCK, bytes, signal }, async (chunk) => {
        hash.update(chunk)
        await target.writeFile(chunk).catch((error: unknown) => {
          writing = { error }
          throw error
        })
        size += chunk.length
        onDone(size)
      }).catch((error: unknown) => {
        if (error instanceof Stopped || writing !== null) throw error
        const detail = error instanceof Error ? error.message : String(error)
        throw new Stopped(fail('media.unreadable', { path: from }, detail))
      })
      if (read < bytes) throw new Stopped(fail('media.image-truncated', { path: from }))
    }
    await target.sync()
    return { path: to, size, sha256: hash.digest('hex') }
  } finally {
    await target.close()
  }
}

/** Gives the copies their names; when one cannot have its own, none keeps it. */
async function moveIn(part: string, into: string, names: readonly string[]): Promise<void> {
  const moved: string[] = []
  const folders: string[] = []
  try {
    for (const name of names) {
      const target = path.join(into, name)
      const made = await mkdir(path.dirname(target), { recursive: true })
      if (made !== undefined) folders.push(...between(made, path.dirname(target)))
      await moveOne(path.join(part, name), target)
      moved.push(target)
    }
    for (const folder of new Set([into, ...moved.map((file) => path.dirname(file))])) await syncFolder(folder)
  } catch (error) {
    for (const file of moved) await rm(file, { force: true })
    for (const folder of folders.toReversed()) await rmdir(folder).catch(() => undefined)
    throw error
  }
}

/** The folders from `first` down to `last`. */
function between(first: string, last: string): readonly string[] {
  const down: string[] = []
  for (let folder = last; folder.length >= first.length; folder = path.dirname(folder)) down.unshift(folder)
  return down
}

/** Never over something that is there. Shares that know no links are asked first. */
async function moveOne(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error
    if ((await firstThere(path.dirname(to), [path.basename(to)])) !== null)
      throw new Stopped(fail('media.file-exists', { path: to }))
    await rename(from, to)
  }
}
