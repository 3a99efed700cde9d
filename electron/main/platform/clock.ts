/** Time as an argument: the real clock here, a hand-turned one in tests. */

export type Clock = {
  /** UTC ms. */
  readonly now: () => number
  /** Calls `run` once after `ms`; the returned function cancels it. */
  readonly setTimeout: (run: () => void, ms: number) => () => void
}

/** setTimeout's own limit; a longer delay would fire at once. */
const LONGEST_MS = 2_147_483_647

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => {
    const timer = setTimeout(run, Math.min(Math.max(0, ms), LONGEST_MS))
    return () => clearTimeout(timer)
  },
}
