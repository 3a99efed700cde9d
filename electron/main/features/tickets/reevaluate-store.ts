/** SQL of measuring all running clocks anew: pages of open tickets, and many changed rows in one statement. */
import { sql } from 'kysely'
import type { TicketId } from '#shared/domain/ids'
import { asJson, jsonArray, jsonGroup, jsonPart, jsonRows, jsonValues } from '../../db/dialect/json-rows'
import type { Db, TicketClocksTable, Tx } from '../../db/tables'

/** The columns of a changed ticket and of a changed clock, in the order of the values. */
export const ticketColumns = ['id', 'policy_version', 'open_clocks', 'due_at', 'next_check_at', 'urgency'] as const
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

const columnsOf = (columns: readonly string[]) => sql.join(columns.map((name) => sql.ref(name)))

/** Replaces what the rows say, except of the tickets `but`. */
export async function writeTickets(tx: Tx, rows: string, but: readonly string[]): Promise<void> {
  const [, ...changed] = ticketColumns
  await sql`
    update tickets set ${sql.join(changed.map((name) => sql`${sql.ref(name)} = fresh.${sql.ref(name)}`))}
    from ${jsonRows(rows, ticketColumns, 'fresh')}
    where tickets.id = fresh.id and fresh.id not in ${jsonValues(JSON.stringify(but))}`.execute(tx)
}

export async function writeClocks(tx: Tx, rows: string, but: readonly string[]): Promise<void> {
  const [, , ...changed] = clockColumnNames
  await sql`
    insert into ticket_clocks (${columnsOf(clockColumnNames)})
    select ${columnsOf(clockColumnNames)} from ${jsonRows(rows, clockColumnNames, 'fresh')}
    where ticket_id not in ${jsonValues(JSON.stringify(but))}
    on conflict (ticket_id, commitment) do update set
    ${sql.join(changed.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))}`.execute(tx)
}

/** Removes clocks of promises that are no longer made. */
export async function removeClocks(tx: Tx, rows: string, but: readonly string[]): Promise<void> {
  await sql`
    delete from ticket_clocks where (ticket_id, commitment) in
    (select ticket_id, commitment from ${jsonRows(rows, ['ticket_id', 'commitment'], 'gone')})
    and ticket_id not in ${jsonValues(JSON.stringify(but))}`.execute(tx)
}
