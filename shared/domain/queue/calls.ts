/** What each event of a call does to its visit. */
import { ownValue } from '../../lib/records'
import { agentOf, startTalk, stopTalk, updateAgent } from './agents'
import { countAnswered, countMissed, wholeSecondsMs } from './count'
import type { Draft } from './draft'
import type { CallerRef, QueueEvent } from './events'
import { outcomeOfStatus } from './exits'
import type { Visit } from './state'
import {
  addRing,
  CONNECT_MS,
  findVisit,
  finishExit,
  finishTalk,
  indexLeg,
  memoryOf,
  openVisit,
  putVisit,
  removeRings,
  SETTLE_MS,
  settleExit,
  suspend,
  visitsOfChannel,
} from './visits'

type Of<K extends QueueEvent['kind']> = Extract<QueueEvent, { kind: K }>

export function onJoin(draft: Draft, event: Of<'caller-joined'>): void {
  const { queue, caller, at, fromSnapshot } = event
  const memory = memoryOf(draft, caller.uniqueid)
  const open = findVisit(draft, caller.uniqueid, queue, ['waiting', 'connecting', 'leaving', 'talking', 'ending'])
  if (open && isSameVisit(open, event)) {
    if (open.phase === 'waiting') seeAgain(draft, open, event)
    return
  }
  if (!open && !fromSnapshot && at <= (ownValue(memory.overAt, queue) ?? -Infinity)) return
  const others = visitsOfChannel(draft, caller.uniqueid).filter((visit) => visit.uniqueid === caller.uniqueid)
  // After a list a join may come late, of a visit the caller has left for the one that the list showed.
  const isPast = !fromSnapshot && others.some((visit) => visit.joinedAt > at)
  if (!isPast) for (const visit of others) leaveForAnotherQueue(draft, visit, event)
  const visit = openVisit(draft, queue, caller, at, event.position, false)
  draft.snapshot?.visits.add(visit.id)
  if (isPast) markRejoined(draft, visit)
}

/** Whether a join tells of a visit that is known: a list and events overlap. */
function isSameVisit(open: Visit, event: Of<'caller-joined'>): boolean {
  if (open.phase === 'waiting') return true
  // A list is newer than every event before it: a caller it shows waiting has come back.
  if (event.fromSnapshot) return false
  return event.at === open.joinedAt || event.at < (open.leftAt ?? open.answeredAt ?? -Infinity)
}

/** A repeat that speaks of an earlier visit. A join out of a list is known to the second only. */
const isOlder = (visit: Visit, at: number): boolean => at < visit.joinedAt - 1000

function seeAgain(draft: Draft, visit: Visit, event: Of<'caller-joined'>): void {
  draft.snapshot?.visits.add(visit.id)
  const { caller } = event
  // The event knows the moment; a list only whole seconds of wait.
  const joinedAt = event.fromSnapshot ? visit.joinedAt : event.at
  const position = event.position ?? visit.position
  if (joinedAt === visit.joinedAt && position === visit.position) return
  putVisit(draft, visit, {
    joinedAt,
    position,
    linkedid: visit.linkedid ?? caller.linkedid,
    channel: visit.channel ?? caller.channel,
    callerNumber: visit.callerNumber ?? caller.number,
    callerName: visit.callerName ?? caller.name,
  })
}

/** A channel is in one queue at a time, so a join ends every other visit of it. */
function leaveForAnotherQueue(draft: Draft, visit: Visit, event: Of<'caller-joined'>): void {
  if (visit.phase === 'talking') return endTalk(draft, visit, event.at)
  if (visit.phase === 'ending') return undefined
  const leaving = markRejoined(draft, visit)
  // After a list, older events are still to come; they may hold what decides.
  if (!event.fromSnapshot) settleExit(draft, leaving, { next: 'rejoined' })
  return undefined
}

function markRejoined(draft: Draft, visit: Visit): Visit {
  const leaving = visit.phase === 'waiting' ? putVisit(draft, visit, { phase: 'leaving', leftAt: draft.at }) : visit
  suspend(draft, leaving, draft.at + SETTLE_MS, { rejoined: true })
  return leaving
}

export function onRinging(draft: Draft, event: Of<'ringing'>): void {
  const { queue, caller, at } = event
  const visit =
    findVisit(draft, caller.uniqueid, queue, ['waiting', 'connecting', 'leaving', 'talking', 'ending']) ??
    openUnseen(draft, queue, caller, at, at)
  if (visit?.phase === 'waiting') addRing(draft, visit, event.member, event.leg)
}

