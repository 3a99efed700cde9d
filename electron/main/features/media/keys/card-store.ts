/** SQL of what sites have given: their cards, and the secrets that centre and site share. */
import type { SiteId } from '#shared/domain/ids'
import type { KeyId } from '#shared/domain/media/ids'
import { SiteCard } from '#shared/domain/media/keys'
import type { MediaSiteCardsTable } from '../../../db/media-tables'
import type { Db, Tx } from '../../../db/tables'

export type EnrolledCard = {
  readonly siteId: SiteId
  readonly card: SiteCard
  readonly fingerprint: string
  readonly enrolledAt: number
  readonly revokedAt: number | null
}

const cardOf = (row: MediaSiteCardsTable): EnrolledCard => ({
  siteId: row.site_id as SiteId,
  card: SiteCard.parse(JSON.parse(row.card)),
  fingerprint: row.fingerprint,
  enrolledAt: row.enrolled_at,
  revokedAt: row.revoked_at,
})

/** Cards that are in force: one a site at most. */
export async function activeCards(db: Db | Tx): Promise<readonly EnrolledCard[]> {
  const rows = await db.selectFrom('media_site_cards').selectAll().where('revoked_at', 'is', null).execute()
  return rows.map(cardOf)
}

/** All that a site has ever given, the latest first. */
export async function cardsOfSite(db: Db | Tx, siteId: SiteId): Promise<readonly EnrolledCard[]> {
  const rows = await db
    .selectFrom('media_site_cards')
    .selectAll()
    .where('site_id', '=', siteId)
    .orderBy('enrolled_at', 'desc')
    .execute()
  return rows.map(cardOf)
}

/** The other site that this key belongs to, revoked or not; null when it is nobody's. */
export async function otherHolder(db: Db | Tx, keyId: KeyId, siteId: SiteId): Promise<string | null> {
  const row = await db
    .selectFrom('media_site_cards')
    .innerJoin('sites', 'sites.id', 'media_site_cards.site_id')
    .select('sites.name')
    .where('key_id', '=', keyId)
    .where('site_id', '<>', siteId)
    .executeTakeFirst()
  return row?.name ?? null
}

export async function revokeCards(tx: Tx, siteId: SiteId, at: number): Promise<number> {
  const done = await tx
    .updateTable('media_site_cards')
    .set({ revoked_at: at })
    .where('site_id', '=', siteId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** A card that was given before is in force again. */
export async function saveCard(tx: Tx, card: SiteCard, fingerprint: string, at: number, by: string): Promise<void> {
  const fresh = {
    card: JSON.stringify(card),
    fingerprint,
    enrolled_at: at,
    enrolled_by: by,
    revoked_at: null,
  }
  await tx
    .insertInto('media_site_cards')
    .values({ site_id: card.site.id, key_id: card.keys.id, ...fresh })
    .onConflict((conflict) => conflict.columns(['site_id', 'key_id']).doUpdateSet(fresh))
    .execute()
}

export type SecretOf = { readonly siteId: SiteId; readonly siteKey: KeyId; readonly centreKey: KeyId }

export async function saveSecret(tx: Tx, of: SecretOf, sealed: string): Promise<void> {
  await tx
    .insertInto('media_site_secrets')
    .values({ site_id: of.siteId, site_key: of.siteKey, centre_key: of.centreKey, sealed })
    .onConflict((conflict) => conflict.columns(['site_id', 'site_key', 'centre_key']).doUpdateSet({ sealed }))
    .execute()
}

/** Sealed; null when none was made. */
export async function readSecret(db: Db | Tx, of: SecretOf): Promise<string | null> {
  const row = await db
    .selectFrom('media_site_secrets')
    .select('sealed')
    .where('site_id', '=', of.siteId)
    .where('site_key', '=', of.siteKey)
    .where('centre_key', '=', of.centreKey)
    .executeTakeFirst()
  return row?.sealed ?? null
}

export async function siteName(db: Db | Tx, id: SiteId): Promise<string | null> {
  const row = await db.selectFrom('sites').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? null
}
