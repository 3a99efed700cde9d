/** npm run vigil: the command line, built first where sources changed. Standard output is the command's alone. */
import path from 'node:path'
import { projectDir } from './paths.mjs'
import { handOver, runCommand } from './run.mjs'
import { setUp } from './setup.mjs'

await runCommand(async () => {
  await setUp(['npm', 'build'], { quiet: true })
  const cwd = process.env.INIT_CWD ?? process.cwd()
  return handOver(process.execPath, [path.join(projectDir, 'out/main/cli.js'), ...process.argv.slice(2)], { cwd })
})
