/** 7: lists of the queues are asked for while callers join and leave. */
import { expect, test } from '@playwright/test'
import { openConsole } from '../rig/console'
import { numbers, patientNumber, startPbx, type Pbx } from '../rig/pbx'
import { expectFreshView, expectNothingLeft, openSockets, verdict } from '../rig/verdict'

let pbx: Pbx

test.beforeEach(async () => {
  pbx = await startPbx({ dir: test.info().outputPath('pbx') })
})

test.afterEach(() => pbx.stop())

test('whoever connects while callers come and go sees each of them once, and sees them go', async () => {
  const sockets = openSockets()
  const desk = await openConsole(pbx.ami)
  await pbx.addMember('hotline', '8001')
  await pbx.startPhone('8001', { answerAfterMs: 100, hangUpAfterMs: 200 })
  const stay = Array.from({ length: 8 }, (_, index) => pbx.call({ number: `1380000200${index}`, to: patientNumber }))
  const pass = Array.from({ length: 6 }, (_, index) =>
    pbx.call({ number: `1390000200${index}`, to: numbers.hotline, ...(index < 3 ? { hangUpAfterMs: 150 } : {}) }),
  )
  // Each connects at another moment of the rush, and several ask at the same time.
  const late = await Promise.all(Array.from({ length: 8 }, async () => openConsole(pbx.ami)))
  const [waiting, passing] = await Promise.all([Promise.all(stay), Promise.all(pass)])
  await Promise.all(passing.map(({ ended }) => ended))
  await pbx.waitForLog('the last who waits', () => true)
  for (const other of [desk, ...late]) {
    await other.sees('just those who wait', ({ visits }) => {
      const all = [...visits.values()]
      return (
        all.length === 8 &&
        all.every(({ queue, phase, number }) => queue === 'vip' && phase === 'waiting' && number === 1)
      )
    })
    await expectFreshView(pbx.ami, other)
  }
  await Promise.all(waiting.map((call) => call.hangUp()))
  for (const other of late) {
    await other.sees('nobody', ({ visits }) => visits.size === 0)
    // Nobody counts a caller twice, whether it came out of the list, out of an event, or out of both.
    expect(new Set(other.finished.map(({ uniqueid }) => uniqueid)).size).toBe(other.finished.length)
    const vip = other.live.state().day.queues['vip']
    expect([vip?.offered, vip?.abandoned]).toEqual([8, 8])
    await expectNothingLeft(other, sockets + late.length + 1)
  }
  await verdict(pbx, desk, sockets)
})
