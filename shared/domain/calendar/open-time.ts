/** Questions to a compiled calendar. Instants are UTC ms, amounts ms of open time. */
import { DAY_MS, instantOfLocal, localDayOf } from '../../lib/zoned-time'
import { SLOT_MS, tableCovering, type CompiledCalendar, type OpenTable } from './compile'

const at = (array: Float64Array | Int32Array, index: number): number => array[index] ?? Infinity

/** The first segment that closes after `instant`, which the table must cover. */
function segmentAt(table: OpenTable, instant: number): number {
  let segment = at(table.byTime, Math.floor((instant - table.from) / SLOT_MS))
  while (at(table.closes, segment) <= instant) segment++
  return segment
}

/** Open ms from the table's beginning to `instant`. */
function openUntil(table: OpenTable, instant: number): number {
  const segment = segmentAt(table, instant)
  const open = at(table.opens, segment)
  return instant > open ? at(table.before, segment) + instant - open : at(table.before, segment)
}

/**
 * The earliest instant at which `amountMs` of open time has passed since `start`; reaching the amount exactly at closing
 * time is that closing time. An amount of zero (or less) is due at `start`.
 */
export function dueAfter(calendar: CompiledCalendar, start: number, amountMs: number): number {
  if (amountMs <= 0) return start
  if (calendar.def.alwaysOpen) return start + amountMs
  let table = tableCovering(calendar, start)
  let target = openUntil(table, start) + amountMs
  while (target > table.total) {
    table = tableCovering(calendar, table.to)
    target = openUntil(table, start) + amountMs
  }
  let segment = at(table.byOpenTime, Math.floor(target / SLOT_MS))
  while (at(table.before, segment + 1) < target) segment++
  return at(table.opens, segment) + target - at(table.before, segment)
}

/** Open ms in `[from, to)`; zero when `to` is not after `from`. */
export function openBetween(calendar: CompiledCalendar, from: number, to: number): number {
  if (to <= from) return 0
  if (calendar.def.alwaysOpen) return to - from
  tableCovering(calendar, from)
  const table = tableCovering(calendar, to)
  return openUntil(table, to) - openUntil(table, from)
}

/** The open segments of `[from, to)`, cut to it, in order. */
export function openSegments(
  calendar: CompiledCalendar,
  from: number,
  to: number,
): readonly { readonly from: number; readonly to: number }[] {
  if (to <= from) return []
  if (calendar.def.alwaysOpen) return [{ from, to }]
  tableCovering(calendar, from)
  const table = tableCovering(calendar, to)
  const found: { from: number; to: number }[] = []
  for (let segment = segmentAt(table, from); at(table.opens, segment) < to; segment++)
    found.push({ from: Math.max(from, at(table.opens, segment)), to: Math.min(to, at(table.closes, segment)) })
  return found
}

function firstCloseAfter(table: OpenTable, instant: number): number {
  let low = 0
  let high = table.dayCloses.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(table.dayCloses, middle) > instant) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * The last closing time of the n-th working day after day 0 (n ≥ 1). Day 0 is the day of the start if that is a working
 * day and the start is before its last closing time, else the next working day. Where a calendar is always open every
 * day is a working day and closes at midnight.
 */
export function dueOnWorkingDay(calendar: CompiledCalendar, start: number, n: number): number {
  const { zone, alwaysOpen } = calendar.def
  if (alwaysOpen) return instantOfLocal(zone, localDayOf(zone, start) + n + 1, 0)
  let table = tableCovering(calendar, start)
  let index = firstCloseAfter(table, start) + n
  // The days at the table's edge are there only to complete its range: an answer beyond it needs a longer table.
  while (index >= table.dayCloses.length || at(table.dayCloses, index) >= table.to - DAY_MS) {
    table = tableCovering(calendar, table.to)
    index = firstCloseAfter(table, start) + n
  }
  return at(table.dayCloses, index)
}
