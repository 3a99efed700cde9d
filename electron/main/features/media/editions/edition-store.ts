/** SQL of editions with their discs and copies. */
import type { Selectable } from 'kysely'
import type { SiteId } from '#shared/domain/ids'
import type { CopyId, EditionId, KeyId, Sha256, Week } from '#shared/domain/media/ids'
import type { EditionKind } from '#shared/domain/media/manifest'
import type { MediaPlan } from '#shared/domain/media/plan'
import type { ReceiptOutcome } from '#shared/domain/media/receipt'
import type { DeliveryWay, DiscProgress, EditionState } from '#shared/domain/media/states'
import type { CopyRow } from '#shared/ipc/media-rows'
import type { MediaEditionsTable } from '../../../db/media-tables'
import type { Db, Tx } from '../../../db/tables'
import { Chosen, LeftOut } from './choice'

export type HandOver = {
  readonly at: number
  readonly way: DeliveryWay
  readonly carrier: string
  readonly tracking: string
  readonly to: string
}

export type EnteredReceipt = {
  /** When it was entered, UTC ms. */
  readonly at: number
  readonly outcome: ReceiptOutcome
  readonly by: 'qr' | 'code' | 'paper'
  /** When the site says that it was, UTC ms; null where the receipt does not tell. */
  readonly siteAt: number | null
  /** Who signed a paper; empty for others. */
  readonly who: string
  readonly note: string
}

export type Edition = {
  readonly id: EditionId
  readonly rev: number
  readonly siteId: SiteId
  readonly week: Week
  readonly seq: number
  readonly kind: EditionKind
  readonly state: EditionState
  readonly discs: number
  readonly createdAt: number
  readonly expiresAt: number
  readonly plannedBy: string
  readonly chosen: Chosen
  readonly leftOut: LeftOut
  readonly feeFen: number | null
  readonly keyId: KeyId | null
  /** Of the signed bytes (`readManifest`); null until the first build. */
  readonly manifestSha256: Sha256 | null
  readonly builtAt: number | null
  readonly builtBy: string | null
  readonly approvedBy: string | null
  readonly approvedAt: number | null
  readonly sealNumber: string | null
  readonly handOver: HandOver | null
  readonly receivedAt: number | null
  readonly receipt: EnteredReceipt | null
  readonly endedReason: string | null
}

/** All but the manifest, which may be long. */
const columns = [
  ...([
    'id',
    'rev',
    'site_id',
    'week',
    'seq',
    'kind',
    'state',
    'discs',
    'created_at',
    'expires_at',
    'planned_by',
  ] as const),
  ...(['chosen', 'left_out', 'fee_fen', 'key_id', 'manifest_sha256', 'built_at', 'built_by', 'approved_by'] as const),
  ...(['approved_at', 'seal_number', 'hand_over', 'received_at', 'receipt', 'ended_reason'] as const),
] as const

const editionOf = (row: Pick<Selectable<MediaEditionsTable>, (typeof columns)[number]>): Edition => ({
  id: row.id as EditionId,
  rev: row.rev,
  siteId: row.site_id as SiteId,
  week: row.week,
  seq: row.seq,
  kind: row.kind as EditionKind,
  state: row.state as EditionState,
  discs: row.discs,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  plannedBy: row.planned_by,
  chosen: Chosen.parse(JSON.parse(row.chosen)),
  leftOut: LeftOut.parse(JSON.parse(row.left_out)),
  feeFen: row.fee_fen,
  keyId: row.key_id as KeyId | null,
  manifestSha256: row.manifest_sha256,
  builtAt: row.built_at,
  builtBy: row.built_by,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at,
  sealNumber: row.seal_number,
  handOver: row.hand_over === null ? null : (JSON.parse(row.hand_over) as HandOver),
  receivedAt: row.received_at,
  receipt: row.receipt === null ? null : (JSON.parse(row.receipt) as EnteredReceipt),
  endedReason: row.ended_reason,
})

export async function readEdition(db: Db | Tx, id: EditionId): Promise<Edition | null> {
  const row = await db.selectFrom('media_editions').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? editionOf(row) : null
}

