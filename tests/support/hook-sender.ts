/** A sender of hook events: signs and posts as an integrator would, or sends what no honest sender does. */
import { randomUUID } from 'node:crypto'
import { createServer, connect } from 'node:net'
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { AddressInfo } from 'node:net'
import type { Clock } from '#main/platform/clock'
import { sign } from '#main/telephony/hook/signature'

export const hookSecret = 'a secret of at least sixteen'

export type HookAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Readonly<Record<string, unknown>>
}

type Headers = Readonly<Record<string, string | undefined>>

export type HookSender = ReturnType<typeof createHookSender>

export function createHookSender(port: number, clock: Pick<Clock, 'now'>) {
  const agent = new Agent({ keepAlive: true, maxSockets: 20 })

  const stamped = (body: string | Uint8Array, secret = hookSecret, seconds = Math.floor(clock.now() / 1000)) => {
    const stamp = { timestamp: String(seconds), nonce: randomUUID() }
    return {
      'content-type': 'application/json',
      'x-vigil-timestamp': stamp.timestamp,
      'x-vigil-nonce': stamp.nonce,
      'x-vigil-signature': sign(secret, stamp, body),
    }
  }

  const ask = (
    method: string,
    path: string,
    headers: Headers = {},
    body: string | Uint8Array = '',
  ): Promise<HookAnswer> =>
    new Promise((resolve, reject) => {
      const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
      const sent = request({ host: '127.0.0.1', port, method, path, headers: given, agent }, (response) => {
        text(response).then(
          (said) =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: JSON.parse(said) as HookAnswer['body'],
            }),
          reject,
        )
      })
      sent.on('error', reject)
      sent.end(body)
    })

  return {
    stamped,
    ask,
    /** Signed as it should be, save for what `headers` say otherwise; undefined leaves a header out. */
    post: (value: unknown, headers: Headers = {}): Promise<HookAnswer> => {
      const body = typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value)
      return ask('POST', '/v1/events', { ...stamped(body), ...headers }, body)
    },
    /** Bytes on a socket; resolves with what came back when the other side has closed it. */
    raw: (start: string, then?: (write: (text: string) => void) => void): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = connect({ host: '127.0.0.1', port })
        let said = ''
        socket.setEncoding('utf8')
        socket.on('data', (chunk) => (said += chunk))
        // Reset by a peer that has closed: what it said before counts.
        socket.on('error', (error: NodeJS.ErrnoException) =>
          error.code === 'ECONNREFUSED' ? reject(error) : undefined,
        )
        socket.on('close', () => resolve(said))
        socket.write(start)
        then?.((more) => void socket.write(more))
      }),
    close: () => agent.destroy(),
  }
}

/** A port of this machine that was free a moment ago. */
export async function freePort(): Promise<number> {
  const { port, close } = await holdPort()
  await close()
  return port
}

/** Another program that listens on a port. */
export async function holdPort(port = 0): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
