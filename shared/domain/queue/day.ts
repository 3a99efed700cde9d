/** The local day an instant belongs to. Counters run from local midnight to local midnight of the centre's zone. */
import { instantOfLocal, isoDateOfDay, localDayOf } from '../../lib/zoned-time'
import type { DayTotals } from './totals'

/** Empty counters of the day of `at` (UTC ms) in an IANA zone. */
export function emptyDay(at: number, zone: string): DayTotals {
  const day = localDayOf(zone, at)
  return {
    key: isoDateOfDay(day),
    startsAt: instantOfLocal(zone, day, 0),
    endsAt: instantOfLocal(zone, day + 1, 0),
    countedSince: null,
    queues: {},
    agents: {},
    gaps: [],
  }
}
