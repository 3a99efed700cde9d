/** 4: a PBX drops a manager that does not read, without a word. */
import { expect, test } from '@playwright/test'
import { isLive, openConsole } from '../rig/console'
import { flood } from '../rig/flood'
import { numbers, startPbx, type Pbx } from '../rig/pbx'
import { startRelay, type Relay } from '../rig/relay'
import { until } from '../rig/until'
import { openSockets, verdict } from '../rig/verdict'

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

const isConnected = async (): Promise<boolean> => (await pbx.cli('manager show connected')).includes('console')

test('who is dropped for reading too slowly connects again and knows what happened meanwhile as far as it can', async () => {
  const sockets = openSockets()
  const desk = await openConsole(relay.reach(pbx.ami))
  await pbx.addMember('night', '8001')
  const phone = await pbx.startPhone('8001')
  const stays = await pbx.call({ number: '13800001111', to: numbers.night })
  const leaves = await pbx.call({ number: '01062137891', to: numbers.vip })
  await desk.sees('two callers', ({ visits }) => visits.size === 2)
  const before = desk.links.length
  relay.block()
  await until('the PBX to drop the console', async () => {
    await flood(pbx.account('rig'), 4)
    return (await isConnected()) ? undefined : true
  })
  await leaves.hangUp()
  await pbx.waitForLog('the caller who left unseen', ({ event }) => event === 'ABANDON')
  relay.unblock()
  await desk.hasLink('lost', ({ reason }) => reason === 'closed-by-peer', before)
  await desk.hasLink('live again', isLive, desk.links.length)
  await desk.sees('that one of them is gone', ({ visits }) => visits.size === 1)
  expect(desk.finished.map(({ queue, outcome, incomplete }) => [queue, outcome, incomplete])).toEqual([
    ['vip', 'left', true],
  ])
  await phone.answer()
  await stays.hangUp()
  expect(desk.live.state().day.gaps).toHaveLength(1)
  await verdict(pbx, desk, sockets, { unseen: { vip: 1 } })
})
