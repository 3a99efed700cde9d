/** `vigil audit verify`: one JSON verdict; exit 0 only when the journal is intact. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { openReader } from '#main/db/open'
import { databaseFile } from '#main/platform/paths'
import { verifyJournal } from '#main/features/audit/verify'
import type { CliCommand } from '../io'

export const audit: CliCommand = async (argv, io) => {
  if (argv[0] !== 'verify' || argv.length > 1) {
    io.say('usage: vigil audit verify [--data DIR]')
    return 2
  }
  const file = databaseFile(io.dataDir)
  if (!existsSync(file)) {
    io.say(`no database: ${path.basename(file)} is not in the profile folder ${io.dataDir}`)
    return 1
  }
  try {
    const reader = openReader(file)
    const verdict = await verifyJournal(reader.db, io.dataDir).finally(reader.close)
    io.answer(verdict)
    if (!verdict.intact) io.say(`the journal is broken at ${verdict.brokenAt}: ${verdict.reason}`)
    return verdict.intact ? 0 : 1
  } catch (error) {
    io.say(`the journal cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  }
}
