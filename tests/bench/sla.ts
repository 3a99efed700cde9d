/**
 * Bench of the deadline engine: deadlines a second on a 5×8 calendar with three years of public holidays, amounts from one
 * minute to thirty working days, against the packages one could have used and against a bare binary search.
 */
import chineseDays from 'chinese-days'
import { compileCalendar, type CompiledCalendar } from '#shared/domain/calendar/compile'
import { dueAfter, openSegments } from '#shared/domain/calendar/open-time'
import { CalendarDef, type HolidayYear } from '#shared/domain/calendar/schema'
import { MINUTE_MS, dayOfIsoDate, isoDateOfDay, weekdayOfDay } from '#shared/lib/zoned-time'
import type { BenchRow } from './row'
import { WORKDAY_MINUTES, YEAR_MS, createBareReference, createPeers, type Peer } from './sla-peers'

// The package's CommonJS build has no named exports that Node could see.
// oxlint-disable-next-line import/no-named-as-default-member
const { getDayDetail } = chineseDays

const ZONE = 'Asia/Shanghai'
const YEARS = [2024, 2025, 2026]
const PEER_GOAL = 300
const LIMIT_GOAL = 0.5

function listOfYear(year: number): HolidayYear {
  const closed: { date: string; name: string }[] = []
  const makeup: string[] = []
  for (let day = dayOfIsoDate(`${year}-01-01`); day <= dayOfIsoDate(`${year}-12-31`); day++) {
    const date = isoDateOfDay(day)
    const { work, name } = getDayDetail(date)
    const weekend = weekdayOfDay(day) >= 5
    if (!work && name.includes(',')) closed.push({ date, name })
    if (work && weekend) makeup.push(date)
  }
  return { year, source: 'chinese-days', closed, makeup }
}

function fiveByEight(years: readonly HolidayYear[]): CompiledCalendar {
  const day = [
    ['09:00', '12:00'],
    ['13:00', '18:00'],
  ]
  const week = { mon: day, tue: day, wed: day, thu: day, fri: day }
  return compileCalendar(
    CalendarDef.parse({ id: '5x8', name: { zh: '5×8', en: '5×8' }, zone: ZONE, week, holidays: true }),
    years,
  )
}

type Cases = { readonly starts: Float64Array; readonly minutes: Float64Array }

/** The same cases in every run: a small generator with a fixed seed. Starts leave room for the longest amount. */
function makeCases(count: number): Cases {
  let seed = 20_260_302
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
  const first = Date.UTC(2024, 0, 2)
  const span = 2.7 * YEAR_MS
  const starts = new Float64Array(count)
  const minutes = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    starts[i] = first + Math.floor((random() * span) / MINUTE_MS) * MINUTE_MS
    minutes[i] = 1 + Math.floor(random() * 30 * WORKDAY_MINUTES)
  }
  return { starts, minutes }
}

const at = (ms: number): string => new Date(ms).toISOString()

/** Throws unless the peer answers as the engine does. */
function verify(peer: Peer, engine: Peer, { starts, minutes }: Cases, count: number): void {
  for (let i = 0; i < count; i++) {
    const start = starts[i] ?? 0
    const amount = minutes[i] ?? 0
    const expected = engine.due(start, amount)
    const got = peer.due(start, amount)
    if (got !== expected) {
      throw new Error(`${peer.name}: ${at(start)} + ${amount} min is ${at(got)}, not ${at(expected)}`)
    }
  }
}

/** Answers a second over the first `count` cases. The sum keeps the work from being optimised away. */
function rate({ due }: Peer, { starts, minutes }: Cases, count: number): number {
  const begin = performance.now()
  let sum = 0
  for (let i = 0; i < count; i++) sum += due(starts[i] ?? 0, minutes[i] ?? 0)
  const seconds = (performance.now() - begin) / 1000
  if (!Number.isFinite(sum)) throw new Error('not an instant')
  return count / seconds
}

const best = (rounds: number, once: () => number): number => Math.max(...Array.from({ length: rounds }, once))

const row = (id: string, value: number, reference: number, goal: number): BenchRow => {
  const ratio = value / reference
  return {
    id,
    value: Math.round(value),
    unit: 'deadlines/s',
    reference: Math.round(reference),
    ratio,
    goal,
    ok: ratio >= goal,
  }
}

function measure(): readonly BenchRow[] {
  const years = YEARS.map(listOfYear)
  const calendar = fiveByEight(years)
  const engine: Peer = { name: 'vigil', due: (start, minutes) => dueAfter(calendar, start, minutes * MINUTE_MS) }
  const bare = createBareReference(openSegments(calendar, Date.UTC(2023, 11, 1), Date.UTC(2027, 11, 1)))
  const peers = createPeers(years)
  const cases = makeCases(400_000)
  for (const peer of peers) verify(peer, engine, cases, 200)
  verify(bare, engine, cases, 100_000)
  const all = cases.starts.length
  // Taken in turns, so that a busy moment of the machine falls on both.
  let ours = 0
  let limit = 0
  for (let round = 0; round < 9; round++) {
    limit = Math.max(limit, rate(bare, cases, all))
    ours = Math.max(ours, rate(engine, cases, all))
  }
  const fastest = Math.max(...peers.map((peer) => best(2, () => rate(peer, cases, 200))))
  return [row('sla-vs-peers', ours, fastest, PEER_GOAL), row('sla-vs-limit', ours, limit, LIMIT_GOAL)]
}

/** Measures `sla-vs-peers` and `sla-vs-limit`; throws when a package gives another answer than the engine. */
export async function benchSla(): Promise<readonly BenchRow[]> {
  // The packages know only the zone of the process.
  const zone = process.env['TZ']
  process.env['TZ'] = ZONE
  try {
    return measure()
  } finally {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  }
}
