/** npm run dev: the app with the development server, rebuilt and reloaded as sources change. */
import path from 'node:path'
import { forgetBuild } from './build.mjs'
import { hasDisplay, startVirtualDisplay } from './display.mjs'
import { localCacheDir, projectDir } from './paths.mjs'
import { handOver, runCommand } from './run.mjs'
import { setUp } from './setup.mjs'

await runCommand(async () => {
  await setUp(['debian', 'npm', 'electron'])
  await forgetBuild()
  const display = hasDisplay() ? undefined : await startVirtualDisplay()
  if (display) process.stdout.write(`No display here: the app runs on the virtual one ${display.env.DISPLAY}.\n`)
  const vite = path.join(projectDir, 'node_modules/electron-vite/bin/electron-vite.js')
  const sandbox = process.getuid?.() === 0 ? ['--noSandbox'] : []
  const app = ['--', '--data', path.join(localCacheDir, 'dev-profile'), '--sample', ...process.argv.slice(2)]
  const env = display?.env ?? process.env
  const code = await handOver(process.execPath, [vite, 'dev', '--watch', ...sandbox, ...app], { env })
  display?.stop()
  return code
})
