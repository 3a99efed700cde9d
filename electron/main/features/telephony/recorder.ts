/**
 * What the telephone link leaves in the database: a row of each finished call, and the queues themselves (counters of the
 * day, calls that run) with every finished call, a while after any other change, and at the end of the session.
 */
import type { CallId } from '#shared/domain/ids'
import type { FinishedLineCall } from '#shared/domain/lines/state'
import type { KeptQueues } from '#shared/domain/queue/kept-queues'
import type { AgentSpan, FinishedVisit, Visit, VisitId } from '#shared/domain/queue/state'
import type { LinkId } from '#shared/domain/telephony/settings'
import type { Storage } from '../../db/storage'
import type { CallsTable, Tx } from '../../db/tables'
import { callRow } from '../../db/call-row'
import type { Clock } from '../../platform/clock'
import type { NewId } from '../../platform/ids'
import type { Log } from '../../platform/log'
import type { Callers } from './callers'
import type { LineKind } from './line-calls'
import { readKept, writeKept } from './kept'
import type { KeptSession, Origin } from './kept'
import * as store from './store'

const keepEveryMs = 60_000
/** How long ended calls are gathered for one commit. */
const gatherMs = 500

export type RecorderDeps = {
  readonly link: LinkId
  readonly storage: Storage
  readonly clock: Clock
  readonly log: Pick<Log, 'info'>
  readonly callers: Callers
  /** Inserts or updates the row of a visit; answers with the id it has had from the first. */
  readonly storeCall: (tx: Tx, call: CallsTable) => Promise<CallId>
  readonly kept: () => KeptQueues
  /** A desk shows the visit: a ticket may be made of it at any moment. */
  readonly isShown: (visit: VisitId) => boolean
  /** A desk shows the visit, or it goes on: its caller must not be forgotten. */
  readonly isNeeded: (visit: VisitId) => boolean
  /** The visit goes on: its row is still to come. */
  readonly isLive: (visit: VisitId) => boolean
  /** Whose number it is; null for a stranger. */
  readonly customerOf: (number: string) => Promise<string | null>
  readonly newId: NewId
  readonly onError: (error: unknown) => void
}

/** What the agent's telephone tells of a visit. */
export type VisitParts = {
  readonly holdMs?: number
  readonly transferredTo?: string | null
  readonly recording?: string | null
}

export type Recorder = {
  /** Stores finished calls: at once when a desk shows one of them, otherwise together with what else ends in a moment. */
  readonly store: (finished: readonly FinishedVisit[]) => void
  /** Adds to the row of a visit, whether it has been written or not. */
  readonly complete: (visit: VisitId, parts: VisitParts) => void
  /** Stores a call that was no visit to a queue. */
  readonly storeLine: (call: FinishedLineCall, kind: LineKind) => void
  /** Keeps what agents did, together with the calls of the same moment. */
  readonly storeSpans: (spans: readonly AgentSpan[]) => void
  /** Nothing is heard from this instant on (UTC ms). */
  readonly openGap: (from: number) => void
  readonly closeGap: (to: number) => void
  /** The call's row as it is now. */
  readonly keepCall: (visit: Visit, id: CallId) => Promise<CallId>
  /** Forgets the callers of these visits, but for those still needed or about to be stored. */
  readonly release: (visits: readonly VisitId[]) => void
  /** Something changed that is worth keeping soon. */
  readonly touch: () => void
  /** From now on queues come from here; null for nowhere. */
  readonly setOrigin: (origin: Origin | null) => void
  /** What was kept of this source; null for none. */
  readonly load: (origin: Origin) => Promise<KeptSession | null>
  /** Stores what is gathered, and waits until every call that ended so far has its row. */
  readonly settle: () => Promise<void>
  /** Writes what is not written yet, the queues included, and waits for all of it. */
  readonly flush: () => Promise<void>
}

