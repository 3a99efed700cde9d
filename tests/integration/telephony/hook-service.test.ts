import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCallLink } from '#main/app/open-call-link'
import { createSourceOpener } from '#main/app/sources'
import { LinkId, PbxLink } from '#shared/domain/telephony/settings'
import { valueOf } from '../../support/builders'
import { openProfile } from '../../support/centre'
import { createFakeClock } from '../../support/fake-clock'
import type { FakeClock } from '../../support/fake-clock'
import { eventually } from '../../support/heard'
import { createHookSender, freePort, hookSecret } from '../../support/hook-sender'
import type { HookSender } from '../../support/hook-sender'
import { resourcesDir } from '../../support/policies'
import { createProfile } from '../../support/profile'
import type { Profile } from '../../support/profile'

const SECOND = 1000
const linkId = LinkId.parse('other')

let profile: Profile
let clock: FakeClock
let port: number
let sender: HookSender
let centre: Awaited<ReturnType<typeof openProfile>>
const errors: unknown[] = []

const openApp = async (): Promise<void> => {
  centre = await openProfile(profile.dir, {
    clock,
    openSource: createSourceOpener(clock, resourcesDir, (error) => void errors.push(error)),
    log: { info: () => undefined, error: (_text, error) => void errors.push(error) },
  })
}

beforeEach(async () => {
  profile = createProfile()
  clock = createFakeClock()
  port = await freePort()
  sender = createHookSender(port, clock)
  errors.length = 0
  await openApp()
})

afterEach(async () => {
  sender.close()
  await centre.stop()
  profile.remove()
  if (errors.length > 0) throw new Error('the log holds errors', { cause: errors })
})

const link = () => centre.telephony.link(linkId)
const linkState = () => link()?.live.link()?.state
const isLive = () => eventually(() => linkState() === 'live')
const agents = () =>
  [...(link()?.live.state().agents.values() ?? [])].map(({ extension, state }) => `${extension} ${state}`)
const calls = () => centre.storage.db.selectFrom('calls').selectAll().orderBy('joined_at').execute()
/** Everything that ended has its row. */
const stored = async () => {
  await link()?.recorder.settle()
  return (await calls()).map(({ visit, link: of, number, outcome, agent, wait_ms, talk_ms, incomplete }) => ({
    visit,
    of,
    number,
    outcome,
    agent,
    wait: wait_ms / SECOND,
    talk: talk_ms / SECOND,
    incomplete,
  }))
}

const hookLink = (change: object = {}) =>
  PbxLink.parse({ id: 'other', name: '总机', source: 'hook', bind: '127.0.0.1', port, secret: hookSecret, ...change })

const caller = { call: '17', number: '13800001111', extension: '8001' }

describe('a hook that is set up', () => {
  it('keeps the same visits as a PBX does, and shows what its agents do', async () => {
    valueOf(await centre.telephony.save('admin', hookLink()))
    await isLive()
    await sender.post({ event: 'ringing', ...caller })
    expect(agents()).toEqual(['8001 ringing'])
    clock.advance(5 * SECOND)
    await sender.post({ event: 'answered', ...caller })
    expect(agents()).toEqual(['8001 in-call'])
    clock.advance(60 * SECOND)
    await sender.post([
      { event: 'ended', call: '17', reason: 'agent' },
      { event: 'abandoned', call: '18', number: '13900002222' },
    ])
    expect(agents()).toEqual(['8001 available'])
    expect(await stored()).toEqual([
      {
        visit: 'other/17@2026-11-22/hook/1',
        of: 'other',
        number: '13800001111',
        outcome: 'answered',
        agent: '8001',
        wait: 5,
        talk: 60,
        incomplete: 0,
      },
      {
        visit: 'other/18@2026-11-22/hook/1',
        of: 'other',
        number: '13900002222',
        outcome: 'abandoned',
        agent: null,
        wait: 0,
        talk: 0,
        incomplete: 1,
      },
    ])
  })

  it('goes on after a restart of the app: the call that runs ends as one, its talk whole, and the gap is known', async () => {
    valueOf(await centre.telephony.save('admin', hookLink()))
    await isLive()
    await sender.post([
      { event: 'ringing', ...caller },
      { event: 'answered', ...caller },
    ])
    await centre.stop()
    sender.close()
    clock.advance(30 * SECOND)
    await openApp()
    await centre.telephony.start()
    await isLive()
    expect(link()?.live.state().day.gaps).toEqual([{ from: clock.now() - 30 * SECOND, to: clock.now() }])
    clock.advance(30 * SECOND)
    await sender.post({ event: 'ended', call: '17' })
    clock.advance(10 * SECOND)
    expect(await stored()).toMatchObject([{ outcome: 'answered', agent: '8001', talk: 60 }])
    expect(link()?.live.state().day.queues['hook']).toMatchObject({ offered: 1, answered: 1 })
  })

  it('is not stored with an address that is none, nor without a secret', async () => {
    expect(await centre.telephony.save('admin', hookLink({ bind: '0.0.0.0' }))).toMatchObject({
      error: { code: 'telephony.bind-not-allowed' },
    })
    expect(await centre.telephony.save('admin', hookLink({ secret: null }))).toMatchObject({
      error: { code: 'telephony.secret-required' },
    })
    expect(await centre.telephony.settings()).toEqual([])
  })

  it('keeps its secret when it moves to another port, and the old port is let go', async () => {
    valueOf(await centre.telephony.save('admin', hookLink()))
    await isLive()
    const next = await freePort()
    valueOf(await centre.telephony.save('admin', hookLink({ port: next, secret: null })))
    await isLive()
    await expect(sender.post({ event: 'ringing', ...caller })).rejects.toThrow('ECONNREFUSED')
    const moved = createHookSender(next, clock)
    expect((await moved.post({ event: 'ringing', ...caller })).status).toBe(200)
    moved.close()
  })
})

