import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAnonymiser } from '#main/telephony/ami/anonymise'
import { readRecording } from '#main/telephony/replay/recording'
import { reduceLineEvents } from '#shared/domain/lines/reduce'
import { emptyLines } from '#shared/domain/lines/state'
import { emptyQueueState, reduceQueueEvents } from '#shared/domain/queue/reduce'
import { valueOf } from '../../support/builders'
import { context } from '../../support/queue-story'

const fixtures = path.resolve(import.meta.dirname, '../../support/fixtures/recordings')
const recordings = [
  ...readdirSync(fixtures)
    .filter((name) => name.endsWith('.ami.txt'))
    .map((name) => path.join(fixtures, name)),
  path.resolve(import.meta.dirname, '../../../resources/recordings/sample-centre.ami.txt'),
]

/** As a live link hears it: frame by frame, each at its own time. */
function anonymise(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  const seen = createAnonymiser()
  const timeIn = (part: string): number =>
    Math.floor(Number(/^Timestamp: ([\d.]+)/m.exec(part)?.[1] ?? 0) * 1000 + 1e-4)
  let now = valueOf(readRecording(bytes)).from
  let out = ''
  for (const frame of text.split(/(?<=\r\n\r\n)/)) {
    now = Math.max(now, timeIn(frame))
    out += seen.push(Buffer.from(frame), now)
  }
  return out
}

/** What the queues make of a recording: everything that is counted, without who called. */
function storyOf(bytes: Uint8Array) {
  const { events, lines, from } = valueOf(readRecording(bytes))
  const telephones = reduceLineEvents(
    emptyLines(from),
    lines.map(({ event }) => event),
    { isPhone: (extension) => /^\d{2,6}$/.test(extension) },
  )
  const { state, finished, spans } = reduceQueueEvents(
    emptyQueueState(from, context.zone),
    events.map(({ event }) => event),
    context,
  )
  return {
    lines: lines.map(({ event, saidAt }) => `${saidAt} ${event.at} ${event.kind}`),
    calls: telephones.finished.map(
      ({ uniqueid, linkedid, extension, startedAt, answeredAt, endedAt, talkMs, holdMs }) => ({
        uniqueid,
        linkedid,
        extension,
        startedAt,
        answeredAt,
        endedAt,
        talkMs,
        holdMs,
      }),
    ),
    ends: telephones.finished.map(({ direction, isInternal, failure, endedBy, cause, incomplete }) => ({
      direction,
      isInternal,
      failure,
      endedBy,
      cause,
      incomplete,
    })),
    kinds: events.map(({ event, saidAt }) => `${saidAt} ${event.at} ${event.kind}`),
    day: state.day,
    visits: finished.map(({ queue, uniqueid, joinedAt, answeredAt, agent, talkMs }) => ({
      queue,
      uniqueid,
      joinedAt,
      answeredAt,
      agent,
      talkMs,
    })),
    // Why somebody paused is what that person wrote.
    spans: spans.map(({ reason, ...span }) => ({ ...span, hasReason: reason !== null })),
  }
}

/** Every stretch of digits in what a PBX says of callers, dialled numbers and channels. */
const numbersIn = (text: string): readonly string[] => [
  ...new Set(
    [
      ...text.matchAll(
        /^\w*(?:CallerIDNum|CallerIDName|ConnectedLineNum|ConnectedLineName|Exten|Extension): (.*?)\r?$/gm,
      ),
    ]
      .map(([, value = '']) => value.replaceAll(/\D/g, ''))
      .filter((digits) => digits.length >= 7),
  ),
]

describe.each(recordings.map((file) => [path.basename(file), file] as const))('%s, anonymised', (_name, file) => {
  const bytes = readFileSync(file)
  const masked = anonymise(bytes)

  it('tells queues and telephones the same story: every event at its time, every counter, every call', () => {
    expect(storyOf(Buffer.from(masked))).toEqual(storyOf(bytes))
  })

  it('holds no number of anybody outside', () => {
    const numbers = numbersIn(bytes.toString('utf8'))
    expect(numbers.length).toBeGreaterThan(0)
    expect(numbers.filter((number) => masked.includes(number))).toEqual([])
  })

  it('holds no challenge, no variable of the dialplan, no data of an application', () => {
    expect(masked).not.toMatch(/^(?:Challenge|AppData|AccountCode|Output):/m)
    const variables = [...masked.matchAll(/^Variable: (.*?)\r$/gm)].map(([, name]) => name)
    expect(variables.filter((name) => !['QUEUESTATUS', 'MIXMONITOR_FILENAME', 'other'].includes(name ?? ''))).toEqual(
      [],
    )
  })
})

const number = fc.oneof(
  fc.stringMatching(/^1[3-9]\d{9}$/),
  fc.stringMatching(/^0[1-9]\d{8,10}$/),
  fc.stringMatching(/^[2-8]\d{6,7}$/),
  fc.stringMatching(/^\+86 1[3-9]\d \d{4} \d{4}$/),
)
const name = fc.oneof(
  fc.stringMatching(/^[\u4e00-\u9fa5]{2,4}$/),
  fc.stringMatching(/^[A-Z][a-z]{3,9} [A-Z][a-z]{3,9}$/),
)
const secret = fc.stringMatching(/^[a-f]{12}$/)

