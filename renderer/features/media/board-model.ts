/** What the board works out of its rows: the range it shows, the cells by place, their looks. Pure. */
import type { CellState } from '#shared/domain/media/board'
import type { WorkUrgency } from '#shared/domain/media/work'
import type { BoardCellRow } from '#shared/ipc/contract'
import { dayOfIsoDate, isoDateOfDay, weekdayOfDay } from '#shared/lib/zoned-time'
import type { Shape } from '../../ui/state-badge'
import type { Tone } from '../../ui/tokens'
import { stateLook } from './model'

const week = 7

/** Weeks of the past that stand before the current one. */
export const weeksBefore = 3

/** The days of `weeks` columns, half-open; `shift` weeks later than the usual start. */
export function boardRange(
  today: string,
  weeks: number,
  shift: number,
): { readonly from: string; readonly to: string } {
  const day = dayOfIsoDate(today)
  const first = day - weekdayOfDay(day) + (shift - weeksBefore) * week
  return { from: isoDateOfDay(first), to: isoDateOfDay(first + weeks * week) }
}

export const cellLook: Readonly<Record<CellState, { readonly tone: Tone; readonly shape: Shape }>> = {
  ...stateLook,
  upcoming: { tone: 'quiet', shape: 'ring' },
  overdue: { tone: 'late', shape: 'diamond' },
  missed: { tone: 'late', shape: 'cross' },
  paused: { tone: 'quiet', shape: 'bars' },
  merged: { tone: 'quiet', shape: 'half' },
}

/** What must not be overlooked stands on a tinted ground, not only in another colour. */
export const standsOut = (state: CellState): boolean => ['overdue', 'missed', 'lost', 'refused'].includes(state)

export const urgencyLook: Readonly<Record<WorkUrgency, { readonly tone: Tone; readonly shape: Shape }>> = {
  later: { tone: 'quiet', shape: 'ring' },
  soon: { tone: 'plain', shape: 'half' },
  today: { tone: 'soon', shape: 'triangle' },
  overdue: { tone: 'late', shape: 'diamond' },
}

/** Cells by site and column. */
export function cellsByPlace(cells: Iterable<BoardCellRow>): ReadonlyMap<string, BoardCellRow> {
  return new Map([...cells].map((cell) => [placeOf(cell.siteId, cell.monday), cell]))
}

export const placeOf = (siteId: string, monday: string): string => `${siteId} ${monday}`

/** `11-30` of `2026-11-30`. */
export const shortDay = (day: string): string => day.slice(5)
