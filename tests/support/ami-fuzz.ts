/**
 * What a manager's socket may say, at its best and at its worst, and in which pieces it may come; with a slow and plain reader
 * of the same bytes, which shares nothing with the codec and says what must be found in them.
 */
import { Buffer } from 'node:buffer'
import fc from 'fast-check'

/** A stretch of a stream. `says` is what a well-formed frame must be read as; null for all else. */
export type Part = { readonly bytes: Buffer; readonly says: Said | null }
export type Said = readonly (readonly [name: string, value: string])[]
export type Story = { readonly parts: readonly Part[]; readonly cuts: readonly number[] }

const eventNames = [
  'QueueCallerJoin',
  'QueueCallerLeave',
  'QueueCallerAbandon',
  'AgentCalled',
  'AgentConnect',
  'AgentComplete',
  'AgentRingNoAnswer',
  'QueueMember',
  'QueueMemberStatus',
  'QueueMemberPause',
  'QueueMemberRemoved',
  'QueueParams',
  'QueueEntry',
  'QueueStatusComplete',
  'FullyBooted',
  'Newchannel',
  'Newstate',
  'DialBegin',
  'DialEnd',
  'BridgeEnter',
  'BridgeLeave',
  'BlindTransfer',
  'AttendedTransfer',
  'OriginateResponse',
  'CoreShowChannel',
  'CoreShowChannelsComplete',
  'VarSet',
  'Newexten',
  'Hangup',
  'HangupRequest',
  'RTCPSent',
  '__proto__',
  'constructor',
]

const headerNames = [
  'Uniqueid',
  'Linkedid',
  'Queue',
  'Channel',
  'CallerIDNum',
  'CallerIDName',
  'Interface',
  'Location',
  'MemberName',
  'Name',
  'Position',
  'HoldTime',
  'TalkTime',
  'RingTime',
  'Wait',
  'Status',
  'Paused',
  'LastCall',
  'Wrapuptime',
  'Timestamp',
  'Uptime',
  'Variable',
  'Value',
  'Output',
  'ChanVariable',
  'DestUniqueid',
  'DialStatus',
  'BridgeUniqueid',
  'TransfererUniqueid',
  'Result',
  'Extension',
  'Cause',
  'Message',
  'EventList',
  'ActionID',
  'Response',
  'Event',
]

const usualValues = [
  '',
  ' ',
  ':',
  'a: b: c',
  'hotline',
  'vip',
  '__proto__',
  'toString',
  '<unknown>',
  'unknown',
  '1795336816.1',
  '1795336816.2',
  '1795336816.321211',
  'PJSIP/8001',
  'PJSIP/8002-0000000a',
  'Local/8001@agents/n',
  'Queue:hotline',
  '13800001111',
  '张三 🙂',
  '技术支持\\"热线\\"\\n',
  'QUEUESTATUS',
  'TIMEOUT',
  'MIXMONITOR_FILENAME',
  'Success',
  'start',
  'Queue status will follow',
  'Channels will follow',
  '-1',
  '1e99',
  'NaN',
  'Infinity',
  '0x10',
  '2.5',
  '99999999999999999999',
  'in\rside',
  'nul\0inside',
  '\u{feff}',
  '\u2028',
  'x'.repeat(3_000),
]

const lineEnds = fc.constantFrom('\r\n', '\r\n', '\r\n', '\n')
const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...usualValues) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'binary', maxLength: 20 })
      .map((text) => text.replaceAll('\n', '').replace(/\r+$/, '')),
  },
)
const header = fc.tuple(fc.constantFrom(...headerNames), value)
const first = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...eventNames).map((name) => ['Event', name] as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('Success', 'Error', 'Goodbye', '').map((name) => ['Response', name] as const),
  },
)

/** Blank ends as they were seen: an empty line, some errors with one more, and empty frames after it. */
const extraEnds = fc.constantFrom('', '', '', '', '\r\n', '\n', '\r\n\r\n')

