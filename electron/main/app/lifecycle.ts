/** One instance a profile, the idle lock, and a clean end. */
import { app, powerMonitor } from 'electron'

/** Minutes without keyboard and mouse after which the workstation locks. */
const idleMinutes = 15
const idleCheckMs = 15_000

/** False when another instance has this profile; that one is brought to the front. */
export function holdInstance(onSecond: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', onSecond)
  return true
}

export function lockWhenIdle(lock: () => void): void {
  setInterval(() => {
    if (powerMonitor.getSystemIdleTime() >= idleMinutes * 60) lock()
  }, idleCheckMs).unref()
  powerMonitor.on('lock-screen', lock)
}

/** Runs `stop` once before the process ends, however the end began. */
export function stopBeforeQuit(stop: () => Promise<void>): void {
  let stopped = false
  app.on('before-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    stopped = true
    void stop().finally(() => app.quit())
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
}
