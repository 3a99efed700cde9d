/** Repeated failures lock an account for a while; each further row of failures locks it for longer. */

const freeTries = 5
const firstLockMs = 60_000
const longestLockMs = 60 * 60_000

/** UTC ms until which the account is locked after its n-th failure in a row (n from 1), or null. */
export function lockedUntilAfter(failures: number, now: number): number | null {
  if (failures < freeTries) return null
  return now + Math.min(longestLockMs, firstLockMs * 2 ** Math.min(10, failures - freeTries))
}
