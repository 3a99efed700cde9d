/** Two PBXs that call their queues, channels and telephones alike: nothing of the one is ever taken for the other's. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LinkId, mainLink, mostLinks } from '#shared/domain/telephony/settings'
import { startAmiPeer } from '../../support/ami-peer'
import type { AmiConversation, AmiPeer } from '../../support/ami-peer'
import { entryItem, memberItem, queueItem, tellCall } from '../../support/ami-story'
import { addCustomer, administratorOf, strongPassword, valueOf } from '../../support/builders'
import { eventually } from '../../support/heard'
import { amiLink } from '../../support/links'
import { openTelephoneApp, rowsOf } from '../../support/telephone-app'
import type { TelephoneApp } from '../../support/telephone-app'

const branch = LinkId.parse('branch')
const branchSettings = { id: branch, name: '分部' }

let pbx: { readonly main: AmiPeer; readonly branch: AmiPeer }
let app: TelephoneApp
let call: { readonly main: AmiConversation; readonly branch: AmiConversation }

beforeEach(async () => {
  pbx = { main: await startAmiPeer(), branch: await startAmiPeer() }
  app = await openTelephoneApp()
  call = { main: await app.connect(pbx.main), branch: await app.connect(pbx.branch, branchSettings) }
})
afterEach(async () => {
  await app.close()
  await pbx.main.stop()
  await pbx.branch.stop()
})

const numbers = { main: '13800001111', branch: '13911112222' }
/** The call that both PBXs have under the same id. */
const callAt = (at: 'main' | 'branch') => tellCall(call[at], app.clock, '10.1', numbers[at])
const waiting = (id: LinkId) => app.rowOf('hotline', id)?.waiting
const bothWait = async () => {
  callAt('main').joins()
  callAt('branch').joins()
  await eventually(() => waiting(mainLink) === 1 && waiting(branch) === 1)
}
/** The rows of the feed once every caller is looked up. */
const looked = async () => {
  for (const { live, callers } of app.services().telephony.links())
    await callers.identified([...live.state().visits.values()])
  return rowsOf(app, 'queue')
}

describe('two PBXs with the same queues and ids', () => {
  it('have callers of their own, each with its customer', async () => {
    await addCustomer(app.services(), { name: '总部的客户', numbers: [numbers.main] })
    await addCustomer(app.services(), { name: '分部的客户', numbers: [numbers.branch] })
    await bothWait()
    const { visits } = await looked()
    expect(visits).toMatchObject([
      { link: mainLink, number: numbers.main, customerName: '总部的客户', queue: 'hotline' },
      { link: branch, number: numbers.branch, customerName: '分部的客户', queue: 'hotline' },
    ])
    expect(new Set(visits.map(({ id }) => id)).size).toBe(2)
    expect(new Set(visits.map(({ callId }) => callId)).size).toBe(2)
    for (const { id, link } of visits) expect(id).toMatch(new RegExp(`^${link}/`))
  })

  it('count for themselves, and together in the row of all; a shared name is shown with its PBX', async () => {
    await bothWait()
    await app.pass(10)
    callAt('main').isAnswered(10)
    await eventually(() => app.totalsOf('hotline', mainLink)?.answered === 1)
    const { queues, halfHours } = await looked()
    expect(queues).toMatchObject([
      { id: '*', link: null, offered: 2, answered: 1, waiting: 1 },
      { id: 'main/hotline', link: mainLink, name: 'hotline · 电话系统', offered: 1, answered: 1, waiting: 0 },
      { id: 'branch/hotline', link: branch, name: 'hotline · 分部', offered: 1, answered: 0, waiting: 1 },
    ])
    expect(halfHours).toMatchObject([{ offered: 2, answered: 1 }])
  })

  it('have rows of calls of their own, and a ticket finds the right one', async () => {
    await bothWait()
    const [first, second] = (await looked()).visits
    if (!first || !second) throw new Error('nobody waits')
    const { telephony } = app.services()
    await app.pass(5)
    callAt('branch').isAnswered(5)
    await eventually(() => app.totalsOf('hotline', branch)?.answered === 1)
    await app.pass(30)
    callAt('branch').isDone(5, 30)
    callAt('main').givesUp(35)
    await eventually(() => app.live().state().visits.size + app.live(branch).state().visits.size === 0)
    expect(await telephony.ensureStored(second.callId)).toBe(second.callId)
    await telephony.stop()
    const stored = await app.storedCalls()
    expect(stored.toSorted((one, other) => (one.link < other.link ? 1 : -1))).toMatchObject([
      { id: first.callId, link: mainLink, number: numbers.main, outcome: 'abandoned', wait_ms: 35_000, agent: null },
      { id: second.callId, link: branch, number: numbers.branch, outcome: 'answered', wait_ms: 5_000, agent: '8001' },
    ])
    for (const { visit, link } of stored) expect(visit).toMatch(new RegExp(`^${link}/`))
  })
})

