/**
 * A calendar compiled for speed: its open segments as UTC instants with running totals of open time, over a range of
 * years that grows when a question reaches beyond it. Two coarse indexes, one by instant and one by open time, lead to
 * a segment in constant time.
 */
import { DAY_MS, HOUR_MS, localDayOf, offsetRegimes, type OffsetRegime } from '../../lib/zoned-time'
import { planDays, type DayPlan, type WallWindow } from './days'
import type { CalendarDef, HolidayYear } from './schema'

/** Open segments of a range of years. Every array of segments ends with a sentinel beyond the range. */
export type OpenTable = {
  /** Range in UTC ms in which the table answers: instants in `[from, to)`. */
  readonly from: number
  readonly to: number
  readonly opens: Float64Array
  readonly closes: Float64Array
  /** Open ms before each segment; the sentinel's is the total. */
  readonly before: Float64Array
  readonly total: number
  /** First segment that closes after the start of each time slot. */
  readonly byTime: Int32Array
  /** Last segment that begins at or before each slot of open time. */
  readonly byOpenTime: Int32Array
  /** Last closing instant of every working day. */
  readonly dayCloses: Float64Array
}

/** Width of a slot of the indexes, ms: about the length of a window, so that a slot holds one or two segments. */
export const SLOT_MS = 4 * HOUR_MS

/** A compiled calendar. The table is the only thing that changes: it grows. */
export type CompiledCalendar = {
  readonly def: CalendarDef
  readonly holidayYears: ReadonlySet<number>
  readonly plan: DayPlan
  table: OpenTable | null
}

/** Years a table may reach; instants beyond are refused at the edges of the product. */
const FIRST_YEAR = 1900
const LAST_YEAR = 3000

export const compileCalendar = (def: CalendarDef, holidayYears: readonly HolidayYear[]): CompiledCalendar => ({
  def,
  holidayYears: new Set(holidayYears.map(({ year }) => year)),
  plan: planDays(def, holidayYears),
  table: null,
})

type Span = { readonly from: number; readonly to: number }

/** The instants at which the wall clock of `day` shows a time in the window: two spans where summer time repeats it. */
function spansOfWindow(regimes: readonly OffsetRegime[], day: number, { from, to }: WallWindow): readonly Span[] {
  const spans: Span[] = []
  for (const regime of regimes) {
    const begin = Math.max(day * DAY_MS + from - regime.offset, regime.from)
    const end = Math.min(day * DAY_MS + to - regime.offset, regime.to)
    if (end > begin) spans.push({ from: begin, to: end })
  }
  return spans
}

const yearStart = (year: number): number => Date.UTC(year, 0, 1)

function indexByTime(closes: Float64Array, from: number, to: number): Int32Array {
  const index = new Int32Array(Math.ceil((to - from) / SLOT_MS) + 1)
  let segment = 0
  for (let slot = 0; slot < index.length; slot++) {
    const start = from + slot * SLOT_MS
    while (segment < closes.length - 1 && (closes[segment] ?? Infinity) <= start) segment++
    index[slot] = segment
  }
  return index
}

function indexByOpenTime(before: Float64Array, total: number): Int32Array {
  const index = new Int32Array(Math.floor(total / SLOT_MS) + 2)
  let segment = 0
  for (let slot = 0; slot < index.length; slot++) {
    while (segment < before.length - 2 && (before[segment + 1] ?? Infinity) < slot * SLOT_MS) segment++
    index[slot] = segment
  }
  return index
}

function buildTable({ def, plan }: CompiledCalendar, firstYear: number, lastYear: number): OpenTable {
  const from = yearStart(firstYear)
  const to = yearStart(lastYear + 1)
  // Days on either side, so that the local day of an instant at the edge of the range is covered wholly.
  const firstDay = localDayOf(def.zone, from) - 1
  const lastDay = localDayOf(def.zone, to) + 1
  const regimes = offsetRegimes(def.zone, from - 3 * DAY_MS, to + 3 * DAY_MS)
  const opens: number[] = []
  const closes: number[] = []
  const dayCloses: number[] = []
  let regime = 0
  for (let day = firstDay; day <= lastDay; day++) {
    const windows = plan.windowsOf(day)
    // A day lies within 14 hours of its UTC namesake, so regimes that ended two days before cannot touch it.
    while ((regimes[regime]?.to ?? Infinity) < (day - 2) * DAY_MS) regime++
    const near = regimes.slice(regime, regime + 3)
    // A repeated hour may interleave the windows of one day, hence the order by instant.
    const spans = windows.flatMap((window) => spansOfWindow(near, day, window)).toSorted((a, b) => a.from - b.from)
    for (const span of spans) {
      if (closes.at(-1) === span.from) closes[closes.length - 1] = span.to
      else {
        opens.push(span.from)
        closes.push(span.to)
      }
    }
    const last = spans.at(-1)
    if (last) dayCloses.push(last.to)
  }
  const before = new Float64Array(opens.length + 1)
  for (let i = 0; i < opens.length; i++) before[i + 1] = (before[i] ?? 0) + (closes[i] ?? 0) - (opens[i] ?? 0)
  const total = before[opens.length] ?? 0
  opens.push(Infinity)
  closes.push(Infinity)
  const closeTimes = Float64Array.from(closes)
  return {
    from,
    to,
    opens: Float64Array.from(opens),
    closes: closeTimes,
    before,
    total,
    byTime: indexByTime(closeTimes, from, to),
    byOpenTime: indexByOpenTime(before, total),
    dayCloses: Float64Array.from(dayCloses),
  }
}

/**
 * The table, grown so that it answers for `at`; a range once covered stays covered. Throws a RangeError for instants
 * beyond the years 1900–3000.
 */
export function tableCovering(calendar: CompiledCalendar, at: number): OpenTable {
  const { table } = calendar
  if (table && at >= table.from && at < table.to) return table
  const year = new Date(at).getUTCFullYear()
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR))
    throw new RangeError(`instant ${at} is outside the years of a calendar`)
  const first = table ? new Date(table.from).getUTCFullYear() : year - 1
  const last = table ? new Date(table.to - 1).getUTCFullYear() : year + 1
  const width = last - first + 1
  // Growing by its own width keeps the cost of a walk over many years in proportion to their number.
  const grown = buildTable(
    calendar,
    year < first ? Math.max(FIRST_YEAR, Math.min(year, first - width)) : first,
    year > last ? Math.min(LAST_YEAR, Math.max(year, last + width)) : last,
  )
  calendar.table = grown
  return grown
}
