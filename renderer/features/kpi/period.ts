/** Which days a report is of, and in which steps: pure. Days are local dates, `2026-11-22`. */
import { daysIn } from '#shared/domain/kpi/intervals'
import type { KpiStep, Period } from '#shared/domain/kpi/intervals'
import { mostDays } from '#shared/domain/kpi/report'
import { dayOfIsoDate, isoDateOfDay, weekdayOfDay } from '#shared/lib/zoned-time'

export type PeriodName = 'today' | 'yesterday' | 'week' | 'month' | 'custom'
export const periodNames = ['today', 'yesterday', 'week', 'month', 'custom'] as const satisfies readonly PeriodName[]

/** The named period as of a day; the week begins on Monday, week and month end today. */
export function namedPeriod(name: Exclude<PeriodName, 'custom'>, today: string): Period {
  const day = dayOfIsoDate(today)
  switch (name) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: isoDateOfDay(day - 1), to: isoDateOfDay(day - 1) }
    case 'week':
      return { from: isoDateOfDay(day - weekdayOfDay(day)), to: today }
    case 'month':
      return { from: `${today.slice(0, 8)}01`, to: today }
  }
}

/** More half hours than of a week are no table that anybody reads. */
export const mostHalfHourDays = 7

const mostOf: Readonly<Record<KpiStep, number>> = { ...mostDays, 'half-hour': mostHalfHourDays }

export const isPossible = (step: KpiStep, period: Period): boolean => daysIn(period) <= mostOf[step]

/** The step that was chosen, or the finest one that the period allows. */
export function stepFor(period: Period, chosen: KpiStep | null): KpiStep {
  if (chosen !== null && isPossible(chosen, period)) return chosen
  if (daysIn(period) <= 2) return 'half-hour'
  return daysIn(period) <= 92 ? 'day' : 'month'
}

export type PeriodProblem = 'wrong' | 'tooLong'

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

export function periodProblem({ from, to }: Period): PeriodProblem | null {
  if (!isDate(from) || !isDate(to) || daysIn({ from, to }) < 1) return 'wrong'
  return daysIn({ from, to }) > mostDays.month ? 'tooLong' : null
}
