/** Finding, opening, changing and finishing visits on a draft. What the events mean is in reduce.ts. */
import { ownValue } from '../../lib/records'
import { startRinging, stopRinging, stopTalk } from './agents'
import { countExit, countOffered, countTalk, wholeSecondsMs } from './count'
import type { Draft } from './draft'
import type { CallerRef, ExitStatus, MemberRef } from './events'
import { classifyExit, type ExitEvidence } from './exits'
import {
  visitId,
  type CallerMemory,
  type Outcome,
  type Pending,
  type Visit,
  type VisitId,
  type VisitPhase,
} from './state'

/** What decides about an exit comes within milliseconds; after this it never will. */
export const SETTLE_MS = 5_000
/** Between leaving the queue and being connected an agent may hear an announcement first. */
export const CONNECT_MS = 60_000
/** Callers remembered after their last visit; beyond twice this the oldest are forgotten. */
const REMEMBERED_CALLERS = 512

const newMemory: CallerMemory = { visits: {}, overAt: {}, hungUp: false, ended: false }

export const memoryOf = (draft: Draft, uniqueid: string): CallerMemory => draft.callers.get(uniqueid) ?? newMemory

/** Visits of a channel that are not over, be it the caller's or an agent's. */
export const visitsOfChannel = (draft: Draft, channel: string): readonly Visit[] =>
  (draft.byChannel.get(channel) ?? []).flatMap((id) => draft.visits.get(id) ?? [])

/** The caller's newest open visit to a queue that is in one of the phases. */
export const findVisit = (
  draft: Draft,
  uniqueid: string,
  queue: string,
  phases: readonly VisitPhase[],
): Visit | undefined =>
  visitsOfChannel(draft, uniqueid).findLast(
    (visit) => visit.uniqueid === uniqueid && visit.queue === queue && phases.includes(visit.phase),
  )

export function putVisit(draft: Draft, visit: Visit, changes: Partial<Visit>): Visit {
  const next = { ...visit, ...changes }
  draft.visits.set(visit.id, next)
  return next
}

function index(draft: Draft, channel: string, id: VisitId): void {
  const known = draft.byChannel.get(channel) ?? []
  if (!known.includes(id)) draft.byChannel.set(channel, [...known, id])
}

function unindex(draft: Draft, channel: string, id: VisitId): void {
  const left = (draft.byChannel.get(channel) ?? []).filter((known) => known !== id)
  if (left.length === 0) draft.byChannel.delete(channel)
  else draft.byChannel.set(channel, left)
}

/** A caller begins to wait. `incomplete` when the beginning was not seen and `joinedAt` is worked out. */
export function openVisit(
  draft: Draft,
  queue: string,
  caller: CallerRef,
  joinedAt: number,
  position: number | null,
  incomplete: boolean,
): Visit {
  const memory = memoryOf(draft, caller.uniqueid)
  const number = (ownValue(memory.visits, queue) ?? 0) + 1
  const visit: Visit = {
    id: visitId(caller.uniqueid, queue, number),
    uniqueid: caller.uniqueid,
    linkedid: caller.linkedid,
    channel: caller.channel,
    queue,
    number,
    callerNumber: caller.number,
    callerName: caller.name,
    phase: 'waiting',
    joinedAt,
    position,
    ringing: [],
    rung: [],
    agent: null,
    agentName: null,
    leg: null,
    answeredAt: null,
    leftAt: null,
    endedAt: null,
    waitMs: null,
    talkMs: null,
    outcome: null,
    completedBy: null,
    incomplete,
  }
  draft.callers.set(caller.uniqueid, { ...memory, visits: { ...memory.visits, [queue]: number }, ended: false })
  draft.visits.set(visit.id, visit)
  index(draft, caller.uniqueid, visit.id)
  countOffered(draft, queue, joinedAt)
  return visit
}

export function addRing(draft: Draft, visit: Visit, member: MemberRef, leg: string | null): void {
  const known = visit.ringing.find((ring) => ring.extension === member.extension)
  if (known && known.leg === leg) return
  if (known?.leg) unindex(draft, known.leg, visit.id)
  const ring = { extension: member.extension, since: known?.since ?? draft.at, leg }
  putVisit(draft, visit, {
    ringing: [...visit.ringing.filter((other) => other.extension !== member.extension), ring],
  })
  if (leg !== null) index(draft, leg, visit.id)
  startRinging(draft, member, visit.id)
}

/** Stops the rings for which `isOver` holds; `answeredBy` is the extension that ended them by answering. */
export function removeRings(
  draft: Draft,
  visit: Visit,
  isOver: (ring: Visit['ringing'][number]) => boolean,
  answeredBy: string | null = null,
): Visit {
  const over = visit.ringing.filter(isOver)
  if (over.length === 0) return visit
  for (const ring of over) {
    if (ring.leg !== null) unindex(draft, ring.leg, visit.id)
    stopRinging(draft, ring.extension, visit.id)
  }
  const rung = over.map(({ extension, since }) => ({
    extension,
    at: since,
    ms: Math.max(0, draft.at - since),
    answered: extension === answeredBy,
  }))
  return putVisit(draft, visit, {
    ringing: visit.ringing.filter((ring) => !isOver(ring)),
    rung: [...visit.rung, ...rung].slice(-mostRung),
  })
}

/** A caller who waits long while nobody answers must not grow without end; the latest rings count. */
const mostRung = 200

const always = (): boolean => true

export const indexLeg = (draft: Draft, leg: string, visit: VisitId): void => index(draft, leg, visit)

/**
 * The visit waits until `until` for what decides; `seen` adds to what is known. Only the queue's word that it gave the
 * caller up sets a new limit, so that repeats do not put it off.
 */
