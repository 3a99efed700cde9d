/** Manager frames → queue events. The only place that knows how Asterisk spells things. */
import type { CallerRef, DeviceState, ExitStatus, MemberRef, Membership, QueueEvent } from '#shared/domain/queue/events'
import { headerOf, type AmiFrame, type AmiHeaders } from './frame'
import { createListing } from './listing'
import { extensionOf, known, knownName, knownNumber, momentOf, variableOf } from './read'

export type AmiTranslator = {
  /**
   * Adds to `out` what the frame tells about the queues, usually one event or none. `receivedAt` (UTC ms) serves where
   * a frame has no `Timestamp`, as in lists.
   */
  readonly translate: (frame: AmiFrame, receivedAt: number, out: QueueEvent[]) => void
  /** PBX clock minus this computer's, ms; taken off every time from then on. */
  readonly setClockOffset: (ms: number) => void
}

type Translate = (headers: AmiHeaders, at: number, context: Context) => QueueEvent | undefined
type Context = { readonly receivedAt: number; readonly offsetMs: number }

export function createTranslator(): AmiTranslator {
  let offsetMs = 0
  let dialplan = false
  const channels = createListing<string>()
  return {
    setClockOffset: (ms) => {
      offsetMs = ms
    },
    translate: (frame, receivedAt, out) => {
      if (frame.kind === 'banner') return
      if (frame.kind === 'response') {
        if (beginsList(frame.headers, 'Queue status')) out.push({ kind: 'snapshot-begin', at: receivedAt })
        if (beginsList(frame.headers, 'Channels')) channels.begin()
        return
      }
      if (frame.name === 'CoreShowChannel') {
        const uniqueid = headerOf(frame.headers, 'Uniqueid')
        if (uniqueid) channels.add(uniqueid)
        return
      }
      if (frame.name === 'CoreShowChannelsComplete') {
        const uniqueids = channels.end()
        if (uniqueids) out.push({ kind: 'channels-listed', at: receivedAt, uniqueids })
        return
      }
      const translate = translations.get(frame.name)
      if (!translate) return
      // Most of what a busy PBX says is variables that mean nothing here.
      if (dialplan && frame.name === 'VarSet' && variableOf(frame.headers) !== 'QUEUESTATUS') return
      const at = momentOf(frame.headers, offsetMs, receivedAt)
      if (!dialplan && dialplanEvents.has(frame.name)) {
        dialplan = true
        out.push({ kind: 'rights', at, dialplan: true })
      }
      const event = translate(frame.headers, at, { receivedAt, offsetMs })
      if (event) out.push(event)
    },
  }
}

/** For the decoder: events that mean something here. */
export const isTranslated = (name: string): boolean => translations.has(name) || name.startsWith('CoreShowChannel')

/** For the decoder too: the variables that tell something of the queues. */
export const queueVariables: readonly string[] = ['QUEUESTATUS']

/** The answer before a list: `Queue status will follow`, `Channels will follow`. */
export const beginsList = (headers: AmiHeaders, of: 'Queue status' | 'Channels'): boolean =>
  headerOf(headers, 'EventList') === 'start' && headerOf(headers, 'Message')?.startsWith(of) === true

/** Instants in seconds are the largest numbers a PBX says; nothing it counts is below zero, save when its clock was put back. */
const LARGEST_NUMBER = 1e10

const numberOf = (text: string | undefined): number | null => {
  const value = text === undefined || text === '' ? Number.NaN : Number(text)
  return value >= 0 && value <= LARGEST_NUMBER ? value : null
}

const secondsOf = (text: string | undefined): number | null => {
  const value = numberOf(text)
  return value === null ? null : Math.round(value * 1000)
}

function callerOf(headers: AmiHeaders): CallerRef | undefined {
  const uniqueid = headerOf(headers, 'Uniqueid')
  if (!uniqueid) return undefined
  return {
    uniqueid,
    linkedid: known(headerOf(headers, 'Linkedid')),
    channel: known(headerOf(headers, 'Channel')),
    number: knownNumber(headerOf(headers, 'CallerIDNum')),
    name: knownName(headerOf(headers, 'CallerIDName')),
  }
}

