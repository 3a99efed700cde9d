import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHandlers } from '#main/app/handlers'
import { createSourceOpener } from '#main/app/sources'
import { createTelephonyFeeds } from '#main/app/telephony-feeds'
import { readRecording } from '#main/telephony/replay/recording'
import { defaultDialling, LinkId, type AmiLink } from '#shared/domain/telephony/settings'
import type { LinkDetailRow } from '#shared/ipc/contract'
import { amiUser, startAmiPeer, type AmiPeer } from '../../support/ami-peer'
import { everyCommand, servePbx } from '../../support/ami-pbx'
import { valueOf } from '../../support/builders'
import { makeCertificate } from '../../support/certificates'
import { noSiteFiles, openProfile } from '../../support/centre'
import { createFakeClock, type FakeClock } from '../../support/fake-clock'
import { noDialogs } from '../../support/no-dialogs'
import { eventually } from '../../support/heard'
import { resourcesDir } from '../../support/policies'
import { createProfile, type Profile } from '../../support/profile'
import { noPress } from '../../support/no-press'

const SECOND = 1_000
const MINUTE = 60 * SECOND

let profile: Profile
let pbx: AmiPeer
let clock: FakeClock
let centre: Awaited<ReturnType<typeof openProfile>>

beforeEach(async () => {
  profile = createProfile()
  pbx = await startAmiPeer()
  clock = createFakeClock()
  centre = await openProfile(profile.dir, { clock, openSource: createSourceOpener(clock, resourcesDir) })
})

afterEach(async () => {
  await centre.stop()
  await pbx.stop()
  profile.remove()
})

const id = LinkId.parse('main')
const link = (over: Partial<AmiLink> = {}): AmiLink => ({
  id,
  name: '总机',
  source: 'ami',
  host: '127.0.0.1',
  port: pbx.port,
  username: amiUser.username,
  secret: amiUser.secret,
  tls: { mode: 'off' },
  dialling: defaultDialling,
  ...over,
})
const care = () => centre.linkCare
const row = (): LinkDetailRow | undefined => care().rows()[0]
const isIn = (state: string) => () => row()?.state === state

const goLive = async (commands: readonly string[] = everyCommand) => {
  valueOf(await centre.telephony.save('admin', link()))
  const talk = await servePbx(pbx, { commands, now: () => clock.now() / 1000 })
  await eventually(() => row()?.state === 'live' && row()?.rights?.act !== null)
  return talk
}

const stamp = () => `Timestamp: ${clock.now() / 1000}`
const joins = (number: string, uniqueid: string) => [
  'Event: QueueCallerJoin',
  'Privilege: agent,all',
  stamp(),
  `Channel: PJSIP/${number}-0000002a`,
  `CallerIDNum: ${number}`,
  'CallerIDName: 王小明',
  `Uniqueid: ${uniqueid}`,
  `Linkedid: ${uniqueid}`,
  'Queue: hotline',
  'Position: 1',
]
const gives = (number: string, uniqueid: string) => [
  'Event: QueueCallerAbandon',
  stamp(),
  `Uniqueid: ${uniqueid}`,
  `CallerIDNum: ${number}`,
  'Queue: hotline',
  'HoldTime: 20',
]
const hangsUp = (uniqueid: string) => ['Event: Hangup', stamp(), `Channel: PJSIP/x-0000002a`, `Uniqueid: ${uniqueid}`]

