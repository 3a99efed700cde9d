/** Where things lie inside a profile folder. */
import { accessSync, constants, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Failure } from '#shared/lib/result'

export const databaseFile = (dataDir: string): string => path.join(dataDir, 'vigil.db')

/** Null when a profile can live in this folder, which is made where it is missing; else `db.unreadable` with the reason. */
export function checkFolder(dataDir: string): Failure | null {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK)
    return null
  } catch (error) {
    return {
      code: 'db.unreadable',
      params: { file: dataDir },
      detail: error instanceof Error ? error.message : String(error),
    }
  }
}
