/** Numbered, append-only migrations. The file is copied before one runs; a newer database is refused. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import type { DatabaseSyncInstance } from 'sqlite3'
import { fail, ok } from '#shared/lib/result'
import type { Failure, Result } from '#shared/lib/result'
import { foundation } from './migrations/0001-foundation'
import { servicePolicies } from './migrations/0002-service-policies'
import { policyVersions } from './migrations/0003-policy-versions'
import { alertsDuty } from './migrations/0004-alerts-duty'
import { telephony } from './migrations/0005-telephony'
import { callbacks } from './migrations/0006-callbacks'
import { kpi } from './migrations/0007-kpi'
import { media } from './migrations/0008-media'

/** In order; the position (from 1) is the version that SQLite's `user_version` holds. */
export const migrations: readonly string[] = [
  foundation,
  servicePolicies,
  policyVersions,
  alertsDuty,
  telephony,
  callbacks,
  kpi,
  media,
]

const readVersion = (raw: DatabaseSyncInstance): number => {
  const row = raw.prepare('PRAGMA user_version').get()
  return typeof row?.user_version === 'number' ? row.user_version : 0
}

/** `db.newer` for a database of a newer Vigil, else its version. Only reads. */
export function checkVersion(raw: DatabaseSyncInstance, known = migrations.length): Result<number, Failure> {
  const found = readVersion(raw)
  return found > known ? fail('db.newer', { found, known }) : ok(found)
}

/** A whole copy as of now, whatever still stands in the write-ahead log. */
function copyDatabase(raw: DatabaseSyncInstance, copy: string): void {
  if (existsSync(copy)) return
  rmSync(`${copy}.part`, { force: true })
  raw.prepare('VACUUM INTO ?').run(`${copy}.part`)
  const written = openSync(`${copy}.part`, 'r+')
  fsyncSync(written)
  closeSync(written)
  renameSync(`${copy}.part`, copy)
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
  const version = checkVersion(raw, steps.length)
  if (!version.ok) return version
  const from = version.value
  if (from > 0 && from < steps.length) copyDatabase(raw, `${file}.before-${steps.length}`)
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
