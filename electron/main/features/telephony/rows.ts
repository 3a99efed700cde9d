/** From the queues' state to the rows that screens show. Pure. */
import {
  averageHandlingMs,
  averageWaitMs,
  levelParts,
  ratio,
  shortAbandons,
  waitingVisits,
  workload,
} from '#shared/domain/queue/kpi'
import type { LinkState } from '#shared/domain/queue/link'
import { thresholdsOf, usualGoal, usualQueue, usualServiceLevelS } from '#shared/domain/telephony/queue-settings'
import type { QueueSettings, Thresholds } from '#shared/domain/telephony/queue-settings'
import type { LinkId } from '#shared/domain/telephony/settings'
import type { Agent, QueueState, Visit } from '#shared/domain/queue/state'
import { emptyQueueTotals, HALF_HOUR_MS, isIncomplete, sumQueueTotals } from '#shared/domain/queue/totals'
import type { AgentTotals, QueueTotals } from '#shared/domain/queue/totals'
import type { CallId } from '#shared/domain/ids'
import type { AgentRow, HalfHourRow, LinkRow, QueueRow, VisitRow } from '#shared/ipc/contract'
import { localTimeOf, MINUTE_MS } from '#shared/lib/zoned-time'

export type Known = { readonly callId: CallId; readonly customerName: string | null; readonly city: string | null }

const visitState = (visit: Visit): VisitRow['state'] | null => {
  switch (visit.phase) {
    case 'waiting':
    case 'connecting':
    case 'talking':
      return visit.phase
    default:
      return null
  }
}

export function visitRow(link: LinkId, visit: Visit, known: Known): VisitRow | null {
  const state = visitState(visit)
  if (!state) return null
  return {
    id: `${link}/${visit.id}`,
    link,
    callId: known.callId,
    queue: visit.queue,
    number: visit.callerNumber ?? '',
    state,
    joinedAt: visit.joinedAt,
    answeredAt: visit.answeredAt,
    ringing: visit.ringing.map(({ extension }) => extension),
    agent: visit.agent,
    customerName: known.customerName,
    city: known.city,
  }
}

export const agentRow = (
  link: LinkId,
  agent: Agent,
  totals: AgentTotals | undefined,
  displayName: string | undefined,
): AgentRow => ({
  ...workload(agent, totals),
  id: `${link}/${agent.extension}`,
  link,
  extension: agent.extension,
  name: displayName ?? agent.name,
  since: agent.since,
  reason: agent.pauseReason,
  queues: Object.keys(agent.queues).toSorted(),
  answered: totals?.answered ?? 0,
})

/** The queues of one link as the rows are made of them. */
export type LinkQueues = { readonly id: LinkId; readonly name: string; readonly state: QueueState }

type RowOf = Pick<QueueRow, 'id' | 'link' | 'name'>

/** The counters of a queue and what they are judged by. */
type Judged = { readonly totals: QueueTotals; readonly by: Thresholds }

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** T of all these queues; null where they have different ones. */
function sharedWithinS(queues: readonly Judged[]): number | null {
  const [first = usualServiceLevelS, ...others] = new Set(queues.map(({ by }) => by.withinS))
  return others.length === 0 ? first : null
}