/** Lists say `Name` and `Location` where events say `MemberName` and `Interface`; pseudo-devices are no agents. */
function memberOf(headers: AmiHeaders): MemberRef | undefined {
  const iface = headerOf(headers, 'Interface') ?? headerOf(headers, 'Location')
  if (!iface || iface.startsWith('Queue:')) return undefined
  return {
    extension: extensionOf(iface),
    interface: iface,
    name: known(headerOf(headers, 'MemberName') ?? headerOf(headers, 'Name')),
  }
}

const devices: readonly DeviceState[] = [
  'unknown',
  'idle',
  'in-use',
  'busy',
  'invalid',
  'unavailable',
  'ringing',
  'ringing-in-use',
  'on-hold',
]

function membershipOf(headers: AmiHeaders, queue: string, member: MemberRef, offsetMs: number): Membership {
  const lastCall = secondsOf(headerOf(headers, 'LastCall'))
  return {
    queue,
    interface: member.interface,
    penalty: numberOf(headerOf(headers, 'Penalty')) ?? 0,
    paused: headerOf(headers, 'Paused') === '1',
    pauseReason: known(headerOf(headers, 'PausedReason') ?? headerOf(headers, 'Reason')),
    device: devices[numberOf(headerOf(headers, 'Status')) ?? 0] ?? 'unknown',
    wrapUpMs: secondsOf(headerOf(headers, 'Wrapuptime')) ?? 0,
    lastCallAt: lastCall ? lastCall - offsetMs : null,
  }
}

const call =
  (
    make: (base: { at: number; queue: string; caller: CallerRef }, headers: AmiHeaders, context: Context) => QueueEvent,
  ) =>
  (headers: AmiHeaders, at: number, context: Context): QueueEvent | undefined => {
    const queue = headerOf(headers, 'Queue')
    const caller = callerOf(headers)
    return queue && caller ? make({ at, queue, caller }, headers, context) : undefined
  }

type LegBase = { at: number; queue: string; caller: CallerRef; member: MemberRef; leg: string | null }

const leg =
  (make: (base: LegBase, headers: AmiHeaders) => QueueEvent): Translate =>
  (headers, at) => {
    const queue = headerOf(headers, 'Queue')
    const caller = callerOf(headers)
    const member = memberOf(headers)
    if (!queue || !caller || !member) return undefined
    return make({ at, queue, caller, member, leg: known(headerOf(headers, 'DestUniqueid')) }, headers)
  }

const member =
  (change: 'added' | 'status' | 'pause' | 'listed'): Translate =>
  (headers, at, context) => {
    const queue = headerOf(headers, 'Queue')
    const who = memberOf(headers)
    if (!queue || !who) return undefined
    return { kind: 'member', at, change, member: who, membership: membershipOf(headers, queue, who, context.offsetMs) }
  }

const channel =
  (make: (at: number, uniqueid: string, headers: AmiHeaders) => QueueEvent | undefined): Translate =>
  (headers, at) => {
    const uniqueid = headerOf(headers, 'Uniqueid')
    return uniqueid ? make(at, uniqueid, headers) : undefined
  }

const exitStatuses: ReadonlyMap<string, ExitStatus> = new Map([
  ['TIMEOUT', 'timeout'],
  ['JOINEMPTY', 'join-empty'],
  ['LEAVEEMPTY', 'leave-empty'],
  ['LEAVEUNAVAIL', 'leave-empty'],
  ['JOINUNAVAIL', 'unavailable'],
  ['FULL', 'full'],
  ['CONTINUE', 'continue'],
  ['WITHDRAW', 'withdraw'],
])

const talkEndedBy = (reason: string | undefined): 'caller' | 'agent' | 'transfer' =>
  reason === 'agent' || reason === 'transfer' ? reason : 'caller'

/** Only a user with the right to read the dialplan gets these. */
const dialplanEvents: ReadonlySet<string> = new Set(['VarSet', 'Newexten'])

