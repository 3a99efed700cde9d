/** The window of a recurring service that is open now, and the next one to come. */
import type { Recurrence } from '../policy/plans'
import { DAY_MS } from '../../lib/zoned-time'
import { occurrences } from './occurrences'
import type { Occurrence } from './occurrences'

/** Every recurrence begins anew within two years: a week of a month does so once a year at least. */
const ahead = 2 * 366 * DAY_MS

/** `now` in UTC ms. Nothing is open between two windows. */
export function windowsAt(
  recurrence: Recurrence,
  zone: string,
  now: number,
): { readonly open: Occurrence | null; readonly next: Occurrence | null } {
  const found = occurrences(recurrence, zone, now, now + ahead)
  return { open: found.find(({ from }) => from <= now) ?? null, next: found.find(({ from }) => from > now) ?? null }
}
