/**
 * Why a deadline is what it is: the time from the start to it, cut into what was counted and what was not, and the parts
 * of the sentence that names the promise. Words are the screen's business.
 */
import type { CompiledCalendar } from '../calendar/compile'
import { openSegments } from '../calendar/open-time'
import type { DayKind } from '../calendar/days'
import type { LocalText } from '../calendar/schema'
import type { Clause } from '../policy/parts'
import type { Commitment, Policy, Rule } from '../policy/schema'
import type { ClockView } from './clock'
import type { ClockHistory, Pause } from './history'
import { instantOfLocal, localDayOf, yearOfDay } from '../../lib/zoned-time'

/**
 * - counted: open time of an ordinary day that used up the amount
 * - makeup: the same on a make-up workday
 * - closed: outside the windows
 * - holiday: a public holiday; `note` is its name
 * - paused: open time that a pause took out; `note` is its reason
 */
export type SegmentKind = 'counted' | 'makeup' | 'closed' | 'holiday' | 'paused'

/** Half-open, UTC ms. */
export type ExplainedSegment = {
  readonly from: number
  readonly to: number
  readonly kind: SegmentKind
  readonly note: string | null
}

export type ClockExplanation = {
  readonly policy: {
    readonly id: string
    readonly version: number
    readonly name: LocalText
    readonly document: string
  }
  readonly commitment: { readonly id: string; readonly name: LocalText; readonly factIds: readonly string[] }
  readonly clause: Clause
  readonly calendar: {
    readonly id: string
    readonly version: number
    readonly name: LocalText
    readonly zone: string
    readonly assumed: boolean
  }
  /** The rule that decided; null when an agreed time, or nothing, did. */
  readonly rule: Rule | null
  /** The deadline is the time both sides agreed. */
  readonly agreed: boolean
  /** The source does not state this number. */
  readonly assumed: boolean
  readonly view: ClockView
  /** From the start to the deadline; to the present while there is none. */
  readonly segments: readonly ExplainedSegment[]
  /** Counted time of the segments, ms: the amount of the promise, or what has elapsed while there is no deadline. */
  readonly countedMs: number
  /** Years within the span whose public holidays are not known: the deadline may move when their lists arrive. */
  readonly missingHolidayYears: readonly number[]
}

type Span = { readonly from: number; readonly to: number }

function push(segments: ExplainedSegment[], next: ExplainedSegment): void {
  if (next.to <= next.from) return
  const last = segments.at(-1)
  if (last && last.to === next.from && last.kind === next.kind && last.note === next.note)
    segments[segments.length - 1] = { ...last, to: next.to }
  else segments.push(next)
}

function pushOpen(segments: ExplainedSegment[], open: Span, day: DayKind, pauses: readonly Pause[]): void {
  const kind = day.kind === 'makeup' ? 'makeup' : 'counted'
  let from = open.from
  for (const pause of pauses) {
    const begin = Math.max(pause.from, from)
    const end = Math.min(pause.to ?? Infinity, open.to)
    if (end <= begin) continue
    push(segments, { from, to: begin, kind, note: null })
    push(segments, { from: begin, to: end, kind: 'paused', note: pause.reason })
    from = end
  }
  push(segments, { from, to: open.to, kind, note: null })
}

function pushDay(
  segments: ExplainedSegment[],
  calendar: CompiledCalendar,
  day: number,
  span: Span,
  pauses: readonly Pause[],
): void {
  const kind = calendar.plan.kindOf(day)
  const closed =
    kind.kind === 'holiday'
      ? ({ kind: 'holiday', note: kind.name } as const)
      : ({ kind: 'closed', note: null } as const)
  let from = span.from
  for (const open of openSegments(calendar, span.from, span.to)) {
    push(segments, { from, to: open.from, ...closed })
    pushOpen(segments, open, kind, pauses)
    from = open.to
  }
  push(segments, { from, to: span.to, ...closed })
}

/** The segments of `[from, to)`, day by day, with neighbours of one kind merged. Pauses are in order. */
function explainSpan(
  calendar: CompiledCalendar,
  from: number,
  to: number,
  pauses: readonly Pause[],
): readonly ExplainedSegment[] {
  const { zone } = calendar.def
  const segments: ExplainedSegment[] = []
  if (to <= from) return segments
  const lastDay = localDayOf(zone, to - 1)
  for (let day = localDayOf(zone, from); day <= lastDay; day++) {
    const begin = Math.max(from, instantOfLocal(zone, day, 0))
    const end = Math.min(to, instantOfLocal(zone, day + 1, 0))
    pushDay(segments, calendar, day, { from: begin, to: end }, pauses)
  }
  return segments
}

/** Years between two instants (UTC ms) whose public holidays a calendar that heeds them does not know. */
export function missingYearsWithin(
  { def, holidayYears }: CompiledCalendar,
  from: number,
  to: number,
): readonly number[] {
  if (!def.holidays) return []
  const last = yearOfDay(localDayOf(def.zone, to))
  const missing: number[] = []
  for (let year = yearOfDay(localDayOf(def.zone, from)); year <= last; year++)
    if (!holidayYears.has(year)) missing.push(year)
  return missing
}

/** What `explainClock` speaks of: a view and what it was computed from. */
export type ExplainInput = {
  readonly policy: Policy
  readonly commitment: Commitment
  readonly calendar: CompiledCalendar
  readonly history: ClockHistory
  readonly view: ClockView
  /** UTC ms, the instant of the view. */
  readonly now: number
}

/** The explanation of a clock; its counted segments add up to the amount whenever there is a deadline. */
export function explainClock({ policy, commitment, calendar, history, view, now }: ExplainInput): ClockExplanation {
  const until = history.endedAt ?? now
  const from = view.startedAt ?? until
  const to = view.dueAt ?? until
  const pauses = history.pauses.map((pause) => ({ ...pause, to: pause.to ?? until }))
  const segments = explainSpan(calendar, from, to, pauses)
  const countedMs = segments
    .filter(({ kind }) => kind === 'counted' || kind === 'makeup')
    .reduce((sum, segment) => sum + segment.to - segment.from, 0)
  const chosen = view.ruleIndex === null ? undefined : commitment.rules[view.ruleIndex]
  const agreed = view.facts.agreedAt !== undefined && (commitment.agreedOverrides || chosen?.amount.kind === 'agreed')
  const rule = agreed ? null : (chosen ?? null)
  const { id, version, name, zone, assumed } = calendar.def
  return {
    policy: { id: policy.id, version: policy.version, name: policy.name, document: policy.source.document },
    commitment: { id: commitment.id, name: commitment.name, factIds: commitment.factIds },
    clause: commitment.clause,
    calendar: { id, version, name, zone, assumed: assumed ?? false },
    rule,
    agreed,
    assumed: rule?.assumed ?? false,
    view,
    segments,
    countedMs,
    missingHolidayYears: view.startedAt === null ? [] : missingYearsWithin(calendar, from, to),
  }
}
