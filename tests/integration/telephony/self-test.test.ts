import { createServer, type Server } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testAmi } from '#main/telephony/ami/self-test'
import type { LinkTls } from '#shared/domain/telephony/settings'
import { amiSteps } from '#shared/domain/telephony/self-test'
import type { SelfTestStep } from '#shared/domain/telephony/self-test'
import { amiUser, startAmiPeer, type AmiPeer } from '../../support/ami-peer'
import { everyCommand, hotlineQueue, servePbx, type PbxWish } from '../../support/ami-pbx'
import { makeCertificate } from '../../support/certificates'
import { createFakeClock, type FakeClock } from '../../support/fake-clock'
import { eventually } from '../../support/heard'

const host = '127.0.0.1'
const own = makeCertificate({ name: 'pbx' })
const other = makeCertificate({ name: 'other' })

let clock: FakeClock
let pbx: AmiPeer
let plain: Server | null
let steps: SelfTestStep[]

beforeEach(async () => {
  clock = createFakeClock()
  pbx = await startAmiPeer()
  plain = null
  steps = []
})

afterEach(async () => {
  await pbx.stop()
  plain?.close()
})

type Wish = {
  readonly port?: number
  readonly secret?: string
  readonly tls?: LinkTls
  readonly remoteControl?: boolean
}

/** Begins the test; its clock is turned while it waits for something that will not come. */
function test({ port = pbx.port, secret = amiUser.secret, tls = { mode: 'off' }, remoteControl = false }: Wish = {}) {
  let isOver = false
  const settings = { host, port, username: amiUser.username, secret, tls, remoteControl }
  const found = testAmi(settings, clock, (step) => void steps.push(step), new AbortController().signal).finally(() => {
    isOver = true
  })
  return {
    found,
    /** Lets time pass as soon as the step waits, and until the test is over. */
    passTime: async (step: SelfTestStep['step'], ms: number): Promise<void> => {
      await eventually(() => isOver || (steps.at(-1)?.step === step && steps.at(-1)?.outcome === 'running'))
      // What was sent is on the way.
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
      clock.advance(ms)
    },
  }
}

/** How each step came out in the end. */
const outcomes = () =>
  Object.fromEntries(
    amiSteps.map((name) => {
      const last = steps.findLast(({ step }) => step === name)
      return [name, last ? `${last.outcome} ${last.code}` : 'nothing']
    }),
  )
const allGood = {
  host: 'passed reached',
  tls: 'warned plain',
  banner: 'passed banner',
  login: 'passed logged-in',
  booted: 'passed booted',
  queues: 'passed queues',
  rights: 'passed rights',
  channels: 'passed channels',
  ping: 'passed ping',
  events: 'passed quiet',
}
const nothingAfter = (step: (typeof amiSteps)[number]) =>
  Object.fromEntries(amiSteps.slice(amiSteps.indexOf(step) + 1).map((name) => [name, 'skipped not-tried']))

const pbxNow = () => clock.now() / 1000

async function testAgainst(wish: PbxWish, settings: Wish = {}, during?: (frame: (...lines: string[]) => void) => void) {
  const { found, passTime } = test(settings)
  const talk = await servePbx(pbx, { now: pbxNow, ...wish })
  if (wish.booted === false) await passTime('booted', 3_000)
  if (during) {
    await eventually(() => steps.at(-1)?.step === 'events')
    during(talk.call.frame)
  }
  await passTime('events', 5_000)
  return { missing: await found, actions: talk.actions }
}

