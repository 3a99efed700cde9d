/**
 * SQL of the reports: calls and times of agents counted by interval, in the reader worker. What runs at the moment of the
 * report comes from the live state; its rows, written meanwhile, are left out.
 */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { AgentState } from '#shared/domain/queue/state'
import type { CountedCalls } from '#shared/domain/kpi/calls'
import type { Interval } from '#shared/domain/kpi/intervals'
import type { CountedGroup, HeardNothing, LongSpan, SpentGroup } from '#shared/domain/kpi/report'
import type { LinkId } from '#shared/domain/telephony/settings'
import { asJson, jsonArray, jsonGroup, jsonTable } from '../../db/dialect/json-rows'
import type { Db } from '../../db/tables'

/** What a queue's calls are counted by, s. */
export type CountLimits = {
  readonly link: LinkId
  readonly queue: string
  readonly withinS: number
  readonly shortS: number
}

export type CountInput = {
  readonly intervals: readonly Interval[]
  readonly group: 'total' | 'queue' | 'agent'
  readonly limits: readonly CountLimits[]
  /** For queues that `limits` does not name. */
  readonly otherLimits: Pick<CountLimits, 'withinS' | 'shortS'>
  /** Only these; empty for all. */
  readonly queues: readonly { readonly link: LinkId; readonly queue: string }[]
  readonly agents: readonly { readonly link: LinkId; readonly extension: string }[]
  /** Whether the agents' time is asked for. */
  readonly withTime: boolean
  /** Links that play a recording: of all others what was invented or replayed is left out. */
  readonly demo: readonly LinkId[]
  /** Visits that run, by the name of their row. */
  readonly running: readonly string[]
  /** Since when (UTC ms) agents do what they do now. */
  readonly acting: readonly { readonly link: LinkId; readonly extension: string; readonly since: number }[]
  /** UTC ms: up to here a gap lasts that is open. */
  readonly asOf: number
  /** Links that are set up: an open gap of any other ended with it. */
  readonly links: readonly LinkId[]
}

export type CountOutput = {
  readonly calls: readonly CountedGroup[]
  readonly spent: readonly SpentGroup[]
  readonly spans: readonly LongSpan[]
  readonly gaps: readonly HeardNothing[]
}

const intervalsOf = ({ intervals }: CountInput) => jsonTable(intervals, ['startsAt', 'endsAt']).as('i')

/** No span is longer: midnight ends every one, and no day has more hours. */
const longestSpanMs = 26 * 3_600_000

const isTold = (alias: string, { demo }: Pick<CountInput, 'demo'>): RawBuilder<boolean> => {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<boolean>`(${column('source')} not in ('replay', 'sample')
    or ${column('link')} in (select value from json_each(${JSON.stringify(demo)})))`
}

