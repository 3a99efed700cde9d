/** One link to a PBX: its source, the live queues behind it, and what they leave in the database. */
import type { CallId } from '#shared/domain/ids'
import type { DialStatus, LineEvent } from '#shared/domain/lines/events'
import { callsOf, recordingOf } from '#shared/domain/lines/calls'
import { reduceLineEvents } from '#shared/domain/lines/reduce'
import { emptyLines } from '#shared/domain/lines/state'
import type { FinishedLineCall } from '#shared/domain/lines/state'
import type { QueueEvent } from '#shared/domain/queue/events'
import type { LinkReason, LinkState } from '#shared/domain/queue/link'
import type { FinishedVisit, QueueState, VisitId } from '#shared/domain/queue/state'
import type { LinkId, PbxLink } from '#shared/domain/telephony/settings'
import type { CallerMatch, PhoneCall } from '#shared/ipc/contract'
import type { Failure, Result } from '#shared/lib/result'
import type { Storage } from '../../db/storage'
import type { CallsTable, Tx } from '../../db/tables'
import type { Clock } from '../../platform/clock'
import type { NewId } from '../../platform/ids'
import type { Log } from '../../platform/log'
import type { SourceVitals, Tap, TelephonySource } from '../../telephony/source'
import { createCallers } from './callers'
import type { StoredCall } from './callers'
import { isSameOrigin } from './kept'
import type { Origin } from './kept'
import { createLineCalls } from './line-calls'
import { createLinkWatch } from './link-watch'
import { createLiveQueues } from './live'
import { createRecorder } from './recorder'
import { laterOrNull, shownQueues } from './shown'

export type LinkDeps = {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: NewId
  readonly zone: string
  readonly log: Log
  readonly match: (number: string) => Promise<CallerMatch>
  /** Inserts or updates the row of a call; answers with the id it has had from the first. */
  readonly storeCall: (tx: Tx, call: CallsTable) => Promise<CallId>
  /** What is stored of a call; by the name that `storeCall` wrote. */
  readonly storedCall: (visit: string) => Promise<StoredCall | null>
  readonly onChange: () => void
  readonly onFinished: (visit: FinishedVisit, link: Link) => void
  /** A telephone's call is over, or what the console dialled did not come about. */
  readonly onLine: (event: LineNews, link: Link) => void
}

/** Of a call that this console may have dialled: whose telephone, which number, and why it failed. */
export type LineNews = {
  readonly extension: string
  readonly number: string
  readonly failure: DialStatus
  readonly at: number
}

/** A call of a telephone, with the channel that actions are taken on. */
export type OwnCall = PhoneCall & { readonly channel: string }

export type Link = ReturnType<typeof createLink>

