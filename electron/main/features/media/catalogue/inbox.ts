/**
 * The folder that a person has chosen: what is put there is taken in. The system tells when something changes there; for folders on
 * a network, which often do not tell, it is looked at once a minute as well. What has been dealt with is kept in the profile, so
 * that a start does not read everything again; the originals stay where they are.
 */
import { watch, type FSWatcher } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { lookAtInbox } from '#shared/domain/media/inbox'
import type { InboxEntry, InboxMemory } from '#shared/domain/media/inbox'
import { fail, ok } from '#shared/lib/result'
import type { Failure, Result } from '#shared/lib/result'
import { readSetting, writeSetting } from '../../../db/settings'
import type { Storage, Unit } from '../../../db/storage'
import type { Clock } from '../../../platform/clock'

const setting = 'media.inbox'

/** `done`: name and standing of what has been dealt with. */
const Kept = z.strictObject({ dir: z.string(), done: z.record(z.string(), z.string()) })
type Kept = z.infer<typeof Kept>

/** Milliseconds between two looks when nothing is told. */
const slowMs = 60_000
/** After a change the folder is looked at when the rush is over. */
const rushMs = 300

export type InboxDeps = {
  readonly storage: Storage
  readonly clock: Clock
  /** No inbox lies in it. */
  readonly dataDir: string
  /**
   * Takes one file in; the promise is kept when that has ended. `done` writes into the transaction that the file has been dealt
   * with.
   */
  readonly take: (file: string, name: string, done: (unit: Unit) => Promise<void>) => Promise<Result<unknown>>
  /** Tells a person what is wrong with the folder or with something in it. */
  readonly tell: (label: string, failure: Failure) => void
  readonly onError: (error: unknown) => void
}

export type Inbox = ReturnType<typeof createInbox>

