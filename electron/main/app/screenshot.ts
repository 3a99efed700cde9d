/** A picture of a window once its page says that it shows something: for machines without a display, and for the packager. */
import { writeFile } from 'node:fs/promises'
import type { BrowserWindow } from 'electron'

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
  const image = await window.webContents.capturePage()
  await writeFile(file, image.toPNG())
}
