import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mainLink } from '#shared/domain/telephony/settings'
import type { PbxLink } from '#shared/domain/telephony/settings'
import { amiUser, banner, startAmiPeer } from '../../support/ami-peer'
import type { AmiConversation, AmiPeer } from '../../support/ami-peer'
import { entryItem, memberItem, queueItem, tellCall } from '../../support/ami-story'
import { addCustomer } from '../../support/builders'
import { eventually } from '../../support/heard'
import { amiLink, replayLink } from '../../support/links'
import { openTelephoneApp } from '../../support/telephone-app'
import type { TelephoneApp } from '../../support/telephone-app'

const HOUR = 3_600_000
const MINUTE = 60_000
/** Where the queues of the link are kept. */
const keptKey = `queue.kept.${mainLink}`

let pbx: AmiPeer
let app: TelephoneApp

beforeEach(async () => {
  pbx = await startAmiPeer()
  app = await openTelephoneApp()
})

afterEach(async () => {
  await app.close()
  await pbx.stop()
})

const settings = (secret: string | null = amiUser.secret) => amiLink({ ...amiUser, secret, port: pbx.port })
const save = (link: PbxLink) => app.services().telephony.save('test', link)
const story = (call: AmiConversation, uniqueid: string, number: string) => tellCall(call, app.clock, uniqueid, number)
const rowOf = () => app.rowOf()
const live = () => app.live()

describe('calls of a live link', () => {
  it('find their customer by number, and are stored when they end, with wait, talk and agent', async () => {
    const { customerId } = await addCustomer(app.services(), { numbers: ['0571-87359879'] })
    const call = await app.connect(pbx)
    const first = story(call, '10.1', '057187359879')
    first.joins()
    await eventually(() => rowOf()?.waiting === 1)
    await app.pass(10)
    first.rings()
    first.isAnswered(10)
    await eventually(() => rowOf()?.answered === 1)
    await app.pass(60)
    first.isDone(10, 60)
    const second = story(call, '10.2', '13800009101')
    second.joins()
    await app.pass(15)
    second.givesUp(15)
    await eventually(() => rowOf()?.abandoned === 1)
    await app.services().telephony.stop()
    expect(await app.storedCalls()).toMatchObject([
      {
        queue: 'hotline',
        number: '057187359879',
        outcome: 'answered',
        wait_ms: 10_000,
        talk_ms: 60_000,
        agent: '8001',
        source: 'ami',
        customer_id: customerId,
      },
      { number: '13800009101', outcome: 'abandoned', wait_ms: 15_000, agent: null, customer_id: null },
    ])
  })
})

describe('the counters of the day', () => {
  it('are kept while calls run, outlast a crash, and count no call twice', async () => {
    const call = await app.connect(pbx)
    story(call, '20.1', '13800001111').joins()
    story(call, '20.2', '13911112222').joins()
    await eventually(() => rowOf()?.waiting === 2)
    story(call, '20.1', '13800001111').isAnswered(0)
    await eventually(() => rowOf()?.answered === 1)
    // Nothing has ended yet: a while later all is written down by itself.
    await app.pass(65)
    await app.crash(5 * MINUTE)
    await app.services().telephony.start()
    const again = await app.goLive(
      pbx,
      [queueItem(), memberItem(), entryItem('20.2', '13911112222', 365)],
      ['20.1', '20.2'],
    )
    expect(rowOf()).toMatchObject({ offered: 2, answered: 1, waiting: 1, incomplete: true })
    story(again, '20.1', '13800001111').isDone(0, 365)
    story(again, '20.2', '13911112222').isAnswered(365)
    await eventually(() => rowOf()?.answered === 2)
    expect(app.totalsOf()).toMatchObject({ offered: 2, answered: 2, completed: 1, talkMs: 365_000, left: 0 })
  })

  it('outlast an orderly end, and the time in between is marked as not heard', async () => {
    const call = await app.connect(pbx)
    story(call, '21.1', '13800001111').joins()
    await eventually(() => rowOf()?.offered === 1)
    const stoppedAt = app.clock.now()
    await app.reopen(HOUR)
    await app.services().telephony.start()
    await app.goLive(pbx)
    const { gaps } = live().state().day
    expect(gaps).toEqual([{ from: stoppedAt, to: stoppedAt + HOUR }])
    expect(rowOf()?.offered).toBe(1)
    // Nobody told of the caller's end: after a moment it is closed as such, never guessed.
    app.clock.advance(5000)
    expect(app.totalsOf()).toMatchObject({ offered: 1, left: 1, abandoned: 0 })
  })

  it('begin at zero at local midnight, and on a day that nothing was kept of', async () => {
    app.clock.advance(14 * HOUR - 30_000)
    const call = await app.connect(pbx)
    story(call, '22.1', '13800001111').joins()
    await eventually(() => rowOf()?.offered === 1)
    call.hangUp()
    await eventually(() => app.phase() === 'lost')
    const key = live().state().day.key
    app.clock.advance(MINUTE)
    expect(live().state().day.key).not.toBe(key)
    expect(rowOf()).toMatchObject({ offered: 0, incomplete: true })
    await app.reopen(24 * HOUR)
    await app.services().telephony.start()
    expect(live().state().day.gaps).toEqual([])
  })

  it('of a recording and of a PBX are never added up', async () => {
    const call = await app.connect(pbx)
    story(call, '23.1', '13800001111').joins()
    await eventually(() => rowOf()?.offered === 1)
    await save(replayLink)
    await call.gone
    expect(live().link()).toMatchObject({ source: 'replay', state: 'live' })
    expect(live().state().visits.size).toBeLessThanOrEqual(1)
    await app.connect(pbx)
    expect(app.totalsOf()).toMatchObject({ offered: 1 })
  })
})

