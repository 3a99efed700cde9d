/**
 * Takes one file into the catalogue: copied and hashed in one go, so that whatever happens to the original meanwhile, what is known
 * is known of the copy; then inspected, put where it belongs, and written down in one transaction. Until that has ended the
 * catalogue knows nothing of it, and a kill at any moment leaves nothing half-taken.
 */
import { contentLost, inspectedAgain, newFile } from '#shared/domain/media/catalogue'
import type { CatalogueFile } from '#shared/domain/media/catalogue'
import type { Sha256 } from '#shared/domain/media/ids'
import type { Product } from '#shared/domain/media/products'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage, Unit } from '../../../db/storage'
import type { Discs, Watch } from '../../../media/discs'
import type { InspectFile } from '../../../media/inspect/inspect-file'
import { writeFailure } from '../../../media/watch'
import type { NewId } from '../../../platform/ids'
import type { Places } from './places'
import * as store from './store'

export type Digest = Discs['digestFile']

export type TakingInDeps = {
  readonly storage: Storage
  readonly newId: NewId
  readonly places: Places
  readonly products: () => Promise<readonly Product[]>
  readonly inspect: InspectFile
  readonly digest: Digest
}

/** What is to be taken in; `name` is the one that the vendor gave it. */
export type Arrival = {
  readonly file: string
  readonly name: string
  readonly by: string
  /** Writes more into the same transaction. */
  readonly alongside?: (unit: Unit, sha256: Sha256) => Promise<void>
}

export type TakenIn = {
  readonly file: CatalogueFile
  /** False when the catalogue knew this content already, under whatever name. */
  readonly isNew: boolean
}

const record = ({ record: write }: Unit, type: string, file: CatalogueFile, more = {}) =>
  write({
    type,
    entity: 'media',
    entityId: file.sha256,
    change: { name: file.name, size: file.size, status: file.status, findings: file.findings, ...more },
  })

export type TakingIn = ReturnType<typeof createTakingIn>

export function createTakingIn({ storage, newId, places, products, inspect, digest }: TakingInDeps) {
  /** Nothing new about it. What is kept back is looked at anew: under its whole name it may be in order. */
  const isKnown = async ({ sha256, status }: CatalogueFile): Promise<boolean> =>
    status !== 'quarantined' && (await places.find(sha256)) !== null

  async function cameAgain(known: CatalogueFile, { name, by, alongside }: Arrival): Promise<Result<TakenIn>> {
    await storage.write(by, async (unit) => {
      await unit.record({
        type: 'media.file.came-again',
        entity: 'media',
        entityId: known.sha256,
        change: { name, status: known.status },
      })
      await alongside?.(unit, known.sha256)
    })
    return ok({ file: known, isNew: false })
  }

  async function takeCopy(arrival: Arrival, content: string, watch: Watch): Promise<Result<TakenIn>> {
    const digests = await digest({ from: arrival.file, to: content, ...watch })
    if (!digests.ok) return digests
    const { sha256 } = digests.value
    const before = await store.readFile(storage.db, sha256)
    if (before !== null && (await isKnown(before))) return cameAgain(before, arrival)
    const inspection = await inspect({ file: content, name: arrival.name, ...digests.value, signal: watch.signal })
    if (!inspection.ok) return inspection
    const list = await products()
    // Where it lies while it is written down: nobody takes what is in quarantine.
    await places.put(content, sha256, 'quarantined')
    try {
      const file = await storage.write(arrival.by, async (unit) => {
        const known = await store.readFile(unit.tx, sha256)
        const next = known ? inspectedAgain(known, inspection.value, list) : newFile(inspection.value, list, unit.at)
        await store.saveFile(unit.tx, next)
        await record(unit, 'media.file.taken-in', next, { sha1: digests.value.sha1 })
        await arrival.alongside?.(unit, sha256)
        return next
      })
      await places.settle(sha256, file.status)
      return ok({ file, isNew: before === null })
    } catch (error) {
      if ((await store.readFile(storage.db, sha256)) === null) await places.forget(sha256)
      throw error
    }
  }

  return {
    /**
     * Errors: those of `digestFile`, of the inspection, and of writing into the profile (`media.disk-full`, `media.cannot-write`).
     * A file that something is wrong with is no error: it is taken into quarantine.
     */
    take: (arrival: Arrival, watch: Watch): Promise<Result<TakenIn>> =>
      ofPlaces(arrival.file, () =>
        places.withIncoming(newId<string>(Date.now()), (content) => takeCopy(arrival, content, watch)),
      ),

    /** Looks at a known file again, its content first. Errors: `media.no-such-file`, those of the inspection. */
    inspectAgain: async (by: string, sha256: Sha256, watch: Watch): Promise<Result<CatalogueFile>> => {
      const known = await store.readFile(storage.db, sha256)
      if (!known) return fail('media.no-such-file')
      const content = await places.find(sha256)
      const change = await examine(known, content, watch)
      if (!change.ok) return change
      const file = await storage.write(by, async (unit) => {
        const next = change.value((await store.readFile(unit.tx, sha256)) ?? known)
        await store.saveFile(unit.tx, next)
        await record(unit, 'media.file.inspected', next)
        return next
      })
      return ofPlaces(sha256, async () => {
        await places.settle(sha256, file.status)
        return ok(file)
      })
    },
  }

  /** What another look at its content makes of a file. */
  async function examine(
    known: CatalogueFile,
    content: string | null,
    watch: Watch,
  ): Promise<Result<(file: CatalogueFile) => CatalogueFile>> {
    if (content === null) return ok((file) => contentLost(file, 'content-missing'))
    const digests = await digest({ from: content, ...watch })
    if (!digests.ok) return digests
    if (digests.value.sha256 !== known.sha256) return ok((file) => contentLost(file, 'content-changed'))
    const inspection = await inspect({ file: content, name: known.name, ...digests.value, signal: watch.signal })
    if (!inspection.ok) return inspection
    const list = await products()
    return ok((file) => inspectedAgain(file, inspection.value, list))
  }
}

/** What the system says of the profile's own folders is expected; faults of the database and mistakes of ours are not. */
async function ofPlaces<T>(what: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return writeFailure(what, error)
    throw error
  }
}
