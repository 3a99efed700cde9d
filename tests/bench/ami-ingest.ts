/**
 * Bench of the telephone link: manager bytes → frames → events of queues and of telephones → their states, in chunks as a
 * socket gives them. The bytes are a recording's, retold a thousand calls long with all that a PBX says besides (six frames
 * for each that counts).
 */
import type { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { createAmiDecoder } from '#main/telephony/ami/codec'
import { createTranslator, isTranslated, queueVariables } from '#main/telephony/ami/translate'
import { createLineTranslator, isLineEvent, lineVariables } from '#main/telephony/ami/translate-lines'
import type { LineEvent } from '#shared/domain/lines/events'
import { reduceLineEvents, type LineContext } from '#shared/domain/lines/reduce'
import { emptyLines } from '#shared/domain/lines/state'
import type { QueueEvent } from '#shared/domain/queue/events'
import { emptyQueueState, reduceQueueEvents } from '#shared/domain/queue/reduce'
import { readQueueLog } from '../support/queue-log'
import { cpuTimed } from './cpu'
import { recording, retold } from './retold'
import type { BenchRow } from './row'

const goal = 50_000
const retellings = 250
/** The best of them counts: enough that a busy machine leaves one of them alone, the code warm. */
const rounds = 20
/** What Node reads from a socket at once. */
export const chunkBytes = 64 * 1024
export const context = { zone: 'Asia/Shanghai', wrapUpMs: {} }
/** As the live link tells its decoder. */
export const telling = new Map([['VarSet', [...queueVariables, ...lineVariables]]])
export const phones: LineContext = { isPhone: (extension) => /^\d+$/.test(extension) }

type Ingested = {
  /** Events that reached the queues' state. */
  readonly events: number
  readonly offered: number
  readonly finished: number
  /** Calls of telephones that ended. */
  readonly lineCalls: number
}

/** When the last of it was said, UTC ms. */
export const endOf = (bytes: Buffer): number =>
  Number(/\nTimestamp: (\d+)/.exec(bytes.toString('latin1', bytes.lastIndexOf('\nTimestamp: ')))?.[1]) * 1000

function ingest(bytes: Buffer, heardAt: number): Ingested {
  const decoder = createAmiDecoder((name) => isTranslated(name) || isLineEvent(name), telling)
  const translator = createTranslator()
  const lineTranslator = createLineTranslator()
  let state = emptyQueueState(0, context.zone)
  let events = 0
  let offered = 0
  let finished = 0
  let lines = emptyLines(0)
  let lineCalls = 0
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    const batch: QueueEvent[] = []
    const changes: LineEvent[] = []
    for (const frame of decoder.push(bytes.subarray(from, from + chunkBytes))) {
      translator.translate(frame, heardAt, batch)
      lineTranslator.translate(frame, heardAt, changes)
    }
    const next = reduceQueueEvents(state, batch, context)
    state = next.state
    events += batch.length
    finished += next.finished.length
    const reduced = reduceLineEvents(lines, changes, phones)
    lines = reduced.state
    lineCalls += reduced.finished.length
    for (const day of next.closedDays) offered += offeredOf(day.queues)
  }
  return { events, offered: offered + offeredOf(state.day.queues), finished, lineCalls }
}

const offeredOf = (queues: Readonly<Record<string, { readonly offered: number }>>): number =>
  Object.values(queues).reduce((sum, queue) => sum + queue.offered, 0)

/** Measures `ami-ingest`: events that change the queues, a second of processor time. Throws when a call of Asterisk's queue_log was lost. */
export async function benchAmiIngest(): Promise<readonly BenchRow[]> {
  const bytes = retold(retellings)
  const heardAt = endOf(bytes)
  const calls = offeredOf(readQueueLog(readFileSync(`${recording}.queue_log.txt`, 'utf8')).queues) * retellings
  const rates: number[] = []
  for (let round = 0; round < rounds; round++) {
    const { seconds, value } = await cpuTimed(() => ingest(bytes, heardAt))
    const { events, offered, finished, lineCalls } = value
    // Each call of the recording rings one telephone, which answers.
    if (lineCalls !== calls) throw new Error(`of ${calls} calls of telephones ${lineCalls} were seen to end`)
    if (offered !== calls || finished !== calls)
      throw new Error(`of ${calls} calls ${offered} were seen to begin and ${finished} to end`)
    rates.push(events / seconds)
  }
  const best = Math.round(Math.max(...rates))
  return [
    {
      id: 'ami-ingest',
      value: best,
      unit: 'events/CPU-s',
      reference: goal,
      ratio: best / goal,
      goal,
      ok: best >= goal,
    },
  ]
}
