/** Reports against the counters that are kept live, over days of invented calls; and against themselves, cut anywhere. */
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { countAll } from '#main/features/kpi/store'
import type { CountInput } from '#main/features/kpi/store'
import type { TelephonySink } from '#main/telephony/source'
import { serviceLevelOf } from '#shared/domain/kpi/calls'
import type { CallCounts } from '#shared/domain/kpi/calls'
import { intervalsOf } from '#shared/domain/kpi/intervals'
import type { Interval } from '#shared/domain/kpi/intervals'
import { makeReport } from '#shared/domain/kpi/report'
import type { KpiFigures, KpiQuery, KpiReport } from '#shared/domain/kpi/report'
import type { QueueEvent } from '#shared/domain/queue/events'
import { serviceLevel, shortAbandons } from '#shared/domain/queue/kpi'
import type { Agent } from '#shared/domain/queue/state'
import type { AgentTotals } from '#shared/domain/queue/totals'
import { thresholdsOf, usualQueue } from '#shared/domain/telephony/queue-settings'
import { mainLink } from '#shared/domain/telephony/settings'
import { isoDateOfDay, localDayOf } from '#shared/lib/zoned-time'
import { valueOf } from '../../support/builders'
import { buildScript } from '../../support/built-script'
import { openProfile } from '../../support/centre'
import { createFakeClock } from '../../support/fake-clock'
import { createProfile } from '../../support/profile'
import { at, say } from '../../support/queue-story'

const zone = 'Asia/Shanghai'
const SECOND = 1_000
const DAY = 86_400_000
const agents = ['8001', '8002', '8003'] as const
const profile = createProfile()
/** Midnight before the morning of the story's first day. */
const clock = createFakeClock(at(-10 * 3_600_000))
const failures: unknown[] = []
let sink: TelephonySink | null = null
let centre: Awaited<ReturnType<typeof openProfile>>

beforeAll(async () => {
  centre = await openProfile(profile.dir, {
    clock,
    readerFile: await buildScript(path.resolve(import.meta.dirname, '../../../electron/main/reader/worker.ts')),
    log: {
      info: () => undefined,
      error: (_text, error) => void failures.push(error),
    },
    openSource: async () => ({
      ok: true,
      value: {
        kind: 'ami',
        start: (to) => {
          sink = to
        },
        stop: async () => undefined,
      },
    }),
  })
  valueOf(await centre.telephony.save('test', { id: mainLink, name: '热线', source: 'protocol' }))
})
afterAll(async () => {
  await centre.stop()
  profile.remove()
})

type Call = {
  readonly joinS: number
  readonly queue: string
  readonly waitS: number
  readonly talkS: number
  readonly agent: string
  readonly misses: number
  readonly end:
    | 'caller'
    | 'agent'
    | 'transfer'
    | 'talking'
    | 'abandoned'
    | 'timeout'
    | 'leave-empty'
    | 'withdraw'
    | 'redirected'
    | 'waiting'
}

const Calls = fc.array(
  fc.record({
    // Up to nine hours after ten in the morning, in milliseconds that are no whole seconds too.
    joinS: fc.integer({ min: 0, max: 9 * 3_600_000 }).map((ms) => ms / SECOND),
    queue: fc.constantFrom('hotline', 'vip'),
    waitS: fc.integer({ min: 0, max: 90 }),
    talkS: fc.integer({ min: 0, max: 2_400 }),
    agent: fc.constantFrom(...agents),
    misses: fc.nat(2),
    end: fc.constantFrom(
      'caller',
      'agent',
      'transfer',
      'talking',
      'abandoned',
      'timeout',
      'leave-empty',
      'withdraw',
      'redirected',
      'waiting',
    ),
  } satisfies { [K in keyof Call]: fc.Arbitrary<Call[K]> }),
  { minLength: 1, maxLength: 25 },
)

type Break = { readonly agent: string; readonly fromS: number; readonly lastsS: number; readonly reason: string }
const Breaks = fc.array(
  fc.record({
    agent: fc.constantFrom(...agents),
    fromS: fc.nat(9 * 3_600),
    // Over before the report is asked for at 20:00: the PBX tells of nothing that is still to come.
    lastsS: fc.nat(3_600),
    reason: fc.constantFrom('午餐', '培训'),
  } satisfies { [K in keyof Break]: fc.Arbitrary<Break[K]> }),
  { maxLength: 4 },
)

