/**
 * [S4-07] Makes an edition ready for its images: the manifest, its signatures, the sums and what goes beside the patches. The
 * manifest of an edition is made once for a key; built again, the images are the same byte for byte.
 */
import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { EditionId, Sha256 } from '#shared/domain/media/ids'
import { filesOfDisc, Manifest, manifestText, sumsText } from '#shared/domain/media/manifest'
import type { DiscMarker, ManifestFile } from '#shared/domain/media/manifest'
import { aroundManifest, markerPath } from '#shared/domain/media/paths'
import { stateOfDiscs } from '#shared/domain/media/states'
import type { EditionState } from '#shared/domain/media/states'
import { canonicalJson } from '#shared/lib/canonical-json'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage } from '../../../db/storage'
import type { Db, Tx } from '../../../db/tables'
import type { DiscFile } from '../../../media/discs'
import type { KeyPair } from '../../../media/sign/key-pair'
import { minisignPublicKey, signMinisig } from '../../../media/sign/minisig'
import { signManifest } from '../../../media/sign/manifest-signature'
import { readProducts } from '../catalogue/service'
import { currentKey, readKeys } from '../keys/key-store'
import type { MediaKeys } from '../keys/service'
import type { BuildSource, PreparedDisc } from './build-source'
import { discPage } from './disc-page'
import * as store from './edition-store'
import type { CatalogueEntry, Edition } from './edition-store'
import { manifestOf, manifestPatches } from './manifest'
import { noteEdition } from './noting'
import { isThere, stage, stagingDir, unstage } from './staging'
import type { ContentFile, StagedFile } from './staging'

export type BuildingDeps = {
  readonly storage: Storage
  readonly keys: Pick<MediaKeys, 'unlocked'>
  readonly dataDir: string
  readonly resourcesDir: string
  readonly centre: string
  readonly contentFile: ContentFile
}

/** A disc that is burned already is not changed any more; the same image may be made again, where it was lost. */
const buildable: readonly EditionState[] = ['planned', 'built', 'burned', 'verified']
const changeable: readonly EditionState[] = ['planned', 'built']

/** The checkers of the disc, in the resources of the app. */
const checkers = ['check.sh', 'check.ps1'] as const

const sha256Of = (content: string | Buffer): Sha256 => hash('sha256', content, 'hex')
const mostStatements = 50

type Content = Pick<StagedFile, 'path' | 'content'>

/** Errors: `media.edition-unknown`, `media.act-not-now`. */
const buildableEdition = async (at: Db | Tx, id: EditionId): Promise<Result<Edition>> => {
  const edition = await store.readEdition(at, id)
  if (!edition) return fail('media.edition-unknown')
  return buildable.includes(edition.state)
    ? ok(edition)
    : fail('media.act-not-now', { state: edition.state, act: 'build' })
}

/** The files that speak of the manifest, for one disc. */
const around = (manifest: Manifest, text: string, disc: number, key: KeyPair): readonly StagedFile[] => {
  const comment = `edition ${manifest.edition} seq ${manifest.seq} disc ${disc}/${manifest.discs}`
  const bytes = Buffer.from(text)
  const sums = sumsText(manifest, disc, sha256Of(bytes))
  return [
    { disc, path: aroundManifest.manifest, content: bytes },
    { disc, path: aroundManifest.signature, content: signManifest(key, bytes) },
    { disc, path: aroundManifest.minisig, content: signMinisig(key, bytes, `${comment} manifest`) },
    { disc, path: aroundManifest.sums, content: sums },
    { disc, path: aroundManifest.sumsMinisig, content: signMinisig(key, Buffer.from(sums), `${comment} sums`) },
  ]
}

