import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TicketId, UserId } from '#shared/domain/ids'
import { sampleAccounts, samplePassword } from '#shared/domain/sample/accounts'
import { HOUR_MS } from '#shared/lib/zoned-time'
import { verifyJournal } from '#main/features/audit/verify'
import { filePastTicket } from '#main/features/tickets/backfill'
import {
  act,
  addCustomer,
  addUser,
  administratorOf,
  createTicket,
  faultDraft,
  strongPassword,
  valueOf,
} from '../../support/builders'
import { beijing, loadBundledLibrary } from '../../support/policies'
import { createProfile, type Profile } from '../../support/profile'
import { openSampleCentre, type SampleCentre } from '../../support/sample'

const library = await loadBundledLibrary()
const now = beijing('2026-11-23 10:20')

let profile: Profile
let centre: SampleCentre
beforeEach(async () => {
  profile = createProfile()
  centre = await openSampleCentre(profile.file, now, { library })
})
afterEach(async () => {
  await centre.close()
  profile.remove()
})

const tables = [
  'customers',
  'sites',
  'contacts',
  'phone_numbers',
  'contracts',
  'devices',
  'tickets',
  'ticket_clocks',
  'alerts',
  'calls',
  'agent_spans',
  'duty',
  'duty_log',
  'media_plans',
  'media_editions',
  'media_discs',
  'media_copies',
  'users',
  'settings',
] as const

const counts = (): Record<string, number> =>
  Object.fromEntries(
    tables.map((table) => [table, Number(centre.raw.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n)]),
  )
const empty = Object.fromEntries(tables.map((table) => [table, 0]))

const idOf = (sql: string): string => String(centre.raw.prepare(sql).get()?.id)
const overdueTickets = async () => (await centre.tickets.soonest(500)).filter(({ clock }) => clock?.state === 'overdue')

/** Loads in a process of its own that is killed at a ticket or once it has `loaded`. */
const killed = (file: string, when: string): void => {
  const script = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../support/sample-load-killed.ts')
  const { signal, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, file, String(now), when], {
    encoding: 'utf8',
  })
  expect([signal, stderr]).toEqual(['SIGKILL', ''])
}

const failureOf = (result: { ok: boolean }): unknown => ('error' in result ? Object(result.error).code : null)

