/** When the journal's end is signed: a while after it grew, every so many entries, and at the end of the session. */
import type { Clock } from '../platform/clock'
import { writeCheckpoint } from './checkpoints'
import type { JournalTail } from './journal'
import type { Storage } from './storage'

const everyEntries = 500
const everyMs = 60_000

export function createCheckpointing(dataDir: string, storage: Storage, clock: Clock): { stop: () => Promise<void> } {
  let unsigned: JournalTail | null = null
  let count = 0
  let cancel: (() => void) | null = null

  const signNow = (): void => {
    cancel?.()
    cancel = null
    if (unsigned) writeCheckpoint(dataDir, unsigned, clock.now())
    unsigned = null
    count = 0
  }
  const unsubscribe = storage.onCommit((entries) => {
    const last = entries.at(-1)
    if (!last) return
    unsigned = { seq: last.seq, hash: last.hash }
    count += entries.length
    if (count >= everyEntries) signNow()
    else cancel ??= clock.setTimeout(signNow, everyMs)
  })
  return {
    stop: async () => {
      unsubscribe()
      signNow()
    },
  }
}
