/**
 * npm start: sets up, builds and opens the app on its development profile with the sample centre. Without a display it
 * lets the app run on a virtual one until its wallboard lives, and leaves a screenshot of it.
 */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { hasDisplay, startVirtualDisplay } from './display.mjs'
import { developmentArguments, electron } from './electron-runtime.mjs'
import { developmentProfile, localCacheDir, projectDir } from './paths.mjs'
import { handOver, runCommand } from './run.mjs'
import { takePicture } from './screenshot.mjs'
import { setUp } from './setup.mjs'

const screenshot = path.join(localCacheDir, 'wallboard.png')

await runCommand(async () => {
  await setUp(['debian', 'npm', 'electron', 'build'])
  await mkdir(developmentProfile, { recursive: true })
  const args = [...developmentArguments(), ...process.argv.slice(2)]
  if (hasDisplay()) {
    say(`Opening Vigil on ${path.relative(projectDir, developmentProfile)} with the sample centre.`)
    return handOver(electron, args)
  }
  say(
    'No display here: starting a virtual one and taking a screenshot of the wallboard after its first calls. (With a display the window stays open.)',
  )
  const display = await startVirtualDisplay()
  await takePicture(electron, args, { picture: screenshot, env: display.env })
  display.stop()
  say(`The wallboard is in ${screenshot}`)
  return 0
})

/** @param {string} text */
function say(text) {
  process.stdout.write(`${text}\n`)
}
