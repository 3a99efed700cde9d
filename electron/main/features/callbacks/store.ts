/** SQL of the call-backs: what was heard of each number, and the one open entry that follows from it. */
import { sql } from 'kysely'
import type { HeardKind, Heard } from '#shared/domain/callbacks/heard'
import type { Missed } from '#shared/domain/callbacks/missed'
import type { CallbackId, UserId } from '#shared/domain/ids'
import type { LinkId } from '#shared/domain/telephony/settings'
import { prepareQuery } from '../../db/prepared'
import type { CallsTable, Db, HeardCallsTable, Tx } from '../../db/tables'

const insertOnce = prepareQuery<HeardCallsTable>()((db, value) =>
  db
    .insertInto('heard_calls')
    .values({
      call_id: value('call_id'),
      number: value('number'),
      kind: value('kind'),
      at: value('at'),
      wait_ms: value('wait_ms'),
      link: value('link'),
      queue: value('queue'),
      journey: value('journey'),
    })
    .onConflict((conflict) => conflict.column('call_id').doNothing())
    .returning('call_id'),
)

/** False when this call was heard before. */
export async function insertHeard(tx: Tx, number: string, heard: Heard): Promise<boolean> {
  const rows = await insertOnce(tx, {
    call_id: heard.callId,
    number,
    kind: heard.kind,
    at: heard.at,
    wait_ms: heard.waitMs,
    link: heard.link,
    queue: heard.queue,
    journey: heard.journey,
  })
  return rows.length > 0
}

const latestTalk = prepareQuery<{ number: string; without: string }>()((db, value) =>
  db
    .selectFrom('heard_calls')
    .selectAll()
    .where('number', '=', value('number'))
    .where('kind', '=', 'talked')
    .where('call_id', '<>', value('without'))
    .orderBy('at', 'desc')
    .limit(sql.lit(1)),
)

const sinceOf = prepareQuery<{ number: string; since: number }>()((db, value) =>
  db
    .selectFrom('heard_calls')
    .selectAll()
    .where('number', '=', value('number'))
    .where('kind', 'in', ['missed', 'short', 'tried'])
    .where('at', '>', value('since')),
)

const settled = prepareQuery<{ number: string; without: string }>()((db, value) =>
  db
    .selectFrom('callbacks')
    .select((eb) => eb.fn.max('closed_at').as('at'))
    .where('number', '=', value('number'))
    .where('closed_at', 'is not', null)
    .where('closed_call', 'is', null)
    .where('id', '<>', value('without')),
)

const heardOf = (row: HeardCallsTable): Heard => ({
  callId: row.call_id,
  kind: row.kind as HeardKind,
  at: row.at,
  waitMs: row.wait_ms,
  link: row.link as LinkId,
  queue: row.queue,
  journey: row.journey,
})

/** What may be left out when an entry is to be opened again: its closing, and the call that closed it. */
export type Without = { readonly entry: string; readonly call: string }
const nothing: Without = { entry: '', call: '' }

/** Everything that decides what is open of a number. */
export async function readHeard(
  tx: Db | Tx,
  number: string,
  without: Without = nothing,
): Promise<{ readonly heard: readonly Heard[]; readonly settledAt: number | null }> {
  const [talk] = await latestTalk(tx, { number, without: without.call })
  const settledAt = (await settled(tx, { number, without: without.entry }))[0]?.at ?? null
  const since = Math.max(talk?.at ?? -1, settledAt ?? -1)
  const rows = await sinceOf(tx, { number, since })
  return { heard: [...(talk ? [talk] : []), ...rows].map(heardOf), settledAt }
}

const openId = prepareQuery<{ number: string }>()((db, value) =>
  db.selectFrom('callbacks').select('id').where('number', '=', value('number')).where('closed_at', 'is', null),
)

export const findOpen = async (tx: Tx, number: string): Promise<CallbackId | null> =>
  ((await openId(tx, { number }))[0]?.id ?? null) as CallbackId | null

const columnsOf = (missed: Missed) => ({
  attempts: missed.attempts,
  first_at: missed.firstAt,
  last_at: missed.lastAt,
  longest_wait_ms: missed.longestWaitMs,
  queues: JSON.stringify(missed.queues),
  last_call: missed.lastCallId,
  tries: missed.tries,
  tried_at: missed.triedAt,
})

