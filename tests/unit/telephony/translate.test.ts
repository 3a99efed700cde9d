import { describe, expect, it } from 'vitest'
import { headersOf } from '#main/telephony/ami/frame'
import { extensionOf, timestampOf, unescapeC } from '#main/telephony/ami/read'
import { createTranslator, isTranslated } from '#main/telephony/ami/translate'
import type { QueueEvent } from '#shared/domain/queue/events'

const receivedAt = 1_795_336_900_000

function translate(name: string, headers: Readonly<Record<string, string>>, offset = 0): QueueEvent[] {
  const out: QueueEvent[] = []
  const translator = createTranslator()
  translator.setClockOffset(offset)
  const text = Object.entries({ Event: name, ...headers })
    .map(([header, value]) => `${header}: ${value}\r\n`)
    .join('')
  translator.translate({ kind: 'event', name, headers: headersOf(text) }, receivedAt, out)
  return out
}

const channel = {
  Timestamp: '1795336861.797048',
  Channel: 'PJSIP/trunk-00000002',
  CallerIDNum: '13911114444',
  CallerIDName: 'Zhang \\"San\\" \\\\ Co',
  Uniqueid: '1795336853.2',
  Linkedid: '1795336853.2',
  Queue: 'hotline',
}
const leg = { ...channel, DestUniqueid: '1795336861.5', Interface: 'PJSIP/8003', MemberName: 'Wang' }
const caller = {
  uniqueid: '1795336853.2',
  linkedid: '1795336853.2',
  channel: 'PJSIP/trunk-00000002',
  number: '13911114444',
  name: 'Zhang "San" \\ Co',
}
const base = { at: 1_795_336_861_797, queue: 'hotline', caller }
const legBase = {
  ...base,
  member: { extension: '8003', interface: 'PJSIP/8003', name: 'Wang' },
  leg: '1795336861.5',
}

