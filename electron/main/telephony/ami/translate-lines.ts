/** Manager frames → what happens on the channels of telephones. */
import type {
  ChannelParties,
  ChannelRef,
  ChannelState,
  DialStatus,
  LineEvent,
  ListedChannel,
} from '#shared/domain/lines/events'
import { oneLine } from '#shared/lib/plain-text'
import { headerOf, type AmiFrame, type AmiHeaders } from './frame'
import { createListing } from './listing'
import { extensionOf, known, knownName, knownNumber, momentOf, variableOf } from './read'
import { beginsList } from './translate'

export type LineTranslator = {
  /** Adds to `out` what the frame tells about channels; `receivedAt` (UTC ms) serves where it has no `Timestamp`. */
  readonly translate: (frame: AmiFrame, receivedAt: number, out: LineEvent[]) => void
  /** PBX clock minus this computer's, ms; taken off every time from then on. */
  readonly setClockOffset: (ms: number) => void
}

type Context = { readonly at: number; readonly receivedAt: number }
type Translate = (headers: AmiHeaders, context: Context) => LineEvent | undefined

/** Channels that Asterisk makes for itself: they end at no device. */
const inner =
  /^(?:Local|Surrogate|AsyncGoto|Announcer|Recorder|CBAnn|Snoop|Message|Bridge|ConfBridge\w*|Multicast\w*|UnicastRTP|Parked)\//

/** `PJSIP/8001-0000002a` is a channel of 8001, `Local/8001@agents-0000000a;1` one half of a pair. */
export function channelOf(name: string): Pick<ChannelRef, 'extension' | 'pair'> {
  // Nearly all telephones are of the first kind.
  if (!name.startsWith('PJSIP/') && inner.test(name))
    return { extension: null, pair: name.startsWith('Local/') ? pairOf(name) : null }
  // What is left of a channel whose place another has taken.
  if (name.endsWith('>')) return { extension: null, pair: null }
  const serial = name.lastIndexOf('-')
  return { extension: extensionOf(serial < 0 ? name : name.slice(0, serial)), pair: null }
}

function pairOf(name: string): string {
  const end = name.lastIndexOf(';')
  return end < 0 ? name : name.slice(0, end)
}

/** The channel that headers with this prefix speak of: none, `Dest`, `Transferer` …. */
function refOf(headers: AmiHeaders, prefix = ''): ChannelRef | null {
  const channel = headerOf(headers, `${prefix}Channel`)
  const uniqueid = headerOf(headers, `${prefix}Uniqueid`)
  if (!channel || !uniqueid) return null
  return { uniqueid, linkedid: known(headerOf(headers, `${prefix}Linkedid`)), channel, ...channelOf(channel) }
}

const partiesOf = (headers: AmiHeaders): ChannelParties => ({
  number: knownNumber(headerOf(headers, 'CallerIDNum')),
  name: knownName(headerOf(headers, 'CallerIDName')),
  connectedNumber: knownNumber(headerOf(headers, 'ConnectedLineNum')),
  connectedName: knownName(headerOf(headers, 'ConnectedLineName')),
})

function stateOf(headers: AmiHeaders): ChannelState {
  switch (headerOf(headers, 'ChannelStateDesc')) {
    case 'Up':
      return 'up'
    case 'Ring':
    case 'Dialing':
      return 'calling'
    case 'Ringing':
      return 'ringing'
    default:
      return 'down'
  }
}

/** `s` is where a channel begins that dials nothing. */
const extenOf = (headers: AmiHeaders): string | null => {
  const exten = knownNumber(headerOf(headers, 'Exten'))
  return exten === 's' || exten === 'h' ? null : exten
}

const channel =
  (make: (ref: ChannelRef, headers: AmiHeaders, at: number) => LineEvent | undefined): Translate =>
  (headers, { at }) => {
    const ref = refOf(headers)
    return ref ? make(ref, headers, at) : undefined
  }

const changed = channel((ref, headers, at) => ({
  kind: 'channel-changed',
  at,
  ...ref,
  ...partiesOf(headers),
  state: stateOf(headers),
}))

