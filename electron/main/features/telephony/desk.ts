/**
 * The calls of one telephone: a call pops when it rings there, is confirmed when it is connected there, and stays after
 * its end until the desk has had room for newer ones. Ringing again (ring-all, retries) is the same pop.
 */
import type { QueueState, Visit, VisitId } from '#shared/domain/queue/state'
import type { LinkId } from '#shared/domain/telephony/settings'
import type { DeskCallRow } from '#shared/ipc/contract'
import type { Callers } from './callers'

/** Ended calls a desk keeps in view. */
const keptEnded = 5

/** The calls of one telephone, each as it was last seen. */
export type DeskCalls = ReadonlyMap<VisitId, Visit>

/** What the telephone has had, with what it has now (UTC ms). A call that only rang here and went elsewhere is dropped. */
export function followDesk(calls: DeskCalls, state: QueueState, extension: string, now: number): DeskCalls {
  const next = new Map<VisitId, Visit>()
  for (const [id, before] of calls) {
    const live = state.visits.get(id)
    if (live && (live.agent === extension || live.ringing.some((ring) => ring.extension === extension)))
      next.set(id, live)
    else if (before.agent === extension) next.set(id, endedVisit(before, now))
  }
  for (const visit of state.visits.values())
    if (visit.agent === extension || visit.ringing.some((ring) => ring.extension === extension))
      next.set(visit.id, visit)
  const ended = [...next.values()].filter((visit) => visit.endedAt !== null).toSorted((a, b) => b.joinedAt - a.joinedAt)
  for (const old of ended.slice(keptEnded)) next.delete(old.id)
  return next
}

const endedVisit = (visit: Visit, now: number): Visit => (visit.endedAt === null ? { ...visit, endedAt: now } : visit)

const phaseOf = (visit: Visit): DeskCallRow['phase'] => {
  if (visit.endedAt !== null || visit.phase === 'ending' || visit.phase === 'ended') return 'ended'
  return visit.agent === null ? 'ringing' : 'talking'
}

/** Rows of the calls whose caller is already looked up: a pop without the customer would be a lie for a moment. */
export const deskRows = (
  link: LinkId,
  calls: DeskCalls,
  callers: Callers,
  greetingOf: (queue: string) => string,
): readonly DeskCallRow[] =>
  [...calls.values()].flatMap((visit) => {
    const { callId, match, note } = callers.known(visit)
    if (!match) return []
    return [
      {
        id: `${link}/${visit.id}`,
        link,
        callId,
        queue: visit.queue,
        number: visit.callerNumber ?? '',
        phase: phaseOf(visit),
        joinedAt: visit.joinedAt,
        answeredAt: visit.answeredAt,
        endedAt: visit.endedAt,
        greeting: greetingOf(visit.queue),
        note,
        match,
      },
    ]
  })
