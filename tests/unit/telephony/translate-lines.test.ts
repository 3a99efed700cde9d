import { describe, expect, it } from 'vitest'
import { headersOf } from '#main/telephony/ami/frame'
import { channelOf, createLineTranslator, isLineEvent } from '#main/telephony/ami/translate-lines'
import { restampLine } from '#main/telephony/replay/restamp-line'
import type { LineEvent } from '#shared/domain/lines/events'
import { linesOf, play } from '../../support/lines-played'

const receivedAt = 1_795_336_900_000
type Headers = Readonly<Record<string, string>>

function translateAll(frames: readonly (readonly [name: string, headers: Headers])[], offset = 0): LineEvent[] {
  const out: LineEvent[] = []
  const translator = createLineTranslator()
  translator.setClockOffset(offset)
  for (const [name, headers] of frames) {
    const text = Object.entries({ Event: name, ...headers })
      .map(([header, value]) => `${header}: ${value}\r\n`)
      .join('')
    translator.translate({ kind: 'event', name, headers: headersOf(text) }, receivedAt, out)
  }
  return out
}

const at = 1_795_336_861_797
const phone = {
  Timestamp: '1795336861.797048',
  Channel: 'PJSIP/8001-00000002',
  ChannelStateDesc: 'Ringing',
  CallerIDNum: '8001',
  CallerIDName: 'Zhang \\"San\\"',
  ConnectedLineNum: '13911114444',
  ConnectedLineName: '<unknown>',
  Exten: 's',
  Uniqueid: '1795336853.2',
  Linkedid: '1795336853.1',
}
const ref = {
  uniqueid: '1795336853.2',
  linkedid: '1795336853.1',
  channel: 'PJSIP/8001-00000002',
  extension: '8001',
  pair: null,
}
const parties = { number: '8001', name: 'Zhang "San"', connectedNumber: '13911114444', connectedName: null }

const of = (prefix: string, channel: string, uniqueid: string) => ({
  [`${prefix}Channel`]: channel,
  [`${prefix}Uniqueid`]: uniqueid,
  [`${prefix}Linkedid`]: '1.1',
})
const refTo = (channel: string, uniqueid: string, extension: string | null, pair: string | null = null) => ({
  uniqueid,
  linkedid: '1.1',
  channel,
  extension,
  pair,
})

