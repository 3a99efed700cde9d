import { cpSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createSourceOpener } from '#main/app/sources'
import { queueRows } from '#main/features/telephony/rows'
import { limits } from '#main/telephony/ami/session'
import { mainLink } from '#shared/domain/telephony/settings'
import type { AmiLink } from '#shared/domain/telephony/settings'
import { admit, amiUser, banner, fullyBooted, startAmiPeer, tellState } from '../../support/ami-peer'
import type { AmiConversation, AmiPeer } from '../../support/ami-peer'
import { addCustomer } from '../../support/builders'
import { openProfile } from '../../support/centre'
import { createFakeClock } from '../../support/fake-clock'
import type { FakeClock } from '../../support/fake-clock'
import { eventually } from '../../support/heard'
import { amiLink, replayLink } from '../../support/links'
import { resourcesDir } from '../../support/policies'
import { createProfile } from '../../support/profile'
import type { Profile } from '../../support/profile'

const HOUR = 3_600_000
const MINUTE = 60_000

let profile: Profile
let pbx: AmiPeer
let clock: FakeClock
let centre: Awaited<ReturnType<typeof openProfile>>
const errors: unknown[] = []
const notes: string[] = []

const openApp = async (dir = profile.dir): Promise<void> => {
  centre = await openProfile(dir, {
    clock,
    openSource: createSourceOpener(clock, resourcesDir),
    log: { info: (text) => void notes.push(text), error: (_text, error) => void errors.push(error) },
  })
}

beforeEach(async () => {
  profile = createProfile()
  pbx = await startAmiPeer()
  clock = createFakeClock()
  errors.length = 0
  notes.length = 0
  await openApp()
})

afterEach(async () => {
  await centre.stop()
  await pbx.stop()
  profile.remove()
  if (errors.length > 0) throw new Error('the log holds errors', { cause: errors })
})

const settings = (secret: string | null = amiUser.secret): AmiLink => amiLink({ port: pbx.port, secret })

const live = () => {
  const link = centre.telephony.link(mainLink)
  if (!link) throw new Error('the link does not run')
  return link.live
}
const linkState = () => centre.telephony.link(mainLink)?.live.link()?.state
const rowOf = (queue: string) =>
  queueRows([{ id: mainLink, name: '电话系统', state: live().state() }], clock.now()).find(({ name }) => name === queue)
const storedCalls = () => centre.storage.db.selectFrom('calls').selectAll().orderBy('joined_at').execute()
/** Where the queues of a PBX are kept. */
const keptKey = 'queue.kept.main'
const changes = { queue: () => live().state().day.queues['hotline'] }

const stamp = (): string => `Timestamp: ${clock.now() / 1000}`
const hotline = ['Event: QueueParams', 'Queue: hotline', 'Strategy: rrmemory', 'Weight: 0', 'ServiceLevel: 20']
const agent = [
  'Event: QueueMember',
  'Queue: hotline',
  'Name: 8001',
  'Location: PJSIP/8001',
  'Penalty: 0',
  'LastCall: 0',
  'Status: 1',
  'Paused: 0',
  'Wrapuptime: 0',
]
const callerOf = (uniqueid: string, number: string) => [
  'Queue: hotline',
  `Uniqueid: ${uniqueid}`,
  `Linkedid: ${uniqueid}`,
  `CallerIDNum: ${number}`,
]
const member = ['MemberName: 8001', 'Interface: PJSIP/8001']

/** A call as a PBX tells of it, one step at a time. */
const story = (call: AmiConversation, uniqueid: string, number: string) => {
  const caller = callerOf(uniqueid, number)
  const leg = `DestUniqueid: ${uniqueid}.leg`
  const say = (event: string, ...more: readonly string[]) => call.frame(`Event: ${event}`, stamp(), ...caller, ...more)
  return {
    joins: () => say('QueueCallerJoin', 'Position: 1'),
    rings: () => say('AgentCalled', ...member, leg),
    isAnswered: (waitS: number) => {
      say('QueueCallerLeave', 'Position: 1')
      say('AgentConnect', ...member, leg, `HoldTime: ${waitS}`, 'RingTime: 1')
    },
    isDone: (waitS: number, talkS: number) =>
      say('AgentComplete', ...member, leg, `HoldTime: ${waitS}`, `TalkTime: ${talkS}`, 'Reason: caller'),
    givesUp: (waitS: number) => {
      call.frame('Event: HangupRequest', stamp(), `Uniqueid: ${uniqueid}`)
      say('QueueCallerAbandon', 'Position: 1', 'OriginalPosition: 1', `HoldTime: ${waitS}`)
      say('QueueCallerLeave', 'Position: 1')
      call.frame('Event: Hangup', stamp(), `Uniqueid: ${uniqueid}`)
    },
  }
}

