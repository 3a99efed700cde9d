/** 12: refused credentials are sent once only; of a right that is missing the link says what it costs. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { openConsole, startConsole } from '../rig/console'
import { impatientNumber, numbers, startPbx, type AmiAccount, type Pbx } from '../rig/pbx'
import { startRelay } from '../rig/relay'
import { expectFreshView, expectNothingLeft, expectTotalsOfLog, openSockets } from '../rig/verdict'

let pbx: Pbx

test.beforeEach(async () => {
  pbx = await startPbx({ dir: test.info().outputPath('pbx') })
})

test.afterEach(() => pbx.stop())

const refusals = async (username: string): Promise<number> => {
  const log = await readFile(path.join(test.info().outputPath('pbx'), 'log/messages.log'), 'utf8')
  return log.split('\n').filter((line) => line.includes(`failed to authenticate as '${username}'`)).length
}

/** Refused for good: nothing is armed that could try again, and the PBX has heard of it once. */
async function isRefusedOnce(account: AmiAccount): Promise<void> {
  const sockets = openSockets()
  const relay = await startRelay(account)
  const desk = startConsole(relay.reach(account))
  const link = await desk.hasLink('rejected', ({ state }) => state === 'rejected')
  expect(link).toMatchObject({ reason: 'wrong-credentials', retryAt: null })
  // The queues' own look at the time is all that is left.
  expect(desk.clock.armed()).toBe(1)
  expect(relay.accepted()).toBe(1)
  await expect.poll(() => refusals(account.username)).toBe(1)
  expect(desk.links.some(({ state }) => state === 'lost')).toBe(false)
  await desk.stop()
  await relay.stop()
  await expectNothingLeft(desk, sockets)
}

test('a wrong secret, an unknown user and an address that may not are each tried once', async () => {
  await Promise.all([
    isRefusedOnce({ ...pbx.ami, secret: 'not the secret' }),
    isRefusedOnce({ ...pbx.ami, username: 'nobody' }),
    isRefusedOnce(pbx.account('outsider')),
  ])
})

test('each missing right costs what it must and no more', async () => {
  const sockets = openSockets()
  const full = await openConsole(pbx.ami)
  const listener = await openConsole(pbx.account('listener'))
  const blind = await openConsole(pbx.account('blind'))
  const uninformed = await openConsole(pbx.account('uninformed'))
  const deaf = await openConsole(pbx.account('deaf'))
  await pbx.addMember('hotline', '8001')
  await pbx.startPhone('8001', { answerAfterMs: 50, hangUpAfterMs: 300 })
  const answered = await pbx.call({ number: '13800001111', to: numbers.hotline })
  await answered.ended
  const abandoned = await pbx.call({ number: '13911112222', to: numbers.vip })
  await full.sees('the caller waiting', ({ visits }) =>
    [...visits.values()].some(({ queue, phase }) => queue === 'vip' && phase === 'waiting'),
  )
  await abandoned.hangUp()
  await pbx.removeMember('hotline', '8001')
  const timedOut = await pbx.call({ number: '01062137891', to: impatientNumber })
  await timedOut.ended
  await pbx.waitForLog('the time-out', ({ event }) => event === 'EXITWITHTIMEOUT')
  // Who may not act, or does not hear that the PBX has booted, sees everything.
  for (const desk of [full, listener, uninformed]) await expectTotalsOfLog(pbx, desk)
  // Who cannot see the dialplan cannot tell why a caller left it; who hung up is known without.
  await expect
    .poll(() => blind.finished.map(({ queue, outcome }) => `${queue} ${outcome}`))
    .toEqual(['hotline answered', 'vip abandoned', 'hotline left'])
  expect(deaf.finished).toEqual([])
  for (const desk of [full, listener, blind, uninformed]) await expectFreshView(pbx.ami, desk)
  for (const desk of [full, listener, blind, uninformed, deaf]) await expectNothingLeft(desk, sockets + 4)
  expect(openSockets()).toBeLessThanOrEqual(sockets)
})
