/** Whether the app has a profile open: what it knows of the journal's end would be wrong if a command wrote beside it. */
import { readlinkSync } from 'node:fs'
import path from 'node:path'

/** The process that holds Electron's lock of this folder, where there is such a lock: a link to `HOST-PID`. */
export function appThatRuns(dataDir: string): number | null {
  let pid = 0
  try {
    pid = Number(/-(\d+)$/.exec(readlinkSync(path.join(dataDir, 'SingletonLock')))?.[1])
    process.kill(pid, 0)
    return pid
  } catch (error) {
    // One of another user, which may not be asked, is there all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? pid : null
  }
}
