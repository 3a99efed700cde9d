/** A catalogue on a profile of its own, with an inbox beside it, as the app puts it together. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import { readCatalogueFiles } from '#main/features/media/plans/choice-store'
import type { MediaFileRow, MediaJobRow } from '#shared/ipc/media-rows'
import { valueOf } from './builders'
import { openProfile } from './centre'
import type { ProfileOptions } from './centre'
import { createFakeClock } from './fake-clock'
import type { FakeClock } from './fake-clock'

export const sha256Of = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
export const sha1Of = (content: string | Uint8Array): string => createHash('sha1').update(content).digest('hex')

export type Bench = {
  readonly dir: string
  readonly dataDir: string
  readonly inbox: string
  readonly remove: () => void
}

/** Folders for a profile and for an inbox. */
export function createBench(dir = mkdtempSync(path.join(tmpdir(), 'vigil-catalogue-'))): Bench {
  const inbox = path.join(dir, 'inbox')
  const dataDir = path.join(dir, 'profile')
  mkdirSync(inbox, { recursive: true })
  mkdirSync(dataDir, { recursive: true })
  return { dir, dataDir, inbox, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

export type OpenCatalogue = Awaited<ReturnType<typeof openCatalogue>>

/** `inbox` null: nobody chooses one, that of an earlier session goes on. */
export async function openCatalogue(
  { dataDir, inbox }: Pick<Bench, 'dataDir' | 'inbox'>,
  {
    clock = createFakeClock(),
    choose = true,
    ...options
  }: ProfileOptions & { clock?: FakeClock; choose?: boolean } = {},
) {
  const services = await openProfile(dataDir, { clock, ...options })
  const { mediaCatalogue: catalogue, mediaJobs: jobs, storage } = services
  await catalogue.start()
  if (choose) valueOf(await catalogue.inbox.choose('alice', inbox))

  /** Lets the time pass until something holds. */
  const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await holds())) {
      clock.advance(500)
      await turnOfTheLoop()
    }
  }
  const rows = (): Promise<readonly MediaFileRow[]> => catalogue.rows()
  const row = async (sha256: string): Promise<MediaFileRow> => {
    const found = (await rows()).find(({ id }) => id === sha256)
    if (!found) throw new Error(`the catalogue has no ${sha256}`)
    return found
  }
  const ended = ({ state }: MediaJobRow): boolean => state !== 'waiting' && state !== 'running'
  /** When the last job for this name has ended. */
  const jobOf = async (name: string): Promise<MediaJobRow> => {
    const last = () => jobs.rows().findLast(({ label }) => label === name)
    await until(() => {
      const job = last()
      return job !== undefined && ended(job)
    })
    const job = last()
    if (!job) throw new Error(`no job for ${name}`)
    return job
  }

  return {
    ...services,
    clock,
    catalogue,
    until,
    rows,
    row,
    jobOf,
    put: (name: string, content: string | Uint8Array): void => writeFileSync(path.join(inbox, name), content),
    /** Puts a file into the inbox and waits until it was taken in. */
    takeIn: async (name: string, content: string | Uint8Array): Promise<MediaFileRow> => {
      writeFileSync(path.join(inbox, name), content)
      const { state, error } = await jobOf(name)
      if (state !== 'done') throw new Error(`${name} was not taken in: ${error?.code ?? state}`)
      return row(sha256Of(content))
    },
    /** What the choice for an edition may take. */
    accepted: async (): Promise<readonly string[]> =>
      (await readCatalogueFiles(storage.db)).filter(({ status }) => status === 'accepted').map(({ sha256 }) => sha256),
    journal: async (): Promise<readonly string[]> =>
      (await storage.db.selectFrom('journal').select(['type', 'entity']).orderBy('seq').execute())
        .filter(({ entity }) => entity === 'media')
        .map(({ type }) => type),
  }
}

/** What lies in the store: files and quarantine by SHA-256, and whatever is left of copies. */
export function storeOf(dataDir: string) {
  const list = (name: string): readonly string[] => {
    const folder = path.join(dataDir, 'media', name)
    return existsSync(folder) ? readdirSync(folder).toSorted() : []
  }
  return { files: list('files'), quarantine: list('quarantine'), incoming: list('incoming') }
}