describe('the self-test of a manager link', () => {
  it('goes through everything, says Logoff and is gone', async () => {
    const { missing, actions } = await testAgainst({})
    expect(outcomes()).toEqual(allGood)
    expect(missing).toEqual({ read: [], act: [] })
    expect(actions).toEqual(['Challenge', 'Login', 'QueueStatus', 'CoreShowChannels', 'Ping', 'Logoff'])
    expect(steps.find(({ code }) => code === 'queues')?.params).toEqual({ queues: 1, agents: 1 })
    expect(steps.map(({ step, outcome }) => `${step} ${outcome}`).slice(0, 2)).toEqual(['host running', 'host passed'])
    expect(clock.pending()).toBe(0)
    await eventually(() => pbx.open() === 0)
    expect(pbx.accepted()).toBe(1)
  })

  it('over TLS, the certificate is looked at like by the link', async () => {
    await pbx.stop()
    pbx = await startAmiPeer({ cert: own.cert, key: own.key })
    await testAgainst({}, { tls: { mode: 'pin', fingerprint: own.fingerprint } })
    expect(outcomes()).toEqual({ ...allGood, tls: 'passed tls-ok' })
  })

  it('shows the certificate that is not trusted, and goes no further', async () => {
    await pbx.stop()
    pbx = await startAmiPeer({ cert: own.cert, key: own.key })
    await test({ tls: { mode: 'pin', fingerprint: other.fingerprint } }).found
    expect(outcomes()).toEqual({ host: 'passed reached', tls: 'failed tls-untrusted', ...nothingAfter('tls') })
    expect(steps.find(({ code }) => code === 'tls-untrusted')?.params).toEqual({ fingerprint: own.fingerprint })
  })

  it('says that nothing listens', async () => {
    const { port } = pbx
    await pbx.stop()
    await test({ port }).found
    pbx = await startAmiPeer()
    expect(outcomes()).toEqual({ host: 'failed refused', ...nothingAfter('host') })
  })

  it('tells a port that is silent, one that wants TLS, and one that is something else', async () => {
    plain = createServer((socket) => socket.on('error', () => undefined).on('data', () => socket.destroy()))
    await new Promise<void>((resolve) => plain?.listen(0, host, resolve))
    const address = plain.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const silent = test({ port: address.port })
    await silent.passTime('banner', 5_000)
    await silent.found
    expect(outcomes()).toMatchObject({ banner: 'failed no-banner', ...nothingAfter('banner') })

    await pbx.stop()
    pbx = await startAmiPeer({ cert: own.cert, key: own.key })
    const tlsPort = test()
    await tlsPort.passTime('banner', 5_000)
    await tlsPort.found
    expect(outcomes()).toMatchObject({ banner: 'failed plain-expected' })

    await pbx.stop()
    pbx = await startAmiPeer()
    const web = test()
    const call = await pbx.accept()
    call.send('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
    await web.found
    expect(outcomes()).toMatchObject({ banner: 'failed not-a-manager' })
  })

  it('tries the credentials once, and says that they are wrong', async () => {
    const { found } = test({ secret: 'not this' })
    const talk = await servePbx(pbx)
    await found
    expect(outcomes()).toMatchObject({ login: 'failed wrong-credentials', ...nothingAfter('login') })
    expect(talk.actions.filter((name) => name === 'Login')).toHaveLength(1)
    expect(pbx.accepted()).toBe(1)
  })

  it('says that the PBX hung up at the login, as an access list makes it', async () => {
    const { found } = test()
    const call = await pbx.accept()
    call.send('Asterisk Call Manager/11.0.0\r\n')
    await call.action()
    call.hangUp()
    await found
    expect(outcomes()).toMatchObject({ login: 'failed login-closed', ...nothingAfter('login') })
  })

  it('names every right that is missing, and goes on', async () => {
    const { missing } = await testAgainst({
      booted: false,
      commands: everyCommand.filter((name) => name !== 'Originate' && name !== 'CoreShowChannels'),
      denied: ['CoreShowChannels'],
    })
    expect(outcomes()).toEqual({
      ...allGood,
      booted: 'warned not-booted',
      rights: 'warned rights-missing',
      channels: 'warned denied',
    })
    expect(missing).toEqual({ read: ['system'], act: ['originate', 'reporting'] })
  })

  it('wants the right to system actions only where telephones are answered from here', async () => {
    const commands = everyCommand.filter((name) => name !== 'PJSIPNotify')
    expect((await testAgainst({ commands })).missing.act).toEqual([])
    expect((await testAgainst({ commands }, { remoteControl: true })).missing.act).toEqual(['system'])
  })

  it('a PBX without queues or agents, and one whose clock is wrong, are told', async () => {
    await testAgainst({ queues: [], now: () => clock.now() / 1000 - 90 })
    expect(outcomes()).toEqual({ ...allGood, queues: 'warned no-queues', ping: 'warned clock-off' })
    expect(steps.find(({ code }) => code === 'clock-off')?.params).toMatchObject({ offset: -90_000 })
    await testAgainst({ queues: [hotlineQueue] })
    expect(outcomes()).toMatchObject({ queues: 'warned no-agents' })
  })

  it('what happens in five seconds proves rights, or that they are missing', async () => {
    const { missing } = await testAgainst({}, {}, (frame) => frame('Event: QueueCallerJoin', 'Queue: hotline'))
    expect(outcomes()).toMatchObject({ events: 'warned rights-missing' })
    expect(missing.read).toEqual(['dialplan'])
    await testAgainst({}, {}, (frame) => frame('Event: Newchannel', 'Uniqueid: 1.1'))
    expect(outcomes()).toMatchObject({ events: 'passed events' })
  })
})
