/** Builds a script of the tests to plain JavaScript, so that many processes of it start quickly. */
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '../..')

/**
 * The path of the built script. It lies in the project's `out`, where Node finds the native packages. Several tests may build the same
 * one at once: each file appears whole.
 */
export async function buildScript(entry: string): Promise<string> {
  const name = path.relative(root, path.resolve(root, entry)).replaceAll(path.sep, '-').replace(/\.ts$/, '')
  const outDir = path.join(root, 'out/test-scripts', name)
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    // What is plain JavaScript goes into the file, as it does in the app.
    ssr: { noExternal: true, external: ['sqlite3', '@node-rs/argon2'] },
    build: {
      ssr: entry,
      write: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'script.mjs' } },
    },
  })
  for (const { output } of [built].flat().filter((one) => 'output' in one))
    for (const file of output) {
      const target = path.join(outDir, file.fileName)
      const part = `${target}.${process.pid}.part`
      await mkdir(path.dirname(target), { recursive: true })
      await writeFile(part, file.type === 'chunk' ? file.code : file.source)
      await rename(part, target)
    }
  return path.join(outDir, 'script.mjs')
}