describe('what is known of a link', () => {
  it('the rights that the account lacks: to act as the PBX lists them, to read as events prove', async () => {
    const { call } = await goLive(everyCommand.filter((name) => name !== 'Originate'))
    expect(row()?.rights).toEqual({
      read: { system: 'seen', call: 'unseen', agent: 'unseen', dialplan: 'unseen' },
      act: { call: true, agent: true, originate: false, reporting: true, system: true },
    })
    call.frame(...joins('13800001111', '1795336816.1'))
    await eventually(() => row()?.rights?.read.agent === 'seen')
    expect(row()?.rights?.read).toEqual({ system: 'seen', call: 'unseen', agent: 'seen', dialplan: 'missing' })
  })

  it('how many messages come in a second, while somebody looks', async () => {
    const { call } = await goLive()
    expect(row()?.rate).toBeNull()
    let told = 0
    const stop = care().onChange(() => told++)
    const before = centre.telephony.link(id)?.vitals()?.messages ?? 0
    for (let n = 0; n < 20; n++) call.frame('Event: PeerStatus', `Peer: ${n}`)
    await eventually(() => (centre.telephony.link(id)?.vitals()?.messages ?? 0) >= before + 20)
    clock.advance(2 * SECOND)
    expect(row()?.rate).toBeGreaterThanOrEqual(10)
    expect(row()?.rate).toBeLessThan(13)
    expect(told).toBe(3)
    stop()
    clock.advance(10 * SECOND)
    expect(told).toBe(3)
  })

  it('the latest trouble stays in sight when the link is well again', async () => {
    const { call } = await goLive()
    const lostAt = clock.now()
    call.hangUp()
    await eventually(isIn('lost'))
    clock.advance((row()?.retryAt ?? 0) - clock.now())
    await servePbx(pbx)
    await eventually(isIn('live'))
    expect(row()).toMatchObject({ reason: null, lastError: { at: lostAt, reason: 'closed-by-peer' } })
  })

  it('a certificate that was refused, to be compared', async () => {
    await pbx.stop()
    const own = makeCertificate({ name: 'pbx' })
    pbx = await startAmiPeer({ cert: own.cert, key: own.key })
    valueOf(await centre.telephony.save('admin', link({ tls: { mode: 'pin', fingerprint: '0'.repeat(64) } })))
    await eventually(isIn('rejected'))
    expect(row()).toMatchObject({ reason: 'tls-untrusted', refused: { fingerprint: own.fingerprint } })
    expect(valueOf(await care().readCertificate('127.0.0.1', pbx.port)).fingerprint).toBe(own.fingerprint)
    valueOf(await centre.telephony.save('admin', link({ tls: { mode: 'pin', fingerprint: own.fingerprint } })))
    await servePbx(pbx)
    await eventually(isIn('live'))
  })

  it('nothing is stored that is no certificate, and a fingerprint that cannot be read says why', async () => {
    const pem = '-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----'
    expect(await centre.telephony.save('admin', link({ tls: { mode: 'ca', pem } }))).toMatchObject({
      error: { code: 'telephony.bad-certificate' },
    })
    expect(await centre.telephony.settings()).toEqual([])
    const { port } = pbx
    await pbx.stop()
    expect(await care().readCertificate('127.0.0.1', port)).toMatchObject({
      error: { code: 'telephony.no-certificate', params: { reason: 'unreachable' } },
    })
    pbx = await startAmiPeer()
  })
})

describe('the self-test of a link', () => {
  it('is told step by step, and what it found stays in sight', async () => {
    await goLive()
    const testing = care().selfTest(id, false)
    const talk = await servePbx(pbx, { commands: ['QueuePause'], now: () => clock.now() / 1000 })
    await eventually(() => row()?.selfTest?.steps.at(-1)?.outcome === 'running')
    expect(await care().selfTest(id, false)).toMatchObject({ error: { code: 'telephony.test-running' } })
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
    clock.advance(5 * SECOND)
    expect(await testing).toEqual({ ok: true, value: null })
    expect(row()?.state).toBe('live')
    expect(talk.actions.at(-1)).toBe('Logoff')
    expect(row()?.selfTest).toMatchObject({
      missing: { read: [], act: ['call', 'originate', 'reporting'] },
      endedAt: clock.now(),
    })
    expect(row()?.selfTest?.steps.map(({ outcome }) => outcome)).not.toContain('running')
  })

  it('does not send refused credentials again unless somebody says so', async () => {
    valueOf(await centre.telephony.save('admin', link({ secret: 'not this' })))
    await servePbx(pbx)
    await eventually(isIn('rejected'))
    expect(pbx.accepted()).toBe(1)
    expect(await care().selfTest(id, false)).toMatchObject({ error: { code: 'telephony.rejected-unconfirmed' } })
    expect(pbx.accepted()).toBe(1)
    const testing = care().selfTest(id, true)
    const talk = await servePbx(pbx)
    await testing
    expect(talk.actions.filter((name) => name === 'Login')).toHaveLength(1)
    expect(row()?.selfTest?.steps.find(({ step }) => step === 'login')?.code).toBe('wrong-credentials')
    expect(row()?.state).toBe('rejected')
  })

  it('knows no link that is not there, and nothing to test about a recording', async () => {
    expect(await care().selfTest(id, false)).toMatchObject({ error: { code: 'telephony.unknown-link' } })
    valueOf(await centre.telephony.save('admin', { id, name: '回放', source: 'replay', file: null, speed: 1 }))
    expect(await care().selfTest(id, false)).toMatchObject({ error: { code: 'telephony.no-self-test' } })
    expect(care().startRecording(id, 5)).toMatchObject({ error: { code: 'telephony.not-recordable' } })
  })
})

