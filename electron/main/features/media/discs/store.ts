/** SQL of the physical copies of the discs. */
import type { CopyId, EditionId } from '#shared/domain/media/ids'
import type { CopyRow } from '#shared/ipc/media-rows'
import type { Db, Tx } from '../../../db/tables'

export type NewCopy = {
  readonly id: CopyId
  readonly editionId: EditionId
  readonly disc: number
  readonly state: CopyRow['state']
  readonly serial: string
  /** Empty for one that was burned elsewhere. */
  readonly drive: string
  readonly burnedAt: number
  readonly burnedBy: string
  readonly reason: string | null
}

export async function insertCopy(tx: Tx, copy: NewCopy): Promise<void> {
  await tx
    .insertInto('media_copies')
    .values({
      id: copy.id,
      edition_id: copy.editionId,
      n: copy.disc,
      state: copy.state,
      serial: copy.serial,
      drive: copy.drive,
      burned_at: copy.burnedAt,
      burned_by: copy.burnedBy,
      checked_at: null,
      checked_by: null,
      reason: copy.reason,
    })
    .execute()
}

export type StoredCopy = {
  readonly id: CopyId
  readonly editionId: EditionId
  readonly disc: number
  readonly state: CopyRow['state']
  readonly serial: string
}

export async function readCopy(db: Db | Tx, id: CopyId): Promise<StoredCopy | null> {
  const row = await db
    .selectFrom('media_copies')
    .select(['edition_id', 'n', 'state', 'serial'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row
    ? {
        id,
        editionId: row.edition_id as EditionId,
        disc: row.n,
        state: row.state as CopyRow['state'],
        serial: row.serial,
      }
    : null
}

/** `checked`: when and by whom it was read back; absent where it was not. */
export async function setCopy(
  tx: Tx,
  id: CopyId,
  {
    state,
    reason,
    checked,
  }: {
    readonly state: CopyRow['state']
    readonly reason: string | null
    readonly checked?: { readonly at: number; readonly by: string }
  },
): Promise<void> {
  await tx
    .updateTable('media_copies')
    .set({ state, reason, ...(checked ? { checked_at: checked.at, checked_by: checked.by } : {}) })
    .where('id', '=', id)
    .execute()
}

/** Discs whose image is still of use: built, of an edition that is not over. */
export async function liveImages(db: Db): Promise<readonly { readonly editionId: EditionId; readonly disc: number }[]> {
  const rows = await db
    .selectFrom('media_discs')
    .innerJoin('media_editions', 'media_editions.id', 'media_discs.edition_id')
    .select(['edition_id', 'n'])
    .where('image_sha256', 'is not', null)
    .where('state', 'not in', ['imported', 'refused', 'lost', 'cancelled'])
    .execute()
  return rows.map(({ edition_id: id, n: disc }) => ({ editionId: id as EditionId, disc }))
}
