/** Whatever the other side says: nothing throws, nothing grows, chunks change nothing, and what is right is found again. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createAmiDecoder, MAX_FRAME_BYTES } from '#main/telephony/ami/codec'
import { headerEntries } from '#main/telephony/ami/frame'
import { createTranslator } from '#main/telephony/ami/translate'
import { createLineTranslator } from '#main/telephony/ami/translate-lines'
import type { LineEvent } from '#shared/domain/lines/events'
import { reduceLineEvents } from '#shared/domain/lines/reduce'
import { emptyLines } from '#shared/domain/lines/state'
import type { QueueEvent } from '#shared/domain/queue/events'
import { emptyQueueState, reduceQueueEvents } from '#shared/domain/queue/reduce'
import { cutAnywhere, makeNoise } from '../../support/ami-noise'

const at = 1_795_000_000_000
const context = { zone: 'Asia/Shanghai', wrapUpMs: {} }

/** Runs of so many frames: 20,000 of them together. */
const runs = 100
const framesOfRun = 200

function read(chunks: Iterable<Uint8Array>) {
  const decoder = createAmiDecoder()
  const translator = createTranslator()
  const lines = createLineTranslator()
  const frames: unknown[] = []
  const names: string[] = []
  const queueEvents: QueueEvent[] = []
  const lineEvents: LineEvent[] = []
  let mostPending = 0
  for (const chunk of chunks) {
    for (const frame of decoder.push(chunk)) {
      translator.translate(frame, at, queueEvents)
      lines.translate(frame, at, lineEvents)
      frames.push(frame.kind === 'banner' ? frame : { ...frame, headers: headerEntries(frame.headers) })
      if (frame.kind === 'event') names.push(frame.name)
    }
    mostPending = Math.max(mostPending, decoder.counts().pending)
  }
  return { frames, names, queueEvents, lineEvents, counts: decoder.counts(), mostPending }
}

const isWithin = (wanted: readonly string[], found: readonly string[]): boolean => {
  let next = 0
  for (const name of found) if (name === wanted[next]) next++
  return next === wanted.length
}

it('20,000 frames of any kind, cut anywhere', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 5_000 }), (seed, largest) => {
      const { bytes, events } = makeNoise(seed, framesOfRun)
      const whole = read([bytes])
      const cut = read(cutAnywhere(bytes, seed, largest))
      expect({ ...cut, mostPending: 0 }).toEqual({ ...whole, mostPending: 0 })
      expect(cut.mostPending).toBeLessThanOrEqual(MAX_FRAME_BYTES)
      expect(isWithin(events, whole.names)).toBe(true)
      reduceQueueEvents(emptyQueueState(at, context.zone), whole.queueEvents, context)
      reduceLineEvents(emptyLines(at), whole.lineEvents)
    }),
    { numRuns: runs },
  )
})
