/** `vigil audit verify`: one JSON verdict; exit 0 only when the journal is intact. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { asOpenFailure } from '#main/db/errors'
import { checkVersion } from '#main/db/migrate'
import { openReader } from '#main/db/open'
import { databaseFile } from '#main/platform/paths'
import { verifyJournal } from '#main/features/audit/verify'
import type { Failure } from '#shared/lib/result'
import type { CliCommand } from '../io'

const unreadable = ({ code, params, detail }: Failure): string => {
  switch (code) {
    case 'db.newer':
      return `it belongs to a newer Vigil (version ${params?.['found']}, this one knows ${params?.['known']})`
    case 'db.damaged':
      return 'the file is damaged, or no database'
    case 'db.locked':
      return 'another program holds the database'
    default:
      return detail ?? code
  }
}

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
  const cannotRead = (failure: Failure): number => {
    io.say(`the journal of ${file} cannot be read: ${unreadable(failure)}`)
    return 1
  }
  try {
    const reader = openReader(file)
    try {
      const version = checkVersion(reader.raw)
      if (!version.ok) return cannotRead(version.error)
      const verdict = await verifyJournal(reader.db, io.dataDir)
      io.answer(verdict)
      if (!verdict.intact) io.say(`the journal is broken at ${verdict.brokenAt}: ${verdict.reason}`)
      else if (verdict.entries > 0 && verdict.checkpoints === 0)
        io.say('there is no signed checkpoint: entries cut off from its end would not be missed')
      return verdict.intact ? 0 : 1
    } finally {
      await reader.close()
    }
  } catch (error) {
    return cannotRead(asOpenFailure(error, file))
  }
}