/** A visit whose beginning fell into a gap; undefined when the event only repeats what is over. */
function openUnseen(draft: Draft, queue: string, caller: CallerRef, at: number, joinedAt: number): Visit | undefined {
  const overAt = ownValue(memoryOf(draft, caller.uniqueid).overAt, queue) ?? -Infinity
  if (at <= overAt || joinedAt < overAt) return undefined
  return openVisit(draft, queue, caller, joinedAt, null, true)
}

export function onMiss(draft: Draft, event: Of<'ring-no-answer'>): void {
  const agent = agentOf(draft, event.member)
  const miss = `${event.at}/${event.caller.uniqueid}/${event.leg ?? ''}`
  if (agent.lastMiss !== miss) {
    updateAgent(draft, agent, { lastMiss: miss })
    countMissed(draft, agent.extension, event.queue, event.at, event.ringMs ?? 0)
  }
  const visit = findVisit(draft, event.caller.uniqueid, event.queue, ['waiting'])
  if (visit) removeRings(draft, visit, (ring) => ring.extension === agent.extension)
}

export function onAbandon(draft: Draft, event: Of<'caller-given-up'>): void {
  const { queue, caller, at, waitMs } = event
  const visit =
    findVisit(draft, caller.uniqueid, queue, ['waiting', 'connecting', 'leaving']) ??
    (findVisit(draft, caller.uniqueid, queue, ['talking', 'ending'])
      ? undefined
      : openUnseen(draft, queue, caller, at, at - (waitMs ?? 0)))
  if (!visit || isOlder(visit, at)) return
  const quiet = removeRings(draft, visit, () => true)
  // A list may have told of the leaving before the event that knows its moment.
  const leftAt = Math.min(at, visit.leftAt ?? at)
  const leaving = putVisit(draft, quiet, { phase: 'leaving', leftAt, waitMs: waitMs ?? visit.waitMs })
  suspend(draft, leaving, draft.at + SETTLE_MS, { givenUp: true, hungUp: memoryOf(draft, caller.uniqueid).hungUp })
  settleExit(draft, leaving, {})
}

export function onLeave(draft: Draft, event: Of<'caller-left'>): void {
  const visit = findVisit(draft, event.caller.uniqueid, event.queue, ['waiting', 'connecting', 'leaving'])
  if (!visit || isOlder(visit, event.at)) return
  if (visit.phase !== 'waiting') {
    if (visit.leftAt !== null && event.at < visit.leftAt) putVisit(draft, visit, { leftAt: event.at })
    return
  }
  const connecting = putVisit(draft, visit, { phase: 'connecting', leftAt: event.at })
  suspend(draft, connecting, draft.at + CONNECT_MS, { hungUp: memoryOf(draft, visit.uniqueid).hungUp })
}

export function onConnected(draft: Draft, event: Of<'connected'>): void {
  const { queue, caller, member, at } = event
  const waiting = findVisit(draft, caller.uniqueid, queue, ['waiting', 'connecting', 'leaving'])
  if (!waiting && findVisit(draft, caller.uniqueid, queue, ['talking', 'ending'])) return
  const visit = waiting ?? openUnseen(draft, queue, caller, at, at - (event.waitMs ?? 0))
  if (!visit || isOlder(visit, at)) return
  const quiet = removeRings(draft, visit, () => true, member.extension)
  draft.pending.delete(visit.id)
  // The halves of a Local channel go away when it is optimised out while the talk goes on.
  const leg = member.interface.startsWith('Local/') ? null : event.leg
  const waitMs = event.waitMs ?? wholeSecondsMs(visit.joinedAt, at)
  putVisit(draft, quiet, {
    phase: 'talking',
    agent: member.extension,
    agentName: member.name,
    leg,
    answeredAt: at,
    leftAt: visit.leftAt ?? at,
    waitMs,
  })
  if (leg !== null) indexLeg(draft, leg, visit.id)
  countAnswered(draft, queue, member.extension, at, waitMs)
  startTalk(draft, member, visit.id)
}

export function onCompleted(draft: Draft, event: Of<'completed'>): void {
  const { queue, caller, at, talkMs, waitMs } = event
  const talking = () =>
    caller ? findVisit(draft, caller.uniqueid, queue, ['talking', 'ending']) : talkWithoutCaller(draft, event)
  if (caller && !talking()) {
    // The answer fell into a gap: what the PBX sums up at the end tells when it was.
    const answeredAt = at - (talkMs ?? 0)
    onConnected(draft, { ...event, caller, kind: 'connected', at: answeredAt, waitMs, ringMs: null })
  }
  const visit = talking()
  if (!visit) return
  const endedAt = visit.endedAt ?? at
  finishTalk(draft, visit, {
    endedAt,
    talkMs: talkMs ?? wholeSecondsMs(visit.answeredAt ?? endedAt, endedAt),
    by: event.by,
    completed: true,
  })
}

