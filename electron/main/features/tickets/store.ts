/** SQL of a ticket, its clocks, its calls and its number. What lists show of it is in `list-store.ts`. */
import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import type { CallId, CustomerId, TicketId } from '#shared/domain/ids'
import type { TicketDraft } from '#shared/domain/tickets/tickets'
import { insertRows, prepareQuery } from '../../db/prepared'
import type { Db, TicketClocksTable, TicketsTable, Tx } from '../../db/tables'

export async function readStored(db: Db | Tx, id: TicketId) {
  return db.selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function readRelated(db: Db, id: TicketId) {
  const [row, calls, clocks, journal, alerts] = await Promise.all([
    db
      .selectFrom('tickets')
      .leftJoin('sites', 'sites.id', 'tickets.site_id')
      .leftJoin('contracts', 'contracts.id', 'tickets.contract_id')
      .leftJoin('devices', 'devices.id', 'tickets.device_id')
      .select([
        'sites.name as site_name',
        'sites.distance_km',
        'contracts.number as contract_number',
        'devices.model',
        'devices.serial_number',
      ])
      .where('tickets.id', '=', id)
      .executeTakeFirst(),
    db
      .selectFrom('ticket_calls')
      .innerJoin('calls', 'calls.id', 'ticket_calls.call_id')
      .select(['calls.id', 'joined_at', 'number', 'talk_ms'])
      .where('ticket_id', '=', id)
      .orderBy('joined_at')
      .execute(),
    readClocks(db, id),
    readHistory(db, id),
    readAlertHistory(db, id),
  ])
  return { row, calls, clocks, journal, alerts }
}

export const readClocks = (db: Db | Tx, id: TicketId) =>
  db.selectFrom('ticket_clocks').selectAll().where('ticket_id', '=', id).execute()

/** Everything the journal says of a ticket, in order, with the name of who did it. */
export async function readHistory(db: Db | Tx, id: TicketId) {
  return db
    .selectFrom('journal')
    .leftJoin('users', 'users.id', 'journal.actor')
    .select(['journal.seq', 'journal.at', 'journal.type', 'journal.change', 'users.display_name as actor_name'])
    .where('entity', '=', 'ticket')
    .where('entity_id', '=', id)
    .orderBy('journal.seq')
    .execute()
}

/** What the journal says of a ticket's alerts. */
const readAlertHistory = (db: Db, id: TicketId) =>
  db
    .selectFrom('journal')
    .leftJoin('users', 'users.id', 'journal.actor')
    .select(['journal.seq', 'journal.at', 'journal.type', 'journal.change', 'users.display_name as actor_name'])
    .where('entity', '=', 'alert')
    .where('entity_id', 'in', (eb) => eb.selectFrom('alerts').select('id').where('ticket_id', '=', id))
    .execute()

const siteById = prepareQuery<{ id: string }>()((db, value) =>
  db.selectFrom('sites').select(['city', 'distance_km']).where('id', '=', value('id')),
)

/** Where the site of a draft is; what promises depend on. */
export async function readSite(db: Db | Tx, siteId: string | null) {
  return siteId === null ? undefined : (await siteById(db, { id: siteId }))[0]
}

type Parts = Pick<TicketDraft, 'customerId' | 'siteId' | 'contactId' | 'contractId' | 'deviceId'>

const owners = prepareQuery<Parts>()((db, value) =>
  db
    .selectFrom('customers')
    .where('customers.id', '=', value('customerId'))
    .select((eb) => [
      eb.selectFrom('sites').select('customer_id').where('id', '=', value('siteId')).as('site'),
      eb.selectFrom('contacts').select('customer_id').where('id', '=', value('contactId')).as('contact'),
      eb.selectFrom('contracts').select('customer_id').where('id', '=', value('contractId')).as('contract'),
      eb.selectFrom('devices').select('customer_id').where('id', '=', value('deviceId')).as('device'),
    ]),
)

/** Whether one of the parts of the archive that a draft names is another customer's. What is not there is nobody's. */
export async function namesForeignPart(tx: Tx, parts: Parts): Promise<boolean> {
  const { customerId, siteId, contactId, contractId, deviceId } = parts
  const [found] = await owners(tx, { customerId, siteId, contactId, contractId, deviceId })
  return Object.values(found ?? {}).some((owner) => owner !== null && owner !== customerId)
}

const lastOfDay = prepareQuery<{ day: string }>()((db, value) =>
  db.selectFrom('ticket_numbers').select('last').where('day', '=', value('day')),
)
const setLastOfDay = prepareQuery<{ day: string; last: number }>()((db, value) =>
  db
    .updateTable('ticket_numbers')
    .set({ last: value('last') })
    .where('day', '=', value('day')),
)

/** The next number of a local day; it can never be given twice, nor lost by a rollback of another ticket. */
export async function nextSequence(tx: Tx, day: string): Promise<number> {
  const last = (await lastOfDay(tx, { day }))[0]?.last ?? 0
  if (last === 0) await insertRows(tx, 'ticket_numbers', [{ day, last: 1 }])
  else await setLastOfDay(tx, { day, last: last + 1 })
  return last + 1
}

export const insertTicket = (tx: Tx, row: Insertable<TicketsTable>): Promise<void> => insertRows(tx, 'tickets', [row])

/** The clocks of a ticket that is new in this transaction. */
export const insertClocks = (tx: Tx, clocks: readonly TicketClocksTable[]): Promise<void> =>
  insertRows(tx, 'ticket_clocks', clocks)

/** False when `rev` is not the stored one. */
export async function updateTicket(
  tx: Tx,
  id: TicketId,
  rev: number,
  set: Partial<Insertable<TicketsTable>>,
): Promise<boolean> {
  const done = await tx
    .updateTable('tickets')
    .set({ ...set, rev: rev + 1 })
    .where('id', '=', id)
    .where('rev', '=', rev)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** What clocks became by themselves: nobody's edit, so `rev` stays. */
export async function setClockColumns(tx: Tx, id: TicketId, set: Partial<Insertable<TicketsTable>>): Promise<void> {
  await tx.updateTable('tickets').set(set).where('id', '=', id).execute()
}

const saveClock = prepareQuery<TicketClocksTable>()((db, value) => {
  const result = {
    state: value('state'),
    due_at: value('due_at'),
    remaining_ms: value('remaining_ms'),
    target_ms: value('target_ms'),
    started_at: value('started_at'),
    at_risk_at: value('at_risk_at'),
    met_at: value('met_at'),
    policy_version: value('policy_version'),
    calendar_version: value('calendar_version'),
  }
  return db
    .insertInto('ticket_clocks')
    .values({ ticket_id: value('ticket_id'), commitment: value('commitment'), ...result })
    .onConflict((conflict) => conflict.columns(['ticket_id', 'commitment']).doUpdateSet(result))
})

/** Replaces the stored clocks of a ticket. */
export async function saveClocks(tx: Tx, clocks: readonly TicketClocksTable[]): Promise<void> {
  for (const clock of clocks) await saveClock(tx, clock)
}

/** Of a promise that is no longer made. */
export async function removeClock(tx: Tx, id: TicketId, commitment: string): Promise<void> {
  await tx.deleteFrom('ticket_clocks').where('ticket_id', '=', id).where('commitment', '=', commitment).execute()
}

/** Tickets with a clock that has changed by itself by `now`. */
export async function dueForCheck(db: Db, now: number, limit: number): Promise<readonly TicketId[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('id')
    .where('next_check_at', '<=', now)
    .where('next_check_at', 'is not', null)
    .orderBy('next_check_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id as TicketId)
}

const firstCheck = prepareQuery<Record<never, never>>()((db) =>
  db
    .selectFrom('tickets')
    .select('next_check_at')
    .where('next_check_at', 'is not', null)
    .orderBy('next_check_at')
    .limit(sql.lit(1)),
)

/** When the next clock changes by itself, UTC ms. Asked after every commit. */
export const earliestCheck = async (db: Db): Promise<number | null> =>
  (await firstCheck(db, {}))[0]?.next_check_at ?? null

/** The call tells of one ticket more. False when the call is not stored: then there is nothing to link. */
export async function linkCall(tx: Tx, callId: CallId, ticketId: TicketId, customerId: CustomerId): Promise<boolean> {
  const done = await tx
    .updateTable('calls')
    .set({ customer_id: customerId })
    .where('id', '=', callId)
    .executeTakeFirst()
  if (done.numUpdatedRows !== 1n) return false
  await tx.insertInto('ticket_calls').values({ ticket_id: ticketId, call_id: callId }).execute()
  return true
}

/** When the caller began to wait, UTC ms; null for a call that is not stored. */
export async function readCallStart(db: Db | Tx, callId: CallId): Promise<number | null> {
  const row = await db.selectFrom('calls').select('joined_at').where('id', '=', callId).executeTakeFirst()
  return row?.joined_at ?? null
}
