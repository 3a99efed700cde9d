/** The rows of the site's screens. */
import { z } from 'zod'
import { DiscCode } from '#shared/domain/media/codes'
import { EditionId } from '#shared/domain/media/ids'
import type { Sha256 } from '#shared/domain/media/ids'
import { spokenFingerprint } from '#shared/domain/media/keys'
import { Manifest } from '#shared/domain/media/manifest'
import type { ArrivalRow, MediaModeRow, RefusalRow } from '#shared/ipc/media-site-contract'
import type { MediaArrivedDiscsTable } from '../../db/media-tables'
import type { Db, Tx } from '../../db/tables'
import { cardFingerprint } from '../../media/sign/card'
import { ownCard } from './own-card'
import { readMediaSite } from './settings'
import * as store from './store'

/** Two years of weeks; older ones are in the journal. */
const mostArrivals = 104
const mostRefusals = 200

export const KeptReceipt = z.object({ text: z.string(), code: z.string(), outcome: z.string() })
const Params = z.record(z.string(), z.union([z.string(), z.number()]))

export type SiteRows = {
  readonly mode: readonly MediaModeRow[]
  readonly arrivals: readonly ArrivalRow[]
  readonly refusals: readonly RefusalRow[]
}

/** What the screens show of a manifest. */
type Contents = {
  readonly kind: Manifest['kind']
  readonly patches: readonly {
    readonly kb: string
    readonly title: string
    readonly bytes: number
    readonly requiredBy: readonly string[]
    readonly files: readonly Sha256[]
  }[]
}

function contentsOf(text: string): Contents {
  const { kind, files, patches } = Manifest.parse(JSON.parse(text))
  const known = new Map(files.map((file) => [file.path, file]))
  return {
    kind,
    patches: patches.map(({ kb, title, requiredBy, files: paths }) => {
      const own = paths.flatMap((path) => known.get(path) ?? [])
      return {
        kb,
        title,
        bytes: own.reduce((sum, { size }) => sum + size, 0),
        requiredBy,
        files: own.map(({ sha256 }) => sha256),
      }
    }),
  }
}

/** Reads the rows; manifests, which never change, are read and understood once. */
export function createRows(): (db: Db | Tx) => Promise<SiteRows> {
  let known: ReadonlyMap<string, Contents> = new Map()
  return async (db) => {
    const arrived = await store.arrivals(db, mostArrivals)
    const contents = new Map<string, Contents>()
    for (const { edition_id, manifest_sha256 } of arrived) {
      const before = known.get(manifest_sha256)
      const row = before ? null : await store.arrival(db, EditionId.parse(edition_id))
      const own = before ?? (row && contentsOf(row.manifest))
      if (own) contents.set(manifest_sha256, own)
    }
    known = contents
    return readRows(db, arrived, contents)
  }
}

async function readRows(
  db: Db | Tx,
  arrived: readonly store.ArrivalEntry[],
  contents: ReadonlyMap<string, Contents>,
): Promise<SiteRows> {
  const settings = await readMediaSite(db)
  const card = ownCard(settings)
  const mode: MediaModeRow = {
    id: 'mode',
    mode: settings.mode,
    site: settings.site,
    fingerprint: card && spokenFingerprint(cardFingerprint(card)),
    importDir: settings.importDir,
  }
  const discs =
    arrived.length === 0
      ? []
      : await store.discsOf(
          db,
          arrived.map((one) => one.edition_id),
        )
  const brought = await store.firstBrought(db)
  const rows: ArrivalRow[] = []
  for (const one of arrived) {
    const own = discs.filter((disc) => disc.edition_id === one.edition_id)
    const content = contents.get(one.manifest_sha256)
    if (content) rows.push(arrivalRow(one, content, own, brought))
  }
  const refused = await store.refusals(db, mostRefusals)
  return {
    mode: [mode],
    arrivals: rows,
    refusals: refused.map((row) => ({
      id: row.id,
      at: row.at,
      by: row.by,
      title: store.refusalTitle(row),
      code: DiscCode.parse(row.code),
      params: Params.parse(JSON.parse(row.params)),
    })),
  }
}

function arrivalRow(
  row: store.ArrivalEntry,
  { kind, patches }: Contents,
  discs: readonly MediaArrivedDiscsTable[],
  brought: ReadonlyMap<string, number>,
): ArrivalRow {
  const receipt = row.receipt === null ? null : KeptReceipt.parse(JSON.parse(row.receipt))
  return {
    id: EditionId.parse(row.edition_id),
    seq: row.seq,
    week: row.week,
    kind,
    discs: Array.from({ length: row.discs }, (_, i) => {
      const disc = discs.find(({ n }) => n === i + 1)
      return {
        n: i + 1,
        verifiedAt: disc && disc.verified_at > 0 ? disc.verified_at : null,
        importedAt: disc?.imported_at ?? null,
        destroyedAt: disc?.destroyed_at ?? null,
        destroyedBy: disc?.destroyed_by ?? null,
        destroyedHow: disc?.destroyed_how ?? null,
      }
    }),
    patches: patches.map(({ kb, title, bytes, requiredBy, files }) => ({
      kb,
      title,
      bytes,
      requiredBy,
      isNew: files.some((sha256) => (brought.get(sha256) ?? row.seq) >= row.seq),
    })),
    importedAt: row.imported_at,
    receipt: receipt && { ...receipt, at: row.receipt_at ?? 0 },
    released:
      row.released_at === null
        ? null
        : { by: row.released_by ?? '', second: row.released_second ?? '', reason: row.release_reason ?? '' },
  }
}
