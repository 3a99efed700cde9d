/** Free ports of this machine, so that a PBX of the tests never meets another one. */
import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

const host = '127.0.0.1'

/** Agents' telephones, and the one that plays everybody who is called outside. */
export const telephones = ['8001', '8002', '8003', '8004', 'outside'] as const
export type Telephone = (typeof telephones)[number]

export type AsteriskPorts = {
  readonly ami: number
  /** The manager interface over TLS. */
  readonly amiTls: number
  readonly sip: number
  /** Where each telephone is expected. */
  readonly phones: Readonly<Record<Telephone, number>>
}

export async function choosePorts(): Promise<AsteriskPorts> {
  const [sip = 0, a = 0, b = 0, c = 0, d = 0, e = 0] = await freeUdpPorts(1 + telephones.length)
  const phones = { 8001: a, 8002: b, 8003: c, 8004: d, outside: e }
  const [ami, amiTls] = await Promise.all([freeTcpPort(), freeTcpPort()])
  return { ami, amiTls, sip, phones }
}

export function freeTcpPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, host, () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/** UDP ports held together while being chosen, so that they differ. */
export async function freeUdpPorts(count: number): Promise<number[]> {
  const sockets = await Promise.all(Array.from({ length: count }, () => bindUdp(0)))
  const ports = sockets.map((socket) => socket.address().port)
  await Promise.all(sockets.map(closeUdp))
  return ports
}

/** Above what systems choose by themselves, so that nobody else is given one of them. */
const mediaRange = { from: 61_000, to: 65_400 } as const
/** sipp takes the port it is told and the next ones, for pictures too. */
const mediaPorts = 4
let nextMedia: number = mediaRange.from + (process.pid % 500) * 8

/** A first port of media with free ones behind it, another one each time. */
export async function freeMediaPort(): Promise<number> {
  for (let tries = 0; tries < 500; tries++) {
    const first = nextMedia
    nextMedia = first + 8 > mediaRange.to ? mediaRange.from : first + 8
    const sockets = await Promise.allSettled(Array.from({ length: mediaPorts }, (_, n) => bindUdp(first + n)))
    await Promise.all(sockets.map((one) => (one.status === 'fulfilled' ? closeUdp(one.value) : undefined)))
    if (sockets.every(({ status }) => status === 'fulfilled')) return first
  }
  throw new Error('no free ports for media')
}

/** @throws an error that names the port when something listens on it */
export async function requireFreeTcpPort(port: number, what: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer()
    server.on('error', (error) => reject(taken(port, what, error)))
    server.listen(port, host, () => server.close(() => resolve()))
  })
}

/** @throws an error that names the port when something listens on it */
export async function requireFreeUdpPort(port: number, what: string): Promise<void> {
  try {
    await closeUdp(await bindUdp(port))
  } catch (error) {
    throw taken(port, what, error)
  }
}

function bindUdp(port: number): Promise<ReturnType<typeof createSocket>> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4')
    socket.on('error', reject)
    socket.bind(port, host, () => resolve(socket))
  })
}

function closeUdp(socket: ReturnType<typeof createSocket>): Promise<void> {
  return new Promise((resolve) => socket.close(() => resolve()))
}

function taken(port: number, what: string, cause: unknown): Error {
  return new Error(`Port ${port} for ${what} is not free; is another PBX running here?`, { cause })
}
