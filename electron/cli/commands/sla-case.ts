/** One line of `vigil sla --cases`: reading it, and evaluating the clock it describes. */
import { z } from 'zod'
import { compileCalendar, type CompiledCalendar } from '#shared/domain/calendar/compile'
import { CalendarDef, type HolidayYear } from '#shared/domain/calendar/schema'
import { calendarOf, findCommitment } from '#shared/domain/policy/compile'
import type { CaseFacts } from '#shared/domain/policy/rules'
import { evaluateClock } from '#shared/domain/sla/clock'
import { missingYearsWithin } from '#shared/domain/sla/explain'
import type { ClockEvent } from '#shared/domain/sla/history'
import { err, ok, type Result } from '#shared/lib/result'
import { jsonPath, type PolicyLibrary } from '#main/features/policies/load'

const FIRST_INSTANT = Date.UTC(1970, 0, 1)
const LAST_INSTANT = Date.UTC(2200, 0, 1)

/** Seconds may be left out; the reader of ISO instants wants them. */
const withSeconds = (text: string): string => text.replace(/T(\d\d:\d\d)(?=[Z+-])/, 'T$1:00')

/** An ISO instant with its offset, read as UTC ms. */
const Instant = z
  .string()
  .overwrite(withSeconds)
  .pipe(
    z.iso.datetime({
      offset: true,
      error: 'expected an ISO instant with offset, like 2026-03-02T09:00:00+08:00',
    }),
  )
  .transform((text) => Date.parse(text))
  .refine((at) => at >= FIRST_INSTANT && at < LAST_INSTANT, 'must lie in the years 1970 to 2199')

const Distance = z.number().min(0)

/** Left out or null: both mean that it is not given. */
const optional = <T>(schema: z.ZodType<T>) => schema.nullish().transform((value) => value ?? undefined)

const CaseEvent = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['start', 'resume', 'stop', 'cancel']), at: Instant }),
  z.object({ type: z.literal('pause'), at: Instant, reason: z.string().nullish() }),
  z.object({ type: z.literal('severity'), at: Instant, value: z.string() }),
  z.object({ type: z.literal('distance'), at: Instant, value: Distance }),
  z.object({ type: z.literal('city'), at: Instant, value: z.string() }),
  z.object({ type: z.literal('agreed'), at: Instant, value: Instant.nullable() }),
])
type CaseEvent = z.infer<typeof CaseEvent>

const SlaCase = z.object({
  id: z.union([z.string(), z.number()]),
  policy: z.string(),
  commitment: z.string(),
  severity: optional(z.string()),
  city: optional(z.string()),
  distanceKm: optional(Distance),
  agreedAt: optional(Instant),
  calendar: optional(z.record(z.string(), z.unknown())),
  events: z.array(CaseEvent),
  now: Instant,
})
type SlaCase = z.infer<typeof SlaCase>

/** The answer to a case. Instants are ISO in UTC; durations are ms of open, unpaused time. */
export type SlaAnswer = {
  readonly id: string | number
  readonly state: string
  readonly dueAt: string | null
  readonly remainingMs: number | null
  readonly elapsedMs: number
  readonly metAt: string | null
}

/** An answer, and the years its deadline reaches whose public holidays are not known: it may move when their lists arrive. */
export type AnsweredCase = { readonly answer: SlaAnswer; readonly missingHolidayYears: readonly number[] }

/** What is wrong with a case: the field, and why in words. */
export type CaseProblem = { readonly field: string; readonly reason: string }

const problem = (field: string, reason: string): Result<never, CaseProblem> => err({ field, reason })

function fromIssues(error: z.ZodError, prefix: readonly PropertyKey[] = []): Result<never, CaseProblem> {
  const issue = error.issues[0]
  return problem(jsonPath([...prefix, ...(issue?.path ?? [])]), issue?.message ?? 'not valid')
}

