/**
 * The clock of one commitment: from its history and an instant to everything a screen shows of it. A clock stores nothing
 * that its history does not say, so a change of severity, distance or city re-evaluates it from its original start.
 */
import { dueAfter, openBetween } from '../calendar/open-time'
import type { CompiledCalendar } from '../calendar/compile'
import type { CaseFacts, FactName } from '../policy/rules'
import type { Commitment, Policy } from '../policy/schema'
import { historyAt, type ClockEvent, type ClockHistory, type Pause } from './history'
import { chooseTarget, type Target } from './target'

export type ClockState =
  /** Not started. */
  | 'waiting'
  | 'running'
  | 'paused'
  /** Stopped in time; the deadline itself is in time. */
  | 'met'
  | 'met-late'
  /** Past the deadline and not stopped, paused or not. */
  | 'overdue'
  | 'cancelled'
  /** Started, but the time is by agreement and none is entered. */
  | 'awaiting-agreement'
  /** Started, but a fact the promise depends on is not known. */
  | 'incomplete'
  /** Started, and the policy promises nothing for this case. */
  | 'not-promised'

/** The states of the clocks that a ticket shows: those that have started and for which something is promised. */
export type ShownClockState = Exclude<ClockState, 'waiting' | 'not-promised'>

/** Instants are UTC ms; durations are ms of open, unpaused time. */
export type ClockView = {
  readonly state: ClockState
  readonly startedAt: number | null
  /** Null while there is no deadline: not started, paused before it, or none is promised (yet). */
  readonly dueAt: number | null
  /** The promise as an amount of open time. */
  readonly targetMs: number | null
  readonly elapsedMs: number
  /** `targetMs - elapsedMs`: negative by the open time that has passed since the deadline. */
  readonly remainingMs: number | null
  /** When it was stopped, in time or late. */
  readonly metAt: number | null
  readonly pausedSince: number | null
  /** Which rule of the commitment decided; null when none did. */
  readonly ruleIndex: number | null
  /** The facts that are wanting while the state is `incomplete`. */
  readonly missing: readonly FactName[]
  /** The facts the view was computed with. */
  readonly facts: CaseFacts
}

/** What a clock is evaluated against. `calendar` is the commitment's, compiled; an open one where it names none. */
export type ClockContext = {
  readonly policy: Pick<Policy, 'zone' | 'severities' | 'listedCities'>
  readonly commitment: Pick<Commitment, 'rules' | 'agreedOverrides' | 'calendar'>
  readonly calendar: CompiledCalendar
}

type Span = { readonly from: number; readonly to: number }

/** The pauses as they lie between the start and `until`. */
const pausedSpans = (pauses: readonly Pause[], start: number, until: number): readonly Span[] =>
  pauses
    .map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to ?? until, until) }))
    .filter(({ from, to }) => to > from)

/** Open time between start and `until` that was not paused. */
function countedTime(calendar: CompiledCalendar, pauses: readonly Pause[], start: number, until: number): number {
  if (until <= start) return 0
  let counted = openBetween(calendar, start, until)
  for (const { from, to } of pausedSpans(pauses, start, until)) counted -= openBetween(calendar, from, to)
  return counted
}

/**
 * The deadline, moved by each pause that began before it and by nothing but the pause's open time. Pauses that last are
 * taken to end at `until`.
 */
function deadline(
  calendar: CompiledCalendar,
  target: Target,
  pauses: readonly Pause[],
  start: number,
  until: number,
): number {
  let due = target.dueAt
  for (const { from, to } of pausedSpans(pauses, start, until)) {
    if (from >= due) break
    const lost = openBetween(calendar, from, to)
    if (lost > 0) due = dueAfter(calendar, due, lost)
  }
  return due
}

const idle = (state: ClockState, history: ClockHistory): ClockView => ({
  state,
  startedAt: history.startedAt,
  dueAt: null,
  targetMs: null,
  elapsedMs: 0,
  remainingMs: null,
  metAt: history.ending === 'stop' ? history.endedAt : null,
  pausedSince: null,
  ruleIndex: null,
  missing: [],
  facts: history.facts,
})

/** The view of a folded history at `now`, which must not be earlier than the history's last event. */
export function viewClock(context: ClockContext, history: ClockHistory, now: number): ClockView {
  const { startedAt: start, pauses, endedAt, ending, facts } = history
  if (start === null) return idle('waiting', history)
  const { calendar } = context
  const until = endedAt ?? now
  const last = pauses.at(-1)
  const held = last !== undefined && last.to === null ? Math.max(last.from, start) : null
  const pausedSince = endedAt === null ? held : null
  const elapsedMs = countedTime(calendar, pauses, start, until)
  const choice = chooseTarget(context, facts, start)
  const base = { ...idle('running', history), elapsedMs, pausedSince, ruleIndex: choice.ruleIndex }

  if (choice.kind !== 'target') {
    const state = ending === 'cancel' ? 'cancelled' : choice.kind === 'missing' ? 'incomplete' : choice.kind
    const missing = choice.kind === 'missing' ? choice.facts : []
    return { ...base, state, missing }
  }
  const { target } = choice
  const due = deadline(calendar, target, pauses, start, until)
  const late = until > due && !(held !== null && held < due)
  const view = { ...base, dueAt: due, targetMs: target.ms, remainingMs: target.ms - elapsedMs }
  if (ending === 'cancel') return { ...view, state: 'cancelled' }
  if (ending === 'stop') return { ...view, state: late ? 'met-late' : 'met' }
  if (late) return { ...view, state: 'overdue' }
  if (pausedSince !== null) return { ...view, state: 'paused', dueAt: pausedSince < due ? null : due }
  return { ...view, state: 'running' }
}

/** A clock at `now`, from its facts at the start and its events in any order; events after `now` have not happened yet. */
export const evaluateClock = (
  context: ClockContext & { readonly facts: CaseFacts; readonly events: readonly ClockEvent[]; readonly now: number },
): ClockView => viewClock(context, historyAt(context.facts, context.events, context.now), context.now)
