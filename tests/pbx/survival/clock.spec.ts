/** 11: a PBX whose clock is wrong, and a computer that slept or whose clock was put right. */
import { expect, test } from '@playwright/test'
import { isLive, openConsole } from '../rig/console'
import { impatientNumber, numbers, startPbx, type AmiAccount, type Pbx } from '../rig/pbx'
import { startRelay } from '../rig/relay'
import { openSockets, verdict } from '../rig/verdict'

const hour = 3_600_000

/** An answered, an abandoned and a timed-out caller. */
async function day(pbx: Pbx): Promise<void> {
  await pbx.addMember('hotline', '8001')
  const phone = await pbx.startPhone('8001', { answerAfterMs: 50, hangUpAfterMs: 1_100 })
  const answered = await pbx.call({ number: '13800001111', to: numbers.hotline })
  const abandoned = await pbx.call({ number: '13911112222', to: numbers.vip, hangUpAfterMs: 300 })
  await Promise.all([answered.ended, abandoned.ended])
  await phone.stop()
  await pbx.removeMember('hotline', '8001')
  const timedOut = await pbx.call({ number: '01062137891', to: impatientNumber })
  await timedOut.ended
}

for (const [what, clock, offset] of [
  ['an hour ahead', '+3600s', hour],
  ['an hour behind', '-3600s', -hour],
  ['five days ahead', '+5d', 120 * hour],
] as const)
  test(`a PBX whose clock is ${what}: every moment is told in this computer's time, every total is the log's`, async () => {
    const pbx = await startPbx({ dir: test.info().outputPath('pbx'), clock })
    try {
      const sockets = openSockets()
      const desk = await openConsole(pbx.ami)
      const { clockOffsetMs } = await desk.hasLink('the clock known', (link) => link.clockOffsetMs !== 0)
      expect(Math.abs(clockOffsetMs - offset)).toBeLessThan(5_000)
      const from = Date.now()
      await day(pbx)
      await desk.sees('nobody', ({ visits }) => visits.size === 0)
      await expect.poll(() => desk.finished.length).toBe(3)
      for (const visit of desk.finished)
        for (const at of [visit.joinedAt, visit.endedAt]) {
          expect(at).toBeGreaterThan(from - 2_000)
          expect(at).toBeLessThan(Date.now() + 2_000)
        }
      await verdict(pbx, desk, sockets)
    } finally {
      await pbx.stop()
    }
  })

/** A console in a talk of a caller with 8001. */
async function talking(pbx: Pbx, account: AmiAccount) {
  const sockets = openSockets()
  const desk = await openConsole(account)
  await pbx.addMember('hotline', '8001')
  const phone = await pbx.startPhone('8001')
  const talk = async () => {
    const call = await pbx.call({ number: '13800001111', to: numbers.hotline })
    await phone.answer()
    await desk.sees('the talk', ({ visits }) => [...visits.values()].some(({ phase }) => phase === 'talking'))
    return call
  }
  /** The difference of the clocks as it is told from now on. */
  const offset = (about: number) => {
    const told = desk.links.length
    return desk.hasLink(
      `a difference of ${about} ms`,
      ({ clockOffsetMs }) => Math.abs(clockOffsetMs - about) < 5_000,
      told,
    )
  }
  return { sockets, desk, call: await talk(), talk, offset }
}

test('a computer that slept for two hours finds the talk of before, which went on without it', async () => {
  const pbx = await startPbx({ dir: test.info().outputPath('pbx'), clock: '+0s' })
  const relay = await startRelay(pbx.ami)
  try {
    const { sockets, desk, call } = await talking(pbx, relay.reach(pbx.ami))
    // For the world two hours go by; the connection is gone when we wake.
    const before = desk.links.length
    await pbx.setClock('+7200s')
    desk.clock.jump(2 * hour)
    relay.cut()
    const lost = await desk.hasLink('lost', ({ state }) => state === 'lost', before)
    await desk.hasLink('live again', isLive, desk.links.indexOf(lost))
    expect(desk.live.state().day.gaps.map(({ from, to }) => Math.round(((to ?? 0) - from) / hour))).toEqual([2])
    await call.hangUp()
    await desk.sees('nobody', ({ visits }) => visits.size === 0)
    expect(desk.finished.map(({ talkMs }) => Math.round((talkMs ?? 0) / hour))).toEqual([2])
    await verdict(pbx, desk, sockets)
  } finally {
    await relay.stop()
    await pbx.stop()
  }
})

test('clocks that are put right, here while calls run and at the PBX between two, change no total', async () => {
  const pbx = await startPbx({ dir: test.info().outputPath('pbx'), clock: '+0s' })
  try {
    const { sockets, desk, call, talk, offset } = await talking(pbx, pbx.ami)
    desk.clock.jump(2 * hour)
    await offset(-2 * hour)
    await call.hangUp()
    await desk.sees('nobody', ({ visits }) => visits.size === 0)
    const second = await talk()
    desk.clock.jump(-2 * hour)
    await offset(0)
    await second.hangUp()
    await desk.sees('nobody', ({ visits }) => visits.size === 0)
    // Between two calls, and forward: put back, the PBX itself logs talks of less than nothing and rests its agents.
    await pbx.setClock('+1800s')
    await offset(hour / 2)
    const third = await talk()
    await third.hangUp()
    await desk.sees('nobody', ({ visits }) => visits.size === 0)
    expect(desk.links.some(({ state }) => state === 'lost')).toBe(false)
    await verdict(pbx, desk, sockets)
  } finally {
    await pbx.stop()
  }
})
