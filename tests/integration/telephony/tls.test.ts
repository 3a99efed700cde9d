import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createServer, type Server } from 'node:net'
import { createAmiSource } from '#main/telephony/ami/connection'
import { limits } from '#main/telephony/ami/session'
import { isCertificate, readCertificate } from '#main/telephony/ami/socket'
import type { TelephonySource } from '#main/telephony/source'
import type { LinkTls } from '#shared/domain/telephony/settings'
import { admit, amiUser, fullyBooted, startAmiPeer, tellState, type AmiPeer } from '../../support/ami-peer'
import { makeCertificate, type TestCertificate } from '../../support/certificates'
import { createFakeClock, type FakeClock } from '../../support/fake-clock'
import { createHeard, eventually, type Heard } from '../../support/heard'

const host = '127.0.0.1'
const day = 86_400_000

const authority = makeCertificate({ name: 'Our authority' })
const otherAuthority = makeCertificate({ name: 'Another authority' })
const good = makeCertificate({ name: 'pbx', by: authority, host })
const other = makeCertificate({ name: 'pbx', by: otherAuthority, host })
const elsewhere = makeCertificate({ name: 'pbx', by: authority, host: 'pbx.example' })
const expired = makeCertificate({
  name: 'pbx',
  by: authority,
  host,
  from: Date.now() - 2 * day,
  to: Date.now() - day,
})
const ownWord = makeCertificate({ name: 'pbx' })

const pin = ({ fingerprint }: TestCertificate): LinkTls => ({ mode: 'pin', fingerprint })
const trust: LinkTls = { mode: 'ca', pem: authority.cert }

let clock: FakeClock
let heard: Heard
let pbx: AmiPeer | null = null
let plainPort: Server | null = null
let source: TelephonySource

const start = (port: number, tls: LinkTls): void => {
  source = createAmiSource({ host, port, ...amiUser, tls }, clock, () => 0.5)
  source.start({ ...heard.sink, lines: () => undefined })
}

const startTls = async (shown: TestCertificate, tls: LinkTls, options = {}): Promise<AmiPeer> => {
  pbx = await startAmiPeer({ cert: shown.cert, key: shown.key, ...options })
  start(pbx.port, tls)
  return pbx
}

beforeEach(() => {
  clock = createFakeClock()
  heard = createHeard()
})

afterEach(async () => {
  await source.stop()
  await pbx?.stop()
  pbx = null
  plainPort?.close()
  plainPort = null
})

const isIn = (state: string) => () => heard.link()?.state === state

