/** What must hold for the codec and what stands behind it, whatever a manager says; each throws where it does not. */
import assert from 'node:assert/strict'
import type { Buffer } from 'node:buffer'
import { createAmiDecoder, MAX_FRAME_BYTES, type AmiCounts, type AmiDecoder } from '#main/telephony/ami/codec'
import { headerEntries, headerOf, headerValues, type AmiFrame } from '#main/telephony/ami/frame'
import { createTranslator } from '#main/telephony/ami/translate'
import { createLineTranslator } from '#main/telephony/ami/translate-lines'
import type { LineEvent } from '#shared/domain/lines/events'
import { reduceLineEvents } from '#shared/domain/lines/reduce'
import { emptyLines } from '#shared/domain/lines/state'
import type { QueueEvent } from '#shared/domain/queue/events'
import { emptyQueueState, reduceQueueEvents } from '#shared/domain/queue/reduce'
import { bytesOf, chunksOf, mustBeFound, readPlainly, type PlainFrame, type Story } from './ami-fuzz'

const heardAt = 1_795_336_816_321
const context = { zone: 'Asia/Shanghai', wrapUpMs: {} }

export type Decoded = { readonly frames: readonly AmiFrame[]; readonly counts: AmiCounts; readonly mostPending: number }

/** All that the decoder makes of these bytes in these pieces. */
export function decode(bytes: Buffer, cuts: readonly number[], decoder: AmiDecoder = createAmiDecoder()): Decoded {
  const frames: AmiFrame[] = []
  let mostPending = 0
  const own = new Uint8Array(bytes.length)
  for (const chunk of chunksOf(bytes, cuts)) {
    // Spoilt afterwards: a decoder may keep no view of what a socket will write over.
    const view = own.subarray(0, chunk.length)
    view.set(chunk)
    for (const frame of decoder.push(view)) frames.push(frame)
    view.fill(0x41)
    mostPending = Math.max(mostPending, decoder.counts().pending)
  }
  return { frames, counts: decoder.counts(), mostPending }
}

const plain = (frame: AmiFrame): PlainFrame =>
  frame.kind === 'banner' ? frame : { kind: frame.kind, headers: headerEntries(frame.headers) }

/** Pieces change nothing: frames and counts are those of a plain reader of the whole, and what is kept has a limit. */
export function isReadAsTheWhole(told: Story, { frames, counts, mostPending }: Decoded): void {
  const bytes = bytesOf(told)
  const { found, ...counted } = readPlainly(bytes)
  assert.deepEqual(frames.map(plain), found)
  assert.deepEqual(counts, { bytes: bytes.length, ...counted })
  assert.ok(mostPending <= MAX_FRAME_BYTES, `${mostPending} bytes were kept`)
}

/** A well-formed frame says all that it says, also after garbage. */
export function saysAllThatWasSaid(told: Story, { frames }: Decoded): void {
  const said = frames.flatMap((frame) => (frame.kind === 'banner' ? [] : [frame.headers]))
  const texts = said.map((headers) => JSON.stringify(headerEntries(headers)))
  let next = 0
  for (const headers of mustBeFound(told)) {
    const text = JSON.stringify(headers)
    const index = texts.indexOf(text, next)
    const found = said[index]
    assert.ok(found !== undefined, `not found: ${text}`)
    next = index + 1
    for (const [name] of headers) {
      const values = headers.filter(([other]) => other === name).map(([, value]) => value)
      assert.deepEqual(headerValues(found, name), values)
      assert.equal(headerOf(found, name), values[0])
    }
  }
}

/** The translators, and the queues and telephones behind them, are stopped by nothing and grow by no more than was said. */
export function nothingBehindIsStopped({ frames }: Decoded): void {
  const [queues, lines] = [createTranslator(), createLineTranslator()]
  const events: QueueEvent[] = []
  const changes: LineEvent[] = []
  for (const frame of frames) {
    queues.translate(frame, heardAt, events)
    lines.translate(frame, heardAt, changes)
  }
  // At most the event itself, and once the right it shows.
  assert.ok(events.length <= frames.length + 1 && changes.length <= frames.length)
  for (const { at } of [...events, ...changes]) assert.ok(Math.abs(at - heardAt) <= 1e13, `an event at ${at}`)
  const { state } = reduceQueueEvents(emptyQueueState(heardAt, context.zone), events, context)
  assert.ok(state.visits.size <= events.length)
  const told = reduceLineEvents(emptyLines(heardAt), changes, { isPhone: () => true })
  assert.ok(told.state.channels.size <= frames.length)
}