export function createRecorder(deps: RecorderDeps): Recorder {
  const { link, storage, clock, callers, storeCall, isShown, isNeeded, onError } = deps
  const writing = new Set<Promise<void>>()
  const storing = new Set<VisitId>()
  let origin: Origin | null = null
  let cancelKeeping: (() => void) | null = null
  let gathered: FinishedVisit[] = []
  let spans: AgentSpan[] = []
  const parts = new Map<VisitId, VisitParts>()
  let cancelStoring: (() => void) | null = null

  const nameOf = (visit: VisitId): string => `${link}/${visit}`

  const rowOf = (visit: Visit, id: CallId, source: string): CallsTable =>
    callRow({
      id,
      visit: nameOf(visit.id),
      link,
      linkedid: visit.linkedid,
      caller_name: visit.callerName,
      hold_ms: parts.get(visit.id)?.holdMs ?? 0,
      transferred_to: parts.get(visit.id)?.transferredTo ?? null,
      recording: parts.get(visit.id)?.recording ?? null,
      rings: JSON.stringify(visit.rung),
      ended_by: visit.completedBy,
      incomplete: visit.incomplete ? 1 : 0,
      queue: visit.queue,
      number: visit.callerNumber ?? '',
      joined_at: visit.joinedAt,
      answered_at: visit.answeredAt,
      ended_at: visit.endedAt,
      outcome: visit.outcome ?? 'live',
      wait_ms: visit.waitMs ?? 0,
      talk_ms: visit.talkMs ?? 0,
      agent: visit.agent,
      customer_id: callers.known(visit).match?.card?.customer.id ?? null,
      source,
    })

  const track = (work: Promise<void>): void => {
    const tracked: Promise<void> = work.catch(onError).finally(() => writing.delete(tracked))
    writing.add(tracked)
  }

  /** The queues as they are now, to be written together with what made them so. */
  const snapshot = (): KeptSession | null =>
    origin && origin.name !== null ? { origin, savedAt: clock.now(), queues: deps.kept() } : null

  const keepNow = (): void => {
    cancelKeeping?.()
    cancelKeeping = null
    // The counters must not know of a call that has no row.
    storeGathered()
    const session = snapshot()
    // Counters follow from events that the journal does not hold; they have no entry of their own.
    if (session) track(storage.write('telephony', ({ tx }) => writeKept(tx, session)))
  }

  const release = (visits: readonly VisitId[]): void =>
    callers.forget(visits.filter((id) => !storing.has(id) && !isNeeded(id)))

  const storeFinished = async (
    finished: readonly FinishedVisit[],
    done: readonly AgentSpan[],
    source: string,
  ): Promise<void> => {
    // Taken before anything is waited for: the day as it is after exactly these visits.
    const session = snapshot()
    const ids = finished.map(({ id }) => id)
    try {
      await callers.identified(finished)
      await storage.write('telephony', async ({ tx, record }) => {
        for (const visit of finished) {
          const id = await storeCall(tx, rowOf(visit, callers.known(visit).callId, source))
          await record({
            type: 'call.ended',
            entity: 'call',
            entityId: id,
            change: { queue: visit.queue, outcome: visit.outcome },
          })
        }
        await store.insertSpans(tx, link, source, done)
        for (const { visit, from, to } of done) if (visit !== null) await store.addWrapUp(tx, nameOf(visit), to - from)
        if (session) await writeKept(tx, session)
      })
    } finally {
      for (const id of ids) {
        storing.delete(id)
        parts.delete(id)
      }
      release(ids)
    }
  }

  const storeLineCall = async (call: FinishedLineCall, kind: LineKind): Promise<void> => {
    const source = origin?.kind ?? 'none'
    const number = call.peerNumber ?? ''
    const customerId = number === '' || kind === 'internal' ? null : await deps.customerOf(number)
    await storage.write('telephony', async ({ tx, record }) => {
      const id = await storeCall(
        tx,
        callRow({
          id: deps.newId<CallId>(call.startedAt),
          visit: `${link}/line/${call.uniqueid}`,
          link,
          kind,
          linkedid: call.linkedid,
          queue: '',
          number,
          caller_name: call.peerName,
          joined_at: call.startedAt,
          answered_at: call.answeredAt,
          ended_at: call.endedAt,
          outcome: call.failure ?? 'answered',
          wait_ms: (call.answeredAt ?? call.endedAt) - call.startedAt,
          talk_ms: call.talkMs,
          hold_ms: call.holdMs,
          agent: call.extension,
          customer_id: customerId,
          transferred_to: call.transferredTo?.target ?? null,
          recording: call.recording,
          incomplete: call.incomplete ? 1 : 0,
          source,
        }),
      )
      await record({ type: 'call.ended', entity: 'call', entityId: id, change: { kind, outcome: call.failure } })
    })
  }

  /** One commit for what ended within a moment: each one makes the process wait for the disk. */
  const storeGathered = (): void => {
    cancelStoring?.()
    cancelStoring = null
    const [visits, done, source] = [gathered, spans, origin?.kind ?? 'none']
    gathered = []
    spans = []
    if (visits.length + done.length > 0) track(storeFinished(visits, done, source))
  }

  const written = async (): Promise<void> => {
    while (writing.size > 0) await Promise.all(writing)
  }

  return {
    store: (finished) => {
      for (const { id } of finished) storing.add(id)
      gathered.push(...finished)
      if (finished.some(({ id }) => isShown(id))) storeGathered()
      else cancelStoring ??= clock.setTimeout(storeGathered, gatherMs)
    },
    complete: (visit, told) => {
      if (storing.has(visit) || deps.isLive(visit)) {
        parts.set(visit, { ...parts.get(visit), ...told })
        return
      }
      track(storage.write('telephony', ({ tx }) => store.completeCall(tx, nameOf(visit), told)))
    },
    storeLine: (call, kind) => track(storeLineCall(call, kind)),
    storeSpans: (ended) => {
      spans.push(...ended)
      cancelStoring ??= clock.setTimeout(storeGathered, gatherMs)
    },
    openGap: (from) => track(storage.write('telephony', ({ tx }) => store.openGap(tx, link, from))),
    closeGap: (to) => track(storage.write('telephony', ({ tx }) => store.closeGap(tx, link, to))),
    keepCall: (visit, id) => {
      const source = origin?.kind ?? 'none'
      return storage.write('telephony', async ({ tx, record }) => {
        const stored = await storeCall(tx, rowOf(visit, id, source))
        await record({ type: 'call.kept', entity: 'call', entityId: stored, change: { queue: visit.queue } })
        return stored
      })
    },
    release,
    touch: () => {
      if (origin) cancelKeeping ??= clock.setTimeout(keepNow, keepEveryMs)
    },
    setOrigin: (next) => {
      storeGathered()
      cancelKeeping?.()
      cancelKeeping = null
      origin = next
    },
    load: (wanted) => readKept(storage.db, wanted, deps.log),
    settle: () => {
      storeGathered()
      return written()
    },
    flush: () => {
      keepNow()
      return written()
    },
  }
}
