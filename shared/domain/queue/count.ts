/** Increments of the day's counters. Nothing here is ever counted from rows. */
import { emptyDay } from './day'
import { openDay, sealDay, type Draft } from './draft'
import type { Agent, AgentState, Outcome } from './state'
import {
  countDuration,
  emptyAgentTotals,
  emptyQueueTotals,
  halfHourOf,
  type AgentTotals,
  type HalfHour,
  type QueueTotals,
} from './totals'

/**
 * Whole seconds between two instants as Asterisk counts them: the difference of the seconds each fell into. Only where
 * the PBX does not say HoldTime or TalkTime itself; those are taken as they are (times 1000), so that every total
 * equals its queue_log.
 */
export const wholeSecondsMs = (from: number, to: number): number =>
  Math.max(0, Math.floor(to / 1000) - Math.floor(from / 1000)) * 1000

const patchQueue = (draft: Draft, queue: string, patch: (totals: QueueTotals) => QueueTotals): void =>
  draft.queueTotals.set(queue, patch(draft.queueTotals.get(queue) ?? emptyQueueTotals))

function patchAgent(draft: Draft, extension: string, patch: (totals: AgentTotals) => AgentTotals): void {
  draft.agentTotals.set(extension, patch(draft.agentTotals.get(extension) ?? emptyAgentTotals(extension)))
}

/** A queue without calls still has its row of zeros. */
export const seeQueue = (draft: Draft, queue: string): void => patchQueue(draft, queue, (totals) => totals)

export const seeAgent = (draft: Draft, extension: string, name: string): void =>
  patchAgent(draft, extension, (totals) => (totals.name === name ? totals : { ...totals, name }))

type SlotField = 'offered' | 'answered' | 'abandoned'

function inSlot(draft: Draft, totals: QueueTotals, field: SlotField, at: number): readonly HalfHour[] {
  const startsAt = halfHourOf(draft.day, Math.min(Math.max(at, draft.day.startsAt), draft.day.endsAt - 1))
  const slots = totals.halfHours
  const index = slots.findLastIndex((slot) => slot.startsAt <= startsAt)
  const found = slots[index]
  if (found?.startsAt === startsAt) return slots.with(index, { ...found, [field]: found[field] + 1 })
  return slots.toSpliced(index + 1, 0, { startsAt, offered: 0, answered: 0, abandoned: 0, [field]: 1 })
}

export const countOffered = (draft: Draft, queue: string, joinedAt: number): void =>
  patchQueue(draft, queue, (totals) => ({
    ...totals,
    offered: totals.offered + 1,
    halfHours: inSlot(draft, totals, 'offered', joinedAt),
  }))

export function countAnswered(draft: Draft, queue: string, agent: string, answeredAt: number, waitMs: number): void {
  patchQueue(draft, queue, (totals) => ({
    ...totals,
    answered: totals.answered + 1,
    waitOfAnsweredMs: totals.waitOfAnsweredMs + waitMs,
    answeredWaits: countDuration(totals.answeredWaits, waitMs),
    halfHours: inSlot(draft, totals, 'answered', answeredAt),
  }))
  patchAgent(draft, agent, (totals) => ({ ...totals, answered: totals.answered + 1 }))
}

export function countTalk(draft: Draft, queue: string, agent: string, talkMs: number, transferred: boolean): void {
  const field = transferred ? 'transferred' : 'completed'
  patchQueue(draft, queue, (totals) => ({
    ...totals,
    [field]: totals[field] + 1,
    talkMs: totals.talkMs + talkMs,
  }))
  patchAgent(draft, agent, (totals) => ({ ...totals, [field]: totals[field] + 1, talkMs: totals.talkMs + talkMs }))
}

/** `ringMs`: how long the telephone rang before `at`. */
export function countMissed(draft: Draft, extension: string, queue: string, at: number, ringMs: number): void {
  draft.spans.push({ extension, state: 'missed', reason: null, queue, visit: null, from: at - ringMs, to: at })
  patchAgent(draft, extension, (totals) => ({ ...totals, missed: totals.missed + 1 }))
}

type ExitField = 'timedOut' | 'redirected' | 'keyExit' | 'emptyExit' | 'withdrawn' | 'left'

const exitFields: Readonly<Record<Exclude<Outcome, 'answered' | 'abandoned'>, ExitField>> = {
  'timed-out': 'timedOut',
  redirected: 'redirected',
  'key-exit': 'keyExit',
  'empty-exit': 'emptyExit',
  withdrawn: 'withdrawn',
  left: 'left',
}

/** A visit that ended without an agent. */
export function countExit(
  draft: Draft,
  queue: string,
  outcome: Exclude<Outcome, 'answered'>,
  leftAt: number,
  waitMs: number,
): void {
  patchQueue(draft, queue, (totals) => {
    if (outcome !== 'abandoned') return { ...totals, [exitFields[outcome]]: totals[exitFields[outcome]] + 1 }
    return {
      ...totals,
      abandoned: totals.abandoned + 1,
      abandonedWaits: countDuration(totals.abandonedWaits, waitMs),
      halfHours: inSlot(draft, totals, 'abandoned', leftAt),
    }
  })
}

const timeFields = {
  available: 'availableMs',
  ringing: 'ringingMs',
  'in-call': 'inCallMs',
  'on-hold': 'onHoldMs',
  'wrap-up': 'wrapUpMs',
  paused: 'pausedMs',
  unavailable: 'unavailableMs',
} as const satisfies Record<AgentState, keyof AgentTotals>

/** The agent's time in its state from where it was last accounted up to `until`. */
export function countStateTime(draft: Draft, agent: Agent, until: number): void {
  const ms = until - agent.accountedTo
  if (ms <= 0) return
  const { extension, state, accountedTo: from } = agent
  const isWrapUp = state === 'wrap-up'
  draft.spans.push({
    extension,
    state,
    reason: state === 'paused' ? agent.pauseReason : null,
    queue: isWrapUp ? agent.wrapUpQueue : null,
    visit: isWrapUp ? agent.wrapUpVisit : null,
    from,
    to: until,
  })
  const field = timeFields[agent.state]
  patchAgent(draft, agent.extension, (totals) => ({ ...totals, [field]: totals[field] + ms }))
  if (agent.state === 'wrap-up' && agent.wrapUpQueue !== null)
    patchQueue(draft, agent.wrapUpQueue, (totals) => ({ ...totals, wrapUpMs: totals.wrapUpMs + ms }))
}

/**
 * Ends the day when `draft.at` has reached its end: the counters are handed out and begin at zero for the day of `now`;
 * the live state stays. Days on which nothing happened are skipped.
 */
export function rollDay(draft: Draft, now: number): void {
  const { endsAt } = draft.day
  if (draft.at < endsAt) return
  for (const agent of draft.agents.read().values()) countStateTime(draft, agent, endsAt)
  const closed = sealDay(draft)
  draft.closedDays.push({ ...closed, gaps: closed.gaps.map((gap) => ({ from: gap.from, to: gap.to ?? endsAt })) })

  const day = emptyDay(Math.max(now, draft.at), draft.context.zone)
  const gaps = draft.lostAt === null ? [] : [{ from: Math.max(draft.lostAt, day.startsAt), to: null }]
  Object.assign(draft, openDay({ ...day, countedSince: day.startsAt, gaps }))
  for (const name of draft.queues.read().keys()) seeQueue(draft, name)
  for (const agent of draft.agents.read().values()) {
    seeAgent(draft, agent.extension, agent.name)
    draft.agents.set(agent.extension, { ...agent, accountedTo: Math.max(agent.accountedTo, day.startsAt) })
  }
}
