/** The main paths on the oldest Asterisk that is promised to work. */
import { expect, test } from '@playwright/test'
import { isLive, openConsole } from '../rig/console'
import { impatientNumber, numbers, patientNumber, startPbx, type Pbx } from '../rig/pbx'
import { expectFreshView, expectTotalsOfLog, openSockets, verdict } from '../rig/verdict'

let pbx: Pbx
const dir = () => test.info().outputPath('pbx')

test.beforeEach(async () => {
  pbx = await startPbx({ dir: dir(), version: '16' })
})

test.afterEach(() => pbx.stop())

test('answered, abandoned, timed out, moved, transferred, in two queues, over a restart: the totals are those of the log', async () => {
  const sockets = openSockets()
  const desk = await openConsole(pbx.ami)
  expect(desk.links.at(-1)?.pbxVersion).toMatch(/^5\./)
  const emptied = () => desk.sees('nobody', ({ visits }) => visits.size === 0)
  await pbx.addMember('hotline', '8001')
  await pbx.addMember('vip', '8001')
  await pbx.addMember('vip', '8002')
  const first = await pbx.startPhone('8001', { answerAfterMs: 50 })
  await pbx.startPhone('8002')
  const agentLeg = () =>
    pbx.waitForChannel('8001', ({ name, bridge }) => name.startsWith('PJSIP/8001-') && bridge !== '')

  await test.step('answered, ended by either side, one with a Chinese name', async () => {
    const byAgent = await pbx.call({ number: '13800001111', name: '浙江某某公司', to: numbers.hotline })
    await agentLeg()
    await first.hangUp()
    await byAgent.ended
    const byCaller = await pbx.call({ number: '01062137891', to: numbers.vip })
    await desk.sees('the talk', ({ visits }) => [...visits.values()].some(({ phase }) => phase === 'talking'))
    await byCaller.hangUp()
    await emptied()
    expect(desk.finished.map(({ callerName, completedBy }) => [callerName, completedBy])).toEqual([
      ['浙江某某公司', 'agent'],
      ['01062137891', 'caller'],
    ])
  })
  await test.step('transferred, blindly and after asking', async () => {
    const other = await pbx.startPhone('8003', { answerAfterMs: 50 })
    const blind = await pbx.call({ number: '13800000004', to: numbers.hotline })
    await pbx.act({ Action: 'BlindTransfer', Channel: (await agentLeg()).name, Context: 'agents', Exten: '8003' })
    await pbx.waitForLog('the blind transfer', ({ event }) => event === 'BLINDTRANSFER')
    await other.hangUp()
    await blind.ended
    const asked = await pbx.call({ number: '13800000005', to: numbers.hotline })
    const leg = (await agentLeg()).name
    await pbx.act({ Action: 'Atxfer', Channel: leg, Context: 'agents', Exten: '8003' })
    await pbx.waitForConsultation('8001', '8003')
    await pbx.press(leg, '*4')
    await pbx.waitForLog('the other transfer', ({ event }) => event === 'ATTENDEDTRANSFER')
    await asked.hangUp()
    await emptied()
    expect(desk.finished.slice(-2).map(({ completedBy }) => completedBy)).toEqual(['transfer', 'transfer'])
  })
  await test.step('abandoned, timed out, moved from queue to queue', async () => {
    await pbx.act({ Action: 'QueuePause', Interface: 'PJSIP/8001', Paused: 'true', Reason: '午餐' })
    await desk.sees('8001 at lunch', ({ agents }) => agents.get('8001')?.pauseReason === '午餐')
    const timedOut = await pbx.call({ number: '13800000006', to: impatientNumber })
    const moved = await pbx.call({ number: '13800000007', to: numbers.hotline })
    const { name } = await pbx.waitForChannel(
      'who is moved',
      ({ callerNumber, application }) => callerNumber === '13800000007' && application === 'Queue',
    )
    await pbx.act({ Action: 'Redirect', Channel: name, Context: 'inbound', Exten: patientNumber, Priority: '1' })
    await desk.sees('who was moved', ({ visits }) =>
      [...visits.values()].some(({ queue, phase }) => queue === 'vip' && phase === 'waiting'),
    )
    await expectFreshView(pbx.ami, desk)
    await moved.hangUp()
    await timedOut.ended
    await emptied()
    expect(
      desk.finished
        .slice(-3)
        .map(({ queue, outcome }) => `${queue} ${outcome}`)
        .toSorted(),
    ).toEqual(['hotline redirected', 'hotline timed-out', 'vip abandoned'])
  })
  await test.step('a restart while one waits', async () => {
    await pbx.call({ number: '13800000008', to: patientNumber })
    await desk.sees('who waits', ({ visits }) => [...visits.values()].some(({ phase }) => phase === 'waiting'))
    await expectTotalsOfLog(pbx, desk)
    const before = desk.links.length
    await pbx.stop()
    const lost = await desk.hasLink('lost', ({ state }) => state === 'lost', before)
    pbx = await startPbx({ dir: dir(), version: '16', ports: pbx.ports })
    await desk.hasLink('live again', isLive, desk.links.indexOf(lost))
    await emptied()
    await pbx.addMember('hotline', '8001')
    await pbx.startPhone('8001', { answerAfterMs: 50, hangUpAfterMs: 300 })
    const again = await pbx.call({ number: '13800001111', to: numbers.hotline })
    await again.ended
    await emptied()
  })
  await verdict(pbx, desk, sockets, { unseen: { vip: 1 } })
})
