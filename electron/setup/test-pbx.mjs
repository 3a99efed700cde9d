/**
 * Real Asterisks for the tests, each built once per user by debootstrap out of the Debian release that has it: 22, which
 * centres install today, and 16.28, the oldest that is promised to work. They are not installed: their programs are started
 * with the tree's own loader and libraries, so that running them needs no root and no mounts.
 */
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { debianMirror, debianProxy } from './debian.mjs'
import { userCacheDir } from './paths.mjs'
import { rootPrefix } from './root.mjs'
import { SetupError, isAlive, mustRun } from './run.mjs'

/** @typedef {'22' | '16'} AsteriskVersion the major version */
/** @typedef {import('./progress.mjs').Report} Report */

/**
 * Debian's release with this Asterisk; stable has none.
 * @type {Readonly<Record<AsteriskVersion, string>>}
 */
const suites = { 22: 'sid', 16: 'bullseye' }
const versions = /** @type {const} */ (['22', '16'])

/** libfaketime runs an Asterisk whose clock is wrong; it has to fit the libraries of the tree. */
const included = 'asterisk,libfaketime'

const alone = ['unshare', '--pid', '--fork', '--kill-child', '--mount', '--propagation', 'private']

/**
 * Where the tree of this version is, or will be. It gets its name by a rename at the very end, so what is there is complete.
 * @param {AsteriskVersion} version
 */
export function asteriskDir(version) {
  return path.join(userCacheDir, `pbx-${version}`)
}

/** @param {AsteriskVersion} version */
const libraryDir = (version) => path.join(asteriskDir(version), 'usr/lib/x86_64-linux-gnu')

export async function asterisksAreThere() {
  return versions.every((version) => existsSync(asteriskDir(version)))
}

/**
 * Where the tree keeps Asterisk's modules; the older release knows one place for all machines.
 * @param {AsteriskVersion} version
 */
export function asteriskModulesDir(version) {
  const libraries = libraryDir(version)
  const places = [libraries, path.dirname(libraries)].map((dir) => path.join(dir, 'asterisk/modules'))
  return places.find((dir) => existsSync(dir)) ?? libraries
}

/**
 * How to start the tree's asterisk: a program and the arguments before its own.
 * @param {AsteriskVersion} version
 * @param {{ fakeTime?: boolean }} [options] fakeTime: with libfaketime, whose settings are in the environment
 * @returns {{ command: string, args: readonly string[] }}
 */
export function asteriskCommand(version, { fakeTime = false } = {}) {
  const libraries = libraryDir(version)
  const preload = fakeTime ? ['--preload', path.join(libraries, 'faketime/libfaketimeMT.so.1')] : []
  const program = path.join(asteriskDir(version), 'usr/sbin/asterisk')
  return {
    command: path.join(libraries, 'ld-linux-x86-64.so.2'),
    // The older release keeps libraries of Asterisk itself one folder higher.
    args: ['--library-path', `${libraries}:${path.dirname(libraries)}`, ...preload, program],
  }
}

/**
 * @param {AsteriskVersion} version
 * @returns {Promise<string>} such as 'Asterisk 22.10.1'
 */
export async function asteriskVersion(version) {
  const { command, args } = asteriskCommand(version)
  const said = (await mustRun(command, [...args, '-V'])).trim()
  return /^Asterisk \d+\.\d+\.\d+/.exec(said)?.[0] ?? said
}

/**
 * Builds the trees that are missing, at the same time: most of it is waiting for the mirror.
 * @param {Report} report
 * @returns {Promise<string>} what was done
 */
export async function ensureAsterisks(report) {
  const built = await Promise.allSettled(versions.map((version) => ensureAsterisk(version, report)))
  return built.map((one) => (one.status === 'fulfilled' ? one.value : raise(one.reason))).join('; ')
}

/**
 * @param {unknown} error
 * @returns {never}
 */
function raise(error) {
  throw error
}

/**
 * Builds one tree when it is missing: about a minute and 400 MB.
 * @param {AsteriskVersion} version
 * @param {Report} report
 * @returns {Promise<string>} what was done
 */
export async function ensureAsterisk(version, report) {
  const dir = asteriskDir(version)
  if (existsSync(dir)) return `${await asteriskVersion(version)}, already there`
  const root = await rootPrefix('build the PBX for the tests')
  const mirror = await debianMirror()
  const build = ['debootstrap', '--variant=minbase', `--include=${included}`, suites[version]]
  if (root === undefined)
    throw new SetupError(
      `The PBX for the tests has to be built by root, and this user may not become root. As root run, then try again:\n\n` +
        `  ${[...build, dir, mirror].join(' ')}\n`,
    )
  await mkdir(userCacheDir, { recursive: true })
  for (const name of await readdir(userCacheDir)) {
    const pid = /^pbx-\d+\.part-(\d+)$/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) await run(root, ['rm', '-rf', path.join(userCacheDir, name)])
  }
  report(`building Asterisk ${version} from ${suites[version]} by debootstrap (about a minute)`)
  const part = `${dir}.part-${process.pid}`
  try {
    // In namespaces of its own: what debootstrap starts and mounts is gone with it, even when it is killed.
    const env = { ...process.env, ...(await debianProxy()) }
    await run(root, [...alone, ...build, part, mirror], env)
    await run(root, ['rm', '-rf', ...['var/cache/apt', 'var/lib/apt/lists'].map((name) => path.join(part, name))])
    // Another checkout may have been quicker; its tree is as good.
    await rename(part, dir).catch((error) => existsSync(dir) || raise(error))
  } finally {
    await run(root, ['rm', '-rf', part])
  }
  return `${await asteriskVersion(version)}, built`
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
