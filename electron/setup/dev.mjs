/**
 * npm run dev: the app on its development profile, rebuilt and restarted whenever a source changes. It is the built app
 * with its own origin and content policy, so that nothing works here that will not work when shipped.
 */
import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { build, sourceState } from './build.mjs'
import { hasDisplay, startVirtualDisplay } from './display.mjs'
import { developmentArguments, electron } from './electron-runtime.mjs'
import { developmentProfile } from './paths.mjs'
import { runStep } from './progress.mjs'
import { SetupError, boundToUs, runCommand } from './run.mjs'
import { setUp } from './setup.mjs'

/** How often the sources are looked at: a few hundred files' sizes and times. */
const lookMs = 500

await runCommand(async () => {
  await setUp(['debian', 'npm', 'electron', 'build'])
  await mkdir(developmentProfile, { recursive: true })
  const display = hasDisplay() ? undefined : await startVirtualDisplay()
  const env = display?.env ?? process.env
  if (display) process.stdout.write(`No display here: the app runs on the virtual one ${env.DISPLAY}.\n`)
  // Ctrl+C reaches the app, and its end ends this.
  process.on('SIGINT', () => {})
  let app = startApp(env)
  let seen = await sourceState()
  for (;;) {
    const code = await Promise.race([app.ended, wait(lookMs)])
    if (code !== undefined) return code
    const now = await sourceState()
    if (now === seen) continue
    seen = now
    if (!(await rebuild())) continue
    app.stop()
    await app.ended
    app = startApp(env)
  }
})

/** @param {NodeJS.ProcessEnv} env */
function startApp(env) {
  const child = spawn(...boundToUs(electron, [...developmentArguments(), ...process.argv.slice(2)]), {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  /** @type {Promise<number>} its exit code */
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  return { ended, stop: () => child.kill() }
}

/** @returns {Promise<boolean>} false after saying what is wrong: the app as it was runs on */
async function rebuild() {
  try {
    await runStep('Build', build)
    return true
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    process.stderr.write(`${error.message}\n`)
    return false
  }
}
