/** What an address of a medium stands for: an image file, an optical drive or another block device. */
import { constants } from 'node:fs'
import { open, readFile, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Medium } from './discs'
import { isMissing } from './watch'

export const BLOCK = 2048

export type FoundMedium = {
  readonly kind: 'file' | 'optical' | 'device'
  /** For the system. */
  readonly file: string
  /** For xorriso. Without `stdio:` it would refuse image files that lie under `/dev`. */
  readonly address: string
  /** Bytes; null where only the drive knows. */
  readonly size: number | null
}

export const stdioPath = (medium: Medium): string => (medium.startsWith('stdio:') ? medium.slice(6) : medium)

/** `E:` and `\\.\E:`: drives of Windows have no file that could be looked at. */
const windowsDrive = /^(?:\\\\\.\\)?([A-Za-z]:)$/

/** Errors: `media.no-such-image` (a file), `media.drive-gone` (a device), `media.not-an-image` for anything else. */
export async function findMedium(medium: Medium): Promise<Result<FoundMedium>> {
  const letter = windowsDrive.exec(medium)?.[1]
  if (process.platform === 'win32' && letter !== undefined)
    return ok({ kind: 'optical', file: `\\\\.\\${letter}`, address: letter, size: null })
  const file = stdioPath(medium)
  if (!path.isAbsolute(file)) return fail('media.no-such-image', { path: file }, 'not an absolute path')
  try {
    const found = await stat(file)
    if (found.isFile()) return ok({ kind: 'file', file, address: `stdio:${file}`, size: found.size })
    if (!found.isBlockDevice()) return fail('media.not-an-image', { path: file }, 'neither a file nor a block device')
    const optical = /^\/dev\/sr\d+$/.test(await realDevice(file))
    return ok({
      kind: optical ? 'optical' : 'device',
      file,
      address: optical ? file : `stdio:${file}`,
      size: optical ? null : await deviceSize(file),
    })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    const code = isMissing(error) ? (file.startsWith('/dev/') ? 'drive-gone' : 'no-such-image') : 'cannot-read'
    return fail(`media.${code}`, { path: file }, detail)
  }
}

/** `/dev/cdrom` → `/dev/sr0`. */
async function realDevice(file: string): Promise<string> {
  const { realpath } = await import('node:fs/promises')
  return realpath(file)
}

/** Bytes that the kernel takes a device for, or null when it does not say. */
export async function deviceSize(file: string): Promise<number | null> {
  const name = path.basename(await realDevice(file))
  const sectors = Number(await readFile(`/sys/class/block/${name}/size`, 'utf8').catch(() => ''))
  return Number.isSafeInteger(sectors) && sectors > 0 ? sectors * 512 : null
}

/** Opens a file or device without waiting for anybody (a pipe would), and refuses what is neither. */
export async function openToRead(file: string): Promise<FileHandle> {
  const opened = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const found = await opened.stat()
    if (found.isFile() || found.isBlockDevice() || process.platform === 'win32') return opened
    throw new Error('neither a regular file nor a block device')
  } catch (error) {
    await opened.close()
    throw error
  }
}
