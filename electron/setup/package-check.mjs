/** What must be true of a package before it is shipped: it is hardened, whole, holds nothing else, and starts. */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startVirtualDisplay } from './display.mjs'
import { projectDir } from './paths.mjs'
import { SetupError, mustRun } from './run.mjs'
import { takePicture } from './screenshot.mjs'

/** Fuses are characters in the executable. */
const off = 0x30
const on = 0x31
const hardened = /** @type {const} */ ({
  RunAsNode: off,
  EnableCookieEncryption: on,
  EnableNodeOptionsEnvironmentVariable: off,
  EnableNodeCliInspectArguments: off,
  OnlyLoadAppFromAsar: on,
  LoadBrowserProcessSpecificV8Snapshot: off,
  GrantFileProtocolExtraPrivileges: off,
})

/** What the app reads beside its code: a folder, and of which files there must be how many at least. */
const resources = /** @type {const} */ ([
  { folder: 'policies', files: /\.json$/, atLeast: 4 },
  { folder: 'holidays', files: /^\d{4}\.json$/, atLeast: 2 },
  { folder: 'recordings', files: /./, atLeast: 1 },
  { folder: 'facts', files: /^(facts|tests)\.json$/, atLeast: 2 },
  { folder: 'media', files: /^check\.(sh|ps1)$/, atLeast: 2 },
])

/** What must be in the asar, by the beginning of its path. */
const code = [
  '/out/main/index.js',
  '/out/main/reader.js',
  '/out/main/media-worker.js',
  '/out/preload/index.cjs',
  '/out/renderer/index.html',
]
const fonts = /^\/out\/renderer\/assets\/noto-sans-sc-.*\.woff2$/
/** Nothing else belongs in it; what is not listed of node_modules is in the bundle or was for the build. */
const allowed = [
  /^\/package\.json$/,
  /^\/out\/(main|preload|renderer)\//,
  /^\/node_modules\/(@node-rs\/argon2(-linux-x64-gnu)?|sqlite3|node-gyp-build)\//,
]
const waste = /\.(map|ts|mts|cts|tsx)$/

/** @param {string} folder the packaged app */
export async function checkFuses(folder) {
  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses')
  const wire = await getCurrentFuseWire(path.join(folder, 'vigil'))
  for (const [name, wanted] of Object.entries(hardened)) {
    const found = Number(wire[FuseV1Options[/** @type {keyof typeof hardened} */ (name)]])
    if (found !== wanted) throw new SetupError(`the fuse ${name} should be ${wanted - off} and is ${found - off}`)
  }
  return `${Object.keys(hardened).length} as they should be`
}

/** @param {string} folder the packaged app */
export async function checkContents(folder) {
  const { listPackage } = await import('@electron/asar')
  const asar = path.join(folder, 'resources/app.asar')
  const inAsar = listPackage(asar, { isPack: false })
  const isFolder = (/** @type {string} */ name) => inAsar.some((other) => other.startsWith(`${name}/`))
  const files = inAsar.filter((name) => !isFolder(name))
  const problems = [
    ...code.filter((name) => !files.includes(name)).map((name) => `${name} is missing in the asar`),
    ...files
      .filter((name) => waste.test(name) || !allowed.some((rule) => rule.test(name)))
      .map((name) => `${name} is not needed`),
    ...(await checkFonts(files)),
    ...(await checkResources(path.join(folder, 'resources/resources'))),
    ...files
      .filter((name) => name.endsWith('.node') && !existsSync(path.join(`${asar}.unpacked`, name)))
      .map((name) => `${name} must stand unpacked beside the asar, where the system's loader can open it`),
  ]
  if (!files.some((name) => name.endsWith('.node'))) problems.push('no native module is in the asar')
  if (existsSync(path.join(folder, 'resources/default_app.asar')))
    problems.push('default_app.asar is for development only')
  if (problems.length > 0)
    throw new SetupError(`The package is not as it should be:\n  ${problems.slice(0, 30).join('\n  ')}`)
  return `${files.length} files in the asar, nothing missing, nothing too much`
}

/** @param {readonly string[]} files */
async function checkFonts(files) {
  const found = files.filter((name) => fonts.test(name)).length
  const built = (await readdir(path.join(projectDir, 'out/renderer/assets'))).filter((name) =>
    name.endsWith('.woff2'),
  ).length
  return found > 0 && found === built ? [] : [`${found} of ${built} font files are in the asar`]
}

/** @param {string} folder */
async function checkResources(folder) {
  const problems = resources.map(async (wanted) => {
    const names = await readdir(path.join(folder, wanted.folder)).catch(() => [])
    const found = names.filter((name) => wanted.files.test(name)).length
    return found >= wanted.atLeast
      ? []
      : [`resources/${wanted.folder} has ${found} of at least ${wanted.atLeast} files`]
  })
  return (await Promise.all(problems)).flat()
}

/** Packages that the .deb recommends. */
export const recommended = Object.freeze(['xorriso', 'clamav', 'osslsigncode'])

/**
 * The system finds the app in its menu, hands it `vigil://` links as one argument each, and brings the tools of the discs along.
 * @param {string} deb
 */
export async function checkDeb(deb) {
  const field = (await mustRun('dpkg-deb', ['--field', deb, 'Recommends'])).split(/,\s*/).map((name) => name.trim())
  for (const name of recommended)
    if (!field.includes(name)) throw new SetupError(`${deb} does not recommend ${name}, but only ${field.join(', ')}`)
  const folder = await mkdtemp(path.join(tmpdir(), 'vigil-deb-'))
  try {
    await mustRun('dpkg-deb', ['--extract', deb, folder])
    const entry = await readFile(path.join(folder, 'usr/share/applications/vigil.desktop'), 'utf8')
    for (const line of ['Exec=vigil %U', 'MimeType=x-scheme-handler/vigil;'])
      if (!entry.split('\n').includes(line)) throw new SetupError(`the desktop entry of ${deb} lacks ${line}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Starts the packaged app on an empty profile, as its user will, and leaves a picture of its first screen.
 * @param {string} folder the packaged app
 * @param {string} picture where it is written
 */
export async function checkStart(folder, picture) {
  const display = await startVirtualDisplay()
  const profile = await mkdtemp(path.join(tmpdir(), 'vigil-package-'))
  const port = 20_000 + (process.pid % 20_000)
  try {
    // Only root needs the switch, which it has on a build machine; the last one asks for what must be refused.
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const args = [...sandbox, '--data', profile, `--remote-debugging-port=${port}`]
    const meanwhile = async () => {
      if (await isOpen(port)) throw new SetupError('the packaged app lets a debugger in')
    }
    await takePicture(path.join(folder, 'vigil'), args, { picture, env: display.env, meanwhile })
  } finally {
    display.stop()
    await rm(profile, { recursive: true, force: true })
  }
  return `its first screen is in ${path.relative(projectDir, picture)}`
}

/**
 * @param {number} port
 * @returns {Promise<boolean>} whether somebody listens there
 */
function isOpen(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
