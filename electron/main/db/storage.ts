/**
 * The one way to write: a transaction with its rows and one or more journal entries; after the commit the entries are
 * published. Nothing writes around it, and what it resolved is on the disk.
 */
import type { Clock } from '../platform/clock'
import { appendEntry, readTail } from './journal'
import type { Change, JournalEntry } from './journal'
import type { Db, Tx } from './tables'

export type Unit = {
  readonly tx: Tx
  readonly at: number
  /** Adds an entry to the journal of this transaction. */
  readonly record: (change: Change) => Promise<JournalEntry>
}

export type Storage = {
  /** For short reads; anything long goes to the reader worker. */
  readonly db: Db
  /** Runs `work` in one transaction. Resolves after the commit; throws `StorageError` when the disk refuses. */
  readonly write: <T>(actor: string, work: (unit: Unit) => Promise<T>) => Promise<T>
  /** Resolves when every write that was begun has ended, well or not. */
  readonly settled: () => Promise<void>
  /** Called after each commit, in order. Returns what ends it. */
  readonly onCommit: (listener: (entries: readonly JournalEntry[]) => void) => () => void
}

/** `onError` hears of a listener that failed: what it listened to is committed all the same. */
export async function createStorage(
  db: Db,
  clock: Pick<Clock, 'now'>,
  onError: (error: unknown) => void,
): Promise<Storage> {
  const listeners = new Set<(entries: readonly JournalEntry[]) => void>()
  let tail = await readTail(db)

  const publish = (entries: readonly JournalEntry[]): void => {
    for (const listener of listeners) {
      try {
        listener(entries)
      } catch (error) {
        onError(error)
      }
    }
  }

  const attempt = async <T>(actor: string, work: (unit: Unit) => Promise<T>): Promise<T> => {
    const entries: JournalEntry[] = []
    const { value, end } = await db.transaction().execute(async (tx) => {
      let last = tail
      const at = clock.now()
      const record = async (change: Change): Promise<JournalEntry> => {
        const entry = await appendEntry(tx, last, at, actor, change)
        last = entry
        entries.push(entry)
        return entry
      }
      return { value: await work({ tx, at, record }), end: last }
    })
    tail = { seq: end.seq, hash: end.hash }
    publish(entries)
    return value
  }

  // One after the other: the chain has one end. The driver has one connection anyway.
  let queue: Promise<unknown> = Promise.resolve()
  const write = <T>(actor: string, work: (unit: Unit) => Promise<T>): Promise<T> => {
    const run = queue.then(async () => {
      try {
        return await attempt(actor, work)
      } catch (error) {
        // A commit that failed may still have reached the file: read the end of the chain again.
        tail = await readTail(db).catch(() => tail)
        throw error
      }
    })
    queue = run.catch(() => undefined)
    return run
  }

  return {
    db,
    write,
    settled: async () => {
      await queue
    },
    onCommit: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
