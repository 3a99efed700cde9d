/** SQL of the log of all calls: pages by key, what it can be narrowed to, one call whole. */
import { sql } from 'kysely'
import type { CallId, TicketId } from '#shared/domain/ids'
import type { CallQuery } from '#shared/domain/calls/query'
import type { Db, Tx } from '../../db/tables'

const columns = (db: Db | Tx) =>
  db
    .selectFrom('calls')
    .leftJoin('customers', 'customers.id', 'calls.customer_id')
    .selectAll('calls')
    .select('customers.name as customer_name')
    .select((eb) => [
      eb
        .selectFrom('ticket_calls')
        .innerJoin('tickets', 'tickets.id', 'ticket_calls.ticket_id')
        .select((of) => of.fn.min('tickets.id').as('id'))
        .whereRef('ticket_calls.call_id', '=', 'calls.id')
        .as('ticket_id'),
      eb
        .selectFrom('ticket_calls')
        .innerJoin('tickets', 'tickets.id', 'ticket_calls.ticket_id')
        .select((of) => of.fn.min('tickets.number').as('number'))
        .whereRef('ticket_calls.call_id', '=', 'calls.id')
        .as('ticket_number'),
      eb
        .selectFrom('ticket_calls')
        .select(sql<number>`count(*)`.as('count'))
        .whereRef('ticket_calls.call_id', '=', 'calls.id')
        .as('ticket_count'),
    ])

export type LogEntry = Awaited<ReturnType<ReturnType<typeof columns>['execute']>>[number]

export type LogKey = { readonly at: number; readonly id: string }

export type LogFilter = Omit<CallQuery, 'after' | 'text'> & {
  readonly after: LogKey | null
  /** What names hold; empty for all. */
  readonly text: string
  /** What numbers hold, digits only; empty for none. */
  readonly digits: string
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/gu, '\\$&')}%`

/** The newest first. */
export async function readLogPage(db: Db, filter: LogFilter): Promise<readonly LogEntry[]> {
  const { after, queue, agent, text, digits } = filter
  let query = columns(db).orderBy('calls.joined_at', 'desc').orderBy('calls.id', 'desc').limit(filter.limit)
  if (after)
    query = query
      .where('calls.joined_at', '<=', after.at)
      .where((eb) => eb.or([eb('calls.joined_at', '<', after.at), eb('calls.id', '<', after.id)]))
  if (filter.from !== null) query = query.where('calls.joined_at', '>=', filter.from)
  if (filter.to !== null) query = query.where('calls.joined_at', '<', filter.to)
  if (filter.kind) query = query.where('calls.kind', '=', filter.kind)
  if (queue) query = query.where('calls.link', '=', queue.link).where('calls.queue', '=', queue.queue)
  if (agent) query = query.where('calls.link', '=', agent.link).where('calls.agent', '=', agent.extension)
  if (filter.result === 'answered') query = query.where('calls.answered_at', 'is not', null)
  if (filter.result === 'unanswered') query = query.where('calls.answered_at', 'is', null)
  if (filter.open)
    query = query
      .where('calls.disposition', 'is', null)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb.selectFrom('ticket_calls').select('ticket_id').whereRef('ticket_calls.call_id', '=', 'calls.id'),
          ),
        ),
      )
  if (text !== '' || digits !== '') {
    const named = like(text)
    query = query.where((eb) =>
      eb.or([
        ...(digits === '' ? [] : [sql<boolean>`calls.number like ${like(digits)}`]),
        ...(text === ''
          ? []
          : [
              sql<boolean>`calls.caller_name like ${named} escape '\\'`,
              eb(
                'calls.customer_id',
                'in',
                eb
                  .selectFrom('customers')
                  .select('id')
                  .where(sql<boolean>`name like ${named} escape '\\'`),
              ),
            ]),
      ]),
    )
  }
  return query.execute()
}

export type FacetRows = {
  readonly queues: readonly { readonly link: string; readonly queue: string }[]
  readonly agents: readonly { readonly link: string; readonly agent: string | null }[]
}

/** Queues and telephones that any call is of. */
export async function readFacets(db: Db): Promise<FacetRows> {
  const [queues, agents] = await Promise.all([
    db.selectFrom('calls').select(['link', 'queue']).distinct().where('queue', '<>', '').execute(),
    db.selectFrom('calls').select(['link', 'agent']).distinct().where('agent', 'is not', null).execute(),
  ])
  return { queues, agents }
}

export const readCall = (db: Db | Tx, id: CallId) => columns(db).where('calls.id', '=', id).executeTakeFirst()

/** What a call's own page shows besides its row. */
export async function readAround(db: Db, call: Pick<LogEntry, 'id' | 'link' | 'linkedid' | 'disposed_by'>) {
  const [tickets, parts, disposer] = await Promise.all([
    db
      .selectFrom('ticket_calls')
      .innerJoin('tickets', 'tickets.id', 'ticket_calls.ticket_id')
      .select(['tickets.id', 'tickets.number'])
      .where('call_id', '=', call.id)
      .orderBy('tickets.id')
      .execute(),
    call.linkedid === null
      ? []
      : db
          .selectFrom('calls')
          .select(['id', 'kind', 'queue', 'joined_at', 'outcome', 'agent', 'talk_ms'])
          .where('link', '=', call.link)
          .where('linkedid', '=', call.linkedid)
          .where('id', '<>', call.id)
          .orderBy('joined_at')
          .execute(),
    call.disposed_by === null
      ? undefined
      : db.selectFrom('users').select('display_name').where('id', '=', call.disposed_by).executeTakeFirst(),
  ])
  return { tickets, parts, disposedBy: disposer?.display_name ?? null }
}

export async function setDisposition(
  tx: Tx,
  id: CallId,
  set: { readonly disposition: string | null; readonly disposition_note: string; readonly disposed_by: string | null },
): Promise<void> {
  await tx.updateTable('calls').set(set).where('id', '=', id).execute()
}

export const readTicketNumber = (tx: Tx, id: TicketId) =>
  tx.selectFrom('tickets').select(['number', 'customer_id']).where('id', '=', id).executeTakeFirst()

/** The call is of the ticket's customer from now on. False when it was linked already. */
export async function linkTicket(tx: Tx, id: CallId, ticketId: TicketId, customerId: string): Promise<boolean> {
  await tx.updateTable('calls').set({ customer_id: customerId }).where('id', '=', id).execute()
  const done = await tx
    .insertInto('ticket_calls')
    .values({ call_id: id, ticket_id: ticketId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}
