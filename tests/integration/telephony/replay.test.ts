import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLiveQueues } from '#main/features/telephony/live'
import { openReplaySource } from '#main/telephony/replay/source'
import { waitingVisits } from '#shared/domain/queue/kpi'
import { KeptQueues } from '#shared/domain/queue/kept-queues'
import type { FinishedVisit } from '#shared/domain/queue/state'
import { valueOf } from '../../support/builders'
import { createFakeClock } from '../../support/fake-clock'
import { resourcesDir } from '../../support/policies'

const file = path.join(resourcesDir, 'recordings/sample-centre.ami.txt')
const SECOND = 1000
/** Recorded time and the breath before it begins again, rounded up. */
const pass = 460 * SECOND

async function play(speed: number, loop: boolean) {
  const clock = createFakeClock()
  const finished: FinishedVisit[] = []
  const source = valueOf(await openReplaySource({ file, speed, loop }, clock))
  const live = createLiveQueues({
    clock: source.time?.clock ?? clock,
    zone: 'Asia/Shanghai',
    onFinished: (visits) => finished.push(...visits),
    onSpans: () => undefined,
  })
  source.start({ events: live.take, lines: () => undefined, link: live.setLink })
  const offered = () => Object.values(live.state().day.queues).reduce((sum, queue) => sum + queue.offered, 0)
  const agents = () => [...live.state().agents.values()].map(({ extension, state }) => `${extension} ${state}`)
  return { clock, live, source, finished, offered, agents }
}

it.each(['/dev/zero', '/dev/null', '/dev'])('%s is no recording, and is not read', async (device) => {
  expect(await openReplaySource({ file: device, speed: 1, loop: false }, createFakeClock())).toMatchObject({
    ok: false,
    error: { code: 'recording.unreadable' },
  })
})

describe('the recording of the sample centre', () => {
  it('is a living board within a minute: every agent has had a call or a break, and callers wait', async () => {
    const { clock, live, source, agents } = await play(1, true)
    expect(agents()).toEqual(['8001 available', '8002 available', '8003 available'])
    const seen = new Set<string>()
    let longestQueue = 0
    for (let second = 0; second < 60; second++) {
      clock.advance(SECOND)
      for (const agent of agents()) seen.add(agent)
      longestQueue = Math.max(longestQueue, waitingVisits(live.state()).length)
    }
    for (const state of ['8001 ringing', '8001 in-call', '8002 in-call', '8003 ringing', '8003 paused'])
      expect(seen).toContain(state)
    expect(longestQueue).toBeGreaterThanOrEqual(2)
    await source.stop()
  })

  it('can be kept at any moment of it, and is read back whole', async () => {
    const { clock, live, source } = await play(1, false)
    const phases = new Set<string>()
    for (let second = 0; second < pass / SECOND; second += 2) {
      clock.advance(2 * SECOND)
      const kept = live.kept()
      for (const { phase } of kept.visits) phases.add(phase)
      expect(KeptQueues.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
    }
    expect([...phases]).toEqual(expect.arrayContaining(['waiting', 'talking']))
    await source.stop()
  })

  it('begins again at its end as new calls of the present, stays labelled as a replay, and leaves nothing behind', async () => {
    const { clock, live, source, finished, offered } = await play(1, true)
    const start = clock.now()
    clock.advance(3 * pass + 30 * SECOND)
    expect(live.link()).toMatchObject({ source: 'replay', state: 'live', label: 'sample-centre.ami.txt' })
    const running = live.state().visits.size
    expect(finished.length).toBeGreaterThanOrEqual(3 * 48)
    expect(offered()).toBe(finished.length + running)
    expect(new Set(finished.map(({ id }) => id)).size).toBe(finished.length)
    for (const visit of finished) {
      expect(visit.joinedAt).toBeGreaterThanOrEqual(start)
      expect(visit.endedAt).toBeLessThanOrEqual(clock.now())
    }
    expect(live.state().agents.size).toBe(3)
    await source.stop()
    expect(live.link()?.state).toBe('stopped')
    expect(clock.pending()).toBe(1)
    live.stop()
    expect(clock.pending()).toBe(0)
  })

  it.each([1, 10, Infinity])(
    'gives the totals of the recording at speed %d, once, and says that it is over',
    async (speed) => {
      const { clock, live, finished, offered } = await play(speed, false)
      clock.advance(pass)
      expect(live.link()).toMatchObject({ source: 'replay', state: 'finished' })
      expect([offered(), finished.length]).toEqual([48, 48])
      const { hotline, vip } = live.state().day.queues
      expect([hotline?.answered, hotline?.abandoned, hotline?.timedOut]).toEqual([33, 4, 1])
      expect([vip?.answered, vip?.abandoned, vip?.timedOut]).toEqual([8, 1, 1])
      live.stop()
    },
  )

  it('played fast and over again begins anew when as much time has passed as it lasts, and tells nothing of the future', async () => {
    const { clock, live, source, finished, offered } = await play(100, true)
    clock.advance(30 * SECOND)
    expect(live.link()).toMatchObject({ state: 'finished' })
    expect(offered()).toBe(48)
    const again = live.link()?.retryAt ?? 0
    clock.advance(again - clock.now() - 1)
    expect(offered()).toBe(48)
    clock.advance(30 * SECOND)
    expect(offered()).toBe(96)
    expect(finished.length).toBe(96)
    const times = finished.map(({ joinedAt }) => joinedAt)
    expect(Math.max(...finished.map(({ endedAt }) => endedAt))).toBeLessThanOrEqual(clock.now())
    expect(Math.max(...times.slice(0, 48))).toBeLessThan(Math.min(...times.slice(48)))
    await source.stop()
    live.stop()
    expect(clock.pending()).toBe(0)
  })

  it('is the same shift at 1× and at 100×: every visit, and every counter of the day', async () => {
    const shifts = []
    for (const speed of [1, 100]) {
      const { clock, live, finished } = await play(speed, false)
      clock.advance(pass)
      const { queues, agents } = live.state().day
      shifts.push({
        visits: finished
          .map(({ id: _id, uniqueid, linkedid, leg, joinedAt, answeredAt, leftAt, endedAt, rung, ...figures }) => ({
            ...figures,
            // Ids of a pass and moments of its playing are not part of the shift.
            called: [uniqueid, linkedid, leg].map((id) => id?.replace(/-\w+$/u, '') ?? null),
            passed: [joinedAt, answeredAt, leftAt, endedAt].map((at) => at !== null),
            rang: rung.map(({ extension, answered }) => `${extension} ${answered}`),
          }))
          .toSorted((a, b) => (a.called.join() < b.called.join() ? -1 : 1)),
        queues: Object.entries(queues).map(([name, { wrapUpMs: _wrapUp, halfHours, ...counted }]) => ({
          name,
          ...counted,
          offeredByHalfHour: halfHours.reduce((sum, slot) => sum + slot.offered, 0),
        })),
        agents: Object.values(agents).map(({ name, answered, completed, transferred, talkMs, missed }) => ({
          name,
          answered,
          completed,
          transferred,
          talkMs,
          missed,
        })),
      })
      live.stop()
    }
    const [slow, quick] = shifts
    expect(slow?.visits).toHaveLength(48)
    expect(quick).toEqual(slow)
  })
})
