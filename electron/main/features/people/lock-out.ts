/** Repeated failures lock an account for a while; each further row of failures locks it for longer. */

const freeTries = 5
const firstLockMs = 60_000
const longestLockMs = 60 * 60_000

/** Whether the account is locked at `now`. A lock longer than any was set before this computer's clock was put back. */
export const isLockedOut = (until: number | null, now: number): until is number =>
  until !== null && until > now && until <= now + longestLockMs

/** UTC ms until which the account is locked after its n-th failure in a row (n from 1), or null. */
export function lockedUntilAfter(failures: number, now: number): number | null {
  if (failures < freeTries) return null
  return now + Math.min(longestLockMs, firstLockMs * 2 ** Math.min(10, failures - freeTries))
}
