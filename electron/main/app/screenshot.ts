/** A picture of the wallboard once it lives: for machines without a display. */
import { writeFile } from 'node:fs/promises'
import type { BrowserWindow } from 'electron'

/** Waits until the page says that it shows live data, then writes a PNG. */
export async function takeScreenshot(window: BrowserWindow, file: string): Promise<void> {
  await window.webContents.executeJavaScript(
    `new Promise((resolve) => {
      const look = () => document.documentElement.dataset.living === 'true' ? resolve(null) : requestAnimationFrame(look)
      look()
    })`,
  )
  const image = await window.webContents.capturePage()
  await writeFile(file, image.toPNG())
}
