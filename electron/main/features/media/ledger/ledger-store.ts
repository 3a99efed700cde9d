/** SQL of the ledger: the journal's entries of the weekly discs. */
import type { Db } from '../../../db/tables'

export type LedgerEntry = {
  readonly seq: number
  readonly at: number
  readonly actor: string
  readonly type: string
  readonly entityId: string
  readonly change: string
  readonly hash: string
}

/** In order; `from` and `to` UTC ms, half-open. */
export async function mediaEntries(db: Db, from: number, to: number): Promise<readonly LedgerEntry[]> {
  const rows = await db
    .selectFrom('journal')
    .select(['seq', 'at', 'actor', 'type', 'entity_id', 'change', 'hash'])
    .where('entity', '=', 'media')
    .where('at', '>=', from)
    .where('at', '<', to)
    .orderBy('seq')
    .execute()
  return rows.map(({ entity_id: entityId, ...row }) => ({ ...row, entityId }))
}

export type LedgerEdition = {
  readonly id: string
  readonly siteId: string
  readonly week: string
  readonly seq: number
}

export async function ledgerEditions(db: Db): Promise<ReadonlyMap<string, LedgerEdition>> {
  const rows = await db.selectFrom('media_editions').select(['id', 'site_id', 'week', 'seq']).execute()
  return new Map(rows.map(({ id, site_id: siteId, week, seq }) => [id, { id, siteId, week, seq }]))
}
