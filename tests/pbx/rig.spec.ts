/** The rig itself: what the other PBX tests rely on. No window, no browser. */
import { expect, test } from '@playwright/test'
import { numbers, startPbx, type Pbx } from './rig/pbx'

let pbx: Pbx

test.beforeEach(async () => {
  pbx = await startPbx({ dir: test.info().outputPath('pbx') })
})

test.afterEach(async () => {
  await pbx.stop()
})

test('is an Asterisk 22 that logs a caller being answered and hanging up', async () => {
  expect(pbx.version).toMatch(/^Asterisk 22\./)
  await pbx.addMember('hotline', '8001')
  const phone = await pbx.startPhone('8001')
  const call = await pbx.call({ number: '057187359879', to: numbers.hotline })
  await phone.ringing()
  await phone.answer()
  await pbx.waitForLog('the connection', (row) => row.event === 'CONNECT')
  await call.hangUp()
  await pbx.waitForLog('the end of the call', (row) => row.event === 'COMPLETECALLER')
  const ofCall = (await pbx.queueLog()).filter((row) => row.queue === 'hotline' && /^\d/.test(row.callId))
  expect(ofCall.map(({ event, agent }) => [event, agent])).toEqual([
    ['ENTERQUEUE', 'NONE'],
    ['CONNECT', '8001'],
    ['COMPLETECALLER', '8001'],
  ])
  expect(ofCall[0]?.args[1]).toBe('057187359879')
})

test('logs the agent hanging up, and takes the next call on the same telephone', async () => {
  await pbx.addMember('vip', '8002')
  await pbx.startPhone('8002', { answerAfterMs: 100, hangUpAfterMs: 300 })
  for (const number of ['13800001111', '01062137891']) {
    const call = await pbx.call({ number, to: numbers.vip })
    await call.ended
  }
  const events = (await pbx.queueLog()).filter((row) => row.agent === '8002').map((row) => row.event)
  expect(events).toEqual(['ADDMEMBER', 'CONNECT', 'COMPLETEAGENT', 'CONNECT', 'COMPLETEAGENT'])
})

test('logs a caller who hangs up while the telephone rings as abandoned', async () => {
  await pbx.addMember('hotline', '8003')
  const phone = await pbx.startPhone('8003')
  const call = await pbx.call({ number: '13911112222', to: numbers.hotline })
  await phone.ringing()
  await call.hangUp()
  const abandoned = await pbx.waitForLog('the abandoned call', (row) => row.event === 'ABANDON')
  expect(abandoned.queue).toBe('hotline')
})

test('comes back on the same ports after a loss', async () => {
  await pbx.stop()
  pbx = await startPbx({ dir: test.info().outputPath('pbx'), ports: pbx.ports })
  const starts = (await pbx.queueLog()).filter((row) => row.event === 'QUEUESTART')
  expect(starts).toHaveLength(2)
})
