/**
 * The append-only journal: each entry's hash covers the entry and the hash before it, so that any later edit shows.
 * It is the audit trail and what clocks are recomputed from.
 */
import { hash } from 'node:crypto'
import { insertRows } from './prepared'
import type { Db, JournalTable, Tx } from './tables'

/** What a service says happened; the storage adds number, time, actor and hashes. */
export type Change = {
  readonly type: string
  readonly entity: string
  readonly entityId: string
  readonly change: Readonly<Record<string, unknown>>
}

export type JournalEntry = Change & {
  readonly seq: number
  readonly at: number
  readonly actor: string
  readonly hash: string
}

export type JournalTail = { readonly seq: number; readonly hash: string }

/** Hash before the first entry. */
export const genesisHash = '0'.repeat(64)

/** Every field is length-prefixed by JSON, so that no two different entries give the same bytes. */
export const hashEntry = (row: Omit<JournalTable, 'hash'>): string =>
  hash(
    'sha256',
    JSON.stringify([row.seq, row.at, row.actor, row.type, row.entity, row.entity_id, row.change, row.prev_hash]),
    'hex',
  )

export async function readTail(db: Db): Promise<JournalTail> {
  const row = await db.selectFrom('journal').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row ?? { seq: 0, hash: genesisHash }
}

/** Appends a change after `tail` inside the caller's transaction. */
export async function appendEntry(
  tx: Tx,
  tail: JournalTail,
  at: number,
  actor: string,
  change: Change,
): Promise<JournalEntry> {
  const unsigned = {
    seq: tail.seq + 1,
    at,
    actor,
    type: change.type,
    entity: change.entity,
    entity_id: change.entityId,
    change: JSON.stringify(change.change),
    prev_hash: tail.hash,
  }
  const row = { ...unsigned, hash: hashEntry(unsigned) }
  await insertRows(tx, 'journal', [row])
  return { ...change, seq: row.seq, at, actor, hash: row.hash }
}
