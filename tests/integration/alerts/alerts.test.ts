/** Alerts on a real database: raised with the clocks, once per ticket, commitment and level, whatever sleeps or dies. */
import { cpSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AlertId, UserId } from '#shared/domain/ids'
import type { Role, User } from '#shared/domain/people/people'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { verifyJournal } from '#main/features/audit/verify'
import {
  act,
  addCustomer,
  addUser,
  administratorOf,
  createTicket,
  faultDraft,
  openCentre,
  valueOf,
} from '../../support/builders'
import type { Centre, CustomerIds } from '../../support/builders'
import { createFakeClock, type FakeClock } from '../../support/fake-clock'
import { beijing, loadBundledLibrary } from '../../support/policies'
import { createProfile, type Profile } from '../../support/profile'

const library = await loadBundledLibrary()
const minute = 60_000

let profile: Profile
let clock: FakeClock
let centre: Centre
let customer: CustomerIds
let boss: UserId

beforeEach(async () => {
  profile = createProfile()
  clock = createFakeClock(beijing('2026-11-23 10:00'))
  centre = await openCentre(profile.file, { clock, library })
  boss = await administratorOf(centre)
  customer = await addCustomer(centre)
})
afterEach(async () => {
  await centre.close()
  profile.remove()
})

/** The process ends without a word and comes back: everything it knows is what is stored. */
const reopen = async (): Promise<void> => {
  await centre.close()
  centre = await openCentre(profile.file, { clock, library })
}

/** What the timer does, until nothing is due. */
const settle = async (): Promise<void> => {
  for (;;) {
    const next = await centre.tickets.settleDue()
    if (next === null || next > clock.now()) return
  }
}

const later = async (minutes: number): Promise<void> => {
  clock.advance(minutes * minute)
  await settle()
}

/** An L1 fault: it must be answered by telephone within 30 minutes [S3-10]; the other clocks are hours long. */
const urgentTicket = (): Promise<Ticket> => createTicket(centre, faultDraft(customer, { severity: 'L1' }))

const rows = (commitment = 'phone-response') =>
  centre.raw
    .prepare('SELECT level, passed FROM alerts WHERE commitment = ? ORDER BY level')
    .all(commitment)
    .map(({ level, passed }) => `${level}${passed === 1 ? ' passed' : ''}`)

const journalled = (type: string) =>
  centre.raw
    .prepare('SELECT change FROM journal WHERE type = ? ORDER BY seq')
    .all(type)
    .map(({ change }) => JSON.parse(String(change)) as { readonly commitment: string; readonly level: number })
    .filter(({ commitment }) => commitment === 'phone-response')
    .map(({ level }) => level)

const person = (username: string, role: Role): Promise<User> => addUser(centre, username, [role])
const signOn = async ({ id }: User): Promise<void> => {
  valueOf(await centre.duties.set(id, { state: 'on', note: '', endsAt: null }))
}
const openFor = async (user: User) =>
  (await centre.alerts.open(user, 'own')).rows.map(({ level, volume, reason }) => `${level} ${volume} ${reason}`)
const openIds = async (user: User): Promise<AlertId[]> =>
  (await centre.alerts.open(user, 'own')).rows.map(({ id }) => id)

