import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSourceOpener } from '#main/app/sources'
import { LARGEST_BODY } from '#main/telephony/hook/refusals'
import { serverLimits } from '#main/telephony/hook/server'
import type { ServerLimits } from '#main/telephony/hook/server'
import { createHookSource } from '#main/telephony/hook/source'
import type { TelephonySource } from '#main/telephony/source'
import { PbxLink } from '#shared/domain/telephony/settings'
import { createFakeClock } from '../../support/fake-clock'
import type { FakeClock } from '../../support/fake-clock'
import { createHeard } from '../../support/heard'
import type { Heard } from '../../support/heard'
import { createHookSender, freePort, holdPort, hookSecret } from '../../support/hook-sender'
import type { HookSender } from '../../support/hook-sender'
import { resourcesDir } from '../../support/policies'

const zone = 'Asia/Shanghai'
const ringing = { event: 'ringing', call: 'a', number: '13800001111', extension: '8001' }

let clock: FakeClock
let heard: Heard
let port: number
let source: TelephonySource
let sender: HookSender
const errors: unknown[] = []

const open = (limits: Partial<ServerLimits> = {}): TelephonySource =>
  createHookSource(
    {
      bind: '127.0.0.1',
      port,
      secret: hookSecret,
      zone,
      onError: (error) => void errors.push(error),
      limits: { ...serverLimits, ...limits },
    },
    clock,
  )

async function listen(limits: Partial<ServerLimits> = {}): Promise<void> {
  source = open(limits)
  source.start(heard.sink)
  await heard.until(() => heard.link()?.state === 'live')
}

beforeEach(async () => {
  clock = createFakeClock()
  heard = createHeard()
  port = await freePort()
  sender = createHookSender(port, clock)
  source = open()
  errors.length = 0
})

afterEach(async () => {
  sender.close()
  await source.stop()
  if (clock.pending() > 0) throw new Error('timers are left')
  if (errors.length > 0) throw new Error('there were errors', { cause: errors })
})

const kinds = () => heard.events.map(({ kind }) => kind)
/** What the queues were told, besides that the link is there. */
const calls = () => kinds().filter((kind) => kind !== 'link-restored' && kind !== 'rights')

describe('a signed event', () => {
  it('is acknowledged when the queues have it, and the link says when data came last', async () => {
    await listen()
    expect(heard.links.map(({ state }) => state)).toEqual(['connecting', 'live'])
    expect(heard.link()).toMatchObject({ source: 'hook', label: `127.0.0.1:${port}`, lastDataAt: null, reason: null })
    expect(kinds()).toEqual(['link-restored', 'rights'])
    clock.advance(5_000)
    expect(await sender.post(ringing)).toMatchObject({ status: 200, body: { events: 1, repeated: 0 } })
    expect(calls()).toEqual(['queue-seen', 'caller-joined', 'member', 'ringing'])
    clock.advance(1_000)
    expect(heard.link()?.lastDataAt).toBe(clock.now() - 1_000)
    expect(await sender.post(ringing)).toMatchObject({ status: 200, body: { events: 1, repeated: 1 } })
    expect(calls()).toHaveLength(4)
  })

  it('may come in a batch, is taken whole or not at all', async () => {
    await listen()
    const wrong = await sender.post([ringing, { ...ringing, call: 'b', extension: 'x' }])
    expect(wrong).toMatchObject({ status: 422, body: { error: 'invalid', where: '$[1].extension' } })
    expect(calls()).toEqual([])
    expect(await sender.post([ringing, { event: 'ended', call: 'a' }])).toMatchObject({ body: { events: 2 } })
  })

  it('is told in the time of this computer, whatever the clock of the sender says', async () => {
    await listen()
    const aheadS = 120
    const body = JSON.stringify({ ...ringing, at: new Date(clock.now() + aheadS * 1000 - 7_000).toISOString() })
    const headers = sender.stamped(body, hookSecret, Math.floor(clock.now() / 1000) + aheadS)
    expect(await sender.ask('POST', '/v1/events', headers, body)).toMatchObject({ status: 200 })
    expect(heard.events.find(({ kind }) => kind === 'caller-joined')?.at).toBe(clock.now() - 7_000)
    expect(heard.link()?.clockOffsetMs).toBe(aheadS * 1000)
  })

  it('that the queues could not take is not acknowledged, and taken when it is sent again', async () => {
    await listen()
    const { events } = heard.sink
    let isBroken = true
    await source.stop()
    sender.close()
    source = open()
    source.start({
      ...heard.sink,
      events: (batch) => {
        if (isBroken && batch.some(({ kind }) => kind === 'ringing')) throw new Error('broken')
        events(batch)
      },
    })
    await heard.until(() => heard.link()?.state === 'live')
    expect(await sender.post(ringing)).toMatchObject({ status: 500, body: { error: 'internal' } })
    expect(errors.splice(0)).toMatchObject([{ message: 'broken' }])
    isBroken = false
    expect(await sender.post(ringing)).toMatchObject({ status: 200, body: { repeated: 0 } })
    expect(calls()).toContain('ringing')
  })

  it('comes a thousand times in a moment: all are taken, each once', async () => {
    await listen()
    const ids = Array.from({ length: 1_000 }, (_, i) => `call-${i}`)
    const answers = await Promise.all(ids.map((call) => sender.post({ ...ringing, call })))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    const joined = heard.events.flatMap((event) => (event.kind === 'caller-joined' ? [event.caller.linkedid] : []))
    expect(new Set(joined)).toEqual(new Set(ids.map((id) => `${id}@2026-11-22`)))
    expect(joined).toHaveLength(ids.length)
  })
})

