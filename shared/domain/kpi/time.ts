/** How agents spent their time in an interval, ms; spans are cut at its borders before they are added here. */
import { ratio } from '../queue/kpi'
import type { AgentState } from '../queue/state'
import type { Interval } from './intervals'

export type AgentTime = {
  readonly availableMs: number
  readonly ringingMs: number
  readonly inCallMs: number
  readonly onHoldMs: number
  readonly wrapUpMs: number
  readonly pausedMs: number
  readonly unavailableMs: number
  /** The pauses by their reason; under the empty text those without one. */
  readonly pausedBy: Readonly<Record<string, number>>
  /** Rings that were not answered in time. */
  readonly missed: number
}

export const noTime: AgentTime = {
  availableMs: 0,
  ringingMs: 0,
  inCallMs: 0,
  onHoldMs: 0,
  wrapUpMs: 0,
  pausedMs: 0,
  unavailableMs: 0,
  pausedBy: {},
  missed: 0,
}

const fieldOf = {
  available: 'availableMs',
  ringing: 'ringingMs',
  'in-call': 'inCallMs',
  'on-hold': 'onHoldMs',
  'wrap-up': 'wrapUpMs',
  paused: 'pausedMs',
  unavailable: 'unavailableMs',
} as const satisfies Record<AgentState, keyof AgentTime>

/** Time of one kind: a state with the ms spent in it, or so many missed rings. */
export type Spent =
  | { readonly state: AgentState; readonly reason: string | null; readonly ms: number }
  | { readonly state: 'missed'; readonly count: number }

export function addSpent(time: AgentTime, spent: Spent): AgentTime {
  if (spent.state === 'missed') return { ...time, missed: time.missed + spent.count }
  const field = fieldOf[spent.state]
  const next = { ...time, [field]: time[field] + spent.ms }
  if (spent.state !== 'paused') return next
  return { ...next, pausedBy: addReason(time.pausedBy, spent.reason ?? '', spent.ms) }
}

const addReason = (by: AgentTime['pausedBy'], reason: string, ms: number): AgentTime['pausedBy'] =>
  Object.fromEntries(new Map(Object.entries(by)).set(reason, (Object.hasOwn(by, reason) ? (by[reason] ?? 0) : 0) + ms))

export function addTime(one: AgentTime, other: AgentTime): AgentTime {
  let pausedBy = one.pausedBy
  for (const [reason, ms] of Object.entries(other.pausedBy)) pausedBy = addReason(pausedBy, reason, ms)
  return {
    availableMs: one.availableMs + other.availableMs,
    ringingMs: one.ringingMs + other.ringingMs,
    inCallMs: one.inCallMs + other.inCallMs,
    onHoldMs: one.onHoldMs + other.onHoldMs,
    wrapUpMs: one.wrapUpMs + other.wrapUpMs,
    pausedMs: one.pausedMs + other.pausedMs,
    unavailableMs: one.unavailableMs + other.unavailableMs,
    pausedBy,
    missed: one.missed + other.missed,
  }
}

/** Talk, hold and wrap-up, of a queue's calls or not. */
const busyMs = ({ inCallMs, onHoldMs, wrapUpMs }: AgentTime): number => inCallMs + onHoldMs + wrapUpMs

/** Busy / (busy + free or being rung), 0 to 1; breaks count as neither. Null without time of either kind. */
export function occupancyOf(time: AgentTime): number | null {
  const busy = busyMs(time)
  return ratio(busy, busy + time.availableMs + time.ringingMs)
}

/** In a queue with a telephone that can be reached, ms. */
export const signedInMs = (time: AgentTime): number => busyMs(time) + time.availableMs + time.ringingMs + time.pausedMs

/** The part of a span that lies in an interval, ms. */
export const cut = (from: number, to: number, { startsAt, endsAt }: Interval): number =>
  Math.max(0, Math.min(to, endsAt) - Math.max(from, startsAt))
