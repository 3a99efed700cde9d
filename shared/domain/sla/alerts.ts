/** How much of a promise's time is used up, and when a clock should be looked at again. */
import type { CompiledCalendar } from '../calendar/compile'
import { dueAfter } from '../calendar/open-time'
import type { ClockView } from './clock'

/** The share of the promised time that is used: 0 at the start, 1 at the deadline, above 1 when overdue; null without a target. */
export function consumedFraction({ targetMs, elapsedMs }: Pick<ClockView, 'targetMs' | 'elapsedMs'>): number | null {
  if (targetMs === null) return null
  return targetMs > 0 ? elapsedMs / targetMs : 1
}

const neededFor = (level: number, targetMs: number): number => Math.ceil((targetMs * level) / 100)

/** Whether a clock can still be late: it has a deadline and was neither stopped nor cancelled. */
export const isInForce = ({ state, targetMs }: Pick<ClockView, 'state' | 'targetMs'>): boolean =>
  targetMs !== null && (state === 'running' || state === 'paused' || state === 'overdue')

/** The highest alert level (percent) a clock in force has reached; null when none, or when the clock is not in force. */
export function alertLevelReached(
  view: Pick<ClockView, 'state' | 'targetMs' | 'elapsedMs'>,
  levels: readonly number[],
): number | null {
  const { targetMs, elapsedMs } = view
  if (targetMs === null || !isInForce(view)) return null
  return levels.findLast((level) => elapsedMs >= neededFor(level, targetMs)) ?? null
}

/**
 * The next instant after `now` at which the view changes by itself: an alert level is reached, or the deadline has passed
 * (one ms after it, for the deadline itself is in time). Null when nothing will happen until an event does.
 */
export function nextCheckAt(
  view: ClockView,
  calendar: CompiledCalendar,
  levels: readonly number[],
  now: number,
): number | null {
  const { state, dueAt, targetMs, elapsedMs } = view
  // A pause that begins at the deadline itself leaves it there: it is late one ms after.
  if (state === 'paused' && dueAt !== null) return dueAt + 1
  if (state !== 'running' || dueAt === null || targetMs === null) return null
  const next = levels.map((level) => neededFor(level, targetMs)).find((needed) => needed > elapsedMs)
  return next === undefined ? dueAt + 1 : Math.min(dueAfter(calendar, now, next - elapsedMs), dueAt + 1)
}
