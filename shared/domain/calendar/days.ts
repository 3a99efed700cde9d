/** What kind of day a local date is on a calendar, and the windows it is open. */
import { DAY_MS, MINUTE_MS, dayOfIsoDate, weekdayOfDay } from '../../lib/zoned-time'
import { WEEKDAYS, minutesOfDay, type CalendarDef, type DayWindows, type HolidayYear } from './schema'

/** A window in ms of local wall time since midnight, half-open. */
export type WallWindow = { readonly from: number; readonly to: number }

export type DayKind =
  | { readonly kind: 'ordinary' }
  | { readonly kind: 'holiday'; readonly name: string }
  /** A day of rest that is worked in exchange for one of a holiday (调休). */
  | { readonly kind: 'makeup' }

export type DayPlan = {
  /** By day number. */
  readonly kindOf: (day: number) => DayKind
  readonly windowsOf: (day: number) => readonly WallWindow[]
}

const ORDINARY: DayKind = { kind: 'ordinary' }
const MAKEUP: DayKind = { kind: 'makeup' }
const ALL_DAY: readonly WallWindow[] = [{ from: 0, to: DAY_MS }]
const CLOSED: readonly WallWindow[] = []

const wallWindows = (windows: DayWindows | undefined): readonly WallWindow[] =>
  (windows ?? []).map(([from, to]) => ({ from: minutesOfDay(from) * MINUTE_MS, to: minutesOfDay(to) * MINUTE_MS }))

/** Day kinds and windows of a calendar; the lists apply only where the calendar keeps public holidays. */
export function planDays(def: CalendarDef, holidayYears: readonly HolidayYear[]): DayPlan {
  if (!def.week) return { kindOf: () => ORDINARY, windowsOf: () => ALL_DAY }
  const { week } = def
  const byWeekday = WEEKDAYS.map((day) => wallWindows(week[day]))
  const ordinaryWorkday = [week.mon, week.tue, week.wed, week.thu, week.fri].find(
    (windows) => windows && windows.length > 0,
  )
  const makeupWindows = wallWindows(def.makeupWindows ?? ordinaryWorkday)
  const special = new Map<number, DayKind>()
  if (def.holidays) {
    for (const { closed, makeup } of holidayYears) {
      for (const { date, name } of closed) special.set(dayOfIsoDate(date), { kind: 'holiday', name })
      for (const date of makeup) special.set(dayOfIsoDate(date), MAKEUP)
    }
  }
  const kindOf = (day: number): DayKind => special.get(day) ?? ORDINARY
  const windowsOf = (day: number): readonly WallWindow[] => {
    const { kind } = kindOf(day)
    switch (kind) {
      case 'holiday':
        return CLOSED
      case 'makeup':
        return makeupWindows
      case 'ordinary':
        return byWeekday[weekdayOfDay(day)] ?? CLOSED
    }
  }
  return { kindOf, windowsOf }
}
