/** A disc as a folder: mounted by the system, or copied. Links are seen as what they are and never followed. */
import { constants, type Dirent } from 'node:fs'
import { copyFile, lstat, mkdir, open, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Sha256 } from '#shared/domain/media/ids'
import type { DiscEntry } from '#shared/domain/media/judge-files'
import { refuse } from '#shared/domain/media/judge-manifest'
import type { Judged } from '#shared/domain/media/judge-manifest'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Discs, Watch } from '../discs'
import { syncFolder } from '../part-files'
import { cancelled, writeFailure } from '../watch'
import { hasOurMarks, mostEntries } from './source'
import type { CopiedFile, DiscSource, Inspected } from './source'

/** Deeper than any disc of ours; deeper ones are named as they are found and not entered. */
const deepest = 8

/** Errors: `not-a-disc` for a folder with more names than any disc has. */
export async function openFolder(discs: Pick<Discs, 'hashFile'>, root: string): Promise<Judged<DiscSource>> {
  const found = await entriesOf(root)
  if (found === null) return refuse('not-a-disc')
  const sizes = new Map(found.map((entry) => [entry.path, entry.size]))
  const at = (inner: string): string => path.join(root, ...inner.split('/'))
  return ok({
    entries: found,
    looksOurs: hasOurMarks(found),
    read: (entry, maxBytes) => readPlain(at(entry.path), entry.path, maxBytes),
    inspect: async (paths, watch) => ok(await hashAll(discs, paths, at, sizes, watch)),
    checkMedium: async () => ok('unchecked'),
    copy: (files, into, watch) => copyAll(discs, files, into, at, sizes, watch),
  })
}

async function entriesOf(root: string): Promise<readonly DiscEntry[] | null> {
  const entries: DiscEntry[] = []
  const waiting = [{ inner: '', depth: 0 }]
  for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
    const { inner, depth } = folder
    // What cannot be listed is missed by the manifest.
    const names = await readdir(path.join(root, inner), { withFileTypes: true }).catch((): Dirent[] => [])
    for (const name of names) {
      const own = inner === '' ? name.name : `${inner}/${name.name}`
      if (name.isDirectory() && depth < deepest) waiting.push({ inner: own, depth: depth + 1 })
      else entries.push(await entryOf(path.join(root, own), own))
      if (entries.length + waiting.length > mostEntries) return null
    }
  }
  return entries
}

async function entryOf(file: string, inner: string): Promise<DiscEntry> {
  const found = await lstat(file).catch(() => null)
  if (found?.isFile()) return { path: inner, kind: 'file', size: found.size }
  return { path: inner, kind: found?.isSymbolicLink() ? 'symlink' : 'other', size: 0 }
}

/** Not a link, and not a pipe that somebody has put there since. */
const plainly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

async function readPlain(file: string, inner: string, maxBytes: number): Promise<Judged<Uint8Array>> {
  try {
    const opened = await open(file, plainly)
    try {
      const found = await opened.stat()
      if (!found.isFile()) return refuse('file-not-regular', { path: inner, count: 1 })
      if (found.size > maxBytes) return refuse('file-size', { path: inner, count: 1 })
      return ok(await opened.readFile())
    } finally {
      await opened.close()
    }
  } catch {
    return refuse('file-unreadable', { path: inner, count: 1 })
  }
}

type At = (inner: string) => string
type Sizes = ReadonlyMap<string, number>

const sum = (paths: readonly string[], sizes: Sizes): number =>
  paths.reduce((bytes, inner) => bytes + (sizes.get(inner) ?? 0), 0)

async function hashAll(
  discs: Pick<Discs, 'hashFile'>,
  paths: readonly string[],
  at: At,
  sizes: Sizes,
  { signal, onProgress }: Watch,
): Promise<Inspected> {
  const hashes = new Map<string, Sha256 | null>()
  const total = sum(paths, sizes)
  let before = 0
  for (const inner of paths) {
    if (signal?.aborted) break
    const hashed = await hashPlain(discs, at(inner), {
      signal,
      onProgress: ({ done }) => onProgress?.({ done: before + done, total }),
    })
    hashes.set(inner, hashed)
    before += sizes.get(inner) ?? 0
  }
  onProgress?.({ done: before, total })
  return { hashes, medium: 'unchecked' }
}

/** Null for what cannot be read, and for what was no plain file before or after. */
async function hashPlain(discs: Pick<Discs, 'hashFile'>, file: string, watch: Watch): Promise<Sha256 | null> {
  const identity = async (): Promise<string | null> => {
    const found = await lstat(file, { bigint: true }).catch(() => null)
    return found?.isFile() ? `${found.dev} ${found.ino} ${found.size}` : null
  }
  const before = await identity()
  if (before === null) return null
  const hashed = await discs.hashFile(file, watch)
  return hashed.ok && (await identity()) === before ? hashed.value.sha256 : null
}

/**
 * The copies are hashed, not what they were copied from: what lies there in the end is what was checked. Errors:
 * `media.file-differs`, `media.disk-full`, `media.cannot-write` …, `media.cancelled`.
 */
async function copyAll(
  discs: Pick<Discs, 'hashFile'>,
  files: readonly CopiedFile[],
  into: string,
  at: At,
  sizes: Sizes,
  { signal, onProgress }: Watch,
): Promise<Result<null>> {
  const total = sum(
    files.map((file) => file.path),
    sizes,
  )
  try {
    const folders = new Set([into])
    let done = 0
    for (const file of files) {
      if (signal?.aborted) return cancelled()
      const target = path.join(into, ...file.to.split('/'))
      await mkdir(path.dirname(target), { recursive: true })
      folders.add(path.dirname(target))
      if (!(await lstat(at(file.path))).isFile()) return fail('media.file-differs', { path: file.path })
      await copyFile(at(file.path), target, constants.COPYFILE_EXCL)
      await syncFile(target)
      const hashed = await discs.hashFile(target, { signal })
      if (!hashed.ok) return hashed
      if (hashed.value.sha256 !== file.sha256) return fail('media.file-differs', { path: file.path })
      done += sizes.get(file.path) ?? 0
      onProgress?.({ done, total })
    }
    for (const folder of folders) await syncFolder(folder)
    return ok(null)
  } catch (error) {
    return writeFailure(into, error)
  }
}

async function syncFile(file: string): Promise<void> {
  const opened = await open(file, 'r+')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
