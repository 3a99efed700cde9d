/**
 * A real Asterisk for the tests, built once per user by debootstrap out of Debian's unstable branch. It is not installed:
 * its programs are started with the tree's own loader and libraries, so that running it needs no root and no mounts.
 */
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { debianMirror, debianProxy } from './debian.mjs'
import { userCacheDir } from './paths.mjs'
import { rootPrefix } from './root.mjs'
import { SetupError, isAlive, mustRun } from './run.mjs'

/** Debian's release with Asterisk 22; stable has none. */
const suite = 'sid'
export const asteriskDir = path.join(userCacheDir, 'asterisk-22')
const libraryDir = path.join(asteriskDir, 'usr/lib/x86_64-linux-gnu')

/** @typedef {import('./progress.mjs').Report} Report */

const alone = ['unshare', '--pid', '--fork', '--kill-child', '--mount', '--propagation', 'private']

/** The tree gets its name by a rename at the very end, so what is there is complete. */
export async function asteriskIsThere() {
  return existsSync(asteriskDir)
}

/**
 * How to start the tree's asterisk: a program and the arguments before its own.
 * @returns {{ command: string, args: readonly string[] }}
 */
export function asteriskCommand() {
  const args = ['--library-path', `${libraryDir}:${libraryDir}/asterisk`, path.join(asteriskDir, 'usr/sbin/asterisk')]
  return { command: path.join(libraryDir, 'ld-linux-x86-64.so.2'), args }
}

/** @returns {Promise<string>} such as 'Asterisk 22.10.1' */
export async function asteriskVersion() {
  const { command, args } = asteriskCommand()
  const said = (await mustRun(command, [...args, '-V'])).trim()
  return /^Asterisk \d+\.\d+\.\d+/.exec(said)?.[0] ?? said
}

/**
 * Builds the tree when it is missing: about a minute and 400 MB.
 * @param {Report} report
 * @returns {Promise<string>} what was done
 */
export async function ensureAsterisk(report) {
  if (await asteriskIsThere()) return `${await asteriskVersion()}, already there`
  const root = await rootPrefix('build the PBX for the tests')
  if (root === undefined)
    throw new SetupError(
      `The PBX for the tests has to be built by root, and this user may not become root. As root run, then try again:\n\n` +
        `  debootstrap --variant=minbase --include=asterisk ${suite} ${asteriskDir} ${await debianMirror()}\n`,
    )
  await mkdir(userCacheDir, { recursive: true })
  for (const name of await readdir(userCacheDir)) {
    const pid = /^asterisk-22\.part-(\d+)$/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) await run(root, ['rm', '-rf', path.join(userCacheDir, name)])
  }
  const mirror = await debianMirror()
  report(`building it from ${suite} by debootstrap (about a minute)`)
  const part = `${asteriskDir}.part-${process.pid}`
  try {
    // In namespaces of its own: what debootstrap starts and mounts is gone with it, even when it is killed.
    const build = ['debootstrap', '--variant=minbase', '--include=asterisk', suite, part, mirror]
    const env = { ...process.env, ...(await debianProxy()) }
    await run(root, [...alone, ...build], env)
    await run(root, ['rm', '-rf', ...['var/cache/apt', 'var/lib/apt/lists'].map((name) => path.join(part, name))])
    await rename(part, asteriskDir)
  } finally {
    await run(root, ['rm', '-rf', part])
  }
  return `${await asteriskVersion()}, built`
}

/**
 * @param {readonly string[]} prefix
 * @param {readonly string[]} words
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(prefix, words, env = process.env) {
  const [command = '', ...args] = [...prefix, ...words]
  return mustRun(command, args, { env, cwd: '/' })
}
