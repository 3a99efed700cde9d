/** An agent acts on the own telephone: what the PBX is asked for, and what hinders it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { usualQueue } from '#shared/domain/telephony/queue-settings'
import { defaultDialling, mainLink } from '#shared/domain/telephony/settings'
import type { PhoneAct } from '#shared/domain/telephony/phone'
import { admit, everyCommand, fullyBooted, startAmiPeer, tellState } from '../../support/ami-peer'
import type { AmiConversation, AmiPeer } from '../../support/ami-peer'
import { memberItem, queueItem, tellCall } from '../../support/ami-story'
import { administratorOf, valueOf } from '../../support/builders'
import { eventually } from '../../support/heard'
import { amiLink } from '../../support/links'
import { openTelephoneApp } from '../../support/telephone-app'
import type { TelephoneApp } from '../../support/telephone-app'

let app: TelephoneApp
let pbx: AmiPeer
let call: AmiConversation

const link = () =>
  amiLink({
    port: pbx.port,
    dialling: { ...defaultDialling, queueNumbers: { hotline: '4008' }, outsidePrefix: '9', remoteControl: true },
  })

beforeEach(async () => {
  pbx = await startAmiPeer()
  app = await openTelephoneApp()
  const { people, telephony } = app.services()
  await administratorOf(app.services())
  const user = people.session()?.user
  if (!user) throw new Error('nobody is signed in')
  valueOf(await people.update(user.id, user.rev, { ...user, extension: '8001' }))
  const saved = telephony.save('test', link())
  call = await app.goLive(pbx)
  valueOf(await saved)
})

afterEach(async () => {
  await app.close()
  await pbx.stop()
})

type WithoutLink<A> = A extends unknown ? Omit<A, 'link'> : never
const act = (wanted: WithoutLink<PhoneAct>) => app.services().phones.act({ ...wanted, link: mainLink })

/** The PBX takes the next action on; what it was. */
async function taken(answer: readonly string[] = ['Response: Success']) {
  const { ActionID: id, ...asked } = await call.action()
  call.frame(answer[0] ?? '', `ActionID: ${id}`, ...answer.slice(1))
  return asked
}

const channel = ['Channel: PJSIP/8001-00000001', 'Uniqueid: 5.1', 'Linkedid: 5.0']
const talking = async (): Promise<void> => {
  call.frame('Event: Newchannel', ...channel, 'ChannelStateDesc: Down', 'ConnectedLineNum: 13800001111')
  call.frame('Event: DialBegin', 'Channel: PJSIP/trunk-1', 'Uniqueid: 5.0', 'DestUniqueid: 5.1', 'Dest' + channel[0])
  call.frame('Event: Newstate', ...channel, 'ChannelStateDesc: Up', 'ConnectedLineNum: 13800001111')
  await eventually(() => app.services().phones.rows()[0]?.calls[0]?.phase === 'talking')
}

describe('what an agent wants is asked of the PBX', () => {
  it.each([
    [
      { act: 'sign-in', queues: ['vip'] },
      { Action: 'QueueAdd', Queue: 'vip', Interface: 'PJSIP/8001' },
    ],
    [
      { act: 'sign-out', queues: ['hotline'] },
      { Action: 'QueueRemove', Queue: 'hotline', Interface: 'PJSIP/8001' },
    ],
    [
      { act: 'pause', reason: '用餐' },
      { Action: 'QueuePause', Paused: 'true', Reason: '用餐' },
    ],
    [{ act: 'resume' }, { Action: 'QueuePause', Paused: 'false' }],
    [
      { act: 'dial', number: '13800001111' },
      { Action: 'Originate', Channel: 'PJSIP/8001', Exten: '913800001111' },
    ],
    [
      { act: 'dial', number: '8002' },
      { Action: 'Originate', Exten: '8002', Context: 'agents', Async: 'true' },
    ],
  ] as const)('%o', async (wanted, asked) => {
    const done = act(wanted as WithoutLink<PhoneAct>)
    expect(await taken()).toMatchObject(asked)
    expect(await done).toEqual({ ok: true, value: null })
  })

  it.each([
    [{ act: 'hold' }, { Action: 'PJSIPNotify', Endpoint: '8001', Variable: 'Event=hold' }],
    [{ act: 'hang-up' }, { Action: 'Hangup', Channel: 'PJSIP/8001-00000001' }],
    [
      { act: 'transfer', mode: 'blind', target: { kind: 'queue', queue: 'hotline' } },
      { Action: 'BlindTransfer', Channel: 'PJSIP/8001-00000001', Exten: '4008', Context: 'agents' },
    ],
    [
      { act: 'transfer', mode: 'attended', target: { kind: 'agent', extension: '8002' } },
      { Action: 'Atxfer', Channel: 'PJSIP/8001-00000001', Exten: '8002' },
    ],
  ] as const)('of a call: %o', async (wanted, asked) => {
    await talking()
    const done = act(wanted as WithoutLink<PhoneAct>)
    expect(await taken()).toMatchObject(asked)
    expect(await done).toEqual({ ok: true, value: null })
  })
})