const wellFormed: fc.Arbitrary<Part> = fc
  .tuple(first, fc.array(header, { maxLength: 12 }), lineEnds, extraEnds)
  .map(([start, others, lineEnd, extra]) => {
    const says = [start, ...others]
    const lines = says.map(([name, text]) => `${name}: ${text}${lineEnd}`).join('')
    return { bytes: Buffer.from(`${lines}${lineEnd}${extra}`), says }
  })

/** One header repeated: a command's output, a channel's variables. */
const repeated: fc.Arbitrary<Part> = fc
  .tuple(fc.constantFrom('Output', 'ChanVariable', 'Variable'), fc.array(value, { minLength: 2, maxLength: 40 }))
  .map(([name, values]) => {
    const says = [['Response', 'Success'], ...values.map((text) => [name, text] as const)] as const
    return { bytes: Buffer.from(`${says.map(([key, text]) => `${key}: ${text}\r\n`).join('')}\r\n`), says }
  })

const raw = (bytes: Buffer | string): Part => ({ bytes: Buffer.from(bytes), says: null })

const soup = fc
  .array(
    fc.constantFrom(
      '\r',
      '\n',
      '\0',
      ':',
      ' ',
      'Event',
      'Event:',
      'Response: ',
      'A',
      '\r\n',
      '\n\r\n',
      'Asterisk Call Manager/',
    ),
    { maxLength: 12 },
  )
  .map((pieces) => raw(pieces.join('')))

const noise = fc.uint8Array({ maxLength: 60 }).map((bytes) => raw(Buffer.from(bytes)))

/** Bytes that begin a character and do not end it, in a value and before the end of a frame. */
const badUtf8 = fc
  .tuple(
    fc.constantFrom([0xff], [0xe5], [0xe5, 0xbc], [0xf0, 0x9f, 0x99], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0x80]),
    lineEnds,
  )
  .map(([bytes, end]) =>
    raw(Buffer.concat([Buffer.from('Event: Hangup' + end + 'Name: '), Buffer.from(bytes), Buffer.from(end + end)])),
  )

const withoutColons = fc
  .array(fc.constantFrom('Event: A', 'no colon here', ': no name', 'Uniqueid 1', '', '\t'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((lines) => raw(`${lines.join('\r\n')}\r\n\r\n`))

const cutOff = fc
  .tuple(wellFormed, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([{ bytes }, share]) => raw(bytes.subarray(0, bytes.length * share)))

const banners = fc
  .constantFrom(
    'Asterisk Call Manager/11.0.0\r\n',
    'Asterisk Call Manager/5.0.5\n',
    `Asterisk Call Manager/${'9'.repeat(200)}\r\n\r\n`,
    'Asterisk Call Manager',
  )
  .map(raw)

/** About the largest frame that is kept, on both sides of it. */
const LARGEST = 64 * 1024
const large = fc.constantFrom(-40, -3, -2, -1, 0, 1, 2, 3, 40_000).chain((more) =>
  fc.constantFrom('line', 'headers', 'endless').map((kind) => {
    const length = LARGEST + more
    if (kind === 'endless') return raw('x'.repeat(length))
    const begin = 'Event: Large\r\nOutput: '
    if (kind === 'line') return raw(`${begin}${'x'.repeat(length - begin.length - 4)}\r\n\r\n`)
    return raw(`${begin}${'x\r\nA: '.repeat(length / 6).slice(0, length - begin.length - 5)}x\r\n\r\n`)
  }),
)

const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 600, arbitrary: wellFormed },
  { weight: 60, arbitrary: repeated },
  { weight: 50, arbitrary: soup },
  { weight: 40, arbitrary: noise },
  { weight: 40, arbitrary: badUtf8 },
  { weight: 40, arbitrary: withoutColons },
  { weight: 40, arbitrary: cutOff },
  { weight: 30, arbitrary: banners },
  { weight: 80, arbitrary: fc.constant(raw('\r\n\r\n')) },
  { weight: 1, arbitrary: large },
)

