/** Opens the database file: pragmas, migrations and the Kysely instance on top of the synchronous driver. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { Kysely, SqliteDialect } from 'kysely'
import type { SqliteDatabase, SqliteStatement } from 'kysely'
import { DatabaseSync } from 'sqlite3'
import type { DatabaseSyncInstance, StatementSyncInstance } from 'sqlite3'
import { err, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { asOpenFailure, asStorageError } from './errors'
import { ManyRows } from './many-rows'
import { checkVersion, migrate } from './migrate'
import type { Db, Tables } from './tables'

export type OpenDatabase = { readonly raw: DatabaseSyncInstance; readonly db: Db; readonly close: () => Promise<void> }

/**
 * Recursive triggers: without them REPLACE would delete a journal entry past the trigger that forbids it. The log is folded
 * into the file every 16 MB: a page that many saves touch is then written once for all of them. A change of all running clocks
 * keeps its pages in memory (64 MB at most) until it is committed.
 */
export const pragmas = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA busy_timeout = 5000;
PRAGMA recursive_triggers = ON;
PRAGMA wal_autocheckpoint = 4000;
PRAGMA cache_size = -65536;
`

/** Statements are kept prepared: the same few dozen texts run all day. */
const keptStatements = 200

const nothingToDo: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
}

function guard<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw asStorageError(error)
  }
}

function runAll(statement: StatementSyncInstance, { rows }: ManyRows): ReturnType<StatementSyncInstance['run']> {
  let last: ReturnType<StatementSyncInstance['run']> = { changes: 0, lastInsertRowid: 0 }
  for (const row of rows) last = statement.run(...row)
  return last
}

/** What Kysely expects of a driver, on top of `node:sqlite`'s API. */
function kyselyShim(raw: DatabaseSyncInstance): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  const prepare = (sql: string): SqliteStatement => {
    const statement = guard(() => raw.prepare(sql))
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => guard(() => statement.all(...parameters)),
      run: (parameters) =>
        guard(() =>
          parameters[0] instanceof ManyRows ? runAll(statement, parameters[0]) : statement.run(...parameters),
        ),
      iterate: (parameters) => raw.prepare(sql).iterate(...parameters),
    }
  }
  return {
    close: () => kept.clear(),
    prepare: (sql) => {
      // A commit that the disk refused has ended its transaction; what refused it is worth more than that.
      if (sql === 'rollback' && !raw.isTransaction) return nothingToDo
      const known = kept.get(sql)
      if (known) return known
      const statement = prepare(sql)
      if (kept.size < keptStatements) kept.set(sql, statement)
      return statement
    },
  }
}

/**
 * Keeps every other process from writing to this database for as long as this one lives: the journal's chain has one end.
 * The system lets go of the lock however the process ends. Throws when another holds it.
 */
function holdForWriting(file: string): DatabaseSyncInstance {
  const lock = new DatabaseSync(`${file}.lock`)
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}

function withKysely(raw: DatabaseSyncInstance, lock?: DatabaseSyncInstance): OpenDatabase {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: kyselyShim(raw) }) })
  const close = async (): Promise<void> => {
    await db.destroy()
    // Kysely closes only what it has used; a connection that never answered a query is open still.
    raw.close()
    lock?.close()
  }
  return { raw, db, close }
}

/**
 * Opens (and creates) the database for writing. Errors: `db.newer`, `db.damaged`, `db.full`, `db.locked`,
 * `db.unreadable`; the file is left as it was.
 */
export function openDatabase(file: string): Result<OpenDatabase> {
  let lock: DatabaseSyncInstance | undefined
  let raw: DatabaseSyncInstance | undefined
  const letGo = (): void => {
    raw?.close()
    lock?.close()
  }
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    lock = holdForWriting(file)
    raw = new DatabaseSync(file)
    // Before anything is set: the pragmas would already change a file that is not ours to change.
    const version = checkVersion(raw)
    if (version.ok) raw.exec(pragmas)
    const ready = version.ok ? migrate(raw, file) : version
    if (ready.ok) return ok(withKysely(raw, lock))
    letGo()
    return ready
  } catch (error) {
    letGo()
    return err(asOpenFailure(error, file))
  }
}

/** A connection for long reads in a worker: it can never write. */
export function openReader(file: string): OpenDatabase {
  const raw = new DatabaseSync(file, { readOnly: true })
  raw.exec('PRAGMA busy_timeout = 5000; PRAGMA cache_size = -32768')
  return withKysely(raw)
}
