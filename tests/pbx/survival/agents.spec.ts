/** 8 and 10: one agent in several queues, and members that are rung through Local channels. */
import { expect, test } from '@playwright/test'
import type { Agent } from '#shared/domain/queue/state'
import { openConsole, type RigConsole } from '../rig/console'
import { numbers, startPbx, type MemberPath, type Pbx } from '../rig/pbx'
import { openSockets, verdict } from '../rig/verdict'

let pbx: Pbx

test.beforeEach(async () => {
  pbx = await startPbx({ dir: test.info().outputPath('pbx') })
})

test.afterEach(() => pbx.stop())

const hasAgent = (desk: RigConsole, what: string, isSo: (agent: Agent) => boolean) =>
  desk.sees(`8001 ${what}`, ({ agents }) => {
    const agent = agents.get('8001')
    return agent !== undefined && isSo(agent)
  })

const pausesOf = ({ queues }: Agent) =>
  Object.fromEntries(Object.values(queues).map(({ queue, paused }) => [queue, paused]))

test('an agent in three queues is one agent: paused in one, paused in all, rung, talking, and counted once', async () => {
  const sockets = openSockets()
  const desk = await openConsole(pbx.ami)
  for (const queue of ['hotline', 'vip', 'night'] as const) await pbx.addMember(queue, '8001')
  await hasAgent(desk, 'in three queues', ({ queues }) => Object.keys(queues).length === 3)
  const phone = await pbx.startPhone('8001')

  await pbx.pauseMember('vip', '8001', '培训')
  await hasAgent(desk, 'paused in one', (agent) => pausesOf(agent)['vip'] === true)
  // Paused in one of three he still gets calls.
  expect(desk.live.state().agents.get('8001')).toMatchObject({ state: 'available', pauseReason: '培训' })

  const pauseAll = { Action: 'QueuePause', Interface: 'PJSIP/8001', Reason: '午餐' }
  await pbx.act({ ...pauseAll, Paused: 'true' })
  await hasAgent(
    desk,
    'paused in all',
    (agent) => Object.values(pausesOf(agent)).every(Boolean) && agent.pauseReason === '午餐',
  )
  const since = desk.live.state().agents.get('8001')?.since
  // Said again for every queue, though nothing has changed: his break is not shorter for it.
  await pbx.act({ ...pauseAll, Paused: 'true' })
  await pbx.act({ Action: 'QueuePenalty', Interface: 'PJSIP/8001', Penalty: '1' })
  await hasAgent(desk, 'of penalty 1', ({ queues }) => Object.values(queues).every(({ penalty }) => penalty === 1))
  expect(desk.live.state().agents.get('8001')).toMatchObject({ state: 'paused', since })
  await pbx.act({ Action: 'QueuePause', Interface: 'PJSIP/8001', Paused: 'false' })
  await hasAgent(desk, 'back', ({ state, pauseReason }) => state === 'available' && pauseReason === null)

  for (const queue of ['hotline', 'vip', 'night'] as const) {
    const call = await pbx.call({ number: '13800001111', to: numbers[queue] })
    await phone.ringing()
    await hasAgent(desk, `rung by ${queue}`, ({ state }) => state === 'ringing')
    await phone.answer()
    await hasAgent(desk, `talking for ${queue}`, ({ currentVisit }) => currentVisit?.includes(`/${queue}/`) === true)
    await call.hangUp()
    await hasAgent(desk, `free of ${queue}`, ({ visits, device }) => visits.length === 0 && device === 'idle')
  }
  await pbx.removeMember('night', '8001')
  await hasAgent(desk, 'in two queues', ({ queues }) => Object.keys(queues).length === 2)
  expect(desk.live.state().agents.size).toBe(1)
  expect(desk.live.state().day.agents['8001']).toMatchObject({ answered: 3, completed: 3 })
  await verdict(pbx, desk, sockets)
})

/** Two calls on a member rung in this way: the agent ends the first, the caller the second. */
async function talkThrough(by: MemberPath): Promise<void> {
  const sockets = openSockets()
  const desk = await openConsole(pbx.ami)
  const isTalking = () => hasAgent(desk, 'talking', ({ state, visits }) => state === 'in-call' && visits.length === 1)
  await pbx.addMember('hotline', '8001', by)
  const phone = await pbx.startPhone('8001')
  const first = await pbx.call({ number: '13800001111', to: numbers.hotline })
  await phone.ringing()
  await hasAgent(desk, 'rung', ({ state }) => state === 'ringing')
  await phone.answer()
  await isTalking()
  // Without /n the Local channel goes away while the talk goes on.
  await pbx.waitForChannel('8001', ({ name, bridge }) => name.startsWith('PJSIP/8001') && bridge !== '')
  await expect
    .poll(async () => (await pbx.channels()).filter(({ name }) => name.startsWith('Local/')).length)
    .toBe(by === 'local/n' ? 2 : 0)
  await isTalking()
  await phone.hangUp()
  await first.ended
  await hasAgent(desk, 'free', ({ visits, device }) => visits.length === 0 && device === 'idle')
  const second = await pbx.call({ number: '13911112222', to: numbers.hotline })
  await phone.answer()
  await isTalking()
  await second.hangUp()
  await hasAgent(desk, 'free again', ({ visits }) => visits.length === 0)
  expect(desk.finished.map(({ agent, outcome, completedBy }) => [agent, outcome, completedBy])).toEqual([
    ['8001', 'answered', 'agent'],
    ['8001', 'answered', 'caller'],
  ])
  await verdict(pbx, desk, sockets)
}

test('a member behind a Local channel that is optimised away', () => talkThrough('local'))
test('a member behind a Local channel that stays', () => talkThrough('local/n'))
