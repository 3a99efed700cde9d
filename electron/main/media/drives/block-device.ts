/** What Linux tells of a block device, and whether an image may be written over it. */
import { readFile, readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { fail } from '#shared/lib/result'
import type { Err, Failure } from '#shared/lib/result'

export const sysBlock = '/sys/class/block'

export const readLine = async (...parts: readonly string[]): Promise<string> =>
  (await readFile(path.join(...parts), 'utf8').catch(() => '')).trim()

/** Where the system says what is mounted and what it swaps to. */
export type SystemFiles = { readonly blocks: string; readonly mounts: string; readonly swaps: string }

export const systemFiles: SystemFiles = { blocks: sysBlock, mounts: '/proc/self/mountinfo', swaps: '/proc/swaps' }

/**
 * Null when a whole image may be written to it: a removable whole device that nothing uses. Errors: `media.drive-gone`,
 * `media.drive-is-partition`, `media.drive-not-removable`, `media.drive-read-only`, `media.drive-mounted` (with `where`),
 * `media.drive-busy`.
 */
export async function refusalOf(device: string, system: SystemFiles = systemFiles): Promise<Err<Failure> | null> {
  const drive = device
  const name = path.basename(await realpath(device).catch(() => device))
  const own = path.join(system.blocks, name)
  const size = await readLine(own, 'size')
  if (size === '') return fail('media.drive-gone', { drive })
  if ((await readLine(own, 'partition')) !== '') return fail('media.drive-is-partition', { drive })
  if (!(await isRemovable(own))) return fail('media.drive-not-removable', { drive })
  if (size === '0') return fail('media.no-disc', { drive })
  if ((await readLine(own, 'ro')) === '1') return fail('media.drive-read-only', { drive })

  const partitions = (await readdir(own).catch((): string[] => [])).filter((entry) => entry.startsWith(name))
  const parts = [name, ...partitions]
  const numbers = await Promise.all(parts.map((part) => readLine(system.blocks, part, 'dev')))
  const mounts = await readFile(system.mounts, 'utf8').catch(() => '')
  for (const line of mounts.split('\n')) {
    const [, , number, , where = ''] = line.split(' ')
    if (number !== undefined && numbers.includes(number))
      return fail('media.drive-mounted', { drive, where: unescape(where) })
  }
  const swaps = await readFile(system.swaps, 'utf8').catch(() => '')
  if (parts.some((part) => new RegExp(`^/dev/${part}\\s`, 'm').test(swaps))) return fail('media.drive-busy', { drive })
  for (const part of parts) {
    const holders = await readdir(path.join(system.blocks, part, 'holders')).catch((): string[] => [])
    if (holders.length > 0) return fail('media.drive-busy', { drive })
  }
  return null
}

/** A stick says so itself; a disk in a USB case does not, but hangs on USB. */
async function isRemovable(own: string): Promise<boolean> {
  if ((await readLine(own, 'removable')) === '1') return true
  return (await realpath(own).catch(() => '')).includes('/usb')
}

/** `\040` for a blank. */
const unescape = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)))

export const isBlockDevice = async (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isBlockDevice(),
    () => false,
  )
