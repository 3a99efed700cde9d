/**
 * A process that takes one file into the catalogue and kills itself: `PROFILE RESOURCES FILE NAME WHEN`, where WHEN is `copied`,
 * `placed` (in the middle of the transaction) or `committed`.
 */
import path from 'node:path'
import { createStorage } from '#main/db/storage'
import { openDatabase } from '#main/db/open'
import { createCatalogue } from '#main/features/media/catalogue/service'
import { digestFile } from '#main/media/hash/digest-file'
import { systemClock } from '#main/platform/clock'
import { createIds } from '#main/platform/ids'
import { databaseFile } from '#main/platform/paths'

const [dataDir = '', resourcesDir = '', file = '', when = ''] = process.argv.slice(2)
const die = (): void => {
  process.kill(process.pid, 'SIGKILL')
}
const opened = openDatabase(databaseFile(dataDir))
if (!opened.ok) throw new Error(opened.error.code)
const fail = (error: unknown): never => {
  throw error
}
const storage = await createStorage(opened.value.db, systemClock, fail)
const catalogue = createCatalogue({
  storage,
  clock: systemClock,
  newId: createIds(),
  dataDir,
  resourcesDir,
  digest: async (input) => {
    const digests = await digestFile(input)
    if (when === 'copied') die()
    return digests
  },
  runJob: (_label, _by, run) => run(new AbortController().signal, () => undefined),
  onError: fail,
})
await catalogue.start()
// Nobody listens before the commit is on the disk.
storage.onCommit(() => when === 'committed' && die())
const taken = await catalogue.take(file, path.basename(file), 'test', async () => {
  if (when === 'placed') die()
})
process.stderr.write(`it lived: ${JSON.stringify(taken)}\n`)
