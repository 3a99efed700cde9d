/** The composition root: the only place that constructs things, as a list of set-ups. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { app, ipcMain, powerMonitor, safeStorage } from 'electron'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import { mayAct } from '#shared/domain/people/people'
import { mediaWork } from '#shared/ipc/define'
import type { Failure } from '#shared/lib/result'
import { createCallLinks, registerCallScheme } from './app/call-links'
import { createFeedSources } from './app/feed-sources'
import { fileDialogs } from './app/file-dialogs'
import { createHandlers } from './app/handlers'
import { holdInstance, lockWhenIdle, stopBeforeQuit } from './app/lifecycle'
import { openCallLink } from './app/open-call-link'
import { createPress } from './app/papers'
import { registerScheme, serveRenderer } from './app/protocol'
import { pickFolder, pickTableFile } from './app/save-dialog'
import { siteFiles } from './app/site-files'
import { takeScreenshot } from './app/screenshot'
import { isTrusted, refuseDebuggers, secureContents, secureSession } from './app/security'
import { createServices } from './app/services'
import type { Services } from './app/services'
import { createSourceOpener } from './app/sources'
import { createStatus } from './app/status'
import { showTray } from './app/tray'
import { createWindows } from './app/windows'
import { listenForCommands } from './ipc/dispatch'
import { listenForWatches } from './ipc/feeds'
import { createDiscs } from './media/client'
import { parseAppArguments } from './platform/arguments'
import { systemClock } from './platform/clock'
import { createLog } from './platform/log'
import { checkFolder } from './platform/paths'
import { argon2Passwords } from './platform/passwords'
import { createSecrets } from './platform/secrets'

const args = parseAppArguments(process.argv.slice(1))
const here = import.meta.dirname
const resourcesDir = app.isPackaged ? path.join(process.resourcesPath, 'resources') : path.join(here, '../../resources')

// Nobody else on this machine reads the database, wherever its folder is.
process.umask(0o077)
registerScheme()
refuseDebuggers()
// Chromium's own fields and messages, such as the picker of a date, speak Chinese as the screens do.
app.commandLine.appendSwitch('lang', 'zh-CN')
// Root (tests in a container) cannot have Chromium's sandbox and says so with this switch; a packaged app is never given it.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
const dataDir = args.data === null ? app.getPath('userData') : path.resolve(args.data)
// Before the lock: in a folder that cannot be written to, it would look as if another instance held it.
const unusable = checkFolder(dataDir)
// Chromium needs a folder of its own even to say so.
app.setPath('userData', unusable === null ? dataDir : mkdtempSync(path.join(tmpdir(), 'vigil-')))
const windows = createWindows()
let beginAnswering = (): void => undefined
/** Fulfilled once main answers what pages ask. */
const answering = new Promise<void>((resolve) => {
  beginAnswering = resolve
})

/** Nobody, until somebody who enters receipts has signed in. */
let mayUseCamera = (): boolean => false

const callLinks = createCallLinks()
const hasLink = callLinks.takeArguments(process.argv.slice(1))
const onSecond = (argv: readonly string[]): void => {
  callLinks.takeArguments(argv)
  windows.focusConsole()
}

