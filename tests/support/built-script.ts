/** Builds a script of the tests to plain JavaScript, so that many processes of it start quickly. */
import path from 'node:path'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '../..')

/** The path of the built script. It lies in the project's `out`, where Node finds the native packages. */
export async function buildScript(entry: string): Promise<string> {
  const name = path.basename(entry, '.ts')
  const outDir = path.join(root, 'out/test-scripts', name)
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    // What is plain JavaScript goes into the file, as it does in the app.
    ssr: { noExternal: true, external: ['sqlite3', '@node-rs/argon2'] },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'script.mjs' } },
    },
  })
  return path.join(outDir, 'script.mjs')
}