/** The talk that is summed up when the PBX no longer names the caller: that of the agent's leg, or the agent's oldest. */
function talkWithoutCaller(draft: Draft, { queue, member, leg }: Of<'completed'>): Visit | undefined {
  const talks = (leg === null ? [] : visitsOfChannel(draft, leg)).filter(
    (visit) => visit.leg === leg && visit.queue === queue,
  )
  if (talks[0]) return talks[0]
  const ofAgent = [...draft.visits.read().values()].filter(
    (visit) => visit.agent === member.extension && visit.queue === queue && (leg === null || visit.leg === null),
  )
  return ofAgent.find(({ phase }) => phase === 'ending') ?? ofAgent.find(({ phase }) => phase === 'talking')
}

/** The agent or the caller is gone; the PBX is about to sum the talk up. Null when the end itself was not heard. */
export function endTalk(draft: Draft, visit: Visit, endedAt: number | null): void {
  const ending = putVisit(draft, visit, { phase: 'ending', endedAt })
  if (visit.agent !== null) stopTalk(draft, visit.agent, visit.id, visit.queue, endedAt ?? draft.at)
  suspend(draft, ending, draft.at + SETTLE_MS)
}

export function onExitStatus(draft: Draft, event: Of<'exit-status'>): void {
  const outcome = outcomeOfStatus(event.status)
  if (!outcome) return
  const visits = visitsOfChannel(draft, event.uniqueid).filter((visit) => visit.uniqueid === event.uniqueid)
  const pending = visits.filter((visit) => draft.pending.has(visit.id) && visit.phase !== 'ending')
  // After a list two visits of a caller may be open: the status is of the one that was left last before it.
  const left = pending.findLast((visit) => (visit.leftAt ?? Infinity) <= event.at) ?? pending.at(-1)
  if (left) return settleExit(draft, left, { status: event.status })
  const waiting = visits.find((visit) => visit.phase === 'waiting' && visit.joinedAt < event.at)
  if (waiting) finishExit(draft, waiting, outcome, true)
}

export function onHangupRequest(draft: Draft, event: Of<'hangup-requested'>): void {
  const isCaller = visitsOfChannel(draft, event.uniqueid).some((visit) => visit.uniqueid === event.uniqueid)
  if (isCaller) draft.callers.set(event.uniqueid, { ...memoryOf(draft, event.uniqueid), hungUp: true })
}

export function onDialplanStep(draft: Draft, event: Of<'dialplan-step'>): void {
  // After a hang-up the `h` extension and hang-up handlers run; that is no going on.
  if (event.extension === 'h' || !draft.byChannel.get(event.uniqueid)) return
  if (memoryOf(draft, event.uniqueid).hungUp) return
  for (const visit of visitsOfChannel(draft, event.uniqueid))
    if (visit.uniqueid === event.uniqueid && draft.pending.has(visit.id) && visit.phase !== 'ending')
      settleExit(draft, visit, { next: 'dialplan' })
}

export function onChannelEnded(draft: Draft, event: Of<'channel-ended'>): void {
  const { uniqueid, at } = event
  const memory = draft.callers.get(uniqueid)
  if (memory) draft.callers.set(uniqueid, { ...memory, ended: true })
  for (const visit of visitsOfChannel(draft, uniqueid)) {
    if (visit.uniqueid !== uniqueid && visit.leg !== uniqueid) {
      removeRings(draft, visit, (ring) => ring.leg === uniqueid)
      continue
    }
    switch (visit.phase) {
      case 'talking':
        endTalk(draft, visit, at)
        break
      case 'waiting': {
        // No word of the queue before the channel's end: the caller was heard of only in part.
        const leaving = putVisit(draft, visit, { phase: 'leaving', leftAt: at, incomplete: true })
        suspend(draft, leaving, draft.at + SETTLE_MS, { givenUp: true, hungUp: memoryOf(draft, uniqueid).hungUp })
        settleExit(draft, leaving, { next: 'ended' })
        break
      }
      case 'connecting':
      case 'leaving':
        settleExit(draft, visit, { next: 'ended' })
        break
      case 'ending':
      case 'ended':
        break
    }
  }
}
