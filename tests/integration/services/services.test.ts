import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'sqlite3'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createReader } from '#main/reader/reader'
import {
  act,
  addCustomer,
  administratorOf,
  createTicket,
  faultDraft,
  strongPassword,
  valueOf,
} from '../../support/builders'
import { buildScript } from '../../support/built-script'
import { openProfile, screenOf, tryProfile } from '../../support/centre'
import { createFakeClock } from '../../support/fake-clock'
import { createProfile, type Profile } from '../../support/profile'

let readerFile: string
let profile: Profile

beforeAll(async () => {
  readerFile = await buildScript(path.resolve(import.meta.dirname, '../../../electron/main/reader/worker.ts'))
})
beforeEach(() => {
  profile = createProfile()
})
afterEach(() => profile.remove())

test('everything saved is there after a restart, signed at the end of the session', async () => {
  const clock = createFakeClock()
  const first = await openProfile(profile.dir, { clock })
  const boss = await administratorOf(first)
  const customer = await addCustomer(first, { numbers: ['13800138000'] })
  const ticket = await createTicket(first, faultDraft(customer))
  valueOf(await first.tickets.act(boss, act(ticket, 'accept')))
  const before = await first.tickets.read(ticket.id)
  await first.stop()
  expect(existsSync(path.join(profile.dir, 'audit/checkpoints.jsonl'))).toBe(true)

  const second = await openProfile(profile.dir, { clock, readerFile })
  expect(await second.tickets.read(ticket.id)).toEqual(before)
  expect(await second.customers.match('13800138000')).toMatchObject({ card: { openTickets: [{ id: ticket.id }] } })
  // Nobody is signed in by a restart.
  expect(second.people.session()).toBeNull()
  expect(await second.audit.verify()).toMatchObject({ intact: true, checkpoints: 1 })
  await second.stop()
})

test('a save that was begun before the end of the session is finished', async () => {
  const services = await openProfile(profile.dir)
  const customer = await addCustomer(services)
  const saves = Array.from({ length: 30 }, () => services.tickets.create(null, faultDraft(customer)))
  await services.stop()
  expect((await Promise.all(saves)).every(({ ok }) => ok)).toBe(true)
  const again = await openProfile(profile.dir)
  expect(await again.tickets.soonest(100)).toHaveLength(30)
  await again.stop()
})

test('the one timer settles clocks as they fall due, is armed by a save, and is gone at the end', async () => {
  const clock = createFakeClock()
  const services = await openProfile(profile.dir, { clock })
  const settle = async (): Promise<void> => {
    for (let n = 0; n < 5; n++) await new Promise((resolve) => setImmediate(resolve))
    await services.storage.settled()
  }
  const customer = await addCustomer(services)
  // An L1 fault must be answered by telephone within half an hour [S3-10].
  await createTicket(services, faultDraft(customer, { severity: 'L1' }))
  const seen: unknown[] = []
  for (let minute = 0; minute <= 31; minute++) {
    await settle()
    const [row] = await services.tickets.soonest(1)
    const [counts] = await services.tickets.stageCounts()
    const now = `${row?.clock?.state} ${counts?.atRisk} ${counts?.overdue}`
    if (seen.at(-1) !== now) seen.push(now)
    clock.advance(60_000)
  }
  expect(seen).toEqual(['running 0 0', 'running 1 0', 'overdue 0 1'])
  await services.stop()
  expect(clock.pending()).toBe(0)
})

test('a database whose journal cannot be read is refused with words, and let go of', async () => {
  await (await openProfile(profile.dir)).stop()
  const rename = (from: string, to: string): void => {
    const raw = new DatabaseSync(profile.file)
    raw.exec(`ALTER TABLE ${from} RENAME TO ${to}`)
    raw.close()
  }
  rename('journal', 'gone')
  expect(await tryProfile(profile.dir)).toMatchObject({ ok: false, error: { code: 'db.unreadable' } })
  rename('gone', 'journal')
  await (await openProfile(profile.dir)).stop()
})

describe('the reader worker', () => {
  test('answers from its own connection with what was committed, while saves go on', async () => {
    const services = await openProfile(profile.dir, { readerFile })
    valueOf(await services.people.createAdministrator('boss', '示例管理员', strongPassword))
    const customer = await addCustomer(services)
    for (let n = 0; n < 300; n++) await createTicket(services, faultDraft(customer, { summary: `告警 ${n}` }))
    const call = screenOf(services)
    const [verdict, page] = await Promise.all([
      call('audit.verify'),
      call('tickets.list', { stage: 'new', text: '告警 29', after: null, limit: 50 }),
      ...Array.from({ length: 50 }, () => services.tickets.create(null, faultDraft(customer))),
    ])
    expect(verdict).toMatchObject({ ok: true, value: { intact: true } })
    expect(page).toMatchObject({ ok: true, value: { next: null } })
    expect(page.ok && (page.value as { rows: readonly unknown[] }).rows).toHaveLength(11)
    await services.stop()
  })

  test('fails the job it cannot do, and is started again for the next', async () => {
    const services = await openProfile(profile.dir)
    const reader = createReader(readerFile, profile.file)
    renameSync(profile.file, `${profile.file}.away`)
    await expect(reader.run('audit.verify', { dataDir: profile.dir })).rejects.toThrow(/unable to open/u)
    renameSync(`${profile.file}.away`, profile.file)
    expect(await reader.run('audit.verify', { dataDir: profile.dir })).toMatchObject({ intact: true })
    await reader.stop()
    await services.stop()
  })

  test('that is stopped leaves nobody waiting', async () => {
    const services = await openProfile(profile.dir)
    const reader = createReader(readerFile, profile.file)
    const answer = reader.run('audit.verify', { dataDir: profile.dir })
    await Promise.all([reader.stop(), expect(answer).rejects.toThrow('the reader stopped')])
    await services.stop()
  })
})
