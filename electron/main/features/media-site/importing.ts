/**
 * [S4-07] A disc in order is imported: its patches are copied to the folder or share of the site, all of them or none, each hashed
 * again where it lies. Once every disc of the edition is in, the receipt is written.
 */
import { access, constants, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { User } from '#shared/domain/people/people'
import { filesOfDisc } from '#shared/domain/media/manifest'
import type { Manifest } from '#shared/domain/media/manifest'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage } from '../../db/storage'
import type { Progress } from '../../media/discs'
import { importFiles } from '../../media/verify/import-files'
import type { Jobs } from '../media-jobs/jobs'
import type { Checked, Checking } from './checking'
import type { Enrolment } from './enrolment'
import { writeReceipt } from './receipts'
import { readMediaSite } from './settings'
import * as store from './store'

export type ImportingDeps = {
  readonly storage: Storage
  readonly jobs: Pick<Jobs, 'start'>
  readonly checking: Pick<Checking, 'checked'>
  readonly enrolment: Pick<Enrolment, 'ownKeys'>
}

/** `2026-11-27-no-0007`, with the disc where there are several: sorts by week, and says what it is without a list. */
export const folderName = ({ week, seq, discs }: Manifest, disc: number): string =>
  `${week}-no-${String(seq).padStart(4, '0')}${discs > 1 ? `-disc-${disc}` : ''}`

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

/** What lies there already stays: an import that was broken off after copying finds another name. */
async function freeFolder(dir: string, name: string): Promise<string> {
  for (let n = 1; ; n++) {
    const folder = path.join(dir, n === 1 ? name : `${name}-${n}`)
    if (!(await exists(folder))) return folder
  }
}

/** What an import of this very disc left when the program or the computer died. Nobody else imports it: parts of others stay. */
async function removeRemains(dir: string, name: string): Promise<void> {
  const found = await readdir(dir).catch((): string[] => [])
  const remains = found.filter((one) => one.startsWith(name) && /\.\d+-\d+\.vigil\.part$/.test(one))
  for (const one of remains) await rm(path.join(dir, one), { recursive: true, force: true })
}

export function createImporting({ storage, jobs, checking, enrolment }: ImportingDeps) {
  const isImported = async ({ edition }: Manifest, disc: number): Promise<boolean> =>
    (await store.discsOf(storage.db, [edition])).some(({ n, imported_at }) => n === disc && imported_at !== null)

  const run = async (
    actor: User,
    { believed, source, disc }: Checked,
    serial: string,
    signal: AbortSignal,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<null>> => {
    if (!believed || !source || disc === null) return fail('media.not-importable')
    const { manifest } = believed
    if (await isImported(manifest, disc)) return fail('media.already-imported')
    const keys = await enrolment.ownKeys()
    if (!keys.ok) return keys
    const { importDir } = await readMediaSite(storage.db)
    if (importDir === null) return fail('media.no-import-dir')
    const isWritable = await access(importDir, constants.W_OK).then(
      () => true,
      () => false,
    )
    if (!isWritable) return fail('media.import-dir-unwritable', { dir: importDir })
    const name = folderName(manifest, disc)
    await removeRemains(importDir, name)
    const into = await freeFolder(importDir, name)
    const patches = filesOfDisc(manifest, disc).filter(({ role }) => role === 'patch')
    const files = patches.map((file) => ({ path: file.path, to: file.path, sha256: file.sha256 }))
    const copied = await importFiles(source, files, into, { signal, onProgress })
    if (!copied.ok) return copied
    const named = new Map(manifest.patches.flatMap((patch) => patch.files.map((file) => [file, patch] as const)))
    try {
      return await storage.write(actor.id, async (unit): Promise<Result<null>> => {
        const { tx, at, record } = unit
        const imported = patches.map((file) => {
          const patch = named.get(file.path)
          const to = path.join(into, ...file.path.split('/'))
          return { sha256: file.sha256, kb: patch?.kb ?? '', title: patch?.title ?? '', path: to, size: file.size }
        })
        await store.keepImported(tx, manifest.edition, imported, at)
        await store.setDisc(tx, manifest.edition, disc, { imported_at: at, serial })
        const change = { disc, of: manifest.discs, seq: manifest.seq, files: files.length, into, serial }
        await record({ type: 'media.site-imported', entity: 'media', entityId: manifest.edition, change })
        const done = (await store.discsOf(tx, [manifest.edition])).filter(({ imported_at }) => imported_at !== null)
        const row = await store.arrival(tx, manifest.edition)
        if (!row || done.length < manifest.discs) return ok(null)
        const receipt = await writeReceipt(unit, keys.value, row, 'imported')
        // Without it the centre would never know: nothing of this is kept.
        if (!receipt.ok) throw new Error(receipt.error.code)
        return receipt
      })
    } catch (error) {
      await rm(into, { recursive: true, force: true })
      throw error
    }
  }

  return {
    /** Errors: `media.not-importable`, `media.no-import-dir`, `media.already-imported`; the job fails with what copying says. */
    start: async (actor: User, job: string, serial: string): Promise<Result<{ readonly job: string }>> => {
      const checked = checking.checked(job)
      if (!checked?.verdict.ok || !checked.believed || checked.disc === null) return fail('media.not-importable')
      const { manifest } = checked.believed
      if (await isImported(manifest, checked.disc)) return fail('media.already-imported')
      if ((await readMediaSite(storage.db)).importDir === null) return fail('media.no-import-dir')
      const id = jobs.start({
        kind: 'import',
        label: checked.place.name,
        editionId: manifest.edition,
        disc: checked.disc,
        by: actor.id,
        device: checked.place.kind === 'drive' ? checked.place.id : 'disk',
        run: (signal, onProgress) => run(actor, checked, serial, signal, onProgress),
      })
      return ok({ job: id })
    },
  }
}
