/** 3: ten thousand events a second for twenty seconds, with real calls in between. */
import { expect, test } from '@playwright/test'
import { openConsole } from '../rig/console'
import { usedBytes } from '../rig/heap'
import { numbers, startPbx, type Pbx } from '../rig/pbx'
import { startRelay, type Relay } from '../rig/relay'
import { blow, stormQueue, stormTotals } from '../rig/storm'
import { openSockets, verdict } from '../rig/verdict'

const MiB = 1024 * 1024

let pbx: Pbx
let relay: Relay

test.beforeEach(async () => {
  pbx = await startPbx({ dir: test.info().outputPath('pbx') })
  relay = await startRelay(pbx.ami)
})

test.afterEach(async () => {
  await relay.stop()
  await pbx.stop()
})

test('a storm costs no event, no memory and no real call', async () => {
  const sockets = openSockets()
  const desk = await openConsole(relay.reach(pbx.ami), { keepFinished: false })
  await pbx.addMember('hotline', '8001')
  await pbx.addMember('vip', '8002')
  await pbx.startPhone('8001', { answerAfterMs: 300, hangUpAfterMs: 900 })
  await pbx.startPhone('8002', { answerAfterMs: 300, hangUpAfterMs: 600 })
  const realCalls = async () => {
    for (let turn = 0; turn < 4; turn++) {
      const calls = await Promise.all([
        pbx.call({ number: '13800001111', to: numbers.hotline }),
        pbx.call({ number: '01062137891', to: numbers.vip }),
        pbx.call({ number: '13911112222', to: numbers.hotline, hangUpAfterMs: 100 }),
      ])
      await Promise.all(calls.map(({ ended }) => ended))
    }
  }
  // What the first calls bring into being for good is no growth.
  const breeze = await blow(relay, 10_000, 1)
  const before = usedBytes()
  let after = before
  const [storm] = await Promise.all([
    blow(relay, 10_000, 20).then((blown) => {
      after = usedBytes()
      return blown
    }),
    realCalls(),
  ])
  test.info().annotations.push({
    type: 'storm',
    description: `${Math.round(storm.events / storm.seconds)} events/s, ${((after - before) / MiB).toFixed(1)} MiB more`,
  })
  expect(after - before).toBeLessThan(16 * MiB)
  expect(relay.accepted()).toBe(1)
  const calls = breeze.calls + storm.calls
  await expect.poll(() => desk.live.state().day.queues[stormQueue]?.offered).toBe(calls)
  await desk.sees('nobody', ({ visits }) => visits.size === 0)
  expect(desk.live.state().day.queues[stormQueue]).toMatchObject(stormTotals(calls))
  await verdict(pbx, desk, sockets, { inventedQueues: [stormQueue] })
})
