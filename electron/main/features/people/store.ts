/** SQL of the accounts. */
import type { Selectable } from 'kysely'
import type { UserId } from '#shared/domain/ids'
import { sharedPhone } from '#shared/domain/people/people'
import type { Role, User } from '#shared/domain/people/people'
import type { Db, Tx, UsersTable } from '../../db/tables'

export type StoredUser = User & { readonly passwordHash: string; readonly failures: number }

const fromRow = (row: Selectable<UsersTable>): StoredUser => ({
  id: row.id as UserId,
  rev: row.rev,
  username: row.username,
  displayName: row.display_name,
  roles: JSON.parse(row.roles) as Role[],
  extension: row.extension,
  phones: JSON.parse(row.phones) as User['phones'],
  disabled: row.disabled === 1,
  lockedUntil: row.locked_until,
  passwordHash: row.password_hash,
  failures: row.failures,
})

export async function findByName(db: Db | Tx, username: string): Promise<StoredUser | null> {
  const row = await db.selectFrom('users').selectAll().where('username', '=', username).executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function findById(db: Db | Tx, id: UserId): Promise<StoredUser | null> {
  const row = await db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function listUsers(db: Db): Promise<readonly StoredUser[]> {
  return (await db.selectFrom('users').selectAll().orderBy('username').execute()).map(fromRow)
}

export async function hasUsers(db: Db | Tx): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Enabled administrators other than `id`. */
export async function otherAdministrators(tx: Tx, id: UserId): Promise<number> {
  const rows = await tx.selectFrom('users').select('roles').where('id', '<>', id).where('disabled', '=', 0).execute()
  return rows.filter((row) => row.roles.includes('"administrator"')).length
}

/** The telephone that another account which may sign in has, too; null when there is none. */
export async function takenPhone(
  tx: Tx,
  phones: Pick<User, 'extension' | 'phones'>,
  id: UserId | null,
): Promise<string | null> {
  const others = (await tx.selectFrom('users').selectAll().where('disabled', '=', 0).execute()).map(fromRow)
  for (const other of others) {
    const shared = other.id === id ? null : sharedPhone(phones, other)
    if (shared !== null) return shared
  }
  return null
}

export async function insertUser(
  tx: Tx,
  user: Omit<User, 'rev' | 'disabled' | 'lockedUntil'>,
  passwordHash: string,
  at: number,
): Promise<void> {
  await tx
    .insertInto('users')
    .values({
      id: user.id,
      rev: 1,
      username: user.username,
      display_name: user.displayName,
      roles: JSON.stringify(user.roles),
      extension: user.extension,
      phones: JSON.stringify(user.phones),
      disabled: 0,
      password_hash: passwordHash,
      failures: 0,
      locked_until: null,
      sample: 0,
      created_at: at,
    })
    .execute()
}

/** False when `rev` is not the stored one: somebody else changed the account meanwhile. */
export async function updateUser(
  tx: Tx,
  id: UserId,
  rev: number,
  set: Pick<User, 'displayName' | 'roles' | 'extension' | 'phones' | 'disabled'>,
): Promise<boolean> {
  const done = await tx
    .updateTable('users')
    .set({
      rev: rev + 1,
      display_name: set.displayName,
      roles: JSON.stringify(set.roles),
      extension: set.extension,
      phones: JSON.stringify(set.phones),
      disabled: set.disabled ? 1 : 0,
    })
    .where('id', '=', id)
    .where('rev', '=', rev)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function setFailures(tx: Tx, id: UserId, failures: number, lockedUntil: number | null): Promise<void> {
  await tx.updateTable('users').set({ failures, locked_until: lockedUntil }).where('id', '=', id).execute()
}

export async function setPasswordHash(tx: Tx, id: UserId, hash: string): Promise<void> {
  await tx
    .updateTable('users')
    .set({ password_hash: hash, failures: 0, locked_until: null })
    .where('id', '=', id)
    .execute()
}