describe('a manager on the TLS port [telephony: session]', () => {
  it.each([
    ['exactly the certificate that was agreed on, whoever signed it', ownWord, pin(ownWord)],
    ['that certificate also when it is over its time: it is the same machine', expired, pin(expired)],
    ['a certificate for this address that our authority signed', good, trust],
    ['a certificate that signed itself and is the authority', makeCertificate({ name: 'x', host }), null],
  ] as const)('logs in over %s', async (_title, shown, tls) => {
    const call = await (await startTls(shown, tls ?? { mode: 'ca', pem: shown.cert })).accept()
    await admit(call)
    fullyBooted(call)
    await tellState(call, [])
    await heard.until(isIn('live'))
    expect(source.vitals?.().refused).toBeNull()
  })

  it.each([
    ['another certificate than the one agreed on', 'tls-untrusted', other, pin(good)],
    ['one of the same authority where exactly one was agreed on', 'tls-untrusted', elsewhere, pin(good)],
    ['a certificate of another authority', 'tls-untrusted', other, trust],
    ['a certificate that signed itself', 'tls-untrusted', ownWord, trust],
    ['a certificate for another host', 'tls-wrong-host', elsewhere, trust],
    ['a certificate that is over its time', 'tls-expired', expired, trust],
  ] as const)(
    'sends not a byte to %s, says which it was, and does not try again',
    async (_title, reason, shown, tls) => {
      const peer = await startTls(shown, tls)
      const said: unknown[] = []
      void peer.accept().then(async (call) => said.push(await call.action().catch(() => 'nothing')))
      await heard.until(isIn('rejected'))
      expect(heard.link()).toMatchObject({ reason, retryAt: null })
      expect(source.vitals?.().refused?.fingerprint).toBe(shown.fingerprint)
      await eventually(() => peer.open() === 0)
      expect(said.filter((action) => action !== 'nothing')).toEqual([])
      expect(clock.pending()).toBe(0)
      clock.advance(day)
      expect(peer.accepted()).toBe(1)
    },
  )

  it('speaks no version below 1.2', async () => {
    await startTls(good, trust, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' })
    await heard.until(isIn('lost'))
    expect(heard.link()?.reason).toBe('tls-failed')
    expect(heard.link()?.retryAt).not.toBeNull()
  })

  it('says that a port is plain where TLS was set up, and tries again later', async () => {
    plainPort = createServer((socket) => socket.on('error', () => undefined).write('Asterisk Call Manager/11.0.0\r\n'))
    await new Promise<void>((resolve) => plainPort?.listen(0, host, resolve))
    const address = plainPort.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    start(address.port, pin(good))
    await heard.until(isIn('lost'))
    expect(heard.link()).toMatchObject({ reason: 'tls-expected', retryAt: clock.now() + limits.firstRetry })
  })

  it('a handshake that never ends is given up', async () => {
    plainPort = createServer(() => undefined)
    await new Promise<void>((resolve) => plainPort?.listen(0, host, resolve))
    const address = plainPort.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    start(address.port, trust)
    const connected = new Promise((resolve) => plainPort?.once('connection', resolve))
    await connected
    await eventually(() => clock.nextAt() === clock.now() + limits.handshake)
    // The limit of the handshake begins with the connection, of which nothing is reported.
    await new Promise((resolve) => setImmediate(resolve))
    clock.advance(limits.handshake)
    await heard.until(isIn('lost'))
    expect(heard.link()?.reason).toBe('tls-failed')
  })
})

it('a port that waits for TLS is named where plain text was set up, once it was silent twice', async () => {
  const peer = await startAmiPeer({ cert: good.cert, key: good.key })
  pbx = peer
  start(peer.port, { mode: 'off' })
  for (const wait of [limits.firstRetry, 2 * limits.firstRetry]) {
    await eventually(() => clock.nextAt() === clock.now() + limits.banner)
    clock.advance(limits.banner)
    await heard.until(isIn('lost'))
    if (wait === limits.firstRetry) clock.advance(wait)
  }
  await heard.until(() => heard.link()?.reason !== 'no-banner')
  expect(heard.link()).toMatchObject({ state: 'lost', reason: 'plain-expected' })
})

describe('reading a fingerprint', () => {
  const read = (port: number) => readCertificate({ host, port }, new AbortController().signal)
  beforeAll(() => {
    source = createAmiSource({ host, port: 1, ...amiUser, tls: { mode: 'off' } }, createFakeClock())
  })

  it('shows who answers, trusted or not', async () => {
    pbx = await startAmiPeer({ cert: expired.cert, key: expired.key })
    expect(await read(pbx.port)).toMatchObject({
      fingerprint: expired.fingerprint,
      subject: 'CN=pbx',
      issuer: 'CN=Our authority',
    })
  })

  it('says why there is none', async () => {
    plainPort = createServer((socket) => socket.on('error', () => undefined).write('Asterisk Call Manager/11.0.0\r\n'))
    await new Promise<void>((resolve) => plainPort?.listen(0, host, resolve))
    const address = plainPort.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    expect(await read(address.port)).toBe('tls-expected')
    const gone = new AbortController()
    gone.abort()
    expect(await readCertificate({ host, port: address.port }, gone.signal)).toBe('unreachable')
  })

  it('a text that is no certificate is known as such', () => {
    expect(isCertificate(good.cert)).toBe(true)
    expect(isCertificate('-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----')).toBe(false)
  })
})