async function goLive(
  items: readonly (readonly string[])[] = [hotline, agent],
  channels: readonly string[] = [],
): Promise<AmiConversation> {
  const call = await pbx.accept()
  await admit(call)
  fullyBooted(call)
  await tellState(call, items, channels)
  await eventually(() => linkState() === 'live')
  call.answerPings()
  return call
}

/** Lets so many intervals of the ping pass, each of them answered. */
async function passPings(count: number): Promise<void> {
  for (let ping = 0; ping < count; ping++) {
    clock.advance(limits.ping)
    await eventually(() => live().link()?.lastDataAt === clock.now())
  }
}

const connectTo = async (): Promise<AmiConversation> => {
  const configured = centre.telephony.save('test', settings())
  const call = await goLive()
  expect(await configured).toEqual({ ok: true, value: null })
  return call
}

describe('calls of a live link', () => {
  it('find their customer by number, and are stored when they end, with wait, talk and agent', async () => {
    const { customerId } = await addCustomer(centre, { numbers: ['0571-87359879'] })
    const call = await connectTo()
    const first = story(call, '10.1', '057187359879')
    first.joins()
    await eventually(() => rowOf('hotline')?.waiting === 1)
    await passPings(2)
    first.rings()
    first.isAnswered(10)
    await eventually(() => rowOf('hotline')?.answered === 1)
    await passPings(12)
    first.isDone(10, 60)
    const second = story(call, '10.2', '13800009101')
    second.joins()
    await passPings(3)
    second.givesUp(15)
    await eventually(() => rowOf('hotline')?.abandoned === 1)
    await centre.telephony.stop()
    expect(await storedCalls()).toMatchObject([
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
    const call = await connectTo()
    story(call, '20.1', '13800001111').joins()
    story(call, '20.2', '13911112222').joins()
    await eventually(() => rowOf('hotline')?.waiting === 2)
    story(call, '20.1', '13800001111').isAnswered(0)
    await eventually(() => rowOf('hotline')?.answered === 1)
    // Nothing has ended yet: a while later all is written down by itself.
    await passPings(13)
    await centre.storage.write('test', async () => undefined)
    const crashed = createProfile()
    cpSync(profile.dir, crashed.dir, { recursive: true })
    onTestFinished(crashed.remove)
    await centre.stop()
    await openApp(crashed.dir)
    clock.advance(5 * MINUTE)
    const started = centre.telephony.start()
    const entry = ['Event: QueueEntry', ...callerOf('20.2', '13911112222'), 'Position: 1', 'Wait: 365']
    const again = await goLive([hotline, agent, entry], ['20.1', '20.2'])
    await started
    expect(rowOf('hotline')).toMatchObject({ offered: 2, answered: 1, waiting: 1, incomplete: true })
    story(again, '20.1', '13800001111').isDone(0, 365)
    story(again, '20.2', '13911112222').isAnswered(365)
    await eventually(() => rowOf('hotline')?.answered === 2)
    expect(changes.queue()).toMatchObject({ offered: 2, answered: 2, completed: 1, talkMs: 365_000, left: 0 })
  })

  it('outlast an orderly end, and the time in between is marked as not heard', async () => {
    const call = await connectTo()
    story(call, '21.1', '13800001111').joins()
    await eventually(() => rowOf('hotline')?.offered === 1)
    const stoppedAt = clock.now()
    await centre.stop()
    clock.advance(HOUR)
    await openApp()
    const started = centre.telephony.start()
    await goLive()
    await started
    const { gaps } = live().state().day
    expect(gaps).toEqual([{ from: stoppedAt, to: stoppedAt + HOUR }])
    expect(rowOf('hotline')?.offered).toBe(1)
    // Nobody told of the caller's end: after a moment it is closed as such, never guessed.
    clock.advance(5000)
    expect(changes.queue()).toMatchObject({ offered: 1, left: 1, abandoned: 0 })
  })

  it('begin at zero at local midnight, and on a day that nothing was kept of', async () => {
    clock.advance(14 * HOUR - 30_000)
    const call = await connectTo()
    story(call, '22.1', '13800001111').joins()
    await eventually(() => rowOf('hotline')?.offered === 1)
    call.hangUp()
    await eventually(() => linkState() === 'lost')
    const key = live().state().day.key
    clock.advance(MINUTE)
    expect(live().state().day.key).not.toBe(key)
    expect(rowOf('hotline')).toMatchObject({ offered: 0, incomplete: true })
    await centre.stop()
    clock.advance(24 * HOUR)
    await openApp()
    await centre.telephony.start()
    expect(live().state().day.gaps).toEqual([])
  })

  it('of a recording and of a PBX are never added up', async () => {
    const call = await connectTo()
    story(call, '23.1', '13800001111').joins()
    await eventually(() => rowOf('hotline')?.offered === 1)
    await centre.telephony.save('test', replayLink)
    await call.gone
    expect(live().link()).toMatchObject({ source: 'replay', state: 'live' })
    expect(live().state().visits.size).toBeLessThanOrEqual(1)
    const back = centre.telephony.save('test', settings())
    await goLive()
    await back
    expect(changes.queue()).toMatchObject({ offered: 1 })
  })
})

describe('counters that another version kept', () => {
  it.each([
    ['of a version that wrote none down', (kept: object) => ({ ...kept, version: undefined })],
    ['of a newer version', (kept: object) => ({ ...kept, version: 2 })],
    ['of this version, with a part missing', (kept: object) => ({ ...kept, queues: { visits: [], callers: [] } })],
    ['that are nothing of the kind', () => 'kept'],
  ])('%s: the day is counted from zero, the log says so, the link is live', async (_what, change) => {
    const call = await connectTo()
    story(call, '24.1', '13800001111').joins()
    await eventually(() => rowOf('hotline')?.offered === 1)
    await centre.telephony.stop()
    const { db } = centre.storage
    const { value } = await db.selectFrom('settings').selectAll().where('key', '=', keptKey).executeTakeFirstOrThrow()
    const changed = JSON.stringify(change(JSON.parse(value) as object))
    await centre.storage.write('test', async ({ tx }) => {
      await tx.updateTable('settings').set({ value: changed }).where('key', '=', keptKey).execute()
    })
    await centre.stop()
    await openApp()
    const started = centre.telephony.start()
    await goLive()
    await started
    expect(rowOf('hotline')).toMatchObject({ offered: 0, waiting: 0 })
    expect(live().state().day.gaps).toEqual([])
    expect(notes).toContainEqual(expect.stringContaining(keptKey))
  })
})

describe('a link that cannot be', () => {
  it('a wrong secret is said on screen, and tried again only after the settings were saved again', async () => {
    const configured = centre.telephony.save('test', settings('wrong'))
    const call = await pbx.accept()
    call.send(banner)
    const challenge = await call.action()
    call.frame('Response: Success', `ActionID: ${challenge['ActionID']}`, 'Challenge: 7')
    const login = await call.action()
    call.frame('Response: Error', `ActionID: ${login['ActionID']}`, 'Message: Authentication failed')
    await configured
    await eventually(() => linkState() === 'rejected')
    expect(live().link()).toMatchObject({ reason: 'wrong-credentials', since: clock.now(), retryAt: null })
    clock.advance(12 * HOUR)
    expect(pbx.accepted()).toBe(1)
    await connectTo()
    expect(pbx.accepted()).toBe(2)
    expect(await centre.telephony.settings()).toEqual([{ link: settings(null), hasSecret: true }])
  })

  it('a stored secret is never sent to another host, port or account', async () => {
    await connectTo()
    for (const other of [{ host: 'localhost' }, { port: 5038 }, { username: 'other' }]) {
      const next: AmiLink = { ...settings(null), ...other }
      expect(await centre.telephony.save('test', next)).toMatchObject({
        ok: false,
        error: { code: 'telephony.secret-required' },
      })
    }
    expect(await centre.telephony.settings()).toEqual([{ link: settings(null), hasSecret: true }])
  })

  it('a recording that is gone when the app starts is said on screen, not shown as a quiet day', async () => {
    await centre.storage.write('test', async ({ tx }) => {
      const value = JSON.stringify({ settings: { source: 'replay', file: '/nowhere/gone.txt', speed: 1 } })
      await tx.insertInto('settings').values({ key: 'telephony', value }).execute()
    })
    await centre.telephony.start()
    expect(errors.splice(0)).toMatchObject([{ message: 'recording.unreadable' }])
    expect(live().link()).toMatchObject({ source: 'replay', state: 'stopped', reason: 'bad-recording' })
  })
})
