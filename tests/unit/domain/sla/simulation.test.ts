import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCalendar, type CompiledCalendar } from '#shared/domain/calendar/compile'
import { openBetween } from '#shared/domain/calendar/open-time'
import { evaluateClock } from '#shared/domain/sla/clock'
import type { ClockEvent } from '#shared/domain/sla/history'
import { MINUTE_MS } from '#shared/lib/zoned-time'
import { beijing, contextOf, fiveByEight, loadBundledLibrary, workweek } from '../../../support/policies'

const library = await loadBundledLibrary()
const phone = contextOf(library, 'equipment-handbook', 'phone-response')
const CALENDARS = {
  '5x8': compileCalendar(workweek(fiveByEight, { holidays: true }), library.holidayYears),
  '24x7': phone.calendar,
}

/** The minutes table 2-2 gives, written once more. */
const MINUTES: Readonly<Record<string, number>> = { L1: 30, L3: 120, L4: 240, other: 2880 }

type Walked = { readonly state: string; readonly dueMinute: number | null; readonly counted: number }

/**
 * A clock as a person would keep it: walks minute by minute from the start, crosses off the open ones that are not paused,
 * and notes when the promise of the last severity is used up.
 */
function walk(calendar: CompiledCalendar, first: string, events: readonly ClockEvent[], now: number): Walked {
  const known = events.filter(({ at }) => at <= now)
  const start = known.find(({ type }) => type === 'start')?.at
  if (start === undefined) return { state: 'waiting', dueMinute: null, counted: 0 }
  const stop = known.find(({ type, at }) => type === 'stop' && at >= start)?.at
  const end = stop ?? now
  const changes = known.filter((event) => event.type === 'severity' && event.at <= end)
  const last = changes.at(-1)
  const promised = MINUTES[last?.type === 'severity' ? last.severity : first] ?? 0
  const pausedAt = (minute: number): boolean =>
    known.findLast(({ type, at }) => (type === 'pause' || type === 'resume') && at <= minute && at <= end)?.type ===
    'pause'
  let counted = 0
  let dueMinute: number | null = null
  for (let minute = start; minute < end; minute += MINUTE_MS) {
    if (pausedAt(minute) || openBetween(calendar, minute, minute + MINUTE_MS) === 0) continue
    counted++
    if (counted === promised) dueMinute = minute + MINUTE_MS
  }
  if (stop !== undefined) return { state: counted > promised ? 'met-late' : 'met', dueMinute, counted }
  const late = dueMinute !== null && now > dueMinute
  return { state: late ? 'overdue' : pausedAt(now) ? 'paused' : 'running', dueMinute, counted }
}

const first = beijing('2026-04-29 08:00')
const minutes = (max: number) => fc.integer({ min: 0, max }).map((minute) => first + minute * MINUTE_MS)
const severities = fc.constantFrom('L1', 'L3', 'L4', 'other')
const events: fc.Arbitrary<ClockEvent> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('pause' as const), at: minutes(9000) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('resume' as const), at: minutes(9000) }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('severity' as const), at: minutes(9000), severity: severities }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('stop' as const), at: minutes(12_000) }) },
)

describe('a clock against a minute-by-minute walk', () => {
  it.each(['5x8', '24x7'] as const)('agrees over the May holiday on %s', (name) => {
    const calendar = CALENDARS[name]
    fc.assert(
      fc.property(
        fc.uniqueArray(events, { maxLength: 7, selector: ({ at }) => at }),
        minutes(2000),
        minutes(14_000),
        severities,
        (others, start, now, severity) => {
          const list: readonly ClockEvent[] = [
            ...others.filter(({ at }) => at !== start),
            { type: 'start' as const, at: start },
          ].toSorted((a, b) => a.at - b.at)
          const view = evaluateClock({ ...phone, calendar, facts: { severity }, events: list, now })
          const walked = walk(calendar, severity, list, now)
          expect([view.state, view.elapsedMs]).toEqual([walked.state, walked.counted * MINUTE_MS])
          // A deadline that lies ahead is not walked to.
          const reached = view.dueAt !== null && view.remainingMs !== null && view.remainingMs <= 0
          expect(reached ? view.dueAt : null).toBe(walked.dueMinute)
        },
      ),
      { numRuns: 150 },
    )
  })
})
