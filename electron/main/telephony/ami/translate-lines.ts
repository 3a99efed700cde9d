/** Manager frames → what happens on the channels of telephones. */
import type { ChannelFacts, DialStatus, LineEvent } from '#shared/domain/lines/events'
import { oneLine } from '#shared/lib/plain-text'
import { headerOf, type AmiFrame, type AmiHeaders } from './frame'
import { createListing } from './listing'
import { extensionOf, known, knownName, knownNumber, momentOf } from './read'
import { beginsList } from './translate'

type Translate = (headers: AmiHeaders, at: number) => LineEvent | undefined

export type LineTranslator = {
  /** Adds to `out` what the frame tells about channels; `receivedAt` (UTC ms) serves where it has no `Timestamp`. */
  readonly translate: (frame: AmiFrame, receivedAt: number, out: LineEvent[]) => void
  /** PBX clock minus this computer's, ms; taken off every time from then on. */
  readonly setClockOffset: (ms: number) => void
}

const stateOf = (text: string | undefined): ChannelFacts['state'] => {
  switch (text) {
    case 'Up':
      return 'up'
    case 'Ring':
    case 'Ringing':
      return 'ringing'
    default:
      return 'down'
  }
}

function factsOf(headers: AmiHeaders, fromPhone: boolean | null): ChannelFacts | undefined {
  const uniqueid = headerOf(headers, 'Uniqueid')
  const channel = headerOf(headers, 'Channel')
  if (!uniqueid || !channel) return undefined
  return {
    uniqueid,
    channel,
    linkedid: known(headerOf(headers, 'Linkedid')),
    state: stateOf(headerOf(headers, 'ChannelStateDesc')),
    fromPhone,
    number: knownNumber(headerOf(headers, 'CallerIDNum')),
    name: knownName(headerOf(headers, 'CallerIDName')),
    connectedNumber: knownNumber(headerOf(headers, 'ConnectedLineNum')),
    connectedName: knownName(headerOf(headers, 'ConnectedLineName')),
    exten: knownNumber(headerOf(headers, 'Exten') ?? headerOf(headers, 'Extension')),
  }
}

const channelEvent: Translate = (headers, at) => {
  const facts = factsOf(headers, null)
  return facts && { kind: 'channel', at, facts }
}

/** Of a telephone that dials the first state is `Ring`; one that is rung begins `Down`. */
const opened: Translate = (headers, at) => {
  const facts = factsOf(headers, headerOf(headers, 'ChannelStateDesc') === 'Ring')
  return facts && { kind: 'channel', at, facts }
}

const statuses: Readonly<Record<string, DialStatus>> = {
  ANSWER: 'answered',
  BUSY: 'busy',
  NOANSWER: 'no-answer',
  CANCEL: 'cancelled',
  CONGESTION: 'unreachable',
  CHANUNAVAIL: 'unreachable',
}

const dial =
  (isEnd: boolean): Translate =>
  (headers, at) => {
    const to = headerOf(headers, 'DestUniqueid')
    if (!to) return undefined
    const said = headerOf(headers, 'DialStatus') ?? ''
    return {
      kind: 'dial',
      at,
      from: known(headerOf(headers, 'Uniqueid')),
      to,
      exten: knownNumber(headerOf(headers, 'Exten')),
      status: isEnd && Object.hasOwn(statuses, said) ? (statuses[said] ?? null) : null,
    }
  }

const ofChannel =
  (make: (uniqueid: string, at: number, headers: AmiHeaders) => LineEvent | undefined): Translate =>
  (headers, at) => {
    const uniqueid = headerOf(headers, 'Uniqueid')
    return uniqueid ? make(uniqueid, at, headers) : undefined
  }

const bridge = (kind: 'bridge-entered' | 'bridge-left'): Translate =>
  ofChannel((uniqueid, at, headers) => {
    const id = headerOf(headers, 'BridgeUniqueid')
    return id ? { kind, at, uniqueid, bridge: id } : undefined
  })

const isSuccess = (headers: AmiHeaders): boolean => headerOf(headers, 'Result') === 'Success'

/** Why an Originate failed, as its event numbers it. */
const originateFailures: Readonly<Record<string, DialStatus>> = {
  '0': 'unreachable',
  '1': 'no-answer',
  '3': 'no-answer',
  '5': 'busy',
  '8': 'unreachable',
}

