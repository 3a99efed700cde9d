/** A clock that is turned by hand; timers run in the order they fall due. */
import type { Clock } from '#main/platform/clock'

export type FakeClock = Clock & {
  /** Lets time pass and runs what falls due. */
  readonly advance: (ms: number) => void
  readonly pending: () => number
  /** When the next timer falls due, UTC ms; null when none is set. */
  readonly nextAt: () => number | null
}

export function createFakeClock(start = Date.UTC(2026, 10, 22, 2, 0, 0)): FakeClock {
  let now = start
  let timers: { readonly at: number; readonly run: () => void }[] = []
  return {
    now: () => now,
    setTimeout: (run, ms) => {
      const timer = { at: now + Math.max(0, ms), run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    advance: (ms) => {
      const end = now + ms
      for (;;) {
        const due = timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (!due) break
        timers = timers.filter((timer) => timer !== due)
        now = Math.max(now, due.at)
        due.run()
      }
      now = end
    },
    pending: () => timers.length,
    nextAt: () => (timers.length === 0 ? null : Math.min(...timers.map(({ at }) => at))),
  }
}
