/** Keeps two set-ups of one checkout apart: the second waits until the first is done. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { localCacheDir } from './paths.mjs'

/**
 * Whether a process still runs.
 * @param {number} pid
 */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Does the work while holding the checkout's lock; a lock whose holder died is taken over.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(work) {
  const file = path.join(localCacheDir, 'setup.lock')
  await mkdir(localCacheDir, { recursive: true })
  let told = false
  while (!(await tryTake(file))) {
    const holder = Number(await readFile(file, 'utf8').catch(() => ''))
    if (isAlive(holder)) {
      if (!told) process.stderr.write(`Another set-up (process ${holder}) is at work here; waiting for it.\n`)
      told = true
      await wait(200)
    } else await rm(file, { force: true })
  }
  const release = () => rmSync(file, { force: true })
  process.on('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

/** @param {string} file */
async function tryTake(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