describe('removing the sample centre', () => {
  it('leaves nothing of it, and a journal that verifies', async () => {
    valueOf(await centre.sample.load())
    await centre.tickets.settleDue()
    expect(counts()).toMatchObject({ duty: 7, duty_log: 7, media_plans: 3 })
    expect(counts()['alerts']).toBeGreaterThan(0)
    valueOf(await centre.sample.remove())
    expect(counts()).toEqual(empty)
    expect(await centre.sample.isLoaded()).toBe(false)
    expect(await centre.sample.administrator()).toBeNull()
    expect(await centre.people.firstRun()).toBe(true)
    expect(await verifyJournal(centre.db, profile.dir)).toMatchObject({ intact: true })
    expect(centre.raw.prepare('PRAGMA foreign_key_check').all()).toEqual([])
    expect(await centre.tickets.settleDue()).toBeNull()
  })

  it('keeps, without its password, an account that has acknowledged an alert of a real ticket', async () => {
    const boss = await administratorOf(centre)
    valueOf(await centre.sample.load(boss))
    const real = await createTicket(
      centre,
      faultDraft(await addCustomer(centre, { name: '真实客户' }), { severity: 'L1' }),
    )
    centre.clock.advance(0.3 * HOUR_MS)
    while (((await centre.tickets.settleDue()) ?? Infinity) <= centre.clock.now());
    const user = (await centre.people.list()).find(({ username }) => username === 'sample.duty')
    const { rows } = await centre.alerts.open(user ?? null, 'all')
    // Invented people do not stand in for real ones: a real ticket is everybody's while nobody real is on duty.
    expect(rows.find(({ number }) => number === real.number)).toMatchObject({ volume: 'loud', reason: 'nobody' })
    expect(rows.some(({ reason, volume }) => reason === 'role' && volume === 'loud')).toBe(true)
    const ids = rows.filter(({ number }) => number === real.number).map(({ id }) => id)
    valueOf(await centre.alerts.acknowledge(user?.id ?? boss, { ids, note: '' }))
    valueOf(await centre.sample.remove(boss))
    const left = (await centre.people.list()).map(({ username, disabled }) => [username, disabled])
    expect(left).toEqual([
      ['boss', false],
      ['sample.duty', true],
    ])
    expect(counts()).toMatchObject({ tickets: 1, alerts: 1, duty: 0 })
    expect(centre.raw.prepare('PRAGMA foreign_key_check').all()).toEqual([])
  })

  it('can be loaded again, and is as it was, with new ticket numbers', async () => {
    valueOf(await centre.sample.load())
    const first = counts()
    const numbers = () =>
      centre.raw
        .prepare('SELECT number FROM tickets')
        .all()
        .map(({ number }) => String(number))
    const before = new Set(numbers())
    valueOf(await centre.sample.remove())
    valueOf(await centre.sample.load())
    expect(counts()).toEqual(first)
    expect(numbers().filter((number) => before.has(number))).toEqual([])
    expect(await verifyJournal(centre.db, profile.dir)).toMatchObject({ intact: true })
  })

  it('refuses to load twice and to remove what is not there', async () => {
    expect(failureOf(await centre.sample.remove())).toBe('sample.not-loaded')
    valueOf(await centre.sample.load())
    const loaded = counts()
    expect(failureOf(await centre.sample.load())).toBe('sample.already-loaded')
    expect(counts()).toEqual(loaded)
  })

  it('refuses to load over a real account with the name of a sample account, and adds nothing', async () => {
    await addUser(centre, 'sample.agent2')
    const before = counts()
    expect(await centre.sample.load()).toMatchObject({
      ok: false,
      error: { code: 'sample.name-taken', params: { name: 'sample.agent2' } },
    })
    expect(counts()).toEqual(before)
  })

  it('takes along what was made for its customers and names it in the journal; what is real stays', async () => {
    const boss = await administratorOf(centre)
    valueOf(await centre.sample.load(boss))
    const real = await addCustomer(centre, { name: '真实客户', numbers: ['13700000000'] })
    const kept = await createTicket(centre, faultDraft(real))
    const customerId = idOf("SELECT id FROM customers WHERE name = '成都示例大学'")
    const made = await createTicket(
      centre,
      faultDraft(
        { ...real, customerId: customerId as typeof real.customerId },
        {
          siteId: null,
          contactId: null,
          contractId: null,
        },
      ),
    )
    valueOf(await centre.sample.remove(boss))
    expect(await centre.tickets.read(made.id)).toBeNull()
    expect(await centre.tickets.read(kept.id)).toEqual(kept)
    expect(counts()).toMatchObject({ customers: 1, tickets: 1, users: 1, calls: 0 })
    const entry = centre.raw.prepare("SELECT actor, change FROM journal WHERE type = 'sample.removed'").get()
    expect(entry?.actor).toBe(boss)
    expect(JSON.parse(String(entry?.change))).toMatchObject({ tickets: 201, ownTickets: [made.number] })
  })

  it('leaves a real ticket that names sample devices and people sensible', async () => {
    const boss = await administratorOf(centre)
    valueOf(await centre.sample.load())
    const real = await addCustomer(centre)
    const device = centre.raw.prepare('SELECT id, serial_number FROM devices LIMIT 1').get()
    const engineer = idOf("SELECT id FROM users WHERE username = 'sample.engineer1'") as UserId
    const id = valueOf(await centre.tickets.create(engineer, faultDraft(real, { statedSerial: '?' })))
    // No form offers the device of another customer; an archive that was put right by hand may have left such a ticket.
    centre.raw.prepare("UPDATE tickets SET device_id = ?, stated_serial = '' WHERE id = ?").run(String(device?.id), id)
    const ticket = valueOf(await centre.tickets.get(id))
    valueOf(await centre.tickets.act(engineer, act(ticket, 'accept')))
    const before = valueOf(await centre.tickets.get(id))
    valueOf(await centre.sample.remove(boss))
    const after = valueOf(await centre.tickets.get(id))
    expect(after).toMatchObject({
      device: null,
      statedSerial: device?.serial_number,
      assigneeName: before.assigneeName,
    })
    expect(after.timeline.map(({ actorName }) => actorName)).toEqual(before.timeline.map(({ actorName }) => actorName))
    expect(after.clocks).toEqual(before.clocks)
    expect((await centre.people.list()).map(({ username, disabled }) => [username, disabled])).toEqual([
      ['boss', false],
      ['sample.engineer1', true],
    ])
    expect(failureOf(await centre.people.signIn('sample.engineer1', samplePassword))).toBe('auth.disabled')
    valueOf(await centre.sample.load())
    expect((await centre.people.list()).filter(({ disabled }) => !disabled)).toHaveLength(1 + sampleAccounts.length)
  })

  it('refuses to leave accounts behind without an administrator of their own', async () => {
    valueOf(await centre.sample.load())
    await addUser(centre, 'clerk', ['hotline-agent'])
    const loaded = counts()
    expect(failureOf(await centre.sample.remove())).toBe('sample.no-administrator')
    expect(counts()).toEqual(loaded)
    const chief = await addUser(centre, 'chief', ['administrator'])
    valueOf(await centre.people.update(chief.id, chief.rev, { ...chief, disabled: true }))
    expect(failureOf(await centre.sample.remove())).toBe('sample.no-administrator')
    await addUser(centre, 'second', ['administrator'])
    valueOf(await centre.sample.remove())
    valueOf(await centre.people.signIn('second', strongPassword))
  })

  it('counts a sample account that a real ticket names as one that stays', async () => {
    valueOf(await centre.sample.load())
    const administrator = await centre.sample.administrator()
    valueOf(await centre.tickets.create(administrator, faultDraft(await addCustomer(centre))))
    expect(failureOf(await centre.sample.remove(administrator))).toBe('sample.no-administrator')
  })
})

