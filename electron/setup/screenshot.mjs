/** Lets the app run until it has written a picture of itself, on a screen nobody sees. */
import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { SetupError, boundToUs } from './run.mjs'

/** How long the app may take to show something before something must be wrong. */
const patienceMs = 120_000

/**
 * Starts the app, which was told by `--screenshot` to write the picture and quit.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ picture: string, env: NodeJS.ProcessEnv, meanwhile?: () => Promise<void> }} options meanwhile: called again and
 *   again while the app runs
 */
export async function takePicture(program, args, { picture, env, meanwhile }) {
  await rm(picture, { force: true })
  const app = spawn(...boundToUs(program, [...args, '--screenshot', picture]), {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [app.stdout, app.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  const ended = new Promise((resolve) => app.once('close', resolve).once('error', resolve))
  const deadline = performance.now() + patienceMs
  try {
    while (!(await isWholePng(picture))) {
      if (app.pid === undefined || app.exitCode !== null || app.signalCode !== null)
        throw new SetupError(`The app ended before there was a picture of it. It said:\n${output}`)
      if (performance.now() > deadline)
        throw new SetupError(`The app showed nothing to take a picture of. It said:\n${output}`)
      await meanwhile?.()
      await wait(50)
    }
  } finally {
    // It quits by itself after the picture; if not, it is made to.
    await Promise.race([ended, wait(5000, undefined, { ref: false })])
    app.kill('SIGKILL')
  }
}

/** @param {string} file */
async function isWholePng(file) {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0))
  return bytes.subarray(-8, -4).toString('latin1') === 'IEND'
}
