/**
 * Bench of the telephone link against the clients one could have used: manager bytes → queue state and telephones here, manager
 * bytes → parsed events there, on the same bytes in the chunks of a socket. First it is seen who reads right what every
 * real PBX says: headers that repeat, and names in Chinese of which a chunk holds half a character.
 */
import { Buffer } from 'node:buffer'
import { createAmiDecoder } from '#main/telephony/ami/codec'
import { headerEntries, headerOf, headerValues } from '#main/telephony/ami/frame'
import { createTranslator, isTranslated } from '#main/telephony/ami/translate'
import { createLineTranslator, isLineEvent } from '#main/telephony/ami/translate-lines'
import type { LineEvent } from '#shared/domain/lines/events'
import { reduceLineEvents } from '#shared/domain/lines/reduce'
import { emptyLines } from '#shared/domain/lines/state'
import type { QueueEvent } from '#shared/domain/queue/events'
import { emptyQueueState, reduceQueueEvents } from '#shared/domain/queue/reduce'
import { chunkBytes, context, endOf, phones, telling } from './ami-ingest'
import { amiPeers, type AmiPeerPackage, type PeerEvent } from './ami-peers'
import { cpuSeconds } from './cpu'
import { retold } from './retold'
import type { BenchRow } from './row'

const GOAL = 5
const RETELLINGS = 60
const ROUNDS = 4
/** Processor time that each has in a round: all get the same chance to be compiled. */
const TURN_S = 1
const ours = 'vigil'

const caller = '技术支持热线·张三'
const outputs = ['第一行', 'second: with a colon', '第三行']
const tricky = Buffer.from(
  `Event: Hangup\r\nCallerIDName: ${caller}\r\n${outputs.map((line) => `Output: ${line}\r\n`).join('')}Uniqueid: 1.1\r\n\r\n`,
)

/** Every place to cut it in two, so that each character is halved once. */
const everyCut = Array.from({ length: tricky.length - 1 }, (_, at) => [
  tricky.subarray(0, at + 1),
  tricky.subarray(at + 1),
])

type Right = { readonly repeated: boolean; readonly utf8: boolean }

/** A header's value by whatever spelling of its name the client uses. */
const valueOf = (event: PeerEvent, name: string): unknown =>
  Object.entries(event).find(([key]) => key.toLowerCase() === name)?.[1]

const sameLines = (value: unknown): boolean => JSON.stringify(value) === JSON.stringify(outputs)

async function judge(peer: AmiPeerPackage): Promise<Right> {
  const whole: PeerEvent[] = []
  const once = peer.open((event) => whole.push(event))
  once.push(tricky)
  await once.settle()
  const cut: PeerEvent[] = []
  for (const pieces of everyCut) {
    const client = peer.open((event) => cut.push(event))
    for (const piece of pieces) client.push(piece)
    await client.settle()
  }
  return {
    repeated: whole.length === 1 && whole.every((event) => sameLines(valueOf(event, 'output'))),
    utf8: cut.length === everyCut.length && cut.every((event) => valueOf(event, 'calleridname') === caller),
  }
}

/** The same of ours; it must be right in both for the bench to mean anything. */
function judgeOurs(): void {
  for (const pieces of [[tricky], ...everyCut]) {
    const decoder = createAmiDecoder()
    const [frame, ...others] = pieces.flatMap((piece) => decoder.push(piece))
    const isRight =
      frame?.kind === 'event' &&
      others.length === 0 &&
      sameLines(headerValues(frame.headers, 'Output')) &&
      headerOf(frame.headers, 'CallerIDName') === caller &&
      headerEntries(frame.headers).length === 6
    if (!isRight) throw new Error('our own codec misreads what it must read')
  }
}

/** All that the live link does with the bytes: queues and telephones. */
function ingest(bytes: Buffer, heardAt: number): void {
  const decoder = createAmiDecoder((name) => isTranslated(name) || isLineEvent(name), telling)
  const [queues, telephones] = [createTranslator(), createLineTranslator()]
  let state = emptyQueueState(0, context.zone)
  let lines = emptyLines(0)
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    const events: QueueEvent[] = []
    const changes: LineEvent[] = []
    for (const frame of decoder.push(bytes.subarray(from, from + chunkBytes))) {
      queues.translate(frame, heardAt, events)
      telephones.translate(frame, heardAt, changes)
    }
    state = reduceQueueEvents(state, events, context).state
    lines = reduceLineEvents(lines, changes, phones).state
  }
  if (state.visits.size > 0 || lines.channels.size > 0) throw new Error('calls were left over')
}

async function parse(peer: AmiPeerPackage, bytes: Buffer, events: number): Promise<void> {
  let told = 0
  const client = peer.open(() => told++)
  for (let from = 0; from < bytes.length; from += chunkBytes) client.push(bytes.subarray(from, from + chunkBytes))
  await client.settle()
  if (told !== events) throw new Error(`${peer.name} told ${told} of ${events} events`)
}

/** Measures `ami-vs-peers`: events of the bytes, wanted or not, a second of processor time; the best pass of each, in turns of the same length. */
export async function benchAmiVsPeers(): Promise<readonly BenchRow[]> {
  judgeOurs()
  const judged = await Promise.all(amiPeers.map(async (peer) => ({ peer, right: await judge(peer) })))
  const bytes = retold(RETELLINGS)
  const heardAt = endOf(bytes)
  const events = bytes.toString('latin1').match(/^Event: /gm)?.length ?? 0
  const best = new Map<string, number>()
  const time = async (name: string, work: () => void | Promise<void>): Promise<void> => {
    for (let spent = 0; spent < TURN_S;) {
      const took = await cpuSeconds(work)
      spent += took
      best.set(name, Math.max(best.get(name) ?? 0, events / took))
    }
  }
  for (let round = 0; round < ROUNDS; round++) {
    await time(ours, () => ingest(bytes, heardAt))
    for (const { peer } of judged) await time(peer.name, () => parse(peer, bytes, events))
  }
  const yesNo = (isRight: boolean): string => (isRight ? 'right' : 'wrong')
  for (const { peer, right } of judged)
    process.stderr.write(
      `${peer.name}: ${Math.round(best.get(peer.name) ?? 0)} events/CPU-s, repeated headers ${yesNo(right.repeated)}, split UTF-8 ${yesNo(right.utf8)}\n`,
    )
  const score = ({ repeated, utf8 }: Right): number => Number(repeated) + Number(utf8)
  const most = Math.max(...judged.map(({ right }) => score(right)))
  const fastest = judged
    .filter(({ right }) => score(right) === most)
    .toSorted((a, b) => (best.get(b.peer.name) ?? 0) - (best.get(a.peer.name) ?? 0))[0]
  if (!fastest) throw new Error('no client to compare with')
  process.stderr.write(`compared with ${fastest.peer.name}, the fastest with ${most} of 2 right\n`)
  const value = Math.round(best.get(ours) ?? 0)
  const reference = Math.round(best.get(fastest.peer.name) ?? 0)
  const ratio = value / reference
  return [{ id: 'ami-vs-peers', value, unit: 'events/CPU-s', reference, ratio, goal: GOAL, ok: ratio >= GOAL }]
}
