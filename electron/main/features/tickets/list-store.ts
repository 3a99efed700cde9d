/** SQL of what lists of tickets show: rows, pages of them, counts by stage. */
import { sql } from 'kysely'
import type { CustomerId, TicketId } from '#shared/domain/ids'
import type { ClockSummary, TicketRow } from '#shared/domain/tickets/tickets'
import type { Stage } from '#shared/domain/tickets/stages'
import type { StageCountRow } from '#shared/ipc/contract'
import type { Db, Tx } from '../../db/tables'

/** What a ticket without a deadline sorts by: after every one that has one. */
export const noDeadline = 9_007_199_254_740_991

const rowsOf = (db: Db | Tx) =>
  db
    .selectFrom('tickets')
    .innerJoin('customers', 'customers.id', 'tickets.customer_id')
    .leftJoin('sites', 'sites.id', 'tickets.site_id')
    .leftJoin('users', 'users.id', 'tickets.assignee_id')
    .select([
      'tickets.id',
      'tickets.rev',
      'tickets.number',
      'tickets.stage',
      'tickets.policy_id',
      'tickets.severity',
      'tickets.category',
      'tickets.summary',
      'tickets.created_at',
      'tickets.sample',
      'tickets.open_clocks',
      'tickets.due_at',
      'customers.name as customer_name',
      'customers.city as customer_city',
      'sites.city as site_city',
      'users.display_name as assignee_name',
    ])

type RawRow = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

const toRow = (row: RawRow): TicketRow => {
  const openClocks = JSON.parse(row.open_clocks) as ClockSummary[]
  return {
    id: row.id as TicketId,
    rev: row.rev,
    number: row.number,
    stage: row.stage as Stage,
    policyId: row.policy_id,
    severity: row.severity,
    category: row.category,
    summary: row.summary,
    customerName: row.customer_name,
    city: row.site_city ?? row.customer_city,
    assigneeName: row.assignee_name,
    createdAt: row.created_at,
    sample: row.sample === 1,
    clock: openClocks[0] ?? null,
    openClocks,
  }
}

export async function readRow(db: Db | Tx, id: TicketId): Promise<TicketRow | null> {
  const row = await rowsOf(db).where('tickets.id', '=', id).executeTakeFirst()
  return row ? toRow(row) : null
}

export async function readSoonest(db: Db, limit: number): Promise<readonly TicketRow[]> {
  const rows = await rowsOf(db)
    .where('tickets.stage', '<>', 'closed')
    .orderBy('tickets.due_at')
    .orderBy('tickets.id')
    .limit(limit)
    .execute()
  return rows.map(toRow)
}

export async function readOpenOf(db: Db, customerId: CustomerId): Promise<readonly TicketRow[]> {
  const rows = await rowsOf(db)
    .where('tickets.customer_id', '=', customerId)
    .where('tickets.stage', '<>', 'closed')
    .orderBy('tickets.due_at')
    .limit(50)
    .execute()
  return rows.map(toRow)
}

export type PageKey = { readonly dueAt: number; readonly id: string }

export type PageFilter = {
  readonly stage: Stage | null
  readonly text: string
  readonly after: PageKey | null
  readonly limit: number
}

export type PageEntry = { readonly row: TicketRow; readonly key: PageKey }

export async function readPage(db: Db, filter: PageFilter): Promise<readonly PageEntry[]> {
  let query = rowsOf(db).orderBy('tickets.due_at').orderBy('tickets.id').limit(filter.limit)
  query = filter.stage ? query.where('tickets.stage', '=', filter.stage) : query.where('tickets.stage', '<>', 'closed')
  const { after } = filter
  if (after)
    query = query.where((eb) =>
      eb.or([
        eb('tickets.due_at', '>', after.dueAt),
        eb.and([eb('tickets.due_at', '=', after.dueAt), eb('tickets.id', '>', after.id)]),
      ]),
    )
  if (filter.text !== '') {
    const like = `%${filter.text.replaceAll(/[\\%_]/gu, '\\$&')}%`
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`tickets.number like ${like} escape '\\'`,
        sql<boolean>`tickets.summary like ${like} escape '\\'`,
        sql<boolean>`customers.name like ${like} escape '\\'`,
      ]),
    )
  }
  return (await query.execute()).map((row) => ({ row: toRow(row), key: { dueAt: row.due_at, id: row.id } }))
}

/** Counts of the open tickets by stage: one walk over a partial index. */
export async function countStages(db: Db): Promise<readonly StageCountRow[]> {
  const rows = await db
    .selectFrom('tickets')
    .select([
      'stage',
      sql<number>`count(*)`.as('open'),
      sql<number>`sum(urgency = 1)`.as('at_risk'),
      sql<number>`sum(urgency = 2)`.as('overdue'),
    ])
    .where('stage', '<>', 'closed')
    // Not by the column itself: the index in the order of stages would be walked, and every row of it looked up.
    .groupBy(sql`coalesce(stage, '')`)
    .execute()
  return rows.map((row) => ({ id: row.stage as Stage, open: row.open, atRisk: row.at_risk, overdue: row.overdue }))
}
