/**
 * What is being written bears a name of its own until it is whole: `NAME.PID-N.vigil.part`, a file or a folder. What a killed
 * process left is found by that name and swept.
 */
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { Result } from '#shared/lib/result'
import { writeFailure } from './watch'

/** Being written by this process. */
const active = new Set<string>()
let count = 0

const partName = /\.(\d+)-\d+\.vigil\.part$/

/** What is written to is younger: a process of that number that is alive is then another one. */
const abandonedAfter = 60 * 60 * 1000

function newPart(target: string): string {
  count += 1
  const part = `${target}.${process.pid}-${count}.vigil.part`
  active.add(part)
  return part
}

/**
 * Lets `write` fill a new file beside `out` and renames it to that when it has answered true: synced, whole or not at all. Throws
 * what the system says and what `write` throws; the part is gone then.
 */
export async function writeWhole<T>(
  out: string,
  write: (file: FileHandle, part: string) => Promise<{ readonly keep: boolean; readonly value: T }>,
): Promise<T> {
  const part = newPart(out)
  try {
    const file = await open(part, 'wx', 0o600)
    let written
    try {
      written = await write(file, part)
      if (written.keep) await file.sync()
    } finally {
      await file.close()
    }
    if (written.keep) {
      await rename(part, out)
      await syncFolder(path.dirname(out))
    }
    return written.value
  } finally {
    await rm(part, { force: true })
    active.delete(part)
  }
}

/**
 * Lets `fill` make the file whose name it is given, synced, and renames it to `out` when that went well. Fails with what `fill` fails
 * with and what the system says of the renaming; the part is gone then.
 */
export async function withPartFile<T>(out: string, fill: (part: string) => Promise<Result<T>>): Promise<Result<T>> {
  const part = newPart(out)
  try {
    const filled = await fill(part)
    if (!filled.ok) return filled
    await rename(part, out)
    await syncFolder(path.dirname(out))
    return filled
  } catch (error) {
    return writeFailure(out, error)
  } finally {
    await rm(part, { force: true })
    active.delete(part)
  }
}

/** A new folder beside `target`, removed with all in it unless `fill` has renamed it. */
export async function withPartFolder<T>(target: string, fill: (folder: string) => Promise<T>): Promise<T> {
  const part = newPart(target)
  try {
    await mkdir(part, { recursive: true, mode: 0o700 })
    return await fill(part)
  } finally {
    await rm(part, { recursive: true, force: true })
    active.delete(part)
  }
}

/** A new name in a folder outlives a loss of power only then. Windows cannot and need not. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

/** Removes parts that nobody writes any more; answers their paths. A folder that is not there has none. */
export async function sweepParts(folders: readonly string[]): Promise<readonly string[]> {
  const removed: string[] = []
  for (const folder of new Set(folders)) {
    const names = await readdir(folder).catch((): string[] => [])
    for (const name of names) {
      const pid = partName.exec(name)?.[1]
      const part = path.join(folder, name)
      if (pid === undefined || active.has(part) || (await isBeingWritten(part, Number(pid)))) continue
      await rm(part, { recursive: true, force: true })
      removed.push(part)
    }
  }
  return removed
}

async function isBeingWritten(part: string, pid: number): Promise<boolean> {
  if (pid === process.pid || !isAlive(pid)) return false
  const found = await stat(part).catch(() => null)
  return found !== null && Date.now() - found.mtimeMs < abandonedAfter
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