/** The row of these queues as if they were one; every call is judged by what its own queue wants. */
function queueRow(of: RowOf, queues: readonly Judged[], waiting: readonly Visit[], incomplete: boolean): QueueRow {
  const [first] = queues
  const totals = first && queues.length === 1 ? first.totals : sumQueueTotals(queues.map((queue) => queue.totals))
  const levels = queues.map(({ totals: own, by }) => ({ goal: by.goal, ...levelParts(own, by.withinS, by.variant) }))
  const short = sum(queues.map(({ totals: own, by }) => shortAbandons(own, by.shortAbandonS)))
  const judged = sum(levels.map((level) => level.of))
  const wanted = sum(levels.map(({ goal, of: calls }) => goal * calls))
  return {
    ...of,
    waiting: waiting.length,
    earliestJoinedAt: waiting[0]?.joinedAt ?? null,
    offered: totals.offered,
    answered: totals.answered,
    abandoned: totals.abandoned,
    timedOut: totals.timedOut,
    serviceLevel: ratio(sum(levels.map(({ inTime }) => inTime)), judged),
    serviceLevelWithinS: sharedWithinS(queues),
    goal: ratio(wanted, judged) ?? first?.by.goal ?? usualGoal,
    asaMs: averageWaitMs(totals),
    ahtMs: averageHandlingMs(totals),
    abandonment: ratio(totals.abandoned - short, totals.offered - short),
    incomplete,
  }
}

const queueNames = ({ queues, day }: QueueState): readonly string[] =>
  [...new Set([...queues.keys(), ...Object.keys(day.queues)])].toSorted()

const wholeDay = ({ day }: QueueState, now: number): boolean => !isIncomplete(day, day.startsAt, now, now)

/** One row a queue, and `*` for all of them. */
export function queueRows(
  links: readonly LinkQueues[],
  now: number,
  settingsOf: (link: LinkId, queue: string) => QueueSettings = usualQueue,
): readonly QueueRow[] {
  const names = links.flatMap(({ state }) => queueNames(state))
  const isShared = (name: string): boolean => names.indexOf(name) !== names.lastIndexOf(name)
  const judged = ({ id, state }: LinkQueues, queue: string): Judged => ({
    totals: state.day.queues[queue] ?? emptyQueueTotals,
    by: thresholdsOf(settingsOf(id, queue), state.queues.get(queue)?.serviceLevelS ?? null),
  })
  const rows = links.flatMap((link) =>
    queueNames(link.state).map((queue) =>
      queueRow(
        { id: `${link.id}/${queue}`, link: link.id, name: isShared(queue) ? `${queue} · ${link.name}` : queue },
        [judged(link, queue)],
        waitingVisits(link.state, queue),
        !wholeDay(link.state, now),
      ),
    ),
  )
  const all = links.flatMap((link) => queueNames(link.state).map((queue) => judged(link, queue)))
  const waiting = links.flatMap(({ state }) => waitingVisits(state)).toSorted((a, b) => a.joinedAt - b.joinedAt)
  const incomplete = links.some(({ state }) => !wholeDay(state, now))
  return [queueRow({ id: '*', link: null, name: '*' }, all, waiting, incomplete), ...rows]
}

const slotLabel = (zone: string, at: number): string => {
  const minutes = Math.floor(localTimeOf(zone, at) / MINUTE_MS)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Calls by half hour from the first one of the day up to now, without holes. */
export function halfHourRows(links: readonly LinkQueues[], zone: string, now: number): readonly HalfHourRow[] {
  const days = links.map(({ state }) => state.day)
  const totals = sumQueueTotals(days.flatMap(({ queues }) => Object.values(queues)))
  const slots = new Map(totals.halfHours.map((slot) => [slot.startsAt, slot]))
  const first = Math.min(...slots.keys())
  if (!Number.isFinite(first)) return []
  const end = Math.max(...days.map(({ endsAt }) => endsAt))
  const rows: HalfHourRow[] = []
  for (let startsAt = first; startsAt <= Math.min(now, end - 1); startsAt += HALF_HOUR_MS) {
    const slot = slots.get(startsAt)
    rows.push({
      id: slotLabel(zone, startsAt),
      startsAt,
      offered: slot?.offered ?? 0,
      answered: slot?.answered ?? 0,
      abandoned: slot?.abandoned ?? 0,
      incomplete: days.some((day) => isIncomplete(day, startsAt, startsAt + HALF_HOUR_MS, now)),
    })
  }
  return rows
}

export const linkRow = (id: LinkId, name: string, link: LinkState): LinkRow => ({ id, name, ...link })
