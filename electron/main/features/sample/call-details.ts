/**
 * What makes the sample calls look like those of a PBX: rings, holds, wrap-up, recordings; and callers who gave up, most of whom
 * were called back, a few of whom wait for it.
 */
import { mainLink } from '#shared/domain/telephony/settings'
import { localDayOf, isoDateOfDay } from '#shared/lib/zoned-time'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import { callRow } from '../../db/call-row'
import type { CallsTable } from '../../db/tables'
import type { CallParts } from './call-parts'
import { createChance } from './random'
import type { Chance } from './random'

type Row = CallsTable

const queue = 'hotline'
const minute = 60_000

const ringsOf = (row: Row, answeredAt: number, chance: Chance, others: readonly string[]) => {
  const ms = Math.min(answeredAt - row.joined_at, chance.within([2, 6]) * 1000)
  const rings = [{ extension: row.agent ?? '', at: answeredAt - ms, ms, answered: true }]
  const before = others.find((extension) => extension !== row.agent)
  // Who waited long was offered to somebody else first.
  const early = answeredAt - row.joined_at - ms
  return before !== undefined && early > 8_000
    ? [{ extension: before, at: row.joined_at + 500, ms: early - 1_000, answered: false }, ...rings]
    : rings
}

const recordingOf = (row: Row): string => {
  const day = isoDateOfDay(localDayOf(DEFAULT_ZONE, row.joined_at)).replaceAll('-', '')
  return `${day}-${row.kind === 'queue' ? queue : 'out'}-${row.agent ?? ''}-${row.id.slice(-6)}.wav`
}

/** The row of an answered call with what its telephones did; others as they are. */
function dressed(row: Row, i: number, chance: Chance, extensions: readonly string[]): Row {
  const { answered_at: answeredAt } = row
  if (answeredAt === null || row.agent === null) return row
  return {
    ...row,
    rings: JSON.stringify(row.kind === 'queue' ? ringsOf(row, answeredAt, chance, extensions) : []),
    hold_ms: i % 4 === 1 ? Math.min(row.talk_ms, chance.within([8, 35]) * 1000) : 0,
    wrap_up_ms: row.kind === 'queue' ? chance.within([10, 55]) * 1000 : 0,
    ended_by: i % 9 === 4 ? 'transfer' : i % 3 === 0 ? 'agent' : 'caller',
    transferred_to: i % 9 === 4 ? (extensions.find((one) => one !== row.agent) ?? null) : null,
    recording: recordingOf(row),
  }
}

type Numbered = Pick<Row, 'number' | 'customer_id'>
type At = { readonly joined: number; readonly waitMs: number }

const missedRow = ({ newId, now }: CallParts, { joined, waitMs }: At, of: Numbered, outcome = 'abandoned'): Row => {
  const id = newId(now)
  return callRow({
    id,
    visit: `sample/${id}`,
    link: mainLink,
    queue,
    ...of,
    joined_at: joined,
    ended_at: joined + waitMs,
    outcome,
    wait_ms: waitMs,
    source: 'sample',
  })
}

const outboundRow = (
  { newId, now }: CallParts,
  of: Numbered,
  agent: string | null,
  times: { readonly at: number; readonly talkMs: number | null },
): Row => {
  const id = newId(now)
  const rang = 6_000
  const answeredAt = times.talkMs === null ? null : times.at + rang
  return callRow({
    id,
    visit: `sample/${id}`,
    link: mainLink,
    kind: 'outbound',
    queue: '',
    ...of,
    joined_at: times.at,
    answered_at: answeredAt,
    ended_at: times.talkMs === null ? times.at + 25_000 : times.at + rang + times.talkMs,
    outcome: answeredAt === null ? 'no-answer' : 'answered',
    wait_ms: answeredAt === null ? 25_000 : rang,
    talk_ms: times.talkMs ?? 0,
    agent,
    source: 'sample',
  })
}

/** Callers of today who gave up and were called back, as far as there was time for it. */
function calledBack(rows: readonly Row[], parts: CallParts, chance: Chance): readonly Row[] {
  return rows.flatMap((row) => {
    const agent = chance.pick(parts.agents).extension
    const at = row.joined_at + chance.within([6, 20]) * minute
    const talkMs = chance.within([50, 200]) * 1000
    const isOver = row.outcome === 'abandoned' && at + talkMs + minute < parts.now
    return isOver
      ? [outboundRow(parts, { number: row.number, customer_id: row.customer_id }, agent, { at, talkMs })]
      : []
  })
}

/** How long ago somebody gave up, in minutes, each time; of the first a colleague has tried to call back. */
const waiting: readonly (readonly number[])[] = [[52, 31, 9], [14], [46], [78, 71], [112]]

/** Those who wait to be called back: their numbers are in no other call. */
function stillWaiting(rows: readonly Row[], parts: CallParts, chance: Chance): readonly Row[] {
  const { customers, now, agents } = parts
  const used = new Set(rows.map(({ number }) => number))
  const callers: readonly Numbered[] = customers.flatMap(({ id, contacts }) =>
    contacts.flatMap(({ number }) => (used.has(number) || number.includes('转') ? [] : [{ number, customer_id: id }])),
  )
  const unknown: Numbered = { number: '13800008806', customer_id: null }
  return waiting.flatMap((times, i) => {
    // The second is nobody the archive knows.
    const of = i === 1 ? unknown : (callers[i * 3] ?? unknown)
    const outcome = i === 2 ? 'timed-out' : 'abandoned'
    const missed = times.map((ago) =>
      missedRow(parts, { joined: now - ago * minute, waitMs: chance.within([18, 95]) * 1000 }, of, outcome),
    )
    return i === 0
      ? [...missed, outboundRow(parts, of, chance.pick(agents).extension, { at: now - 5 * minute, talkMs: null })]
      : missed
  })
}

const note = '客户询问备件到货时间，已答复明日上午送达。'

/** All sample calls with what was added; `ofToday` are those that led to no ticket. */
export function withDetails(reporting: readonly Row[], ofToday: readonly Row[], parts: CallParts): readonly Row[] {
  // Of its own, so that nothing else of the sample changes with it.
  const chance = createChance(26)
  const extensions = parts.agents.flatMap(({ extension }) => extension ?? [])
  const done = ofToday.map((row, i): Row =>
    row.answered_at !== null && i % 3 === 0
      ? { ...row, disposition: 'answered', disposed_by: parts.agents[0]?.id ?? null, ...(i % 6 === 0 ? { note } : {}) }
      : row,
  )
  const rows = [...reporting, ...done]
  const withheld = missedRow(
    parts,
    { joined: parts.now - 27 * minute, waitMs: 41_000 },
    { number: '', customer_id: null },
  )
  return [...rows, ...calledBack(ofToday, parts, chance), ...stillWaiting(rows, parts, chance), withheld].map(
    (row, i) => dressed(row, i, chance, extensions),
  )
}
