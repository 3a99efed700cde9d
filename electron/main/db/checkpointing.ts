/** When the journal's end is signed: a while after it grew, every so many entries, and at the end of the session. */
import type { Clock } from '../platform/clock'
import { writeCheckpoint } from './checkpoints'
import type { JournalTail } from './journal'
import type { Storage } from './storage'

const everyEntries = 500
const everyMs = 60_000

/** `onError` hears of a checkpoint that could not be written (a full disk); it is tried again a while later. */
export function createCheckpointing(
  dataDir: string,
  storage: Storage,
  clock: Clock,
  onError: (error: unknown) => void,
): { stop: () => Promise<void> } {
  let unsigned: JournalTail | null = null
  let count = 0
  let cancel: (() => void) | null = null

  const signNow = (): void => {
    cancel?.()
    cancel = null
    count = 0
    if (!unsigned) return
    try {
      writeCheckpoint(dataDir, unsigned, clock.now())
      unsigned = null
    } catch (error) {
      onError(error)
    }
  }
  const signLater = (): void => {
    cancel ??= clock.setTimeout(() => {
      signNow()
      if (unsigned) signLater()
    }, everyMs)
  }
  const unsubscribe = storage.onCommit((entries) => {
    const last = entries.at(-1)
    if (!last) return
    unsigned = { seq: last.seq, hash: last.hash }
    count += entries.length
    if (count >= everyEntries) signNow()
    if (unsigned) signLater()
  })
  return {
    stop: async () => {
      unsubscribe()
      signNow()
    },
  }
}
