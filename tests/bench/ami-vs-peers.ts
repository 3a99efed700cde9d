/**
 * Bench of the telephone link against manager clients from npm: the same bytes over a socket on this machine, from the first
 * byte to the last event. Ours also keeps the queues and the telephones from them; the others only hand the events out.
 * First each is asked whether it gets repeated headers and characters split between two chunks right.
 */
import { Buffer } from 'node:buffer'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import AmiIo from 'ami-io/lib/index.js'
import AsteriskManager from 'asterisk-manager'
import { createAmiDecoder } from '#main/telephony/ami/codec'
import { headerValues } from '#main/telephony/ami/frame'
import { createTranslator, isTranslated } from '#main/telephony/ami/translate'
import { createLineTranslator, isLineEvent } from '#main/telephony/ami/translate-lines'
import type { LineEvent } from '#shared/domain/lines/events'
import { reduceLineEvents } from '#shared/domain/lines/reduce'
import { emptyLines } from '#shared/domain/lines/state'
import type { QueueEvent } from '#shared/domain/queue/events'
import { emptyQueueState, reduceQueueEvents } from '#shared/domain/queue/reduce'
import { retold } from './retold'
import type { BenchRow } from './row'

const goal = 5
const retellings = 40
const rounds = 5
const chunkBytes = 16 * 1_024
const banner = 'Asterisk Call Manager/11.0.0\r\n'
/** What ends a test of a client: it is heard like any other event. */
const last = 'Event: UserEvent\r\nUserEvent: TheEnd\r\n\r\n'

type Heard = (event: { readonly name: string; readonly values: (header: string) => readonly string[] }) => void
type Client = { readonly name: string; readonly listen: (port: number, heard: Heard) => () => void }

const asList = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String)

const context = { zone: 'Asia/Shanghai', wrapUpMs: {} }

/** Of what is heard nothing leaves the reducers but what the bench itself asks for. */
const handedOut: ReadonlySet<string> = new Set(['UserEvent', 'QueueMemberRinginuse'])

const ours: Client = {
  name: 'vigil',
  listen: (port, heard) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const decoder = createAmiDecoder((name) => isTranslated(name) || isLineEvent(name) || name === 'UserEvent')
    const translator = createTranslator()
    const lineTranslator = createLineTranslator()
    let queues = emptyQueueState(0, context.zone)
    let lines = emptyLines(0)
    socket.on('data', (chunk) => {
      const events: QueueEvent[] = []
      const changes: LineEvent[] = []
      const now = Date.now()
      for (const frame of decoder.push(chunk)) {
        translator.translate(frame, now, events)
        lineTranslator.translate(frame, now, changes)
        if (frame.kind === 'event' && handedOut.has(frame.name))
          heard({ name: frame.name, values: (header) => headerValues(frame.headers, header) })
      }
      queues = reduceQueueEvents(queues, events, context).state
      lines = reduceLineEvents(lines, changes, { isPhone: (extension) => /^\d+$/.test(extension) }).state
    })
    return () => socket.destroy()
  },
}

const asteriskManager: Client = {
  name: 'asterisk-manager',
  listen: (port, heard) => {
    const manager = AsteriskManager(port, '127.0.0.1', 'user', 'secret', true)
    manager.on('managerevent', (event) =>
      heard({ name: String(event['event']), values: (header) => asList(event[header.toLowerCase()]) }),
    )
    return () => manager.disconnect()
  },
}

const amiIo: Client = {
  name: 'ami-io',
  listen: (port, heard) => {
    const client = AmiIo.createClient({
      port,
      host: '127.0.0.1',
      encoding: 'utf8',
      logger: new AmiIo.SilentLogger(),
    })
    client.on('event', (event) =>
      heard({ name: String(event['event']), values: (header) => asList(event[header.toLowerCase()]) }),
    )
    client.connect(false)
    return () => client.disconnect()
  },
}

/** Serves `chunks` to whoever connects, the banner first, and lets the client work; resolves with the ms to the last event. */
async function serve(client: Client, chunks: readonly Uint8Array[], heard: Heard): Promise<number> {
  const sockets = new Set<Socket>()
  let begin = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.setNoDelay(true)
    socket.write(banner, () =>
      setTimeout(() => {
        begin = performance.now()
        void writeAll(socket, chunks)
      }, 50),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const spent = await new Promise<number>((resolve) => {
    const stop = client.listen(port, (event) => {
      heard(event)
      if (event.name !== 'UserEvent' || !event.values('UserEvent').includes('TheEnd')) return
      resolve(performance.now() - begin)
      setImmediate(stop)
    })
  })
  for (const socket of sockets) socket.destroy()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return spent
}

async function writeAll(socket: Socket, chunks: readonly Uint8Array[]): Promise<void> {
  for (const chunk of chunks) {
    if (!socket.write(chunk)) await new Promise<void>((resolve) => socket.once('drain', () => resolve()))
    // A chunk of its own for the reader, where the test is about chunks.
    if (chunks.length < 100) await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

/** Repeated headers kept, and a name whose character is cut in two. */
async function isRight(client: Client): Promise<boolean> {
  const said = Buffer.from(
    `Event: QueueMemberRinginuse\r\nCallerIDName: 张三\r\nOutput: one\r\nOutput: two\r\n\r\n${last}`,
  )
  const middle = said.indexOf(Buffer.from('张')) + 1
  let right = false
  await serve(client, [said.subarray(0, middle), said.subarray(middle)], ({ name, values }) => {
    if (name !== 'QueueMemberRinginuse') return
    right = values('CallerIDName')[0] === '张三' && values('Output').join() === 'one,two'
  })
  return right
}

function makeChunks(): readonly Uint8Array[] {
  const bytes = Buffer.concat([retold(retellings), Buffer.from(last)])
  const chunks: Uint8Array[] = []
  for (let from = 0; from < bytes.length; from += chunkBytes) chunks.push(bytes.subarray(from, from + chunkBytes))
  return chunks
}

/** Measures `ami-vs-peers`: events a second, against the fastest client that is right. Every client gets all events; ours looks at those that mean
 * something here, as it does in the app. */
export async function benchAmiVsPeers(): Promise<readonly BenchRow[]> {
  const chunks = makeChunks()
  const decoder = createAmiDecoder(() => false)
  for (const chunk of chunks) decoder.push(chunk)
  const events = decoder.counts().frames
  const rates = new Map<string, { readonly rate: number; readonly right: boolean }>()
  for (const client of [ours, asteriskManager, amiIo]) {
    const right = await isRight(client)
    let best = 0
    for (let round = 0; round < rounds; round++) {
      best = Math.max(best, events / ((await serve(client, chunks, () => undefined)) / 1_000))
    }
    rates.set(client.name, { rate: best, right })
    process.stderr.write(
      `  ${client.name}: ${Math.round(best)} events/s${right ? '' : ', repeated headers or split characters lost'}\n`,
    )
  }
  const own = rates.get(ours.name)
  if (!own?.right) throw new Error('our own reader is wrong')
  const others = [...rates].filter(([name]) => name !== ours.name).map(([, one]) => one)
  const reference = Math.max(...others.filter(({ right }) => right).map(({ rate }) => rate))
  const ratio = own.rate / reference
  return [
    {
      id: 'ami-vs-peers',
      value: Math.round(own.rate),
      unit: 'events/s',
      reference: Math.round(reference),
      ratio,
      goal,
      ok: ratio >= goal,
    },
  ]
}
