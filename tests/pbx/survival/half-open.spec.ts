/** 2: a PBX that hangs keeps its sockets open, takes new ones, and says nothing. */
import { expect, test } from '@playwright/test'
import { isLive, openConsole } from '../rig/console'
import { patientNumber, startPbx, type Pbx } from '../rig/pbx'
import { openSockets, verdict } from '../rig/verdict'

let pbx: Pbx

test.beforeEach(async () => {
  pbx = await startPbx({ dir: test.info().outputPath('pbx') })
})

test.afterEach(() => pbx.stop())

test('a PBX that hangs is noticed, is not taken for alive when it accepts a connection, and is back when it goes on', async () => {
  const sockets = openSockets()
  const desk = await openConsole(pbx.ami)
  const call = await pbx.call({ number: '13800001111', to: patientNumber })
  await desk.sees('the caller', ({ visits }) => visits.size === 1)
  const before = desk.links.length
  pbx.freeze()
  const lost = await desk.hasLink('lost for want of answers', ({ reason }) => reason === 'ping-timeout', before)
  expect(lost.state).toBe('lost')
  expect(desk.live.state().visits.size).toBe(1)
  // The kernel accepts for a process that hangs.
  await desk.hasLink('no banner', ({ reason }) => reason === 'no-banner', before)
  expect(desk.links.slice(before).some(isLive)).toBe(false)
  const reported = desk.links.length
  pbx.thaw()
  await desk.hasLink('live again', isLive, reported)
  await pbx.startPhone('8001', { answerAfterMs: 50 })
  await pbx.addMember('vip', '8001')
  await desk.sees('the talk', ({ visits }) => [...visits.values()].some(({ phase }) => phase === 'talking'))
  await call.hangUp()
  expect(desk.live.state().day.gaps).toHaveLength(1)
  await verdict(pbx, desk, sockets)
})
