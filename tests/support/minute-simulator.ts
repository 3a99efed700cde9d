/**
 * A clock as a patient person would keep it: walks minute by minute, crosses off the open ones that are not paused, and
 * notes when the promise is used up. Slow, and without a line of the product's rules; it reads `How a deadline is computed`
 * literally. Everything happens at whole minutes.
 */
import type { CaseFacts } from '#shared/domain/policy/rules'
import type { ClockView } from '#shared/domain/sla/clock'
import type { ClockEvent } from '#shared/domain/sla/history'
import { indexOf, openMinutes, type MinuteSpan } from './minute-simulator-open'
import { decide, openWithin, promise, type MinuteCase, type Promised } from './minute-simulator-promise'

const MINUTE = 60_000

/** What is told of a clock: all of its view but the facts. */
export type Told = Omit<ClockView, 'facts'>

/** The history walked: everything as minutes of the span. */
type Walk = {
  readonly start: number | null
  /** The end, or the present. */
  readonly until: number
  readonly ending: 'stop' | 'cancel' | null
  /** Since when the clock has been held at `until`; null when it is not. */
  readonly heldSince: number | null
  /** 1 for each minute before `until` that was paused. */
  readonly paused: Uint8Array
  readonly facts: CaseFacts
}

function changed(facts: CaseFacts, event: ClockEvent): CaseFacts {
  switch (event.type) {
    case 'severity':
      return { ...facts, severity: event.severity }
    case 'distance':
      return { ...facts, distanceKm: event.distanceKm }
    case 'city':
      return { ...facts, city: event.city }
    case 'agreed': {
      const { agreedAt: _, ...others } = facts
      return event.agreedAt === null ? others : { ...others, agreedAt: event.agreedAt }
    }
    default:
      return facts
  }
}

function walkHistory({ events, facts: given, now }: MinuteCase, span: MinuteSpan): Walk {
  const queue = events
    .map((event) => ({ minute: indexOf(span, event.at), event }))
    .toSorted((a, b) => a.minute - b.minute || Number(b.event.type === 'start') - Number(a.event.type === 'start'))
  const last = indexOf(span, now)
  const paused = new Uint8Array(span.day.length)
  let facts = given
  let start: number | null = null
  let heldSince: number | null = null
  for (let minute = 0; minute <= last; minute++) {
    for (let due = queue[0]; due?.minute === minute; due = queue[0]) {
      const { event } = due
      queue.shift()
      if (event.type === 'start') start ??= minute
      else if (event.type === 'pause') heldSince ??= minute
      else if (event.type === 'resume') heldSince = null
      else if (event.type !== 'stop' && event.type !== 'cancel') facts = changed(facts, event)
      else if (start !== null) return { start, until: minute, ending: event.type, heldSince, paused, facts }
    }
    if (minute < last && heldSince !== null) paused[minute] = 1
  }
  return { start, until: last, ending: null, heldSince, paused, facts }
}

/** The minute at which the promise is used up, pauses counted to `until` and none after it. */
function deadline(
  { minutes, fixed }: Exclude<Promised, string>,
  open: Uint8Array,
  walk: Walk,
  start: number,
): number | 'left-open' {
  const isPaused = (minute: number): boolean => minute < walk.until && walk.paused[minute] === 1
  if (fixed !== null) {
    let touched = false
    for (let minute = start; minute < fixed; minute++) touched ||= isPaused(minute)
    if (!touched) return fixed
    // Left open by the text: an agreed time (or the same local time days later) that lies in closed hours, and a pause
    // before it. As an amount it was used up at the closing before; as a time it still lay ahead.
    if (open[fixed - 1] === 0) return 'left-open'
  }
  let used = 0
  for (let minute = start; minute < open.length; minute++) {
    if (open[minute] === 1 && !isPaused(minute)) used++
    if (used === minutes) return minute + 1
  }
  throw new RangeError('the span ends before the deadline')
}

/** The clock at `now`; null where the text leaves open what it should show. */
export function simulate(minuteCase: MinuteCase, span: MinuteSpan): Told | null {
  const walk = walkHistory(minuteCase, span)
  const { start, until, ending, facts } = walk
  const instant = (minute: number): number => span.from + minute * MINUTE
  const nothing = { dueAt: null, targetMs: null, remainingMs: null, metAt: null, pausedSince: null }
  if (start === null)
    return { ...nothing, state: 'waiting', startedAt: null, elapsedMs: 0, ruleIndex: null, missing: [] }

  const open = openMinutes(minuteCase.calendar, minuteCase.holidayYears, span)
  let elapsed = 0
  for (let minute = start; minute < until; minute++) if (open[minute] === 1 && walk.paused[minute] === 0) elapsed++
  const held = ending === null && walk.heldSince !== null ? Math.max(walk.heldSince, start) : null

  const { index, missing } = decide(minuteCase, facts)
  const rule = index === null ? undefined : minuteCase.rules[index]
  const common = {
    startedAt: instant(start),
    elapsedMs: elapsed * MINUTE,
    metAt: ending === 'stop' ? instant(until) : null,
    pausedSince: held === null ? null : instant(held),
    ruleIndex: index,
  }
  const without = (state: Told['state']): Told => ({
    ...nothing,
    ...common,
    state: ending === 'cancel' ? 'cancelled' : state,
    missing: state === 'incomplete' ? missing : [],
  })

  const byAgreement = rule?.amount.kind === 'agreed'
  let promised: Promised
  if (facts.agreedAt !== undefined && (minuteCase.agreedOverrides || byAgreement)) {
    const fixed = indexOf(span, facts.agreedAt)
    promised = { minutes: openWithin(open, start, fixed), fixed }
  } else if (missing.length > 0) return without('incomplete')
  else if (rule === undefined) return without('not-promised')
  else if (rule.amount.kind === 'agreed') return without('awaiting-agreement')
  else promised = promise(rule.amount, open, span, start)

  if (promised === 'left-open') return null
  const due = deadline(promised, open, walk, start)
  if (due === 'left-open') return null
  const told = {
    ...common,
    missing: [],
    dueAt: instant(due),
    targetMs: promised.minutes * MINUTE,
    remainingMs: (promised.minutes - elapsed) * MINUTE,
  }
  const late = until > due
  if (ending === 'cancel') return { ...told, state: 'cancelled' }
  if (ending === 'stop') return { ...told, state: late ? 'met-late' : 'met' }
  if (late) return { ...told, state: 'overdue' }
  // While paused there is no deadline, only what remains; one that was reached as the pause began stands.
  if (held !== null) return { ...told, state: 'paused', dueAt: held < due ? null : instant(due) }
  return { ...told, state: 'running' }
}
