/** SQL of the centre's keys. */
import type { PublicKeys, RotationStatement } from '#shared/domain/media/keys'
import type { KeyId } from '#shared/domain/media/ids'
import type { MediaKeysTable } from '../../../db/media-tables'
import type { Db, Tx } from '../../../db/tables'

export type StoredKey = {
  readonly public: PublicKeys
  /** The private parts, as the text of their file. */
  readonly sealed: string
  readonly createdAt: number
  readonly backedUpAt: number | null
  readonly retiredAt: number | null
  /** How it followed the key before it; null for the first. */
  readonly statement: RotationStatement | null
}

const keyOf = (row: MediaKeysTable): StoredKey => ({
  public: { id: row.id as KeyId, sign: row.sign, agree: row.agree },
  sealed: row.sealed,
  createdAt: row.created_at,
  backedUpAt: row.backed_up_at,
  retiredAt: row.retired_at,
  statement: row.statement === null ? null : (JSON.parse(row.statement) as RotationStatement),
})

/** The oldest first. */
export async function readKeys(db: Db | Tx): Promise<readonly StoredKey[]> {
  const rows = await db.selectFrom('media_keys').selectAll().orderBy('created_at').orderBy('id').execute()
  return rows.map(keyOf)
}

export async function currentKey(db: Db | Tx): Promise<StoredKey | null> {
  const row = await db.selectFrom('media_keys').selectAll().where('retired_at', 'is', null).executeTakeFirst()
  return row ? keyOf(row) : null
}

export async function insertKey(tx: Tx, key: StoredKey): Promise<void> {
  const { id, sign, agree } = key.public
  await tx
    .insertInto('media_keys')
    .values({
      id,
      sign,
      agree,
      sealed: key.sealed,
      created_at: key.createdAt,
      backed_up_at: key.backedUpAt,
      retired_at: key.retiredAt,
      statement: key.statement === null ? null : JSON.stringify(key.statement),
    })
    .execute()
}

const change = async (tx: Tx, id: KeyId, set: Partial<MediaKeysTable>): Promise<void> => {
  await tx.updateTable('media_keys').set(set).where('id', '=', id).execute()
}

export const retireKey = (tx: Tx, id: KeyId, at: number): Promise<void> => change(tx, id, { retired_at: at })
export const markBackedUp = (tx: Tx, id: KeyId, at: number): Promise<void> => change(tx, id, { backed_up_at: at })
/** Under another passphrase. */
export const replaceSealed = (tx: Tx, id: KeyId, sealed: string): Promise<void> => change(tx, id, { sealed })