/** How the bytes come: a byte at a time, in crumbs, as a network gives them, or all at once. Lengths that repeat. */
const cuts = fc.oneof(
  { weight: 1, arbitrary: fc.constant([1]) },
  { weight: 2, arbitrary: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 8 }) },
  { weight: 8, arbitrary: fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 8 }) },
  { weight: 3, arbitrary: fc.constant([64 * 1024]) },
  { weight: 1, arbitrary: fc.constant([10_000_000]) },
)

export const story = (length: number): fc.Arbitrary<Story> =>
  fc.record({ parts: fc.array(part, { minLength: length, maxLength: length, size: 'max' }), cuts })

export const bytesOf = ({ parts }: Story): Buffer => Buffer.concat(parts.map(({ bytes }) => bytes))

export function* chunksOf(bytes: Buffer, lengths: readonly number[]): Generator<Buffer> {
  let from = 0
  for (let n = 0; from < bytes.length; n++) {
    const to = from + (lengths[n % lengths.length] ?? 1)
    yield bytes.subarray(from, to)
    from = to
  }
}

/** A frame as any reader should have it. */
export type PlainFrame =
  | { readonly kind: 'banner'; readonly version: string }
  | { readonly kind: 'event' | 'response'; readonly headers: Said }

export type Reading = {
  readonly found: readonly PlainFrame[]
  readonly frames: number
  readonly malformed: number
  readonly oversized: number
  readonly pending: number
  readonly firstFaultAt: number | null
}

const splitLine = (line: string): Said => {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line
  const [, name, said] = /^([^:]+):\x20?(.*)$/s.exec(text) ?? []
  return name === undefined || said === undefined ? [] : [[name, said]]
}

/** Reads a whole stream the slow way: by patterns over its text. */
export function readPlainly(bytes: Buffer): Reading {
  const text = bytes.toString('latin1')
  const found: PlainFrame[] = []
  let [frames, malformed, oversized, pending] = [0, 0, 0, 0]
  let firstFaultAt: number | null = null
  let at = 0
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(text)
  }
  for (;;) {
    at += match(/(?:\r?\n)*/y)?.[0].length ?? 0
    const banner = match(/Asterisk Call Manager\/([^\n]{0,77})\n/y)
    if (banner) {
      found.push({ kind: 'banner', version: (banner[1] ?? '').trimEnd() })
      at += banner[0].length
      continue
    }
    const end = match(/\n\r?\n/g)
    const next = end ? end.index + end[0].length : text.length
    if (next - at > LARGEST) {
      oversized++
      firstFaultAt ??= at
    }
    if (!end) {
      // Of a frame that is too long nothing is kept but what may be the beginning of its end.
      pending = next - at > LARGEST ? 2 : next - at
      return { found, frames, malformed, oversized, pending, firstFaultAt }
    }
    if (next - at <= LARGEST) {
      frames++
      const headers = bytes.toString('utf8', at, end.index).split('\n').flatMap(splitLine)
      const start = splitLine(text.slice(at, text.indexOf('\n', at)))[0]?.[0]
      if (start === 'Event' || start === 'Response')
        found.push({ kind: start === 'Event' ? 'event' : 'response', headers })
      else {
        malformed++
        firstFaultAt ??= at
      }
    }
    at = next
  }
}

/** The frames that must be found whatever else is said: well-formed, and begun where a frame may begin. */
export function mustBeFound({ parts }: Story): readonly Said[] {
  const found: Said[] = []
  let before = '\n\n'
  for (const { bytes, says } of parts) {
    if (says && /\n\r?\n$/.test(before)) found.push(says)
    before = (before + bytes.toString('latin1')).slice(-3)
  }
  return found
}
