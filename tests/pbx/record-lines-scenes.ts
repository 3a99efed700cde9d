/** The scenes that record-lines writes down. Each ends with every line free. */
import path from 'node:path'
import { freeMediaPort } from './rig/ports'
import type { Pbx } from './rig/pbx'
import { startSipp } from './rig/sipp'
import { farScenario, holdingPhoneScenario, speakingPhoneScenario } from './record-lines-sipp'

export type Stage = {
  readonly pbx: Pbx
  /** Folder of sipp's files. */
  readonly dir: string
  /** Where calls to the outside world arrive. */
  readonly farPort: number
  /** Says an action to the manager. */
  readonly act: (...headers: readonly string[]) => void
  /** The first frame that fits, said or still to come. */
  readonly heard: (fits: RegExp) => Promise<string>
  readonly wait: (ms: number) => Promise<void>
}

export type Scene = (stage: Stage) => Promise<void>

const customer = '13800001111'
const hotline = '4008810199'
const unrecorded = '4008810198'

async function sippOf({ pbx, dir }: Stage, name: string, scenario: string, ownPort: number) {
  const mediaPort = await freeMediaPort()
  return startSipp({ dir, name, scenario, sipPort: pbx.ports.sip, ownPort, mediaPort, args: [] })
}

const originate = (id: string, exten: string, ...more: readonly string[]) => [
  'Action: Originate',
  `ActionID: ${id}`,
  'Channel: PJSIP/8001',
  `ChannelId: vigil-${id}`,
  'Context: agents',
  `Exten: ${exten}`,
  'Priority: 1',
  'CallerID: "8001" <8001>',
  'Async: true',
  ...more,
]

/** The channel of a frame that fits. */
async function channelOf({ heard }: Stage, device: string, nth = 0): Promise<string> {
  const frame = await heard(new RegExp(`^Event: Newchannel[\\s\\S]*\\nChannel: ${device}-0*${nth.toString(16)}\\r`))
  return /\nChannel: ([^\r]+)/.exec(frame)?.[1] ?? ''
}

const bridged = ({ heard }: Stage, channel: string) =>
  heard(new RegExp(`^Event: BridgeEnter[\\s\\S]*\\nChannel: ${channel}\\r`))
const gone = ({ heard }: Stage, channel: string) =>
  heard(new RegExp(`^Event: Hangup\\r[\\s\\S]*\\nChannel: ${channel}\\r`))

/** A direct call that is recorded, held and resumed by the telephone, and ended by the agent; one that is given up. */
const inbound: Scene = async (stage) => {
  const { pbx, heard, wait, act } = stage
  const phone = await sippOf(stage, 'holding', holdingPhoneScenario(pbx.ports.sip), pbx.ports.phones['8001'])
  const call = pbx.call({ number: customer, to: '8001' })
  const { callId } = await phone.waitFor('answered', (entry) => entry.word === 'answered')
  await wait(1500)
  await phone.sign(callId)
  await heard(/^Event: Hold\r/)
  act('Action: CoreShowChannels', 'ActionID: held')
  await wait(2000)
  await phone.sign(callId)
  await heard(/^Event: Unhold\r/)
  await wait(1000)
  await phone.sign(callId)
  await (
    await call
  ).ended
  await phone.stop()
}

const missed: Scene = async (stage) => {
  const { pbx, wait } = stage
  const silent = await pbx.startPhone('8001')
  void pbx.call({ number: customer, to: '8001' }).catch(() => undefined)
  await silent.ringing()
  await gone(stage, await channelOf(stage, 'PJSIP/8001', 1))
  await wait(500)
}

const outbound: Scene = async (stage) => {
  const { pbx, heard, act, wait, farPort } = stage
  const phone = await pbx.startPhone('8001', { answerAfterMs: 700 })
  const far = await sippOf(stage, 'far', farScenario(pbx.ports.sip, { hangUpAfterMs: 2_500 }), farPort)
  act(...originate('d1', customer))
  await heard(/^Event: OriginateResponse\r[\s\S]*ActionID: d1\r/)
  await gone(stage, await channelOf(stage, 'PJSIP/8001', 0))
  await far.stop()
  await wait(300)
  // The telephone dials by itself.
  const far2 = await sippOf(stage, 'far2', farScenario(pbx.ports.sip, {}), farPort)
  const own = await pbx.call({ number: '8001', to: '13900002222' })
  await wait(1500)
  await own.hangUp()
  await far2.stop()
  await phone.stop()
}

