/** Clients of the manager interface that are on npm, fed as their socket would feed them; each event as its listeners get it. */
import { Buffer } from 'node:buffer'
import { EventEmitter } from 'node:events'
import net from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import { Client, SilentLogger } from 'ami-io/lib/index.js'
import createManager from 'asterisk-manager'

/** An event as a client tells it: by whatever names and in whatever shape it has headers. */
export type PeerEvent = Readonly<Record<string, unknown>>

export type PeerClient = {
  readonly push: (chunk: Buffer) => void
  /** Resolves when all that was pushed has been told. */
  readonly settle: () => Promise<void>
}

export type AmiPeerPackage = {
  readonly name: string
  readonly open: (onEvent: (event: PeerEvent) => void) => PeerClient
}

/** How each session begins, so that none has to read an event first. */
const welcome = Buffer.from(
  'Asterisk Call Manager/11.0.0\r\nResponse: Success\r\nActionID: 1\r\nMessage: Authentication accepted\r\n\r\n',
)
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** What a client sees of a socket; it hears at once what is told, which costs it less than a real one would. */
class ToldSocket extends EventEmitter {
  readyState = 'open'
  #decoder: StringDecoder | null = null

  setEncoding(encoding: BufferEncoding): this {
    this.#decoder = new StringDecoder(encoding)
    return this
  }

  setKeepAlive = (): this => this
  setNoDelay = (): this => this
  write = (): boolean => true

  tell(chunk: Buffer): void {
    this.emit('data', this.#decoder ? this.#decoder.write(chunk) : chunk)
  }
}

const manager: AmiPeerPackage = {
  name: 'asterisk-manager',
  open: (onEvent) => {
    const socket = new ToldSocket()
    const connect = net.createConnection
    // It opens its socket by itself; there is no other way to hand it one.
    Object.assign(net, { createConnection: () => socket })
    try {
      const client = createManager(5038, 'told', '', '', true)
      client.on('managerevent', onEvent)
    } finally {
      Object.assign(net, { createConnection: connect })
    }
    socket.tell(welcome)
    return { push: (chunk) => socket.tell(chunk), settle: settled }
  },
}

const io: AmiPeerPackage = {
  name: 'ami-io',
  open: (onEvent) => {
    // Its own default would make question marks of every Chinese name.
    const encoding = 'utf8'
    const client = new Client({ logger: new SilentLogger(), encoding })
    const decoder = new StringDecoder(encoding)
    client.on('event', onEvent)
    return { push: (chunk) => client.splitMessages(decoder.write(chunk)), settle: settled }
  },
}

export const amiPeers: readonly AmiPeerPackage[] = [manager, io]
