/**
 * Builds the app with electron-vite when a source changed since the last build, and the fact table when a test did. Run
 * directly, it always builds.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { factTestsFile, testSources, writeFactTests } from './facts.mjs'
import { projectDir } from './paths.mjs'
import { runStep } from './progress.mjs'
import { mustRun, runCommand } from './run.mjs'

/** What a build is made from. */
const sources = [
  'electron',
  'shared',
  'renderer',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
]
const notBuilt = path.join('electron', 'setup')
/** Made here, though it stands among the sources. */
const made = path.relative(projectDir, factTestsFile)
const results = ['out/main/index.js', 'out/main/cli.js', 'out/renderer', made]
const stampFile = path.join(projectDir, 'out/build-stamp.json')

/** @typedef {import('./progress.mjs').Report} Report */
/**
 * @typedef {object} Fingerprint
 * @property {string} files names, sizes and times of the sources
 * @property {string} content of the sources
 * @property {string} tests names, sizes and times of the tests, from which the fact table is made
 */

/** @returns {Promise<string>} another one whenever a source changed */
export async function sourceState() {
  return fingerprintFiles(await sourceFiles())
}

export async function buildIsCurrent() {
  return (await appIsCurrent()) && (await factsAreCurrent())
}

async function appIsCurrent() {
  const stamp = await readStamp()
  if (stamp === undefined || !results.every((file) => existsSync(path.join(projectDir, file)))) return false
  const files = await sourceFiles()
  if (stamp.files === fingerprintFiles(files)) return true
  if (stamp.content !== (await fingerprintContent(files))) return false
  await writeStamp({ ...stamp, files: fingerprintFiles(files) })
  return true
}

async function factsAreCurrent() {
  return (await readStamp())?.tests === fingerprintFiles(await testFiles())
}

/**
 * @param {Report} report
 * @returns {Promise<string>} what was done
 */
export async function ensureBuild(report) {
  if (!(await appIsCurrent())) return build(report)
  if (await factsAreCurrent()) return 'up to date'
  report('looking which test proves which fact')
  const tests = fingerprintFiles(await testFiles())
  await writeFactTests()
  const stamp = await readStamp()
  if (stamp) await writeStamp({ ...stamp, tests })
  return 'fact table brought up to date'
}

/**
 * @param {Report} report
 * @returns {Promise<string>} what was done
 */
export async function build(report) {
  report('building main, preload, command line and screens')
  await rm(stampFile, { force: true })
  // Taken before the build: a file saved meanwhile makes the next look build again.
  const files = await sourceFiles()
  const stamp = {
    files: fingerprintFiles(files),
    content: await fingerprintContent(files),
    tests: fingerprintFiles(await testFiles()),
  }
  const vite = path.join(projectDir, 'node_modules/electron-vite/bin/electron-vite.js')
  await mustRun(process.execPath, [vite, 'build', '--logLevel', 'warn'], { env: { ...process.env, NO_COLOR: '1' } })
  await writeFactTests()
  await writeStamp(stamp)
  return 'built'
}

/** @returns {Promise<Fingerprint | undefined>} */
async function readStamp() {
  try {
    return JSON.parse(await readFile(stampFile, 'utf8'))
  } catch {
    return undefined
  }
}

/** @param {Fingerprint} stamp */
async function writeStamp(stamp) {
  await mkdir(path.dirname(stampFile), { recursive: true })
  await writeFile(stampFile, JSON.stringify(stamp))
}

/** @typedef {{ name: string, size: number, time: number }} SourceFile */

/** @returns {Promise<readonly SourceFile[]>} in a fixed order */
async function sourceFiles() {
  const lists = await Promise.all(sources.map(filesUnder))
  const names = lists.flat().filter((name) => !name.startsWith(notBuilt + path.sep) && !name.startsWith(made))
  return Promise.all(names.toSorted().map(describe))
}

/** @returns {Promise<readonly SourceFile[]>} in a fixed order */
async function testFiles() {
  return Promise.all((await testSources()).map(describe))
}

/**
 * @param {string} name
 * @returns {Promise<SourceFile>}
 */
async function describe(name) {
  const { size, mtimeMs } = await stat(path.join(projectDir, name))
  return { name, size, time: mtimeMs }
}

/** @param {string} name */
async function filesUnder(name) {
  const full = path.join(projectDir, name)
  const found = await stat(full).catch(() => undefined)
  if (found === undefined) return []
  if (found.isFile()) return [name]
  const entries = await readdir(full, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectDir, path.join(entry.parentPath, entry.name)))
}

/** @param {readonly SourceFile[]} files */
function fingerprintFiles(files) {
  const hash = createHash('sha256')
  for (const { name, size, time } of files) hash.update(`${name}\0${size}\0${time}\n`)
  return hash.digest('hex')
}

/** @param {readonly SourceFile[]} files */
async function fingerprintContent(files) {
  const hash = createHash('sha256')
  for (const { name } of files) hash.update(`${name}\0`).update(await readFile(path.join(projectDir, name)))
  return hash.digest('hex')
}

if (process.argv[1] === import.meta.filename) {
  await runCommand(async () => {
    await runStep('Build', build)
    return 0
  })
}
