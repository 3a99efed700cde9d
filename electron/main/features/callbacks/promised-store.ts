/** SQL of the calls that policies promise: what of the tickets, their clocks and their journal decides on them. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../db/tables'
import { mostRows } from './list-store'

/** As the index over open clocks says it, so that it is used. */
const isOpen = sql<boolean>`ticket_clocks.state in ('running', 'paused', 'overdue', 'awaiting-agreement', 'incomplete')`

const tickets = (db: Db | Tx) =>
  db
    .selectFrom('tickets')
    .innerJoin('customers', 'customers.id', 'tickets.customer_id')
    .leftJoin('contacts', 'contacts.id', 'tickets.contact_id')
    .select([
      'tickets.id',
      'tickets.rev',
      'tickets.number',
      'tickets.summary',
      'tickets.category',
      'tickets.policy_id',
      'tickets.policy_version',
      'tickets.open_clocks',
      'tickets.callback_number',
      'tickets.contact_name',
      'tickets.customer_id',
      'customers.name as customer_name',
      'customers.city',
      'contacts.name as archive_name',
    ])
    .select((eb) =>
      eb
        .selectFrom('phone_numbers')
        .select((of) => of.fn.min('phone_numbers.number').as('number'))
        .whereRef('phone_numbers.contact_id', '=', 'tickets.contact_id')
        .as('archive_number'),
    )

export type PromisedTicket = Awaited<ReturnType<ReturnType<typeof tickets>['execute']>>[number]

/** Open tickets on which a clock of one of these commitments runs, rests or waits; its later runs are found, too. */
export async function readWithClocks(db: Db | Tx, commitments: readonly string[], only: string | null) {
  if (commitments.length === 0) return []
  let query = tickets(db)
    .innerJoin('ticket_clocks', 'ticket_clocks.ticket_id', 'tickets.id')
    .select('ticket_clocks.commitment')
    .where((eb) =>
      eb.or(
        commitments.flatMap((id) => [
          eb('ticket_clocks.commitment', '=', id),
          // Every later run: what begins with `ID#` lies between these two.
          eb.and([eb('ticket_clocks.commitment', '>', `${id}#`), eb('ticket_clocks.commitment', '<', `${id}$`)]),
        ]),
      ),
    )
    .where(isOpen)
    .where('tickets.stage', '<>', 'closed')
    .orderBy('tickets.due_at')
    .limit(mostRows)
  if (only !== null) query = query.where('tickets.id', '=', only)
  return query.execute()
}

/** Resolved tickets of these policies, the oldest first. */
export async function readResolved(db: Db | Tx, policyIds: readonly string[], only: string | null) {
  if (policyIds.length === 0) return []
  let query = tickets(db)
    .where('tickets.stage', '=', 'confirm')
    .where('tickets.policy_id', 'in', policyIds)
    .orderBy('tickets.created_at')
    .limit(mostRows)
  if (only !== null) query = query.where('tickets.id', '=', only)
  return query.execute()
}

/** What the journal says of these tickets that tells whether they were called, and since when they are resolved. */
export const readCallSteps = (db: Db | Tx, ticketIds: readonly string[]) =>
  db
    .selectFrom('journal')
    .select(['entity_id', 'at', 'type', 'change'])
    .where('entity', '=', 'ticket')
    .where('entity_id', 'in', ticketIds.length > 0 ? ticketIds : [''])
    .where('type', 'in', ['ticket.follow-up', 'ticket.step', 'ticket.resolve'])
    .orderBy('seq')
    .execute()

/** When we last talked with each of these numbers in a call that we made, UTC ms. */
export const readOwnTalks = (db: Db, numbers: readonly string[]) =>
  db
    .selectFrom('heard_calls')
    .innerJoin('calls', 'calls.id', 'heard_calls.call_id')
    .select(['heard_calls.number', (eb) => eb.fn.max('heard_calls.at').as('at')])
    .where('heard_calls.number', 'in', numbers.length > 0 ? numbers : ['-'])
    .where('heard_calls.kind', '=', 'talked')
    .where('calls.kind', '=', 'outbound')
    .groupBy('heard_calls.number')
    .execute()

export const readTakes = (db: Db) =>
  db
    .selectFrom('promise_takes')
    .innerJoin('users', 'users.id', 'promise_takes.taken_by')
    .select([
      'promise_takes.ticket_id',
      'promise_takes.promise',
      'promise_takes.taken_by',
      'promise_takes.taken_at',
      'users.display_name as taken_name',
    ])
    .execute()