describe('a sample centre of yesterday', () => {
  it('is loaded anew, relative to now', async () => {
    valueOf(await centre.sample.load())
    const few = await overdueTickets()
    centre.clock.advance(20 * HOUR_MS)
    await centre.tickets.settleDue()
    expect((await overdueTickets()).length).toBeGreaterThan(few.length * 5)
    expect(valueOf(await centre.sample.renew())).toBe(true)
    expect(await overdueTickets()).toHaveLength(few.length)
    expect(await centre.sample.administrator()).not.toBeNull()
    expect(await verifyJournal(centre.db, profile.dir)).toMatchObject({ intact: true })
  })

  it('is left alone while it is fresh, and when somebody has worked with it', async () => {
    expect(valueOf(await centre.sample.renew())).toBe(false)
    valueOf(await centre.sample.load())
    centre.clock.advance(HOUR_MS)
    expect(valueOf(await centre.sample.renew())).toBe(false)
    const id = idOf("SELECT id FROM tickets WHERE stage = 'new'") as TicketId
    const ticket = valueOf(await centre.tickets.get(id))
    valueOf(
      await centre.tickets.act(idOf("SELECT id FROM users WHERE extension = '8001'") as UserId, act(ticket, 'accept')),
    )
    centre.clock.advance(30 * HOUR_MS)
    expect(valueOf(await centre.sample.renew())).toBe(false)
    expect(valueOf(await centre.tickets.get(id)).stage).toBe('phone')
  })
})

describe('loading the sample centre', () => {
  it('lets others have their turn after every few tickets', async () => {
    let filed = 0
    let sinceTurn = 0
    let most = 0
    let done = false
    const turn = (): void => {
      sinceTurn = 0
      if (!done) setImmediate(turn)
    }
    const patient = await openSampleCentre(path.join(profile.dir, 'patient.db'), now, {
      library,
      deps: {
        filePastTicket: async (...args) => {
          filed += 1
          sinceTurn += 1
          most = Math.max(most, sinceTurn)
          await filePastTicket(...args)
        },
      },
    })
    setImmediate(turn)
    valueOf(await patient.sample.load())
    done = true
    await patient.close()
    expect(filed).toBe(200)
    expect(most).toBeLessThanOrEqual(5)
  })

  it.each(['1', '100', '200'])('leaves nothing when the process is killed at ticket %s', async (when) => {
    const file = path.join(profile.dir, 'killed.db')
    killed(file, when)
    const after = await openSampleCentre(file, now, { library })
    const rows = tables.map((table) => Number(after.raw.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n))
    expect(rows.every((n) => n === 0)).toBe(true)
    expect(after.raw.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    expect(await after.sample.isLoaded()).toBe(false)
    valueOf(await after.sample.load())
    await after.close()
  })

  it('is all there when the process is killed once it is loaded', async () => {
    const file = path.join(profile.dir, 'loaded.db')
    killed(file, 'loaded')
    const after = await openSampleCentre(file, now, { library })
    expect(await after.sample.isLoaded()).toBe(true)
    expect(after.raw.prepare('SELECT count(*) AS n FROM tickets').get()?.n).toBe(200)
    expect(await verifyJournal(after.db, profile.dir)).toMatchObject({ intact: true })
    valueOf(await after.sample.remove())
    await after.close()
  })
})