export async function insertEntry(tx: Tx, id: CallbackId, number: string, missed: Missed): Promise<void> {
  const open = { taken_by: null, taken_at: null, closed_at: null, closed_by: null, closed_call: null, reason: null }
  await tx
    .insertInto('callbacks')
    .values({ id, number, ...columnsOf(missed), ...open, note: '' })
    .execute()
}

export async function updateEntry(tx: Tx, id: CallbackId, missed: Missed): Promise<void> {
  await tx.updateTable('callbacks').set(columnsOf(missed)).where('id', '=', id).execute()
}

export async function closeByCall(tx: Tx, id: CallbackId, callId: string, at: number): Promise<void> {
  await tx
    .updateTable('callbacks')
    .set({ closed_at: at, closed_call: callId, taken_by: null, taken_at: null })
    .where('id', '=', id)
    .execute()
}

export async function closeByHand(
  tx: Tx,
  id: CallbackId,
  closing: { readonly by: UserId; readonly at: number; readonly reason: string; readonly note: string },
): Promise<void> {
  const { by, at, reason, note } = closing
  await tx
    .updateTable('callbacks')
    .set({ closed_at: at, closed_by: by, reason, note, taken_by: null, taken_at: null })
    .where('id', '=', id)
    .execute()
}

/** The call that closed it counts as no talk from now on. */
export async function reopen(tx: Tx, id: CallbackId, closedCall: string | null): Promise<void> {
  if (closedCall !== null)
    await tx.updateTable('heard_calls').set({ kind: 'set-aside' }).where('call_id', '=', closedCall).execute()
  await tx
    .updateTable('callbacks')
    .set({ closed_at: null, closed_by: null, closed_call: null, reason: null, note: '' })
    .where('id', '=', id)
    .execute()
}

export const readEntry = (tx: Tx, id: CallbackId) =>
  tx
    .selectFrom('callbacks')
    .leftJoin('users', 'users.id', 'callbacks.taken_by')
    .selectAll('callbacks')
    .select('users.display_name as taken_name')
    .where('callbacks.id', '=', id)
    .executeTakeFirst()

export async function setTaken(tx: Tx, id: CallbackId, by: UserId | null, at: number): Promise<void> {
  await tx
    .updateTable('callbacks')
    .set({ taken_by: by, taken_at: by === null ? null : at })
    .where('id', '=', id)
    .execute()
}

export const readPromiseTake = (tx: Tx, ticketId: string, promise: string) =>
  tx
    .selectFrom('promise_takes')
    .innerJoin('users', 'users.id', 'promise_takes.taken_by')
    .select(['promise_takes.taken_by', 'users.display_name as taken_name'])
    .where('ticket_id', '=', ticketId)
    .where('promise', '=', promise)
    .executeTakeFirst()

export async function takePromise(tx: Tx, ticketId: string, promise: string, by: UserId, at: number): Promise<void> {
  await tx.insertInto('promise_takes').values({ ticket_id: ticketId, promise, taken_by: by, taken_at: at }).execute()
}

export async function releasePromise(tx: Tx, ticketId: string, promise: string): Promise<void> {
  await tx.deleteFrom('promise_takes').where('ticket_id', '=', ticketId).where('promise', '=', promise).execute()
}

/** How many entries somebody had taken and has no longer. */
export async function releaseAllOf(tx: Tx, by: UserId): Promise<number> {
  const missed = await tx
    .updateTable('callbacks')
    .set({ taken_by: null, taken_at: null })
    .where('taken_by', '=', by)
    .executeTakeFirst()
  const promised = await tx.deleteFrom('promise_takes').where('taken_by', '=', by).executeTakeFirst()
  return Number(missed.numUpdatedRows) + Number(promised.numDeletedRows)
}

/** Calls since `from` (UTC ms) that are over and were not heard, in the order of their ends. */
export const unheardSince = (db: Db, from: number): Promise<CallsTable[]> =>
  db
    .selectFrom('calls')
    .selectAll('calls')
    .leftJoin('heard_calls', 'heard_calls.call_id', 'calls.id')
    .where('calls.joined_at', '>=', from)
    .where('calls.ended_at', 'is not', null)
    .where('heard_calls.call_id', 'is', null)
    .orderBy('calls.ended_at')
    .execute()
