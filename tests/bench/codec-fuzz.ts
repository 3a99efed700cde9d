/**
 * Bench of what the codec survives: a million stretches of everything a manager may say, at its best and at its worst, cut
 * anywhere. None may be read otherwise than by a plain reader. How fast it is read, with a recording of a real PBX as the
 * reference; and whether the heap is what it was after one session has heard a million of them.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import v8 from 'node:v8'
import vm from 'node:vm'
import fc from 'fast-check'
import { createAmiDecoder, type AmiCounts } from '#main/telephony/ami/codec'
import { createTranslator } from '#main/telephony/ami/translate'
import { createLineTranslator } from '#main/telephony/ami/translate-lines'
import { bytesOf, chunksOf, story } from '../support/ami-fuzz'
import { decode, isReadAsTheWhole, nothingBehindIsStopped, saysAllThatWasSaid } from '../support/ami-fuzz-laws'
import { cpuSeconds } from './cpu'
import type { BenchRow } from './row'

const PARTS = 100
const STORIES_AT_ONCE = 100
const ROUNDS = 100
/** Rounds that one session hears over and over, until it has heard a million stretches too. */
const KEPT_ROUNDS = 10
const PASSES = 10
const heardAt = 1_795_336_816_321
const GOAL_GROWTH_MB = 2
/** Broken frames, large ones and foreign letters take longer than the words of a real PBX, but never so that they stop the link. */
const GOAL_RATIO = 0.1
const recording = path.resolve(import.meta.dirname, '../../resources/recordings/sample-centre.ami.txt')

/** What Node reads from a socket at once. */
const socketBytes = 64 * 1024

/** Ends whatever frame has begun, so that each story begins at the beginning of a frame. */
const boundary = Buffer.from('\r\n\r\n')

v8.setFlagsFromString('--expose-gc')
const collect = vm.runInNewContext('gc') as () => void

/** What is in use after all that can be freed was freed. */
const heapMb = (): number => {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

/** Frames of a real session in chunks of a socket, a second of processor time; the best of some rounds. */
async function plainRate(): Promise<number> {
  const bytes = readFileSync(recording)
  let best = 0
  for (let round = 0; round < 40; round++) {
    const decoder = createAmiDecoder()
    const seconds = await cpuSeconds(() => {
      for (const chunk of chunksOf(bytes, [socketBytes])) decoder.push(chunk)
    })
    best = Math.max(best, decoder.counts().frames / seconds)
  }
  return best
}

const framesOf = ({ frames, oversized }: AmiCounts): number => frames + oversized

type Round = { readonly stretches: number; readonly failures: number; readonly bytes: Buffer }

/** In a function of its own, so that nothing of a round is alive after it. */
function playRound(seed: number): Round {
  const stream: Buffer[] = []
  let [stretches, failures] = [0, 0]
  for (const told of fc.sample(story(PARTS), { numRuns: STORIES_AT_ONCE, seed })) {
    const bytes = bytesOf(told)
    try {
      const decoded = decode(bytes, told.cuts)
      isReadAsTheWhole(told, decoded)
      saysAllThatWasSaid(told, decoded)
      nothingBehindIsStopped(decoded)
    } catch (error) {
      failures += 1
      process.stderr.write(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}\n`)
    }
    stream.push(bytes, boundary)
    stretches += told.parts.length
  }
  return { stretches, failures, bytes: Buffer.concat(stream) }
}

/** What the decoder and the translators of one session keep after hearing all of it again and again, MB. */
function growthOf(bytes: Buffer): { readonly before: number; readonly after: number } {
  const session = createAmiDecoder()
  const [queues, lines] = [createTranslator(), createLineTranslator()]
  const hear = (): void => {
    for (const chunk of chunksOf(bytes, [socketBytes]))
      for (const frame of session.push(chunk)) {
        queues.translate(frame, heardAt, [])
        lines.translate(frame, heardAt, [])
      }
  }
  // Compiled, and everything at its usual size.
  for (let pass = 0; pass < 3; pass++) hear()
  const before = heapMb()
  for (let pass = 0; pass < PASSES; pass++) hear()
  return { before, after: heapMb() }
}

export async function benchCodecFuzz(): Promise<readonly BenchRow[]> {
  const reference = Math.round(await plainRate())
  const session = createAmiDecoder()
  const heard: Buffer[] = []
  let [stretches, failures, seconds] = [0, 0, 0]
  for (let seed = 0; seed < ROUNDS; seed++) {
    const round = playRound(seed)
    seconds += await cpuSeconds(() => {
      for (const chunk of chunksOf(round.bytes, [socketBytes])) session.push(chunk)
    })
    stretches += round.stretches
    failures += round.failures
    if (heard.length < KEPT_ROUNDS) heard.push(round.bytes)
  }
  const { before, after } = growthOf(Buffer.concat(heard))
  const value = Math.round(framesOf(session.counts()) / seconds)
  process.stderr.write(
    `${stretches} stretches, ${framesOf(session.counts())} frames; heap ${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after\n`,
  )
  return [
    { id: 'codec-fuzz', value: failures, unit: 'failures', reference: 0, ratio: failures, goal: 0, ok: failures === 0 },
    {
      id: 'codec-fuzz-rate',
      value,
      unit: 'frames/CPU-s',
      reference,
      ratio: value / reference,
      goal: GOAL_RATIO,
      ok: value / reference >= GOAL_RATIO,
    },
    {
      id: 'codec-fuzz-heap',
      value: Number((after - before).toFixed(2)),
      unit: 'MB more',
      reference: Number(before.toFixed(1)),
      ratio: after / before,
      goal: GOAL_GROWTH_MB,
      ok: after - before <= GOAL_GROWTH_MB,
    },
  ]
}
