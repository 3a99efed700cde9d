/** SQL of the plans of the weekly disc, of what the board is made of, and of the reminders that were seen. */
import { sql } from 'kysely'
import type { SiteId } from '#shared/domain/ids'
import type { EditionId, KeyId } from '#shared/domain/media/ids'
import type { EditionKind } from '#shared/domain/media/manifest'
import { MediaPlan } from '#shared/domain/media/plan'
import type { EditionState } from '#shared/domain/media/states'
import type { Db, Tx } from '../../../db/tables'

const plans = (db: Db | Tx) =>
  db
    .selectFrom('media_plans')
    .innerJoin('sites', 'sites.id', 'media_plans.site_id')
    .innerJoin('customers', 'customers.id', 'sites.customer_id')
    .select([
      'media_plans.rev',
      'media_plans.plan',
      'sites.name as site_name',
      'sites.city',
      'customers.name as customer_name',
      'customers.sample',
    ])

type PlanRow = Awaited<ReturnType<ReturnType<typeof plans>['execute']>>[number]

const storedPlan = (row: PlanRow) => ({
  plan: MediaPlan.parse(JSON.parse(row.plan)),
  rev: row.rev,
  siteName: row.site_name,
  customerName: row.customer_name,
  city: row.city,
  sample: row.sample === 1,
})

export type StoredPlan = ReturnType<typeof storedPlan>

/** In the order of customers and sites. */
export const readPlans = async (db: Db): Promise<readonly StoredPlan[]> =>
  (await plans(db).orderBy('customers.name').orderBy('sites.name').orderBy('sites.id').execute()).map(storedPlan)

export async function readPlan(db: Db | Tx, siteId: SiteId): Promise<StoredPlan | null> {
  const row = await plans(db).where('media_plans.site_id', '=', siteId).executeTakeFirst()
  return row ? storedPlan(row) : null
}

export async function siteExists(tx: Tx, id: SiteId): Promise<boolean> {
  return (await tx.selectFrom('sites').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

export async function insertPlan(tx: Tx, plan: MediaPlan, at: number): Promise<void> {
  await tx
    .insertInto('media_plans')
    .values({ site_id: plan.siteId, rev: 1, plan: JSON.stringify(plan), created_at: at, ended_at: null })
    .execute()
}

/** The plan must have been read in the same transaction; from `endedAt` (UTC ms) on nothing is due. */
export async function updatePlan(tx: Tx, plan: MediaPlan, rev: number, endedAt: number | null): Promise<void> {
  await tx
    .updateTable('media_plans')
    .set({ rev, plan: JSON.stringify(plan), ended_at: endedAt })
    .where('site_id', '=', plan.siteId)
    .execute()
}

const boardColumns = [
  'id',
  'site_id',
  'week',
  'seq',
  'state',
  'kind',
  'discs',
  'approved_at',
  'handed_over_at',
  'fee_fen',
] as const

/**
 * What was cancelled counts nowhere. `of` a site: all of it; `since` a week: that of all sites, and every full one, for they decide
 * when the next one is due.
 */
export async function readEditions(db: Db | Tx, which: { readonly of: SiteId } | { readonly since: string }) {
  const all = db.selectFrom('media_editions').select(boardColumns).where('state', '<>', sql.lit('cancelled'))
  const wanted =
    'of' in which
      ? all.where('site_id', '=', which.of)
      : all.where((eb) => eb.or([eb('week', '>=', which.since), eb('kind', '=', sql.lit('baseline'))]))
  const rows = await wanted.orderBy('seq').execute()
  return rows.map((row) => ({
    id: row.id as EditionId,
    siteId: row.site_id as SiteId,
    week: row.week,
    seq: row.seq,
    state: row.state as EditionState,
    kind: row.kind as EditionKind,
    discs: row.discs,
    isApproved: row.approved_at !== null,
    handedOverAt: row.handed_over_at,
    feeFen: row.fee_fen,
  }))
}

export type StoredEdition = Awaited<ReturnType<typeof readEditions>>[number]

/** The key that signs now. */
export async function readCurrentKey(db: Db | Tx) {
  const row = await db
    .selectFrom('media_keys')
    .select(['id', 'created_at', 'backed_up_at'])
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return row ? { id: row.id as KeyId, createdAt: row.created_at, backedUpAt: row.backed_up_at } : null
}

export async function readSeen(db: Db | Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('media_reminders_seen').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}

/** Only once each. */
export async function insertSeen(tx: Tx, id: string, by: string, at: number, note: string): Promise<void> {
  await tx.insertInto('media_reminders_seen').values({ id, seen_at: at, seen_by: by, note }).execute()
}
