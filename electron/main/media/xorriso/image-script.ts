/** The commands that make an image of files: the same inputs give the same bytes, whatever their order, dates, owners and inodes. */
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { ImageSpec } from '../discs'
import { quoteWord } from './quoting'

const name = /^[A-Za-z0-9._-]+$/
const longestPath = 100

/** Errors: `media.bad-disc-path` (with `path`), `media.duplicate-disc-path`, `media.bad-volume-id`. */
export function imageScript({ files, volumeId, created }: ImageSpec): Result<readonly string[]> {
  if (!/^[A-Z0-9_]{1,32}$/.test(volumeId)) return fail('media.bad-volume-id', { volumeId })
  // Names that differ by their case alone are one file on Windows.
  const taken = new Map<string, 'file' | 'folder'>()
  for (const { to } of files) {
    const parts = to.split('/')
    if (to.length > longestPath || !parts.every((part) => name.test(part) && !/^\.+$/.test(part)))
      return fail('media.bad-disc-path', { path: to })
    for (let depth = 1; depth <= parts.length; depth++) {
      const kind = depth === parts.length ? 'file' : 'folder'
      const key = parts.slice(0, depth).join('/').toLowerCase()
      const other = taken.get(key)
      if (other !== undefined && (other === 'file' || kind === 'file'))
        return fail('media.duplicate-disc-path', { path: to })
      taken.set(key, kind)
    }
  }
  const seconds = Math.floor(created / 1000)
  const sorted = files.toSorted((a, b) => (a.to < b.to ? -1 : 1))
  return ok([
    '-compliance iso_9660_level=3:joliet_long_names',
    '-joliet on',
    '-md5 on',
    // No checksum covers padding: what drives read ahead into is written behind the image, by whoever burns it.
    '-padding 0',
    `-volid ${volumeId}`,
    `-volume_date all_file_dates =${seconds}`,
    `-volume_date uuid ${uuidDate(seconds)}`,
    ...sorted.map(({ from, to }) => `-map ${quoteWord(from)} ${quoteWord(`/${to}`)}`),
    // Where data lie would follow from the inodes of the sources.
    ...sorted.map(({ to }, index) => `-find ${quoteWord(`/${to}`)} -exec sort_weight ${files.length - index} --`),
    '-find / -type d -exec chmod 0555 --',
    '-find / -type f -exec chmod 0444 --',
    '-chown_r 0 / --',
    '-chgrp_r 0 / --',
  ])
}

/** `2026112510000000`: what the volume's dates are taken from literally. */
const uuidDate = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().replaceAll(/\D/g, '').slice(0, 14)}00`
