/** How long a promise gives: an amount of working time, working days, calendar days, or a time both sides agree. */
import { z } from 'zod'
import { saying } from '../issue-words'
import { HOUR_MS, MINUTE_MS } from '../../lib/zoned-time'

const DURATION = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/

/** A promise longer than a year of open time is a mistake in the file. */
const MAX_DURATION_MS = 366 * 24 * HOUR_MS

/** `PT1H30M` → milliseconds. Hours, minutes and seconds only: what a "day" is depends on the calendar. */
export function durationMs(iso: string): number {
  const [, hours, minutes, seconds] = DURATION.exec(iso) ?? []
  return Number(hours ?? 0) * HOUR_MS + Number(minutes ?? 0) * MINUTE_MS + Number(seconds ?? 0) * 1000
}

/** A text like `PT30M` or `PT4H`. */
export const Duration = z
  .string()
  .regex(DURATION, 'expected hours, minutes and seconds like PT30M or PT4H')
  .refine(
    (iso) => durationMs(iso) > 0 && durationMs(iso) <= MAX_DURATION_MS,
    saying({ zh: '须大于零且不超过一年', en: 'must be over zero and at most a year' }),
  )

export const Amount = z.discriminatedUnion('kind', [
  /** Open time on the commitment's calendar. */
  z.strictObject({ kind: z.literal('duration'), iso: Duration }),
  /** The last closing time of the n-th working day after day 0; NBD is 1, NBD+3 is 4. */
  z.strictObject({ kind: z.literal('workingDays'), n: z.int().min(1).max(366) }),
  /** The same local time n days later. */
  z.strictObject({ kind: z.literal('calendarDays'), n: z.int().min(1).max(3660) }),
  /** No clock until both sides agreed a time. */
  z.strictObject({ kind: z.literal('agreed') }),
])
export type Amount = z.infer<typeof Amount>