describe('counters that another version kept', () => {
  it.each([
    ['of a version that wrote none down', (kept: object) => ({ ...kept, version: undefined })],
    ['of a newer version', (kept: object) => ({ ...kept, version: 2 })],
    ['of this version, with a part missing', (kept: object) => ({ ...kept, queues: { visits: [], callers: [] } })],
    ['that are nothing of the kind', () => 'kept'],
  ])('%s: the day is counted from zero, the log says so, the link is live', async (_what, change) => {
    const call = await app.connect(pbx)
    story(call, '24.1', '13800001111').joins()
    await eventually(() => rowOf()?.offered === 1)
    await app.services().telephony.stop()
    const { db, write } = app.services().storage
    const { value } = await db.selectFrom('settings').selectAll().where('key', '=', keptKey).executeTakeFirstOrThrow()
    const changed = JSON.stringify(change(JSON.parse(value) as object))
    await write('test', async ({ tx }) => {
      await tx.updateTable('settings').set({ value: changed }).where('key', '=', keptKey).execute()
    })
    await app.reopen()
    await app.services().telephony.start()
    await app.goLive(pbx)
    expect(rowOf()).toMatchObject({ offered: 0, waiting: 0 })
    expect(live().state().day.gaps).toEqual([])
    expect(app.notes).toContainEqual(expect.stringContaining(keptKey))
  })
})

describe('a link that cannot be', () => {
  it('a wrong secret is said on screen, and tried again only after the settings were saved again', async () => {
    await save(settings('wrong'))
    const call = await pbx.accept()
    call.send(banner)
    const challenge = await call.action()
    call.frame('Response: Success', `ActionID: ${challenge['ActionID']}`, 'Challenge: 7')
    const login = await call.action()
    call.frame('Response: Error', `ActionID: ${login['ActionID']}`, 'Message: Authentication failed')
    await eventually(() => app.phase() === 'rejected')
    expect(live().link()).toMatchObject({ reason: 'wrong-credentials', since: app.clock.now(), retryAt: null })
    app.clock.advance(12 * HOUR)
    expect(pbx.accepted()).toBe(1)
    await app.connect(pbx)
    expect(pbx.accepted()).toBe(2)
    expect(await app.services().telephony.settings()).toEqual([{ link: settings(null), hasSecret: true }])
  })

  it('a stored secret is never sent to another host, port or account', async () => {
    await app.connect(pbx)
    for (const other of [{ host: 'localhost' }, { port: 5038 }, { username: 'other' }]) {
      expect(await save({ ...settings(null), ...other })).toMatchObject({
        ok: false,
        error: { code: 'telephony.secret-required' },
      })
    }
    expect(await app.services().telephony.settings()).toEqual([{ link: settings(null), hasSecret: true }])
  })

  it('a recording that is gone when the app starts is said on screen, not shown as a quiet day', async () => {
    await app.services().storage.write('test', async ({ tx }) => {
      const value = JSON.stringify({ settings: { source: 'replay', file: '/nowhere/gone.txt', speed: 1 } })
      await tx.insertInto('settings').values({ key: 'telephony', value }).execute()
    })
    await app.services().telephony.start()
    expect(app.takeErrors()).toEqual([new Error('recording.unreadable')])
    expect(live().link()).toMatchObject({ source: 'replay', state: 'stopped', reason: 'bad-recording' })
  })
})