describe('each level once', () => {
  test('as time goes by, and however often it is looked', async () => {
    await urgentTicket()
    for (let passed = 0; passed < 40; passed++) {
      await later(1)
      await settle()
    }
    expect(rows()).toEqual(['50', '75', '90', '100'])
    expect(journalled('alert.raised')).toEqual([50, 75, 90, 100])
  })

  test('the machine sleeps over three levels: the highest is raised, the lower ones are passed', async () => {
    await urgentTicket()
    await later(28)
    expect(rows()).toEqual(['50 passed', '75 passed', '90'])
    expect(journalled('alert.raised')).toEqual([90])
    await later(60)
    expect(rows()).toEqual(['50 passed', '75 passed', '90', '100'])
  })

  test('ended before a level and started after three more: nothing is missed, nothing comes twice', async () => {
    await urgentTicket()
    await later(16)
    expect(rows()).toEqual(['50'])
    await reopen()
    await settle()
    expect(rows()).toEqual(['50'])
    clock.advance(60 * minute)
    await reopen()
    await settle()
    await reopen()
    await settle()
    expect(rows()).toEqual(['50', '75 passed', '90 passed', '100'])
    expect(journalled('alert.raised')).toEqual([50, 100])
    expect(await verifyJournal(centre.db, profile.dir)).toMatchObject({ intact: true })
  })

  test('killed where it stands: what a later start finds on the disk raises nothing twice', async () => {
    await urgentTicket()
    await later(16)
    // What kill -9 leaves: the files as they are while the process has them open, the log not folded in.
    const killed = createProfile()
    cpSync(profile.dir, killed.dir, { recursive: true })
    const before = centre
    centre = await openCentre(killed.file, { clock, library })
    await settle()
    expect(rows()).toEqual(['50'])
    await later(12)
    expect(rows()).toEqual(['50', '75 passed', '90'])
    expect(journalled('alert.raised')).toEqual([50, 90])
    await centre.close()
    killed.remove()
    centre = before
  })

  test('a transaction that does not reach the disk raises nothing, and the next one does', async () => {
    await urgentTicket()
    clock.advance(16 * minute)
    centre.raw.exec(`CREATE TRIGGER broken BEFORE INSERT ON journal WHEN NEW.type = 'clocks.settled'
      BEGIN SELECT RAISE(ABORT, 'power cut'); END`)
    await expect(centre.tickets.settleDue()).rejects.toThrow('power cut')
    expect(rows()).toEqual([])
    centre.raw.exec('DROP TRIGGER broken')
    await settle()
    expect(rows()).toEqual(['50'])
    expect(journalled('alert.raised')).toEqual([50])
  })

  test('a milder severity moves the deadline away, a graver one back: once is once', async () => {
    const ticket = await urgentTicket()
    await later(16)
    valueOf(await centre.tickets.act(boss, act(ticket, 'severity', { severity: 'L4' })))
    await later(1)
    valueOf(await centre.tickets.act(boss, act({ ...ticket, rev: 2 }, 'severity', { severity: 'L1' })))
    expect(rows()).toEqual(['50'])
    await later(6)
    expect(rows()).toEqual(['50', '75'])
    expect(journalled('alert.raised')).toEqual([50, 75])
  })

  test('everything is checked again by the usual way: from what is stored alone', async () => {
    await urgentTicket()
    await later(16)
    centre.raw.exec('UPDATE tickets SET next_check_at = 1')
    await reopen()
    await settle()
    expect(journalled('alert.raised')).toEqual([50])
    // As a profile of before there were alerts: what has been reached is raised at the first look.
    centre.raw.exec('DELETE FROM alerts; UPDATE tickets SET next_check_at = 1')
    await settle()
    expect(rows()).toEqual(['50'])
  })
})

