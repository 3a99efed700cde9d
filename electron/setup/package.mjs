/**
 * npm run package: sets up, builds, packs the app beside a hardened Electron, checks what came out and makes a Debian
 * package of it; with --unpacked only the folder. Everything it needs is in node_modules; no network.
 */
import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { checkContents, checkDeb, checkFuses, checkStart, recommended } from './package-check.mjs'
import { projectDir } from './paths.mjs'
import { runStep } from './progress.mjs'
import { SetupError, mustRun, runCommand } from './run.mjs'
import { setUp } from './setup.mjs'

const distDir = path.join(projectDir, 'dist')
const unpackedDir = path.join(distDir, 'linux-unpacked')

await runCommand(async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new SetupError('Packages are made on linux-x64, for which the pinned Electron is at hand.')
  const withDeb = !process.argv.includes('--unpacked')
  await setUp([withDeb ? 'debian-packaging' : 'debian', 'npm', 'electron', 'build'])
  await runStep('Packing the app', pack)
  await runStep('Fuses', () => checkFuses(unpackedDir))
  await runStep('Contents', () => checkContents(unpackedDir))
  await runStep('First start', () => checkStart(unpackedDir, path.join(distDir, 'first-screen.png')))
  if (withDeb) await runStep('Debian package', makeDeb)
  return 0
})

async function pack() {
  await rm(unpackedDir, { recursive: true, force: true })
  const builder = path.join(projectDir, 'node_modules/electron-builder/cli.js')
  await mustRun(process.execPath, [builder, '--linux', 'dir', '--x64', '--publish', 'never'])
  await rm(path.join(unpackedDir, 'resources/default_app.asar'), { force: true })
  return `${path.relative(projectDir, unpackedDir)}, ${await megabytes(unpackedDir)}`
}

async function makeDeb() {
  const manifest = JSON.parse(await readFile(path.join(projectDir, 'package.json'), 'utf8'))
  // Two files the packer leaves out: which libraries Electron needs is read from the first, the second becomes `copyright`.
  await writeFile(path.join(unpackedDir, 'version'), manifest.devDependencies.electron)
  const electronLicense = await readFile(path.join(unpackedDir, 'LICENSE.electron.txt'), 'utf8')
  await writeFile(
    path.join(unpackedDir, 'LICENSE'),
    `Vigil ${manifest.version}, all rights reserved.\n\nElectron:\n${electronLicense}`,
  )
  for (const old of await debs()) await rm(old)
  /** @type {(options: object) => Promise<unknown>} */
  const installer = createRequire(import.meta.url)('electron-installer-debian')
  await installer({
    src: unpackedDir,
    dest: distDir,
    arch: 'amd64',
    options: {
      name: manifest.name,
      bin: 'vigil',
      productName: manifest.productName,
      version: manifest.version,
      description: 'Support-center console that keeps service promises',
      productDescription: manifest.description,
      maintainer: 'Vigil maintainers <maintainers@vigil.invalid>',
      section: 'misc',
      categories: ['Office'],
      mimeType: ['x-scheme-handler/vigil'],
      // The weekly discs need them; everything else works without.
      recommends: [...recommended],
      // Seconds instead of xz's minutes, for a quarter more bytes; Debian knows it since 12.
      compression: 'zstd',
    },
  })
  const made = await debs()
  if (made.length === 0) throw new SetupError('no .deb came out')
  for (const file of made) await checkDeb(file)
  const described = made.map(async (file) => `${path.relative(projectDir, file)}, ${await megabytes(file)}`)
  return (await Promise.all(described)).join('; ')
}

/** @returns {Promise<readonly string[]>} */
async function debs() {
  return (await readdir(distDir)).filter((name) => name.endsWith('.deb')).map((name) => path.join(distDir, name))
}

/** @param {string} file or folder */
async function megabytes(file) {
  return `${(await mustRun('du', ['-sm', file])).split('\t')[0]} MB`
}
