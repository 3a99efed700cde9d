/** Numbered, append-only migrations. The file is copied before one runs; a newer database is refused. */
import { copyFileSync, existsSync } from 'node:fs'
import type { DatabaseSyncInstance } from 'sqlite3'
import { fail, ok } from '#shared/lib/result'
import type { Failure, Result } from '#shared/lib/result'
import { foundation } from './migrations/0001-foundation'

/** In order; the position (from 1) is the version that SQLite's `user_version` holds. */
export const migrations: readonly string[] = [foundation]

const readVersion = (raw: DatabaseSyncInstance): number => {
  const row = raw.prepare('PRAGMA user_version').get()
  return typeof row?.user_version === 'number' ? row.user_version : 0
}

/**
 * Brings the database to the newest version, one transaction a step. Errors: `db.newer` for a database of a newer
 * Vigil. The copy before the first step is named `<file>.before-<version>`.
 */
export function migrate(
  raw: DatabaseSyncInstance,
  file: string,
  steps = migrations,
): Result<{ from: number; to: number }, Failure> {
  const from = readVersion(raw)
  if (from > steps.length) return fail('db.newer', { found: from, known: steps.length })
  if (from > 0 && from < steps.length && existsSync(file)) {
    raw.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    copyFileSync(file, `${file}.before-${steps.length}`)
  }
  for (const [index, sql] of steps.entries()) {
    if (index < from) continue
    raw.exec('BEGIN IMMEDIATE')
    try {
      raw.exec(sql)
      raw.exec(`PRAGMA user_version = ${index + 1}`)
      raw.exec('COMMIT')
    } catch (error) {
      if (raw.isTransaction) raw.exec('ROLLBACK')
      throw error
    }
  }
  return ok({ from, to: steps.length })
}