function clockEvent(event: CaseEvent): ClockEvent {
  switch (event.type) {
    case 'pause':
      return { type: 'pause', at: event.at, ...(event.reason ? { reason: event.reason } : {}) }
    case 'severity':
      return { type: 'severity', at: event.at, severity: event.value }
    case 'distance':
      return { type: 'distance', at: event.at, distanceKm: event.value }
    case 'city':
      return { type: 'city', at: event.at, city: event.value }
    case 'agreed':
      return { type: 'agreed', at: event.at, agreedAt: event.value }
    default:
      return event
  }
}

const factsOf = ({ severity, city, distanceKm, agreedAt }: SlaCase): CaseFacts => ({
  ...(severity === undefined ? {} : { severity }),
  ...(city === undefined ? {} : { city }),
  ...(distanceKm === undefined ? {} : { distanceKm }),
  ...(agreedAt === undefined ? {} : { agreedAt }),
})

function unknownSeverity(
  known: readonly { readonly id: string }[],
  given: SlaCase,
): Result<never, CaseProblem> | undefined {
  const isUnknown = (severity: string): boolean => !known.some(({ id }) => id === severity)
  if (given.severity !== undefined && isUnknown(given.severity))
    return problem('severity', `no severity "${given.severity}"`)
  const at = given.events.findIndex((event) => event.type === 'severity' && isUnknown(event.value))
  return at < 0 ? undefined : problem(`events[${at}].value`, 'no such severity in the policy')
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** Compiled calendars of cases that bring their own, by their JSON; a file usually repeats few. */
type CalendarCache = Map<string, CompiledCalendar>
const MAX_CACHED_CALENDARS = 64

function overridden(
  json: Readonly<Record<string, unknown>>,
  holidayYears: readonly HolidayYear[],
  cache: CalendarCache,
): Result<CompiledCalendar, CaseProblem> {
  const key = JSON.stringify(json)
  const cached = cache.get(key)
  if (cached) return ok(cached)
  // In a case the calendar need not be named: nothing refers to it.
  const parsed = CalendarDef.safeParse({ id: 'case', name: { zh: '本例日历', en: 'Calendar of the case' }, ...json })
  if (!parsed.success) return fromIssues(parsed.error, ['calendar'])
  if (cache.size >= MAX_CACHED_CALENDARS) cache.clear()
  const calendar = compileCalendar(parsed.data, holidayYears)
  cache.set(key, calendar)
  return ok(calendar)
}

/** Evaluates cases against a library; keeps the calendars that cases bring along. */
export function createCaseEvaluator(library: PolicyLibrary): (line: string) => Result<AnsweredCase, CaseProblem> {
  const cache: CalendarCache = new Map()
  return (line) => {
    let json: unknown
    try {
      json = JSON.parse(line)
    } catch {
      return problem('', 'not valid JSON')
    }
    const parsed = SlaCase.safeParse(json)
    if (!parsed.success) return fromIssues(parsed.error)
    const given = parsed.data
    const compiled = library.policies.get(given.policy)
    if (!compiled) return problem('policy', `no policy "${given.policy}"`)
    const { policy } = compiled
    const commitment = findCommitment(policy, given.commitment)
    if (!commitment) return problem('commitment', `no commitment "${given.commitment}" in policy "${policy.id}"`)
    const unknown = unknownSeverity(policy.severities, given)
    if (unknown) return unknown
    const override = given.calendar === undefined ? undefined : overridden(given.calendar, library.holidayYears, cache)
    if (override && !override.ok) return override
    const calendar = override ? override.value : calendarOf(compiled, commitment)
    const events = given.events.map(clockEvent)
    const view = evaluateClock({ policy, commitment, calendar, facts: factsOf(given), events, now: given.now })
    if (view.state === 'incomplete')
      return problem(view.missing.join(', '), `"${commitment.id}" cannot be computed without it`)
    const { state, startedAt, dueAt, remainingMs, elapsedMs } = view
    return ok({
      answer: { id: given.id, state, dueAt: iso(dueAt), remainingMs, elapsedMs, metAt: iso(view.metAt) },
      missingHolidayYears: startedAt === null ? [] : missingYearsWithin(calendar, startedAt, dueAt ?? given.now),
    })
  }
}
