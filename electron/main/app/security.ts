/** What every page may not do, whoever wrote it: navigate away, open windows, ask for permissions, embed pages. */
import { app, session } from 'electron'
import type { WebPreferences } from 'electron'
import { appOrigin } from './protocol'

export const webPreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  enableWebSQL: false,
  devTools: !app.isPackaged,
})

/** Whether a message comes from the main frame of a page of ours. */
export const isTrusted = (event: {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null
}): boolean =>
  event.senderFrame !== null && event.senderFrame.parent === null && event.senderFrame.url.startsWith(`${appOrigin}/`)

/** A packaged app opens no door for a debugger, whatever its command line says; the fuses close Node's own. */
export function refuseDebuggers(): void {
  if (!app.isPackaged) return
  for (const name of ['remote-debugging-port', 'remote-debugging-pipe']) app.commandLine.removeSwitch(name)
}

export function secureContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
  })
}

const isOurs = (url: string | undefined): boolean => url !== undefined && `${url}/`.startsWith(`${appOrigin}/`)

/**
 * Refuses every permission and every request that leaves the app. The one exception is the picture of the camera (never its sound),
 * which reads the QR codes of receipts: for a page of ours, while `mayUseCamera` says so.
 */
export function secureSession(mayUseCamera: () => boolean): void {
  const own = session.defaultSession
  own.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const video = 'mediaTypes' in details && details.mediaTypes?.join(' ') === 'video'
    callback(permission === 'media' && video && details.isMainFrame && isOurs(details.requestingUrl) && mayUseCamera())
  })
  own.setPermissionCheckHandler((_contents, permission, origin, { mediaType, isMainFrame }) =>
    permission === 'media' && mediaType === 'video' && isMainFrame && isOurs(origin) ? mayUseCamera() : false,
  )
  own.setDevicePermissionHandler(() => false)
  own.webRequest.onBeforeRequest((details, callback) => {
    const allowed = /^(?:app|data|blob|devtools):/u.test(details.url)
    callback({ cancel: !allowed })
  })
  own.setSpellCheckerEnabled(false)
}