export function suspend(draft: Draft, visit: Visit, until: number, seen: Partial<Pending> = {}): void {
  const known = draft.pending.get(visit.id)
  const isNews = !known || (seen.givenUp === true && !known.givenUp)
  const due = isNews ? until : known.until
  draft.pending.set(visit.id, { givenUp: false, hungUp: false, rejoined: false, ...known, ...seen, until: due })
  draft.dueAt = Math.min(draft.dueAt, due)
}

type Finish = {
  readonly outcome: Outcome
  readonly endedAt: number
  readonly waitMs: number
  readonly talkMs?: number | null
  readonly completedBy?: 'caller' | 'agent' | 'transfer' | null
  readonly incomplete?: boolean
}

/** The visit leaves the live state and is handed out once. */
function finish(draft: Draft, visit: Visit, how: Finish): void {
  const quiet = removeRings(draft, visit, always)
  draft.visits.delete(visit.id)
  draft.pending.delete(visit.id)
  unindex(draft, visit.uniqueid, visit.id)
  if (visit.leg !== null) unindex(draft, visit.leg, visit.id)
  if (visit.agent !== null) stopTalk(draft, visit.agent, visit.id, visit.queue, how.endedAt)
  const memory = memoryOf(draft, visit.uniqueid)
  draft.callers.delete(visit.uniqueid)
  draft.callers.set(visit.uniqueid, { ...memory, overAt: { ...memory.overAt, [visit.queue]: draft.at } })
  forgetCallers(draft)
  draft.finished.push({
    ...quiet,
    phase: 'ended',
    outcome: how.outcome,
    endedAt: how.endedAt,
    leftAt: visit.leftAt ?? how.endedAt,
    waitMs: how.waitMs,
    talkMs: how.talkMs ?? null,
    completedBy: how.completedBy ?? null,
    incomplete: visit.incomplete || (how.incomplete ?? false),
  })
}

function forgetCallers(draft: Draft): void {
  const callers = draft.callers.read()
  if (callers.size <= draft.visits.read().size + 2 * REMEMBERED_CALLERS) return
  let excess = callers.size - draft.visits.read().size - REMEMBERED_CALLERS
  for (const uniqueid of callers.keys()) {
    if (excess <= 0) break
    if (draft.byChannel.get(uniqueid)) continue
    draft.callers.delete(uniqueid)
    excess--
  }
}

/** A visit without an agent is over. */
export function finishExit(
  draft: Draft,
  visit: Visit,
  outcome: Exclude<Outcome, 'answered'>,
  incomplete = false,
): void {
  const leftAt = visit.leftAt ?? draft.at
  const waitMs = visit.waitMs ?? wholeSecondsMs(visit.joinedAt, leftAt)
  countExit(draft, visit.queue, outcome, leftAt, waitMs)
  finish(draft, visit, { outcome, endedAt: leftAt, waitMs, incomplete })
}

export type TalkEnd = {
  readonly endedAt: number
  /** Null when the end was not seen: then nothing is added to the talk of the day. */
  readonly talkMs: number | null
  readonly by: 'caller' | 'agent' | 'transfer' | null
  /** Whether the PBX summed the talk up; a talk cut by its crash is not counted as completed. */
  readonly completed: boolean
}

/** An answered visit is over. */
export function finishTalk(draft: Draft, visit: Visit, end: TalkEnd): void {
  if (end.completed && visit.agent !== null)
    countTalk(draft, visit.queue, visit.agent, end.talkMs ?? 0, end.by === 'transfer')
  finish(draft, visit, {
    outcome: 'answered',
    endedAt: end.endedAt,
    waitMs: visit.waitMs ?? wholeSecondsMs(visit.joinedAt, visit.answeredAt ?? end.endedAt),
    talkMs: end.talkMs,
    completedBy: end.by,
    incomplete: end.talkMs === null,
  })
}

type Seen = { readonly status?: ExitStatus; readonly next?: ExitEvidence['next'] }

/** Finishes an exit when what was seen decides; with `now` it is `left` at the latest. */
export function settleExit(draft: Draft, visit: Visit, seen: Seen, now = false): void {
  const pending = draft.pending.get(visit.id)
  if (!pending) return
  const memory = memoryOf(draft, visit.uniqueid)
  const outcome = classifyExit({
    givenUp: pending.givenUp,
    hungUp: pending.hungUp,
    status: seen.status ?? null,
    next: nextOf(pending, memory, seen.next ?? null, now),
    dialplan: draft.dialplan,
  })
  if (outcome) finishExit(draft, visit, outcome)
  else if (now) finishExit(draft, visit, 'left')
}

/** A channel that a list showed in another queue did go there, but what is still on its way may say why. */
function nextOf(
  pending: Pending,
  memory: CallerMemory,
  next: ExitEvidence['next'],
  now: boolean,
): ExitEvidence['next'] {
  if (pending.rejoined) return now || next === 'rejoined' ? 'rejoined' : null
  return next ?? (memory.ended ? 'ended' : null)
}

/** Time passed: visits whose time to be settled is over. */
export function settleDue(draft: Draft): void {
  for (const [id, { until }] of draft.pending.read()) {
    if (until > draft.at) continue
    const visit = draft.visits.get(id)
    if (!visit) draft.pending.delete(id)
    else if (visit.phase === 'ending') {
      const { answeredAt, endedAt } = visit
      const talkMs = answeredAt !== null && endedAt !== null ? wholeSecondsMs(answeredAt, endedAt) : null
      finishTalk(draft, visit, { endedAt: endedAt ?? draft.at, talkMs, by: null, completed: true })
    } else settleExit(draft, visit, {}, true)
  }
}
