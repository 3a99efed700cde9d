/** A manager interface that a test speaks by hand: a real socket, bytes as a PBX sends them, nothing said unasked. */
import { createHash } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'

/** An action as it arrived: its headers by name. */
export type AmiAction = Readonly<Record<string, string>>

export type AmiConversation = {
  /** The next action that arrives, or arrived and was not taken yet; rejects when the other side has gone. */
  readonly action: () => Promise<AmiAction>
  /** What the account may do, as the PBX answers by itself to `ListCommands`: everything unless a test says less. */
  readonly allow: (commands: readonly string[]) => void
  /** From now on pings are answered at once and are no actions to be taken. */
  readonly answerPings: () => void
  readonly send: (bytes: string | Uint8Array) => void
  /** Whether all that was sent has been handed to the network. */
  readonly delivered: () => boolean
  /** Sends `Name: value` lines as one frame. */
  readonly frame: (...lines: readonly string[]) => void
  /** Resolves when the other side has gone. */
  readonly gone: Promise<void>
  /** Closes the socket as a PBX does that goes down. */
  readonly hangUp: () => void
}

export type AmiPeer = {
  readonly port: number
  /** The next connection that came and was not taken yet. */
  readonly accept: () => Promise<AmiConversation>
  /** Connections so far, also those that ended in the handshake. */
  readonly accepted: () => number
  /** Connections that are there now. */
  readonly open: () => number
  readonly stop: () => Promise<void>
}

/** First in, first out; who asks before there is something waits for it. */
function createMailbox<T>() {
  const items: T[] = []
  const takers: { readonly take: (item: T) => void; readonly refuse: (error: Error) => void }[] = []
  return {
    put: (item: T): void => {
      const taker = takers.shift()
      if (taker) taker.take(item)
      else items.push(item)
    },
    take: (): Promise<T> =>
      new Promise((take, refuse) => {
        const item = items.shift()
        if (item === undefined) takers.push({ take, refuse })
        else take(item)
      }),
    /** Takes out what nobody has taken yet and fits. */
    takeOut: (fits: (item: T) => boolean): readonly T[] => {
      const all = items.splice(0)
      items.push(...all.filter((item) => !fits(item)))
      return all.filter(fits)
    },
    end: (why: string): void => takers.splice(0).forEach(({ refuse }) => refuse(new Error(why))),
  }
}

/** The actions that the console may want to take. */
export const everyCommand: readonly string[] = [
  'QueueAdd',
  'QueueRemove',
  'QueuePause',
  'Originate',
  'BlindTransfer',
  'Atxfer',
  'CancelAtxfer',
  'Hangup',
  'PJSIPNotify',
]

function converse(socket: Socket): AmiConversation {
  const actions = createMailbox<AmiAction>()
  let text = ''
  let answersPings = false
  let commands = everyCommand
  const frame = (...lines: readonly string[]): void => void socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  const arrived = (action: AmiAction): void => {
    if (answersPings && action['Action'] === 'Ping')
      frame('Response: Success', `ActionID: ${action['ActionID']}`, 'Ping: Pong')
    else if (action['Action'] === 'ListCommands')
      frame(
        'Response: Success',
        `ActionID: ${action['ActionID']}`,
        ...commands.map((name) => `${name}: (Priv: <none>)`),
      )
    else actions.put(action)
  }
  socket
    .setNoDelay(true)
    .setEncoding('utf8')
    .on('data', (chunk: string) => {
      text += chunk
      for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
        const lines = text.slice(0, end).split('\r\n')
        text = text.slice(end + 4)
        arrived(Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2))) as AmiAction)
      }
    })
  socket.on('error', () => undefined)
  const gone = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  void gone.then(() => actions.end('the other side has gone'))
  return {
    action: actions.take,
    send: (bytes) => void socket.write(bytes),
    delivered: () => socket.writableLength === 0,
    frame,
    allow: (allowed) => {
      commands = allowed
    },
    answerPings: () => {
      answersPings = true
      // Those that came already, too.
      actions.takeOut((action) => action['Action'] === 'Ping').forEach(arrived)
    },
    gone,
    hangUp: () => socket.destroy(),
  }
}

/** `tls` gives the peer a certificate, as on port 5039. */
export async function startAmiPeer(tls?: TlsOptions): Promise<AmiPeer> {
  const waiting = createMailbox<AmiConversation>()
  const sockets = new Set<Socket>()
  let accepted = 0
  const count = (socket: Socket): void => {
    accepted++
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  }
  const take = (socket: Socket): void => waiting.put(converse(socket))
  const server = (tls ? createTlsServer(tls, take) : createServer(take)).on('connection', count)
  server.on('tlsClientError', (_error, socket: Socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    accept: waiting.take,
    accepted: () => accepted,
    open: () => sockets.size,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

export const amiUser = { username: 'console', secret: 'a-secret-of-tests' } as const

export const banner = 'Asterisk Call Manager/11.0.0\r\n'

/** Plays the PBX's part of a good login, up to the client's next action; throws where the client does it wrong. */
export async function admit(call: AmiConversation): Promise<void> {
  call.send(banner)
  const challenge = await call.action()
  if (challenge['Action'] !== 'Challenge' || challenge['AuthType'] !== 'MD5') throw new Error('no MD5 challenge')
  call.frame('Response: Success', `ActionID: ${challenge['ActionID']}`, 'Challenge: 185014563')
  const login = await call.action()
  const key = createHash('md5').update(`185014563${amiUser.secret}`).digest('hex')
  if (login['Action'] !== 'Login' || login['Username'] !== amiUser.username || login['Key'] !== key)
    throw new Error('not the login of this user')
  call.frame('Response: Success', `ActionID: ${login['ActionID']}`, 'Message: Authentication accepted')
}

export const fullyBooted = (call: AmiConversation, uptimeS = 3600): void =>
  call.frame('Event: FullyBooted', 'Privilege: system,all', `Uptime: ${uptimeS}`, 'Status: Fully Booted')

/** Answers the client's request for the queues with these items, and its request for the channels with these. */
export async function tellState(
  call: AmiConversation,
  items: readonly (readonly string[])[],
  channels: readonly string[] = [],
): Promise<void> {
  const status = await actionNamed(call, 'QueueStatus')
  const id = `ActionID: ${status['ActionID']}`
  call.frame('Response: Success', id, 'EventList: start', 'Message: Queue status will follow')
  for (const item of items) call.frame(...item, id)
  call.frame('Event: QueueStatusComplete', id, 'EventList: Complete', `ListItems: ${items.length}`)
  const show = await actionNamed(call, 'CoreShowChannels')
  const showId = `ActionID: ${show['ActionID']}`
  call.frame('Response: Success', showId, 'EventList: start', 'Message: Channels will follow')
  for (const uniqueid of channels) call.frame('Event: CoreShowChannel', showId, `Uniqueid: ${uniqueid}`)
  call.frame('Event: CoreShowChannelsComplete', showId, 'EventList: Complete', `ListItems: ${channels.length}`)
}

async function actionNamed(call: AmiConversation, name: string): Promise<AmiAction> {
  const action = await call.action()
  if (action['Action'] !== name) throw new Error(`${action['Action']} came where ${name} was due`)
  return action
}
