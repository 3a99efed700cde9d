/** Cuts the explanation of a clock into local days, as bars of 24 hours. */
import { instantOfLocal, localDayOf } from '#shared/lib/zoned-time'

/** As the clocks explain themselves: half-open, UTC ms. */
export type SegmentKind = 'counted' | 'makeup' | 'closed' | 'holiday' | 'paused'
export type Segment = {
  readonly from: number
  readonly to: number
  readonly kind: SegmentKind
  readonly note?: string
}

/** A piece of one day; `from` and `to` are parts of that day, 0 to 1. */
export type StripPiece = {
  readonly from: number
  readonly to: number
  readonly kind: SegmentKind
  readonly startsAt: number
  readonly endsAt: number
}

export type DayStrip = {
  /** UTC ms of the local midnight that begins the day. */
  readonly startsAt: number
  readonly endsAt: number
  readonly pieces: readonly StripPiece[]
  /** Name of the holiday or make-up workday, or the reason of a pause. */
  readonly notes: readonly string[]
  /** Counted time of the day in ms. */
  readonly countedMs: number
}

/** Every local day of `zone` from the first segment to the last, in order. */
export function cutIntoDays(segments: readonly Segment[], zone: string): readonly DayStrip[] {
  const first = segments[0]
  const last = segments.at(-1)
  if (!first || !last) return []
  const days: DayStrip[] = []
  const lastDay = localDayOf(zone, Math.max(first.from, last.to - 1))
  for (let day = localDayOf(zone, first.from); day <= lastDay; day += 1)
    days.push(cutDay(segments, instantOfLocal(zone, day, 0), instantOfLocal(zone, day + 1, 0)))
  return days
}

function cutDay(segments: readonly Segment[], startsAt: number, endsAt: number): DayStrip {
  const pieces: StripPiece[] = []
  const notes = new Set<string>()
  for (const segment of segments) {
    const from = Math.max(segment.from, startsAt)
    const to = Math.min(segment.to, endsAt)
    if (from >= to) continue
    const length = endsAt - startsAt
    pieces.push({
      from: (from - startsAt) / length,
      to: (to - startsAt) / length,
      kind: segment.kind,
      startsAt: from,
      endsAt: to,
    })
    if (segment.note) notes.add(segment.note)
  }
  const countedMs = pieces
    .filter((piece) => countsTime(piece.kind))
    .reduce((sum, piece) => sum + piece.endsAt - piece.startsAt, 0)
  return { startsAt, endsAt, pieces, notes: [...notes], countedMs }
}

/** A make-up workday is open like any other workday. */
export const countsTime = (kind: SegmentKind): boolean => kind === 'counted' || kind === 'makeup'

export type StripRow =
  | { readonly type: 'day'; readonly day: DayStrip }
  /** Several days in a row that look the same, shown once. */
  | { readonly type: 'run'; readonly from: DayStrip; readonly to: DayStrip; readonly days: number }

/** Runs of more than `keep` equal days fold, so that a target of 30 days stays readable. */
export function foldDays(days: readonly DayStrip[], keep = 3): readonly StripRow[] {
  const rows: StripRow[] = []
  let run: DayStrip[] = []
  const flush = () => {
    const from = run[0]
    const to = run.at(-1)
    if (from && to && run.length > keep) rows.push({ type: 'run', from, to, days: run.length })
    else rows.push(...run.map((day) => ({ type: 'day' as const, day })))
    run = []
  }
  for (const day of days) {
    const before = run.at(-1)
    if (before && signature(before) !== signature(day)) flush()
    run.push(day)
  }
  flush()
  return rows
}

const signature = (day: DayStrip): string =>
  [...day.notes, ...day.pieces.map((piece) => `${piece.kind}:${piece.from.toFixed(4)}-${piece.to.toFixed(4)}`)].join(
    '|',
  )
