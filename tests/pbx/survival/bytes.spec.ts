/** 5 and 6: the wire crumbles what the PBX says into bytes, or carries what no PBX says. */
import { expect, test } from '@playwright/test'
import { openConsole, startConsole, isLive } from '../rig/console'
import { numbers, startPbx, type Pbx } from '../rig/pbx'
import { startRelay, type Relay } from '../rig/relay'
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

const chineseName = '杭州示例轨道交通公司𠮷'

test('bytes that come one by one make the same calls, and Chinese names stay whole', async () => {
  const sockets = openSockets()
  relay.crumble()
  const desk = await openConsole(relay.reach(pbx.ami))
  await pbx.addMember('hotline', '8001')
  const phone = await pbx.startPhone('8001')
  const call = await pbx.call({ number: '057187359879', name: chineseName, to: numbers.hotline })
  await phone.answer()
  await desk.sees('the talk', ({ visits }) => [...visits.values()].some(({ phase }) => phase === 'talking'))
  expect([...desk.live.state().visits.values()].map(({ callerName }) => callerName)).toEqual([chineseName])
  await call.hangUp()
  const patient = await pbx.call({ number: '13800001111', name: '王“小”明', to: numbers.vip })
  await desk.sees('the second caller', ({ visits }) => [...visits.values()].some(({ phase }) => phase === 'waiting'))
  await verdict(pbx, desk, sockets)
  await patient.hangUp()
})

/** What stands between two frames of the PBX: none of it may be heeded, none may take a neighbour with it. */
const malformed: readonly (readonly [what: string, bytes: string | Uint8Array])[] = [
  ['a frame without a kind', 'Queue: hotline\r\nUniqueid: 1.1\r\n\r\n'],
  ['a line without a colon', 'this is no header\r\n\r\n'],
  ['an event without headers', 'Event: QueueCallerJoin\r\n\r\n'],
  ['an event whose lines end in a line feed alone', 'Event: QueueCallerJoin\nQueue: hotline\n\n'],
  ['a join without a caller', 'Event: QueueCallerJoin\r\nQueue: hotline\r\nPosition: 1\r\n\r\n'],
  ['a caller of no queue', 'Event: QueueCallerJoin\r\nUniqueid: 9.9\r\n\r\n'],
  ['numbers that are none', 'Event: QueueMemberStatus\r\nQueue: hotline\r\nInterface: \r\nStatus: NaN\r\n\r\n'],
  ['bytes that are no UTF-8', Uint8Array.of(0x45, 0x76, 0xff, 0xfe, 0xc3, 0x28, 0x0d, 0x0a, 0x0d, 0x0a)],
  ['zeros', new Uint8Array(300).fill(0).map((_, at) => [13, 10, 13, 10][at - 296] ?? 0)],
  ['a second banner', 'Asterisk Call Manager/11.0.0\r\n'],
  ['empty frames', '\r\n\r\n\r\n\r\n'],
  ['the end of a list that nobody asked for', 'Event: QueueStatusComplete\r\nActionID: v9999\r\nListItems: 0\r\n\r\n'],
  ['an answer to nobody', 'Response: Error\r\nActionID: v9999\r\nMessage: Permission denied\r\n\r\n'],
  ['an answer without an id', 'Response: Error\r\nMessage: Missing action in request\r\n\r\n'],
  ['a frame of a megabyte', `Event: QueueCallerJoin\r\nQueue: ${'x'.repeat(1_000_000)}\r\n\r\n`],
]

test('frames that no PBX sends change nothing', async () => {
  const sockets = openSockets()
  const desk = await openConsole(relay.reach(pbx.ami))
  await pbx.addMember('hotline', '8001')
  const phone = await pbx.startPhone('8001')
  const call = await pbx.call({ number: '13800001111', to: numbers.hotline })
  await phone.ringing()
  for (const [what, bytes] of malformed) await test.step(what, () => relay.inject(bytes))
  await phone.answer()
  for (const [what, bytes] of malformed) await test.step(what, () => relay.inject(bytes))
  await call.hangUp()
  await pbx.waitForLog('the end of the call', ({ event }) => event === 'COMPLETECALLER')
  expect(relay.accepted()).toBe(1)
  expect(desk.links.at(-1)?.state).toBe('live')
  await verdict(pbx, desk, sockets)
})

test('what answers without being a PBX is no link, and what was not said in full is not waited for for ever', async () => {
  const desk = startConsole(relay.reach(pbx.ami))
  await desk.hasLink('live', isLive)
  const before = desk.links.length
  // Cut in the middle of a frame: the rest of it never comes.
  await relay.inject('Event: QueueCallerJoin\r\nQueue: hotline\r\nUniq')
  relay.cut()
  await desk.hasLink('lost', ({ state }) => state === 'lost', before)
  await desk.hasLink('live again', isLive, desk.links.length)
  expect([...desk.live.state().visits.values()]).toEqual([])
  await desk.stop()
})
