/**
 * What `electron FOLDER` starts when the runtime came without its own default application: preloads what -r names, takes
 * the first argument that is no flag as the app's folder and imports its main file. Never part of a packaged app.
 */
import { app } from 'electron'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)

/** @param {readonly string[]} argv without the executable */
function readArguments(argv) {
  const preload = []
  for (let at = 0; at < argv.length; at += 1) {
    const arg = argv[at] ?? ''
    if (arg === '-r' || arg === '--require') preload.push(argv[(at += 1)] ?? '')
    else if (arg === '-v' || arg === '--version') return { preload, version: true, folder: '' }
    else if (!arg.startsWith('-')) return { preload, version: false, folder: arg }
  }
  return { preload, version: false, folder: '' }
}

const { preload, version, folder } = readArguments(process.argv.slice(1))
if (version) {
  process.stdout.write(`v${process.versions.electron}\n`)
  process.exit(0)
}
if (folder === '') {
  process.stderr.write('usage: electron [-r FILE] FOLDER …\n')
  process.exit(2)
}
for (const file of preload) require(path.resolve(file))

const appDir = path.resolve(folder)
const manifest = JSON.parse(await readFile(path.join(appDir, 'package.json'), 'utf8'))
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
// The two setters exist for default applications like this one only, so Electron's types leave them out.
const settable = /** @type {Electron.App & { setVersion(v: string): void, setAppPath(p: string): void }} */ (app)
if (manifest.version) settable.setVersion(manifest.version)
app.setName(manifest.productName ?? manifest.name ?? 'Electron')
settable.setAppPath(appDir)
try {
  await import(pathToFileURL(path.join(appDir, manifest.main ?? 'index.js')).href)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
}
