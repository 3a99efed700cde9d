/**
 * The weeks of a plan: one disc is due in each ISO week, on the plan's weekday [S4-07]. Pure.
 *
 * A due day on a public holiday moves to the next working day and stays the due day of its own week. It never runs into the
 * next one: a week whose moved day would fall on or behind the next due day, and a week that is a holiday from Monday to Sunday,
 * are merged into the next, whose disc brings everything anyway. Two discs within a day or so of each other would be double the
 * work and tell the site nothing new.
 *
 * A week is named by the plan's weekday in it, wherever holidays move the day: the list of a year may come when discs have
 * been made already, and their week must not be renamed.
 */
import { dayOfIsoDate, instantOfLocal, isoDateOfDay, localDayOf, weekdayOfDay, yearOfDay } from '../../lib/zoned-time'
import type { CompiledCalendar } from '../calendar/compile'
import { occurrences } from '../plans/occurrences'
import { pauseOn } from './plan'
import type { MediaPlan, Pause } from './plan'

export type PlanTimes = Pick<MediaPlan, 'weekday' | 'leadDays' | 'since' | 'pauses' | 'endsOn'>

/** Days are local, `YYYY-MM-DD`; instants UTC ms. */
export type MediaWeek = {
  /** The name of the week: the plan's weekday in it. */
  readonly week: string
  readonly monday: string
  /** The day the disc must be handed over; of a merged week, that of the week it is merged into. */
  readonly due: string
  /** The holiday that moved the due day. */
  readonly holiday: string | null
  /** The week whose disc stands for this one, too. */
  readonly mergedInto: string | null
  readonly paused: Pause | null
  /** By this day the work must have begun. */
  readonly prepareBy: string
  readonly prepareAt: number
  readonly dueAt: number
  /** The end of the due day. */
  readonly overdueAt: number
  /** When the next disc is due: what has not been handed over by then is missed. Null where none follows. */
  readonly missedAt: number | null
  /** Years whose list of holidays is wanting: the days of this week may move once it is there. */
  readonly unknownYears: readonly number[]
}

const week7 = 7

/** The Monday of the ISO week that holds a day; both `YYYY-MM-DD`. */
export function mondayOf(date: string): string {
  const day = dayOfIsoDate(date)
  return isoDateOfDay(day - weekdayOfDay(day))
}

const isWorking = ({ plan }: CompiledCalendar, day: number): boolean => plan.windowsOf(day).length > 0

/** Lists of a whole year closed would be a mistake; they must not hang the app. */
const longestRest = 400

function workingDayFrom(calendar: CompiledCalendar, day: number, step: 1 | -1): number {
  for (let i = 0; i < longestRest; i++) if (isWorking(calendar, day + i * step)) return day + i * step
  return day
}

/** So many working days earlier. */
function workingDaysBefore(calendar: CompiledCalendar, day: number, count: number): number {
  let found = day
  for (let i = 0; i < count; i++) found = workingDayFrom(calendar, found - 1, -1)
  return found
}

/** Years of the days `[first, last]` whose holidays nobody has entered. */
function unknownYears({ def, holidayYears }: CompiledCalendar, first: number, last: number): readonly number[] {
  if (!def.holidays) return []
  const years: number[] = []
  for (let year = yearOfDay(first); year <= yearOfDay(last); year++) if (!holidayYears.has(year)) years.push(year)
  return years
}

type Slot = {
  readonly nominal: number
  readonly monday: number
  /** The nominal day, or the working day behind the holiday. */
  readonly moved: number
  readonly holiday: string | null
  readonly allHoliday: boolean
  readonly paused: Pause | null
}

function slotOf(plan: PlanTimes, calendar: CompiledCalendar, monday: number): Slot {
  const nominal = monday + plan.weekday - 1
  const kind = calendar.plan.kindOf(nominal)
  const isHoliday = kind.kind === 'holiday'
  const days = Array.from({ length: week7 }, (_, i) => monday + i)
  return {
    nominal,
    monday,
    moved: isHoliday ? workingDayFrom(calendar, nominal, 1) : nominal,
    holiday: isHoliday ? kind.name : null,
    allHoliday: days.every((day) => calendar.plan.kindOf(day).kind === 'holiday'),
    paused: pauseOn(plan, isoDateOfDay(nominal)),
  }
}

/**
 * The weeks that have a disc of their own, and for each the one whose disc stands for it. A week of holiday throughout gives its
 * disc to the next; what remains gives way only to a due day that it would run into.
 */
