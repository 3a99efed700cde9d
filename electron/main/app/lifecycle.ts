/** One instance a profile, the idle lock, and a clean end. */
import { app, powerMonitor } from 'electron'

/** Minutes without keyboard and mouse after which the workstation locks. */
const idleMinutes = 15
const idleCheckMs = 15_000

/** False when another instance has this profile; that one is told, with this one's arguments (without the program's name). */
export function holdInstance(onSecond: (argv: readonly string[]) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', (_event, argv) => onSecond(argv.slice(1)))
  return true
}

/** Locks after a while without keyboard and mouse, and with the system's own screen lock. */
export function lockWhenIdle(lock: () => void): void {
  setInterval(() => {
    if (powerMonitor.getSystemIdleTime() >= idleMinutes * 60) lock()
  }, idleCheckMs).unref()
  powerMonitor.on('lock-screen', lock)
}

/** What hangs at the end does not keep the app from ending: everything acknowledged is on the disk. */
const longestStopMs = 10_000

/** Runs `stop` once before the process ends, however the end began and however often it is asked for. */
export function stopBeforeQuit(stop: () => Promise<void>, onError: (error: unknown) => void): void {
  let phase: 'running' | 'stopping' | 'stopped' = 'running'
  const quit = (): void => {
    phase = 'stopped'
    app.quit()
  }
  app.on('before-quit', (event) => {
    if (phase === 'stopped') return
    event.preventDefault()
    if (phase === 'stopping') return
    phase = 'stopping'
    setTimeout(quit, longestStopMs).unref()
    void stop().catch(onError).finally(quit)
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
}