describe('a recording for support', () => {
  it('goes on over a loss of the link, is anonymised, belongs to its owner, and tells the same story', async () => {
    const first = await goLive()
    valueOf(care().startRecording(id, 5))
    expect(care().startRecording(id, 5)).toMatchObject({ error: { code: 'telephony.recording-runs' } })
    await eventually(() => first.actions.filter((name) => name === 'QueueStatus').length === 2)
    first.call.frame(...joins('13800001111', '1795336816.1'))
    clock.advance(SECOND)
    first.call.frame(...gives('13800001111', '1795336816.1'))
    first.call.frame(...hangsUp('1795336816.1'))
    const offered = () => centre.telephony.link(id)?.live.state().day.queues['hotline']
    await eventually(() => offered()?.offered === 1)
    first.call.hangUp()
    await eventually(isIn('lost'))
    clock.advance((row()?.retryAt ?? 0) - clock.now())
    const second = await servePbx(pbx)
    await eventually(isIn('live'))
    second.call.frame(...joins('13900002222', '1795336816.2'))
    await eventually(() => offered()?.offered === 2)
    valueOf(await care().stopRecording(id))

    const recording = row()?.recording
    expect(recording).toMatchObject({ ended: { why: 'asked' } })
    const file = recording?.file ?? ''
    expect(path.dirname(file)).toBe(path.join(profile.dir, 'recordings'))
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const text = readFileSync(file, 'utf8')
    expect(Buffer.byteLength(text)).toBe(recording?.bytes)
    for (const secret of ['13800001111', '13900002222', '王小明', amiUser.secret]) expect(text).not.toContain(secret)
    const { pbxVersion, events } = valueOf(readRecording(Buffer.from(text)))
    expect(pbxVersion).toBe('11.0.0')
    const kinds = events.map(({ event }) => event.kind)
    expect(kinds.filter((kind) => kind === 'caller-joined')).toHaveLength(2)
    expect(kinds.filter((kind) => kind === 'link-lost' || kind === 'link-restored')).toEqual([
      'link-lost',
      'link-restored',
    ])
    expect(kinds).toContain('queue-seen')

    // It is played like any recording.
    const other = LinkId.parse('replay')
    valueOf(await centre.telephony.save('admin', { id: other, name: '回放', source: 'replay', file, speed: 100 }))
    clock.advance(MINUTE)
    expect(centre.telephony.link(other)?.live.state().day.queues['hotline']?.offered).toBe(2)
  })

  it('ends by itself when its time is over, and with the app', async () => {
    const { call } = await goLive()
    valueOf(care().startRecording(id, 1))
    const endsAt = clock.now() + MINUTE
    call.frame(...joins('13800001111', '1795336816.1'))
    await eventually(() => row()?.rights?.read.agent === 'seen')
    expect(row()?.recording).toMatchObject({ until: endsAt, ended: null })
    clock.advance(2 * MINUTE)
    expect(row()?.recording?.ended).toEqual({ at: endsAt, why: 'time' })
    expect(row()?.recording?.bytes).toBeGreaterThan(200)
    clock.advance(SECOND)
    valueOf(care().startRecording(id, 1))
    await centre.stop()
    expect(row()?.recording?.ended?.why).toBe('stopped')
    centre = await openProfile(profile.dir, { clock, openSource: createSourceOpener(clock, resourcesDir) })
  })

  it('says why it cannot be written', async () => {
    await goLive()
    writeFileSync(path.join(profile.dir, 'recordings'), '')
    expect(care().startRecording(id, 1)).toMatchObject({ error: { code: 'telephony.recording-folder' } })
  })
})

describe('a link that was refused', () => {
  it('is connected anew when an administrator says so', async () => {
    valueOf(await centre.telephony.save('admin', link()))
    await servePbx(pbx, { secret: 'another' })
    await eventually(isIn('rejected'))
    const connecting = centre.telephony.reconnect(id)
    await servePbx(pbx)
    await connecting
    await eventually(isIn('live'))
    expect(await centre.telephony.reconnect(LinkId.parse('nobody'))).toMatchObject({
      error: { code: 'telephony.unknown-link' },
    })
  })
})

it('the page hears of a new state at once, and of nothing else but once a second', async () => {
  const { links } = createTelephonyFeeds(centre, clock, 'Asia/Shanghai')
  const source = links(undefined)
  let told = 0
  const stop = source.subscribe(() => told++)
  const { call } = await goLive()
  const before = told
  call.frame(...joins('13800001111', '1795336816.1'))
  await eventually(() => row()?.rights?.read.agent === 'seen')
  expect(told).toBe(before)
  call.hangUp()
  await eventually(isIn('lost'))
  expect(told).toBe(before + 1)
  expect([...((await source.read())['links']?.values() ?? [])]).toMatchObject([{ id: 'main', state: 'lost' }])
  stop()
})

it('says how secrets are kept', async () => {
  const handlers = createHandlers(centre, {
    status: () => Promise.reject(new Error('unused')),
    openWallboard: () => undefined,
    statusChanged: () => undefined,
    pickFile: () => Promise.reject(new Error('unused')),
    pickFolder: () => Promise.reject(new Error('unused')),
    dialogs: noDialogs,
    siteFiles: noSiteFiles,
    press: noPress,
  })
  expect(await handlers['telephony.secretStore'](undefined)).toEqual({
    ok: true,
    value: { kind: 'keyring', backend: 'test' },
  })
})
