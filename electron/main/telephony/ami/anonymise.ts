/**
 * Manager bytes → a recording that may leave the house: only events that are understood, of them only headers that are known, and
 * in those no number, name, address or secret. What is not known to be harmless is not written.
 */
import { createAmiDecoder } from './codec'
import { headerEntries, headerOf, type AmiFrame } from './frame'
import { createMasks, type Masks } from './mask'
import { isSessionEvent } from './session'
import { isTranslated } from './translate'
import { isLineEvent } from './translate-lines'

export type Anonymiser = {
  /** What the chunk completes, ready to be written. `pbxNow` (the PBX's clock, UTC ms) serves events without a time. */
  readonly push: (chunk: Uint8Array, pbxNow: number) => string
  /** The beginning of a connection; its banner may have come before. */
  readonly connected: (version: string | null) => string
}

type Kind = keyof Masks | 'plain' | 'time'

const table: readonly (readonly [Kind, string])[] = [
  ['time', 'Timestamp LastCall LastPause LoginTime Uptime LastReload'],
  ['plain', 'Privilege ChannelState ChannelStateDesc Priority Position OriginalPosition Count Wait HoldTime Holdtime'],
  [
    'plain',
    'TalkTime RingTime Penalty CallsTaken Status Paused InCall Wrapuptime Membership Ringinuse Strategy Weight',
  ],
  [
    'plain',
    'ServiceLevel Max Calls Completed Abandoned EventList ListItems Cause Cause-txt DialStatus Response Result',
  ],
  ['plain', 'IsExternal BridgeType BridgeTechnology BridgeNumChannels Restart Shutdown Duration Application Ping'],
  ['text', 'Queue Context TransferContext'],
  ['number', 'CallerIDNum ConnectedLineNum'],
  ['exten', 'Exten Extension'],
  ['name', 'CallerIDName ConnectedLineName MemberName Name'],
  ['channel', 'Channel Interface Location StateInterface DialString'],
  ['id', 'Uniqueid Linkedid BridgeUniqueid BridgeId ActionID'],
  ['reason', 'Reason PausedReason'],
]
const kinds: ReadonlyMap<string, Kind> = new Map(
  table.flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)),
)

/** Whose channel a header speaks of, in events with several. */
const roles = /^(?:Dest|OrigTransferer|SecondTransferer|TransferTarget|Transferer|Transferee|Local(?:One|Two))(?=[A-Z])/

const kindOf = (name: string): Kind | undefined => kinds.get(name) ?? kinds.get(name.replace(roles, ''))

const isPlain = (value: string): boolean => /^[\w ,.:()/-]{0,60}$/.test(value) && !/\d{7}/.test(value)
const isTime = (value: string): boolean => /^\d{0,11}(?:\.\d{1,9})?$/.test(value)

/** What an answer says may be anything; these say how it went. */
const harmlessAnswers =
  /^(?:Success|Permission denied|Authentication (?:accepted|failed)|[A-Za-z ]{1,30} (?:will follow|successfully queued))$/

const isUnderstood = (name: string): boolean => isTranslated(name) || isLineEvent(name) || isSessionEvent(name)

export function createAnonymiser(): Anonymiser {
  const masks = createMasks()
  let decoder = createAmiDecoder()
  let hasBanner = false
  /** That there is one at all tells a right of the account. */
  let hasVariable = false

  const mask = (name: string, value: string): string | null => {
    const kind = kindOf(name)
    switch (kind) {
      case undefined:
        return name === 'ApplicationData' && value === '(Outgoing Line)' ? value : null
      case 'plain':
        return isPlain(value) ? value : null
      case 'time':
        return isTime(value) ? value : null
      default:
        return masks[kind](value)
    }
  }

  const lines = (entries: ReturnType<typeof headerEntries>): readonly string[] =>
    entries.flatMap(([name, value]) => {
      const masked = mask(name, value)
      return masked === null ? [] : [`${name}: ${masked}`]
    })

  const eventLines = ({ name, headers }: Extract<AmiFrame, { kind: 'event' }>): readonly string[] | null => {
    const [, ...entries] = headerEntries(headers)
    if (!isUnderstood(name))
      return /^[A-Za-z]{1,40}$/.test(name) ? lines(entries.filter(([header]) => header === 'Privilege')) : null
    if (name !== 'VarSet') return lines(entries)
    const variable = headerOf(headers, 'Variable')
    const value = headerOf(headers, 'Value') ?? ''
    const said = lines(entries.filter(([header]) => header !== 'Variable' && header !== 'Value'))
    if (variable === 'QUEUESTATUS') return [...said, 'Variable: QUEUESTATUS', `Value: ${isPlain(value) ? value : ''}`]
    if (variable === 'MIXMONITOR_FILENAME')
      return [...said, 'Variable: MIXMONITOR_FILENAME', `Value: ${masks.file(value)}`]
    if (hasVariable) return null
    hasVariable = true
    return [...said, 'Variable: other', 'Value: ']
  }

  const answerLines = ({ headers }: Extract<AmiFrame, { kind: 'response' }>): readonly string[] =>
    headerEntries(headers).flatMap(([name, value]) => {
      if (name === 'Response') return isPlain(value) ? [`Response: ${value}`] : ['Response: other']
      if (name === 'Message') return harmlessAnswers.test(value) ? [`Message: ${value}`] : []
      return ['ActionID', 'EventList', 'Ping', 'Timestamp'].includes(name) ? lines([[name, value]]) : []
    })

  const write = (frame: AmiFrame, pbxNow: number): string => {
    if (frame.kind === 'banner') return banner(frame.version)
    const said = frame.kind === 'event' ? eventLines(frame) : answerLines(frame)
    if (said === null) return ''
    const first = frame.kind === 'event' ? [`Event: ${frame.name}`] : []
    const time =
      frame.kind === 'event' && headerOf(frame.headers, 'Timestamp') === undefined
        ? [`Timestamp: ${(pbxNow / 1000).toFixed(6)}`]
        : []
    const timed =
      frame.kind === 'event' && !isUnderstood(frame.name) ? [`Timestamp: ${(pbxNow / 1000).toFixed(6)}`] : time
    return `${[...first, ...said, ...timed].join('\r\n')}\r\n\r\n`
  }

  const banner = (version: string): string => {
    if (hasBanner) return ''
    hasBanner = true
    return `Asterisk Call Manager/${/^[\d.]{1,12}$/.test(version) ? version : 'other'}\r\n`
  }

  return {
    push: (chunk, pbxNow) => {
      let out = ''
      for (const frame of decoder.push(chunk)) out += write(frame, pbxNow)
      return out
    },
    connected: (version) => {
      decoder = createAmiDecoder()
      hasBanner = false
      return version === null ? '' : banner(version)
    },
  }
}
