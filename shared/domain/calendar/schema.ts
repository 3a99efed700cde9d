/** Calendars and public holidays as data: when a service provider is at work. */
import { z } from 'zod'
import { customIssue, saying } from '../issue-words'
import { isZone } from '../../lib/zoned-time'

/** A name or sentence in the two languages of the product. */
export const LocalText = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type LocalText = z.infer<typeof LocalText>

export const DEFAULT_ZONE = 'Asia/Shanghai'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

const TimeOfDay = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'expected a time of day from 00:00 to 24:00, like 09:00')

/** `09:00` → minutes since midnight; the text must be a valid time of day. */
export const minutesOfDay = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))

const Window = z
  .tuple([TimeOfDay, TimeOfDay])
  .refine(
    ([from, to]) => minutesOfDay(from) < minutesOfDay(to),
    saying({ zh: '时段的结束必须晚于开始', en: 'a window must end after it begins' }),
  )

/** The open windows of one day, half-open `[from, to)`, in order, not overlapping. */
export const DayWindows = z
  .array(Window)
  .refine(
    (windows) =>
      windows.every(([from], i) => i === 0 || minutesOfDay(windows[i - 1]?.[1] ?? '00:00') <= minutesOfDay(from)),
    saying({ zh: '时段须按先后排列，不得重叠', en: 'windows must be in order and must not overlap' }),
  )
export type DayWindows = z.infer<typeof DayWindows>

const Week = z.strictObject({
  mon: DayWindows.optional(),
  tue: DayWindows.optional(),
  wed: DayWindows.optional(),
  thu: DayWindows.optional(),
  fri: DayWindows.optional(),
  sat: DayWindows.optional(),
  sun: DayWindows.optional(),
})

/** Under an hour a week a deadline could lie centuries away; such a calendar is a mistake. */
const MIN_WEEKLY_MINUTES = 60

const openMinutes = (week: z.infer<typeof Week>): number =>
  WEEKDAYS.flatMap((day) => week[day] ?? []).reduce((sum, [from, to]) => sum + minutesOfDay(to) - minutesOfDay(from), 0)

export const CalendarDef = z
  .strictObject({
    id: z.string().min(1),
    version: z.int().min(1).default(1),
    name: LocalText,
    zone: z
      .string()
      .refine(isZone, saying({ zh: '不是 IANA 时区', en: 'not a time zone of the IANA list' }))
      .default(DEFAULT_ZONE),
    /** Open every minute of every day; holidays and make-up workdays do not apply. */
    alwaysOpen: z.literal(true).optional(),
    /** Open windows by weekday; a weekday left out is closed. */
    week: Week.optional(),
    /** Whether the public-holiday lists close days and open make-up workdays. */
    holidays: z.boolean().default(false),
    /** The windows of a make-up workday; left out, those of the first open weekday from Monday to Friday. */
    makeupWindows: DayWindows.optional(),
    /** The source document does not state these windows. */
    assumed: z.boolean().optional(),
    note: LocalText.optional(),
  })
  .superRefine((def, ctx) => {
    const problem = (path: string, zh: string, en: string): void => ctx.addIssue(customIssue([path], { zh, en }))
    if (def.alwaysOpen && def.week)
      problem('week', '全天候日历没有每周时段', 'a calendar that is always open has no weekly windows')
    if (def.alwaysOpen && def.holidays)
      problem('holidays', '全天候日历不计节假日', 'a calendar that is always open ignores holidays')
    if (!def.alwaysOpen && !def.week)
      problem('week', '请写明每周时段，或 "alwaysOpen": true', 'state weekly windows, or "alwaysOpen": true')
    if (def.week && openMinutes(def.week) < MIN_WEEKLY_MINUTES)
      problem('week', '每周开放不足一小时', 'open for less than an hour a week')
  })
export type CalendarDef = z.infer<typeof CalendarDef>

/** Of a year. */
const mostDays = 366

/** One year of public holidays and make-up workdays (调休) as the State Council announced them. */
export const HolidayYear = z
  .strictObject({
    year: z.int().min(1990).max(2199),
    /** The notice the list is taken from: its number and title. */
    source: z.string().min(1),
    closed: z
      .array(z.strictObject({ date: z.iso.date(), name: z.string().min(1) }))
      .min(1)
      .max(mostDays),
    makeup: z.array(z.iso.date()).max(mostDays),
  })
  .superRefine((list, ctx) => {
    const seen = new Set<string>()
    const check = (date: string, path: (string | number)[]): void => {
      if (seen.has(date)) ctx.addIssue(customIssue(path, { zh: `${date} 重复列出`, en: `${date} is listed twice` }))
      if (!date.startsWith(`${list.year}-`))
        ctx.addIssue(customIssue(path, { zh: `${date} 不在 ${list.year} 年`, en: `${date} is not in ${list.year}` }))
      seen.add(date)
    }
    list.closed.forEach(({ date }, i) => check(date, ['closed', i, 'date']))
    list.makeup.forEach((date, i) => check(date, ['makeup', i]))
  })
export type HolidayYear = z.infer<typeof HolidayYear>
