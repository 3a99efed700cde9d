/**
 * The hook's HTTP endpoint. It takes signed events, and hands out the schema of them; it never acts on anything. Whoever cannot
 * sign learns nothing else, a web page is refused whatever it sends (no CORS, no `Origin`, the `Host` must be the address itself, so
 * that a name that was turned to this address does not help either), and nobody can hold it up by being slow or many.
 */
import { Buffer } from 'node:buffer'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isIP, type Socket } from 'node:net'
import { TextDecoder } from 'node:util'
import { hostAndPort } from '#shared/domain/telephony/hook-bind'
import { hookSchema, readHookBody, type HookEvent } from '#shared/domain/telephony/hook-events'
import { createAllowance, type ReplayGuard } from './guard'
import { LARGEST_BODY, refusals, type Refusal } from './refusals'
import { signatureHeaders, verify } from './signature'

/** Time limits in ms, and how many may be connected. */
export const serverLimits = {
  headersMs: 5_000,
  requestMs: 10_000,
  idleMs: 15_000,
  /** How often slow requests are looked for. */
  checkMs: 1_000,
  connections: 128,
  connectionsOfAddress: 64,
}
export type ServerLimits = Readonly<typeof serverLimits>

export type Taken = { readonly events: number; readonly repeated: number }

export type EndpointDeps = {
  readonly bind: string
  readonly port: number
  readonly secret: string
  /** UTC ms. */
  readonly now: () => number
  readonly guard: ReplayGuard
  /** Takes events that are signed and well-formed; `signedAt` is the sender's clock, UTC ms. */
  readonly take: (events: readonly HookEvent[], signedAt: number) => Taken | Refusal
  readonly onError: (error: unknown) => void
  readonly limits?: ServerLimits
}

/** The endpoint, not listening yet. */
export function createEndpoint(deps: EndpointDeps): Server {
  const { bind, port, now } = deps
  const limits = deps.limits ?? serverLimits
  // Wrong signatures of one address. A right one is never held up: a sender that is set up wrongly must not silence another
  // one behind the same address.
  const guesses = createAllowance(10, 6_000)
  const hosts = hostsOf(bind, port)
  const schema = JSON.stringify(hookSchema(), null, 2)

  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.headersMs,
      connectionsCheckingInterval: limits.checkMs,
      maxHeaderSize: 8 * 1024,
      noDelay: true,
    },
    (request, response) => {
      answer(request, response).catch((error: unknown) => {
        deps.onError(error)
        refuse(request, response, refusals.failed)
      })
    },
  )
  server.maxConnections = limits.connections
  server.setTimeout(limits.idleMs)
  limitConnections(server, limits.connectionsOfAddress)
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') socket.destroy()
    else socket.end(rawResponse(refusalOfClientError(error)))
  })

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const wrong = findRefusal(request, hosts)
    if (wrong) return refuse(request, response, wrong)
    if (pathOf(request) === '/v1/schema') return reply(response, 200, schema, 'application/schema+json')
    const body = await readBody(request)
    if (body === 'too-large') return refuse(request, response, refusals.large)
    if (body === 'gone') return undefined
    const taken = takeSigned(request, body)
    if ('error' in taken) return refuse(request, response, taken)
    return reply(response, 200, JSON.stringify(taken))
  }

  const takeSigned = (request: IncomingMessage, body: Buffer): Taken | Refusal => {
    const stamp = verify(deps.secret, headersOf(request), body)
    if (!stamp) {
      const mayTryAgain = guesses.count(request.socket.remoteAddress ?? '', now())
      return mayTryAgain ? refusals.signature : refusals.guesses
    }
    const freshness = deps.guard.admit(stamp, now())
    if (freshness === 'stale') return refusals.stale(now())
    if (freshness !== 'fresh') return refusals[freshness]
    const text = decoded(body)
    if (text === null) return refusals.text
    const read = readHookBody(text)
    if (!read.ok) return refusals.body(read.error.where, read.error.zh, read.error.en)
    return deps.take(read.value, stamp.timestamp * 1000)
  }

  return server
}

