/**
 * npm run package: sets up, builds, packs the app beside a hardened Electron and makes a Debian package of it. Everything
 * it needs is in node_modules; no network.
 */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { projectDir } from './paths.mjs'
import { runStep } from './progress.mjs'
import { SetupError, mustRun, runCommand } from './run.mjs'
import { setUp } from './setup.mjs'

const distDir = path.join(projectDir, 'dist')
const unpackedDir = path.join(distDir, 'linux-unpacked')

/** Fuses are characters in the executable. */
const off = 0x30
const on = 0x31
/** What must come out, by the names of @electron/fuses: a package without it is not shipped. */
const hardened = /** @type {const} */ ({
  RunAsNode: off,
  EnableCookieEncryption: on,
  EnableNodeOptionsEnvironmentVariable: off,
  EnableNodeCliInspectArguments: off,
  OnlyLoadAppFromAsar: on,
  LoadBrowserProcessSpecificV8Snapshot: off,
  GrantFileProtocolExtraPrivileges: off,
})

await runCommand(async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new SetupError('Packages are made on linux-x64, for which the pinned Electron is at hand.')
  await setUp(['debian-packaging', 'npm', 'electron', 'build'])
  await runStep('Packing the app', pack)
  await runStep('Checking fuses', checkFuses)
  await runStep('Debian package', makeDeb)
  return 0
})

async function pack() {
  await rm(unpackedDir, { recursive: true, force: true })
  const builder = path.join(projectDir, 'node_modules/electron-builder/cli.js')
  await mustRun(process.execPath, [builder, '--linux', 'dir', '--x64', '--publish', 'never'])
  return path.relative(projectDir, unpackedDir)
}

async function checkFuses() {
  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses')
  const wire = await getCurrentFuseWire(path.join(unpackedDir, 'vigil'))
  for (const [name, wanted] of Object.entries(hardened)) {
    const found = Number(wire[FuseV1Options[/** @type {keyof typeof hardened} */ (name)]])
    if (found !== wanted) throw new SetupError(`the fuse ${name} should be ${wanted - off} and is ${found - off}`)
  }
  return `${Object.keys(hardened).length} as they should be`
}

async function makeDeb() {
  const manifest = JSON.parse(await readFile(path.join(projectDir, 'package.json'), 'utf8'))
  // The packer leaves this file out, and the Debian installer reads from it which libraries Electron needs.
  await writeFile(path.join(unpackedDir, 'version'), manifest.devDependencies.electron)
  await mkdir(distDir, { recursive: true })
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
    },
  })
  const debs = (await readdir(distDir)).filter((name) => name.endsWith('.deb'))
  if (debs.length === 0) throw new SetupError('no .deb came out')
  return debs.map((name) => path.join('dist', name)).join(', ')
}
