/** What the sample agents did today, told from their calls: signed in since the morning, in calls, wrapping up, at lunch. */
import { mainLink } from '#shared/domain/telephony/settings'
import { HOUR_MS, MINUTE_MS } from '#shared/lib/zoned-time'
import type { Insertable } from 'kysely'
import type { AgentSpansTable, CallsTable } from '../../db/tables'
import type { Moment, Person } from './past'
import type { Range } from './random'

type Span = Insertable<AgentSpansTable>
type Part = { readonly state: string; readonly from: number; readonly to: number; readonly reason?: string }

const opening = 8 * HOUR_MS
const ringMs = 4_000
const usualWrapUpMs = 25_000

/** Pauses of a shift, by the hour of the day, one agent after the other. */
const pauses = [
  { at: 9.75, lastsMs: 10 * MINUTE_MS, reason: '短休' },
  { at: 11.75, lastsMs: 40 * MINUTE_MS, reason: '午餐' },
  { at: 15.25, lastsMs: 25 * MINUTE_MS, reason: '培训' },
] as const

/** What comes first keeps its time; what begins meanwhile begins later, or falls away. */
function without(parts: readonly Part[], [from, to]: Range): readonly Part[] {
  let free = from
  return parts
    .toSorted((a, b) => a.from - b.from)
    .flatMap((part) => {
      const fits = { ...part, from: Math.max(part.from, free), to: Math.min(part.to, to) }
      if (fits.to <= fits.from) return []
      free = fits.to
      return [fits]
    })
}

/** The time between the parts is spent waiting for calls. */
function filled(parts: readonly Part[], [from, to]: Range): readonly Part[] {
  let at = from
  const gapless = parts.flatMap((part) => {
    const before = { state: 'available', from: at, to: part.from }
    at = part.to
    return before.to > before.from ? [before, part] : [part]
  })
  return at < to ? [...gapless, { state: 'available', from: at, to }] : gapless
}

function callParts(call: CallsTable): readonly Part[] {
  const { answered_at: answered, ended_at: ended } = call
  if (answered === null || ended === null) return []
  return [
    { state: 'ringing', from: Math.max(call.joined_at, answered - ringMs), to: answered },
    { state: 'in-call', from: answered, to: ended },
    { state: 'wrap-up', from: ended, to: ended + (call.wrap_up_ms || usualWrapUpMs) },
  ]
}

/** Spans from the opening up to now; who is called in the night signs in for that call. */
export function buildAgentSpans(
  calls: readonly CallsTable[],
  agents: readonly Person[],
  { now, today }: Moment,
): readonly Span[] {
  return agents.flatMap(({ extension }, index) => {
    if (extension === null) return []
    const own = calls.filter(
      ({ agent, joined_at: joined, kind }) => agent === extension && joined >= today && kind === 'queue',
    )
    const night: Range = [today, Math.min(now, today + opening + index * 3 * MINUTE_MS)]
    const day: Range = [night[1], now]
    const breaks = pauses.map(({ at, lastsMs, reason }) => {
      const from = today + at * HOUR_MS + index * 45 * MINUTE_MS
      return { state: 'paused', reason, from, to: from + lastsMs }
    })
    const parts = own.flatMap(callParts)
    return [...without(parts, night), ...filled(without([...parts, ...breaks], day), day)].map(
      ({ state, from, to, reason }) => ({
        source: 'sample',
        link: mainLink,
        extension,
        state,
        reason: reason ?? null,
        queue: state === 'wrap-up' ? 'hotline' : null,
        from_at: from,
        to_at: to,
      }),
    )
  })
}