/** A link that stands still until `run`. One source runs at a time. */
export function createLink(id: LinkId, deps: LinkDeps) {
  const { clock } = deps
  const onError = (error: unknown): void => deps.log.error(`the telephone link ${id} failed`, error)
  let settings: PbxLink | null = null
  let source: TelephonySource | null = null
  let remembered: ReadonlySet<VisitId> = new Set()
  /** The time of what the source tells. */
  let time: Clock = clock
  let lines = emptyLines(clock.now())
  const lineCalls = createLineCalls()
  const watch = createLinkWatch()
  /** Who records. */
  let tap: Tap | null = null

  const callers = createCallers(
    deps.newId,
    deps.match,
    (visit) => deps.storedCall(`${id}/${visit}`),
    deps.onChange,
    onError,
  )
  const live = createLiveQueues({
    clock: { now: () => time.now(), setTimeout: (run, ms) => time.setTimeout(run, ms) },
    zone: deps.zone,
    onFinished: (visits) => {
      for (const visit of visits) {
        const { uniqueid, linkedid, leg, agent } = visit
        if (agent !== null) lineCalls.answered(visit.id, linkedid, leg, agent)
        const recording = recordingOf(lines, [uniqueid, leg])
        if (recording !== null) recorder.complete(visit.id, { recording })
      }
      recorder.store(visits)
      for (const visit of visits) deps.onFinished(visit, link)
    },
    onSpans: (spans) => recorder.storeSpans(spans),
  })
  const recorder = createRecorder({
    link: id,
    storage: deps.storage,
    clock,
    log: deps.log,
    callers,
    storeCall: deps.storeCall,
    kept: live.kept,
    isShown: (visit) => remembered.has(visit),
    isNeeded: (visit) => live.state().visits.has(visit) || remembered.has(visit),
    isLive: (visit) => live.state().visits.has(visit),
    customerOf: async (number) => (await deps.match(number)).card?.customer.id ?? null,
    newId: deps.newId,
    onError,
  })
  live.onChange(() => {
    recorder.touch()
    deps.onChange()
  })

  const stopSource = async (): Promise<void> => {
    await source?.stop()
    source = null
    await recorder.flush()
    recorder.setOrigin(null)
  }

  const setLink = (state: LinkState): void => {
    watch.state(state)
    live.setLink(state)
  }

  const take = (events: readonly QueueEvent[]): void => {
    watch.heard(events.length)
    for (const event of events) {
      if (event.kind === 'link-lost') recorder.openGap(event.at)
      if (event.kind === 'link-restored') recorder.closeGap(event.at)
    }
    lineCalls.follow(events)
    live.take(events)
    for (const event of events) if (event.kind === 'connected') followLeg(event)
  }

  const followLeg = ({ queue, caller }: Extract<QueueEvent, { kind: 'connected' }>): void => {
    for (const visit of live.state().visits.values())
      if (visit.uniqueid === caller.uniqueid && visit.queue === queue)
        lineCalls.answered(visit.id, visit.linkedid, visit.leg, visit.agent)
  }

  /** Telephones of the PBX have short numbers; those of agents are known. */
  const isPhone = (number: string): boolean => live.state().agents.has(number) || /^\d{2,6}$/.test(number)

  const keepLine = (call: FinishedLineCall): void => {
    const { extension, peerNumber, failure, endedAt } = call
    if (call.direction === 'outbound' && failure !== null)
      deps.onLine({ extension, number: peerNumber ?? '', failure, at: endedAt }, link)
    if (!isPhone(extension)) return
    const kept = lineCalls.keep(call, isPhone)
    const { holdMs, recording } = call
    const transferredTo = call.transferredTo?.target ?? null
    if (kept.as === 'visit') recorder.complete(kept.visit, { holdMs, transferredTo, recording })
    if (kept.as === 'call') recorder.storeLine(call, kept.kind)
  }

  const takeLines = (events: readonly LineEvent[]): void => {
    const reduced = reduceLineEvents(lines, events, { isPhone })
    lines = reduced.state
    for (const event of events)
      if (event.kind === 'originate-answer' && event.status !== 'answered' && event.extension !== null)
        deps.onLine(
          { extension: event.extension, number: event.exten ?? '', failure: event.status, at: event.at },
          link,
        )
    reduced.finished.forEach(keepLine)
    deps.onChange()
  }

  /** Goes on where a session with the same source stopped; what a PBX did meanwhile was not heard. */
  const resume = async (origin: Origin): Promise<void> => {
    const kept = await recorder.load(origin)
    // The calls of a recording ended with it; those of a PBX went on.
    const queues = kept?.queues ?? null
    live.reset(queues && origin.kind === 'replay' ? { ...queues, visits: [], callers: [] } : queues)
    recorder.setOrigin(origin)
    if (origin.kind === 'replay' || !kept) return
    if (kept.queues.day.key === live.state().day.key) take([{ kind: 'link-lost', at: kept.savedAt }])
    else recorder.openGap(kept.savedAt)
  }

  const behindMs = (): number => source?.time?.behindMs() ?? 0

  const stop = (): Promise<void> => {
    live.stop()
    return stopSource()
  }

  const link = {
    id,
    live,
    /** The queues as a screen shows them, whose clock is this computer's. */
    shown: (): QueueState => shownQueues(live.state(), behindMs()),
    callers,
    recorder,
    settings: (): PbxLink | null => settings,
    control: () => source?.control ?? null,
    watch,
    vitals: (): SourceVitals | null => source?.vitals?.() ?? null,
    isRecordable: (): boolean => source?.setTap !== undefined,
    /** Goes on with the next source, when the settings change. Null ends it. */
    setTap: (next: Tap | null): void => {
      tap = next
      source?.setTap?.(next)
    },
    /** Null where calls are not told by links. */
    callLinks: () => source?.openCallLink ?? null,
    callsOf: (extension: string): readonly OwnCall[] => {
      const behind = behindMs()
      return callsOf(lines, extension, { isPhone }).map((call) => ({
        uniqueid: call.uniqueid,
        channel: call.channel,
        direction:
          call.isInternal || (call.peerNumber !== null && isPhone(call.peerNumber)) ? 'internal' : call.direction,
        phase: call.phase,
        number: call.peerNumber ?? '',
        name: call.peerName,
        startedAt: call.startedAt + behind,
        answeredAt: laterOrNull(call.answeredAt, behind),
        heldSince: laterOrNull(call.heldSince, behind),
      }))
    },

    /** Lets go of the source there was and starts this one; a failure to open it is what the screens then say. */
    run: async (next: PbxLink, opened: Result<TelephonySource>): Promise<void> => {
      await stopSource()
      const before = settings && originOf(settings)
      const origin = originOf(next)
      settings = next
      // What another source did not hear is over with it; a recording begins anew.
      if (origin.kind === 'replay' || (before && !isSameOrigin(before, origin))) recorder.closeGap(clock.now())
      time = (opened.ok ? opened.value.time?.clock : null) ?? clock
      await resume(origin)
      if (!opened.ok) {
        setLink(unopened(next, opened.error, clock.now()))
        return
      }
      live.setLink(null)
      lines = emptyLines(time.now())
      source = opened.value
      source.start({ events: take, lines: takeLines, link: setLink })
      source.setTap?.(tap)
    },

    /** Calls that a desk still shows keep their caller. */
    remember: (ids: Iterable<VisitId>): void => {
      const before = remembered
      remembered = new Set(ids)
      recorder.release([...before].filter((visit) => !remembered.has(visit)))
    },

    /** Nothing is told from now on; resolves when all that was heard is kept. */
    stop,
    /** As `stop`, for good: nothing more is missed from now on. */
    end: async (): Promise<void> => {
      await stop()
      recorder.closeGap(clock.now())
      await recorder.settle()
    },
  }
  return link
}

function originOf(link: PbxLink): Origin {
  // The callers of a recording begin anew with every start, and so do its counters.
  return { link: link.id, kind: link.source, name: link.source === 'replay' ? null : labelOf(link) }
}

function labelOf(link: PbxLink): string {
  switch (link.source) {
    case 'ami':
      return `${link.host}:${link.port}`
    case 'replay':
      return link.file ?? ''
    case 'hook':
      return `${link.bind}:${link.port}`
    case 'protocol':
      return 'vigil://call'
  }
}

/** The screen says why nothing comes: a board that only stays empty would look like a quiet day. */
const unopened = (link: PbxLink, failure: Failure, now: number): LinkState => ({
  source: link.source,
  state: 'stopped',
  since: now,
  lastDataAt: null,
  reason: reasonOf(failure.code),
  pbxVersion: null,
  clockOffsetMs: 0,
  label: labelOf(link),
  retryAt: null,
})

function reasonOf(code: string): LinkReason {
  if (code === 'telephony.bind-not-allowed') return 'bad-address'
  return code === 'telephony.secret-unreadable' ? 'secret-unreadable' : 'bad-recording'
}
