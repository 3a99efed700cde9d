/** 9: callers who are moved from queue to queue, and every other way of leaving one. */
import { expect, test } from '@playwright/test'
import { openConsole, type RigConsole } from '../rig/console'
import { impatientNumber, numbers, patientNumber, startPbx, type Pbx } from '../rig/pbx'
import { openSockets, verdict } from '../rig/verdict'

let pbx: Pbx

test.beforeEach(async () => {
  pbx = await startPbx({ dir: test.info().outputPath('pbx') })
})

test.afterEach(() => pbx.stop())

const waitsIn = (desk: RigConsole, queue: string, number: string) =>
  desk.sees(`${number} wait in ${queue}`, ({ visits }) =>
    [...visits.values()].some(
      (visit) => visit.queue === queue && visit.callerNumber === number && visit.phase === 'waiting',
    ),
  )

const outcomes = ({ finished }: RigConsole) =>
  finished.map(({ queue, number, outcome }) => `${queue} ${number} ${outcome}`)

test('a caller who is moved to another queue and back makes three visits, of which the last is answered', async () => {
  const sockets = openSockets()
  const desk = await openConsole(pbx.ami)
  const call = await pbx.call({ number: '13800001111', to: numbers.hotline })
  await waitsIn(desk, 'hotline', '13800001111')
  const { name } = await pbx.waitForChannel('the caller', ({ callerNumber }) => callerNumber === '13800001111')
  const moveTo = (number: string) =>
    pbx.act({ Action: 'Redirect', Channel: name, Context: 'inbound', Exten: number, Priority: '1' })
  await moveTo(patientNumber)
  await waitsIn(desk, 'vip', '13800001111')
  await moveTo(numbers.hotline)
  await waitsIn(desk, 'hotline', '13800001111')
  await pbx.addMember('hotline', '8001')
  const phone = await pbx.startPhone('8001', { answerAfterMs: 50 })
  await desk.sees('the talk', ({ visits }) => [...visits.values()].some(({ phase }) => phase === 'talking'))
  await phone.hangUp()
  await call.ended
  await desk.sees('nobody', ({ visits }) => visits.size === 0)
  expect(outcomes(desk)).toEqual(['hotline 1 redirected', 'vip 1 redirected', 'hotline 2 answered'])
  expect(new Set(desk.finished.map(({ uniqueid, linkedid }) => `${uniqueid} ${linkedid}`)).size).toBe(1)
  await verdict(pbx, desk, sockets)
})

test('a caller who is moved while an agent is rung, and one who is moved into the queue where another waits', async () => {
  const sockets = openSockets()
  const desk = await openConsole(pbx.ami)
  await pbx.addMember('hotline', '8001')
  const phone = await pbx.startPhone('8001')
  const other = await pbx.call({ number: '13911112222', to: patientNumber })
  await waitsIn(desk, 'vip', '13911112222')
  const call = await pbx.call({ number: '13800001111', to: numbers.hotline })
  await phone.ringing()
  const { name } = await pbx.waitForChannel(
    'the caller',
    ({ callerNumber, application }) => callerNumber === '13800001111' && application === 'Queue',
  )
  await pbx.act({ Action: 'Redirect', Channel: name, Context: 'inbound', Exten: patientNumber, Priority: '1' })
  await waitsIn(desk, 'vip', '13800001111')
  await desk.sees('that no telephone rings', ({ agents }) => agents.get('8001')?.ringingFor.length === 0)
  expect(desk.live.state().visits.size).toBe(2)
  await call.hangUp()
  await other.hangUp()
  await desk.sees('nobody', ({ visits }) => visits.size === 0)
  expect(outcomes(desk)).toEqual(['hotline 1 redirected', 'vip 1 abandoned', 'vip 1 abandoned'])
  await verdict(pbx, desk, sockets)
})

test('time-out, key, empty queue, transfer: each exit has its own name and its own counter', async () => {
  const sockets = openSockets()
  const desk = await openConsole(pbx.ami)
  await pbx.addMember('night', '8002')
  const [timedOut, presses, leftAlone] = await Promise.all([
    pbx.call({ number: '13800000001', to: impatientNumber }),
    pbx.call({ number: '13800000002', to: numbers.hotline }),
    pbx.call({ number: '13800000003', to: numbers.night }),
  ])
  await Promise.all([waitsIn(desk, 'hotline', '13800000002'), waitsIn(desk, 'night', '13800000003')])
  const keys = await pbx.waitForChannel('who presses a key', ({ callerNumber }) => callerNumber === '13800000002')
  await pbx.press(keys.name, '0')
  await pbx.removeMember('night', '8002')
  await Promise.all([timedOut.ended, presses.ended, leftAlone.ended])
  await desk.sees('nobody', ({ visits }) => visits.size === 0)
  expect(outcomes(desk).toSorted()).toEqual(['hotline 1 key-exit', 'hotline 1 timed-out', 'night 1 empty-exit'])

  await pbx.addMember('hotline', '8001')
  await pbx.startPhone('8001', { answerAfterMs: 50 })
  const other = await pbx.startPhone('8003', { answerAfterMs: 50 })
  const agentLeg = () =>
    pbx.waitForChannel('8001', ({ name, bridge }) => name.startsWith('PJSIP/8001-') && bridge !== '')
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
  await desk.sees('nobody', ({ visits }) => visits.size === 0)
  expect(desk.finished.slice(-2).map(({ agent, completedBy }) => [agent, completedBy])).toEqual([
    ['8001', 'transfer'],
    ['8001', 'transfer'],
  ])
  await verdict(pbx, desk, sockets)
})