const translations: ReadonlyMap<string, Translate> = new Map<string, Translate>([
  [
    'QueueCallerJoin',
    call((base, headers) => ({
      kind: 'caller-joined',
      ...base,
      position: numberOf(headerOf(headers, 'Position')),
      fromSnapshot: false,
    })),
  ],
  [
    'QueueEntry',
    call((base, headers, { receivedAt }) => ({
      kind: 'caller-joined',
      ...base,
      at: receivedAt - (secondsOf(headerOf(headers, 'Wait')) ?? 0),
      position: numberOf(headerOf(headers, 'Position')),
      fromSnapshot: true,
    })),
  ],
  ['QueueCallerLeave', call((base) => ({ kind: 'caller-left', ...base }))],
  [
    'QueueCallerAbandon',
    call((base, headers) => ({ kind: 'caller-given-up', ...base, waitMs: secondsOf(headerOf(headers, 'HoldTime')) })),
  ],
  ['AgentCalled', leg((base) => ({ kind: 'ringing', ...base }))],
  [
    'AgentRingNoAnswer',
    // RingTime is in ms here, in seconds in AgentConnect.
    leg((base, headers) => ({ kind: 'ring-no-answer', ...base, ringMs: numberOf(headerOf(headers, 'RingTime')) })),
  ],
  [
    'AgentConnect',
    leg((base, headers) => ({
      kind: 'connected',
      ...base,
      waitMs: secondsOf(headerOf(headers, 'HoldTime')),
      ringMs: secondsOf(headerOf(headers, 'RingTime')),
    })),
  ],
  [
    'AgentComplete',
    // Names whichever of the two channels are still there.
    (headers, at) => {
      const queue = headerOf(headers, 'Queue')
      const who = memberOf(headers)
      if (!queue || !who) return undefined
      return {
        kind: 'completed',
        at,
        queue,
        caller: callerOf(headers) ?? null,
        member: who,
        leg: known(headerOf(headers, 'DestUniqueid')),
        waitMs: secondsOf(headerOf(headers, 'HoldTime')),
        talkMs: secondsOf(headerOf(headers, 'TalkTime')),
        by: talkEndedBy(headerOf(headers, 'Reason')),
      }
    },
  ],
  ['QueueMember', member('listed')],
  ['QueueMemberAdded', member('added')],
  ['QueueMemberStatus', member('status')],
  ['QueueMemberPenalty', member('status')],
  ['QueueMemberRinginuse', member('status')],
  ['QueueMemberPause', member('pause')],
  [
    'QueueMemberRemoved',
    (headers, at) => {
      const queue = headerOf(headers, 'Queue')
      const who = memberOf(headers)
      return queue && who ? { kind: 'member-removed', at, queue, member: who } : undefined
    },
  ],
  [
    'QueueParams',
    (headers, at) => {
      const queue = headerOf(headers, 'Queue')
      if (!queue) return undefined
      return {
        kind: 'queue-seen',
        at,
        queue,
        strategy: known(headerOf(headers, 'Strategy')),
        weight: numberOf(headerOf(headers, 'Weight')) ?? 0,
        serviceLevelS: numberOf(headerOf(headers, 'ServiceLevel')),
      }
    },
  ],
  [
    'VarSet',
    channel((at, uniqueid, headers) => {
      if (headerOf(headers, 'Variable') !== 'QUEUESTATUS') return undefined
      const status = exitStatuses.get(headerOf(headers, 'Value') ?? '')
      return status && { kind: 'exit-status', at, uniqueid, status }
    }),
  ],
  [
    'Newexten',
    channel((at, uniqueid, headers) => {
      const extension = headerOf(headers, 'Extension') ?? headerOf(headers, 'Exten')
      return extension === undefined ? undefined : { kind: 'dialplan-step', at, uniqueid, extension }
    }),
  ],
  ['QueueStatusComplete', (_headers, at) => ({ kind: 'snapshot-end', at })],
  [
    'FullyBooted',
    (headers, at) => {
      const uptime = secondsOf(headerOf(headers, 'Uptime'))
      return uptime === null ? undefined : { kind: 'pbx-started', at, startedAt: at - uptime }
    },
  ],
  ['HangupRequest', channel((at, uniqueid) => ({ kind: 'hangup-requested', at, uniqueid }))],
  ['Hangup', channel((at, uniqueid) => ({ kind: 'channel-ended', at, uniqueid }))],
])
