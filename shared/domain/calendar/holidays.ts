/** Which years' public-holiday lists are wanting: a coming year is never guessed. */
import { DAY_MS, localDayOf, yearOfDay } from '../../lib/zoned-time'
import { DEFAULT_ZONE, type HolidayYear } from './schema'

/** The State Council announces the next year's list from late October to November. */
const ANNOUNCEMENT_MONTH = 9

/**
 * Years whose list the app should warn about at `now` (UTC ms): the current one whenever it is missing, the coming one from
 * October on.
 */
export function missingHolidayYears(
  lists: readonly Pick<HolidayYear, 'year'>[],
  now: number,
  zone = DEFAULT_ZONE,
): readonly number[] {
  const day = localDayOf(zone, now)
  const year = yearOfDay(day)
  const fromOctober = day >= Date.UTC(year, ANNOUNCEMENT_MONTH, 1) / DAY_MS
  const needed = fromOctober ? [year, year + 1] : [year]
  return needed.filter((wanted) => !lists.some((list) => list.year === wanted))
}
