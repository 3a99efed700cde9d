/** What a site keeps of the weekly discs: whom it trusts, what has arrived, what was refused, what was imported. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { DiscVerdict } from '#shared/domain/media/codes'
import { EditionId, Sha256 } from '#shared/domain/media/ids'
import type { KnownEdition, SiteMemory, SiteTrust } from '#shared/domain/media/judge-manifest'
import { PublicKeys } from '#shared/domain/media/keys'
import type { Manifest } from '#shared/domain/media/manifest'
import type { MediaArrivalsTable, MediaArrivedDiscsTable, MediaRefusalsTable } from '../../db/media-tables'
import type { Db, Tx } from '../../db/tables'
import { readMediaSite } from './settings'

type Reads = Db | Tx

// Whom the site believes.

export type TrustRow = PublicKeys & { readonly isRetired: boolean; readonly via: string }

export async function trustedKeys(db: Reads): Promise<readonly TrustRow[]> {
  const rows = await db.selectFrom('media_trusted_keys').selectAll().orderBy('since').execute()
  return rows.map(({ retired_at, via, id, sign, agree }) => ({
    ...PublicKeys.parse({ id, sign, agree }),
    isRetired: retired_at !== null,
    via,
  }))
}

/** A key that was trusted before and comes again counts again. */
export async function trustKey(tx: Tx, keys: PublicKeys, via: 'card' | 'rotation', at: number): Promise<void> {
  const row = { sign: keys.sign, agree: keys.agree, since: at, via, retired_at: null }
  await tx
    .insertInto('media_trusted_keys')
    .values({ id: keys.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export async function retireOtherKeys(tx: Tx, current: string, at: number): Promise<void> {
  await tx
    .updateTable('media_trusted_keys')
    .set({ retired_at: at })
    .where('id', '!=', current)
    .where('retired_at', 'is', null)
    .execute()
}

/** Null where no centre has been enrolled. */
export async function readTrust(db: Reads): Promise<SiteTrust | null> {
  const { site } = await readMediaSite(db)
  const keys = await trustedKeys(db)
  return site && keys.length > 0 ? { site: { id: site.id, name: site.name }, keys } : null
}

// What it remembers.

export async function readMemory(db: Reads): Promise<SiteMemory> {
  const arrivals = await db
    .selectFrom('media_arrivals')
    .select(['edition_id', 'seq', 'manifest_sha256', 'imported_at', 'receipt_at', 'released_at'])
    .orderBy('seq')
    .execute()
  const discs = await db.selectFrom('media_arrived_discs').select(['edition_id', 'n', 'verified_at']).execute()
  const editions = new Map<EditionId, KnownEdition>()
  let last: SiteMemory['last'] = null
  for (const arrival of arrivals) {
    const verified = discs.filter((disc) => disc.edition_id === arrival.edition_id && disc.verified_at > 0)
    editions.set(EditionId.parse(arrival.edition_id), {
      manifestSha256: Sha256.parse(arrival.manifest_sha256),
      verified: verified.map(({ n }) => n),
      isClosed: arrival.receipt_at !== null,
      isReleased: arrival.released_at !== null,
    })
    if (arrival.imported_at !== null) last = { seq: arrival.seq, manifestSha256: Sha256.parse(arrival.manifest_sha256) }
  }
  return { editions, last, seen: await latestCertain(db) }
}

/**
 * An instant that has certainly been: no check of a disc that was valid then, and no making of a manifest, can lie in the future.
 * A clock that was wrong when an expired disc was looked at says nothing.
 */
async function latestCertain(db: Reads): Promise<number | null> {
  const made = await db
    .selectFrom('media_arrivals')
    .select(sql<string | null>`max(json_extract(manifest, '$.created'))`.as('created'))
    .executeTakeFirst()
  const checked = await db
    .selectFrom('media_arrived_discs')
    .innerJoin('media_arrivals', 'media_arrivals.edition_id', 'media_arrived_discs.edition_id')
    .where('media_arrivals.released_at', 'is', null)
    .select((all) => all.fn.max('media_arrived_discs.verified_at').as('at'))
    .executeTakeFirst()
  const instants = [made?.created ? Date.parse(made.created) : 0, Number(checked?.at ?? 0)]
  const latest = Math.max(...instants)
  return latest > 0 ? latest : null
}

// What has arrived.

export const arrival = (db: Reads, id: EditionId): Promise<MediaArrivalsTable | undefined> =>
  db.selectFrom('media_arrivals').selectAll().where('edition_id', '=', id).executeTakeFirst()

export type ArrivalEntry = Omit<MediaArrivalsTable, 'manifest'>

const entryColumns = [
  'edition_id',
  'seq',
  'week',
  'manifest_sha256',
  'discs',
  'first_at',
  'released_by',
  'released_second',
  'release_reason',
  'released_at',
  'imported_at',
  'receipt_at',
  'receipt',
] as const

/** Without their manifests, which are long. */
export const arrivals = (db: Reads, most: number): Promise<ArrivalEntry[]> =>
  db.selectFrom('media_arrivals').select(entryColumns).orderBy('seq', 'desc').limit(most).execute()

export const discsOf = (db: Reads, ids: readonly string[]): Promise<MediaArrivedDiscsTable[]> =>
  db.selectFrom('media_arrived_discs').selectAll().where('edition_id', 'in', ids).orderBy('n').execute()

/** Keeps the manifest as it was signed; one that the centre made anew before any disc was in order takes its place. */
export async function keepArrival(tx: Tx, manifest: Manifest, text: string, sha256: Sha256, at: number): Promise<void> {
  const said = {
    seq: manifest.seq,
    week: manifest.week,
    manifest: text,
    manifest_sha256: sha256,
    discs: manifest.discs,
  }
  const nothingYet = {
    released_by: null,
    released_second: null,
    release_reason: null,
    released_at: null,
    imported_at: null,
    receipt_at: null,
    receipt: null,
  }
  await tx
    .insertInto('media_arrivals')
    .values({ edition_id: manifest.edition, ...said, first_at: at, ...nothingYet })
    .onConflict((conflict) => conflict.column('edition_id').doUpdateSet(said))
    .execute()
}

/** A disc that was never found in order has 0 here; it may still have to be destroyed. */
const neverVerified = 0

export async function keepDisc(tx: Tx, id: EditionId, n: number, verifiedAt: number = neverVerified): Promise<void> {
  const unseen = { imported_at: null, serial: '', destroyed_at: null, destroyed_by: null, destroyed_how: null }
  await tx
    .insertInto('media_arrived_discs')
    .values({ edition_id: id, n, verified_at: verifiedAt, ...unseen })
    .onConflict((conflict) =>
      verifiedAt === neverVerified
        ? conflict.columns(['edition_id', 'n']).doNothing()
        : conflict.columns(['edition_id', 'n']).doUpdateSet({ verified_at: verifiedAt }),
    )
    .execute()
}

export async function setArrival(tx: Tx, id: EditionId, set: Partial<MediaArrivalsTable>): Promise<void> {
  await tx.updateTable('media_arrivals').set(set).where('edition_id', '=', id).execute()
}

export async function setDisc(tx: Tx, id: EditionId, n: number, set: Partial<MediaArrivedDiscsTable>): Promise<void> {
  await tx.updateTable('media_arrived_discs').set(set).where('edition_id', '=', id).where('n', '=', n).execute()
}

export type ImportedFile = {
  readonly sha256: Sha256
  readonly kb: string
  readonly title: string
  readonly path: string
  readonly size: number
}

/** Files that came before stay with the edition that brought them first. */
export async function keepImported(
  tx: Tx,
  edition: EditionId,
  files: readonly ImportedFile[],
  at: number,
): Promise<void> {
  for (const file of files) {
    await tx
      .insertInto('media_imported_files')
      .values({ ...file, edition_id: edition, imported_at: at })
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute()
  }
}

/** By which edition of the site each file came first. */
export async function firstBrought(db: Reads): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('media_imported_files')
    .innerJoin('media_arrivals', 'media_arrivals.edition_id', 'media_imported_files.edition_id')
    .select(['media_imported_files.sha256', 'media_arrivals.seq'])
    .execute()
  return new Map(rows.map(({ sha256, seq }) => [sha256, seq]))
}

// What was refused.

const KeptDisc = z.object({ edition: z.string().nullable(), title: z.string() })

export async function keepRefusal(
  tx: Tx,
  { id, at, by, title }: { readonly id: string; readonly at: number; readonly by: string; readonly title: string },
  { code, params, disc, files }: DiscVerdict,
): Promise<void> {
  const bad = files.filter((file) => !file.ok).slice(0, 1_000)
  const row: MediaRefusalsTable = {
    id,
    at,
    by,
    code,
    params: JSON.stringify(params),
    disc: JSON.stringify({ edition: disc?.edition ?? null, title } satisfies z.infer<typeof KeptDisc>),
    files: JSON.stringify(bad),
  }
  await tx.insertInto('media_refusals').values(row).execute()
}

export const refusals = (db: Reads, most: number): Promise<MediaRefusalsTable[]> =>
  db.selectFrom('media_refusals').selectAll().orderBy('at', 'desc').limit(most).execute()

export const refusalTitle = ({ disc }: Pick<MediaRefusalsTable, 'disc'>): string =>
  disc === null ? '' : (KeptDisc.safeParse(JSON.parse(disc)).data?.title ?? '')