function originated(headers: AmiHeaders, at: number): LineEvent | undefined {
  if (headerOf(headers, 'Response') !== 'Failure') return undefined
  const channel = headerOf(headers, 'Channel') ?? ''
  const status = originateFailures[headerOf(headers, 'Reason') ?? ''] ?? 'unreachable'
  return {
    kind: 'dial-failed',
    at,
    extension: extensionOf(channel).replace(/-[0-9a-f]{8}$/u, ''),
    number: knownNumber(headerOf(headers, 'Exten')) ?? '',
    status,
  }
}

const translations: ReadonlyMap<string, Translate> = new Map<string, Translate>([
  ['Newchannel', opened],
  ['Newstate', channelEvent],
  ['NewCallerid', channelEvent],
  ['NewConnectedLine', channelEvent],
  ['DialBegin', dial(false)],
  ['DialEnd', dial(true)],
  ['BridgeEnter', bridge('bridge-entered')],
  ['BridgeLeave', bridge('bridge-left')],
  ['Hold', ofChannel((uniqueid, at) => ({ kind: 'hold', at, uniqueid, held: true }))],
  ['Unhold', ofChannel((uniqueid, at) => ({ kind: 'hold', at, uniqueid, held: false }))],
  [
    'BlindTransfer',
    (headers, at) => {
      const uniqueid = headerOf(headers, 'TransfererUniqueid')
      if (!uniqueid || !isSuccess(headers)) return undefined
      return { kind: 'transferred', at, uniqueid, mode: 'blind', to: knownNumber(headerOf(headers, 'Extension')) }
    },
  ],
  [
    'AttendedTransfer',
    (headers, at) => {
      const uniqueid = headerOf(headers, 'OrigTransfererUniqueid')
      if (!uniqueid || !isSuccess(headers)) return undefined
      const target =
        headerOf(headers, 'TransferTargetCallerIDNum') ?? headerOf(headers, 'SecondTransfererConnectedLineNum')
      return { kind: 'transferred', at, uniqueid, mode: 'attended', to: knownNumber(target) }
    },
  ],
  ['OriginateResponse', originated],
  [
    'VarSet',
    ofChannel((uniqueid, at, headers) => {
      const file = headerOf(headers, 'Variable') === 'MIXMONITOR_FILENAME' ? headerOf(headers, 'Value') : undefined
      return file ? { kind: 'recording', at, uniqueid, file: oneLine(file) } : undefined
    }),
  ],
  [
    'Hangup',
    ofChannel((uniqueid, at, headers) => {
      const cause = Number(headerOf(headers, 'Cause'))
      return { kind: 'ended', at, uniqueid, cause: Number.isInteger(cause) ? cause : null }
    }),
  ],
])

/** For the decoder: events that mean something here. */
export const isLineEvent = (name: string): boolean => translations.has(name)

/** For the decoder too: the variables that tell something of a channel. */
export const lineVariables: readonly string[] = ['MIXMONITOR_FILENAME']

/** A channel that was opened to be answered runs one of these with this said of it. */
const isOutgoing = (headers: AmiHeaders): boolean => headerOf(headers, 'ApplicationData') === '(Outgoing Line)'

export function createLineTranslator(): LineTranslator {
  let offsetMs = 0
  const listed = createListing<ChannelFacts & { readonly bridge: string | null }>()
  return {
    setClockOffset: (ms) => {
      offsetMs = ms
    },
    translate: (frame, receivedAt, out) => {
      if (frame.kind === 'response' && beginsList(frame.headers, 'Channels')) listed.begin()
      if (frame.kind !== 'event') return
      const { name, headers } = frame
      if (name === 'CoreShowChannel') {
        const facts = factsOf(headers, !isOutgoing(headers))
        if (facts) listed.add({ ...facts, bridge: known(headerOf(headers, 'BridgeId')) })
        return
      }
      if (name === 'CoreShowChannelsComplete') {
        const channels = listed.end()
        if (channels) out.push({ kind: 'listed', at: receivedAt, channels })
        return
      }
      const translate = translations.get(name)
      if (!translate) return
      const event = translate(headers, momentOf(headers, offsetMs, receivedAt))
      if (event) out.push(event)
    },
  }
}
