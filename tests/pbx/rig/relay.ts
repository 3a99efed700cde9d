/** A wire between the console and the PBX that can be bad: bytes come one by one, foreign ones come in between, or none. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import type { AmiAccount } from './manager'

export type Relay = {
  /** The PBX as it is reached through this wire. */
  readonly reach: (account: AmiAccount) => AmiAccount
  /** From now on what the PBX says comes one byte at a time. */
  readonly crumble: () => void
  /** Puts these bytes between two frames of the PBX; resolves when they are on their way and may be followed by more. */
  readonly inject: (bytes: string | Uint8Array) => Promise<void>
  /** Reads nothing from the PBX any more, so that it cannot get rid of what it has to say. */
  readonly block: () => void
  readonly unblock: () => void
  /** Connections that came so far. */
  readonly accepted: () => number
  /** Tears every connection. */
  readonly cut: () => void
  readonly stop: () => Promise<void>
}

const END = '\r\n\r\n'

/** One connection through the wire: what the PBX says is handed on frame by frame or byte by byte, in order. */
function join(toConsole: Socket, toPbx: Socket, isCrumbling: () => boolean) {
  let work: Promise<void> = Promise.resolve()
  let last = ''
  const injections: { readonly bytes: string | Uint8Array; readonly done: () => void }[] = []

  const write = async (bytes: string | Uint8Array): Promise<void> => {
    if (!toConsole.destroyed && !toConsole.write(bytes))
      await Promise.race([once(toConsole, 'drain'), once(toConsole, 'close')])
  }
  const hand = async (bytes: Buffer): Promise<void> => {
    if (!isCrumbling()) return write(bytes)
    for (const byte of bytes) {
      await write(Uint8Array.of(byte))
      // The other end reads what is there before the next one comes.
      await turn()
    }
  }
  const handInjections = async (): Promise<void> => {
    for (const { bytes, done } of injections.splice(0)) {
      await write(bytes)
      done()
    }
  }
  const handChunk = async (chunk: Buffer): Promise<void> => {
    let rest = chunk
    if (injections.length > 0) {
      const end = `${last}${chunk.toString('latin1')}`.indexOf(END)
      if (end >= 0) {
        const cut = Math.max(0, end + END.length - last.length)
        await hand(rest.subarray(0, cut))
        await handInjections()
        rest = rest.subarray(cut)
      }
    }
    await hand(rest)
    last = `${last}${chunk.toString('latin1')}`.slice(-END.length)
  }
  const enqueue = (next: () => Promise<void>): void => {
    const before = work
    work = (async () => {
      await before
      await next().catch(() => undefined)
    })()
  }

  toPbx.on('data', (chunk) => enqueue(() => handChunk(chunk)))
  toPbx.on('end', () => enqueue(async () => void toConsole.end()))
  toConsole.on('data', (chunk) => toPbx.write(chunk))
  toConsole.on('close', () => toPbx.destroy())
  toPbx.on('error', () => toConsole.destroy())
  toConsole.on('error', () => toPbx.destroy())
  return {
    inject: (bytes: string | Uint8Array): Promise<void> =>
      new Promise((done) => {
        injections.push({ bytes, done })
        enqueue(async () => {
          if (last === END) await handInjections()
        })
      }),
    pause: () => void toPbx.pause(),
    resume: () => void toPbx.resume(),
    cut: () => {
      toConsole.destroy()
      toPbx.destroy()
    },
  }
}

export async function startRelay(target: AmiAccount): Promise<Relay> {
  let crumbling = false
  let accepted = 0
  const open = new Set<ReturnType<typeof join>>()
  const server = createServer({ noDelay: true }, (toConsole) => {
    accepted++
    const toPbx = connect({ host: target.host, port: target.port, noDelay: true })
    const connection = join(toConsole, toPbx, () => crumbling)
    open.add(connection)
    toConsole.on('close', () => open.delete(connection))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the relay has no port')
  const newest = () => {
    const connection = [...open].at(-1)
    if (!connection) throw new Error('nobody is connected through the relay')
    return connection
  }
  const cut = () => open.forEach((connection) => connection.cut())
  return {
    reach: (account) => ({ ...account, port: address.port }),
    crumble: () => {
      crumbling = true
    },
    inject: (bytes) => newest().inject(bytes),
    block: () => open.forEach((connection) => connection.pause()),
    unblock: () => open.forEach((connection) => connection.resume()),
    accepted: () => accepted,
    cut,
    stop: async () => {
      cut()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
