/** A disk of its own, small enough to fill, that can be made read-only. Needs root, as the tests' set-up does. */
import { execFileSync } from 'node:child_process'
import { closeSync, fstatSync, mkdtempSync, openSync, rmSync, statfsSync, truncateSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type SmallDisk = {
  readonly dir: string
  /** Takes all the room there is. */
  readonly fill: () => void
  /** Gives back what `fill` took, or so many bytes of it. */
  readonly free: (bytes?: number) => void
  readonly setReadOnly: (readOnly: boolean) => void
  readonly remove: () => void
}

const chunk = 4096

export function createSmallDisk(megabytes: number): SmallDisk {
  const dir = mkdtempSync(path.join(tmpdir(), 'vigil-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'vigil-test', dir])
  const ballast = path.join(dir, 'ballast')
  return {
    dir,
    fill: () => {
      const file = openSync(ballast, 'a')
      const bytes = Buffer.alloc(chunk)
      while (statfsSync(dir).bavail > 0) writeSync(file, bytes)
      closeSync(file)
    },
    free: (bytes) => {
      if (bytes === undefined) return rmSync(ballast)
      const file = openSync(ballast, 'r')
      const { size } = fstatSync(file)
      closeSync(file)
      truncateSync(ballast, Math.max(0, size - bytes))
    },
    setReadOnly: (readOnly) => {
      execFileSync('mount', ['-o', `remount,${readOnly ? 'ro' : 'rw'}`, dir])
    },
    remove: () => {
      // Lazily: a test that failed may have left a file open.
      execFileSync('umount', ['-l', dir])
      rmSync(dir, { recursive: true })
    },
  }
}
