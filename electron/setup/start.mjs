/**
 * npm start: sets up, builds and opens the app on its development profile with the sample centre. Without a display it
 * lets the app run on a virtual one until its wallboard lives, and leaves a screenshot of it.
 */
import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { hasDisplay, startVirtualDisplay } from './display.mjs'
import { localCacheDir, projectDir } from './paths.mjs'
import { SetupError, handOver, runCommand } from './run.mjs'
import { setUp } from './setup.mjs'

const electron = path.join(projectDir, 'node_modules/electron/dist/electron')
const profile = path.join(localCacheDir, 'dev-profile')
const screenshot = path.join(localCacheDir, 'wallboard.png')
/** How long the wallboard may take to live on a virtual screen before something must be wrong. */
const patienceMs = 120_000

await runCommand(async () => {
  await setUp(['debian', 'npm', 'electron', 'build'])
  await mkdir(profile, { recursive: true })
  // Chromium's sandbox refuses to run as root. Only here and in tests: the packaged app never gets this switch.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...sandbox, projectDir, '--data', profile, '--sample', ...process.argv.slice(2)]
  if (hasDisplay()) {
    say(`Opening Vigil on ${path.relative(projectDir, profile)} with the sample centre.`)
    return handOver(electron, args)
  }
  say(
    'No display here: starting a virtual one and taking a screenshot of the wallboard. (With a display the window stays open.)',
  )
  return takeScreenshot([...args, '--screenshot', screenshot])
})

/** @param {readonly string[]} args */
async function takeScreenshot(args) {
  await rm(screenshot, { force: true })
  const display = await startVirtualDisplay()
  const app = spawn(electron, args, { cwd: projectDir, env: display.env, stdio: ['ignore', 'pipe', 'pipe'] })
  process.once('exit', () => app.kill('SIGKILL'))
  let output = ''
  for (const stream of [app.stdout, app.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  const ended = new Promise((resolve) => app.once('close', resolve))
  const deadline = performance.now() + patienceMs
  try {
    while (!(await isWholePng(screenshot))) {
      const problem = app.exitCode !== null || app.signalCode !== null ? 'ended' : 'showed no wallboard'
      if (problem === 'ended' || performance.now() > deadline)
        throw new SetupError(`The app ${problem} before there was a screenshot. It said:\n${output}`)
      await wait(100)
    }
  } finally {
    app.kill()
    await Promise.race([ended, wait(5000)])
    app.kill('SIGKILL')
    display.stop()
  }
  say(`The wallboard is in ${screenshot}`)
  return 0
}

/** @param {string} file */
async function isWholePng(file) {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0))
  return bytes.subarray(-8, -4).toString('latin1') === 'IEND'
}

/** @param {string} text */
function say(text) {
  process.stdout.write(`${text}\n`)
}
