import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRecording } from '#main/telephony/replay/recording'

const file = path.resolve(import.meta.dirname, '../../support/fixtures/recordings/asterisk22-abandon.ami.txt')
const good = readFileSync(file)
const text = (value: string): Uint8Array => new TextEncoder().encode(value)

describe('reading a recording', () => {
  it('keeps the banner version and the time span', () => {
    const read = readRecording(good)
    expect(read.ok && { version: read.value.pbxVersion, from: read.value.from, to: read.value.to }).toEqual({
      version: '11.0.0',
      from: 1795336846974,
      to: 1795336867174,
    })
  })

  it.each([
    ['an empty file', new Uint8Array(), { code: 'recording.empty' }],
    ['a text that is no session', text('hello\nworld\n'), { code: 'recording.not-ami', params: { byte: 0, line: 1 } }],
    [
      'a text with an empty line',
      text('hello\n\nworld\n'),
      { code: 'recording.not-ami', params: { byte: 0, line: 1 } },
    ],
    [
      'bytes of something else in the middle',
      Uint8Array.from([...good.subarray(0, 300), 0, 1, 2, ...good.subarray(300)]),
      { code: 'recording.garbage', params: { byte: 300, line: 17 } },
    ],
    [
      'a frame that begins with neither Event nor Response',
      text('Asterisk Call Manager/11.0.0\r\nEvent: FullyBooted\r\n\r\nQueue: hotline\r\n\r\n'),
      { code: 'recording.malformed', params: { byte: 52, line: 4 } },
    ],
    [
      'a recording cut off inside a frame',
      good.subarray(0, good.length - 20),
      { code: 'recording.truncated', params: { byte: 73587, line: 3374 } },
    ],
    [
      'events without a Timestamp',
      text('Asterisk Call Manager/11.0.0\r\nEvent: FullyBooted\r\nUptime: 3\r\n\r\n'),
      { code: 'recording.no-timestamps' },
    ],
    [
      'a Timestamp that is no time',
      text('Asterisk Call Manager/11.0.0\r\nEvent: Hangup\r\nTimestamp: 2026-11-22\r\nUniqueid: 1.1\r\n\r\n'),
      { code: 'recording.bad-timestamp', params: { byte: 45, line: 3 } },
    ],
    [
      'a banner alone',
      text('Asterisk Call Manager/11.0.0\r\n'),
      { code: 'recording.no-events', params: { byte: 0, line: 1 } },
    ],
  ])('refuses %s and says where', (_what, bytes, error) => {
    expect(readRecording(bytes)).toEqual({ ok: false, error })
  })

  it('tells any recording that is cut inside a frame from a whole one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: good.length - 1 }), (length) => {
        const cut = good.subarray(0, length)
        const endsFrame = cut.subarray(-4).equals(Buffer.from('\r\n\r\n'))
        expect(readRecording(cut).ok).toBe(endsFrame && cut.includes('Timestamp: '))
      }),
      { numRuns: 60 },
    )
  })

  it('marks the gap where the recorder connected again', () => {
    const twice = readRecording(Buffer.concat([good, good]))
    const kinds = twice.ok ? twice.value.events.map(({ event }) => event.kind) : []
    expect(kinds.filter((kind) => kind === 'link-lost' || kind === 'link-restored')).toEqual([
      'link-lost',
      'link-restored',
    ])
  })
})
