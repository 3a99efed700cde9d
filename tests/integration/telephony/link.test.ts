import { Buffer } from 'node:buffer'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAmiSource } from '#main/telephony/ami/connection'
import { limits } from '#main/telephony/ami/session'
import type { TelephonySource } from '#main/telephony/source'
import { admit, amiUser, banner, fullyBooted, startAmiPeer, tellState } from '../../support/ami-peer'
import type { AmiConversation, AmiPeer } from '../../support/ami-peer'
import { createFakeClock } from '../../support/fake-clock'
import type { FakeClock } from '../../support/fake-clock'
import { createHeard, eventually } from '../../support/heard'
import type { Heard } from '../../support/heard'

let pbx: AmiPeer
let clock: FakeClock
let heard: Heard
let source: TelephonySource

const open = (port: number, secret = amiUser.secret): TelephonySource =>
  createAmiSource(
    { host: '127.0.0.1', port, username: amiUser.username, secret, tls: { mode: 'off' } },
    clock,
    () => 0.5,
  )

beforeEach(async () => {
  pbx = await startAmiPeer()
  clock = createFakeClock()
  heard = createHeard()
  source = open(pbx.port)
})

afterEach(async () => {
  await source.stop()
  await pbx.stop()
})

const hotline = ['Event: QueueParams', 'Queue: hotline', 'Strategy: rrmemory', 'Weight: 0', 'ServiceLevel: 20']
const joins = (uniqueid: string, name = 'someone') => [
  'Event: QueueCallerJoin',
  'Privilege: agent,all',
  `Timestamp: ${clock.now() / 1000}`,
  `Channel: PJSIP/anonymous-${uniqueid}`,
  'CallerIDNum: 13800001111',
  `CallerIDName: ${name}`,
  `Uniqueid: ${uniqueid}`,
  `Linkedid: ${uniqueid}`,
  'Queue: hotline',
  'Position: 1',
  'Count: 1',
]

const isIn = (state: string) => () => heard.link()?.state === state
const joined = () => heard.events.flatMap((event) => (event.kind === 'caller-joined' ? [event.caller.uniqueid] : []))

/** A PBX that lets the client in and shows it one queue. */
async function goLive(): Promise<AmiConversation> {
  const call = await pbx.accept()
  await admit(call)
  fullyBooted(call)
  const lists = heard.events.filter(({ kind }) => kind === 'channels-listed').length
  await tellState(call, [hotline])
  await heard.until(() => heard.events.filter(({ kind }) => kind === 'channels-listed').length > lists)
  return call
}

