/** The windows: the console, and the wallboard in a window of its own. */
import path from 'node:path'
import { app, BrowserWindow, screen } from 'electron'
import type { Failure } from '#shared/lib/result'
import { appOrigin } from './protocol'
import { webPreferences } from './security'

const preload = path.join(import.meta.dirname, '../preload/index.cjs')

export type Windows = {
  readonly openConsole: () => BrowserWindow
  readonly openWallboard: (fullScreen: boolean) => BrowserWindow
  /** Brings the console to the front, anew where it was closed while the wallboard stayed; not before it opened first. */
  readonly focusConsole: () => void
  /** A page that says why the app cannot start. */
  readonly openProblem: (failure: Failure) => void
}

const show = (window: BrowserWindow): BrowserWindow => {
  window.once('ready-to-show', () => window.show())
  return window
}

/** A page that is replaced before it was loaded is no failure, and there is no other: they come from the app itself. */
const load = (window: BrowserWindow, query: string): void =>
  void window.loadURL(`${appOrigin}/index.html${query}`).catch(() => undefined)

export function createWindows(): Windows {
  let consoleWindow: BrowserWindow | null = null
  let hasOpened = false
  let wallboard: BrowserWindow | null = null

  const openConsole = (query = ''): BrowserWindow => {
    if (consoleWindow) return consoleWindow
    const window = show(
      new BrowserWindow({
        width: 1440,
        height: 900,
        minWidth: 1024,
        minHeight: 680,
        show: false,
        autoHideMenuBar: true,
        backgroundColor: '#F3F5F9',
        title: '值守 Vigil',
        webPreferences: webPreferences(preload),
      }),
    )
    consoleWindow = window
    hasOpened = true
    window.on('closed', () => {
      consoleWindow = null
    })
    load(window, query)
    return window
  }

  const openWallboard = (fullScreen: boolean): BrowserWindow => {
    if (wallboard) {
      wallboard.setFullScreen(fullScreen)
      wallboard.focus()
      return wallboard
    }
    // The second monitor where there is one: the board hangs on the wall while the console is worked in.
    const displays = screen.getAllDisplays()
    const { x, y, width, height } = (displays[1] ?? screen.getPrimaryDisplay()).workArea
    const window = show(
      new BrowserWindow({
        x,
        y,
        width: Math.min(1920, width),
        height: Math.min(1080, height),
        show: false,
        fullscreen: fullScreen,
        autoHideMenuBar: true,
        backgroundColor: '#0A1120',
        title: '值守大屏 Vigil',
        webPreferences: { ...webPreferences(preload), backgroundThrottling: false },
      }),
    )
    wallboard = window
    window.on('closed', () => {
      wallboard = null
    })
    load(window, '?window=wallboard')
    return window
  }

  return {
    openConsole: () => openConsole(),
    openProblem: ({ code, params }) => {
      const query = new URLSearchParams({
        window: 'problem',
        code,
        params: JSON.stringify(params ?? {}),
        version: app.getVersion(),
      })
      if (consoleWindow) load(consoleWindow, `?${query.toString()}`)
      else openConsole(`?${query.toString()}`)
    },
    openWallboard,
    focusConsole: () => {
      if (!hasOpened) return
      const window = openConsole()
      if (window.isMinimized()) window.restore()
      window.focus()
    },
  }
}
