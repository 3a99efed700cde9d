/** A recorded shift is the same shift at every speed: what is told, what is counted and what is stored, in the recording's time. */
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createLiveQueues } from '#main/features/telephony/live'
import { openReplaySource } from '#main/telephony/replay/source'
import { reduceLineEvents } from '#shared/domain/lines/reduce'
import { callsOf } from '#shared/domain/lines/calls'
import { emptyLines } from '#shared/domain/lines/state'
import type { FinishedLineCall } from '#shared/domain/lines/state'
import type { AgentSpan, FinishedVisit, QueueState } from '#shared/domain/queue/state'
import { valueOf } from '../../support/builders'
import { openProfile } from '../../support/centre'
import { createFakeClock } from '../../support/fake-clock'
import { replayLink } from '../../support/links'
import { resourcesDir } from '../../support/policies'
import { createProfile } from '../../support/profile'
import type { Profile } from '../../support/profile'

const file = path.join(resourcesDir, 'recordings/sample-centre.ami.txt')
const zone = 'Asia/Shanghai'
const SECOND = 1_000
/** Longer than the recording, with what is settled after its end. */
const shift = 520 * SECOND
const DAY = 86_400_000

/** Every instant told as the time since `base`; durations and counters are far below any instant. */
function sinceBase(value: unknown, base: number): unknown {
  if (typeof value === 'number') return Math.abs(value - base) < DAY ? { sinceBase: value - base } : value
  if (typeof value === 'string') return value.replaceAll(/\b\d{13}\b/g, (at) => `+${Number(at) - base}`)
  if (value instanceof Map) return [...value].map((entry) => sinceBase(entry, base))
  if (value instanceof Set || Array.isArray(value)) return [...value].map((one: unknown) => sinceBase(one, base))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sinceBase(one, base)]))
}

/** Without the midnights around it: the day is the one the shift is played on. */
const told = ({ day, at: _at, ...state }: QueueState) => {
  const { startsAt: _startsAt, endsAt: _endsAt, key: _key, ...counted } = day
  return { ...state, day: counted }
}

async function playShift(speed: number) {
  const clock = createFakeClock()
  const source = valueOf(await openReplaySource({ file, speed, loop: false }, clock))
  if (!source.time) throw new Error('a recording has its own time')
  const time = source.time.clock
  const base = time.now()
  const finished: FinishedVisit[] = []
  const spans: AgentSpan[] = []
  const calls: FinishedLineCall[] = []
  let lines = emptyLines(base)
  const live = createLiveQueues({
    clock: time,
    zone,
    onFinished: (visits) => finished.push(...visits),
    onSpans: (ended) => spans.push(...ended),
  })
  source.start({
    events: live.take,
    lines: (events) => {
      const reduced = reduceLineEvents(lines, events, { isPhone: (extension) => /^\d{4}$/.test(extension) })
      lines = reduced.state
      calls.push(...reduced.finished)
    },
    link: live.setLink,
  })
  const moments: unknown[] = []
  for (let moment = 0; moment <= shift; moment += 5 * SECOND) {
    const due = createFakeClock().now() + moment / speed
    clock.advance(due - clock.now())
    live.take([{ kind: 'tick', at: time.now() }])
    const phones = ['8001', '8002', '8003'].map((extension) => callsOf(lines, extension, { isPhone: () => true }))
    // After its end time passes as fast as any time.
    if (live.link()?.state === 'finished') break
    moments.push(sinceBase({ recorded: time.now(), ...told(live.state()), phones }, base))
  }
  clock.advance(120 * SECOND)
  live.take([{ kind: 'tick', at: time.now() }])
  expect(live.link()?.state).toBe('finished')
  expect(time.now()).toBeLessThanOrEqual(clock.now())
  live.stop()
  await source.stop()
  return {
    moments,
    finished: sinceBase(finished, base),
    calls: sinceBase(calls, base),
    spans: sinceBase(spans, base),
    day: sinceBase(told(live.state()).day, base),
    count: finished.length,
  }
}

describe('the shift of the sample recording', () => {
  it.each([0.5, 10, 100])('at speed %d is at every moment what it is at speed 1, and ends the same', async (speed) => {
    const usual = await playShift(1)
    const other = await playShift(speed)
    expect(usual.count).toBe(48)
    expect(usual.moments.length).toBeGreaterThan(80)
    for (const [index, moment] of usual.moments.entries()) expect(other.moments[index]).toEqual(moment)
    expect({ ...other, moments: [] }).toEqual({ ...usual, moments: [] })
  })

  it('at once has the calls, the spans of agents and the day of speed 1', async () => {
    const { moments: _usual, ...usual } = await playShift(1)
    const { moments: _atOnce, ...atOnce } = await playShift(Infinity)
    expect(atOnce).toEqual(usual)
  })
})

const profiles: Profile[] = []
afterEach(() => profiles.splice(0).forEach((profile) => profile.remove()))

/** The shift behind a link of the app: what it stores, and what a screen shows in the middle of it. */
async function storeShift(speed: number) {
  const profile = createProfile()
  profiles.push(profile)
  const clock = createFakeClock()
  let base = Number.NaN
  const centre = await openProfile(profile.dir, {
    clock,
    openSource: async () => {
      const source = await openReplaySource({ file, speed, loop: false }, clock)
      if (source.ok) base = source.value.time?.clock.now() ?? Number.NaN
      return source
    },
  })
  valueOf(await centre.telephony.save('test', replayLink))
  const link = centre.telephony.link(replayLink.id)
  if (!link) throw new Error('no link')
  const middle = 200 * SECOND
  clock.advance(middle / speed)
  // On the screen's clock: how long each has waited or talked, each agent has done what it does.
  const now = clock.now()
  const shown = {
    visits: [...link.shown().visits.values()].map(({ id, phase, joinedAt, answeredAt }) => ({
      id,
      phase,
      forMs: now - joinedAt,
      talksMs: answeredAt === null ? null : now - answeredAt,
    })),
    agents: [...link.shown().agents.values()].map(({ extension, state, since }) => ({
      extension,
      state,
      forMs: now - since,
    })),
    calls: ['8001', '8002', '8003'].flatMap((extension) =>
      link.callsOf(extension).map(({ number, phase, startedAt }) => ({ number, phase, forMs: now - startedAt })),
    ),
  }
  clock.advance((shift - middle) / speed + 120 * SECOND)
  await link.recorder.settle()
  const calls = await centre.storage.db.selectFrom('calls').selectAll().orderBy('visit').execute()
  const spans = await centre.storage.db
    .selectFrom('agent_spans')
    .selectAll()
    .orderBy('extension')
    .orderBy('from_at')
    .orderBy('state')
    .execute()
  await centre.stop()
  return {
    shown,
    calls: sinceBase(
      calls.map(({ id: _id, rings, ...call }) => ({ ...call, rings: JSON.parse(rings) as unknown })),
      base,
    ),
    spans: sinceBase(
      spans.map(({ id: _id, ...span }) => span),
      base,
    ),
    count: calls.length,
  }
}

describe('the shift behind a link of the app', () => {
  it('stores the same calls and spans at 100 times the speed, and shows how long everything has lasted', async () => {
    const usual = await storeShift(1)
    const fast = await storeShift(100)
    expect(usual.count).toBeGreaterThanOrEqual(48)
    expect(usual.shown.visits.length).toBeGreaterThan(0)
    expect(fast.shown).toEqual(usual.shown)
    expect(fast).toEqual(usual)
  })
})