const refused: Scene = async (stage) => {
  const { pbx, heard, act, wait, farPort } = stage
  const phone = await pbx.startPhone('8001', { answerAfterMs: 500 })
  const far = await sippOf(stage, 'busy', farScenario(pbx.ports.sip, { refuseWith: '486 Busy Here' }), farPort)
  act(...originate('d2', customer))
  await gone(stage, await channelOf(stage, 'PJSIP/8001', 0))
  await far.stop()
  await phone.stop()
  // Nobody picks the telephone up.
  const silent = await pbx.startPhone('8001')
  act(...originate('d3', customer, 'Timeout: 2000'))
  await heard(/^Event: OriginateResponse\r[\s\S]*ActionID: d3\r/)
  await wait(500)
  await silent.stop()
}

const blind: Scene = async (stage) => {
  const { pbx, act, wait } = stage
  await pbx.addMember('hotline', '8001')
  await pbx.startPhone('8001', { answerAfterMs: 700 })
  await pbx.startPhone('8002', { answerAfterMs: 700, hangUpAfterMs: 2_000 })
  const call = await pbx.call({ number: customer, to: hotline })
  const first = await channelOf(stage, 'PJSIP/8001', 1)
  await bridged(stage, first)
  await wait(1500)
  act('Action: BlindTransfer', 'ActionID: t1', `Channel: ${first}`, 'Context: agents', 'Exten: 8002')
  await call.ended
}

/** A queue rings its agent through a pair of channels, which stays, or goes once somebody speaks. */
const local =
  (suffix: string, number: string): Scene =>
  async (stage) => {
    const { pbx, dir, act, wait } = stage
    await pbx.cli(`queue add member Local/8001@agents${suffix} to hotline penalty 0 as 8001`)
    const speech = path.join(dir, '../moh/quiet.ulaw')
    await sippOf(stage, 'speaking', speakingPhoneScenario(pbx.ports.sip, speech), pbx.ports.phones['8001'])
    const call = await pbx.call({ number: customer, to: number })
    await bridged(stage, await channelOf(stage, 'PJSIP/8001', 1))
    await wait(1000)
    act('Action: CoreShowChannels', 'ActionID: local')
    await call.ended
  }

/** Both ends are taken out of their talk, the caller to the music, and joined again. */
const parked: Scene = async (stage) => {
  const { pbx, act, wait } = stage
  await pbx.addMember('hotline', '8001')
  await pbx.startPhone('8001', { answerAfterMs: 700, hangUpAfterMs: 6_000 })
  const call = await pbx.call({ number: customer, to: '8001' }).catch(() => undefined)
  const caller = await channelOf(stage, 'PJSIP/anonymous', 0)
  const first = await channelOf(stage, 'PJSIP/8001', 1)
  await bridged(stage, first)
  await wait(1000)
  act(
    'Action: Redirect',
    `Channel: ${caller}`,
    'Context: agents',
    'Exten: parked',
    'Priority: 1',
    `ExtraChannel: ${first}`,
    'ExtraContext: agents',
    'ExtraExten: waiting',
    'ExtraPriority: 1',
  )
  await wait(1500)
  act('Action: Bridge', `Channel1: ${first}`, `Channel2: ${caller}`)
  await call?.ended
}

/** 8002 takes a call that rings at 8001. */
const pickup: Scene = async (stage) => {
  const { pbx, wait } = stage
  const silent = await pbx.startPhone('8001')
  const call = pbx.call({ number: customer, to: '8001' })
  await silent.ringing()
  await wait(700)
  const other = await pbx.call({ number: '8002', to: '8009' })
  await wait(1500)
  await other.hangUp()
  await (
    await call
  ).ended
}

export const scenes: Readonly<Record<string, Scene>> = {
  inbound,
  missed,
  outbound,
  refused,
  blind,
  'local-kept': local('/n', hotline),
  'local-optimised': local('', unrecorded),
  parked,
  pickup,
}
