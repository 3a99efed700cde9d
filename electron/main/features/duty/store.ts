/** SQL of who is on duty: how everybody stands, and the log of it. */
import type { Duty, DutyState } from '#shared/domain/duty/duty'
import { neverOnDuty } from '#shared/domain/duty/duty'
import type { UserId } from '#shared/domain/ids'
import type { Role } from '#shared/domain/people/people'
import type { Db, Tx } from '../../db/tables'

export async function readDuty(db: Db | Tx, userId: UserId): Promise<Duty> {
  const row = await db.selectFrom('duty').selectAll().where('user_id', '=', userId).executeTakeFirst()
  return row ? { state: row.state as DutyState, since: row.since, note: row.note, endsAt: row.ends_at } : neverOnDuty
}

/** Everybody who may sign in, by name. */
export async function readEverybody(db: Db) {
  const rows = await db
    .selectFrom('users')
    .leftJoin('duty', 'duty.user_id', 'users.id')
    .select(['id', 'display_name', 'roles', 'sample', 'state', 'since', 'note', 'ends_at'])
    .where('disabled', '=', 0)
    .orderBy('display_name')
    .execute()
  return rows.map((row) => ({
    id: row.id as UserId,
    name: row.display_name,
    roles: JSON.parse(row.roles) as readonly Role[],
    sample: row.sample === 1,
    state: (row.state ?? neverOnDuty.state) as DutyState,
    since: row.since,
    note: row.note ?? '',
    endsAt: row.ends_at,
  }))
}

/** Sets how somebody stands and adds it to the log, as of `at` (UTC ms). */
export async function saveDuty(tx: Tx, userId: UserId, duty: Duty, at: number): Promise<void> {
  const set = { state: duty.state, since: duty.since ?? at, note: duty.note, ends_at: duty.endsAt }
  await tx
    .insertInto('duty')
    .values({ user_id: userId, ...set })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(set))
    .execute()
  await tx
    .insertInto('duty_log')
    .values({ user_id: userId, state: duty.state, at, note: duty.note, ends_at: duty.endsAt })
    .execute()
}
