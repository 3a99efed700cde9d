/** npm run bench: sets up, builds, gives the measurements a screen and runs them; arguments choose some by their id. */
import path from 'node:path'
import { startVirtualDisplay } from './display.mjs'
import { projectDir } from './paths.mjs'
import { handOver, runCommand } from './run.mjs'
import { setUp } from './setup.mjs'

await runCommand(async () => {
  await setUp(['debian', 'npm', 'electron', 'build'], { quiet: true })
  const display = await startVirtualDisplay()
  const tsx = path.join(projectDir, 'node_modules/tsx/dist/cli.mjs')
  const args = [tsx, path.join(projectDir, 'tests/bench/run.ts'), ...process.argv.slice(2)]
  const code = await handOver(process.execPath, args, { env: display.env })
  display.stop()
  return code
})
