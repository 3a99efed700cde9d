/**
 * [S4-07] The discs of an edition: their images are built, burned, read back and taken along as files. Everything long is a job; what
 * it leaves is written in one transaction when it is whole.
 */
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { CopyId, EditionId } from '#shared/domain/media/ids'
import { Manifest } from '#shared/domain/media/manifest'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { DriveRow } from '#shared/ipc/media-rows'
import type { Storage } from '../../../db/storage'
import type { Discs, Drive, Progress } from '../../../media/discs'
import { withPartFile } from '../../../media/part-files'
import type { NewId } from '../../../platform/ids'
import type { Jobs } from '../../media-jobs/jobs'
import type { BuildSource, BuiltDisc, PreparedBuild, PreparedDisc } from '../editions/build-source'
import { discsOf, readEdition, readManifest, siteNames } from '../editions/edition-store'
import { noteEdition } from '../editions/noting'
import { stagingDir, stagingRoot, unstage } from '../editions/staging'
import { judgeCopy } from './checking'
import { builtDisc, createCopies, livingCopy } from './copies'
import { imageFile, imagesDir, isThere, makeImagesDir, removeOthers } from './images'
import * as store from './store'

export type MediaDiscsDeps = {
  readonly storage: Storage
  readonly newId: NewId
  readonly dataDir: string
  readonly discs: Discs
  readonly jobs: Pick<Jobs, 'start' | 'ended'>
  readonly source: BuildSource
}

export type MediaDiscs = ReturnType<typeof createMediaDiscs>

type DiscOf = { readonly id: EditionId; readonly disc: number }

type Onward = (progress: Progress) => void

const kinds: Readonly<Record<Drive['kind'], DriveRow['kind']>> = { optical: 'optical', stick: 'usb', file: 'file' }

/** A disc that broke off while it was written can never be written again. */
const spoiling: Readonly<Record<string, string>> = {
  'media.burn-failed': '刻录失败，没有写完',
  'media.cancelled': '刻录中途取消，没有写完',
}

