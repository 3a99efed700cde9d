/** The intervals of a report: half hours, days or months of the centre's own calendar, whatever its clocks do. */
import { z } from 'zod'
import { dayOfIsoDate, instantOfLocal, isoDateOfDay } from '../../lib/zoned-time'
import { HALF_HOUR_MS } from '../queue/totals'

export const KpiStep = z.enum(['half-hour', 'day', 'month'])
export type KpiStep = z.infer<typeof KpiStep>

/** UTC ms; `endsAt` is the first instant that no longer belongs to it. */
export type Interval = { readonly startsAt: number; readonly endsAt: number }

/** Local days, both of them in it, as `2026-11-22`. */
export type Period = { readonly from: string; readonly to: string }

/** Days of a period; below 1 where it ends before it begins. */
export const daysIn = ({ from, to }: Period): number => dayOfIsoDate(to) - dayOfIsoDate(from) + 1

/**
 * The intervals of a period in an IANA zone, in order and without holes. Half hours count from local midnight; the first
 * and the last month hold only the days of the period.
 */
export function intervalsOf(zone: string, period: Period, step: KpiStep): readonly Interval[] {
  const days = Array.from({ length: daysIn(period) }, (_, i) => dayOfIsoDate(period.from) + i)
  const midnight = (day: number): number => instantOfLocal(zone, day, 0)
  const end = midnight(dayOfIsoDate(period.to) + 1)
  const starts = days.flatMap((day) => {
    switch (step) {
      case 'half-hour':
        return halfHours(midnight(day), midnight(day + 1))
      case 'day':
        return [midnight(day)]
      case 'month':
        return day === days[0] || isoDateOfDay(day).endsWith('-01') ? [midnight(day)] : []
    }
  })
  return starts.map((startsAt, i) => ({ startsAt, endsAt: starts[i + 1] ?? end }))
}

/** A day that summer time makes longer or shorter has more or fewer of them. */
const halfHours = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.ceil((to - from) / HALF_HOUR_MS) }, (_, i) => from + i * HALF_HOUR_MS)
