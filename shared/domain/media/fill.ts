/** How the patches of an edition go on discs: first-fit-decreasing, all files of a KB on one disc. Pure. */
import { fail, ok } from '../../lib/result'
import type { Result } from '../../lib/result'

export const blockBytes = 2048

/**
 * What a disc holds beside the bytes of its patches, in bytes. Every disc carries the support files of the whole edition: the
 * manifest, the page to read and the sums grow with all patches and files. The volume itself was measured with xorriso 1.5.4
 * (ISO 9660 level 3, Joliet, Rock Ridge, MD5 tags, 300 KiB of padding): 0.38 MB, two or three blocks a folder, and some
 * hundred bytes a name; the figures here lie above that. The builder asks xorriso for the exact size all the same.
 */
const volumeBytes = 512 * 1024
const supportBytes = 512 * 1024
const supportBytesOfPatch = 8 * 1024
const supportBytesOfFile = 2 * 1024
const folderBytes = 3 * blockBytes
const nameBytes = 1024

export type ToFill = { readonly kb: string; readonly files: readonly { readonly size: number }[] }

export type FilledDisc = {
  /** From 1. */
  readonly number: number
  readonly kbs: readonly string[]
  /** Support files, names and structures of the volume included; never more than the capacity. */
  readonly bytes: number
}

/** Bytes of every disc of an edition before the first patch is on it. */
export const overheadOf = (patches: readonly ToFill[]): number =>
  volumeBytes +
  supportBytes +
  patches.length * supportBytesOfPatch +
  patches.reduce((sum, { files }) => sum + files.length, 0) * supportBytesOfFile

/** Bytes of a patch on its disc: whole blocks, its folder and the names in it. */
export const bytesOnDisc = ({ files }: ToFill): number =>
  files.reduce((sum, { size }) => sum + Math.ceil(size / blockBytes) * blockBytes + nameBytes, folderBytes)

const kbNumber = (kb: string): number => Number(/\d+/.exec(kb)?.[0] ?? Infinity)

/** Rising by number. */
export function compareKb(a: string, b: string): number {
  const numbers = kbNumber(a) - kbNumber(b)
  if (numbers !== 0 && !Number.isNaN(numbers)) return numbers
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * No patch, no disc. Errors: `media.patch-too-large` (`kb`, `bytes` it takes with all that belongs to it, `capacity`).
 */
export function fillDiscs(patches: readonly ToFill[], capacity: number): Result<readonly FilledDisc[]> {
  const overhead = overheadOf(patches)
  const sized = patches
    .map((patch) => ({ kb: patch.kb, bytes: bytesOnDisc(patch) }))
    .toSorted((a, b) => b.bytes - a.bytes || compareKb(a.kb, b.kb))
  const discs: { kbs: string[]; bytes: number }[] = []
  for (const { kb, bytes } of sized) {
    if (overhead + bytes > capacity) return fail('media.patch-too-large', { kb, bytes: overhead + bytes, capacity })
    let disc = discs.find((one) => one.bytes + bytes <= capacity)
    if (!disc) {
      disc = { kbs: [], bytes: overhead }
      discs.push(disc)
    }
    disc.kbs.push(kb)
    disc.bytes += bytes
  }
  return ok(discs.map(({ kbs, bytes }, i) => ({ number: i + 1, kbs: kbs.toSorted(compareKb), bytes })))
}