describe('an alert is over', () => {
  test('when its clock stops, and is history then', async () => {
    const manager = await person('manager', 'service-manager')
    const engineer = await person('engineer', 'engineer')
    const ticket = await urgentTicket()
    await later(16)
    expect(await openFor(engineer)).toEqual(['50 loud nobody'])
    valueOf(await centre.tickets.act(engineer.id, act(ticket, 'accept')))
    valueOf(await centre.tickets.act(engineer.id, act({ ...ticket, rev: 2 }, 'contact')))
    expect(await openFor(engineer)).toEqual([])
    expect((await centre.alerts.open(manager, 'all')).rows).toEqual([])
    expect((await centre.alerts.list({ after: null, limit: 10 })).rows).toMatchObject([
      { level: 50, number: ticket.number, overAt: clock.now(), acknowledgedAt: null },
    ])
  })

  test('when it is acknowledged, with those of lower levels of the same clock; the timeline tells', async () => {
    const engineer = await person('engineer', 'engineer')
    const ticket = await urgentTicket()
    await later(16)
    await later(7)
    const [row] = (await centre.alerts.open(engineer, 'own')).rows
    expect(row).toMatchObject({ level: 75, customerName: '示例客户', number: ticket.number, ticketId: ticket.id })
    expect(row?.dueAt).toBe(ticket.clock?.dueAt)
    valueOf(await centre.alerts.acknowledge(engineer.id, { ids: await openIds(engineer), note: '已联系客户' }))
    expect(await centre.alerts.open(engineer, 'all')).toEqual({ rows: [], others: 0 })
    await reopen()
    await settle()
    expect(await openFor(engineer)).toEqual([])
    const read = valueOf(await centre.tickets.get(ticket.id))
    expect(read.timeline.map(({ type, actorName, data }) => [type, actorName, data['level'] ?? null])).toEqual([
      ['ticket.created', '', null],
      ['alert.raised', '', 50],
      ['alert.raised', '', 75],
      ['alert.acknowledged', '某engineer', 50],
      ['alert.acknowledged', '某engineer', 75],
    ])
    // A later level is a new alert.
    await later(5)
    expect(await openFor(engineer)).toEqual(['90 loud nobody'])
  })

  test('who comes second changes nothing; an alert that is not there is refused whole', async () => {
    const [one, other] = [await person('one', 'engineer'), await person('other', 'engineer')]
    await urgentTicket()
    await later(16)
    const ids = await openIds(one)
    const unknown = centre.newId<AlertId>(clock.now())
    expect(await centre.alerts.acknowledge(one.id, { ids: [...ids, unknown], note: '' })).toMatchObject({
      ok: false,
      error: { code: 'alerts.unknown' },
    })
    expect(await openIds(one)).toEqual(ids)
    valueOf(await centre.alerts.acknowledge(one.id, { ids, note: '我来' }))
    valueOf(await centre.alerts.acknowledge(other.id, { ids, note: '还是我来' }))
    expect((await centre.alerts.list({ after: null, limit: 10 })).rows).toMatchObject([
      { acknowledgedByName: '某one', note: '我来' },
    ])
    expect(journalled('alert.acknowledged')).toEqual([50])
  })

  test('when the ticket is closed', async () => {
    const engineer = await person('engineer', 'engineer')
    let ticket = await urgentTicket()
    await later(31)
    for (const action of ['accept', 'contact', 'resolve', 'close']) {
      valueOf(await centre.tickets.act(engineer.id, act(ticket, action)))
      ticket = valueOf(await centre.tickets.get(ticket.id))
    }
    await later(2_000)
    expect(await centre.alerts.open(engineer, 'all')).toEqual({ rows: [], others: 0 })
    expect(rows('resolve-or-loaner')).toEqual([])
  })
})

describe('[S2-16] an alarm reaches somebody who is responsible', () => {
  test('by duty: on is loud, away counts, off is listed; with nobody of the roles it passes on', async () => {
    const engineer = await person('engineer', 'engineer')
    const manager = await person('manager', 'duty-manager')
    const agent = await person('agent', 'hotline-agent')
    await urgentTicket()
    await later(16)
    expect(await openFor(agent)).toEqual(['50 loud nobody'])
    await signOn(manager)
    expect(await openFor(engineer)).toEqual(['50 quiet role'])
    expect(await openFor(manager)).toEqual(['50 loud passed-on'])
    expect(await openFor(agent)).toEqual([])
    expect(await centre.alerts.open(agent, 'own')).toMatchObject({ rows: [], others: 1 })
    await signOn(engineer)
    expect(await openFor(engineer)).toEqual(['50 loud role'])
    expect(await openFor(manager)).toEqual([])
    valueOf(await centre.duties.set(engineer.id, { state: 'away', note: '客户现场', endsAt: null }))
    expect(await openFor(engineer)).toEqual(['50 badge role'])
    expect(await openFor(manager)).toEqual(['50 loud passed-on'])
  })

  test('the assignee is told whatever the roles, and a disabled account is nobody', async () => {
    const agent = await person('agent', 'hotline-agent')
    const engineer = await person('engineer', 'engineer')
    const ticket = await urgentTicket()
    valueOf(await centre.tickets.act(agent.id, act(ticket, 'accept')))
    await signOn(engineer)
    await signOn(agent)
    await later(16)
    expect(await openFor(agent)).toEqual(['50 loud assignee'])
    await centre.people.update(agent.id, agent.rev, { ...agent, disabled: true })
    await centre.people.update(engineer.id, engineer.rev, { ...engineer, disabled: true })
    const manager = await person('manager', 'service-manager')
    expect(await openFor(manager)).toEqual(['50 loud nobody'])
    expect(await openFor(agent)).toEqual([])
  })
})

test('the history goes by key, the latest first', async () => {
  for (let n = 0; n < 3; n++) await urgentTicket()
  await later(16)
  await later(7)
  const seen: string[] = []
  let after: AlertId | null = null
  do {
    const page: Awaited<ReturnType<typeof centre.alerts.list>> = await centre.alerts.list({ after, limit: 4 })
    seen.push(...page.rows.map(({ level }) => String(level)))
    after = page.next
  } while (after !== null)
  expect(seen).toEqual(['75', '75', '75', '50', '50', '50'])
})