export function createInbox({ storage, clock, dataDir, take, tell, onError }: InboxDeps) {
  let dir: string | null = null
  let kept = new Map<string, string>()
  /** Refused or failed as they stand now; after a start, or when a person asks, they are tried again. */
  let failed = new Map<string, string>()
  let waiting: InboxMemory['waiting'] = new Map()
  let watcher: FSWatcher | null = null
  let isGone = false
  let isStopped = false
  let cancelTimer: (() => void) | null = null
  let timerAt = Number.POSITIVE_INFINITY
  let looking: Promise<void> = Promise.resolve()
  /** Changes with the folder: a look at the one before is of no interest any more. */
  let turn = 0

  const lookAt = (at: number): void => {
    if (isStopped || at >= timerAt) return
    cancelTimer?.()
    timerAt = at
    cancelTimer = clock.setTimeout(() => {
      timerAt = Number.POSITIVE_INFINITY
      cancelTimer = null
      lookNow()
    }, at - clock.now())
  }

  const lookNow = (): void => {
    looking = looking.then(look).catch(onError)
  }

  const follow = (folder: string): void => {
    if (watcher) return
    try {
      watcher = watch(folder, () => lookAt(clock.now() + rushMs))
      watcher.on('error', () => unfollow())
    } catch {
      // It is looked at once a minute all the same.
    }
  }
  const unfollow = (): void => {
    watcher?.close()
    watcher = null
  }

  async function look(): Promise<void> {
    const folder = dir
    const mine = turn
    if (folder === null || isStopped) return
    const entries = await readEntries(folder)
    if (!entries.ok) {
      unfollow()
      if (!isGone) tell(path.basename(folder), entries.error)
      isGone = true
      return lookAt(clock.now() + slowMs)
    }
    isGone = false
    follow(folder)
    const names = new Set(entries.value.map(({ name }) => name))
    for (const name of failed.keys()) if (!names.has(name)) failed.delete(name)
    const seen = lookAtInbox(entries.value, { waiting, done: new Map([...kept, ...failed]) }, clock.now())
    waiting = seen.waiting
    for (const { name, standing } of seen.refuse) {
      failed.set(name, standing)
      tell(name, { code: 'media.inbox-link', params: { name } })
    }
    for (const entry of seen.take) {
      if (isStopped || turn !== mine) return
      await takeOne(folder, entry, names)
    }
    lookAt(Math.min(seen.nextAt ?? Number.POSITIVE_INFINITY, clock.now() + slowMs))
  }

  async function takeOne(folder: string, { name, standing }: InboxEntry, names: ReadonlySet<string>): Promise<void> {
    const next = new Map([...kept, [name, standing] as const].filter(([one]) => names.has(one)))
    const result = await take(path.join(folder, name), name, ({ tx }) =>
      writeSetting(tx, setting, { dir: folder, done: Object.fromEntries(next) } satisfies Kept),
    )
    if (dir !== folder) return
    if (result.ok) kept = next
    // What was still being written waits again until it stands still; all else is tried again when it changes.
    else if (result.error.code === 'media.source-changed') lookAt(clock.now() + rushMs)
    else failed.set(name, standing)
  }

  const begin = (given: Kept | null): void => {
    turn += 1
    unfollow()
    dir = given?.dir ?? null
    kept = new Map(Object.entries(given?.done ?? {}))
    failed = new Map()
    waiting = new Map()
    isGone = false
    if (dir !== null) lookNow()
  }

  return {
    dir: (): string | null => dir,

    /** Goes on with the folder that was chosen in an earlier session. */
    start: async (): Promise<void> => {
      const read = Kept.safeParse(await readSetting(storage.db, setting))
      if (read.success) begin(read.data)
    },

    /** Errors: `media.inbox-not-a-folder`, `media.inbox-in-profile`. */
    choose: async (by: string, folder: string): Promise<Result<{ readonly dir: string }>> => {
      const checked = await checkFolder(folder, dataDir)
      if (!checked.ok) return checked
      const given: Kept = { dir: folder, done: {} }
      await storage.write(by, async ({ tx, record }) => {
        await writeSetting(tx, setting, given)
        await record({ type: 'media.inbox.chosen', entity: 'media', entityId: 'inbox', change: { dir: folder } })
      })
      begin(given)
      return ok({ dir: folder })
    },

    /** Looks at once, also at what failed before. `media.no-inbox` while none was chosen. */
    scan: (): Result<null> => {
      if (dir === null) return fail('media.no-inbox')
      failed = new Map()
      isGone = false
      lookNow()
      return ok(null)
    },

    /** Resolves when what is being taken in has ended. */
    stop: async (): Promise<void> => {
      isStopped = true
      cancelTimer?.()
      unfollow()
      await looking
    },
  }
}

/** Errors: `media.inbox-gone` with the system's words. */
export async function readEntries(folder: string): Promise<Result<readonly InboxEntry[]>> {
  try {
    const found = await Promise.all((await readdir(folder)).map((name) => readEntry(folder, name)))
    return ok(found.flatMap((entry) => entry ?? []))
  } catch (error) {
    return fail('media.inbox-gone', { path: folder }, error instanceof Error ? error.message : String(error))
  }
}

async function readEntry(folder: string, name: string): Promise<InboxEntry | null> {
  // It may have gone since the folder was read.
  const found = await lstat(path.join(folder, name)).catch(() => null)
  if (!found) return null
  const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : found.isSymbolicLink() ? 'link' : 'other'
  return { name, kind, standing: `${found.size} ${found.mtimeMs} ${found.ino}` }
}

async function checkFolder(folder: string, dataDir: string): Promise<Result<null>> {
  const found = path.isAbsolute(folder) ? await stat(folder).catch(() => null) : null
  if (found?.isDirectory() !== true) return fail('media.inbox-not-a-folder', { path: folder })
  // Whatever links lead there.
  const inside = path.relative(await realpath(dataDir), await realpath(folder))
  if (!path.isAbsolute(inside) && inside.split(path.sep)[0] !== '..')
    return fail('media.inbox-in-profile', { path: folder })
  return ok(null)
}