const dialStatuses: ReadonlyMap<string, DialStatus> = new Map([
  ['ANSWER', 'answered'],
  ['BUSY', 'busy'],
  ['NOANSWER', 'no-answer'],
  ['CANCEL', 'cancelled'],
  ['DONTCALL', 'rejected'],
  ['TORTURE', 'rejected'],
  ['CONGESTION', 'unreachable'],
  ['CHANUNAVAIL', 'unreachable'],
  ['INVALIDARGS', 'unreachable'],
])

/** How an Originate ended, as its event numbers it. */
const originateReasons: ReadonlyMap<string, DialStatus> = new Map([
  ['1', 'no-answer'],
  ['3', 'no-answer'],
  ['4', 'answered'],
  ['5', 'busy'],
])

const bridge = (kind: 'bridge-entered' | 'bridge-left'): Translate =>
  channel((ref, headers, at) => {
    const id = headerOf(headers, 'BridgeUniqueid')
    return id ? { kind, at, ...ref, bridge: id } : undefined
  })

const isSuccess = (headers: AmiHeaders): boolean => headerOf(headers, 'Result') === 'Success'

function causeOf(headers: AmiHeaders): number | null {
  const cause = Number(headerOf(headers, 'Cause') ?? Number.NaN)
  // 0 means that nothing was said.
  return Number.isInteger(cause) && cause > 0 ? cause : null
}

function originateAnswer(headers: AmiHeaders, { at }: Context): LineEvent {
  const ok = headerOf(headers, 'Response') === 'Success'
  const name = known(headerOf(headers, 'Channel'))
  const device = name === null ? null : channelOf(name)
  return {
    kind: 'originate-answer',
    at,
    actionId: known(headerOf(headers, 'ActionID')),
    uniqueid: known(headerOf(headers, 'Uniqueid')),
    // A pair is named by the telephone that it leads to.
    extension: device && (device.extension ?? extensionOf(device.pair ?? '')),
    exten: knownNumber(headerOf(headers, 'Exten')),
    status: ok ? 'answered' : (originateReasons.get(headerOf(headers, 'Reason') ?? '') ?? 'unreachable'),
  }
}

const translations: ReadonlyMap<string, Translate> = new Map<string, Translate>([
  [
    'Newchannel',
    channel((ref, headers, at) => ({
      kind: 'channel-opened',
      at,
      ...ref,
      ...partiesOf(headers),
      state: stateOf(headers),
      exten: extenOf(headers),
    })),
  ],
  ['Newstate', changed],
  ['NewCallerid', changed],
  ['NewConnectedLine', changed],
  [
    'DialBegin',
    (headers, { at }) => {
      const to = refOf(headers, 'Dest')
      return to ? { kind: 'dial-begin', at, from: refOf(headers), to, exten: extenOf(headers) } : undefined
    },
  ],
  [
    'DialEnd',
    (headers, { at }) => {
      const to = refOf(headers, 'Dest')
      const status = dialStatuses.get(headerOf(headers, 'DialStatus') ?? '')
      return to && status ? { kind: 'dial-end', at, from: refOf(headers), to, status } : undefined
    },
  ],
  ['BridgeEnter', bridge('bridge-entered')],
  ['BridgeLeave', bridge('bridge-left')],
  ['Hold', channel((ref, _headers, at) => ({ kind: 'hold', at, ...ref, held: true }))],
  ['Unhold', channel((ref, _headers, at) => ({ kind: 'hold', at, ...ref, held: false }))],
  ['MusicOnHoldStart', channel((ref, _headers, at) => ({ kind: 'music', at, ...ref, on: true }))],
  ['MusicOnHoldStop', channel((ref, _headers, at) => ({ kind: 'music', at, ...ref, on: false }))],
  [
    'BlindTransfer',
    (headers, { at }) => {
      const transferer = refOf(headers, 'Transferer')
      if (!transferer || !isSuccess(headers)) return undefined
      const exten = knownNumber(headerOf(headers, 'Extension'))
      return { kind: 'blind-transfer', at, transferer, transferee: refOf(headers, 'Transferee'), exten }
    },
  ],
  [
    'AttendedTransfer',
    (headers, { at }) => {
      const original = refOf(headers, 'OrigTransferer')
      if (!original || !isSuccess(headers)) return undefined
      const second = refOf(headers, 'SecondTransferer') ?? original
      const transferee = refOf(headers, 'Transferee')
      return { kind: 'attended-transfer', at, original, second, transferee, target: refOf(headers, 'TransferTarget') }
    },
  ],
  ['OriginateResponse', originateAnswer],
  [
    'VarSet',
    (headers, { at }) => {
      const file = headerOf(headers, 'Value')
      const ref = refOf(headers)
      return ref && file ? { kind: 'recording', at, ...ref, file: oneLine(file) } : undefined
    },
  ],
  ['HangupRequest', channel((ref, _headers, at) => ({ kind: 'hangup-requested', at, ...ref }))],
  [
    'Hangup',
    channel((ref, headers, at) => ({
      kind: 'channel-ended',
      at,
      ...ref,
      cause: causeOf(headers),
      causeText: knownName(headerOf(headers, 'Cause-txt')),
    })),
  ],
  [
    'FullyBooted',
    (headers, { receivedAt }) => {
      const uptime = Number(headerOf(headers, 'Uptime') ?? Number.NaN)
      return uptime >= 0 ? { kind: 'pbx-started', at: receivedAt, startedAt: receivedAt - uptime * 1000 } : undefined
    },
  ],
])

