/**
 * Time-zone arithmetic over Intl, with the offsets of each zone and year looked up once. Local days are counted as whole
 * days since 1970-01-01 ("day numbers"), which makes date arithmetic plain integer arithmetic.
 */

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** A stretch of UTC milliseconds, half-open, during which a zone keeps one offset from UTC (in ms, east positive). */
export type OffsetRegime = { readonly from: number; readonly to: number; readonly offset: number }

const formats = new Map<string, Intl.DateTimeFormat>()
const regimesByZone = new Map<string, Map<number, readonly OffsetRegime[]>>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  return format
}

/** True for an IANA zone name that this runtime knows. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

function readOffset(zone: string, at: number): number {
  const part: Record<string, number> = {}
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value)
  const local = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    part['hour'] ?? 0,
    part['minute'] ?? 0,
    part['second'] ?? 0,
  )
  return local - Math.floor(at / 1000) * 1000
}

function findChange(zone: string, from: number, to: number, offset: number): number {
  let low = from
  let high = to
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000
    if (readOffset(zone, middle) === offset) low = middle
    else high = middle
  }
  return high
}

/** No zone has ever kept an offset for less than a week by law, so a weekly look finds every change of a year. */
function scanYear(zone: string, year: number): readonly OffsetRegime[] {
  const end = Date.UTC(year + 1, 0, 1)
  const regimes: OffsetRegime[] = []
  let from = Date.UTC(year, 0, 1)
  let offset = readOffset(zone, from)
  for (let seen = from; seen < end;) {
    const next = Math.min(seen + 7 * DAY_MS, end)
    const later = readOffset(zone, next)
    if (later !== offset) {
      const change = findChange(zone, seen, next, offset)
      if (change >= end) break
      regimes.push({ from, to: change, offset })
      from = change
      offset = later
    }
    seen = next
  }
  regimes.push({ from, to: end, offset })
  return regimes
}

function regimesOfYear(zone: string, year: number): readonly OffsetRegime[] {
  let years = regimesByZone.get(zone)
  if (!years) {
    years = new Map()
    regimesByZone.set(zone, years)
  }
  let regimes = years.get(year)
  if (!regimes) {
    regimes = scanYear(zone, year)
    years.set(year, regimes)
  }
  return regimes
}

const yearOf = (at: number): number => new Date(at).getUTCFullYear()

/** The offset regimes that overlap `[from, to)`, in order and without gaps; the outer ones may reach beyond it. */
export function offsetRegimes(zone: string, from: number, to: number): readonly OffsetRegime[] {
  const found: OffsetRegime[] = []
  const lastYear = yearOf(Math.max(from, to - 1))
  for (let year = yearOf(from); year <= lastYear; year++) {
    for (const regime of regimesOfYear(zone, year)) {
      const previous = found.at(-1)
      if (previous?.offset === regime.offset) found[found.length - 1] = { ...previous, to: regime.to }
      else found.push(regime)
    }
  }
  return found.filter((regime) => regime.to > from && regime.from < Math.max(to, from + 1))
}

/** The zone's offset from UTC at an instant, in ms, east positive. */
export function offsetAt(zone: string, at: number): number {
  for (const regime of regimesOfYear(zone, yearOf(at))) if (at < regime.to) return regime.offset
  return readOffset(zone, at)
}

/** The local calendar day of an instant, as a day number. */
export const localDayOf = (zone: string, at: number): number => Math.floor((at + offsetAt(zone, at)) / DAY_MS)

/** Milliseconds of local wall time since local midnight, at an instant. */
export function localTimeOf(zone: string, at: number): number {
  const local = at + offsetAt(zone, at)
  return local - Math.floor(local / DAY_MS) * DAY_MS
}

/**
 * The instant of a local wall time (day number and ms since midnight; 24:00 is the next midnight). A time that occurs
 * twice gives the earlier instant; one skipped by a change to summer time moves forward by the skipped hour.
 */
export function instantOfLocal(zone: string, day: number, time: number): number {
  const wall = day * DAY_MS + time
  const before = offsetAt(zone, wall - DAY_MS)
  const early = wall - before
  if (offsetAt(zone, early) === before) return early
  const after = offsetAt(zone, wall + DAY_MS)
  const late = wall - after
  return offsetAt(zone, late) === after ? late : early
}

/** `2026-10-01` → its day number. The text must be a valid ISO date. */
export const dayOfIsoDate = (text: string): number => Date.parse(`${text}T00:00:00Z`) / DAY_MS

/** A day number → `2026-10-01`. */
export const isoDateOfDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** Weekday of a day number: 0 Monday … 6 Sunday (1970-01-01 was a Thursday). */
export const weekdayOfDay = (day: number): number => (((day + 3) % 7) + 7) % 7

/** The calendar year of a day number. */
export const yearOfDay = (day: number): number => yearOf(day * DAY_MS)

/** The same local time so many months later (or earlier); a day that the month lacks becomes its last. UTC ms. */
export function addMonths(zone: string, at: number, months: number): number {
  const date = new Date(localDayOf(zone, at) * DAY_MS)
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate()
  const day = first / DAY_MS + Math.min(date.getUTCDate(), last) - 1
  return instantOfLocal(zone, day, localTimeOf(zone, at))
}