describe('what a frame means for a telephone', () => {
  it.each<[string, Headers, object]>([
    ['Newchannel', phone, { kind: 'channel-opened', ...parties, state: 'ringing', exten: null }],
    [
      'Newchannel',
      { ...phone, ChannelStateDesc: 'Ring', Exten: '13800001111' },
      { kind: 'channel-opened', ...parties, state: 'calling', exten: '13800001111' },
    ],
    ['Newstate', { ...phone, ChannelStateDesc: 'Up' }, { kind: 'channel-changed', ...parties, state: 'up' }],
    ['NewCallerid', phone, { kind: 'channel-changed', ...parties, state: 'ringing' }],
    ['NewConnectedLine', phone, { kind: 'channel-changed', ...parties, state: 'ringing' }],
    ['BridgeEnter', { ...phone, BridgeUniqueid: 'b-1' }, { kind: 'bridge-entered', bridge: 'b-1' }],
    ['BridgeLeave', { ...phone, BridgeUniqueid: 'b-1' }, { kind: 'bridge-left', bridge: 'b-1' }],
    ['Hold', phone, { kind: 'hold', held: true }],
    ['Unhold', phone, { kind: 'hold', held: false }],
    ['MusicOnHoldStart', phone, { kind: 'music', on: true }],
    ['MusicOnHoldStop', phone, { kind: 'music', on: false }],
    ['HangupRequest', { ...phone, Cause: '16' }, { kind: 'hangup-requested' }],
    [
      'Hangup',
      { ...phone, Cause: '17', 'Cause-txt': 'User busy' },
      { kind: 'channel-ended', cause: 17, causeText: 'User busy' },
    ],
    // 0 says that nothing was said.
    ['Hangup', { ...phone, Cause: '0' }, { kind: 'channel-ended', cause: null, causeText: null }],
    [
      'VarSet',
      { ...phone, Variable: 'MIXMONITOR_FILENAME', Value: '/var/spool/monitor/1.wav' },
      { kind: 'recording', file: '/var/spool/monitor/1.wav' },
    ],
  ])('%s', (name, headers, event) => {
    expect(isLineEvent(name)).toBe(true)
    expect(translateAll([[name, headers]])).toEqual([{ at, ...ref, ...event }])
  })

  it('two channels of a dialling, or one when the PBX rings by itself', () => {
    const dest = of('Dest', 'PJSIP/trunk-00000003', '1.3')
    const from = { Timestamp: phone.Timestamp, ...of('', 'PJSIP/8001-00000002', '1.2'), Exten: '13800001111' }
    const to = refTo('PJSIP/trunk-00000003', '1.3', 'trunk')
    const by = refTo('PJSIP/8001-00000002', '1.2', '8001')
    expect(
      translateAll([
        ['DialBegin', { ...from, ...dest }],
        ['DialEnd', { ...from, ...dest, DialStatus: 'BUSY' }],
        ['DialEnd', { ...from, ...dest, DialStatus: 'SOMETHING NEW' }],
        ['DialBegin', { Timestamp: phone.Timestamp, ...dest }],
      ]),
    ).toEqual([
      { kind: 'dial-begin', at, from: by, to, exten: '13800001111' },
      { kind: 'dial-end', at, from: by, to, status: 'busy' },
      { kind: 'dial-begin', at, from: null, to, exten: null },
    ])
  })

  it('transfers that came about, with every channel they speak of', () => {
    const blind = {
      ...of('Transferer', 'PJSIP/8001-00000002', '1.2'),
      ...of('Transferee', 'PJSIP/trunk-00000001', '1.1'),
      Timestamp: phone.Timestamp,
      Extension: '8002',
    }
    const attended = {
      ...of('OrigTransferer', 'PJSIP/8001-00000002', '1.2'),
      ...of('SecondTransferer', 'PJSIP/8001-00000005', '1.5'),
      ...of('Transferee', 'PJSIP/trunk-00000001', '1.1'),
      ...of('TransferTarget', 'Local/8002@agents-00000000;1', '1.6'),
      Timestamp: phone.Timestamp,
    }
    const transferee = refTo('PJSIP/trunk-00000001', '1.1', 'trunk')
    expect(
      translateAll([
        ['BlindTransfer', { ...blind, Result: 'Success' }],
        ['BlindTransfer', { ...blind, Result: 'Not Permitted' }],
        ['AttendedTransfer', { ...attended, Result: 'Success' }],
        ['AttendedTransfer', { ...attended, Result: 'Fail' }],
      ]),
    ).toEqual([
      {
        kind: 'blind-transfer',
        at,
        transferer: refTo('PJSIP/8001-00000002', '1.2', '8001'),
        transferee,
        exten: '8002',
      },
      {
        kind: 'attended-transfer',
        at,
        original: refTo('PJSIP/8001-00000002', '1.2', '8001'),
        second: refTo('PJSIP/8001-00000005', '1.5', '8001'),
        transferee,
        target: refTo('Local/8002@agents-00000000;1', '1.6', null, 'Local/8002@agents-00000000'),
      },
    ])
  })

  it.each([
    ['Success', '4', 'PJSIP/8001-00000002', 'answered', '8001'],
    ['Failure', '3', 'PJSIP/8001', 'no-answer', '8001'],
    ['Failure', '5', 'PJSIP/8001', 'busy', '8001'],
    ['Failure', '8', 'Local/8001@agents/n', 'unreachable', '8001'],
    ['Failure', '0', 'PJSIP/8999', 'unreachable', '8999'],
  ])('what came of a click-to-dial: %s, reason %s, %s', (response, reason, channel, status, extension) => {
    const headers = { ActionID: 'd1', Response: response, Reason: reason, Channel: channel, Exten: '13800001111' }
    expect(translateAll([['OriginateResponse', { ...headers, Uniqueid: 'vigil-1' }]])).toEqual([
      {
        kind: 'originate-answer',
        at: receivedAt,
        actionId: 'd1',
        uniqueid: 'vigil-1',
        extension,
        exten: '13800001111',
        status,
      },
    ])
  })

  it('a list of channels, with when each began and who was rung', () => {
    const line = { ...phone, ChannelStateDesc: 'Up', Duration: '01:00:05', BridgeId: 'b-1' }
    const second = { ...line, Uniqueid: '1.9', ApplicationData: 'PJSIP/8001,15', BridgeId: '', Duration: '' }
    expect(
      translateAll([
        ['CoreShowChannel', { ...line, ApplicationData: '(Outgoing Line)' }],
        ['CoreShowChannel', second],
        ['CoreShowChannel', { Channel: 'PJSIP/8001-1' }],
        ['CoreShowChannelsComplete', { ListItems: '3' }],
        ['CoreShowChannelsComplete', { ListItems: '0' }],
      ]),
    ).toEqual([
      {
        kind: 'channels-listed',
        at: receivedAt,
        channels: [
          { ...ref, ...parties, state: 'up', exten: null, rung: true, bridge: 'b-1', openedAt: receivedAt - 3_605_000 },
          {
            ...ref,
            ...parties,
            uniqueid: '1.9',
            state: 'up',
            exten: null,
            rung: false,
            bridge: null,
            openedAt: receivedAt,
          },
        ],
      },
      { kind: 'channels-listed', at: receivedAt, channels: [] },
    ])
  })

  it('a PBX that says since when it runs', () => {
    expect(translateAll([['FullyBooted', { Uptime: '30' }]])).toEqual([
      { kind: 'pbx-started', at: receivedAt, startedAt: receivedAt - 30_000 },
    ])
    expect(translateAll([['FullyBooted', { Status: 'Fully Booted' }]])).toEqual([])
  })

  it('nothing without a channel, of other variables, or of other events', () => {
    expect(
      translateAll([
        ['Newchannel', { Timestamp: phone.Timestamp }],
        ['Hangup', { ...phone, Uniqueid: '' }],
        ['BridgeEnter', phone],
        ['VarSet', { ...phone, Variable: 'DIALSTATUS', Value: 'MIXMONITOR_FILENAME' }],
        ['VarSet', { ...phone, Variable: 'MIXMONITOR_FILENAME', Value: '' }],
        ['DialBegin', phone],
        ['QueueCallerJoin', phone],
      ]),
    ).toEqual([])
  })

  it('takes the difference of the clocks off, and believes no nonsense', () => {
    expect(translateAll([['Hold', phone]], 1000).map((event) => event.at)).toEqual([at - 1000])
    expect(translateAll([['Hold', { ...phone, Timestamp: '99.5' }]]).map((event) => event.at)).toEqual([receivedAt])
  })
})

