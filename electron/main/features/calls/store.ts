/** SQL of the calls: one row a visit to a queue, kept from the moment an agent answers or the caller is gone. */
import type { CallId, CustomerId, TicketId } from '#shared/domain/ids'
import type { CallRecord } from '#shared/ipc/contract'
import type { CallsTable, Db, Tx } from '../../db/tables'

/** Inserts or updates by visit. The id stays what it first was; it comes back. */
export async function upsertCall(tx: Tx, call: CallsTable): Promise<CallId> {
  const row = await tx
    .insertInto('calls')
    .values(call)
    .onConflict((conflict) =>
      conflict.column('visit').doUpdateSet((eb) => ({
        answered_at: eb.ref('excluded.answered_at'),
        ended_at: eb.ref('excluded.ended_at'),
        outcome: eb.ref('excluded.outcome'),
        wait_ms: eb.ref('excluded.wait_ms'),
        talk_ms: eb.ref('excluded.talk_ms'),
        agent: eb.ref('excluded.agent'),
        linkedid: eb.fn.coalesce('excluded.linkedid', 'calls.linkedid'),
        caller_name: eb.fn.coalesce('excluded.caller_name', 'calls.caller_name'),
        rings: eb.ref('excluded.rings'),
        hold_ms: eb.ref('excluded.hold_ms'),
        transferred_to: eb.fn.coalesce('excluded.transferred_to', 'calls.transferred_to'),
        recording: eb.fn.coalesce('excluded.recording', 'calls.recording'),
        ended_by: eb.ref('excluded.ended_by'),
        incomplete: eb.ref('excluded.incomplete'),
        customer_id: eb.fn.coalesce('calls.customer_id', 'excluded.customer_id'),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id as CallId
}

/** A call by its `visit`; null before it has a row. */
export async function callOfVisit(
  db: Db,
  visit: string,
): Promise<{ readonly id: CallId; readonly note: string } | null> {
  const row = await db.selectFrom('calls').select(['id', 'note']).where('visit', '=', visit).executeTakeFirst()
  return row ? { id: row.id as CallId, note: row.note } : null
}

/** False when there is no such call. */
export async function writeNote(tx: Tx, id: CallId, note: string): Promise<boolean> {
  const done = await tx.updateTable('calls').set({ note }).where('id', '=', id).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function recentCallsOf(db: Db, customerId: CustomerId): Promise<readonly CallRecord[]> {
  const rows = await db
    .selectFrom('calls')
    .innerJoin('customers', 'customers.id', 'calls.customer_id')
    .selectAll('calls')
    .select('customers.name as customer_name')
    .select((eb) =>
      eb
        .selectFrom('ticket_calls')
        .select((of) => of.fn.min('ticket_id').as('id'))
        .whereRef('call_id', '=', 'calls.id')
        .as('ticket_id'),
    )
    .where('calls.customer_id', '=', customerId)
    .orderBy('calls.joined_at', 'desc')
    .limit(10)
    .execute()
  return rows.map((row) => ({
    id: row.id as CallId,
    queue: row.queue,
    number: row.number,
    at: row.joined_at,
    outcome: row.outcome,
    waitMs: row.wait_ms,
    talkMs: row.talk_ms,
    agent: row.agent,
    ticketId: row.ticket_id as TicketId | null,
    customerName: row.customer_name,
  }))
}
