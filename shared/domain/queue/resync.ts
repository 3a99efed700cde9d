/** After a gap: what lists and restarts say about calls whose end was not heard. */
import { isAnotherPbx, UPTIME_STEP_MS } from '../telephony/pbx-start'
import { endTalk } from './calls'
import type { Draft } from './draft'
import { removeMember } from './agents'
import type { QueueEvent } from './events'
import { finishExit, finishTalk, memoryOf, putVisit, SETTLE_MS, suspend } from './visits'

type Of<K extends QueueEvent['kind']> = Extract<QueueEvent, { kind: K }>

/**
 * What a list did not show is gone. Visits get the usual moment to be explained, because events older than the list may
 * still be on their way.
 */
export function onSnapshotEnd(draft: Draft): void {
  const { snapshot } = draft
  if (!snapshot) return
  draft.snapshot = null
  for (const visit of draft.visits.read().values()) {
    if (visit.phase !== 'waiting' || snapshot.visits.has(visit.id)) continue
    const connecting = putVisit(draft, visit, { phase: 'connecting', leftAt: draft.at, incomplete: true })
    suspend(draft, connecting, draft.at + SETTLE_MS, { hungUp: memoryOf(draft, visit.uniqueid).hungUp })
  }
  for (const agent of draft.agents.read().values())
    for (const membership of Object.values(agent.queues))
      if (!snapshot.members.has(`${membership.queue}\n${membership.interface}`))
        removeMember(draft, agent.extension, membership.queue)
  for (const name of draft.queues.read().keys()) if (!snapshot.queues.has(name)) draft.queues.delete(name)
}

/** Talks without a channel have ended unheard. */
export function onChannelsListed(draft: Draft, event: Of<'channels-listed'>): void {
  const alive = new Set(event.uniqueids)
  for (const visit of draft.visits.read().values()) {
    if (visit.phase !== 'talking' || alive.has(visit.uniqueid)) continue
    // The end itself was not heard, so no talk time is made up.
    endTalk(draft, putVisit(draft, visit, { incomplete: true }), null)
  }
}

/** No call survives a restart of the PBX. */
export function onPbxStarted(draft: Draft, event: Of<'pbx-started'>): void {
  const before = { lastWordAt: draft.day.gaps.at(-1)?.from ?? null, startedAt: draft.pbxStartedAt }
  // Of another PBX than before the gap, not even a call of the second of its start is its own.
  const since = isAnotherPbx(event.startedAt, before) ? event.startedAt : event.startedAt - UPTIME_STEP_MS
  draft.pbxStartedAt = event.startedAt
  for (const visit of draft.visits.read().values()) {
    if (visit.joinedAt >= since) continue
    if (visit.phase === 'talking' || visit.phase === 'ending')
      finishTalk(draft, visit, { endedAt: draft.lostAt ?? event.startedAt, talkMs: null, by: null, completed: false })
    else
      finishExit(
        draft,
        putVisit(draft, visit, { leftAt: visit.leftAt ?? draft.lostAt ?? event.startedAt }),
        'left',
        true,
      )
  }
}

export function onLinkLost(draft: Draft, event: Of<'link-lost'>): void {
  if (draft.lostAt !== null) return
  draft.lostAt = event.at
  const from = Math.max(event.at, draft.day.startsAt)
  draft.day = { ...draft.day, gaps: [...draft.day.gaps, { from, to: null }] }
}

export function onLinkRestored(draft: Draft, event: Of<'link-restored'>): void {
  draft.dialplan = false
  if (draft.lostAt === null) return
  draft.lostAt = null
  draft.day = {
    ...draft.day,
    gaps: draft.day.gaps.map((gap) => (gap.to === null ? { from: gap.from, to: Math.max(gap.from, event.at) } : gap)),
  }
}