/** What a request may name as its host: only the address itself, and this computer's own name for itself. */
function hostsOf(bind: string, port: number): ReadonlySet<string> {
  const names = [hostAndPort(bind, port)]
  if (bind === '::1' || (isIP(bind) === 4 && bind.startsWith('127.'))) names.push(`localhost:${port}`)
  return new Set(port === 80 ? [...names, ...names.map((name) => name.slice(0, -':80'.length))] : names)
}

/** The path alone; a question mark and what follows means nothing here. */
const pathOf = ({ url = '' }: IncomingMessage): string => url.replace(/\?.*$/s, '')

/** What is wrong with a request before its body is read. */
function findRefusal(request: IncomingMessage, hosts: ReadonlySet<string>): Refusal | null {
  const { headers, method = '' } = request
  const [wanted = ''] = hosts
  if (!hosts.has((headers.host ?? '').toLowerCase())) return refusals.host(wanted)
  if (headers.origin !== undefined) return refusals.origin
  const allowed = methods.get(pathOf(request))
  if (allowed === undefined) return refusals.path
  if (method !== allowed) return refusals.method(allowed)
  if (method === 'GET') return null
  if (!/^application\/json *(?:;|$)/i.test(headers['content-type'] ?? '')) return refusals.type
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return refusals.encoding
  return Number(headers['content-length'] ?? 0) > LARGEST_BODY ? refusals.large : null
}

const methods: ReadonlyMap<string, 'GET' | 'POST'> = new Map([
  ['/v1/events', 'POST'],
  ['/v1/schema', 'GET'],
])

/** Reads up to the limit; `gone` when the sender left before the end, or was too slow. */
function readBody(request: IncomingMessage): Promise<Buffer | 'too-large' | 'gone'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > LARGEST_BODY) {
        request.removeAllListeners('data')
        resolve('too-large')
      } else chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', () => resolve('gone'))
    request.on('close', () => resolve('gone'))
  })
}

const oneOf = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

const headersOf = ({ headers }: IncomingMessage) => ({
  timestamp: oneOf(headers[signatureHeaders.timestamp]),
  nonce: oneOf(headers[signatureHeaders.nonce]),
  signature: oneOf(headers[signatureHeaders.signature]),
})

function decoded(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return null
  }
}

const commonHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const

function reply(response: ServerResponse, status: number, text: string, type = 'application/json'): void {
  response.writeHead(status, { ...commonHeaders, 'content-type': `${type}; charset=utf-8` }).end(`${text}\n`)
}

/** How long a refused sender may go on sending before it is cut off: cut off at once it would not see why. */
const lingerMs = 1_000

function refuse(request: IncomingMessage, response: ServerResponse, { status, headers, ...words }: Refusal): void {
  if (response.headersSent) return
  const isCut = !request.complete
  if (isCut) {
    request.resume()
    response.on('finish', () => setTimeout(() => request.socket.destroy(), lingerMs).unref())
  }
  response
    .writeHead(status, {
      ...commonHeaders,
      ...headers,
      ...(isCut || status === 429 ? { connection: 'close' } : {}),
      'content-type': 'application/json; charset=utf-8',
    })
    .end(`${JSON.stringify(words)}\n`)
}

function refusalOfClientError({ code }: NodeJS.ErrnoException): Refusal {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return refusals.slow
  return code === 'HPE_HEADER_OVERFLOW' ? refusals.headers : refusals.malformed
}

/** For a request that never became one. */
function rawResponse({ status, headers: _headers, ...words }: Refusal): string {
  const body = `${JSON.stringify(words)}\n`
  return [
    `HTTP/1.1 ${status} ${words.error}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n')
}

/** One address alone must not take every place. */
function limitConnections(server: Server, most: number): void {
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? ''
    const count = (open.get(address) ?? 0) + 1
    if (count > most) {
      socket.destroy()
      return
    }
    open.set(address, count)
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left === 0) open.delete(address)
      else open.set(address, left)
    })
  })
}
