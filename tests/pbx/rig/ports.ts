/** Free ports of this machine, so that a PBX of the tests never meets another one. */
import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

const host = '127.0.0.1'

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
