/** SQL of measuring all running clocks anew: pages of open tickets, and many changed rows in one statement. */
import { sql } from 'kysely'
import type { TicketId } from '#shared/domain/ids'
import { asJson, jsonArray, jsonGroup, jsonPart } from '../../db/dialect/json-rows'
import { runForEach } from '../../db/many-rows'
import type { Db, TicketClocksTable, Tx } from '../../db/tables'

/** The columns of a changed ticket and of a changed clock, in the order of the values. */
export const ticketColumns = ['policy_version', 'open_clocks', 'due_at', 'next_check_at', 'urgency'] as const
export const clockColumnNames = [
  'ticket_id',
  'commitment',
  'state',
  'due_at',
  'remaining_ms',
  'target_ms',
  'started_at',
  'at_risk_at',
  'met_at',
  'policy_version',
  'calendar_version',
] as const

type Value = string | number | null
/** The values of `ticketColumns`, and the id of the ticket. */
export type TicketValues = readonly Value[]
/** The values of `clockColumnNames`: the first is the id of the ticket. */
export type ClockValues = readonly Value[]

export async function journalEnd(db: Db): Promise<number> {
  const row = await db
    .selectFrom('journal')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return row?.seq ?? 0
}

/** An open ticket with its stored clocks and what the journal says of it, both in order. */
export type OpenTicket = {
  readonly id: string
  readonly number: string
  readonly policy_version: number
  readonly due_at: number
  readonly next_check_at: number | null
  readonly urgency: number
  readonly clocks: readonly TicketClocksTable[]
  readonly changes: readonly Changed[]
}

/** The parts of a journal entry that clocks are computed from, as they were written. */
export type Changed = { readonly facts: unknown; readonly events: unknown }

const [, ...storedClockColumns] = clockColumnNames
const ticketValues = ['number', 'policy_version', 'due_at', 'next_check_at', 'urgency'] as const

type Parts = readonly [string, number, number, number | null, number, readonly unknown[][], readonly unknown[][]]

/** A ticket is one text: reading its rows one by one would cost more than evaluating them. */
const clocksOfTicket = sql`(
  select ${jsonGroup(jsonArray(storedClockColumns.map((name) => sql.ref(name))))}
  from ticket_clocks where ticket_clocks.ticket_id = tickets.id)`
const changesOfTicket = sql`(
  select ${jsonGroup(jsonArray([jsonPart('change', 'facts'), jsonPart('change', 'events')]))}
  from (select change from journal where entity = 'ticket' and entity_id = tickets.id order by seq))`
const partsOfTicket = jsonArray([
  ...ticketValues.map((name) => sql.ref(`tickets.${name}`)),
  asJson(clocksOfTicket),
  asJson(changesOfTicket),
])

function toClock(id: string, values: readonly unknown[]): TicketClocksTable {
  const clock: Record<string, unknown> = { ticket_id: id }
  for (let i = 0; i < storedClockColumns.length; i++) clock[storedClockColumns[i] ?? ''] = values[i]
  // The columns are those of the table, in their order.
  return clock as TicketClocksTable
}

/** Open tickets under a version of a policy, by id. */
export async function readOpenPage(
  db: Db,
  policyId: string,
  version: number,
  after: string,
  limit: number,
): Promise<readonly OpenTicket[]> {
  const rows = await db
    .selectFrom('tickets')
    .select(['id', partsOfTicket.as('parts')])
    .where('policy_id', '=', policyId)
    .where('policy_version', '=', version)
    .where('stage', '<>', 'closed')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id, parts }) => {
    const [number, policyVersion, dueAt, nextCheckAt, urgency, clocks, changes] = JSON.parse(parts) as Parts
    return {
      id,
      number,
      policy_version: policyVersion,
      due_at: dueAt,
      next_check_at: nextCheckAt,
      urgency,
      clocks: clocks.map((values) => toClock(id, values)),
      changes: changes.map(([facts, events]) => ({ facts, events })),
    }
  })
}

export async function readCustomerNames(db: Db, ids: readonly TicketId[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('tickets')
    .innerJoin('customers', 'customers.id', 'tickets.customer_id')
    .select(['tickets.id', 'customers.name'])
    .where('tickets.id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Open tickets by policy and version. */
export const countOpenByVersion = (db: Db | Tx) =>
  db
    .selectFrom('tickets')
    .select(['policy_id', 'policy_version', (eb) => eb.fn.countAll<number>().as('open')])
    .where('stage', '<>', 'closed')
    .groupBy(['policy_id', 'policy_version'])
    .execute()

/** What was written to the journal after an entry, without what it says. */
export const entriesAfter = (tx: Tx, seq: number) =>
  tx.selectFrom('journal').select(['entity', 'entity_id', 'change']).where('seq', '>', seq).orderBy('seq').execute()

/** Replaces what the rows say, in the order of `ticketColumns` with the id at the end. */
export const writeTickets = (tx: Tx, rows: readonly TicketValues[]): Promise<void> =>
  runForEach(
    tx,
    (db, value) =>
      db
        .updateTable('tickets')
        .set(Object.fromEntries(ticketColumns.map((name) => [name, value])))
        .where('id', '=', value),
    rows,
  )

/** In the order of `clockColumnNames`. */
export const writeClocks = (tx: Tx, rows: readonly ClockValues[]): Promise<void> =>
  runForEach(
    tx,
    (db, value) =>
      db
        .insertInto('ticket_clocks')
        .values(Object.fromEntries(clockColumnNames.map((name) => [name, value])) as never)
        .onConflict((conflict) =>
          conflict
            .columns(['ticket_id', 'commitment'])
            .doUpdateSet((eb) =>
              Object.fromEntries(clockColumnNames.slice(2).map((name) => [name, eb.ref(`excluded.${name}`)])),
            ),
        ),
    rows,
  )

/** Removes clocks of promises that are no longer made. */
export const removeClocks = (
  tx: Tx,
  rows: readonly (readonly [ticketId: string, commitment: string])[],
): Promise<void> =>
  runForEach(
    tx,
    (db, value) => db.deleteFrom('ticket_clocks').where('ticket_id', '=', value).where('commitment', '=', value),
    rows,
  )
