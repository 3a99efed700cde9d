/** What a very busy PBX would say: calls of a queue of its own between frames that mean nothing to the console. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Relay } from './relay'

export const stormQueue = 'storm'

/** Seconds that each call of the storm is said to have waited and talked. */
const [waitS, talkS] = [7, 30]

const frame = (name: string, lines: readonly string[]): string => `Event: ${name}\r\n${lines.join('\r\n')}\r\n\r\n`

/** What surrounds a call, as Asterisk spells it; the larger part of what it says. */
function noise(uniqueid: string, stamp: string): string {
  const channel = [
    'Privilege: dialplan,all',
    stamp,
    `Channel: PJSIP/trunk-${uniqueid}`,
    'ChannelState: 6',
    'ChannelStateDesc: Up',
    'CallerIDNum: 13800001111',
    'CallerIDName: 杭州示例轨道交通公司',
    'ConnectedLineNum: <unknown>',
    'Language: en',
    'Context: inbound',
    'Exten: 4008810169',
    'Priority: 1',
    `Uniqueid: ${uniqueid}`,
    `Linkedid: ${uniqueid}`,
  ]
  return [
    frame('Newchannel', channel),
    frame('VarSet', [...channel, 'Variable: SIPCALLID', `Value: ${uniqueid}@127.0.0.1`]),
    frame('VarSet', [...channel, 'Variable: QUEUEPOSITION', 'Value: 1']),
    frame('Newexten', [...channel, 'Extension: 4008810169', 'Application: NoOp', 'AppData: ']),
    frame('RTCPSent', [...channel, 'SSRC: 0x42424242', 'PT: 200(SR)', 'ReportCount: 1']),
    frame('RTCPReceived', [...channel, 'SSRC: 0x42424242', 'PT: 200(SR)', 'ReportCount: 1']),
    frame('MusicOnHoldStart', [...channel, 'Class: default']),
    frame('DeviceStateChange', [stamp, 'Device: Queue:storm_avail', 'State: NOT_INUSE']),
    frame('BridgeEnter', [...channel, 'BridgeUniqueid: 1', 'BridgeNumChannels: 2']),
  ].join('')
}

const eventsOfCall = 14
/** Calls of all storms so far, so that each has a name of its own. */
let called = 0

/** The `index`-th call: every second one is answered, the others hang up. */
function callOf(index: number): string {
  const stamp = `Timestamp: ${(Date.now() / 1000).toFixed(6)}`
  const uniqueid = `storm.${index}`
  const caller = [
    stamp,
    `Queue: ${stormQueue}`,
    `Uniqueid: ${uniqueid}`,
    `Linkedid: ${uniqueid}`,
    `Channel: PJSIP/trunk-${uniqueid}`,
  ]
  const member = [`Interface: PJSIP/9${index % 50}`, `MemberName: 9${index % 50}`, `DestUniqueid: ${uniqueid}.leg`]
  const isAnswered = index % 2 === 0
  const rest = isAnswered
    ? [
        frame('QueueCallerLeave', [...caller, 'Count: 0', 'Position: 1']),
        frame('AgentConnect', [...caller, ...member, `HoldTime: ${waitS}`, 'RingTime: 2']),
        frame('AgentComplete', [...caller, ...member, `HoldTime: ${waitS}`, `TalkTime: ${talkS}`, 'Reason: caller']),
      ]
    : [
        frame('HangupRequest', [stamp, `Uniqueid: ${uniqueid}`]),
        frame('QueueCallerAbandon', [...caller, 'Position: 1', 'OriginalPosition: 1', `HoldTime: ${waitS}`]),
        frame('QueueCallerLeave', [...caller, 'Count: 0', 'Position: 1']),
      ]
  return [
    frame('QueueCallerJoin', [...caller, 'Position: 1', 'Count: 1']),
    noise(uniqueid, stamp),
    ...rest,
    frame('Hangup', [stamp, `Uniqueid: ${uniqueid}`]),
  ].join('')
}

export type Storm = { readonly events: number; readonly calls: number; readonly seconds: number }

/** What the console must have counted of so many calls. */
export const stormTotals = (calls: number) => ({
  offered: calls,
  answered: Math.ceil(calls / 2),
  abandoned: Math.floor(calls / 2),
  completed: Math.ceil(calls / 2),
  waitOfAnsweredMs: Math.ceil(calls / 2) * waitS * 1000,
  talkMs: Math.ceil(calls / 2) * talkS * 1000,
})

/** Lets the storm blow through the wire at this rate for so long, between what the PBX says. */
export async function blow(relay: Relay, perSecond: number, seconds: number): Promise<Storm> {
  const wanted = Math.round((perSecond * seconds) / eventsOfCall)
  const begun = performance.now()
  let calls = 0
  while (calls < wanted) {
    const due = Math.min(wanted, Math.ceil((wanted * (performance.now() - begun)) / (seconds * 1000)))
    const news = Math.max(0, due - calls)
    calls += news
    await relay.inject(Array.from({ length: news }, () => callOf(called++)).join(''))
    await wait(10)
  }
  return { events: calls * eventsOfCall, calls, seconds: (performance.now() - begun) / 1000 }
}