describe('a manager session over a real socket [telephony: session]', () => {
  it('logs in by MD5 challenge, waits for FullyBooted, takes the lists, and is live', async () => {
    source.start(heard.sink)
    const call = await pbx.accept()
    await admit(call)
    await heard.until(isIn('syncing'))
    fullyBooted(call, 60)
    await tellState(call, [hotline, ['Event: QueueEntry', 'Queue: hotline', 'Position: 1', 'Uniqueid: 1.1', 'Wait: 7']])
    await heard.until(isIn('live'))
    await heard.until(() => heard.events.some(({ kind }) => kind === 'channels-listed'))
    expect(heard.links.map(({ state }) => state)).toEqual(['connecting', 'authenticating', 'syncing', 'live'])
    expect(heard.link()).toMatchObject({ label: `127.0.0.1:${pbx.port}`, pbxVersion: '11.0.0', reason: null })
    expect(heard.events.map(({ kind }) => kind)).toEqual([
      'link-restored',
      'pbx-started',
      'snapshot-begin',
      'queue-seen',
      'caller-joined',
      'snapshot-end',
      'channels-listed',
    ])
    expect(heard.events[1]).toMatchObject({ startedAt: clock.now() - 60_000 })
    expect(heard.events[4]).toMatchObject({ fromSnapshot: true, at: clock.now() - 7000 })
  })

  it('asks for the lists after a while when FullyBooted never comes (no right to system events)', async () => {
    source.start(heard.sink)
    const call = await pbx.accept()
    await admit(call)
    await heard.until(isIn('syncing'))
    clock.advance(limits.fullyBooted)
    await tellState(call, [hotline])
    await heard.until(isIn('live'))
    expect(heard.events.map(({ kind }) => kind)).not.toContain('pbx-started')
  })

  it('reads frames that come in pieces, also a character cut in two', async () => {
    source.start(heard.sink)
    const call = await goLive()
    const bytes = Buffer.from(`${joins('2.1', '王某').join('\r\n')}\r\n\r\n${joins('2.2').join('\r\n')}\r\n\r\n`)
    const inName = bytes.indexOf(Buffer.from('王')) + 1
    const cuts = [0, 3, inName, inName + 40, bytes.length - 2, bytes.length]
    for (const [index, from] of cuts.slice(0, -1).entries()) {
      call.send(bytes.subarray(from, cuts[index + 1]))
      await eventually(() => call.delivered())
    }
    await heard.until(() => joined().length === 2)
    expect(joined()).toEqual(['2.1', '2.2'])
    expect(heard.events.find(({ kind }) => kind === 'caller-joined')).toMatchObject({ caller: { name: '王某' } })
  })

  it('takes a storm of 10,000 events in order and loses none', async () => {
    source.start(heard.sink)
    const call = await goLive()
    const ids = Array.from({ length: 10_000 }, (_, i) => `3.${i}`)
    call.send(ids.map((id) => `${joins(id).join('\r\n')}\r\n\r\n`).join(''))
    await heard.until(() => joined().length === ids.length)
    expect(joined()).toEqual(ids)
  })
})

/** A PBX that says no, and closes. */
async function refuse(): Promise<void> {
  const call = await pbx.accept()
  call.send(banner)
  const challenge = await call.action()
  call.frame('Response: Success', `ActionID: ${challenge['ActionID']}`, 'Challenge: 1')
  const login = await call.action()
  call.frame('Response: Error', `ActionID: ${login['ActionID']}`, 'Message: Authentication failed')
  await call.gone
}

describe('a refused login', () => {
  it('is never repeated, and says why', async () => {
    source.start(heard.sink)
    await refuse()
    expect(heard.link()).toMatchObject({ state: 'rejected', reason: 'wrong-credentials', retryAt: null })
    expect(clock.pending()).toBe(0)
    clock.advance(24 * 3_600_000)
    // Whoever comes next is this test itself: nobody else came in between.
    const own = connect(pbx.port, '127.0.0.1')
    const next = await pbx.accept()
    own.destroy()
    await next.gone
    expect(pbx.accepted()).toBe(2)
  })

  it('is tried again with a new source, which is what changed settings make', async () => {
    source.start(heard.sink)
    await refuse()
    await source.stop()
    source = open(pbx.port)
    source.start(heard.sink)
    await goLive()
    expect(heard.link()?.reason).toBeNull()
  })

  it('three logins that end with a closed socket are as good as a refusal', async () => {
    source.start(heard.sink)
    for (let attempt = 1; attempt <= limits.unansweredLogins; attempt++) {
      const call = await pbx.accept()
      call.send(banner)
      const challenge = await call.action()
      call.frame('Response: Success', `ActionID: ${challenge['ActionID']}`, 'Challenge: 1')
      await call.action()
      call.hangUp()
      await heard.until(isIn(attempt === limits.unansweredLogins ? 'rejected' : 'lost'))
      clock.advance((heard.link()?.retryAt ?? clock.now()) - clock.now())
    }
    expect(heard.link()).toMatchObject({ state: 'rejected', reason: 'login-unanswered' })
    expect(clock.pending()).toBe(0)
  })
})