/** The signed bytes, as text. */
export async function readManifest(db: Db | Tx, id: EditionId): Promise<string | null> {
  const row = await db.selectFrom('media_editions').select('manifest').where('id', '=', id).executeTakeFirst()
  return row?.manifest ?? null
}

const ended = ['imported', 'refused', 'lost', 'cancelled'] as const

/** Those that are open, and those made since `since` (UTC ms); the latest first. */
export async function shownEditions(db: Db, since: number): Promise<readonly Edition[]> {
  const rows = await db
    .selectFrom('media_editions')
    .select(columns)
    .where((eb) => eb.or([eb('state', 'not in', [...ended]), eb('created_at', '>=', since)]))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(editionOf)
}

/** Those whose receipt could come: everything that was signed, the latest first. */
export async function signedEditions(
  db: Db,
): Promise<
  readonly { readonly id: EditionId; readonly siteId: SiteId; readonly keyId: KeyId; readonly sha256: Sha256 }[]
> {
  const rows = await db
    .selectFrom('media_editions')
    .select(['id', 'site_id', 'key_id', 'manifest_sha256'])
    .orderBy('created_at', 'desc')
    .execute()
  return rows.flatMap(({ id, site_id: siteId, key_id: keyId, manifest_sha256: sha256 }) =>
    keyId === null || sha256 === null
      ? []
      : [{ id: id as EditionId, siteId: siteId as SiteId, keyId: keyId as KeyId, sha256 }],
  )
}

/** The edition that stands for a week: neither cancelled nor lost nor refused. */
export async function liveEdition(db: Db | Tx, siteId: SiteId, week: Week): Promise<Edition | null> {
  const row = await db
    .selectFrom('media_editions')
    .select(columns)
    .where('site_id', '=', siteId)
    .where('week', '=', week)
    .where('state', 'not in', ['cancelled', 'lost', 'refused'])
    .executeTakeFirst()
  return row ? editionOf(row) : null
}

export async function nextSeq(tx: Tx, siteId: SiteId): Promise<number> {
  const row = await tx
    .selectFrom('media_editions')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('site_id', '=', siteId)
    .executeTakeFirst()
  return Number(row?.last ?? 0) + 1
}

/** Of the edition before that was not cancelled; null for the first. */
export async function previousManifest(db: Db | Tx, siteId: SiteId, seq: number): Promise<Sha256 | null> {
  const row = await db
    .selectFrom('media_editions')
    .select('manifest_sha256')
    .where('site_id', '=', siteId)
    .where('seq', '<', seq)
    .where('state', '<>', 'cancelled')
    .where('manifest_sha256', 'is not', null)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return row?.manifest_sha256 ?? null
}

export type NewEdition = Pick<
  Edition,
  | 'id'
  | 'siteId'
  | 'week'
  | 'seq'
  | 'kind'
  | 'discs'
  | 'createdAt'
  | 'expiresAt'
  | 'plannedBy'
  | 'chosen'
  | 'leftOut'
  | 'feeFen'
>

export async function insertEdition(tx: Tx, edition: NewEdition): Promise<void> {
  const { id } = edition
  await tx
    .insertInto('media_editions')
    .values({
      id,
      rev: 1,
      site_id: edition.siteId,
      week: edition.week,
      seq: edition.seq,
      kind: edition.kind,
      state: 'planned',
      discs: edition.discs,
      created_at: edition.createdAt,
      expires_at: edition.expiresAt,
      planned_by: edition.plannedBy,
      chosen: JSON.stringify(edition.chosen),
      left_out: JSON.stringify(edition.leftOut),
      fee_fen: edition.feeFen,
      key_id: null,
      previous: null,
      manifest: null,
      manifest_sha256: null,
      built_at: null,
      built_by: null,
      approved_by: null,
      approved_at: null,
      sealed_at: null,
      seal_number: null,
      handed_over_at: null,
      hand_over: null,
      received_at: null,
      received_by: null,
      receipt_at: null,
      receipt: null,
      ended_reason: null,
    })
    .execute()
  const files = edition.chosen.patches.flatMap(({ disc, files: own }) =>
    own.map(({ sha256, path }) => ({ edition_id: id, sha256, disc, path })),
  )
  if (files.length > 0) await tx.insertInto('media_edition_files').values(files).execute()
  const discs = Array.from({ length: edition.discs }, (_, i) => ({
    edition_id: id,
    n: i + 1,
    image_sha256: null,
    image_size: null,
    built_at: null,
  }))
  await tx.insertInto('media_discs').values(discs).execute()
}

