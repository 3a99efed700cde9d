/**
 * The catalogue of patch files: what comes into the inbox is taken in, inspected and kept back when anything is wrong with it; people
 * say what a file is for and where it comes from, and where no signature can be checked two of them must [S4-07].
 */
import { readFile as readText } from 'node:fs/promises'
import path from 'node:path'
import { circleOf, confirmFile, describeFile, rejectFile } from '#shared/domain/media/catalogue'
import type { CatalogueFile } from '#shared/domain/media/catalogue'
import type { FileFacts } from '#shared/domain/media/files'
import type { Kb, Sha256 } from '#shared/domain/media/ids'
import { ProductList } from '#shared/domain/media/products'
import type { Product } from '#shared/domain/media/products'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { MediaFileRow } from '#shared/ipc/media-rows'
import { StorageError } from '../../../db/errors'
import type { Storage, Unit } from '../../../db/storage'
import type { Tx } from '../../../db/tables'
import type { Progress } from '../../../media/discs'
import { createInspector } from '../../../media/inspect/inspect-file'
import type { InspectTools } from '../../../media/inspect/inspect-file'
import { readTrust } from '../../../media/inspect/trust'
import type { Clock } from '../../../platform/clock'
import type { NewId } from '../../../platform/ids'
import { createInbox } from './inbox'
import { createPlaces } from './places'
import * as store from './store'
import { createTakingIn } from './taking-in'
import type { Digest, TakenIn } from './taking-in'
import { fileRows } from './view'

/** Long work that is shown while it runs. Resolves with how it ended, also when a person has cancelled it. */
export type RunJob = <T>(
  label: string,
  by: string,
  run: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<Result<T>>,
) => Promise<Result<T>>

export type CatalogueDeps = {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: NewId
  readonly dataDir: string
  readonly resourcesDir: string
  readonly digest: Digest
  readonly runJob: RunJob
  readonly tools?: InspectTools | undefined
  readonly onError: (error: unknown) => void
}

export type Catalogue = ReturnType<typeof createCatalogue>

/** Who takes in what the inbox brings. */
const itself = 'system'

