/** What is kept of a call besides its times: who it rang at, its wrap-up, what was written down; and what agents did. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { screenOf } from '../../support/centre'
import { startAmiPeer } from '../../support/ami-peer'
import type { AmiConversation, AmiPeer } from '../../support/ami-peer'
import { memberItem, queueItem, tellCall } from '../../support/ami-story'
import { administratorOf, strongPassword, valueOf } from '../../support/builders'
import { eventually } from '../../support/heard'
import { openTelephoneApp, rowsOf } from '../../support/telephone-app'
import type { TelephoneApp } from '../../support/telephone-app'

const SECOND = 1000

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

const stateOf = (extension = '8001') => app.live().state().agents.get(extension)?.state
const visits = () => [...app.live().state().visits.values()]
const settle = () => app.link().recorder.settle()
const tell = (call: AmiConversation) => tellCall(call, app.clock, '10.1', '13800001111')

describe('the rings of a call', () => {
  it('are every telephone that rang, when, for how long, and which one was answered', async () => {
    const call = await app.connect(pbx, {}, [queueItem(), memberItem('8001'), memberItem('8002')])
    const start = app.clock.now()
    const caller = tell(call)
    const ringing = (...extensions: readonly string[]) =>
      eventually(
        () =>
          visits()[0]
            ?.ringing.map(({ extension }) => extension)
            .join() === extensions.join(),
      )
    caller.joins()
    caller.rings('8001')
    await ringing('8001')
    await app.pass(15)
    caller.isMissed(15 * SECOND, '8001')
    await ringing()
    await app.pass(5)
    caller.rings('8001')
    caller.rings('8002')
    await ringing('8001', '8002')
    await app.pass(5)
    caller.isAnswered(25, '8002')
    await eventually(() => app.totalsOf()?.answered === 1)
    await app.pass(30)
    caller.isDone(25, 30, '8002')
    await eventually(() => visits().length === 0)
    await settle()
    const [stored] = await app.storedCalls()
    expect(JSON.parse(stored?.rings ?? '')).toEqual([
      { extension: '8001', at: start, ms: 15 * SECOND, answered: false },
      { extension: '8001', at: start + 20 * SECOND, ms: 5 * SECOND, answered: false },
      { extension: '8002', at: start + 20 * SECOND, ms: 5 * SECOND, answered: true },
    ])
    expect(stored).toMatchObject({ linkedid: '10.1', ended_by: 'caller', kind: 'queue', incomplete: 0 })
  })

  it('of a caller who gave up were all in vain', async () => {
    const caller = tell(await app.connect(pbx))
    const start = app.clock.now()
    caller.joins()
    caller.rings()
    await eventually(() => visits()[0]?.ringing.length === 1)
    await app.pass(10)
    caller.givesUp(10)
    await eventually(() => app.totalsOf()?.abandoned === 1)
    await settle()
    const [stored] = await app.storedCalls()
    expect(JSON.parse(stored?.rings ?? '')).toEqual([
      { extension: '8001', at: start, ms: 10 * SECOND, answered: false },
    ])
  })
})

describe('what agents did', () => {
  const spans = async () => {
    await settle()
    return app
      .services()
      .storage.db.selectFrom('agent_spans')
      .select(['link', 'extension', 'state', 'reason', 'queue', 'from_at', 'to_at'])
      .orderBy('id')
      .execute()
  }

  it('is written down span by span, and the wrap-up counts for its call', async () => {
    const start = app.clock.now()
    const call = await app.connect(pbx, {}, [queueItem(), memberItem('8001', 20)])
    const caller = tell(call)
    await app.pass(30)
    caller.joins()
    caller.rings()
    await eventually(() => stateOf() === 'ringing')
    await app.pass(5)
    caller.isAnswered(5)
    await eventually(() => stateOf() === 'in-call')
    await app.pass(60)
    caller.isDone(5, 60)
    await eventually(() => stateOf() === 'wrap-up')
    await app.pass(20)
    expect(stateOf()).toBe('available')
    const own = { link: 'main', extension: '8001', reason: null, queue: null }
    const at = (seconds: number) => start + seconds * SECOND
    expect(await spans()).toEqual([
      { ...own, state: 'available', from_at: at(0), to_at: at(30) },
      { ...own, state: 'ringing', from_at: at(30), to_at: at(35) },
      { ...own, state: 'in-call', from_at: at(35), to_at: at(95) },
      { ...own, state: 'wrap-up', queue: 'hotline', from_at: at(95), to_at: at(115) },
    ])
    expect(await app.storedCalls()).toMatchObject([{ talk_ms: 60_000, wrap_up_ms: 20_000 }])
  })

  it('tells one pause from the next by its reason', async () => {
    const start = app.clock.now()
    const call = await app.connect(pbx)
    const pause = async (paused: boolean, reason: string) => {
      call.frame(
        'Event: QueueMemberPause',
        `Timestamp: ${app.clock.now() / SECOND}`,
        ...memberItem().slice(1, -2),
        `Paused: ${paused ? 1 : 0}`,
        `PausedReason: ${reason}`,
      )
      await eventually(() => app.live().state().agents.get('8001')?.pauseReason === (paused ? reason : null))
      await app.pass(60)
    }
    await pause(true, '用餐')
    await pause(true, '培训')
    await pause(false, '')
    const paused = (await spans()).filter(({ state }) => state === 'paused')
    expect(paused.map(({ reason, from_at: from, to_at: to }) => [reason, from - start, to - start])).toEqual([
      ['用餐', 0, 60_000],
      ['培训', 60_000, 120_000],
    ])
  })

  it('is in the same commit as the call that ended it, when a desk shows the call', async () => {
    const caller = tell(await app.connect(pbx))
    caller.joins()
    await eventually(() => visits().length === 1)
    app.link().remember(visits().map(({ id }) => id))
    caller.isAnswered(0)
    await eventually(() => stateOf() === 'in-call')
    await app.pass(60)
    let isStored = false
    app.services().storage.onCommit((entries) => {
      isStored ||= entries.some(({ type }) => type === 'call.ended')
    })
    caller.isDone(0, 60)
    await eventually(() => isStored)
    await app.crash()
    const { db } = app.services().storage
    const calls = await db.selectFrom('calls').select('outcome').execute()
    const talks = await db.selectFrom('agent_spans').select('state').where('state', '=', 'in-call').execute()
    expect([calls.length, talks.length]).toEqual([1, 1])
  })
})

describe('what is written down during a call', () => {
  const person = {
    username: 'one',
    displayName: '甲',
    roles: ['hotline-agent' as const],
    extension: '8001',
    phones: [],
  }
  /** The call at the desk of the signed-in person, once its caller is looked up. */
  const atDesk = async () => {
    await app.link().callers.identified(visits())
    const [row] = (await rowsOf(app, 'desk')).calls
    if (!row) throw new Error('no call at the desk')
    return row
  }
  const write = (id: unknown, note: string) => screenOf(app.services())('calls.note', { id, note })

  /** Somebody is signed in, and talks. */
  const talk = async () => {
    await administratorOf(app.services())
    valueOf(await app.services().people.create(person, strongPassword))
    valueOf(await app.services().people.signIn('one', strongPassword))
    const caller = tell(await app.connect(pbx))
    caller.joins()
    caller.isAnswered(0)
    await eventually(() => stateOf() === 'in-call')
    return caller
  }

  it('outlasts a power cut, and is there at the desk when the call goes on', async () => {
    await talk()
    const { callId } = await atDesk()
    expect(await write(callId, '端口 3 告警，客户')).toMatchObject({ ok: true })
    expect(await write(callId, '端口 3 告警，客户已重启')).toMatchObject({ ok: true })
    expect(await atDesk()).toMatchObject({ callId, note: '端口 3 告警，客户已重启' })
    await app.pass(65)
    await app.crash(30 * SECOND)
    valueOf(await app.services().people.signIn('one', strongPassword))
    await app.services().telephony.start()
    const call = await app.goLive(pbx, [queueItem(), memberItem()], ['10.1'])
    expect(await atDesk()).toMatchObject({ callId, note: '端口 3 告警，客户已重启', phase: 'talking' })
    tell(call).isDone(0, 95)
    await eventually(() => visits().length === 0)
    await settle()
    expect(await app.storedCalls()).toMatchObject([
      { id: callId, note: '端口 3 告警，客户已重启', outcome: 'answered', talk_ms: 95_000 },
    ])
  })

  it('is taken after the end of the call, too, and stands in the journal by its length only', async () => {
    const caller = await talk()
    const { callId } = await atDesk()
    caller.isDone(0, 10)
    await eventually(() => visits().length === 0)
    expect(await write(callId, '已解决')).toMatchObject({ ok: true })
    expect(await app.storedCalls()).toMatchObject([{ id: callId, note: '已解决' }])
    const entries = await app
      .services()
      .storage.db.selectFrom('journal')
      .select(['entity_id', 'change'])
      .where('type', '=', 'call.noted')
      .execute()
    expect(entries).toEqual([{ entity_id: callId, change: '{"length":3}' }])
  })

  it('of a call that nobody knows is refused, and nothing is written', async () => {
    await talk()
    expect(await write('01ARZ3NDEKTSV4RRFFQ69G5FAV', 'x')).toMatchObject({
      ok: false,
      error: { code: 'calls.unknown' },
    })
    expect(await app.storedCalls()).toEqual([])
  })
})