/** What a PBX would say of a call; `ms` is when it began to wait. */
function eventsOf(call: Call, id: string, base: number): readonly QueueEvent[] {
  const ms = base + Math.round(call.joinS * SECOND)
  const { queue, agent } = call
  const left = ms + call.waitS * SECOND
  const leg = `${id}.leg`
  const misses = Array.from({ length: call.misses }, (_, i) =>
    say.miss(ms + Math.round(((i + 1) * (left - ms)) / (call.misses + 1)), id, agent, `${leg}${i}`, queue),
  )
  const goes = [say.giveUp(left, id, left - ms, queue), say.leave(left, id, queue)]
  const joins = [say.join(ms, id, queue), ...misses]
  switch (call.end) {
    case 'waiting':
      return joins
    case 'abandoned':
      return [...joins, say.hangUp(left, id), ...goes, say.end(left + 1, id)]
    case 'timeout':
    case 'leave-empty':
    case 'withdraw':
      return [...joins, ...goes, say.status(left + 1, id, call.end), say.end(left + 2, id)]
    case 'redirected': {
      const other = queue === 'vip' ? 'hotline' : 'vip'
      return [
        ...joins,
        ...goes,
        say.join(left + 1, id, other),
        say.hangUp(left + 2_000, id),
        say.giveUp(left + 2_001, id, 2_000, other),
        say.end(left + 2_002, id),
      ]
    }
    case 'talking':
    case 'caller':
    case 'agent':
    case 'transfer': {
      const answers = [
        say.ring(left - 1, id, agent, leg, queue),
        say.leave(left, id, queue),
        say.connect(left, id, agent, leg, left - ms, queue),
      ]
      const talked = left + call.talkS * SECOND
      const ends =
        call.end === 'talking'
          ? []
          : [say.complete(talked, id, agent, left - ms, talked - left, call.end, queue), say.end(talked + 1, id)]
      return [...joins, ...answers, ...ends]
    }
  }
}

const breakEvents = ({ agent, fromS, lastsS, reason }: Break, base: number): readonly QueueEvent[] =>
  ['hotline', 'vip'].flatMap((queue) => [
    say.member(base + fromS * SECOND, agent, { paused: true, pauseReason: reason, wrapUpMs: 45_000 }, queue),
    say.member(base + (fromS + lastsS) * SECOND, agent, { wrapUpMs: 45_000 }, queue),
  ])

const query = (date: string, change: Partial<KpiQuery> = {}): KpiQuery => ({
  from: date,
  to: date,
  by: 'half-hour',
  group: 'queue',
  queues: [],
  agents: [],
  withinS: null,
  variant: null,
  shortAbandonS: null,
  ...change,
})

function totalOf({ totals }: KpiReport, name: string): KpiFigures {
  const found = totals.find(({ group }) => group === `${mainLink}/${name}`)
  if (!found) throw new Error(`no total of ${name}`)
  return found
}

const state = () => {
  const link = centre.telephony.link(mainLink)
  if (!link) throw new Error('no link')
  return link.live.state()
}

