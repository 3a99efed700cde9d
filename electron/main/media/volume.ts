/** The primary volume descriptor of an image: how large it says it is, and its name. */
import { Buffer } from 'node:buffer'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { BLOCK, openToRead } from './medium'
import type { FoundMedium } from './medium'
import { readFailure } from './watch'

/** Where ECMA-119 puts it. */
const descriptorBlock = 16

export type Volume = {
  readonly volumeId: string
  /** Bytes. */
  readonly size: number
}

/** Errors: `media.not-an-image`, `media.no-disc`, `media.cannot-read`. */
export async function readVolume({ file }: Pick<FoundMedium, 'file'>): Promise<Result<Volume>> {
  try {
    const opened = await openToRead(file)
    try {
      const block = Buffer.alloc(BLOCK)
      const { bytesRead } = await opened.read(block, 0, BLOCK, descriptorBlock * BLOCK)
      if (bytesRead < BLOCK || block.toString('latin1', 0, 6) !== '\u0001CD001' || block.readUInt16LE(128) !== BLOCK)
        return fail('media.not-an-image', { path: file })
      return ok({
        volumeId: block.toString('latin1', 40, 72).trimEnd(),
        size: block.readUInt32LE(80) * BLOCK,
      })
    } finally {
      await opened.close()
    }
  } catch (error) {
    return readFailure(file, error)
  }
}
