/** node_modules as package-lock.json says: installed with npm ci, without install scripts, only when it differs. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { projectDir } from './paths.mjs'
import { mustRun } from './run.mjs'

const lockFile = path.join(projectDir, 'package-lock.json')
const modulesDir = path.join(projectDir, 'node_modules')
/** Written after a complete install, so that an interrupted one is never taken for done. */
const stampFile = path.join(modulesDir, '.vigil-lock')
/** npm's own record of what it installed, written at the end of every install. */
const npmRecord = path.join(modulesDir, '.package-lock.json')

/** @typedef {import('./progress.mjs').Report} Report */

async function lockHash() {
  return createHash('sha256')
    .update(await readFile(lockFile))
    .digest('hex')
}

export async function npmPackagesAreThere() {
  const stamp = await readFile(stampFile, 'utf8').catch(() => '')
  return stamp === (await lockHash())
}

/**
 * @param {Report} report
 * @returns {Promise<string>} what was done
 */
export async function ensureNpmPackages(report) {
  if (await npmPackagesAreThere()) return 'as package-lock.json says'
  if (await matchesByNpmsOwnRecord()) {
    await writeFile(stampFile, await lockHash())
    return 'as package-lock.json says (installed by npm itself)'
  }
  await install(report)
  await writeFile(stampFile, await lockHash())
  return 'installed with npm ci'
}

/** @param {Report} report */
async function install(report) {
  // Neither may speak for a tree that an interruption leaves half-replaced.
  await Promise.all([stampFile, npmRecord].map((file) => rm(file, { force: true })))
  // Optional ones are left out of the count: most of them are for other systems.
  const needed = Object.entries(await readPackages(lockFile)).filter(([, { optional }]) => !optional)
  const countThere = () => needed.filter(([where]) => existsSync(path.join(projectDir, where, 'package.json'))).length
  report('npm ci (minutes on a slow line)')
  const progress = setInterval(() => report(`npm ci, ${countThere()} of ${needed.length} packages`), 1000)
  try {
    // Electron's runtime is a step of its own, and no package of the lock file needs its install script.
    const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' }
    await mustRun('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { env })
  } finally {
    clearInterval(progress)
  }
}

/** Someone may have run npm by hand. */
async function matchesByNpmsOwnRecord() {
  try {
    const [wanted, found] = await Promise.all([lockFile, npmRecord].map(readPackages))
    const differs = Object.entries(wanted ?? {}).some(([where, entry]) => {
      const own = found?.[where]
      return own === undefined ? !entry.optional : own.version !== entry.version || own.integrity !== entry.integrity
    })
    return !differs && Object.keys(found ?? {}).every((where) => wanted?.[where] !== undefined)
  } catch {
    return false
  }
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, { version?: string, integrity?: string, optional?: boolean }>>}
 */
async function readPackages(file) {
  const { '': _root, ...packages } = JSON.parse(await readFile(file, 'utf8')).packages
  return packages
}