/** The live counters tell what is over; the report also what an agent does now. */
function timesOf(totals: AgentTotals, agent: Agent | undefined, now: number) {
  const fields = {
    available: 'availableMs',
    ringing: 'ringingMs',
    'in-call': 'inCallMs',
    'on-hold': 'onHoldMs',
    'wrap-up': 'wrapUpMs',
    paused: 'pausedMs',
    unavailable: 'unavailableMs',
  } as const
  const times = Object.fromEntries(
    Object.entries(fields).map(([does, field]) => [
      field,
      totals[field] + (agent?.state === does ? now - agent.accountedTo : 0),
    ]),
  )
  return { ...times, missed: totals.missed }
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
const additive = [
  'offered',
  'answered',
  'abandoned',
  'inTime',
  'judged',
  'completed',
  'talkMs',
  'waitOfAnsweredMs',
  'wrapUpMs',
  'waiting',
] as const satisfies readonly (keyof CallCounts)[]

let days = 0

it('a day of any calls: reports equal the live counters, and their intervals add up, however they are cut', async () => {
  await fc.assert(
    fc.asyncProperty(Calls, Breaks, fc.array(fc.nat(DAY), { maxLength: 6 }), async (calls, breaks, cuts) => {
      // Every run has a day of its own: nothing is left open from the one before.
      const base = days++ * DAY
      clock.advance(at(base + 10 * 3_600_000) - clock.now())
      const events = [
        say.rights(base),
        ...['hotline', 'vip'].flatMap((queue) =>
          agents.map((agent) => say.member(base, agent, { wrapUpMs: 45_000 }, queue)),
        ),
        ...calls.flatMap((call, i) => eventsOf(call, `${days}.${i}`, base)),
        ...breaks.flatMap((one) => breakEvents(one, base)),
      ]
      sink?.events(events.toSorted((a, b) => a.at - b.at))
      clock.advance(6_000)
      expect(failures).toEqual([])
      const now = clock.now()
      const date = isoDateOfDay(localDayOf(zone, now))
      const live = state()

      const byQueue = valueOf(await centre.kpi.report(query(date)))
      const busy = Object.entries(live.day.queues).filter(([, { offered }]) => offered > 0)
      expect(byQueue.totals.map(({ group }) => group).toSorted()).toEqual(
        busy.map(([queue]) => `${mainLink}/${queue}`).toSorted(),
      )
      for (const [queue, totals] of busy) {
        const figures = totalOf(byQueue, queue).calls
        const { halfHours: _slots, answeredWaits: _waits, abandonedWaits: _abandons, ...counters } = totals
        expect(figures).toMatchObject(counters)
        expect(serviceLevelOf(figures)).toBe(serviceLevel(totals, 20))
        expect(figures.shortAbandoned).toBe(shortAbandons(totals, 5))
      }

      const byAgent = valueOf(await centre.kpi.report(query(date, { group: 'agent' })))
      for (const [extension, totals] of Object.entries(live.day.agents)) {
        const figures = totalOf(byAgent, extension)
        expect(figures.time).toMatchObject(timesOf(totals, live.agents.get(extension), now))
        const { answered, completed, transferred, talkMs } = totals
        expect(figures.calls).toMatchObject({ answered, completed, transferred, talkMs })
      }

      const all = valueOf(await centre.kpi.report(query(date, { group: 'total', by: 'month' })))
      const byTime = valueOf(await centre.kpi.report(query(date, { group: 'total' })))
      for (const field of additive) {
        for (const { rows, all: one } of [byQueue, byAgent, byTime])
          expect(sum(rows.map(({ calls: counts }) => counts[field]))).toBe(one.calls[field])
        expect([byQueue.all.calls[field], byTime.all.calls[field]]).toEqual([
          all.all.calls[field],
          all.all.calls[field],
        ])
      }
      expect([byAgent.all.time, byTime.all.time]).toEqual([all.all.time, all.all.time])
      const [{ startsAt = 0, endsAt = 0 } = {}] = intervalsOf(zone, { from: date, to: date }, 'day')
      expect(await cutUp(startsAt, endsAt, cuts)).toEqual(await cutUp(startsAt, endsAt, []))
    }),
    { numRuns: 60 },
  )
})

/** Totals of stored rows with a day cut at these places. */
async function cutUp(startsAt: number, endsAt: number, cuts: readonly number[]) {
  const borders = [...new Set([startsAt, ...cuts.map((ms) => startsAt + ms).filter((one) => one < endsAt)])].toSorted(
    (a, b) => a - b,
  )
  const intervals: readonly Interval[] = borders.map((one, i) => ({ startsAt: one, endsAt: borders[i + 1] ?? endsAt }))
  const input: CountInput = {
    intervals,
    group: 'agent',
    limits: [],
    otherLimits: { withinS: 20, shortS: 5 },
    queues: [],
    agents: [],
    withTime: true,
    demo: [],
    running: [],
    acting: [],
    asOf: endsAt,
    links: [],
  }
  const counted = await countAll(centre.storage.db, input)
  return makeReport({
    counted: { ...counted, intervals },
    group: 'agent',
    thresholds: (link, queue) => thresholdsOf(usualQueue(link, queue), null),
    usual: [],
    nameOf: (_link, name) => name,
    asOf: endsAt,
  }).totals
}