const isOneOf = (columns: readonly [string, string], wanted: readonly (readonly [string, string])[]) =>
  wanted.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.ref(columns[0])}, ${sql.ref(columns[1])}) in (select json_extract(value, '$[0]'),
        json_extract(value, '$[1]') from json_each(${JSON.stringify(wanted)}))`

const count = (condition: RawBuilder<unknown>) => sql<number>`sum(case when ${condition} then 1 else 0 end)`
const total = (what: RawBuilder<unknown>, condition: RawBuilder<unknown>) =>
  sql<number>`sum(case when ${condition} then ${what} else 0 end)`

const answered = sql`c.outcome = 'answered'`
const abandoned = sql`c.outcome = 'abandoned'`
/** A talk whose end was not heard has no time of its own, and would make the others look short. */
const handled = sql`c.outcome = 'answered' and (c.ended_by is not null or c.talk_ms > 0 or c.incomplete = 0)`
/** The PBX tells whole seconds: 20.9 s are within 20. */
const upTo = (seconds: RawBuilder<unknown>) => sql`c.wait_ms < (${seconds} + 1) * 1000`

async function countCalls(db: Db, input: CountInput): Promise<readonly CountedGroup[]> {
  if (input.intervals.length === 0) return []
  const byAgent = input.group === 'agent'
  const within = upTo(sql`coalesce(l."withinS", ${input.otherLimits.withinS})`)
  const short = upTo(sql`coalesce(l."shortS", ${input.otherLimits.shortS})`)
  const agent = byAgent ? sql<string | null>`c.agent` : sql<string | null>`null`
  const rows = await db
    .selectFrom(intervalsOf(input))
    .crossJoin('calls as c')
    .leftJoin(jsonTable(input.limits, ['link', 'queue', 'withinS', 'shortS']).as('l'), (join) =>
      join.onRef('l.link', '=', 'c.link').onRef('l.queue', '=', 'c.queue'),
    )
    .whereRef('c.joined_at', '>=', 'i.startsAt')
    .whereRef('c.joined_at', '<', 'i.endsAt')
    .where('c.kind', '=', 'queue')
    .where('c.outcome', '<>', 'live')
    .where(isTold('c', input))
    .where(
      isOneOf(
        ['c.link', 'c.queue'],
        input.queues.map(({ link, queue }) => [link, queue]),
      ),
    )
    .where(
      isOneOf(
        ['c.link', 'c.agent'],
        input.agents.map(({ link, extension }) => [link, extension]),
      ),
    )
    .where(sql<boolean>`c.visit not in (select value from json_each(${JSON.stringify(input.running)}))`)
    .$if(byAgent, (query) => query.where('c.agent', 'is not', null))
    .select(['i.startsAt', 'c.link', 'c.queue', agent.as('agent')])
    .select([
      sql<number>`count(*)`.as('offered'),
      count(answered).as('answered'),
      count(abandoned).as('abandoned'),
      count(sql`${abandoned} and ${short}`).as('shortAbandoned'),
      count(sql`${abandoned} and not (${within})`).as('lateAbandoned'),
      count(sql`c.outcome = 'timed-out'`).as('timedOut'),
      count(sql`c.outcome = 'redirected'`).as('redirected'),
      count(sql`c.outcome = 'key-exit'`).as('keyExit'),
      count(sql`c.outcome = 'empty-exit'`).as('emptyExit'),
      count(sql`c.outcome = 'withdrawn'`).as('withdrawn'),
      count(sql`c.outcome = 'left'`).as('left'),
      count(sql`${answered} and ${within}`).as('inTime'),
      count(sql`${handled} and coalesce(c.ended_by, '') <> 'transfer'`).as('completed'),
      count(sql`${handled} and c.ended_by = 'transfer'`).as('transferred'),
      total(sql`c.wait_ms`, answered).as('waitOfAnsweredMs'),
      sql<number>`max(c.wait_ms)`.as('longestWaitMs'),
      total(sql`c.talk_ms`, handled).as('talkMs'),
      total(sql`c.hold_ms`, handled).as('holdMs'),
      sql<number>`sum(c.wrap_up_ms)`.as('wrapUpMs'),
      sql<number>`sum(c.incomplete)`.as('inexact'),
    ])
    .groupBy(['i.startsAt', 'c.link', 'c.queue', agent])
    .execute()
  return rows.map(({ startsAt, link, queue, agent: extension, ...counted }) => ({
    startsAt,
    link: link as LinkId,
    queue,
    agent: extension,
    counted: { ...counted, waiting: 0 } satisfies CountedCalls,
  }))
}

/** An agent of the period, and since when it does what it does now (UTC ms). */
type SpanAgent = { readonly link: LinkId; readonly extension: string; readonly since: number }

/** Every agent that ever was: one step of the index each, however many spans there are. */
async function allAgents(db: Db): Promise<readonly { readonly link: string; readonly extension: string }[]> {
  const found: { link: string; extension: string }[] = []
  for (;;) {
    const last = found.at(-1) ?? { link: '', extension: '' }
    const next = await db
      .selectFrom('agent_spans')
      .select(['link', 'extension'])
      .where(sql<boolean>`(link, extension) > (${last.link}, ${last.extension})`)
      .orderBy('link')
      .orderBy('extension')
      .limit(1)
      .executeTakeFirst()
    if (!next) return found
    found.push(next)
  }
}

const key = (one: { readonly link: string; readonly extension: string }): string => `${one.link}/${one.extension}`

async function agentsOf(db: Db, { agents, acting }: CountInput): Promise<readonly SpanAgent[]> {
  const asked = new Set(agents.map(key))
  const since = new Map(acting.map((one) => [key(one), one.since]))
  return (await allAgents(db))
    .filter((one) => asked.size === 0 || asked.has(key(one)))
    .map((one) => ({ ...one, link: one.link as LinkId, since: since.get(key(one)) ?? Number.MAX_SAFE_INTEGER }))
}

const agentTable = (agents: readonly SpanAgent[]) => jsonTable(agents, ['link', 'extension', 'since']).as('a')

/** States whose spans are only added up; a pause is told with its reason. */
const plainStates = [
  'available',
  'ringing',
  'in-call',
  'on-hold',
  'wrap-up',
  'unavailable',
] as const satisfies readonly AgentState[]

type Listed = readonly [state: AgentState, reason: string | null, from: number, to: number]

/** The missed rings, a sum for each of `plainStates`, and the spans that are listed one by one. */
type AgentTold = readonly [missed: number, listed: readonly Listed[], ...sums: number[]]

/**
 * What an agent did in an interval, as one text: all of it in one pass over the index. A span counts where it began; pauses and
 * spans that reach over the border come whole. What the agent does now is told by the live state; a missed ring is over.
 */
function toldOf(input: CountInput): RawBuilder<string | null> {
  const whole = sql`s.to_at <= i."endsAt"`
  const listed = sql`s.state <> 'missed' and (s.state = 'paused' or not (${whole}))`
  const span = jsonArray(['s.state', 's.reason', 's.from_at', 's.to_at'].map((name) => sql.ref(name)))
  const sums = plainStates.map(
    (state) => sql`sum(case when s.state = ${sql.lit(state)} and ${whole} then s.to_at - s.from_at else 0 end)`,
  )
  const values = [
    count(sql`s.state = 'missed'`),
    asJson(sql`${jsonGroup(asJson(span))} filter (where ${listed})`),
    ...sums,
  ]
  return sql<string | null>`(
    select case when count(*) > 0 then ${jsonArray(values)} end from agent_spans as s
    where s.link = a.link and s.extension = a.extension and s.from_at >= i."startsAt" and s.from_at < i."endsAt"
      and (s.from_at < a.since or s.state = 'missed') and ${isTold('s', input)})`
}

async function countTime(
  db: Db,
  input: CountInput,
  agents: readonly SpanAgent[],
): Promise<Pick<CountOutput, 'spent' | 'spans'>> {
  const rows = await db
    .selectFrom(intervalsOf(input))
    .crossJoin(agentTable(agents))
    .select(['i.startsAt', 'a.link', 'a.extension', toldOf(input).as('told')])
    .execute()
  const spent: SpentGroup[] = []
  const spans: LongSpan[] = []
  for (const { startsAt, link, extension, told } of rows) {
    if (told === null) continue
    const [missed, listed, ...sums] = JSON.parse(told) as AgentTold
    if (missed > 0) spent.push({ startsAt, link, extension, spent: { state: 'missed', count: missed } })
    for (const [at, state] of plainStates.entries()) {
      const ms = sums[at] ?? 0
      if (ms > 0) spent.push({ startsAt, link, extension, spent: { state, reason: null, ms } })
    }
    for (const [state, reason, from, to] of listed)
      spans.push({ link, extension, state, reason: state === 'paused' ? reason : null, from, to })
  }
  return { spent, spans }
}

/** Spans that began before the first interval and reach into it. */
async function readEarlierSpans(db: Db, input: CountInput, agents: readonly SpanAgent[]): Promise<readonly LongSpan[]> {
  const start = input.intervals[0]?.startsAt ?? 0
  const rows = await db
    .selectFrom(agentTable(agents))
    .crossJoin('agent_spans as s')
    .whereRef('s.link', '=', 'a.link')
    .whereRef('s.extension', '=', 'a.extension')
    .where('s.from_at', '>', start - longestSpanMs)
    .where('s.from_at', '<', start)
    .whereRef('s.from_at', '<', 'a.since')
    .where('s.to_at', '>', start)
    .where('s.state', '<>', 'missed')
    .where(isTold('s', input))
    .select(['a.link', 'a.extension', 's.state', 's.reason', 's.from_at', 's.to_at'])
    .execute()
  return rows.map(({ link, extension, state, reason, from_at: from, to_at: to }) => ({
    link,
    extension,
    state: state as AgentState,
    reason: state === 'paused' ? reason : null,
    from,
    to,
  }))
}

async function readGaps(db: Db, input: CountInput): Promise<readonly HeardNothing[]> {
  const [first, last] = [input.intervals[0], input.intervals.at(-1)]
  if (!first || !last) return []
  const rows = await db
    .selectFrom('link_gaps')
    .selectAll()
    .where('from_at', '<', last.endsAt)
    .where((eb) => eb.or([eb('to_at', 'is', null), eb('to_at', '>=', first.startsAt)]))
    .execute()
  const asked = new Set([...input.queues, ...input.agents].map(({ link }) => link))
  return rows
    .filter(({ link }) => asked.size === 0 || asked.has(link as LinkId))
    .map(({ link, from_at: from, to_at: to }) => {
      const openTo = input.links.includes(link as LinkId) ? input.asOf : from
      // However short, it is a moment of which nothing is known.
      return { link: link as LinkId, from, to: Math.max(to ?? openTo, from + 1) }
    })
    .filter(({ to }) => to > first.startsAt)
}

export async function countAll(db: Db, input: CountInput): Promise<CountOutput> {
  const calls = await countCalls(db, input)
  const gaps = await readGaps(db, input)
  if (!input.withTime) return { calls, spent: [], spans: [], gaps }
  const agents = await agentsOf(db, input)
  const { spent, spans } = await countTime(db, input, agents)
  return { calls, spent, spans: [...(await readEarlierSpans(db, input, agents)), ...spans], gaps }
}

export type StoredQueue = { readonly link: LinkId; readonly queue: string }

/** Every queue that a stored call visited; of those replayed only on the links that play a recording. */
export async function storedQueues(db: Db, demo: readonly LinkId[]): Promise<readonly StoredQueue[]> {
  const rows = await db
    .selectFrom('calls as c')
    .select(['c.link', 'c.queue'])
    .distinct()
    .where('c.kind', '=', 'queue')
    .where('c.queue', '<>', '')
    .where(isTold('c', { demo }))
    .execute()
  return rows.map(({ link, queue }) => ({ link: link as LinkId, queue }))
}
