/** A profile folder of its own in the system's temporary folder; who makes one removes it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { databaseFile } from '#main/platform/paths'

export type Profile = {
  readonly dir: string
  /** The database's path in it; nothing is there yet. */
  readonly file: string
  readonly remove: () => void
}

export function createProfile(): Profile {
  const dir = mkdtempSync(path.join(tmpdir(), 'vigil-profile-'))
  return { dir, file: databaseFile(dir), remove: () => rmSync(dir, { recursive: true, force: true }) }
}
