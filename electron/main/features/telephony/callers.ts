/** Who the callers are: every visit gets its call id at once and its customer as soon as the archive has answered. */
import type { CallId } from '#shared/domain/ids'
import type { Visit, VisitId } from '#shared/domain/queue/state'
import type { CallerMatch } from '#shared/ipc/contract'
import type { NewId } from '../../platform/ids'
import type { Known } from './rows'

/** What the database has of a visit already: the app was started anew during the call. */
export type StoredCall = { readonly id: CallId; readonly note: string }

export type Callers = {
  /** What is known now; asks the archive the first time. */
  readonly known: (visit: Visit) => Known & { readonly match: CallerMatch | null; readonly note: string }
  /** Resolves when the archive has answered, or failed to, for each of these. */
  readonly identified: (visits: readonly Visit[]) => Promise<void>
  /** Asks the archive again: somebody wrote the caller down meanwhile. */
  readonly refresh: () => void
  readonly byCallId: (id: CallId) => VisitId | undefined
  /** What was written down during a call. */
  readonly setNote: (id: CallId, note: string) => void
  readonly rename: (visit: VisitId, id: CallId) => void
  readonly forget: (visits: readonly VisitId[]) => void
}

type Entry = {
  callId: CallId
  readonly visit: VisitId
  readonly number: string
  match: CallerMatch | null
  note: string
  answered: Promise<void>
}

export function createCallers(
  newId: NewId,
  match: (number: string) => Promise<CallerMatch>,
  stored: (visit: VisitId) => Promise<StoredCall | null>,
  onKnown: () => void,
  onError: (error: unknown) => void,
): Callers {
  const entries = new Map<VisitId, Entry>()

  const ask = (entry: Entry): void => {
    entry.answered = match(entry.number)
      .then((found) => {
        entry.match = found
        onKnown()
      })
      .catch(onError)
  }

  const recall = async (entry: Entry): Promise<void> => {
    const before = await stored(entry.visit)
    if (before) Object.assign(entry, { callId: before.id, note: before.note })
  }

  const entryOf = (visit: Visit): Entry => {
    const asked = entries.get(visit.id)
    if (asked) return asked
    const entry: Entry = {
      callId: newId<CallId>(visit.joinedAt),
      visit: visit.id,
      number: visit.callerNumber ?? '',
      match: null,
      note: '',
      answered: Promise.resolve(),
    }
    entries.set(visit.id, entry)
    entry.answered = recall(entry)
      .catch(onError)
      .then(() => {
        ask(entry)
        return entry.answered
      })
    return entry
  }

  return {
    known: (visit) => {
      const entry = entryOf(visit)
      const customer = entry.match?.card?.customer
      return {
        callId: entry.callId,
        match: entry.match,
        note: entry.note,
        customerName: customer?.name ?? null,
        city: customer?.city ?? null,
      }
    },
    identified: async (visits) => {
      await Promise.all(visits.map((visit) => entryOf(visit).answered))
    },
    refresh: () => {
      for (const entry of entries.values()) ask(entry)
    },
    byCallId: (id) => [...entries].find(([, entry]) => entry.callId === id)?.[0],
    setNote: (id, note) => {
      for (const entry of entries.values()) if (entry.callId === id) entry.note = note
      onKnown()
    },
    rename: (visit, id) => {
      const entry = entries.get(visit)
      if (entry) entry.callId = id
    },
    forget: (visits) => {
      for (const visit of visits) entries.delete(visit)
    },
  }
}