describe('a lost link', () => {
  it('is noticed by two pings without an answer, and says since when and how old the data is', async () => {
    source.start(heard.sink)
    const call = await goLive()
    const lastData = clock.now()
    for (let ping = 0; ping <= limits.missedPings; ping++) {
      clock.advance(ping === 0 ? 0 : limits.ping)
      expect(await call.action()).toMatchObject({ Action: 'Ping' })
      expect(heard.link()?.state).toBe('live')
    }
    clock.advance(limits.ping)
    const noticedAt = lastData + (limits.missedPings + 1) * limits.ping
    expect(heard.link()).toMatchObject({
      state: 'lost',
      reason: 'ping-timeout',
      since: noticedAt,
      lastDataAt: lastData,
      retryAt: noticedAt + limits.firstRetry,
    })
    expect(heard.events.at(-1)).toEqual({ kind: 'link-lost', at: lastData })
    await call.gone
  })

  it('stays alive on answers, and reads the clock of the PBX from them', async () => {
    source.start(heard.sink)
    const call = await goLive()
    for (let round = 0; round < 4; round++) {
      clock.advance(round === 0 ? 0 : limits.ping)
      const ping = await call.action()
      const reports = heard.links.length
      const pbxNow = (clock.now() + 90_000) / 1000
      call.frame('Response: Success', `ActionID: ${ping['ActionID']}`, 'Ping: Pong', `Timestamp: ${pbxNow}`)
      await heard.until(() => heard.links.length > reports)
    }
    expect(heard.link()).toMatchObject({ state: 'live', clockOffsetMs: 90_000 })
    const told = clock.now()
    call.frame(
      ...joins('4.1').map((line) => (line.startsWith('Timestamp') ? `Timestamp: ${(told + 90_000) / 1000}` : line)),
    )
    await heard.until(() => joined().length === 1)
    expect(heard.events.at(-1)).toMatchObject({ kind: 'caller-joined', at: told })
  })

  it('comes back after a restart of the PBX: lost, connected again, lists taken again', async () => {
    source.start(heard.sink)
    const call = await goLive()
    call.frame('Event: Shutdown', 'Privilege: system,all', 'Shutdown: Cleanly', 'Restart: True')
    call.hangUp()
    await heard.until(isIn('lost'))
    expect(heard.link()?.reason).toBe('pbx-shutdown')
    clock.advance(limits.firstRetry)
    await goLive()
    const states = heard.links.map(({ state }) => state)
    // The same state is told again when something else about the link is known.
    expect(states.filter((state, i) => state !== states[i - 1]).slice(4)).toEqual([
      'lost',
      'connecting',
      'authenticating',
      'syncing',
      'live',
    ])
    expect(heard.events.filter(({ kind }) => kind === 'link-lost' || kind === 'link-restored')).toHaveLength(3)
    expect(heard.link()?.reason).toBeNull()
  })

  it('backs off from 1 s to 30 s while nobody answers, and begins again at 1 s once it was live', async () => {
    await pbx.stop()
    source.start(heard.sink)
    const waits: number[] = []
    for (let attempt = 1; attempt <= 7; attempt++) {
      await heard.until(() => heard.links.filter(({ state }) => state === 'lost').length === attempt)
      const { retryAt, reason } = heard.link() ?? {}
      expect(reason).toBe('unreachable')
      waits.push((retryAt ?? 0) - clock.now())
      clock.advance(waits.at(-1) ?? 0)
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
    pbx = await startAmiPeer()
  })

  it('a socket without a banner is no PBX that lives, something else is no PBX at all', async () => {
    source.start(heard.sink)
    const silent = await pbx.accept()
    await eventually(() => clock.nextAt() === clock.now() + limits.banner)
    clock.advance(limits.banner)
    await heard.until(isIn('lost'))
    expect(heard.link()?.reason).toBe('no-banner')
    await silent.gone
    clock.advance(limits.firstRetry)
    const other = await pbx.accept()
    other.send('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
    await heard.until(() => heard.link()?.reason === 'not-a-manager')
  })

  it('leaves in peace: says Logoff and reports nothing more', async () => {
    source.start(heard.sink)
    const call = await goLive()
    await source.stop()
    expect(await call.action()).toMatchObject({ Action: 'Logoff' })
    await call.gone
    expect(heard.link()?.state).toBe('stopped')
    expect(clock.pending()).toBe(0)
  })
})