if (unusable !== null || holdInstance(onSecond)) {
  secureContents()
  void app
    .whenReady()
    .then(() => {
      openPages()
      return unusable === null ? run() : refuse(unusable)
    })
    .catch((error: unknown) => {
      createLog(dataDir).error('the start failed', error)
      refuse({ code: 'internal', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    })
} else if (hasLink) {
  // The other instance has it now.
  app.exit(0)
} else {
  process.stderr.write('值守已在运行（同一数据文件夹）。Vigil is already running with this profile folder.\n')
  app.exit(1)
}

function openPages(): void {
  secureSession(() => mayUseCamera())
  serveRenderer(path.join(here, '../renderer'), answering)
  app.on('window-all-closed', () => app.quit())
}

async function run(): Promise<void> {
  const log = createLog(dataDir)
  // The window is made and its code loaded while the services start; its page waits until main answers.
  windows.openConsole()
  const services = await createServices({
    dataDir,
    resourcesDir,
    readerFile: path.join(here, 'reader.js'),
    discs: createDiscs(path.join(here, 'media-worker.js')),
    clock: systemClock,
    secrets: createSecrets(safeStorage, dataDir, log.info),
    passwords: argon2Passwords,
    log,
    openSource: createSourceOpener(systemClock, resourcesDir, (error) => log.error('a telephone source failed', error)),
  })
  if (!services.ok) return refuse(services.error)
  await serve(services.value, log)
}

/** Says on screen why the app cannot start; nothing was changed. */
function refuse(failure: Failure): void {
  process.stderr.write(`${failure.code} ${JSON.stringify(failure.params ?? {})} ${failure.detail ?? ''}\n`)
  windows.openProblem(failure)
}

async function serve(services: Services, log: ReturnType<typeof createLog>): Promise<void> {
  const { people, telephony, ticking, mediaDays } = services
  mayUseCamera = () => {
    const session = people.session()
    return session !== null && !session.locked && mayAct(session.user.roles, mediaWork)
  }
  const status = createStatus(services, app.getVersion())
  const handlers = createHandlers(services, {
    status: status.read,
    statusChanged: status.changed,
    openWallboard: windows.openWallboard,
    pickFile: pickTableFile,
    pickFolder,
    dialogs: fileDialogs,
    siteFiles,
    press: createPress(systemClock),
  })
  listenForCommands({ ipcMain, handlers, session: people.session, isTrusted, log })
  const stopWatches = listenForWatches({
    ipcMain,
    sources: createFeedSources(services, systemClock, DEFAULT_ZONE, status.read, status.onChange),
    session: people.session,
    onSession: people.onSession,
    isTrusted,
    clock: systemClock,
    log,
  })
  const hideTray = showTray({
    phones: services.phones,
    people,
    openConsole: windows.focusConsole,
    onError: (error) => log.error('the tray could not act', error),
  })
  lockWhenIdle(people.lock)
  powerMonitor.on('resume', ticking.check)
  powerMonitor.on('resume', mediaDays.check)
  stopBeforeQuit(
    () => {
      stopWatches()
      hideTray()
      return services.stop()
    },
    (error) => log.error('the end of the session failed', error),
  )

  if (args.sample && !app.isPackaged) await startSample(services, handlers)
  beginAnswering()
  const first = windows.openConsole()
  // A disk that is full or a file that is damaged now says so at the next save; what can be shown is shown.
  await services.policies
    .applyChanges()
    .catch((error: unknown) => log.error('changed policies could not take effect', error))
  ticking.check()
  mediaDays.check()
  await services.mediaCatalogue
    .start()
    .catch((error: unknown) => log.error('the inbox of patch files cannot be followed', error))
  await telephony.start().catch((error: unknown) => log.error('the telephone links failed', error))
  callLinks.serve((text) => {
    const opened = openCallLink(services, text)
    if (!opened.ok) log.info(`a call link was refused: ${opened.error.code} ${opened.error.params?.['field'] ?? ''}`)
    windows.focusConsole()
  })
  registerCallScheme()
  const shown = args.sample ? windows.openWallboard(false) : first
  if (args.screenshot === null) return
  await takeScreenshot(shown, args.sample ? 'living' : 'ready', path.resolve(args.screenshot)).finally(() => app.quit())
}

/** The development profile: the sample centre as of now, its administrator signed in; not where it was removed. */
async function startSample({ people, sample }: Services, handlers: ReturnType<typeof createHandlers>): Promise<void> {
  if (await people.firstRun()) await handlers['sample.load'](undefined)
  else await sample.renew()
  const administrator = await sample.administrator()
  if (administrator) await people.beginAs(administrator)
}
