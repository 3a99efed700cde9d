/** Hashes a file while another process still writes to its end: from the system's memory, without a second way for the bytes. */
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { openToRead } from '../medium'
import { readChunks } from './read-chunks'

/** Milliseconds until it is looked whether there is more. */
const pause = 20

export type Growing = {
  /** Bytes that count, asked until they are known: null while nobody can tell. */
  readonly limit: () => Promise<number | null>
  /** Nobody writes to it any more. */
  readonly hasEnded: () => boolean
  readonly signal: AbortSignal
  readonly onDone: (bytes: number) => void
}

/** Throws what the system says, and `Stopped`. */
export async function hashGrowing(
  file: string,
  { limit, hasEnded, signal, onDone }: Growing,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const opened = await openToRead(file)
  try {
    const hash = createHash('sha256')
    let size = 0
    let most: number | null = null
    for (;;) {
      const isLast = hasEnded()
      const { size: there } = await opened.stat()
      most ??= await limit()
      const bytes = Math.min(there, most ?? 0) - size
      if (bytes > 0) {
        const from = size
        await readChunks(opened, { from, bytes, signal }, (chunk) => {
          hash.update(chunk)
          size += chunk.length
          onDone(size)
        })
      } else if (isLast) return { size, sha256: hash.digest('hex') }
      else await wait(pause)
    }
  } finally {
    await opened.close()
  }
}
