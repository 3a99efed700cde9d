/**
 * The set-up: brings a fresh machine with Node, npm and git to where the app can run. It checks first, does only what is
 * missing, can be interrupted at any point, and is repeated safely. Run directly it prepares for development.
 */
import { buildIsCurrent, ensureBuild } from './build.mjs'
import { debianPackages, ensureDebianPackages, missingDebianPackages } from './debian.mjs'
import { electronIsThere, ensureElectron } from './electron-runtime.mjs'
import { withLock } from './lock.mjs'
import { ensureNpmPackages, npmPackagesAreThere } from './npm-packages.mjs'
import { runSteps } from './progress.mjs'
import { SetupError, runCommand } from './run.mjs'
import { asterisksAreThere, ensureAsterisks } from './test-pbx.mjs'

/** @typedef {'debian' | 'debian-tests' | 'debian-packaging' | 'npm' | 'electron' | 'test-pbx' | 'build'} Part */

/** @type {Readonly<Record<Part, import('./progress.mjs').Step>>} */
const parts = {
  debian: debianStep(debianPackages.app),
  'debian-tests': debianStep(debianPackages.tests),
  'debian-packaging': debianStep(debianPackages.packaging),
  npm: { title: 'npm packages', isDone: npmPackagesAreThere, run: ensureNpmPackages },
  electron: { title: 'Electron', isDone: electronIsThere, run: ensureElectron },
  'test-pbx': { title: 'Test PBX', isDone: asterisksAreThere, run: ensureAsterisks },
  build: { title: 'Build', isDone: buildIsCurrent, run: ensureBuild },
}

/**
 * @param {readonly string[]} packages
 * @returns {import('./progress.mjs').Step}
 */
function debianStep(packages) {
  return {
    title: 'Debian packages',
    isDone: async () => (await missingDebianPackages(packages)).length === 0,
    run: (report) => ensureDebianPackages(packages, report),
  }
}

/**
 * Brings the named parts up to date, in order. Quiet: says nothing about what is already done.
 * @param {readonly Part[]} names
 * @param {{ quiet?: boolean }} [options]
 */
export async function setUp(names, { quiet = false } = {}) {
  requireNode()
  const steps = names.map((name) => parts[name])
  if (quiet && (await allDone(steps))) return
  await withLock(() => runSteps(steps, { quiet }))
}

/** @param {readonly import('./progress.mjs').Step[]} steps */
async function allDone(steps) {
  for (const step of steps) if (!(await step.isDone())) return false
  return true
}

/** Vite and Vitest need it; older versions fail later with messages nobody understands. */
function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new SetupError(`Vigil needs Node 20.19 or later; this is ${process.versions.node}.`)
}

if (process.argv[1] === import.meta.filename) {
  await runCommand(async () => {
    await setUp(['debian', 'npm', 'electron'])
    return 0
  })
}