export async function changeEdition(tx: Tx, id: EditionId, set: Partial<MediaEditionsTable>): Promise<void> {
  await tx
    .updateTable('media_editions')
    .set((eb) => ({ ...set, rev: eb('rev', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export type StoredDisc = {
  readonly editionId: EditionId
  readonly n: number
  readonly image: { readonly sha256: Sha256; readonly size: number; readonly builtAt: number } | null
}

export async function discsOf(db: Db | Tx, ids: readonly EditionId[]): Promise<readonly StoredDisc[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('media_discs')
    .selectAll()
    .where('edition_id', 'in', [...ids])
    .orderBy('n')
    .execute()
  return rows.map(({ edition_id: editionId, n, image_sha256: sha256, image_size: size, built_at: builtAt }) => ({
    editionId: editionId as EditionId,
    n,
    image: sha256 === null || size === null || builtAt === null ? null : { sha256, size, builtAt },
  }))
}

export async function saveImage(
  tx: Tx,
  editionId: EditionId,
  image: { readonly n: number; readonly sha256: Sha256; readonly size: number },
  at: number,
): Promise<void> {
  await tx
    .updateTable('media_discs')
    .set({ image_sha256: image.sha256, image_size: image.size, built_at: at })
    .where('edition_id', '=', editionId)
    .where('n', '=', image.n)
    .execute()
}

export async function clearImages(tx: Tx, editionId: EditionId): Promise<void> {
  await tx
    .updateTable('media_discs')
    .set({ image_sha256: null, image_size: null, built_at: null })
    .where('edition_id', '=', editionId)
    .execute()
}

export async function copiesOf(
  db: Db | Tx,
  ids: readonly EditionId[],
): Promise<readonly (CopyRow & { readonly editionId: EditionId })[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('media_copies')
    .selectAll()
    .where('edition_id', 'in', [...ids])
    .orderBy('burned_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    editionId: row.edition_id as EditionId,
    id: row.id as CopyId,
    disc: row.n,
    state: row.state as CopyRow['state'],
    serial: row.serial,
    drive: row.drive,
    burnedAt: row.burned_at,
    burnedBy: row.burned_by,
    checkedAt: row.checked_at,
    reason: row.reason,
  }))
}

/** How far each disc of an edition is. */
export async function progressOf(tx: Tx, id: EditionId): Promise<readonly DiscProgress[]> {
  const copies = await copiesOf(tx, [id])
  return (await discsOf(tx, [id])).map(({ n, image }) => {
    const own = copies.filter(({ disc }) => disc === n)
    return {
      isBuilt: image !== null,
      isBurned: own.some(({ state }) => state !== 'spoiled'),
      isVerified: own.some(({ state }) => state === 'verified'),
    }
  })
}

/** Bytes and files of the patches on each disc. */
export async function sizesOf(
  db: Db,
  ids: readonly EditionId[],
): Promise<
  readonly { readonly editionId: string; readonly n: number; readonly bytes: number; readonly files: number }[]
> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('media_edition_files')
    .innerJoin('media_files', 'media_files.sha256', 'media_edition_files.sha256')
    .select((eb) => [
      'edition_id as editionId',
      'disc as n',
      eb.fn.sum('size').as('bytes'),
      eb.fn.countAll().as('files'),
    ])
    .where('edition_id', 'in', [...ids])
    .groupBy(['edition_id', 'disc'])
    .execute()
  return rows.map(({ editionId, n, bytes, files }) => ({ editionId, n, bytes: Number(bytes), files: Number(files) }))
}

/** What was on it is there now. */
export async function acknowledge(tx: Tx, { id, siteId }: Pick<Edition, 'id' | 'siteId'>, at: number): Promise<void> {
  await tx
    .insertInto('media_inventory')
    .columns(['site_id', 'sha256', 'edition_id', 'acknowledged_at'])
    .expression((eb) =>
      eb
        .selectFrom('media_edition_files')
        .select([eb.val(siteId).as('site_id'), 'sha256', 'edition_id', eb.val(at).as('acknowledged_at')])
        .where('edition_id', '=', id),
    )
    .onConflict((conflict) => conflict.columns(['site_id', 'sha256']).doNothing())
    .execute()
}

/** How the discs of the site's plan are marked; null without a plan. */
export async function planMark(db: Db | Tx, siteId: SiteId): Promise<MediaPlan['mark'] | null> {
  const row = await db.selectFrom('media_plans').select('plan').where('site_id', '=', siteId).executeTakeFirst()
  return row ? (JSON.parse(row.plan) as Pick<MediaPlan, 'mark'>).mark : null
}

export type CatalogueEntry = {
  readonly sha256: Sha256
  readonly name: string
  readonly size: number
  readonly status: string
  readonly findings: string
  readonly title: string
  readonly products: readonly string[]
  readonly architectures: readonly string[]
  readonly languages: readonly string[]
  readonly released: string | null
  readonly supersedes: readonly string[]
  readonly requires: readonly string[]
  readonly source: string
  readonly enteredBy: string | null
  readonly confirmedBy: string | null
}

const list = (text: string): readonly string[] => JSON.parse(text) as readonly string[]

/** What the catalogue says now of the files of an edition, by SHA-256. */
export async function entriesOf(db: Db | Tx, id: EditionId): Promise<ReadonlyMap<Sha256, CatalogueEntry>> {
  const rows = await db
    .selectFrom('media_edition_files')
    .innerJoin('media_files', 'media_files.sha256', 'media_edition_files.sha256')
    .selectAll('media_files')
    .where('edition_id', '=', id)
    .execute()
  return new Map(
    rows.map((row) => [
      row.sha256,
      {
        sha256: row.sha256,
        name: row.name,
        size: row.size,
        status: row.status,
        findings: row.findings,
        title: row.title,
        products: list(row.products),
        architectures: list(row.architectures),
        languages: list(row.languages),
        released: row.released,
        supersedes: list(row.supersedes),
        requires: list(row.requires),
        source: row.source,
        enteredBy: row.entered_by,
        confirmedBy: row.confirmed_by,
      },
    ]),
  )
}

export type SiteRow = {
  readonly id: SiteId
  readonly name: string
  readonly city: string
  readonly customer: string
  readonly hasPlan: boolean
  readonly inventory: number
}

/** Every site, by customer and name, with what it has acknowledged. */
export async function mediaSites(db: Db, now: number): Promise<readonly SiteRow[]> {
  const rows = await db
    .selectFrom('sites')
    .innerJoin('customers', 'customers.id', 'sites.customer_id')
    .leftJoin('media_plans', (join) =>
      join
        .onRef('media_plans.site_id', '=', 'sites.id')
        .on((eb) => eb.or([eb('media_plans.ended_at', 'is', null), eb('media_plans.ended_at', '>', now)])),
    )
    .select((eb) => [
      'sites.id',
      'sites.name',
      'sites.city',
      'customers.name as customer',
      'media_plans.site_id as plan',
      eb
        .selectFrom('media_inventory')
        .select((inner) => inner.fn.countAll().as('n'))
        .whereRef('media_inventory.site_id', '=', 'sites.id')
        .as('inventory'),
    ])
    .orderBy('customers.name')
    .orderBy('sites.name')
    .execute()
  return rows.map((row) => ({
    id: row.id as SiteId,
    name: row.name,
    city: row.city,
    customer: row.customer,
    hasPlan: row.plan !== null,
    inventory: Number(row.inventory ?? 0),
  }))
}

/** Display names by account. */
export async function peopleNames(db: Db | Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('users').select(['id', 'display_name']).execute()
  return new Map(rows.map(({ id, display_name: name }) => [id, name]))
}

export async function siteNames(db: Db | Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('sites').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