export function createCatalogue(deps: CatalogueDeps) {
  const { storage, clock, newId, dataDir, resourcesDir, digest, onError } = deps
  let list: Promise<readonly Product[]> | null = null
  const products = (): Promise<readonly Product[]> => (list ??= readProducts(resourcesDir))
  const places = createPlaces(dataDir)
  const takingIn = createTakingIn({
    storage,
    newId,
    places,
    products,
    inspect: createInspector({ trust: () => readOwnTrust(dataDir, resourcesDir), products, tools: deps.tools }),
    digest,
  })

  /** Faults of the disk under the database are told like those of the disk under the files. */
  const runJob: RunJob = (label, by, run) =>
    deps.runJob(label, by, async (signal, onProgress) => {
      try {
        return await run(signal, onProgress)
      } catch (error) {
        if (!(error instanceof StorageError)) throw error
        onError(error)
        return fail(error.code)
      }
    })

  const take = (
    file: string,
    name: string,
    by: string,
    alongside?: (unit: Unit, sha256: Sha256) => Promise<void>,
  ): Promise<Result<TakenIn>> =>
    runJob(name, by, (signal, onProgress) =>
      takingIn.take({ file, name, by, ...(alongside ? { alongside } : {}) }, { signal, onProgress }),
    )

  const inbox = createInbox({
    storage,
    clock,
    dataDir,
    take: (file, name, done) => take(file, name, itself, done),
    tell: (label, { code, params }) => {
      void runJob(label, itself, async () => fail(code, params)).catch(onError)
    },
    onError,
  })

  const recover = async (): Promise<void> => places.recover(await store.readStatuses(storage.db))

  /** A decision about one file as it stands in the transaction. Errors: `media.no-such-file`, `conflict`, those of `decide`. */
  const change = (
    by: string,
    { sha256, rev }: { readonly sha256: Sha256; readonly rev: number },
    type: string,
    decide: (file: CatalogueFile, unit: Unit) => Promise<Result<CatalogueFile>> | Result<CatalogueFile>,
  ): Promise<Result<CatalogueFile>> =>
    storage.write(by, async (unit): Promise<Result<CatalogueFile>> => {
      const file = await store.readFile(unit.tx, sha256)
      if (!file) return fail('media.no-such-file')
      if (file.rev !== rev) return fail('conflict')
      const next = await decide(file, unit)
      if (!next.ok) return next
      await store.saveFile(unit.tx, next.value)
      const { status, facts, source, note } = next.value
      await unit.record({
        type,
        entity: 'media',
        entityId: sha256,
        change: { name: file.name, status, facts, source, note },
      })
      return next
    })

  return {
    /** Puts right what a kill has left. */
    recover,
    /** `recover`, then goes on with the inbox of the last session. */
    start: async (): Promise<void> => {
      await recover()
      await inbox.start()
    },
    stop: inbox.stop,

    rows: async (): Promise<readonly MediaFileRow[]> =>
      fileRows(await store.readFiles(storage.db), await store.readNames(storage.db)),

    inbox: { dir: inbox.dir, choose: inbox.choose, scan: inbox.scan },

    /** Takes one file in by hand, wherever it lies. */
    take,

    /** Errors: `media.no-such-file`, `conflict`, those of `describeFile`, `media.supersedes-circle` (kb). */
    describe: async (
      by: string,
      input: {
        readonly sha256: Sha256
        readonly rev: number
        readonly facts: FileFacts
        readonly source: string | null
      },
    ): Promise<Result<null>> => {
      const { facts, source } = input
      const changed = await change(by, input, 'media.file.described', async (file, { tx }) => {
        const next = describeFile(file, { facts, source, by })
        if (!next.ok) return next
        const circle = circleOf(facts.kb, facts.supersedes, await readSupersedes(tx, file.sha256))
        return circle === null ? next : fail('media.supersedes-circle', { kb: circle })
      })
      return changed.ok ? ok(null) : changed
    },

    /** By the second person. Errors: `media.no-such-file`, `conflict`, those of `confirmFile`. */
    confirm: async (by: string, key: { readonly sha256: Sha256; readonly rev: number }): Promise<Result<null>> => {
      const changed = await change(by, key, 'media.file.confirmed', (file, { at }) => confirmFile(file, by, at))
      return changed.ok ? ok(null) : changed
    },

    /** Errors: `media.no-such-file`, `conflict`, those of `rejectFile`. */
    reject: async (
      by: string,
      input: { readonly sha256: Sha256; readonly rev: number; readonly reason: string },
    ): Promise<Result<null>> => {
      const changed = await change(by, input, 'media.file.rejected', (file) => rejectFile(file, input.reason))
      if (!changed.ok) return changed
      // Its row keeps it off every disc; where it lies is put right at the next start, if not now.
      await places.settle(input.sha256, changed.value.status).catch(onError)
      return ok(null)
    },

    /** Begins to look at a file again; how that ends shows in its row. Errors: `media.no-such-file`. */
    inspect: async (by: string, sha256: Sha256): Promise<Result<null>> => {
      const file = await store.readFile(storage.db, sha256)
      if (!file) return fail('media.no-such-file')
      void runJob(file.name, by, (signal, onProgress) =>
        takingIn.inspectAgain(by, sha256, { signal, onProgress }),
      ).catch(onError)
      return ok(null)
    },
  }
}

/** Which earlier KBs each KB replaces, as the other files say. */
async function readSupersedes(tx: Tx, without: Sha256): Promise<ReadonlyMap<Kb, readonly Kb[]>> {
  const known = new Map<Kb, readonly Kb[]>()
  for (const { sha256, status, facts } of await store.readFiles(tx))
    if (sha256 !== without && status !== 'rejected' && status !== 'quarantined' && facts.kb !== null)
      known.set(facts.kb, [...(known.get(facts.kb) ?? []), ...facts.supersedes])
  return known
}

export async function readProducts(resourcesDir: string): Promise<readonly Product[]> {
  const text = await readText(path.join(resourcesDir, 'media', 'products.json'), 'utf8')
  return ProductList.parse(JSON.parse(text)).products
}

/** The centre's own roots, where it has any in `media/roots` of its profile; else those that ship with the app. */
async function readOwnTrust(dataDir: string, resourcesDir: string) {
  const own = await readTrust(path.join(dataDir, 'media', 'roots'))
  const hasOwn = own.ok || own.error.code !== 'media.trust-missing'
  return hasOwn ? own : readTrust(path.join(resourcesDir, 'media', 'roots'))
}
