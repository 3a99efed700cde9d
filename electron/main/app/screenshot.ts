/** A picture of a window once its page says that it shows something: for machines without a display, and for the packager. */
import { writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserWindow } from 'electron'

/** How long a wallboard runs before its picture is taken, ms: the sample centre's first calls are answered by then. */
const firstCallsMs = 8_000

/**
 * Waits for a mark on the page's root element and for the bundled font, then writes a PNG.
 * @param mark `ready`: the console's first screen can be used; `living`: the wallboard shows live data
 */
export async function takeScreenshot(window: BrowserWindow, mark: 'ready' | 'living', file: string): Promise<void> {
  await window.webContents.executeJavaScript(
    `new Promise((resolve) => {
      const inBundledFont = () => document.fonts.status === 'loaded' && [...document.fonts].some((face) => face.status === 'loaded')
      const look = () => {
        if (document.documentElement.dataset.${mark} !== 'true' || !inBundledFont()) return requestAnimationFrame(look)
        // Two frames on it is certainly drawn.
        return requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))
      }
      look()
    })`,
  )
  if (mark === 'living') await wait(firstCallsMs)
  const image = await window.webContents.capturePage()
  await writeFile(file, image.toPNG())
}
