/** A profile that a command writes to: the same database and the same journal as the app's, which must not run meanwhile. */
import { readlinkSync } from 'node:fs'
import path from 'node:path'
import { createCheckpointing } from '#main/db/checkpointing'
import { asOpenFailure } from '#main/db/errors'
import { openDatabase } from '#main/db/open'
import { createStorage } from '#main/db/storage'
import type { Storage } from '#main/db/storage'
import { systemClock } from '#main/platform/clock'
import { createIds } from '#main/platform/ids'
import type { NewId } from '#main/platform/ids'
import { checkFolder, databaseFile } from '#main/platform/paths'
import { err, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'

export type OpenProfile = {
  readonly storage: Storage
  readonly newId: NewId
  readonly close: () => Promise<void>
}

/** The error says in words why it cannot be opened. `say` hears of what goes wrong beside the work. */
export async function openProfile(dataDir: string, say: (text: string) => void): Promise<Result<OpenProfile, string>> {
  const holder = appThatRuns(dataDir)
  if (holder !== null) return err(`Vigil is running with this profile (process ${holder}): close it first`)
  // Nobody else on this machine reads the database, wherever its folder is.
  process.umask(0o077)
  const unusable = checkFolder(dataDir)
  if (unusable) return err(`the profile folder ${dataDir} cannot be used: ${unusable.detail ?? unusable.code}`)
  const file = databaseFile(dataDir)
  const opened = openDatabase(file)
  if (!opened.ok) return err(`${file} cannot be opened: ${opened.error.detail ?? opened.error.code}`)
  const { db, close } = opened.value
  try {
    const storage = await createStorage(db, systemClock, (error) => say(String(error)))
    const checkpointing = createCheckpointing(dataDir, storage, systemClock, (error) =>
      say(`the end of the journal could not be signed: ${String(error)}`),
    )
    return ok({
      storage,
      newId: createIds(),
      close: async () => {
        await storage.settled()
        await checkpointing.stop()
        await close()
      },
    })
  } catch (error) {
    await close()
    return err(`${file} cannot be opened: ${asOpenFailure(error, file).code}`)
  }
}

/** The process that holds Electron's lock of this folder, where there is such a lock: a link to `HOST-PID`. */
function appThatRuns(dataDir: string): number | null {
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
