/** 1: the PBX goes down and comes back while callers wait and talk. */
import { expect, test } from '@playwright/test'
import { isLive, openConsole } from '../rig/console'
import { numbers, startPbx, type Pbx } from '../rig/pbx'
import { until } from '../rig/until'
import { openSockets, verdict } from '../rig/verdict'

let pbx: Pbx
const dir = () => test.info().outputPath('pbx')

test.beforeEach(async () => {
  pbx = await startPbx({ dir: dir() })
})

test.afterEach(() => pbx.stop())

/** A talk with 8001 and a caller who waits for vip; then `end` takes the PBX down, and it comes back. */
async function goDown(end: () => Promise<void>) {
  const sockets = openSockets()
  const desk = await openConsole(pbx.ami)
  await pbx.addMember('hotline', '8001')
  await pbx.startPhone('8001', { answerAfterMs: 50 })
  await pbx.call({ number: '13800001111', to: numbers.hotline })
  await pbx.call({ number: '01062137891', to: numbers.vip })
  await desk.sees('a talk and a caller waiting', ({ visits }) => {
    const phases = [...visits.values()].map(({ queue, phase }) => `${queue} ${phase}`)
    return phases.includes('hotline talking') && phases.includes('vip waiting')
  })
  // It tells its uptime in whole seconds: of one that was up for less than two nobody could say that another one came.
  await until('the PBX to have been up for three seconds', async () => {
    const said = /System uptime: (\d+)/.exec(await pbx.cli('core show uptime seconds'))
    return Number(said?.[1] ?? 0) >= 3 || undefined
  })
  const before = desk.links.length
  await end()
  const lost = await desk.hasLink('lost', ({ state }) => state === 'lost', before)
  expect(lost.lastDataAt).not.toBeNull()
  const seenMeanwhile = desk.live.state().visits.size
  pbx = await startPbx({ dir: dir(), ports: pbx.ports })
  await desk.hasLink('live again', isLive, desk.links.indexOf(lost))
  return { desk, sockets, seenMeanwhile, reasons: desk.links.slice(before).map(({ reason }) => reason) }
}

type Down = Awaited<ReturnType<typeof goDown>>

const ends = ({ desk }: Down) => desk.finished.map(({ queue, outcome, incomplete }) => [queue, outcome, incomplete])

/** The next call is counted as if nothing had been. */
async function goOn({ desk, sockets }: Down, unseen: Readonly<Record<string, number>>): Promise<void> {
  expect(desk.live.state().day.gaps).toHaveLength(1)
  await pbx.addMember('hotline', '8001')
  await pbx.startPhone('8001', { answerAfterMs: 50, hangUpAfterMs: 300 })
  const again = await pbx.call({ number: '13800001111', to: numbers.hotline })
  await again.ended
  await verdict(pbx, desk, sockets, { unseen })
}

test('a PBX that loses power: calls that it cut are closed as unheard, and counting goes on', async () => {
  const down = await goDown(() => pbx.stop())
  // Whoever looks while the link is lost still sees them, with the age of the data.
  expect(down.seenMeanwhile).toBe(2)
  expect(down.reasons).toContain('closed-by-peer')
  await down.desk.sees('nobody of before', ({ visits }) => visits.size === 0)
  expect(ends(down).toSorted()).toEqual([
    ['hotline', 'answered', true],
    ['vip', 'left', true],
  ])
  await goOn(down, { vip: 1 })
})

test('a PBX that is shut down in order ends its calls first, and they are counted as they ended', async () => {
  const down = await goDown(() => pbx.shutDown())
  expect(down.seenMeanwhile).toBe(0)
  expect(ends(down).toSorted()).toEqual([
    ['hotline', 'answered', false],
    ['vip', 'abandoned', false],
  ])
  await goOn(down, {})
})

test('a PBX that is shut down while nobody calls says so, and is tried again until it is back', async () => {
  const sockets = openSockets()
  const desk = await openConsole(pbx.ami)
  await pbx.shutDown()
  const lost = await desk.hasLink('lost', ({ state }) => state === 'lost')
  expect(lost).toMatchObject({ reason: 'pbx-shutdown', retryAt: expect.any(Number) })
  pbx = await startPbx({ dir: dir(), ports: pbx.ports })
  await desk.hasLink('live again', isLive, desk.links.indexOf(lost))
  await verdict(pbx, desk, sockets)
})
