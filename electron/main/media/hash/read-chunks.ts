/** Reads a part of a file or device in order; the next piece is on its way while the last one is worked on. */
import { Buffer } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { BLOCK } from '../medium'
import { Stopped, cancelled } from '../watch'

const CHUNK = 1024 * 1024

/**
 * Gives `onChunk` up to `bytes` bytes from `from` on; the buffer is used again after it has returned. Answers how many there were:
 * fewer at the end of the file. Reads whole blocks, as raw devices want it. Throws what the system says, and `Stopped`.
 */
export async function readChunks(
  file: FileHandle,
  { from, bytes, signal }: { readonly from: number; readonly bytes: number; readonly signal?: AbortSignal | undefined },
  onChunk: (chunk: Buffer) => void | Promise<void>,
): Promise<number> {
  const largest = Math.min(CHUNK, wholeBlocks(bytes))
  const buffers = [Buffer.allocUnsafeSlow(largest), Buffer.allocUnsafeSlow(largest)] as const
  let done = 0
  let turn = 0
  const next = (at: number): Promise<Buffer> => {
    const wanted = Math.min(CHUNK, bytes - at)
    turn = 1 - turn
    return fill(file, buffers[turn === 0 ? 0 : 1], wanted, from + at)
  }
  let coming = bytes > 0 ? next(0) : null
  while (coming !== null) {
    const chunk: Buffer = await coming
    if (signal?.aborted) throw new Stopped(cancelled())
    const reached: number = done + chunk.length
    const ended = reached >= bytes || chunk.length < CHUNK
    coming = ended ? null : next(reached)
    // What goes wrong while this piece is worked on is met when it is waited for.
    coming?.catch(() => undefined)
    try {
      await onChunk(chunk)
    } catch (error) {
      // Not before the read has ended: the file must not be closed under it.
      await coming?.catch(() => undefined)
      throw error
    }
    done = reached
  }
  return done
}

const wholeBlocks = (bytes: number): number => Math.ceil(bytes / BLOCK) * BLOCK

/** `wanted` bytes, fewer only at the end of the file. */
async function fill(file: FileHandle, buffer: Buffer, wanted: number, from: number): Promise<Buffer> {
  const whole = wholeBlocks(wanted)
  let filled = 0
  while (filled < wanted) {
    const { bytesRead } = await file.read(buffer, filled, whole - filled, from + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, Math.min(filled, wanted))
}
