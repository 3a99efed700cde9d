/**
 * What is counted of the calls of an interval, and the key figures that follow from it. Counts of several queues, agents or
 * intervals add up; every call was judged by the thresholds of its own queue before. Spans in ms.
 */
import { ratio } from '../queue/kpi'
import type { ServiceLevelVariant } from '../queue/kpi'

/** As the database counts them. */
export type CountedCalls = {
  readonly offered: number
  readonly answered: number
  readonly abandoned: number
  /** Of the abandoned: after at most the queue's limit of a short abandon. */
  readonly shortAbandoned: number
  /** Of the abandoned: later than T. */
  readonly lateAbandoned: number
  readonly timedOut: number
  readonly redirected: number
  readonly keyExit: number
  readonly emptyExit: number
  readonly withdrawn: number
  readonly left: number
  /** Still waiting, or about to be told how it went. */
  readonly waiting: number
  /** Of the answered: within T. */
  readonly inTime: number
  /** Talks whose time is known, ended by a hang-up. */
  readonly completed: number
  /** Talks whose time is known, ended by a transfer. */
  readonly transferred: number
  readonly waitOfAnsweredMs: number
  /** Of all calls, answered or not. */
  readonly longestWaitMs: number
  /** Contains the hold, as the PBX counts it. */
  readonly talkMs: number
  readonly holdMs: number
  readonly wrapUpMs: number
  /** Calls of which a part was not heard. */
  readonly inexact: number
}

export type CallCounts = CountedCalls & {
  /** The denominator of the service level. */
  readonly judged: number
  /** How many of the judged calls the goals want answered within T. */
  readonly wanted: number
}

export const noCalls: CallCounts = {
  offered: 0,
  answered: 0,
  abandoned: 0,
  shortAbandoned: 0,
  lateAbandoned: 0,
  timedOut: 0,
  redirected: 0,
  keyExit: 0,
  emptyExit: 0,
  withdrawn: 0,
  left: 0,
  waiting: 0,
  inTime: 0,
  completed: 0,
  transferred: 0,
  waitOfAnsweredMs: 0,
  longestWaitMs: 0,
  talkMs: 0,
  holdMs: 0,
  wrapUpMs: 0,
  inexact: 0,
  judged: 0,
  wanted: 0,
}

/** Counts of one queue, held against what its service level and its goal say. */
export function judge(counted: CountedCalls, variant: ServiceLevelVariant, goal: number): CallCounts {
  const judged = counted.answered + abandonsIn(counted, variant)
  return { ...counted, judged, wanted: goal * judged }
}

function abandonsIn({ abandoned, lateAbandoned }: CountedCalls, variant: ServiceLevelVariant): number {
  switch (variant) {
    case 'late-abandons':
      return lateAbandoned
    case 'all-abandons':
      return abandoned
    case 'answered-only':
      return 0
  }
}

const added = Object.keys(noCalls).filter((name) => name !== 'longestWaitMs') as readonly Exclude<
  keyof CallCounts,
  'longestWaitMs'
>[]

export function addCalls(one: CallCounts, other: CallCounts): CallCounts {
  const sum = { ...one, longestWaitMs: Math.max(one.longestWaitMs, other.longestWaitMs) }
  for (const name of added) sum[name] = one[name] + other[name]
  return sum
}

/** Ratios from 0 to 1; null where there is nothing to divide by. */
export const serviceLevelOf = ({ inTime, judged }: CallCounts): number | null => ratio(inTime, judged)
export const goalOf = ({ wanted, judged }: CallCounts): number | null => ratio(wanted, judged)
/** Average speed of answer, ms. */
export const asaOf = ({ waitOfAnsweredMs, answered }: CallCounts): number | null => ratio(waitOfAnsweredMs, answered)
/** Average handling time, ms. */
export const ahtOf = ({ talkMs, wrapUpMs, completed, transferred }: CallCounts): number | null =>
  ratio(talkMs + wrapUpMs, completed + transferred)
export const abandonmentOf = ({ abandoned, shortAbandoned, offered }: CallCounts): number | null =>
  ratio(abandoned - shortAbandoned, offered - shortAbandoned)
/** Everything that ended without an agent and was not given up by its caller. */
export const otherExits = (counts: CallCounts): number =>
  counts.timedOut + counts.redirected + counts.keyExit + counts.emptyExit + counts.withdrawn + counts.left