/** For the decoder: events that mean something here. */
export const isLineEvent = (name: string): boolean => translations.has(name) || name.startsWith('CoreShowChannel')

/** For the decoder too: the variables that tell something of a channel. */
export const lineVariables: readonly string[] = ['MIXMONITOR_FILENAME']

/** `00:01:40` in ms; 0 for what is no duration. */
function durationMs(text: string | undefined): number {
  const parts = /^(\d+):(\d\d):(\d\d)$/.exec(text ?? '')
  const [hours = 0, minutes = 0, seconds = 0] = parts ? parts.slice(1).map(Number) : []
  return ((hours * 60 + minutes) * 60 + seconds) * 1000
}

function listedOf(headers: AmiHeaders, receivedAt: number): ListedChannel | undefined {
  const ref = refOf(headers)
  if (!ref) return undefined
  return {
    ...ref,
    ...partiesOf(headers),
    state: stateOf(headers),
    exten: extenOf(headers),
    // A channel that was opened to be answered runs an application with this said of it.
    rung: headerOf(headers, 'ApplicationData') === '(Outgoing Line)',
    bridge: known(headerOf(headers, 'BridgeId')),
    openedAt: receivedAt - durationMs(headerOf(headers, 'Duration')),
  }
}

export function createLineTranslator(): LineTranslator {
  let offsetMs = 0
  const listed = createListing<ListedChannel>()
  return {
    setClockOffset: (ms) => {
      offsetMs = ms
    },
    translate: (frame, receivedAt, out) => {
      if (frame.kind === 'response' && beginsList(frame.headers, 'Channels')) listed.begin()
      if (frame.kind !== 'event') return
      const { name, headers } = frame
      if (name === 'CoreShowChannel') {
        const one = listedOf(headers, receivedAt)
        if (one) listed.add(one)
        return
      }
      if (name === 'CoreShowChannelsComplete') {
        const channels = listed.end()
        if (channels) out.push({ kind: 'channels-listed', at: receivedAt, channels })
        return
      }
      const translate = translations.get(name)
      if (!translate) return
      // Most of what a busy PBX says is variables that mean nothing here.
      if (name === 'VarSet' && variableOf(headers) !== 'MIXMONITOR_FILENAME') return
      const event = translate(headers, { at: momentOf(headers, offsetMs, receivedAt), receivedAt })
      if (event) out.push(event)
    },
  }
}
