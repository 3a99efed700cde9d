/** SQL of the alerts. */
import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { KnownAlert } from '#shared/domain/alerts/raise'
import type { AlertId, TicketId, UserId } from '#shared/domain/ids'
import { insertRows, prepareQuery } from '../../db/prepared'
import type { AlertsTable, Db, Tx } from '../../db/tables'

const ofTicket = prepareQuery<{ ticketId: string }>()((db, value) =>
  db
    .selectFrom('alerts')
    .select(['id', 'commitment', 'level', 'passed', 'over_at', 'acknowledged_at'])
    .where('ticket_id', '=', value('ticketId')),
)

/** Every alert of a ticket that is stored, the passed ones too. Asked with every evaluation of its clocks. */
export async function readKnown(tx: Tx, ticketId: TicketId): Promise<readonly KnownAlert[]> {
  return (await ofTicket(tx, { ticketId })).map(({ id, commitment, level, ...row }) => ({
    id,
    commitment,
    level,
    open: row.passed === 0 && row.over_at === null && row.acknowledged_at === null,
  }))
}

export const insertAlerts = (tx: Tx, rows: readonly Insertable<AlertsTable>[]): Promise<void> =>
  insertRows(tx, 'alerts', rows)

export async function setOver(tx: Tx, ids: readonly string[], at: number): Promise<void> {
  await tx.updateTable('alerts').set({ over_at: at }).where('id', 'in', ids).execute()
}

const shown = (db: Db | Tx) =>
  db
    .selectFrom('alerts')
    .innerJoin('tickets', 'tickets.id', 'alerts.ticket_id')
    .innerJoin('customers', 'customers.id', 'tickets.customer_id')
    .leftJoin('users as assignee', 'assignee.id', 'tickets.assignee_id')
    .select([
      'alerts.id',
      'alerts.ticket_id',
      'alerts.commitment',
      'alerts.level',
      'alerts.raised_at',
      'alerts.roles',
      'tickets.number',
      'tickets.summary',
      'tickets.policy_id',
      'tickets.assignee_id',
      'tickets.sample',
      'customers.name as customer_name',
      'assignee.display_name as assignee_name',
    ])

/** The open alerts, the highest level first, of those the latest. */
export const readOpen = (db: Db, limit: number) =>
  shown(db)
    .innerJoin('ticket_clocks as clocks', (join) =>
      join.onRef('clocks.ticket_id', '=', 'alerts.ticket_id').onRef('clocks.commitment', '=', 'alerts.commitment'),
    )
    .select(['clocks.state', 'clocks.due_at', 'clocks.remaining_ms'])
    .where('alerts.passed', '=', sql.lit(0))
    .where('alerts.over_at', 'is', null)
    .where('alerts.acknowledged_at', 'is', null)
    .orderBy('alerts.level', 'desc')
    .orderBy('alerts.raised_at', 'desc')
    .limit(limit)
    .execute()

export type OpenRow = Awaited<ReturnType<typeof readOpen>>[number]

/** How many alerts are open at all. */
export async function countOpen(db: Db): Promise<number> {
  const row = await db
    .selectFrom('alerts')
    .select(sql<number>`count(*)`.as('open'))
    .where('passed', '=', sql.lit(0))
    .where('over_at', 'is', null)
    .where('acknowledged_at', 'is', null)
    .executeTakeFirst()
  return row?.open ?? 0
}

/** Alerts that were raised, the latest first; ids rise with time. */
export async function readHistory(db: Db, after: AlertId | null, limit: number) {
  const all = shown(db)
    .leftJoin('users as acknowledger', 'acknowledger.id', 'alerts.acknowledged_by')
    .select([
      'alerts.over_at',
      'alerts.acknowledged_at',
      'alerts.note',
      'acknowledger.display_name as acknowledged_by_name',
    ])
    .where('alerts.passed', '=', 0)
    .orderBy('alerts.id', 'desc')
    .limit(limit)
  return (after === null ? all : all.where('alerts.id', '<', after)).execute()
}

/** Of the clocks that the alerts belong to: every open alert of their level or a lower one. Null when one is unknown. */
export async function readOpenUpTo(tx: Tx, ids: readonly AlertId[]) {
  const named = await tx
    .selectFrom('alerts')
    .select(['id', 'ticket_id', 'commitment', 'level'])
    .where('id', 'in', ids)
    .where('passed', '=', 0)
    .execute()
  if (named.length < new Set(ids).size) return null
  const open = await tx
    .selectFrom('alerts')
    .select(['id', 'ticket_id', 'commitment', 'level'])
    .where(
      'ticket_id',
      'in',
      named.map((row) => row.ticket_id),
    )
    .where('passed', '=', 0)
    .where('over_at', 'is', null)
    .where('acknowledged_at', 'is', null)
    .orderBy('id')
    .execute()
  return open.filter((row) =>
    named.some(
      ({ ticket_id: ticketId, commitment, level }) =>
        ticketId === row.ticket_id && commitment === row.commitment && level >= row.level,
    ),
  )
}

export async function acknowledge(tx: Tx, id: string, by: UserId, at: number, note: string): Promise<void> {
  await tx.updateTable('alerts').set({ acknowledged_by: by, acknowledged_at: at, note }).where('id', '=', id).execute()
}
