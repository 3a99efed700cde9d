/** What keeps a signed request from being used twice, and anybody from trying too often. Bounded memory, no timers. */

/** How far a sender's clock may be from this computer's, s, either way. */
export const CLOCK_WINDOW_S = 300

export type Freshness = 'fresh' | 'stale' | 'replayed' | 'full'

export type ReplayGuard = {
  /** Remembers the nonce when it is fresh. `timestamp` in s since 1970, `now` in UTC ms. */
  readonly admit: (stamp: { readonly timestamp: number; readonly nonce: string }, now: number) => Freshness
}

/**
 * Nonces are kept for as long as their time is within the window. What was signed before `startedAt` (UTC ms) is refused: its
 * nonce may have been used in the session before, which is remembered nowhere. No nonce is forgotten early, so with `most` of
 * them requests have to wait.
 */
export function createReplayGuard(startedAt: number, most = 200_000): ReplayGuard {
  const startedS = Math.floor(startedAt / 1000)
  /** By the second in which they were signed, so that a whole second is forgotten at once. */
  const seen = new Map<number, Set<string>>()
  let count = 0
  let prunedAt = Number.NEGATIVE_INFINITY

  const prune = (nowS: number): void => {
    if (nowS === prunedAt) return
    prunedAt = nowS
    for (const [second, nonces] of seen) {
      if (second >= nowS - CLOCK_WINDOW_S) continue
      seen.delete(second)
      count -= nonces.size
    }
  }

  return {
    admit: ({ timestamp, nonce }, now) => {
      const nowS = Math.floor(now / 1000)
      prune(nowS)
      if (Math.abs(timestamp - nowS) > CLOCK_WINDOW_S || timestamp < startedS) return 'stale'
      const nonces = seen.get(timestamp)
      if (nonces?.has(nonce)) return 'replayed'
      if (count >= most) return 'full'
      count++
      if (nonces) nonces.add(nonce)
      else seen.set(timestamp, new Set([nonce]))
      return 'fresh'
    },
  }
}

export type Allowance = {
  /** Counts one more of `who` at `now` (UTC ms); false when the share is used up. */
  readonly count: (who: string, now: number) => boolean
}

/** `burst` at once, then one in `everyMs`, for each of the `most` that were heard of last. */
export function createAllowance(burst: number, everyMs: number, most = 1_000): Allowance {
  /** When each will have the full share again, UTC ms. */
  const owed = new Map<string, number>()
  return {
    count: (who, now) => {
      const until = Math.max(owed.get(who) ?? now, now) + everyMs
      if (until - now > burst * everyMs) return false
      owed.delete(who)
      owed.set(who, until)
      const [oldest] = owed.keys()
      if (owed.size > most && oldest !== undefined) owed.delete(oldest)
      return true
    },
  }
}
