/**
 * The way to the manager's port: plain, or TLS that trusts exactly what the settings name. Who uses it may write only after
 * `ready`: until then the certificate has not been looked at.
 */
import { createHash, X509Certificate } from 'node:crypto'
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions, type PeerCertificate, type TLSSocket } from 'node:tls'
import type { LinkReason } from '#shared/domain/queue/link'
import type { LinkTls } from '#shared/domain/telephony/settings'
import type { SeenCertificate } from '#shared/ipc/link-rows'

export type Place = { readonly host: string; readonly port: number }

type Hooks = {
  /** The host took the connection; with TLS more is to come before `ready`. */
  readonly reached: () => void
  /** From now on may be written. */
  readonly ready: () => void
  /** The certificate is refused. Nothing was sent, and the socket is closed. */
  readonly untrusted: (reason: LinkReason, seen: SeenCertificate | null) => void
}

export type OpenedSocket = {
  readonly socket: Socket
  /** Why it was closed before it was ready, where that can be told from the error. */
  readonly reason: () => LinkReason | undefined
  /** The system's word for what went wrong, such as `ECONNREFUSED`. */
  readonly errorCode: () => string | undefined
}

const usual = { noDelay: true, keepAlive: true } as const

/** Never throws: what goes wrong comes as `close`, after which `reason` tells what is known. */
export function openSocket(place: Place, tls: LinkTls, hooks: Hooks): OpenedSocket {
  let reason: LinkReason | undefined
  let code: string | undefined
  const onError = (error: NodeJS.ErrnoException): void => {
    reason ??= reasonOf(error)
    code ??= error.code
  }
  const opened = (socket: Socket): OpenedSocket => ({ socket, reason: () => reason, errorCode: () => code })
  if (tls.mode === 'off') {
    const socket = connect({ ...place, ...usual })
    socket.on('connect', () => {
      hooks.reached()
      hooks.ready()
    })
    // An error is always followed by `close`.
    socket.on('error', onError)
    return opened(socket)
  }
  const socket = openTls(place, tls)
  socket.on('connect', hooks.reached)
  socket.on('secureConnect', () => {
    const refusal = judge(socket, tls)
    if (refusal === null) return hooks.ready()
    const seen = seenCertificate(socket.getPeerCertificate())
    socket.destroy()
    return hooks.untrusted(refusal, seen)
  })
  socket.on('error', onError)
  return opened(socket)
}

/** Who speaks TLS at a port: connects once and sends nothing; or why nobody does. */
export function readCertificate(place: Place, signal: AbortSignal): Promise<SeenCertificate | LinkReason> {
  return new Promise((resolve) => {
    const socket = openTls(place, { mode: 'pin', fingerprint: '' })
    let wasReached = false
    let failure: LinkReason | undefined
    const giveUp = (): void => void socket.destroy()
    signal.addEventListener('abort', giveUp, { once: true })
    socket.on('connect', () => {
      wasReached = true
    })
    socket.on('secureConnect', () => {
      const seen = seenCertificate(socket.getPeerCertificate())
      if (seen) resolve(seen)
      socket.destroy()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      failure = reasonOf(error)
    })
    socket.on('close', () => {
      signal.removeEventListener('abort', giveUp)
      resolve(wasReached ? (failure ?? 'tls-failed') : 'unreachable')
    })
    if (signal.aborted) giveUp()
  })
}

/** The certificate is judged after the handshake by `judge`, so that it can also be shown when it is refused. */
function openTls({ host, port }: Place, tls: Exclude<LinkTls, { mode: 'off' }>): TLSSocket {
  const options: ConnectionOptions = {
    host,
    port,
    minVersion: 'TLSv1.2',
    rejectUnauthorized: false,
    // An address is no name that a server could choose a certificate by.
    ...(isIP(host) === 0 ? { servername: host } : {}),
  }
  const socket = connectTls(withTrust(options, tls))
  return socket.setNoDelay(true).setKeepAlive(true)
}

/** Only the authority that is named counts, never those of the system; a pinned certificate needs neither authority nor name. */
const withTrust = (options: ConnectionOptions, tls: Exclude<LinkTls, { mode: 'off' }>): ConnectionOptions =>
  tls.mode === 'ca' ? { ...options, ca: tls.pem } : { ...options, ca: [], checkServerIdentity: () => undefined }

/** Null when the certificate is the one that the settings trust. */
function judge(socket: TLSSocket, tls: Exclude<LinkTls, { mode: 'off' }>): LinkReason | null {
  if (tls.mode === 'pin') {
    const seen = seenCertificate(socket.getPeerCertificate())
    return seen?.fingerprint === tls.fingerprint ? null : 'tls-untrusted'
  }
  if (socket.authorized) return null
  switch (String(socket.authorizationError)) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'tls-expired'
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'tls-wrong-host'
    default:
      return 'tls-untrusted'
  }
}

const nameOf = (name: PeerCertificate['subject'] | undefined): string =>
  Object.entries(name ?? {})
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ')

/** Null when none was shown. */
function seenCertificate(certificate: PeerCertificate): SeenCertificate | null {
  // Without a certificate the object is empty, whatever its type says.
  const raw: Buffer | undefined = certificate.raw
  if (!raw) return null
  return {
    fingerprint: createHash('sha256').update(raw).digest('hex'),
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    validFrom: Date.parse(certificate.valid_from),
    validTo: Date.parse(certificate.valid_to),
  }
}

/** A plain port says its banner where a TLS record is due. */
const plainPort: ReadonlySet<string> = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_UNKNOWN_PROTOCOL',
  'ERR_SSL_HTTP_REQUEST',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_UNEXPECTED_MESSAGE',
])

function reasonOf({ code = '' }: NodeJS.ErrnoException): LinkReason | undefined {
  if (plainPort.has(code)) return 'tls-expected'
  return code.startsWith('ERR_SSL') || code === 'EPROTO' || code === 'ECONNRESET' ? 'tls-failed' : undefined
}

/** Whether a text begins with a certificate that can be read. */
export function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0
  } catch {
    return false
  }
}