export function createMediaDiscs({ storage, newId, dataDir, discs, jobs, source }: MediaDiscsDeps) {
  const { db } = storage
  const copies = createCopies({ storage, newId })
  /** Editions whose images are being built, or wait for it. */
  const building = new Set<EditionId>()
  /** Files that a person chose as a drive, as long as the app runs. */
  const files = new Set<string>()
  /** What has been shown: nobody can name any other place to write to. */
  const shown = new Map<string, DriveRow>()

  const labelOf = async (id: EditionId): Promise<string> => {
    const edition = await readEdition(db, id)
    if (!edition) return id
    return `${(await siteNames(db)).get(edition.siteId) ?? ''} ${edition.week}`.trim()
  }

  const rowOf = (drive: Drive): DriveRow => {
    const row: DriveRow = {
      id: drive.address,
      name: drive.name,
      kind: kinds[drive.kind],
      medium: drive.medium,
      capacity: drive.size,
      problem: drive.refused?.code ?? null,
      untested: drive.untested,
    }
    shown.set(row.id, row)
    return row
  }

  const listDrives = async (): Promise<Result<readonly DriveRow[]>> => {
    const listed = await discs.listDrives({ extra: [...files] })
    return listed.ok ? ok(listed.value.map(rowOf)) : listed
  }

  /** What a build that failed has left: images that no disc is of, and the files that waited for it. */
  const dropRemains = async (id: EditionId): Promise<void> => {
    for (const { n, image } of await discsOf(db, [id]))
      if (image === null) await rm(imageFile(dataDir, id, n), { force: true })
    await unstage(stagingDir(dataDir, id))
  }

  /**
   * What is on an image is what was signed: a file of the catalogue may have been changed on the disk since it was inspected.
   * Errors: `media.content-changed` (`path`), those of reading.
   */
  const holdToManifest = async (
    medium: string,
    promised: PreparedDisc['promised'],
    watch: { readonly signal: AbortSignal; readonly onProgress: Onward },
  ): Promise<Result<null>> => {
    const listed = await discs.listImage(medium, { signal: watch.signal })
    if (!listed.ok) return listed
    const entries = new Map(listed.value.entries.map((entry) => [entry.path, entry]))
    const wanted = promised.map(({ path: name }) => ({ path: name, extents: entries.get(name)?.extents ?? [] }))
    const hashes = await discs.hashExtents({ medium, files: wanted, ...watch })
    if (!hashes.ok) return hashes
    const found = new Map(hashes.value.map(({ path: name, sha256 }) => [name, sha256]))
    const wrong = promised.find(({ path: name, sha256 }) => found.get(name) !== sha256)
    return wrong ? fail('media.content-changed', { path: wrong.path }) : ok(null)
  }

  const buildAll = async (
    actor: string,
    id: EditionId,
    { created, discs: wanted }: PreparedBuild,
    signal: AbortSignal,
    onProgress: Onward,
  ): Promise<Result<readonly BuiltDisc[]>> => {
    await makeImagesDir(dataDir)
    let total = 0
    for (const { volumeId, files: own } of wanted) {
      const size = await discs.imageSize({ files: own, volumeId, created, signal })
      if (!size.ok) return size
      // Written once, read once.
      total += size.value * 2
    }
    const built: BuiltDisc[] = []
    let before = 0
    for (const { n, volumeId, files: own, promised } of wanted) {
      const tell = ({ done }: Progress): void => onProgress({ done: before + done, total })
      const out = imageFile(dataDir, id, n)
      const image = await discs.buildImage({ files: own, volumeId, created, out, signal, onProgress: tell })
      if (!image.ok) return image
      before += image.value.size
      const held = await holdToManifest(out, promised, { signal, onProgress: tell })
      if (!held.ok) return held
      built.push({ n, ...image.value })
      before += image.value.size
    }
    const finished = await source.finishBuild(id, actor, built)
    return finished.ok ? ok(built) : finished
  }

  /** The image as it was built. Errors: `media.image-gone`, `media.image-changed`, those of hashing. */
  const soundImage = async (
    { id, disc }: DiscOf,
    { size, sha256 }: { readonly size: number; readonly sha256: string },
    signal: AbortSignal,
    onProgress: Onward,
  ): Promise<Result<string>> => {
    const file = imageFile(dataDir, id, disc)
    if (!(await isThere(file, size))) return fail('media.image-gone', { disc })
    const hashed = await discs.hashFile(file, { signal, onProgress })
    if (!hashed.ok) return hashed
    return hashed.value.sha256 === sha256 ? ok(file) : fail('media.image-changed', { disc })
  }

  return {
    /**
     * Starts building all discs of an edition. Errors: `media.edition-building`, those of `prepareBuild`; of the job:
     * `media.content-changed`, those of `buildImage` and `finishBuild`.
     */
    build: async (actor: string, id: EditionId): Promise<Result<{ readonly job: string }>> => {
      if (building.has(id)) return fail('media.edition-building')
      building.add(id)
      let job: string | null = null
      try {
        const prepared = await source.prepareBuild(id, actor)
        if (!prepared.ok) return prepared
        const label = await labelOf(id)
        job = jobs.start({
          kind: 'build',
          label,
          editionId: id,
          disc: null,
          by: actor,
          run: async (signal, onProgress) => {
            let isBuilt = false
            try {
              const built = await buildAll(actor, id, prepared.value, signal, onProgress)
              isBuilt = built.ok
              return built
            } finally {
              if (!isBuilt) await dropRemains(id)
            }
          },
        })
        // Also when it was cancelled before it ran.
        void jobs.ended(job)?.then(() => building.delete(id))
        return ok({ job })
      } finally {
        if (job === null) building.delete(id)
      }
    },

    drives: listDrives,

    /** A file that stands for a drive; what is in it is written over. */
    useFile: async (file: string): Promise<Result<DriveRow>> => {
      const address = `stdio:${file}`
      files.add(address)
      const listed = await listDrives()
      if (!listed.ok) return listed
      const row = listed.value.find(({ id }) => id === address)
      return row ? ok(row) : fail('media.drive-gone', { drive: file })
    },

    /**
     * Starts writing the image of a disc to a medium. Errors: `media.drive-gone` for a drive that was not shown, those of
     * `builtDisc`; of the job: `media.image-gone`, `media.image-changed`, those of `burn`. A disc that broke off is kept as spoiled.
     */
    burn: async (
      actor: string,
      { id, disc, drive, serial }: DiscOf & { readonly drive: string; readonly serial: string },
    ): Promise<Result<{ readonly job: string }>> => {
      const row = shown.get(drive)
      if (!row) return fail('media.drive-gone', { drive })
      const found = await builtDisc(db, id, disc, 'burn')
      if (!found.ok) return found
      const { image } = found.value
      const label = `${await labelOf(id)} · ${row.name}`
      const job = jobs.start({
        kind: 'burn',
        label,
        editionId: id,
        disc,
        by: actor,
        run: async (signal, onProgress) => {
          // Read once, written once.
          const total = image.size * 2
          const sound = await soundImage({ id, disc }, image, signal, ({ done }) => onProgress({ done, total }))
          if (!sound.ok) return sound
          let isWriting = false
          const burnt = await discs.burn({
            image: sound.value,
            drive,
            signal,
            onProgress: ({ done }) => {
              isWriting = true
              onProgress({ done: image.size + done, total })
            },
          })
          const said = { id, disc, serial, drive: row.name, image: image.sha256 }
          if (burnt.ok) return copies.burned(actor, { ...said, spoiled: null })
          const why = row.kind === 'optical' && isWriting ? spoiling[burnt.error.code] : undefined
          if (why !== undefined) await copies.burned(actor, { ...said, spoiled: why })
          return burnt
        },
      })
      return ok({ job })
    },

    /** Errors: those of `builtDisc`. */
    burnedElsewhere: async (
      actor: string,
      { id, disc, serial }: DiscOf & { readonly serial: string },
    ): Promise<Result<null>> => {
      const found = await builtDisc(db, id, disc, 'burn')
      if (!found.ok) return found
      const noted = await copies.burned(actor, {
        id,
        disc,
        serial,
        drive: '',
        image: found.value.image.sha256,
        spoiled: null,
      })
      return noted.ok ? ok(null) : noted
    },

    /**
     * Starts reading a copy back. Errors: `media.drive-gone`, those of `livingCopy`; of the job: `media.other-disc`, those of
     * `readBack`, and `media.copy-damaged` (`reason`), with which the copy is spoiled.
     */
    check: async (
      actor: string,
      { copy: id, drive }: { readonly copy: CopyId; readonly drive: string },
    ): Promise<Result<{ readonly job: string }>> => {
      const row = shown.get(drive)
      if (!row) return fail('media.drive-gone', { drive })
      const found = await livingCopy(db, id, 'check')
      if (!found.ok) return found
      const { edition, image, copy } = found.value
      const label = `${await labelOf(edition.id)} · ${row.name}`
      const job = jobs.start({
        kind: 'check',
        label,
        editionId: edition.id,
        disc: copy.disc,
        by: actor,
        run: async (signal, onProgress) => {
          const text = await readManifest(db, edition.id)
          const manifest = text === null ? null : Manifest.parse(JSON.parse(text))
          const judged = await judgeCopy(discs, { drive, image, disc: copy.disc, manifest }, { signal, onProgress })
          if (!judged.ok) return judged
          if (judged.value.good) return copies.verified(actor, { copy: id, drive: row.name, image: image.sha256 })
          const { reason } = judged.value
          const spoiled = await copies.spoiled(actor, { copy: id, reason, drive: row.name })
          return spoiled.ok ? fail('media.copy-damaged', { reason }) : spoiled
        },
      })
      return ok({ job })
    },

    /** By a person's word. Errors: those of `livingCopy`. */
    spoil: (
      actor: string,
      { copy, reason }: { readonly copy: CopyId; readonly reason: string },
    ): Promise<Result<null>> => copies.spoiled(actor, { copy, reason, drive: null }),

    /**
     * Copies the image of a disc to where a person said, whole or not at all; what was there is replaced. Errors:
     * those of `builtDisc`, `media.image-gone`, `media.image-changed`, `media.disk-full`, `media.cannot-write` …
     */
    exportImage: async (
      actor: string,
      { id, disc }: DiscOf,
      to: string,
    ): Promise<Result<{ readonly file: string }>> => {
      const found = await builtDisc(db, id, disc, 'export', ['built', 'burned', 'verified', 'sealed'])
      if (!found.ok) return found
      const { edition, image } = found.value
      const from = imageFile(dataDir, id, disc)
      if (!(await isThere(from, image.size))) return fail('media.image-gone', { disc })
      const file = path.basename(to)
      const copied = await withPartFile(to, async (part): Promise<Result<null>> => {
        const copy = await discs.digestFile({ from, to: part })
        if (!copy.ok) return copy
        return copy.value.sha256 === image.sha256 ? ok(null) : fail('media.image-changed', { disc })
      })
      if (!copied.ok) return copied
      await storage.write(actor, (unit) =>
        noteEdition(unit, edition, 'media.disc-exported', { disc, file, image: image.sha256 }),
      )
      return ok({ file })
    },

    /** The name that an image bears outside of the profile. Errors: those of `builtDisc`. */
    exportName: async ({ id, disc }: DiscOf): Promise<Result<string>> => {
      const found = await builtDisc(db, id, disc, 'export', ['built', 'burned', 'verified', 'sealed'])
      if (!found.ok) return found
      const { seq, week } = found.value.edition
      return ok(`vigil-${week}-${seq}-${disc}.iso`)
    },

    /** After a kill: what was being written goes, and images that nobody needs any more. */
    recover: async (): Promise<void> => {
      await discs.sweep([imagesDir(dataDir)])
      await rm(stagingRoot(dataDir), { recursive: true, force: true })
      const live = await store.liveImages(db)
      await removeOthers(
        dataDir,
        live.map(({ editionId, disc }) => imageFile(dataDir, editionId, disc)),
      )
    },
  }
}