function carriersOf(
  active: readonly Slot[],
): (slot: Slot) => { readonly slot: Slot; readonly after: Slot | undefined } {
  const standing = active.filter(({ allHoliday, monday }, i) => !allHoliday || active[i + 1]?.monday !== monday + week7)
  return (slot) => {
    let at = standing.findIndex(({ monday }) => monday >= slot.monday)
    let found = standing[at] ?? slot
    for (let next = standing[at + 1]; next && found.moved >= next.moved; next = standing[at + 1]) {
      found = next
      at++
    }
    return { slot: found, after: standing[at + 1] }
  }
}

/** The weeks of the plan behind `to`, as far as they decide what becomes of those before it. */
const lookAhead = 10 * week7

function slotsOf(plan: PlanTimes, calendar: CompiledCalendar, from: number, to: number): readonly Slot[] {
  const { zone } = calendar.def
  const resumes = plan.pauses.flatMap(({ to: end }) => (end === null ? [] : [dayOfIsoDate(end)]))
  const last = Math.max(localDayOf(zone, to), ...resumes) + lookAhead
  const since = dayOfIsoDate(plan.since)
  const end = plan.endsOn === null ? Infinity : dayOfIsoDate(plan.endsOn)
  return occurrences({ every: 'week' }, zone, from, instantOfLocal(zone, last, 0))
    .map((window) => slotOf(plan, calendar, localDayOf(zone, window.from)))
    .filter(({ nominal }) => nominal >= since && nominal < end)
}

/** The weeks of a plan whose ISO week overlaps `[from, to)` (UTC ms), in order. */
export function planWeeks(plan: PlanTimes, calendar: CompiledCalendar, from: number, to: number): readonly MediaWeek[] {
  if (to <= from) return []
  const { zone } = calendar.def
  const slots = slotsOf(plan, calendar, from, to)
  const carrier = carriersOf(slots.filter(({ paused }) => paused === null))
  const start = (day: number): number => instantOfLocal(zone, day, 0)
  const lastDay = localDayOf(zone, to - 1)
  return slots
    .filter(({ monday }) => monday <= lastDay)
    .map((slot): MediaWeek => {
      const { slot: carrying, after } = slot.paused ? { slot, after: undefined } : carrier(slot)
      const due = slot.paused ? slot.nominal : carrying.moved
      const prepareBy = workingDaysBefore(calendar, due, plan.leadDays)
      // The next disc is that of the week which stands for the following one.
      const next = after && carrier(after).slot
      return {
        week: isoDateOfDay(slot.nominal),
        monday: isoDateOfDay(slot.monday),
        due: isoDateOfDay(due),
        holiday: slot.paused ? null : slot.holiday,
        mergedInto: carrying === slot ? null : isoDateOfDay(carrying.nominal),
        paused: slot.paused,
        prepareBy: isoDateOfDay(prepareBy),
        prepareAt: start(prepareBy),
        dueAt: start(due),
        overdueAt: start(due + 1),
        missedAt: next ? start(next.moved) : null,
        unknownYears: unknownYears(calendar, Math.min(prepareBy, slot.nominal), due),
      }
    })
}

/** The end of the day by which the receipt of a disc handed over at `handedAt` must be here, UTC ms; never of a day of rest. */
export function receiptDueAt(calendar: CompiledCalendar, handedAt: number, receiptDays: number): number {
  const { zone } = calendar.def
  const day = workingDayFrom(calendar, localDayOf(zone, handedAt) + receiptDays, 1)
  return instantOfLocal(zone, day + 1, 0)
}

/** The end of the last day on which the site takes the disc of a week by itself, UTC ms. */
export const expiryAt = (
  { dueAt }: Pick<MediaWeek, 'dueAt'>,
  { expiryDays }: Pick<MediaPlan, 'expiryDays'>,
  zone: string,
): number => instantOfLocal(zone, localDayOf(zone, dueAt) + expiryDays + 1, 0)

export type MediaKind = 'delta' | 'baseline'

/**
 * What the disc of a week should be: a full one when none was handed over before, or the last one lies `baselineWeeks` back.
 * `given`: what was handed over, in any order.
 */
export function kindDue(
  { baselineWeeks }: Pick<MediaPlan, 'baselineWeeks'>,
  week: string,
  given: readonly { readonly week: string; readonly kind: MediaKind }[],
): MediaKind {
  const full = given.filter((one) => one.kind === 'baseline').map((one) => dayOfIsoDate(mondayOf(one.week)))
  if (full.length === 0) return 'baseline'
  if (baselineWeeks === null) return 'delta'
  const passed = (dayOfIsoDate(mondayOf(week)) - Math.max(...full)) / week7
  return passed >= baselineWeeks ? 'baseline' : 'delta'
}
