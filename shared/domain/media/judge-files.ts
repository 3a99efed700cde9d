/**
 * [S4-07] What is on a disc against what its manifest says: which disc it is, whether its list of sums is the one that follows from
 * the manifest, and each file. Pure: what was read and hashed comes in.
 */
import { err, ok } from '../../lib/result'
import { DiscCode } from './codes'
import type { FileVerdict } from './codes'
import type { Sha256 } from './ids'
import { refuse } from './judge-manifest'
import type { Judged, Reason } from './judge-manifest'
import { DiscMarker, filesOfDisc, sumsText } from './manifest'
import type { Manifest } from './manifest'
import { aroundManifest, sameName } from './paths'

/** Something with a name on a disc, folders left out. */
export type DiscEntry = { readonly path: string; readonly kind: 'file' | 'symlink' | 'other'; readonly size: number }

/** Of the files that were to be hashed; null where one could not be read. */
export type Hashes = ReadonlyMap<string, Sha256 | null>

/** More strangers than these are counted, not named. */
const mostNamed = 1_000

/** Which disc of the edition it is. */
export function judgeMarker(manifest: Manifest, text: string | null): Judged<number> {
  if (text === null) return refuse('marker-missing')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse('marker-wrong')
  }
  const read = DiscMarker.safeParse(value)
  const isOfIt = read.success && read.data.edition === manifest.edition && read.data.disc <= manifest.discs
  return isOfIt ? ok(read.data.disc) : refuse('marker-wrong')
}

/** The list of sums follows from the manifest, byte for byte: an older checker must not see something else. */
export function judgeSums(manifest: Manifest, disc: number, manifestSha256: Sha256, sums: string | null): Judged<null> {
  if (sums === null) return refuse('sums-missing')
  return sums === sumsText(manifest, disc, manifestSha256) ? ok(null) : refuse('sums-wrong')
}

const aroundPaths: ReadonlySet<string> = new Set(Object.values(aroundManifest))

type Compared = {
  readonly expected: ReturnType<typeof filesOfDisc>
  readonly found: ReadonlyMap<string, DiscEntry>
  /** Neither in the manifest nor around it. */
  readonly strangers: readonly DiscEntry[]
}

function compare(manifest: Manifest, disc: number, entries: readonly DiscEntry[]): Compared {
  const expected = filesOfDisc(manifest, disc)
  const named = new Set([...aroundPaths, ...expected.map(({ path }) => path)])
  const found = new Map<string, DiscEntry>()
  const strangers: DiscEntry[] = []
  for (const entry of entries) {
    // A second entry of the same name is a stranger, whatever it holds.
    if (named.has(entry.path) && !found.has(entry.path)) found.set(entry.path, entry)
    else strangers.push(entry)
  }
  return { expected, found, strangers }
}

/** The files whose hashes must be known: those of the manifest, and strangers that may be one of them under another name. */
export function filesToHash(manifest: Manifest, disc: number, entries: readonly DiscEntry[]): readonly string[] {
  const { expected, found, strangers } = compare(manifest, disc, entries)
  const own = expected.filter(({ path, size }) => {
    const entry = found.get(path)
    return entry?.kind === 'file' && entry.size === size
  })
  const sizesMissing = new Set(expected.filter(({ path }) => !found.has(path)).map(({ size }) => size))
  const others = strangers.filter(
    ({ path, kind, size }) => kind === 'file' && sizesMissing.has(size) && !found.has(path),
  )
  return [...new Set([...own, ...others].map(({ path }) => path))]
}

/** Each file of the manifest, then what else is there that should not be. */
export function judgeFiles(
  manifest: Manifest,
  disc: number,
  entries: readonly DiscEntry[],
  hashes: Hashes,
): readonly FileVerdict[] {
  const { expected, found, strangers } = compare(manifest, disc, entries)
  const left = createLeft(strangers, hashes)
  const verdicts = expected.map(({ path, size, sha256 }): FileVerdict => {
    const entry = found.get(path)
    if (entry) return verdict(path, reasonOf(entry, size, sha256, hashes))
    if (left.takeNamed(path)) return verdict(path, 'file-case-changed')
    return verdict(path, left.takeContent(size, sha256) ? 'file-renamed' : 'file-missing')
  })
  const notRegular = [...aroundPaths].flatMap((path) => {
    const entry = found.get(path)
    return entry && entry.kind !== 'file' ? [verdict(path, 'file-not-regular')] : []
  })
  const times = new Map<string, number>()
  for (const { path } of entries) times.set(sameName(path), (times.get(sameName(path)) ?? 0) + 1)
  const added = [...left.rest()].slice(0, mostNamed).map(({ path, kind }) => {
    if (kind !== 'file') return verdict(path, 'file-not-regular')
    return verdict(path, (times.get(sameName(path)) ?? 0) > 1 ? 'file-names-clash' : 'file-added')
  })
  return [...verdicts, ...notRegular, ...added]
}

/** Strangers that are not yet taken for a file of the manifest; found by name and by content, however many there are. */
function createLeft(strangers: readonly DiscEntry[], hashes: Hashes) {
  const left = new Set(strangers)
  const byName = new Map<string, DiscEntry[]>()
  const byContent = new Map<string, DiscEntry[]>()
  const add = (map: Map<string, DiscEntry[]>, key: string, entry: DiscEntry): void => {
    const known = map.get(key)
    if (known) known.push(entry)
    else map.set(key, [entry])
  }
  for (const entry of strangers) {
    add(byName, sameName(entry.path), entry)
    const sha256 = hashes.get(entry.path)
    if (entry.kind === 'file' && sha256) add(byContent, `${entry.size} ${sha256}`, entry)
  }
  const take = (entries: DiscEntry[] | undefined): boolean => {
    for (let entry = entries?.pop(); entry; entry = entries?.pop()) if (left.delete(entry)) return true
    return false
  }
  return {
    takeNamed: (path: string): boolean => take(byName.get(sameName(path))),
    takeContent: (size: number, sha256: Sha256): boolean => take(byContent.get(`${size} ${sha256}`)),
    rest: (): Iterable<DiscEntry> => left,
  }
}

const verdict = (path: string, reason: DiscCode | null): FileVerdict => ({ path, ok: reason === null, reason })

function reasonOf(entry: DiscEntry, size: number, sha256: Sha256, hashes: Hashes): DiscCode | null {
  if (entry.kind !== 'file') return 'file-not-regular'
  if (entry.size !== size) return 'file-size'
  const found = hashes.get(entry.path) ?? null
  if (found === null) return 'file-unreadable'
  return found === sha256 ? null : 'file-changed'
}

/** The reason that comes first in the order of the codes, with the first file of it and how many files are not in order. */
export function worstOf(files: readonly FileVerdict[]): Judged<null> {
  const bad = files.filter((file) => !file.ok)
  let worst: { readonly path: string; readonly reason: DiscCode } | null = null
  for (const { path, reason } of bad) {
    if (reason === null) continue
    if (worst === null || rank(reason) < rank(worst.reason)) worst = { path, reason }
  }
  if (worst === null) return ok(null)
  const reason: Reason = { code: worst.reason, params: { path: worst.path, count: bad.length } }
  return err(reason)
}

const rank = (code: DiscCode): number => DiscCode.options.indexOf(code)
