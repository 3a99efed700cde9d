/** SQL of what the list of call-backs shows. */
import { sql } from 'kysely'
import type { Db } from '../../db/tables'

export const mostRows = 500
const mostClosed = 100

const entries = (db: Db) =>
  db
    .selectFrom('callbacks')
    .innerJoin('calls', 'calls.id', 'callbacks.last_call')
    .leftJoin('customers', 'customers.id', 'calls.customer_id')
    .selectAll('callbacks')
    .select([
      'calls.caller_name',
      'calls.customer_id',
      'customers.name as customer_name',
      'customers.city as customer_city',
    ])

/** Open entries, the latest first. */
export const readOpen = (db: Db) =>
  entries(db)
    .leftJoin('users', 'users.id', 'callbacks.taken_by')
    .select('users.display_name as taken_name')
    .where('callbacks.closed_at', 'is', null)
    .orderBy('callbacks.last_at', 'desc')
    .limit(mostRows)
    .execute()

/** Entries closed since `from` (UTC ms), the latest first. */
export const readClosed = (db: Db, from: number) =>
  entries(db)
    .leftJoin('users', 'users.id', 'callbacks.closed_by')
    .leftJoin('calls as closing', 'closing.id', 'callbacks.closed_call')
    .select(['users.display_name as closed_name', 'closing.kind as closing_kind'])
    .where('callbacks.closed_at', '>=', from)
    .orderBy('callbacks.closed_at', 'desc')
    .limit(mostClosed)
    .execute()

export async function countOpen(db: Db): Promise<number> {
  const row = await db
    .selectFrom('callbacks')
    .select(sql<number>`count(*)`.as('count'))
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row?.count ?? 0
}

/** Calls since `from` (UTC ms) that were missed and whose callers withhold their number. */
export async function countWithheld(db: Db, from: number): Promise<number> {
  const row = await db
    .selectFrom('heard_calls')
    .select(sql<number>`count(distinct journey)`.as('count'))
    .where('number', '=', '')
    .where('kind', '=', 'missed')
    .where('at', '>=', from)
    .executeTakeFirst()
  return row?.count ?? 0
}

/** Who in the archive has one of these numbers. */
export const readOwners = (db: Db, numbers: readonly string[]) =>
  db
    .selectFrom('phone_numbers')
    .innerJoin('contacts', 'contacts.id', 'phone_numbers.contact_id')
    .innerJoin('customers', 'customers.id', 'phone_numbers.customer_id')
    .select([
      'phone_numbers.number',
      'contacts.name as contact_name',
      'customers.id as customer_id',
      'customers.name as customer_name',
      'customers.city',
    ])
    .where('phone_numbers.number', 'in', numbers.length > 0 ? numbers : [''])
    .orderBy('phone_numbers.id')
    .execute()