describe('whose channel it is', () => {
  it.each([
    ['PJSIP/8001-0000002a', '8001', null],
    ['SIP/front-desk-0000002a', 'front-desk', null],
    ['PJSIP/8001', '8001', null],
    ['IAX2/8001@branch-1234', '8001', null],
    ['Local/8001@agents-00000000;1', null, 'Local/8001@agents-00000000'],
    ['Local/8001@agents-00000000;2', null, 'Local/8001@agents-00000000'],
    ['Surrogate/PJSIP/8001-0000002a', null, null],
    ['PJSIP/8001-0000002a<ZOMBIE>', null, null],
    ['Announcer/ARI-00000001;2', null, null],
  ])('%s', (name, extension, pair) => {
    expect(channelOf(name)).toEqual({ extension, pair })
  })
})

describe('a recording that is played again', () => {
  it.each(['asterisk22-lines', 'lines-local-kept', 'lines-blind'])('tells the same calls, later: %s', (name) => {
    const events = linesOf(name)
    const again = events.map((event) => restampLine(event, { time: (ms) => ms + 1000, pass: 'x' }))
    const first = play(events).finished
    const both = play([...events, ...again])
    expect(both.finished).toHaveLength(2 * first.length)
    expect(both.finished.slice(first.length)).toEqual(
      first.map((call) => ({
        ...call,
        uniqueid: `${call.uniqueid}-x`,
        linkedid: `${call.linkedid}-x`,
        peerUniqueid: call.peerUniqueid === null ? null : `${call.peerUniqueid}-x`,
        startedAt: call.startedAt + 1000,
        pickedUpAt: call.pickedUpAt === null ? null : call.pickedUpAt + 1000,
        answeredAt: call.answeredAt === null ? null : call.answeredAt + 1000,
        endedAt: call.endedAt + 1000,
        // A click-to-dial and who handed a call on are named by their channels, too.
        originatedBy: call.originatedBy && { ...call.originatedBy, channelId: `${call.originatedBy.channelId}-x` },
        transferredFrom: call.transferredFrom && {
          ...call.transferredFrom,
          uniqueid: `${call.transferredFrom.uniqueid}-x`,
        },
      })),
    )
    expect(both.state.channels.size).toBe(0)
  })
})
