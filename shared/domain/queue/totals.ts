/**
 * Counters of one local day, kept by increments. Plain data (JSON without loss), so that main can keep them over a
 * restart. A histogram has one counter per whole second, so that every threshold T can be asked afterwards.
 */

/** `h[s]` calls took s whole seconds; the last counter also holds everything longer. */
export type Histogram = readonly number[]

/** Longest wait told apart, s: a wait of an hour is late by any threshold. */
export const HISTOGRAM_SECONDS = 3600

export type HalfHour = {
  /** Start of the half hour, UTC ms. */
  readonly startsAt: number
  readonly offered: number
  readonly answered: number
  readonly abandoned: number
}

export type QueueTotals = {
  readonly offered: number
  readonly answered: number
  readonly abandoned: number
  readonly timedOut: number
  readonly redirected: number
  readonly keyExit: number
  readonly emptyExit: number
  readonly withdrawn: number
  readonly left: number
  /** Talks that ended with a hang-up of either side (COMPLETECALLER, COMPLETEAGENT). */
  readonly completed: number
  /** Talks that ended by a transfer. */
  readonly transferred: number
  readonly waitOfAnsweredMs: number
  /** Talk of completed and transferred calls; contains hold, as the PBX counts it. */
  readonly talkMs: number
  /** Wrap-up after calls of this queue, as far as it is over. */
  readonly wrapUpMs: number
  readonly answeredWaits: Histogram
  readonly abandonedWaits: Histogram
  /** Only half hours in which something happened, in order. */
  readonly halfHours: readonly HalfHour[]
}

export type AgentTotals = {
  readonly name: string
  readonly answered: number
  readonly completed: number
  readonly transferred: number
  readonly talkMs: number
  /** Rings that were not answered in time. */
  readonly missed: number
  /** Time in each state, ms, up to the last change of state. */
  readonly availableMs: number
  readonly ringingMs: number
  readonly inCallMs: number
  readonly onHoldMs: number
  readonly wrapUpMs: number
  readonly pausedMs: number
  readonly unavailableMs: number
}

/** A time during which nothing was heard; `to` is null while it lasts. */
export type Gap = { readonly from: number; readonly to: number | null }

export type DayTotals = {
  /** Local date, `2026-11-22`. */
  readonly key: string
  /** Local midnight and the next one, UTC ms. */
  readonly startsAt: number
  readonly endsAt: number
  /** The first event that is counted, UTC ms; null before it. */
  readonly countedSince: number | null
  readonly queues: Readonly<Record<string, QueueTotals>>
  readonly agents: Readonly<Record<string, AgentTotals>>
  readonly gaps: readonly Gap[]
}

export const emptyQueueTotals: QueueTotals = {
  offered: 0,
  answered: 0,
  abandoned: 0,
  timedOut: 0,
  redirected: 0,
  keyExit: 0,
  emptyExit: 0,
  withdrawn: 0,
  left: 0,
  completed: 0,
  transferred: 0,
  waitOfAnsweredMs: 0,
  talkMs: 0,
  wrapUpMs: 0,
  answeredWaits: [],
  abandonedWaits: [],
  halfHours: [],
}

export const emptyAgentTotals = (name: string): AgentTotals => ({
  name,
  answered: 0,
  completed: 0,
  transferred: 0,
  talkMs: 0,
  missed: 0,
  availableMs: 0,
  ringingMs: 0,
  inCallMs: 0,
  onHoldMs: 0,
  wrapUpMs: 0,
  pausedMs: 0,
  unavailableMs: 0,
})

/** `histogram` with one more call of `ms`. */
export function countDuration(histogram: Histogram, ms: number): Histogram {
  const second = Math.min(HISTOGRAM_SECONDS, Math.max(0, Math.floor(ms / 1000)))
  const next = histogram.slice()
  while (next.length <= second) next.push(0)
  next[second] = (next[second] ?? 0) + 1
  return next
}

