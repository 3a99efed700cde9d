/** Draws papers: each in a hidden, sandboxed window of the app's own page, gone as soon as its PDF or its print job is made. */
import path from 'node:path'
import { BrowserWindow } from 'electron'
import type { WebContentsPrintOptions } from 'electron'
import type { PaperFormat } from '#shared/domain/media/papers'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Press } from '../features/media-paper/service'
import type { Clock } from '../platform/clock'
import { fileDialogs } from './file-dialogs'
import { appOrigin } from './protocol'
import { webPreferences } from './security'

const preload = path.join(import.meta.dirname, '../preload/index.cjs')

/** A ledger of some hundred pages takes seconds; what takes longer will not come. */
const longestMs = 120_000

/** The page says on its root element that its pages stand, in their font, or that it could not draw them. */
const whenDrawn = `new Promise((resolve) => {
  const look = () => {
    const drawn = document.documentElement.dataset.drawn
    if (drawn !== undefined) resolve(drawn)
  }
  new MutationObserver(look).observe(document.documentElement, { attributes: true })
  look()
})`

/** Electron's words for a dialog that was closed. */
const cancelled = /cancel/i

const optionsOf = ({ width, height }: PaperFormat): WebContentsPrintOptions => ({
  printBackground: true,
  // Pages bring their own.
  margins: { marginType: 'none' },
  landscape: width > height,
  // Microns; a sheet is named by its upright form.
  pageSize: { width: Math.min(width, height) * 1000, height: Math.max(width, height) * 1000 },
})

export function createPress(clock: Clock): Press {
  const onPage = async <T>(sheet: string, make: (window: BrowserWindow) => Promise<Result<T>>): Promise<Result<T>> => {
    const window = new BrowserWindow({
      width: 1000,
      height: 1200,
      show: false,
      title: '值守 Vigil',
      webPreferences: { ...webPreferences(preload), backgroundThrottling: false },
    })
    const waiting = new AbortController()
    const gone = new Promise<string>((resolve) => {
      window.webContents.once('render-process-gone', (_event, { reason }) => resolve(reason))
      window.once('closed', () => resolve('closed'))
      waiting.signal.addEventListener(
        'abort',
        clock.setTimeout(() => resolve('late'), longestMs),
      )
    })
    try {
      const drawn = window
        .loadURL(`${appOrigin}/index.html?${new URLSearchParams({ window: 'paper', sheet }).toString()}`)
        .then(() => window.webContents.executeJavaScript(whenDrawn) as Promise<string>)
      const how = await Promise.race([drawn, gone])
      if (how !== 'true') return fail('media.paper-not-drawn', undefined, how)
      return await make(window)
    } catch (error) {
      return fail('media.paper-not-drawn', undefined, error instanceof Error ? error.message : String(error))
    } finally {
      waiting.abort()
      if (!window.isDestroyed()) window.destroy()
    }
  }

  return {
    pickFile: (name) => fileDialogs.save(name, 'pdf'),
    pdf: (sheet) =>
      onPage(sheet, async ({ webContents }) =>
        ok(
          await webContents.printToPDF({
            // The page's own size: A4, or the square of a sleeve.
            preferCSSPageSize: true,
            printBackground: true,
            generateTaggedPDF: true,
          }),
        ),
      ),
    print: (sheet, format) =>
      onPage(sheet, async ({ webContents }) => {
        // Electron would say that it could not list them, which tells nobody what to do.
        const printers = await webContents.getPrintersAsync()
        if (printers.length === 0) return fail('media.paper-no-printer')
        return new Promise((resolve) => {
          webContents.print(optionsOf(format), (success, reason) => {
            if (success) return resolve(ok({ printed: true }))
            return resolve(cancelled.test(reason) ? ok(null) : fail('media.paper-not-printed', { reason }, reason))
          })
        })
      }),
  }
}
