/**
 * The time of a recording that is played at any speed. What was said keeps its distances: a wait of 20 s is one of 20 s at every
 * speed, in every figure and every row. So what is played faster than it happened is told as of earlier today, so much earlier that
 * nothing is ever told before its time; and time itself passes faster for whoever waits for something to fall due.
 */
import type { Clock } from '../../platform/clock'
import { HALF_HOUR_MS } from '#shared/domain/queue/totals'
import type { SourceTime } from '../source'

export type Pace = SourceTime & {
  /** A pass begins now. */
  readonly begin: () => void
  /** When a moment of the recording happened in this pass, UTC ms. */
  readonly timeOf: (recorded: number) => number
  /** How long until a moment of the recording is to be told, ms; 0 when it is due. */
  readonly dueIn: (recorded: number) => number
  /** Everything before this moment of the recording is told; null when all of it is. */
  readonly toldTo: (next: number | null) => void
  /** How long until another pass can begin without going back in time, ms. */
  readonly untilOver: () => number
}

/** `speed` as in ReplayOptions; `from` and `to` are the recording's first and last moment. */
export function createPace(
  { from, to }: { readonly from: number; readonly to: number },
  speed: number,
  clock: Clock,
): Pace {
  const lastsMs = to - from
  const takesMs = Number.isFinite(speed) ? lastsMs / speed : 0
  // In whole half hours, so that the counters by half hour are cut at the same moments of the recording at every speed.
  const lagMs = Math.ceil(Math.max(0, lastsMs - takesMs) / HALF_HOUR_MS) * HALF_HOUR_MS
  let begunAt: number | null = null
  let next: number | null = from

  const begun = (): number => begunAt ?? clock.now()
  const timeOf = (recorded: number): number => begun() - lagMs + recorded - from
  const dueAt = (recorded: number): number => begun() + (Number.isFinite(speed) ? (recorded - from) / speed : 0)

  /** What the recording's clock shows, whether all of it up to then is told or not. */
  const showing = (): number => {
    const passed = clock.now() - begun()
    return passed < takesMs ? timeOf(from) + Math.floor(passed * speed) : timeOf(to) + Math.floor(passed - takesMs)
  }

  return {
    begin: () => {
      begunAt = clock.now()
      next = from
    },
    timeOf,
    dueIn: (recorded) => Math.max(0, Math.ceil(dueAt(recorded) - clock.now())),
    toldTo: (moment) => {
      next = moment
    },
    untilOver: () => Math.max(0, begun() + lastsMs - clock.now()),
    behindMs: () => clock.now() - showing(),
    clock: {
      // Never later than what is told next: nothing falls due of which that still may decide.
      now: () => (next === null ? showing() : Math.min(showing(), timeOf(next))),
      // Rather early than late, because it may pass slower in between; who waits looks again.
      setTimeout: (run, ms) => clock.setTimeout(run, Math.ceil(next !== null && speed > 1 ? ms / speed : ms)),
    },
  }
}
