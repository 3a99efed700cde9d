/**
 * Bench of the reader of manager bytes on a million frames, right ones and wrong ones, cut anywhere: it throws when one is
 * lost or the memory grows. The reference is the rate below which an event storm could not be followed.
 */
import { createAmiDecoder, MAX_FRAME_BYTES } from '#main/telephony/ami/codec'
import { createTranslator } from '#main/telephony/ami/translate'
import { createLineTranslator } from '#main/telephony/ami/translate-lines'
import type { LineEvent } from '#shared/domain/lines/events'
import type { QueueEvent } from '#shared/domain/queue/events'
import { cutAnywhere, makeNoise } from '../support/ami-noise'
import type { BenchRow } from './row'

const frames = 1_000_000
const framesAtOnce = 2_000
const goal = 10_000
const mostGrowthBytes = 32 * 1024 * 1024
const at = 1_795_000_000_000

const heap = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

/** Measures `codec-fuzz`: frames a second, decoded and translated. */
export function benchCodecFuzz(): readonly BenchRow[] {
  const decoder = createAmiDecoder()
  const translator = createTranslator()
  const lines = createLineTranslator()
  let spent = 0
  let before = 0
  for (let done = 0, seed = 1; done < frames; done += framesAtOnce, seed++) {
    const { bytes, events } = makeNoise(seed, framesAtOnce)
    const chunks = [...cutAnywhere(bytes, seed, 4_096)]
    const queueEvents: QueueEvent[] = []
    const lineEvents: LineEvent[] = []
    let next = 0
    const begin = performance.now()
    for (const chunk of chunks) {
      for (const frame of decoder.push(chunk)) {
        translator.translate(frame, at, queueEvents)
        lines.translate(frame, at, lineEvents)
        if (frame.kind === 'event' && frame.name === events[next]) next++
      }
      if (decoder.counts().pending > MAX_FRAME_BYTES) throw new Error(`seed ${seed}: too much is kept`)
    }
    spent += performance.now() - begin
    if (next !== events.length) throw new Error(`seed ${seed}: event ${next} of ${events.length} was lost`)
    if (seed === 20) before = heap()
  }
  const growth = heap() - before
  if (growth > mostGrowthBytes) throw new Error(`the heap grew by ${growth} bytes`)
  const value = Math.round(frames / (spent / 1_000))
  return [{ id: 'codec-fuzz', value, unit: 'frames/s', reference: goal, ratio: value / goal, goal, ok: value >= goal }]
}
