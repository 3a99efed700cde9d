/** What the disk and the file can do to the database, by a code that screens know. */
import path from 'node:path'
import type { Failure } from '#shared/lib/result'

export type StorageFault = 'db.full' | 'db.io' | 'db.damaged' | 'db.locked'

/** The database could not do what was asked, for no fault of the question: nothing was written. */
export class StorageError extends Error {
  readonly code: StorageFault
  constructor(code: StorageFault, options: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function faultOf(text: string): StorageFault | null {
  if (/not a database|malformed/i.test(text)) return 'db.damaged'
  if (/disk is full|ENOSPC/i.test(text)) return 'db.full'
  if (/is locked|SQLITE_BUSY/i.test(text)) return 'db.locked'
  if (/disk I\/O error|readonly database|unable to open/i.test(text)) return 'db.io'
  return null
}

/** A fault of disk or file as a `StorageError`; any other error, a bug, as it is. */
export function asStorageError(error: unknown): unknown {
  if (error instanceof StorageError) return error
  const code = faultOf(messageOf(error))
  return code === null ? error : new StorageError(code, { cause: error })
}

/** Why the database cannot be opened: a code of `StorageFault`, or `db.unreadable` with the system's words. */
export function asOpenFailure(error: unknown, file: string): Failure {
  const detail = messageOf(error)
  const fault = error instanceof StorageError ? error.code : faultOf(detail)
  const code = fault === null || fault === 'db.io' ? 'db.unreadable' : fault
  return { code, params: { file: path.basename(file) }, detail }
}
