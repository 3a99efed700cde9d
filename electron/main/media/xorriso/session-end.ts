/** What lies behind the checksummed part of an image: the checksum of the whole session, and nothing that it does not cover. */
import type { Buffer } from 'node:buffer'
import type { BlockRange } from '../discs'
import { readChunks } from '../hash/read-chunks'
import { BLOCK, openToRead } from '../medium'

/** Its own checksum is at its end, which xorriso has looked at. */
const sessionTag =
  /^libisofs_checksum_tag_v1 pos=(\d+) range_start=(\d+) range_size=(\d+) [^\n]*self=[0-9a-f]{32}\n\0*$/

/**
 * `covered`: blocks from the beginning that a checksum was met for; `size`: bytes of the image. Null when the next block is that
 * checksum and all behind it is empty. Throws what the system says.
 */
export async function uncoveredEnd(
  file: string,
  {
    covered,
    size,
    signal,
  }: { readonly covered: number; readonly size: number; readonly signal?: AbortSignal | undefined },
): Promise<BlockRange | null> {
  const blocks = size / BLOCK
  const opened = await openToRead(file)
  try {
    let isTagged = false
    let at = covered * BLOCK
    let bad: number | null = null
    const look = (chunk: Buffer): void => {
      let rest = chunk
      if (!isTagged) {
        isTagged = Number(sessionTag.exec(chunk.toString('latin1', 0, BLOCK))?.[1]) === covered
        rest = chunk.subarray(BLOCK)
      }
      const wrong = rest.findIndex((byte) => byte !== 0)
      if (wrong >= 0) bad ??= Math.floor((at + chunk.length - rest.length + wrong) / BLOCK)
      at += chunk.length
    }
    await readChunks(opened, { from: at, bytes: size - at, signal }, look)
    if (!isTagged) return { from: covered, count: blocks - covered, reason: 'md5_mismatch' }
    return bad === null ? null : { from: bad, count: blocks - bad, reason: 'not_covered' }
  } finally {
    await opened.close()
  }
}
