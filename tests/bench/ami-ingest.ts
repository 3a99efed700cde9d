/**
 * Bench of the telephone link: manager bytes → frames → queue events → queue state, in chunks as a socket gives them. The
 * bytes are a recording's, retold a thousand calls long with all that a PBX says besides (six frames for each that counts).
 */
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createAmiDecoder } from '#main/telephony/ami/codec'
import { createTranslator, isTranslated } from '#main/telephony/ami/translate'
import type { QueueEvent } from '#shared/domain/queue/events'
import { emptyQueueState, reduceQueueEvents } from '#shared/domain/queue/reduce'
import { readQueueLog } from '../support/queue-log'
import type { BenchRow } from './row'

const goal = 50_000
const retellings = 250
/** The best of them counts: enough that a busy machine leaves one of them alone, the code warm. */
const rounds = 20
/** What Node reads from a socket at once. */
export const chunkBytes = 64 * 1024
const recording = path.resolve(import.meta.dirname, '../support/fixtures/recordings/asterisk22-basic')
const context = { zone: 'Asia/Shanghai', wrapUpMs: {} }

/** The recording's events without its login and lists; `n` retells it with other channels, `n` minutes later. */
function retell(text: string, n: number): string {
  const laterS = n * 60
  return text
    .replaceAll(/^(Timestamp: )(\d+)/gm, (_all, name: string, seconds: string) => `${name}${Number(seconds) + laterS}`)
    .replaceAll(/\b(1[67]\d{8})\.(\d+)\b(?!\d)/g, (all, seconds: string, serial: string) =>
      serial.length > 5 ? all : `${seconds}.${n}${serial.padStart(4, '0')}`,
    )
}

/** A recording of a real queue, retold so many times, as bytes of one session. */
export function makeBytes(times: number): Buffer {
  const recorded = readFileSync(`${recording}.ami.txt`, 'utf8')
  const frames = recorded.split(/\r?\n\r?\n/).filter((frame) => frame.includes('\nTimestamp: '))
  const calls = `${frames.join('\r\n\r\n').replaceAll(/\r?\n/g, '\r\n')}\r\n\r\n`
  return Buffer.from(Array.from({ length: times }, (_, n) => retell(calls, n)).join(''))
}

type Ingested = {
  /** Events that reached the queues' state. */
  readonly events: number
  readonly offered: number
  readonly finished: number
}

/** When the last of it was said, UTC ms. */
export const endOf = (bytes: Buffer): number =>
  Number(/\nTimestamp: (\d+)/.exec(bytes.toString('latin1', bytes.lastIndexOf('\nTimestamp: ')))?.[1]) * 1000

function ingest(bytes: Buffer, heardAt: number): Ingested {
  const decoder = createAmiDecoder(isTranslated)
  const translator = createTranslator()
  let state = emptyQueueState(0, context.zone)
  let events = 0
  let offered = 0
  let finished = 0
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    const batch: QueueEvent[] = []
    for (const frame of decoder.push(bytes.subarray(from, from + chunkBytes)))
      translator.translate(frame, heardAt, batch)
    const next = reduceQueueEvents(state, batch, context)
    state = next.state
    events += batch.length
    finished += next.finished.length
    for (const day of next.closedDays) offered += offeredOf(day.queues)
  }
  return { events, offered: offered + offeredOf(state.day.queues), finished }
}

const offeredOf = (queues: Readonly<Record<string, { readonly offered: number }>>): number =>
  Object.values(queues).reduce((sum, queue) => sum + queue.offered, 0)

/** Measures `ami-ingest`: events a second that change the queues. Throws when a call of Asterisk's queue_log was lost. */
export async function benchAmiIngest(): Promise<readonly BenchRow[]> {
  const bytes = makeBytes(retellings)
  const heardAt = endOf(bytes)
  const calls = offeredOf(readQueueLog(readFileSync(`${recording}.queue_log.txt`, 'utf8')).queues) * retellings
  const rates = Array.from({ length: rounds }, () => {
    const begin = performance.now()
    const { events, offered, finished } = ingest(bytes, heardAt)
    const seconds = (performance.now() - begin) / 1000
    if (offered !== calls || finished !== calls)
      throw new Error(`of ${calls} calls ${offered} were seen to begin and ${finished} to end`)
    return events / seconds
  })
  const value = Math.round(Math.max(...rates))
  return [{ id: 'ami-ingest', value, unit: 'events/s', reference: goal, ratio: value / goal, goal, ok: value >= goal }]
}