describe('what hinders it is named', () => {
  const code = (error: string, params?: object) => ({
    ok: false,
    error: { code: error, ...(params ? { params } : {}) },
  })

  it('a right that the account lacks, before anything is sent', async () => {
    call.hangUp()
    await eventually(() => app.phase() === 'lost')
    app.clock.advance(2_000)
    const again = await pbx.accept()
    again.allow(everyCommand.filter((name) => name !== 'Originate'))
    call = again
    await admit(again)
    fullyBooted(again)
    await tellState(again, [queueItem(), memberItem()])
    again.answerPings()
    await eventually(() => app.services().phones.rows()[0]?.abilities.dial?.kind === 'right')
    expect(app.services().phones.rows()[0]?.abilities).toMatchObject({
      dial: { kind: 'right', right: 'originate' },
      pause: null,
    })
    expect(await act({ act: 'dial', number: '8002' })).toMatchObject(code('phone.right', { right: 'originate' }))
  })

  it('what the PBX refuses, in its words; what is so already is done', async () => {
    const refused = act({ act: 'pause', reason: '用餐' })
    await taken(['Response: Error', 'Message: Interface not found'])
    expect(await refused).toMatchObject(code('phone.refused', { message: 'Interface not found' }))
    const there = act({ act: 'sign-in', queues: ['hotline'] })
    await taken(['Response: Error', 'Message: Unable to add interface: Already there'])
    expect(await there).toEqual({ ok: true, value: null })
  })

  it('no answer in time, no call, no number of a queue, no link', async () => {
    const late = act({ act: 'resume' })
    await call.action()
    app.clock.advance(5_000)
    expect(await late).toMatchObject(code('phone.timeout'))
    expect(await act({ act: 'hang-up' })).toMatchObject(code('phone.no-call'))
    const target = { kind: 'queue', queue: 'vip' } as const
    expect(await act({ act: 'transfer', mode: 'blind', target })).toMatchObject(
      code('phone.no-queue-number', { queue: 'vip' }),
    )
    call.hangUp()
    await eventually(() => app.phase() === 'lost')
    expect(await act({ act: 'resume' })).toMatchObject(code('phone.link-down'))
    expect(app.services().phones.rows()[0]?.abilities.pause).toEqual({ kind: 'link' })
  })

  it('nobody’s telephone is acted on when nobody is signed in', async () => {
    await app.services().people.signOut()
    expect(await act({ act: 'resume' })).toMatchObject(code('phone.no-extension'))
  })
})

describe('the wrap-up that the console times', () => {
  const member = (paused: boolean, reason: string) =>
    call.frame(
      'Event: QueueMemberPause',
      'Queue: hotline',
      'MemberName: 8001',
      'Interface: PJSIP/8001',
      'Status: 1',
      `Paused: ${paused ? 1 : 0}`,
      `PausedReason: ${reason}`,
    )
  const row = () => app.services().phones.rows()[0]

  /** A call of the agent has ended, and the PBX holds the next ones back. */
  const wrapsUp = async (): Promise<void> => {
    valueOf(await app.services().queues.save('test', { ...usualQueue(mainLink, 'hotline'), wrapUpS: 4 }))
    const story = tellCall(call, app.clock, '9.1', '13800001111')
    story.joins()
    story.rings()
    story.isAnswered(1)
    story.isDone(1, 2)
    const held = await taken()
    if (held['Reason'] !== 'wrap-up') throw new Error('nothing held the calls back')
    member(true, 'wrap-up')
    await eventually(() => row()?.agent?.state === 'wrap-up')
  }

  it('ends by itself when its time is over', async () => {
    await wrapsUp()
    expect(row()?.wrapUpUntil).toBe(app.clock.now() + 4_000)
    app.clock.advance(4_000)
    expect(await taken()).toMatchObject({ Action: 'QueuePause', Paused: 'false' })
  })

  it('ends when the agent is ready', async () => {
    await wrapsUp()
    const done = act({ act: 'ready' })
    expect(await taken()).toMatchObject({ Action: 'QueuePause', Paused: 'false' })
    expect(await done).toEqual({ ok: true, value: null })
    member(false, '')
    await eventually(() => row()?.agent?.state === 'available')
    expect(row()?.wrapUpUntil).toBeNull()
  })
})