export function createBuilding({ storage, keys, ...deps }: BuildingDeps): BuildSource {
  const { db } = storage

  /** Only what may still go on a disc, and is there. Errors: `media.file-not-accepted`, `media.file-gone`. */
  const checkFiles = async (edition: Edition, entries: ReadonlyMap<Sha256, CatalogueEntry>): Promise<Result<null>> => {
    for (const { kb, files } of edition.chosen.patches)
      for (const { sha256, size, path: name } of files) {
        const said = { kb, name: path.basename(name) }
        if (entries.get(sha256)?.status !== 'accepted') return fail('media.file-not-accepted', said)
        if (!(await isThere(deps.contentFile(sha256), size))) return fail('media.file-gone', said)
      }
    return ok(null)
  }

  const names = async (): Promise<(actor: string) => string> => {
    const known = await store.peopleNames(db)
    return (actor) => known.get(actor) ?? (actor === '' || actor === 'system' ? '系统' : actor)
  }

  /** What stands beside the patches of a disc and in the manifest. */
  const supportOf = async (
    edition: Edition,
    key: KeyPair,
    about: Pick<Manifest, 'patches' | 'site'>,
  ): Promise<readonly StagedFile[]> => {
    const fixed = await Promise.all(
      checkers.map(async (name): Promise<Content> => ({
        path: name,
        content: await readFile(path.join(deps.resourcesDir, 'media', name)),
      })),
    )
    const patchFiles = edition.chosen.patches.flatMap(({ disc, files }) =>
      files.map((file): ManifestFile => ({ ...file, disc, role: 'patch' })),
    )
    const page = {
      edition: edition.id,
      site: about.site,
      centre: deps.centre,
      seq: edition.seq,
      week: edition.week,
      kind: edition.kind,
      discs: edition.discs,
      patches: about.patches,
      patchFiles,
      superseded: edition.chosen.superseded,
      createdAt: edition.createdAt,
      expiresAt: edition.expiresAt,
      productNames: new Map((await readProducts(deps.resourcesDir)).map(({ id, zh }) => [id, zh])),
      minisignKey: minisignPublicKey(key.public.sign).split('\n')[1] ?? '',
    }
    return Array.from({ length: edition.discs }, (_, i) => i + 1).flatMap((disc) => {
      const marker: DiscMarker = { format: 'vigil-disc-marker', version: 1, edition: edition.id, disc }
      const own: readonly Content[] = [
        ...fixed,
        { path: markerPath, content: canonicalJson(marker) },
        { path: 'index.html', content: discPage({ ...page, disc }) },
      ]
      return own.map((file) => ({ ...file, disc }))
    })
  }

  /** The manifest that was signed before, where the same key signs again and what goes beside the patches is the same. */
  const makeManifest = async (
    edition: Edition,
    key: KeyPair,
    entries: ReadonlyMap<Sha256, CatalogueEntry>,
    actor: string,
  ): Promise<{ readonly text: string; readonly support: readonly StagedFile[] }> => {
    const nameOf = await names()
    const siteName = (await store.siteNames(db)).get(edition.siteId) ?? ''
    const stored = edition.keyId === key.public.id ? await store.readManifest(db, edition.id) : null
    const before = stored === null ? null : Manifest.parse(JSON.parse(stored))
    const site = before?.site ?? { id: edition.siteId, name: siteName }
    const patches = before?.patches ?? manifestPatches({ edition, entries, nameOf })
    const support = await supportOf(edition, key, { patches, site })
    const files = support.map(({ disc, path: name, content }): ManifestFile => {
      const bytes = Buffer.from(content)
      return { disc, path: name, size: bytes.length, sha256: sha256Of(bytes), role: 'support' }
    })
    const isSame = before?.files
      .filter(({ role }) => role === 'support')
      .every((old) => files.some((file) => canonicalJson(file) === canonicalJson(old)))
    if (stored !== null && isSame) return { text: stored, support }
    const statements = (await readKeys(db)).flatMap(({ statement }) => statement ?? [])
    const manifest = manifestOf({
      edition,
      entries,
      siteName: site.name,
      centre: deps.centre,
      key: key.public.id,
      support: files,
      nameOf,
      previous: await store.previousManifest(db, edition.siteId, edition.seq),
      rotation: statements.slice(-mostStatements),
      builtBy: nameOf(actor),
    })
    return { text: manifestText(Manifest.parse(manifest)), support }
  }

  const discOf = (manifest: Manifest, n: number, dir: string, own: readonly StagedFile[]): PreparedDisc => {
    const staged = own.map(({ path: to }): DiscFile => ({ from: path.join(dir, String(n), to), to }))
    const promised = filesOfDisc(manifest, n)
    const patches = promised
      .filter(({ role }) => role === 'patch')
      .map(({ sha256, path: to }): DiscFile => ({ from: deps.contentFile(sha256), to }))
    return {
      n,
      volumeId: `VIGIL_${manifest.seq}_${n}`,
      files: [...staged, ...patches].toSorted((a, b) => (a.to < b.to ? -1 : 1)),
      promised: promised.map(({ path: name, sha256 }) => ({ path: name, sha256 })),
    }
  }

  return {
    prepareBuild: async (id, actor) => {
      const found = await buildableEdition(db, id)
      if (!found.ok) return found
      const edition = found.value
      if (!(await currentKey(db))) return fail('media.no-key')
      const key = keys.unlocked()
      if (!key) return fail('media.key-locked')
      const entries = await store.entriesOf(db, id)
      const checked = await checkFiles(edition, entries)
      if (!checked.ok) return checked
      const { text, support } = await makeManifest(edition, key, entries, actor)
      const sha256 = sha256Of(text)
      if (sha256 !== edition.manifestSha256 && !changeable.includes(edition.state))
        return fail('media.act-not-now', { state: edition.state, act: 'build' })
      const manifest = Manifest.parse(JSON.parse(text))
      const files = [
        ...support,
        ...Array.from({ length: edition.discs }, (_, i) => around(manifest, text, i + 1, key)).flat(),
      ]
      const dir = stagingDir(deps.dataDir, id)
      const staged = await stage(dir, files)
      if (!staged.ok) return staged
      if (sha256 !== edition.manifestSha256) {
        const signed = await storage.write(actor, async (unit): Promise<Result<null>> => {
          const now = await buildableEdition(unit.tx, id)
          if (!now.ok) return now
          if (now.value.rev !== edition.rev) return fail('conflict')
          // Another manifest: what was built, and who approved it, stood for the one before.
          await store.clearImages(unit.tx, id)
          await store.changeEdition(unit.tx, id, {
            state: 'planned',
            key_id: key.public.id,
            previous: manifest.previous,
            manifest: text,
            manifest_sha256: sha256,
            approved_by: null,
            approved_at: null,
          })
          await noteEdition(unit, edition, 'media.manifest-signed', { key: key.public.id, manifest: sha256 })
          return ok(null)
        })
        if (!signed.ok) return signed
      }
      return ok({
        created: edition.createdAt,
        discs: Array.from({ length: edition.discs }, (_, i) =>
          discOf(
            manifest,
            i + 1,
            dir,
            files.filter(({ disc }) => disc === i + 1),
          ),
        ),
      })
    },

    finishBuild: async (id, actor, images) => {
      const finished = await storage.write(actor, async (unit): Promise<Result<null>> => {
        const { tx, at } = unit
        const found = await buildableEdition(tx, id)
        if (!found.ok) return found
        const edition = found.value
        const numbers = images.map(({ n }) => n).toSorted((a, b) => a - b)
        if (
          edition.manifestSha256 === null ||
          numbers.join() !== Array.from({ length: edition.discs }, (_, i) => i + 1).join()
        )
          return fail('media.discs-differ')
        if (!changeable.includes(edition.state)) {
          const before = await store.discsOf(tx, [id])
          const isSame = images.every(({ n, sha256 }) =>
            before.some((disc) => disc.n === n && disc.image?.sha256 === sha256),
          )
          if (!isSame) return fail('media.discs-differ')
        }
        for (const image of images) await store.saveImage(tx, id, image, at)
        const state = stateOfDiscs(await store.progressOf(tx, id))
        await store.changeEdition(tx, id, { state, built_at: at, built_by: actor })
        for (const { n, sha256, size } of images.toSorted((a, b) => a.n - b.n))
          await noteEdition(unit, edition, 'media.disc-built', { disc: n, image: sha256, size })
        return ok(null)
      })
      if (finished.ok) await unstage(stagingDir(deps.dataDir, id))
      return finished
    },
  }
}
