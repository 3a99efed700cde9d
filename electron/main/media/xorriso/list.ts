/** What an image holds and where each file lies in it. */
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Extent, ImageEntry, ImageListing, Medium, Watch } from '../discs'
import { BLOCK, findMedium } from '../medium'
import { readVolume } from '../volume'
import { unquoteWord } from './quoting'
import { runXorriso, words, xorrisoFailure } from './run'

/** More names are no disc of anybody's: a damaged or malicious tree must not fill the memory. */
const mostEntries = 500_000

type Found = { kind: ImageEntry['kind']; size: number; extents: Extent[] }

const kinds: Readonly<Record<string, ImageEntry['kind']>> = { '-': 'file', d: 'dir', l: 'symlink' }

/**
 * Errors: `media.not-an-image`, `media.image-truncated` (with `need` and `room`, bytes), `media.no-such-image`, `media.drive-gone`,
 * `media.no-disc`, `media.too-many-files`, `media.no-xorriso`, `media.xorriso-failed`, `media.cancelled`.
 */
export async function listImage({
  medium,
  signal,
}: { readonly medium: Medium } & Watch): Promise<Result<ImageListing>> {
  const found = await findMedium(medium)
  if (!found.ok) return found
  const { address, file, size: room } = found.value
  const volume = await readVolume(found.value)
  if (!volume.ok) return volume
  const { volumeId, size } = volume.value
  if (room !== null && size > room) return fail('media.image-truncated', { path: file, need: size, room })

  const entries = new Map<string, Found>()
  let seen = 0
  const take = (line: string): void => {
    seen += 1
    if (seen > mostEntries * 2) return
    readEntry(line, entries)
    readExtent(line, entries)
  }
  const run = await runXorriso({
    args: [
      ...words('-return_with SORRY 32 -pkt_output on -backslash_codes encode_output -indev'),
      address,
      ...words('-find / -exec lsdl -- -find / -exec report_lba --'),
    ],
    signal,
    onLine: (line) => {
      if (line.startsWith('R:')) take(line)
    },
  })
  if (!run.ok) return run
  if (run.value.code !== 0 && run.value.failure !== null) return xorrisoFailure(run.value, file)
  if (seen > mostEntries * 2) return fail('media.too-many-files', { path: file })
  if (entries.size === 0) return fail('media.not-an-image', { path: file })
  return ok({ volumeId, size, entries: sorted(entries) })
}

const named = /^R:\d+: ([-a-z])\S*\s+\d+\s+\S+\s+\S+\s+(\S+)\s[^']*/

function readEntry(line: string, entries: Map<string, Found>): void {
  const match = named.exec(line)
  if (!match) return
  const name = unquoteWord(line, match[0].length)
  if (name === null) return
  const kind = kinds[match[1] ?? ''] ?? 'other'
  entries.set(name.text, { kind, size: kind === 'file' ? Number(match[2]) : 0, extents: [] })
}

const extent = /^R:\d+: File data lba:\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*/

function readExtent(line: string, entries: Map<string, Found>): void {
  const match = extent.exec(line)
  if (!match) return
  const name = unquoteWord(line, match[0].length)
  const entry = name === null ? undefined : entries.get(name.text)
  const blocks = Number(match[3])
  // What an empty file has is an address of nothing.
  if (entry?.kind !== 'file' || blocks === 0) return
  const before = entry.extents.reduce((sum, { bytes }) => sum + bytes, 0)
  const bytes = Math.min(blocks * BLOCK, entry.size - before)
  if (bytes > 0) entry.extents.push({ block: Number(match[2]), bytes })
}

const sorted = (entries: ReadonlyMap<string, Found>): readonly ImageEntry[] =>
  [...entries]
    .map(([name, found]) => ({ path: name.replace(/^\//, ''), ...found }))
    .filter(({ path }) => path !== '')
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
