/** The feed of those who are to be called back, with who of them is on the telephone right now. */
import { dialableNumber } from '#shared/domain/callbacks/heard'
import { normaliseNumber } from '../features/customers/numbers'
import { readCallbacks } from '../features/callbacks/view'
import type { CallbackRows } from '../features/callbacks/view'
import type { FeedSource, FeedSources } from '../ipc/feeds'
import { sharedSource } from '../ipc/shared-source'
import { stableView } from '../ipc/stable-view'
import type { Clock } from '../platform/clock'
import type { Services } from './services'

type Parts = Pick<Services, 'storage' | 'telephony' | 'promised'>

/** Everything that rows of the list show. */
const shown: readonly string[] = [
  'call',
  'callback',
  'ticket',
  'clock',
  'customer',
  'user',
  'policy',
  'holidays',
  'sample',
]

const mostRemembered = 5_000

type Live = ReadonlyMap<string, 'waiting' | 'talking'>

const textOf = (live: Live): string => [...live].map((pair) => pair.join(' ')).join()

/** Remembers what it was asked: understanding a number takes longer than all else of a row. */
function remembering(normaliseText: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= mostRemembered) known.clear()
    const normalised = normaliseText(text)
    known.set(text, normalised)
    return normalised
  }
}

export function createCallbackFeeds(
  { storage, telephony, promised }: Parts,
  clock: Clock,
  zone: string,
): Pick<FeedSources, 'callbacks'> {
  const readLive = (): Live => {
    const live = new Map<string, 'waiting' | 'talking'>()
    for (const { live: queues, callers } of telephony.links())
      for (const visit of queues.state().visits.values()) {
        if (visit.endedAt !== null || visit.callerNumber === null) continue
        const number = dialableNumber(callers.known(visit).match?.number ?? '')
        if (number !== '') live.set(number, visit.answeredAt === null ? 'waiting' : 'talking')
      }
    return live
  }
  const normalise = remembering(normaliseNumber)

  const source = (): FeedSource => {
    const view = stableView()
    // The telephones change ten times a second, the list does not.
    let stored: Promise<CallbackRows> | null = null
    const readStored = (): Promise<CallbackRows> => {
      const reading =
        stored ?? readCallbacks({ db: storage.db, promised, normaliseNumber: normalise, zone }, clock.now())
      stored = reading
      reading.catch(() => {
        if (stored === reading) stored = null
      })
      return reading
    }
    return {
      read: async () => {
        const rows = await readStored()
        const live = readLive()
        return view({ ...rows, missed: rows.missed.map((row) => ({ ...row, live: live.get(row.number) ?? null })) })
      },
      subscribe: (onChange) => {
        stored = null
        let last = textOf(readLive())
        const stops = [
          storage.onCommit((entries) => {
            if (!entries.some(({ entity }) => shown.includes(entity))) return
            stored = null
            onChange()
          }),
          telephony.onChange(() => {
            const now = textOf(readLive())
            if (now === last) return
            last = now
            onChange()
          }),
        ]
        return () => stops.forEach((stop) => stop())
      },
    }
  }

  // Watched by the navigation and the list at once.
  const shared = sharedSource(source())
  return { callbacks: () => shared }
}
