/** What runs at the moment of a report, as the live state tells it: calls that have no final row yet, and what agents do. */
import type { CountedCalls } from '#shared/domain/kpi/calls'
import { noCalls } from '#shared/domain/kpi/calls'
import type { Interval } from '#shared/domain/kpi/intervals'
import type { CountedGroup, KpiQuery, LongSpan } from '#shared/domain/kpi/report'
import type { QueueState, Visit } from '#shared/domain/queue/state'
import type { Thresholds } from '#shared/domain/telephony/queue-settings'
import type { LinkId } from '#shared/domain/telephony/settings'

/** A link with its queues as they were at one moment. */
export type LiveLink = { readonly id: LinkId; readonly state: QueueState }

export const visitNames = (links: readonly LiveLink[]): readonly string[] =>
  links.flatMap(({ id, state }) => [...state.visits.keys()].map((visit) => `${id}/${visit}`))

export const acting = (links: readonly LiveLink[]) =>
  links.flatMap(({ id, state }) =>
    [...state.agents.values()].map(({ extension, accountedTo }) => ({ link: id, extension, since: accountedTo })),
  )

/** What every agent does since its last change, up to `asOf` (UTC ms). */
export const runningSpans = (links: readonly LiveLink[], asOf: number, query: KpiQuery): readonly LongSpan[] =>
  links.flatMap(({ id, state }) =>
    [...state.agents.values()]
      .filter(({ extension }) => isAsked(query.agents, id, extension))
      .map(({ extension, state: does, pauseReason, accountedTo }) => ({
        link: id,
        extension,
        state: does,
        reason: does === 'paused' ? pauseReason : null,
        from: accountedTo,
        to: Math.max(asOf, accountedTo),
      })),
  )

const isAsked = (agents: KpiQuery['agents'], link: LinkId, extension: string): boolean =>
  agents.length === 0 || agents.some((one) => one.link === link && one.extension === extension)

export type RunningOptions = {
  readonly intervals: readonly Interval[]
  readonly query: KpiQuery
  readonly thresholds: (link: LinkId, queue: string) => Thresholds
}

/** The calls that run, each in the interval in which it arrived. */
export function runningCalls(
  links: readonly LiveLink[],
  { intervals, query, thresholds }: RunningOptions,
): readonly CountedGroup[] {
  return links.flatMap(({ id, state }) =>
    [...state.visits.values()].flatMap((visit) => {
      const interval = intervals.find(({ startsAt, endsAt }) => startsAt <= visit.joinedAt && visit.joinedAt < endsAt)
      if (!interval || !isWanted(id, visit, query)) return []
      const agent = query.group === 'agent' ? visit.agent : null
      const { queue } = visit
      const counted = countVisit(visit, thresholds(id, queue))
      return [{ startsAt: interval.startsAt, link: id, queue, agent, counted }]
    }),
  )
}

function isWanted(link: LinkId, visit: Visit, query: KpiQuery): boolean {
  const { queues, agents, group } = query
  if (queues.length > 0 && !queues.some((one) => one.link === link && one.queue === visit.queue)) return false
  if (visit.agent === null) return agents.length === 0 && group !== 'agent'
  return isAsked(agents, link, visit.agent)
}

/** An answered call has its wait; its talk is counted when it is over. */
function countVisit(visit: Visit, { withinS }: Thresholds): CountedCalls {
  const { waitMs, answeredAt, incomplete } = visit
  const isAnswered = answeredAt !== null
  const wait = isAnswered ? (waitMs ?? 0) : 0
  return {
    ...noCalls,
    offered: 1,
    answered: isAnswered ? 1 : 0,
    waiting: isAnswered ? 0 : 1,
    inTime: isAnswered && wait < (withinS + 1) * 1_000 ? 1 : 0,
    waitOfAnsweredMs: wait,
    longestWaitMs: wait,
    inexact: incomplete ? 1 : 0,
  }
}
