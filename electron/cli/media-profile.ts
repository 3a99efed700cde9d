/**
 * The weekly discs of a profile, for commands: the app's own services on its database, which no other process may have open. What
 * they did is signed at the end like the end of a session of the app.
 */
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { createCheckpointing } from '#main/db/checkpointing'
import { openDatabase } from '#main/db/open'
import { createStorage } from '#main/db/storage'
import type { Storage } from '#main/db/storage'
import { contentFile } from '#main/features/media/catalogue/places'
import { createMediaCentre } from '#main/features/media/centre'
import type { MediaCentre } from '#main/features/media/centre'
import { createMediaPlanning } from '#main/features/media/plans/planning'
import type { MediaPlanning } from '#main/features/media/plans/planning'
import { loadPolicyLibrary } from '#main/features/policies/load'
import { systemClock } from '#main/platform/clock'
import { createIds } from '#main/platform/ids'
import { databaseFile } from '#main/platform/paths'
import { createSecrets } from '#main/platform/secrets'
import type { Failure, Result } from '#shared/lib/result'
import type { CliIo } from './io'
import { failureWords } from './media-words'
import { appThatRuns } from './running-app'

export const PASSPHRASE = 'VIGIL_MEDIA_PASSPHRASE'

/** The keyring of the system belongs to the app; what it has sealed is derived again while the key is open. */
const noKeyring = {
  isEncryptionAvailable: () => false,
  encryptString: (): Buffer => {
    throw new Error('no keyring')
  },
  decryptString: (): string => {
    throw new Error('no keyring')
  },
}

export type MediaProfile = {
  readonly storage: Storage
  readonly media: MediaCentre
  readonly planning: MediaPlanning
}

/** Says why something did not work, in words and with `json` as an answer; the exit code. */
export function refuse(io: CliIo, failure: Failure, json: boolean): number {
  if (json) io.answer({ ok: false, code: failure.code, params: failure.params ?? {} })
  io.say(failureWords(failure))
  return 1
}

/** From the environment, else from standard input unless that is a terminal, which would show it; null when there is none. */
export async function readPassphrase(): Promise<string | null> {
  const given =
    process.env[PASSPHRASE] ?? (process.stdin.isTTY ? '' : (await text(process.stdin)).replace(/\r?\n$/, ''))
  return given === '' ? null : given
}

export const noPassphrase = `没有口令：请设置环境变量 ${PASSPHRASE} 或从标准输入给出 · no passphrase: set ${PASSPHRASE}, or write it to standard input`

/** Works on the profile and closes it, whatever happens. `make`: a profile that is not there yet is made. */
export async function withMediaProfile(
  io: CliIo,
  { json, make = false }: { readonly json: boolean; readonly make?: boolean },
  work: (profile: MediaProfile) => Promise<Result<number>>,
): Promise<number> {
  const file = databaseFile(io.dataDir)
  const pid = appThatRuns(io.dataDir)
  if (pid !== null) return refuse(io, { code: 'cli.app-runs', params: { pid } }, json)
  // Nobody else on this machine reads the database, wherever its folder is.
  process.umask(0o077)
  if (!make && !existsSync(file)) return refuse(io, { code: 'cli.no-profile', params: { dir: io.dataDir } }, json)
  const library = await loadPolicyLibrary([io.resourcesDir, io.dataDir])
  if (!library.ok) return refuse(io, library.error, json)
  const opened = openDatabase(file)
  if (!opened.ok) return refuse(io, opened.error, json)
  const { db, close } = opened.value
  const clock = systemClock
  const complain = (error: unknown): void => io.say(error instanceof Error ? error.message : String(error))
  const storage = await createStorage(db, clock, complain)
  const checkpointing = createCheckpointing(io.dataDir, storage, clock, complain)
  const planning = createMediaPlanning({
    storage,
    clock,
    holidayYears: () => library.value.holidayYears,
    everybody: async () => [],
  })
  const media = createMediaCentre({
    storage,
    clock,
    newId: createIds(),
    secrets: createSecrets(noKeyring, io.dataDir, io.say),
    dataDir: io.dataDir,
    resourcesDir: io.resourcesDir,
    choose: planning.chooseForEdition,
    contentFile: (sha256) => contentFile(io.dataDir, sha256),
  })
  try {
    const done = await work({ storage, media, planning })
    return done.ok ? done.value : refuse(io, done.error, json)
  } finally {
    media.keys.stop()
    await storage.settled()
    await checkpointing.stop()
    await close()
  }
}