/**
 * How many calls took at most `seconds`. The PBX tells whole seconds, so a wait of 20.9 s is told as 20 and counts as
 * within 20: the same as its own queue_log would say.
 */
export function countWithin(histogram: Histogram, seconds: number): number {
  let sum = 0
  for (let s = 0; s < histogram.length && s <= seconds; s++) sum += histogram[s] ?? 0
  return sum
}

const addHistograms = (a: Histogram, b: Histogram): Histogram =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, s) => (a[s] ?? 0) + (b[s] ?? 0))

function addHalfHours(a: readonly HalfHour[], b: readonly HalfHour[]): readonly HalfHour[] {
  const byStart = new Map(a.map((slot) => [slot.startsAt, slot]))
  for (const slot of b) {
    const known = byStart.get(slot.startsAt)
    byStart.set(slot.startsAt, known ? addSlots(known, slot) : slot)
  }
  return [...byStart.values()].toSorted((x, y) => x.startsAt - y.startsAt)
}

const addSlots = (a: HalfHour, b: HalfHour): HalfHour => ({
  startsAt: a.startsAt,
  offered: a.offered + b.offered,
  answered: a.answered + b.answered,
  abandoned: a.abandoned + b.abandoned,
})

/** Totals of several queues as if they were one. */
export function sumQueueTotals(all: readonly QueueTotals[]): QueueTotals {
  return all.reduce(
    (a, b) => ({
      offered: a.offered + b.offered,
      answered: a.answered + b.answered,
      abandoned: a.abandoned + b.abandoned,
      timedOut: a.timedOut + b.timedOut,
      redirected: a.redirected + b.redirected,
      keyExit: a.keyExit + b.keyExit,
      emptyExit: a.emptyExit + b.emptyExit,
      withdrawn: a.withdrawn + b.withdrawn,
      left: a.left + b.left,
      completed: a.completed + b.completed,
      transferred: a.transferred + b.transferred,
      waitOfAnsweredMs: a.waitOfAnsweredMs + b.waitOfAnsweredMs,
      talkMs: a.talkMs + b.talkMs,
      wrapUpMs: a.wrapUpMs + b.wrapUpMs,
      answeredWaits: addHistograms(a.answeredWaits, b.answeredWaits),
      abandonedWaits: addHistograms(a.abandonedWaits, b.abandonedWaits),
      halfHours: addHalfHours(a.halfHours, b.halfHours),
    }),
    emptyQueueTotals,
  )
}

/** Totals of one agent over several days. */
export const addAgentTotals = (a: AgentTotals, b: AgentTotals): AgentTotals => ({
  name: b.name,
  answered: a.answered + b.answered,
  completed: a.completed + b.completed,
  transferred: a.transferred + b.transferred,
  talkMs: a.talkMs + b.talkMs,
  missed: a.missed + b.missed,
  availableMs: a.availableMs + b.availableMs,
  ringingMs: a.ringingMs + b.ringingMs,
  inCallMs: a.inCallMs + b.inCallMs,
  onHoldMs: a.onHoldMs + b.onHoldMs,
  wrapUpMs: a.wrapUpMs + b.wrapUpMs,
  pausedMs: a.pausedMs + b.pausedMs,
  unavailableMs: a.unavailableMs + b.unavailableMs,
})

export const HALF_HOUR_MS = 30 * 60_000

/** Start of the half hour that holds `at`. Half hours count from local midnight. */
export const halfHourOf = (day: Pick<DayTotals, 'startsAt'>, at: number): number =>
  day.startsAt + Math.floor((at - day.startsAt) / HALF_HOUR_MS) * HALF_HOUR_MS

/** Whether any gap of the link touches `from ≤ t < to`; a gap that lasts reaches up to `now`. */
export const isIncomplete = (day: Pick<DayTotals, 'gaps'>, from: number, to: number, now: number): boolean =>
  day.gaps.some((gap) => gap.from < to && (gap.to ?? now) > from)