describe('call links', () => {
  const setUp = async () => {
    await centre.people.createAdministrator('boss', '管理员', 'a long password')
    const boss = centre.people.session()?.user
    if (!boss) throw new Error('nobody is signed in')
    valueOf(await centre.people.update(boss.id, boss.rev, { ...boss, extension: '8001', phones: [], disabled: false }))
    valueOf(await centre.telephony.save('admin', PbxLink.parse({ id: 'other', name: '软电话', source: 'protocol' })))
    await isLive()
  }
  const openLink = (query: string) => openCallLink(centre, `vigil://call?${query}`)

  it('show the call at the telephone of whoever is signed in, and keep it', async () => {
    await setUp()
    expect(openLink('number=13800001111&name=%E5%BC%A0%E4%B8%89')).toEqual({ ok: true, value: null })
    expect([...(link()?.live.state().visits.values() ?? [])]).toMatchObject([
      { queue: '软电话', callerNumber: '13800001111', callerName: '张三', ringing: [{ extension: '8001' }] },
    ])
    clock.advance(4 * SECOND)
    openLink('event=answered&number=13800001111')
    expect(agents()).toEqual(['8001 in-call'])
    clock.advance(60 * SECOND)
    openLink('event=ended')
    openLink('event=ended')
    expect(await stored()).toMatchObject([{ of: 'other', outcome: 'answered', agent: '8001', wait: 4, talk: 60 }])
  })

  it('a new call ends the former one, of which is only known that it is over', async () => {
    await setUp()
    openLink('number=1')
    openLink('number=1')
    clock.advance(20 * SECOND)
    openLink('number=2')
    clock.advance(SECOND)
    openLink('number=2&event=answered')
    clock.advance(60 * SECOND)
    openLink('number=3&event=answered')
    clock.advance(10 * SECOND)
    expect(await stored()).toMatchObject([
      { number: '1', outcome: 'left', incomplete: 1 },
      { number: '2', outcome: 'answered', incomplete: 1 },
    ])
    expect([...(link()?.live.state().visits.values() ?? [])]).toMatchObject([{ callerNumber: '3', phase: 'talking' }])
  })

  it('with ids of their own, several calls go on at once', async () => {
    await setUp()
    openLink('number=1&call=a&event=answered&extension=8005')
    openLink('number=2&call=b')
    expect(agents()).toEqual(['8005 in-call', '8001 ringing'])
    openLink('call=a&event=ended')
    expect(agents()).toEqual(['8005 available', '8001 ringing'])
  })

  it.each([
    ['event=ringing', 'call-link.invalid'],
    ['event=answered', 'call-link.invalid'],
    ['number=1&event=dial', 'call-link.invalid'],
    ['number=%', 'call-link.invalid'],
  ])('%s: %s, and nothing is shown', async (query, code) => {
    await setUp()
    expect(openLink(query)).toMatchObject({ ok: false, error: { code } })
    expect(link()?.live.state().visits.size).toBe(0)
  })

  it('need a telephone to show the call at', async () => {
    await setUp()
    await centre.people.signOut()
    expect(openLink('number=1')).toMatchObject({ error: { code: 'call-link.no-extension' } })
    expect(openLink('number=1&extension=8001')).toMatchObject({ ok: true })
  })

  it('are passed over when somebody opens them without end', async () => {
    await setUp()
    const opened = Array.from({ length: 30 }, (_, i) => openLink(`number=${i}&call=${i}`))
    expect(opened.filter(({ ok }) => ok)).toHaveLength(20)
    expect(opened.at(-1)).toMatchObject({ error: { code: 'call-link.too-many' } })
    clock.advance(3 * SECOND)
    expect(openLink('number=1').ok).toBe(true)
  })

  it('are refused where they are not set up', async () => {
    expect(openLink('number=1')).toMatchObject({ error: { code: 'call-link.off' } })
    valueOf(await centre.telephony.save('admin', hookLink()))
    await isLive()
    expect(openLink('number=1')).toMatchObject({ error: { code: 'call-link.off' } })
  })
})