const frame = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n\r\n`

/** A call with its number, its caller's name and a secret in every place where a PBX may say them. */
const story = (called: string, who: string, hidden: string): string => {
  const bare = called.replaceAll(/\D/g, '')
  const caller = [
    `Channel: PJSIP/${bare}-0000002a`,
    'ChannelState: 4',
    'ChannelStateDesc: Ring',
    `CallerIDNum: ${called}`,
    `CallerIDName: ${who}`,
    `ConnectedLineNum: ${called}`,
    `ConnectedLineName: "${who}" <${called}>`,
    'Uniqueid: 1701234567.42',
    'Linkedid: 1701234567.42',
  ]
  return [
    'Asterisk Call Manager/11.0.0\r\n',
    frame('Response: Success', 'ActionID: v1', `Challenge: ${hidden}`),
    frame('Response: Success', 'ActionID: v2', `Message: Welcome ${who}, ${hidden}`),
    frame('Event: Newchannel', 'Timestamp: 1701234567.1', ...caller, `AccountCode: ${hidden}`, `Exten: ${bare}`),
    frame('Event: Newexten', 'Timestamp: 1701234567.2', ...caller, `Extension: ${bare}`, `AppData: ${bare},${who}`),
    frame('Event: VarSet', 'Timestamp: 1701234567.2', ...caller, `Variable: ${hidden}`, `Value: ${who}`),
    frame('Event: VarSet', 'Timestamp: 1701234567.2', ...caller, 'Variable: PASSWORD', `Value: ${hidden}`),
    frame(
      'Event: VarSet',
      'Timestamp: 1701234567.2',
      ...caller,
      'Variable: MIXMONITOR_FILENAME',
      `Value: /var/spool/${who}-${bare}.wav`,
    ),
    frame('Event: QueueCallerJoin', 'Timestamp: 1701234567.3', ...caller, 'Queue: hotline', 'Position: 1'),
    frame(
      'Event: DialBegin',
      'Timestamp: 1701234567.4',
      ...caller,
      `DestChannel: Local/${bare}@out-00000003;1`,
      `DestCallerIDNum: ${called}`,
      `DestCallerIDName: ${who}`,
      'DestUniqueid: 1701234567.43',
      `DialString: trunk/sip:${bare}@sip.${hidden}.cn:5060`,
      `DialString: ${bare}@10.11.12.13`,
    ),
    frame(
      'Event: AgentCalled',
      'Timestamp: 1701234567.5',
      ...caller,
      'Queue: hotline',
      `Interface: Local/${bare}@agents/n`,
      `MemberName: ${who}`,
      `DestChannel: IAX2/${bare}-0000002b`,
    ),
    frame(
      'Event: QueueMemberPause',
      'Queue: hotline',
      'Interface: PJSIP/8001',
      'Paused: 1',
      `PausedReason: ${who} ${bare}`,
    ),
    frame('Event: UserEvent', `UserEvent: ${who}`, `Number: ${called}`, `${hidden}: ${bare}`),
    frame(`Event: Odd${bare}`, `Number: ${called}`),
    frame('Event: Hangup', 'Timestamp: 1701234568.1', ...caller, 'Cause: 16', 'Cause-txt: Normal Clearing'),
  ].join('')
}

describe('what must never leave the house', () => {
  it('no number, no name and no secret, wherever they stand', () => {
    fc.assert(
      fc.property(number, name, secret, fc.integer({ min: 1, max: 400 }), (called, who, hidden, cut) => {
        const bytes = Buffer.from(story(called, who, hidden))
        const seen = createAnonymiser()
        const masked =
          seen.push(bytes.subarray(0, cut), 1_701_234_567_000) + seen.push(bytes.subarray(cut), 1_701_234_567_000)
        const digits = called.replaceAll(/\D/g, '')
        for (let at = 0; at + 7 <= digits.length; at++) expect(masked).not.toContain(digits.slice(at, at + 7))
        for (const word of who.split(' ')) expect(masked).not.toContain(word)
        expect(masked).not.toContain(hidden)
        expect(readRecording(Buffer.from(masked)).ok).toBe(true)
      }),
    )
  })

  it('the same number is the same masked number everywhere, and two numbers are two', () => {
    const seen = createAnonymiser()
    const masked = seen.push(
      Buffer.from(story('13800001111', '李雷', 'abcdef') + story('13900002222', '韩梅梅', 'abcdef')),
      0,
    )
    const numbers = [...masked.matchAll(/^CallerIDNum: (.*?)\r$/gm)].map(([, value]) => value)
    expect([...new Set(numbers)]).toEqual(['138****0001', '139****0002'])
    expect(masked).toContain('Channel: PJSIP/138****0001-0000002a')
    expect(masked).toContain('CallerIDName: 姓名1')
    expect(masked).toContain('Interface: Local/139****0002@agents/n')
  })

  it('telephones of the PBX, queues and outcomes stay readable', () => {
    const seen = createAnonymiser()
    const masked = seen.push(
      Buffer.from(
        frame(
          'Event: QueueMember',
          'Queue: hotline',
          'Name: PJSIP/8001',
          'Location: PJSIP/8001',
          'LastCall: 1701234567',
        ) +
          frame('Event: QueueMemberPause', 'Queue: hotline', 'Interface: PJSIP/8001', 'PausedReason: wrap-up') +
          frame('Event: VarSet', 'Uniqueid: 1701234567.42', 'Variable: QUEUESTATUS', 'Value: TIMEOUT'),
      ),
      1_701_234_567_000,
    )
    for (const line of [
      'Queue: hotline',
      'Name: PJSIP/8001',
      'Location: PJSIP/8001',
      'LastCall: 1701234567',
      'PausedReason: wrap-up',
      'Value: TIMEOUT',
    ])
      expect(masked).toContain(`${line}\r\n`)
  })
})