describe('everything else is refused, with words, and reaches nobody', () => {
  type Case = readonly [
    what: string,
    send: () => Promise<{ status: number; body: object }>,
    status: number,
    error: string,
    where: string,
  ]

  it.each<Case>([
    ['another host', () => sender.post(ringing, { host: 'evil.example' }), 421, 'wrong-host', 'Host'],
    ['another port', () => sender.post(ringing, { host: '127.0.0.1:1' }), 421, 'wrong-host', 'Host'],
    ['a web page', () => sender.post(ringing, { origin: 'http://127.0.0.1' }), 403, 'browser', 'Origin'],
    ['a sandboxed web page', () => sender.post(ringing, { origin: 'null' }), 403, 'browser', 'Origin'],
    ['another path', () => sender.ask('POST', '/v1/dial'), 404, 'no-such-path', 'path'],
    ['the root', () => sender.ask('GET', '/'), 404, 'no-such-path', 'path'],
    ['reading events', () => sender.ask('GET', '/v1/events'), 405, 'method', 'method'],
    ['a preflight', () => sender.ask('OPTIONS', '/v1/events'), 405, 'method', 'method'],
    ['writing the schema', () => sender.ask('PUT', '/v1/schema'), 405, 'method', 'method'],
    [
      'a form',
      () => sender.post(ringing, { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'not-json',
      'Content-Type',
    ],
    ['no type', () => sender.post(ringing, { 'content-type': undefined }), 415, 'not-json', 'Content-Type'],
    ['compressed', () => sender.post(ringing, { 'content-encoding': 'gzip' }), 415, 'encoded', 'Content-Encoding'],
    ['too long', () => sender.post(' '.repeat(LARGEST_BODY + 1)), 413, 'too-large', 'body'],
    [
      'too long without saying so',
      () => sender.post(' '.repeat(LARGEST_BODY + 1), { 'transfer-encoding': 'chunked' }),
      413,
      'too-large',
      'body',
    ],
    ['far too long', () => sender.post(' '.repeat(8_000_000)), 413, 'too-large', 'body'],
    [
      'unsigned',
      () => sender.post(ringing, { 'x-vigil-signature': undefined }),
      401,
      'unauthorized',
      'X-Vigil-Signature',
    ],
    [
      'without nonce',
      () => sender.post(ringing, { 'x-vigil-nonce': undefined }),
      401,
      'unauthorized',
      'X-Vigil-Signature',
    ],
    [
      'without time',
      () => sender.post(ringing, { 'x-vigil-timestamp': undefined }),
      401,
      'unauthorized',
      'X-Vigil-Signature',
    ],
    [
      'signed with another secret',
      () => sender.post(ringing, sender.stamped(JSON.stringify(ringing), 'another secret')),
      401,
      'unauthorized',
      'X-Vigil-Signature',
    ],
    [
      'signed for another body',
      () => sender.post(ringing, sender.stamped('{}')),
      401,
      'unauthorized',
      'X-Vigil-Signature',
    ],
    [
      'signed long ago',
      () => sender.post(ringing, sender.stamped(JSON.stringify(ringing), hookSecret, clock.now() / 1000 - 301)),
      401,
      'stale',
      'X-Vigil-Timestamp',
    ],
    [
      'signed in the future',
      () => sender.post(ringing, sender.stamped(JSON.stringify(ringing), hookSecret, clock.now() / 1000 + 301)),
      401,
      'stale',
      'X-Vigil-Timestamp',
    ],
    ['not UTF-8', () => sender.post(Uint8Array.of(0x22, 0xff, 0x22)), 400, 'not-utf8', 'body'],
    ['no JSON', () => sender.post('{"event":'), 422, 'invalid', '$'],
    ['nothing', () => sender.post(''), 422, 'invalid', '$'],
    ['an unknown field', () => sender.post({ ...ringing, dial: '110' }), 422, 'invalid', '$.dial'],
    ['a deep nest', () => sender.post('['.repeat(30_000)), 422, 'invalid', '$'],
    ['a long list', () => sender.post(Array.from({ length: 101 }, () => ringing)), 422, 'invalid', '$'],
    [
      'a time of the day before yesterday',
      () => sender.post({ ...ringing, at: new Date(clock.now() - 90_000_000).toISOString() }),
      422,
      'unbelievable-time',
      '$.at',
    ],
    [
      'a time to come',
      () => sender.post([ringing, { ...ringing, at: new Date(clock.now() + 90_000).toISOString() }]),
      422,
      'unbelievable-time',
      '$[1].at',
    ],
  ])('%s', async (_what, send, status, error, where) => {
    await listen()
    const answer = await send()
    expect(answer).toMatchObject({ status, body: { error, where } })
    expect(answer.body).toHaveProperty('message', expect.stringMatching(/[\u4e00-\u9fff].*。[A-Z\d].*[a-z].*\.$/))
    expect(calls()).toEqual([])
  })

  it('says nothing to web pages about who may read an answer', async () => {
    await listen()
    for (const answer of [await sender.ask('OPTIONS', '/v1/events'), await sender.post(ringing), await sender.post(5)])
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('a request that is sent twice: 409 the second time', async () => {
    await listen()
    const headers = sender.stamped(JSON.stringify(ringing))
    expect(await sender.post(ringing, headers)).toMatchObject({ status: 200 })
    expect(await sender.post(ringing, headers)).toMatchObject({
      status: 409,
      body: { error: 'replayed', where: 'X-Vigil-Nonce' },
    })
    clock.advance(301_000)
    expect(await sender.post(ringing, headers)).toMatchObject({ status: 401, body: { error: 'stale' } })
  })

  it('wrong signatures wear out; right ones are never held up', async () => {
    await listen()
    const guess = () => sender.post(ringing, sender.stamped('', 'a guess'))
    for (let i = 0; i < 10; i++) expect((await guess()).status).toBe(401)
    const worn = await guess()
    expect(worn).toMatchObject({ status: 429, headers: { 'retry-after': '60', connection: 'close' } })
    expect((await sender.post(ringing)).status).toBe(200)
    clock.advance(6_000)
    expect((await guess()).status).toBe(401)
    expect((await guess()).status).toBe(429)
  })

  it('all wrong signatures get the same answer', async () => {
    await listen()
    const answers = await Promise.all([
      sender.post(ringing, sender.stamped('', 'a guess')),
      sender.post(ringing, { 'x-vigil-signature': 'sha256=' }),
      sender.post(ringing, { 'x-vigil-nonce': 'short' }),
      sender.post('not even JSON', sender.stamped('', hookSecret, 5)),
    ])
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
  })
})

describe('the schema', () => {
  it('is there for whoever integrates, without a signature', async () => {
    await listen()
    const answer = await sender.ask('GET', '/v1/schema')
    expect(answer).toMatchObject({ status: 200, body: { $schema: expect.stringContaining('2020-12') } })
    expect(answer.headers['content-type']).toContain('application/schema+json')
  })

  it('also by the name of this machine for itself', async () => {
    await listen()
    expect((await sender.ask('GET', '/v1/schema', { host: `localhost:${port}` })).status).toBe(200)
    expect((await sender.ask('GET', '/v1/schema', { host: 'localhost' })).status).toBe(421)
  })
})

describe('nobody holds it up', () => {
  const host = () => `Host: 127.0.0.1:${port}`
  const quick = { headersMs: 60, requestMs: 120, checkMs: 20 }

  it('headers that never end', async () => {
    await listen(quick)
    expect(await sender.raw(`POST /v1/events HTTP/1.1\r\n${host()}\r\n`)).toMatch(/^HTTP\/1\.1 408 /)
  })

  it('a body that never ends', async () => {
    await listen(quick)
    const start = `POST /v1/events HTTP/1.1\r\n${host()}\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{`
    const said = await sender.raw(start)
    expect(said).toMatch(/^HTTP\/1\.1 408 /)
    expect(said).toContain('"error":"timeout"')
  })

  it('a body that never ends and is refused already', async () => {
    await listen(quick)
    const start = `POST /v1/events HTTP/1.1\r\n${host()}\r\nContent-Type: application/json\r\nContent-Length: 999999999\r\n\r\n`
    const said = await sender.raw(start, (write) => write(' '.repeat(1_000_000)))
    expect(said).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('a connection that says nothing', async () => {
    await listen({ ...quick, idleMs: 50 })
    expect(await sender.raw('')).not.toContain('200')
  })

  it.each([
    ['no HTTP at all', () => 'hello\r\n\r\n', 400],
    [
      'two lengths',
      () => `POST /v1/events HTTP/1.1\r\n${host()}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n`,
      400,
    ],
    [
      'a length and chunks',
      () => `POST /v1/events HTTP/1.1\r\n${host()}\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
      400,
    ],
    ['endless headers', () => `GET /v1/schema HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s', async (_what, start, status) => {
    await listen()
    expect(await sender.raw(start())).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect((await sender.post(ringing)).status).toBe(200)
  })

  it('so many connections of one address, and the next is closed', async () => {
    await listen({ connectionsOfAddress: 2, headersMs: 60_000, requestMs: 60_000 })
    const idle = [sender.raw('GET / HTTP/1.1\r\n'), sender.raw('GET / HTTP/1.1\r\n')]
    expect(await sender.raw('GET / HTTP/1.1\r\n')).toBe('')
    await source.stop()
    expect(await Promise.all(idle)).toEqual(['', ''])
  })
})

describe('where it listens', () => {
  const opener = () => createSourceOpener(clock, resourcesDir)
  const link = (bind: string) =>
    PbxLink.parse({ id: 'hook', name: 'hook', source: 'hook', bind, port, secret: hookSecret })

  it.each(['0.0.0.0', '::', '0:0:0:0:0:0:0:0', '::ffff:0.0.0.0', '224.0.0.1', '255.255.255.255'])(
    '%s is refused: not the address of one machine',
    async (bind) => {
      expect(await opener()(link(bind))).toMatchObject({
        ok: false,
        error: { code: 'telephony.bind-not-allowed', params: { bind } },
      })
    },
  )

  it.each(['localhost', 'example.com', '', '127.1', '*'])('%j is refused: no address', (bind) => {
    expect(() => link(bind)).toThrow('Invalid')
  })

  it('a secret that cannot be opened is asked for again', async () => {
    expect(await opener()({ ...link('127.0.0.1'), secret: null } as PbxLink)).toMatchObject({
      error: { code: 'telephony.secret-unreadable' },
    })
  })

  it('an address of another machine: the link says so, and tries again', async () => {
    source = createHookSource(
      { bind: '203.0.113.7', port, secret: hookSecret, zone, onError: (error) => void errors.push(error) },
      clock,
    )
    source.start(heard.sink)
    await heard.until(() => heard.link()?.state === 'lost')
    expect(heard.link()).toMatchObject({
      reason: 'bad-address',
      label: `203.0.113.7:${port}`,
      retryAt: clock.now() + 10_000,
    })
    expect(kinds()).toEqual(['link-lost'])
    const since = clock.now()
    const before = heard.links.length
    clock.advance(10_000)
    await heard.until(() => heard.links.length > before)
    expect(heard.link()).toMatchObject({ state: 'lost', since, retryAt: clock.now() + 10_000 })
    expect(kinds()).toEqual(['link-lost'])
  })

  it('a port in use: the link says so, and is live once it is free', async () => {
    const other = await holdPort(port)
    source.start(heard.sink)
    await heard.until(() => heard.link()?.state === 'lost')
    expect(heard.link()).toMatchObject({ reason: 'port-in-use' })
    await other.close()
    clock.advance(10_000)
    await heard.until(() => heard.link()?.state === 'live')
    expect(heard.link()).toMatchObject({ reason: null, retryAt: null })
    expect(kinds()).toEqual(['link-lost', 'link-restored', 'rights'])
    expect((await sender.post(ringing)).status).toBe(200)
  })

  it('is stopped at any moment: also before it listens', async () => {
    source.start(heard.sink)
    await source.stop()
    expect(heard.links.map(({ state }) => state)).toEqual(['connecting', 'stopped'])
    const other = await holdPort(port)
    await other.close()
  })

  it('is stopped while somebody sends: that one gets no answer, and the port is free', async () => {
    await listen()
    const said = sender.raw(`POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n`)
    await sender.post(ringing)
    await source.stop()
    expect(await said).toBe('')
    expect(heard.link()?.state).toBe('stopped')
    await expect(sender.post(ringing)).rejects.toThrow('ECONNREFUSED')
    await (await holdPort(port)).close()
  })
})

describe('after a restart', () => {
  it('what was signed before is refused, what is signed anew is taken', async () => {
    await listen()
    const headers = sender.stamped(JSON.stringify(ringing))
    expect((await sender.post(ringing, headers)).status).toBe(200)
    await source.stop()
    sender.close()
    clock.advance(2_000)
    await listen()
    expect(await sender.post(ringing, headers)).toMatchObject({ status: 401, body: { error: 'stale' } })
    expect((await sender.post(ringing)).status).toBe(200)
  })

  it('an end that waited for a late answer is told before the stop', async () => {
    await listen()
    await sender.post([ringing, { event: 'ended', call: 'a' }])
    expect(kinds()).not.toContain('caller-given-up')
    await source.stop()
    expect(kinds()).toContain('caller-given-up')
  })
})
