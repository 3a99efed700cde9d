import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAmiDecoder, MAX_FRAME_BYTES } from '#main/telephony/ami/codec'
import { headerEntries, headerOf, headerValues, type AmiFrame } from '#main/telephony/ami/frame'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const recording = readFileSync(
  path.resolve(import.meta.dirname, '../../support/fixtures/recordings/asterisk16-basic.ami.txt'),
)

/** Frames as plain values, so that they can be compared. */
const plain = (frame: AmiFrame): unknown =>
  frame.kind === 'banner' ? frame : { ...frame, headers: headerEntries(frame.headers) }

function decodeAll(chunks: readonly Uint8Array[], wants?: (name: string) => boolean) {
  const decoder = createAmiDecoder(wants)
  const frames = chunks.flatMap((chunk) => decoder.push(chunk).map(plain))
  return { frames, counts: decoder.counts() }
}

/** Cuts at the given places (as parts of 1). */
function cut(data: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [0, ...places.map((place) => Math.floor(place * data.length)).toSorted((a, b) => a - b), data.length]
  return at.slice(1).map((end, index) => data.slice(at[index], end))
}

describe('manager frames out of bytes [telephony: frames]', () => {
  it('the banner is one line with no empty line after it', () => {
    const { frames } = decodeAll([bytes('Asterisk Call Manager/11.0.0\r\nResponse: Success\r\nActionID: v1\r\n\r\n')])
    expect(frames).toEqual([
      { kind: 'banner', version: '11.0.0' },
      {
        kind: 'response',
        status: 'Success',
        headers: [
          ['Response', 'Success'],
          ['ActionID', 'v1'],
        ],
      },
    ])
  })

  it.each([
    ['CR LF', 'Event: A\r\nX: 1\r\n\r\nEvent: B\r\n\r\n'],
    ['LF alone', 'Event: A\nX: 1\n\nEvent: B\n\n'],
    ['an end of LF CR LF CR LF, as some errors have', 'Event: A\r\nX: 1\n\r\n\r\nEvent: B\r\n\r\n'],
    ['empty frames', '\r\n\r\nEvent: A\r\nX: 1\r\n\r\n\r\n\r\nEvent: B\r\n\r\n\r\n'],
  ])('ends lines by %s', (_what, text) => {
    expect(decodeAll([bytes(text)]).frames).toEqual([
      {
        kind: 'event',
        name: 'A',
        headers: [
          ['Event', 'A'],
          ['X', '1'],
        ],
      },
      { kind: 'event', name: 'B', headers: [['Event', 'B']] },
    ])
  })

  it('the first header decides: the OriginateResponse event also carries Response', () => {
    const { frames } = decodeAll([bytes('Event: OriginateResponse\r\nResponse: Failure\r\nActionID: v7\r\n\r\n')])
    expect(frames).toMatchObject([{ kind: 'event', name: 'OriginateResponse' }])
  })

  it('headers are a multimap, values may be empty, hold colons or lack the space', () => {
    const decoder = createAmiDecoder()
    const [frame] = decoder.push(
      bytes('Event: A\r\nOutput: a: b\r\nOutput: \r\nNoSpace:x\r\nOutput: c\r\njunk\r\n\r\n'),
    )
    if (frame?.kind !== 'event') throw new Error('no event')
    const { headers } = frame
    expect(headerValues(headers, 'Output')).toEqual(['a: b', '', 'c'])
    expect([headerOf(headers, 'Output'), headerOf(headers, 'NoSpace'), headerOf(headers, 'Event')]).toEqual([
      'a: b',
      'x',
      'A',
    ])
    expect([headerOf(headers, 'Out'), headerOf(headers, 'put'), headerValues(headers, 'Nothing')]).toEqual([
      undefined,
      undefined,
      [],
    ])
  })

  it('counts a frame that begins with neither Event nor Response and goes on', () => {
    const { frames, counts } = decodeAll([
      bytes('Event: A\r\n\r\nnonsense\r\nEvent: C\r\n\r\n:\r\n\r\nEvent: B\r\n\r\n'),
    ])
    expect(frames).toHaveLength(2)
    expect(counts).toMatchObject({ frames: 4, malformed: 2, firstFaultAt: 12, pending: 0 })
  })

  it('bytes that are no UTF-8 do not stop it', () => {
    const raw = Uint8Array.from([...bytes('Event: A\r\nName: '), 0xff, 0xe5, ...bytes('\r\n\r\nEvent: B\r\n\r\n')])
    expect(decodeAll([raw]).frames).toHaveLength(2)
  })

  it('skips events nobody wants, but never a response', () => {
    const text = bytes('Event: A\r\n\r\nResponse: Error\r\n\r\nEvent: B\r\n\r\n')
    const { frames, counts } = decodeAll([text], (name) => name === 'B')
    expect(frames).toMatchObject([{ kind: 'response' }, { name: 'B' }])
    expect(counts.frames).toBe(3)
  })

  it('of an event that is mostly meaningless tells the first frame, and those in which a wanted text stands', () => {
    const variable = (name: string): string => `Event: VarSet\r\nVariable: ${name}\r\n\r\n`
    const text = ['A', 'B', 'QUEUESTATUS', 'C', 'FILE', 'D'].map(variable).join('Event: Hangup\r\n\r\n')
    const decoder = createAmiDecoder(() => true, new Map([['VarSet', ['QUEUESTATUS', 'FILE']]]))
    const told = decoder.push(bytes(text)).flatMap((frame) => (frame.kind === 'event' ? [frame] : []))
    expect(told.filter(({ name }) => name === 'Hangup')).toHaveLength(5)
    expect(told.flatMap(({ headers }) => headerOf(headers, 'Variable') ?? [])).toEqual(['A', 'QUEUESTATUS', 'FILE'])
    expect(decoder.counts().frames).toBe(11)
  })

  it('one byte at a time gives the frames of the whole', () => {
    const whole = decodeAll([recording])
    const single = decodeAll([...recording].map((byte) => Uint8Array.of(byte)))
    expect(single).toEqual(whole)
    // The banner, and what every empty line ends.
    expect(whole.frames).toHaveLength(1 + recording.toString('latin1').split('\r\n\r\n').length - 1)
    expect(whole.counts).toMatchObject({ malformed: 0, oversized: 0, pending: 0 })
  })

  it('any chunking gives the frames of the whole, also through UTF-8 and over-long frames', () => {
    const part = fc.constantFrom(
      'Event: Hangup\r\nCallerIDName: 张三 🙂\r\nUniqueid: 1.2\r\n\r\n',
      'Response: Error\r\nMessage: 无权限\n\r\n\r\n',
      'Asterisk Call Manager/11.0.0\r\n',
      'broken\r\nlines\r\n\r\n',
      '\r\n\r\n',
      `Event: Long\r\nOutput: ${'x'.repeat(MAX_FRAME_BYTES)}\r\nMore: 1\r\n\r\n`,
      `Event: Many\r\n${'L: 1\r\n'.repeat(MAX_FRAME_BYTES / 5)}\r\n`,
    )
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }),
        (parts, places) => {
          const data = bytes(parts.join(''))
          expect(decodeAll(cut(data, places))).toEqual(decodeAll([data]))
        },
      ),
      { numRuns: 150 },
    )
  })

  it('drops and counts an over-long frame with bounded memory, and reads the next', () => {
    const decoder = createAmiDecoder()
    expect(decoder.push(bytes('Event: Long\r\n'))).toEqual([])
    for (let n = 0; n < 200; n++) {
      expect(decoder.push(bytes('x'.repeat(10_000)))).toEqual([])
      expect(decoder.counts().pending).toBeLessThanOrEqual(MAX_FRAME_BYTES)
    }
    expect(decoder.push(bytes('\r\n\r\nEvent: Next\r\n\r\n'))).toMatchObject([{ name: 'Next' }])
    expect(decoder.counts()).toMatchObject({ oversized: 1, malformed: 0, frames: 1 })
  })

  it('an endless line without a line feed is dropped too', () => {
    const decoder = createAmiDecoder()
    for (let n = 0; n < 50; n++) decoder.push(new Uint8Array(10_000).fill(0x41))
    expect(decoder.counts()).toMatchObject({ oversized: 1, pending: 2 })
  })

  it('a long session whose lines end by LF alone is read in one go, each frame looked at once', () => {
    const frames = 200_000
    const decoder = createAmiDecoder((name) => name === 'Last')
    // Looking through all the rest for the other kind of end, frame by frame, would take minutes.
    const last = decoder.push(bytes(`${'Event: A\nX: 1\n\n'.repeat(frames)}Event: Last\n\n`))
    expect(last).toMatchObject([{ name: 'Last' }])
    expect(decoder.counts().frames).toBe(frames + 1)
  })
})