describe('one link started anew', () => {
  it('leaves the other alone: its connection, its callers and its counters', async () => {
    await bothWait()
    await app.connect(pbx.branch, { ...branchSettings, name: '分公司' }, [
      queueItem(),
      memberItem(),
      entryItem('10.1', numbers.branch, 0),
    ])
    expect([pbx.main.accepted(), pbx.branch.accepted()]).toEqual([1, 2])
    const { links, visits } = await looked()
    expect(links).toMatchObject([
      { id: mainLink, name: '电话系统', state: 'live' },
      { id: branch, name: '分公司', state: 'live' },
    ])
    expect(visits.map(({ link, number }) => [link, number])).toEqual([
      [mainLink, numbers.main],
      [branch, numbers.branch],
    ])
    expect([app.totalsOf('hotline', mainLink)?.offered, app.totalsOf('hotline', branch)?.offered]).toEqual([1, 1])
    callAt('main').isAnswered(0)
    await eventually(() => app.totalsOf('hotline', mainLink)?.answered === 1)
    expect(app.totalsOf('hotline', branch)?.answered).toBe(0)
  })

  it('each goes on with what was kept of it after a restart of the app', async () => {
    callAt('main').joins()
    await eventually(() => waiting(mainLink) === 1)
    await app.reopen()
    await app.services().telephony.start()
    await app.goLive(pbx.branch, [queueItem(), memberItem()], [], branch)
    await app.goLive(pbx.main, [queueItem(), memberItem(), entryItem('10.1', numbers.main, 0)], ['10.1'])
    expect([app.totalsOf('hotline', mainLink)?.offered, app.totalsOf('hotline', branch)?.offered]).toEqual([1, 0])
  })
})

describe('agents', () => {
  const people = async () => {
    const { people: accounts } = app.services()
    await administratorOf(app.services())
    const one = {
      username: 'one',
      displayName: '甲',
      roles: ['hotline-agent' as const],
      extension: '8001',
      phones: [{ link: branch, extension: '9001' }],
    }
    valueOf(await accounts.create(one, strongPassword))
    const elsewhere = {
      username: 'two',
      displayName: '乙',
      extension: null,
      phones: [{ link: branch, extension: '8001' }],
    }
    valueOf(await accounts.create({ ...one, ...elsewhere }, strongPassword))
    valueOf(await accounts.signIn('one', strongPassword))
  }

  it('are named after who has the telephone on that PBX', async () => {
    await people()
    const { agents } = await rowsOf(app, 'queue')
    expect(agents).toMatchObject([
      { id: 'main/8001', link: mainLink, extension: '8001', name: '甲' },
      { id: 'branch/8001', link: branch, extension: '8001', name: '乙' },
    ])
  })

  it('see at their desk the calls of their own telephones only, on every PBX', async () => {
    await people()
    await bothWait()
    callAt('main').rings('8001')
    callAt('branch').rings('8001')
    const other = tellCall(call.branch, app.clock, '10.2', '13822223333')
    other.joins()
    other.rings('9001')
    const isRinging = (id: LinkId) =>
      [...app.live(id).state().agents.values()].filter(({ state }) => state === 'ringing')
    await eventually(() => isRinging(mainLink).length === 1 && isRinging(branch).length === 2)
    await looked()
    const { calls } = await rowsOf(app, 'desk')
    expect(calls.map(({ link, number, phase }) => [link, number, phase])).toEqual([
      [mainLink, numbers.main, 'ringing'],
      [branch, '13822223333', 'ringing'],
    ])
  })
})

describe('a link that is removed', () => {
  it('lets go of its PBX and of its rows; its calls stay, and the other goes on', async () => {
    await bothWait()
    callAt('branch').givesUp(0)
    await eventually(() => waiting(branch) === 0)
    valueOf(await app.services().telephony.remove('test', branch))
    await call.branch.gone
    const { visits, agents, queues, links } = await looked()
    for (const rows of [visits, agents, links]) expect(rows).toHaveLength(1)
    expect(queues.map(({ id, name }) => [id, name])).toEqual([
      ['*', '*'],
      ['main/hotline', 'hotline'],
    ])
    expect(await app.storedCalls()).toMatchObject([{ link: branch, outcome: 'abandoned' }])
    callAt('main').isAnswered(0)
    await eventually(() => app.totalsOf()?.answered === 1)
    expect(pbx.main.accepted()).toBe(1)
    await app.reopen()
    await app.services().telephony.start()
    expect(
      app
        .services()
        .telephony.links()
        .map(({ id }) => id),
    ).toEqual([mainLink])
  })
})

it('more links than a screen can show are refused, and a change of one there is not', async () => {
  const { telephony } = app.services()
  const numbered = (n: number) => amiLink({ id: LinkId.parse(`pbx-${n}`), port: 1 })
  for (let n = 3; n <= mostLinks; n++) valueOf(await telephony.save('test', numbered(n)))
  expect(await telephony.save('test', numbered(mostLinks + 1))).toMatchObject({
    ok: false,
    error: { code: 'telephony.too-many-links' },
  })
  expect(await telephony.save('test', numbered(mostLinks))).toMatchObject({ ok: true })
  expect(telephony.links()).toHaveLength(mostLinks)
})