describe('what a frame means', () => {
  it.each<[string, Readonly<Record<string, string>>, object]>([
    [
      'QueueCallerJoin',
      { ...channel, Position: '2' },
      { kind: 'caller-joined', ...base, position: 2, fromSnapshot: false },
    ],
    ['QueueCallerLeave', channel, { kind: 'caller-left', ...base }],
    ['QueueCallerAbandon', { ...channel, HoldTime: '9' }, { kind: 'caller-given-up', ...base, waitMs: 9000 }],
    ['AgentCalled', leg, { kind: 'ringing', ...legBase }],
    // ms here, seconds in AgentConnect
    ['AgentRingNoAnswer', { ...leg, RingTime: '6000' }, { kind: 'ring-no-answer', ...legBase, ringMs: 6000 }],
    [
      'AgentConnect',
      { ...leg, HoldTime: '2', RingTime: '1' },
      { kind: 'connected', ...legBase, waitMs: 2000, ringMs: 1000 },
    ],
    [
      'AgentComplete',
      { ...leg, HoldTime: '2', TalkTime: '7', Reason: 'agent' },
      { kind: 'completed', ...legBase, waitMs: 2000, talkMs: 7000, by: 'agent' },
    ],
    ['Hangup', channel, { kind: 'channel-ended', at: base.at, uniqueid: '1795336853.2' }],
    ['HangupRequest', channel, { kind: 'hangup-requested', at: base.at, uniqueid: '1795336853.2' }],
    ['FullyBooted', { Uptime: '30' }, { kind: 'pbx-started', at: receivedAt, startedAt: receivedAt - 30_000 }],
    [
      'QueueParams',
      { Queue: 'vip', Strategy: 'ringall', Weight: '10', ServiceLevel: '10' },
      { kind: 'queue-seen', at: receivedAt, queue: 'vip', strategy: 'ringall', weight: 10, serviceLevelS: 10 },
    ],
  ])('%s', (name, headers, event) => {
    expect(isTranslated(name)).toBe(true)
    expect(translate(name, headers)).toEqual([event])
  })

  it('the sum of a talk is heard even when the PBX no longer names the channels', () => {
    const { Queue, Interface, MemberName, Timestamp } = leg
    const sum = { Timestamp, Queue, Interface, MemberName, HoldTime: '2', TalkTime: '7', Reason: 'caller' }
    const { at, queue, member } = legBase
    const said = {
      kind: 'completed',
      at,
      queue,
      caller: null,
      member,
      leg: null,
      waitMs: 2000,
      talkMs: 7000,
      by: 'caller',
    }
    expect(translate('AgentComplete', sum)).toEqual([said])
    const withLeg = { ...sum, DestUniqueid: '1795336861.5', DestLinkedid: '1795336853.2' }
    expect(translate('AgentComplete', withLeg)).toEqual([{ ...said, leg: '1795336861.5' }])
  })

  it('a line of the list tells since when its caller waits; its unknown caller is spelt otherwise', () => {
    const entry = {
      Queue: 'vip',
      Position: '1',
      Channel: 'SIP/x-1',
      Uniqueid: '7.1',
      CallerIDNum: 'unknown',
      CallerIDName: 'unknown',
      Wait: '12',
    }
    expect(translate('QueueEntry', entry)).toMatchObject([
      { kind: 'caller-joined', at: receivedAt - 12_000, fromSnapshot: true, caller: { number: null, name: null } },
    ])
    expect(translate('QueueCallerJoin', { ...channel, CallerIDNum: '<unknown>' })).toMatchObject([
      { caller: { number: null } },
    ])
  })

  it.each([
    ['QueueMember', { Name: 'Wang', Location: 'PJSIP/8003' }, 'listed'],
    ['QueueMemberAdded', { MemberName: 'Wang', Interface: 'PJSIP/8003' }, 'added'],
    ['QueueMemberStatus', { MemberName: 'Wang', Interface: 'PJSIP/8003' }, 'status'],
    ['QueueMemberPause', { MemberName: 'Wang', Interface: 'PJSIP/8003' }, 'pause'],
  ])('%s: lists say Name and Location where events say MemberName and Interface', (name, who, change) => {
    const facts = {
      Queue: 'hotline',
      Status: '7',
      Paused: '1',
      PausedReason: 'lunch',
      Penalty: '2',
      LastCall: '1795336800',
      Wrapuptime: '5',
    }
    expect(translate(name, { ...who, ...facts })).toMatchObject([
      {
        kind: 'member',
        change,
        member: { extension: '8003', interface: 'PJSIP/8003', name: 'Wang' },
        membership: {
          queue: 'hotline',
          device: 'ringing-in-use',
          paused: true,
          pauseReason: 'lunch',
          penalty: 2,
          wrapUpMs: 5000,
          lastCallAt: 1_795_336_800_000,
        },
      },
    ])
  })

  it.each([
    ['TIMEOUT', 'timeout'],
    ['LEAVEEMPTY', 'leave-empty'],
    ['LEAVEUNAVAIL', 'leave-empty'],
    ['JOINEMPTY', 'join-empty'],
    ['CONTINUE', 'continue'],
    ['WITHDRAW', 'withdraw'],
  ])('QUEUESTATUS %s, and that the dialplan may be seen', (Value, status) => {
    expect(translate('VarSet', { ...channel, Variable: 'QUEUESTATUS', Value })).toMatchObject([
      { kind: 'rights', dialplan: true },
      { kind: 'exit-status', uniqueid: '1795336853.2', status },
    ])
  })

  it('other variables, pseudo-devices and frames without what matters tell nothing', () => {
    expect(translate('VarSet', { ...channel, Variable: 'QUEUEPOSITION', Value: '1' })).toMatchObject([
      { kind: 'rights' },
    ])
    expect(translate('QueueMemberStatus', { Queue: 'hotline', Interface: 'Queue:vip_avail', Status: '1' })).toEqual([])
    expect(translate('QueueCallerJoin', { Queue: 'hotline' })).toEqual([])
    expect(translate('AgentCalled', channel)).toEqual([])
    expect(translate('DeviceStateChange', { Device: 'Queue:hotline', State: 'RINGING' })).toEqual([])
  })

  it('the difference of the clocks is taken off', () => {
    expect(translate('QueueCallerLeave', channel, 3000)[0]?.at).toBe(base.at - 3000)
    expect(timestampOf(headersOf('Timestamp: x\r\n'), 0)).toBeUndefined()
    expect(timestampOf(headersOf('Event: a\r\nTimestamp: 1795336861.999999\r\n'), 0)).toBe(1_795_336_861_999)
  })

  it('a time far from the moment it was heard is not believed: no event carries the day into another', () => {
    const at = (Timestamp: string) => translate('QueueCallerLeave', { ...channel, Timestamp })[0]?.at
    for (const odd of ['1e13', '1e300', '-1e10', '0', String(receivedAt / 1000 + 3 * 86_400)])
      expect(at(odd)).toBe(receivedAt)
    expect(at(String(receivedAt / 1000 + 2))).toBe(receivedAt + 2000)
  })

  it('spans that cannot be are not known, and all are whole milliseconds', () => {
    const hold = (HoldTime: string) => translate('QueueCallerAbandon', { ...channel, HoldTime })
    for (const odd of ['-5', '1e300', 'NaN', 'Infinity', 'x', '']) expect(hold(odd)).toMatchObject([{ waitMs: null }])
    expect(hold('0.0011')).toMatchObject([{ waitMs: 1 }])
    expect(translate('QueueEntry', { ...channel, Wait: '-1000000000000' })).toMatchObject([{ at: receivedAt }])
  })

  it('what a caller puts into number and name can neither hide nor grow', () => {
    const CallerIDNum = `\u202E138${'0'.repeat(60_000)}`
    const [joined] = translate('QueueCallerJoin', { ...channel, CallerIDNum, CallerIDName: 'a\u202E\u200Bb\\nc' })
    expect(joined).toMatchObject({ caller: { number: `138${'0'.repeat(76)}`, name: 'ab c' } })
  })

  it.each([
    ['PJSIP/8001', '8001'],
    ['SIP/8001', '8001'],
    ['Local/8001@agents/n', '8001'],
    ['PJSIP/8001/sip:8001@192.0.2.1', '8001'],
    ['8001', '8001'],
  ])('%s is agent %s', (iface, extension) => {
    expect(extensionOf(iface)).toBe(extension)
  })

  it('C escapes are undone, Chinese is left alone', () => {
    expect(unescapeC('a\\"b\\\\n\\t张')).toBe('a"b\\n\t张')
  })

  it('lists: a queue list begins with its response, channels are gathered', () => {
    const translator = createTranslator()
    const out: QueueEvent[] = []
    const response = headersOf('Response: Success\r\nEventList: start\r\nMessage: Queue status will follow\r\n')
    translator.translate({ kind: 'response', status: 'Success', headers: response }, receivedAt, out)
    for (const id of ['1.1', '1.2']) {
      const headers = headersOf(`Event: CoreShowChannel\r\nUniqueid: ${id}\r\n`)
      translator.translate({ kind: 'event', name: 'CoreShowChannel', headers }, receivedAt, out)
    }
    const end = headersOf('Event: CoreShowChannelsComplete\r\n')
    translator.translate({ kind: 'event', name: 'CoreShowChannelsComplete', headers: end }, receivedAt, out)
    expect(out).toEqual([
      { kind: 'snapshot-begin', at: receivedAt },
      { kind: 'channels-listed', at: receivedAt, uniqueids: ['1.1', '1.2'] },
    ])
  })
})
