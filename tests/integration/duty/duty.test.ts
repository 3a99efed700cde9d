/** Who is on duty, on a real database: the log only grows, and a database of before there was duty is brought along. */
import { DatabaseSync } from 'sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrate, migrations } from '#main/db/migrate'
import type { User } from '#shared/domain/people/people'
import { addUser, openCentre, valueOf } from '../../support/builders'
import type { Centre } from '../../support/builders'
import { createFakeClock, type FakeClock } from '../../support/fake-clock'
import { createProfile, type Profile } from '../../support/profile'

let profile: Profile
let clock: FakeClock
let centre: Centre
let engineer: User

beforeEach(async () => {
  profile = createProfile()
  clock = createFakeClock()
  centre = await openCentre(profile.file, { clock })
  engineer = await addUser(centre, 'engineer', ['engineer'])
})
afterEach(async () => {
  await centre.close()
  profile.remove()
})

const standing = async () => (await centre.duties.everybody()).find(({ id }) => id === engineer.id)

describe('[S2-16] shift, absence and return', () => {
  test('signing in puts nobody on duty; each change is kept, in the journal too', async () => {
    expect(await standing()).toMatchObject({ state: 'off', since: null })
    const start = clock.now()
    const set = async (state: 'on' | 'away' | 'off', note = '') => {
      valueOf(await centre.duties.set(engineer.id, { state, note, endsAt: null }))
      clock.advance(60_000)
    }
    await set('on')
    await set('away', '客户现场，16 时返回')
    expect(await standing()).toMatchObject({ state: 'away', since: start + 60_000, note: '客户现场，16 时返回' })
    await set('on')
    await set('on')
    await set('off', '已交接')
    expect(centre.raw.prepare('SELECT state, at, note FROM duty_log ORDER BY id').all()).toEqual([
      { state: 'on', at: start, note: '' },
      { state: 'away', at: start + 60_000, note: '客户现场，16 时返回' },
      { state: 'on', at: start + 120_000, note: '' },
      { state: 'off', at: start + 240_000, note: '已交接' },
    ])
    const journal = centre.raw.prepare("SELECT type FROM journal WHERE entity = 'duty' ORDER BY seq").all()
    expect(journal.map(({ type }) => type)).toEqual(['duty.on', 'duty.away', 'duty.on', 'duty.off'])
  })

  test('an absence without a word is refused and nothing is written', async () => {
    valueOf(await centre.duties.set(engineer.id, { state: 'on', note: '', endsAt: null }))
    expect(await centre.duties.set(engineer.id, { state: 'away', note: '', endsAt: null })).toMatchObject({
      ok: false,
      error: { code: 'duty.note-required' },
    })
    expect(await standing()).toMatchObject({ state: 'on' })
  })

  test('the log only grows', async () => {
    valueOf(await centre.duties.set(engineer.id, { state: 'on', note: '', endsAt: null }))
    expect(() => centre.raw.exec("UPDATE duty_log SET note = 'x'")).toThrow('append-only')
    expect(() => centre.raw.exec('DELETE FROM duty_log')).toThrow('append-only')
  })
})

test('old rows: people, tickets and clocks stay as they were, nobody is on duty, nothing is raised', () => {
  const file = `${profile.file}.old`
  const raw = new DatabaseSync(file)
  raw.exec('PRAGMA foreign_keys = ON')
  // As they were before there were alerts.
  expect(migrate(raw, file, migrations.slice(0, 3))).toMatchObject({ ok: true })
  raw.exec(`
    INSERT INTO users VALUES ('U', 1, 'old', '某人', '["engineer"]', NULL, 0, 'x', 0, NULL, 0, 1);
    INSERT INTO customers VALUES ('C', 1, '某客户', '杭州', 0);
    INSERT INTO tickets VALUES ('T', 1, '20261122-0001', 'new', 'p', 's', 'c', 'old', '', 'C', NULL, NULL, NULL, NULL,
      '', '', '', 'U', 'U', 1, 0, '[]', 10, 10, 2, 'phone', NULL, 1);
    INSERT INTO ticket_clocks VALUES ('T', 'response', 'overdue', 10, -5, 9, 1, 5, NULL, 1, 1);`)
  const before = ['users', 'tickets', 'ticket_clocks'].map((table) => raw.prepare(`SELECT * FROM ${table}`).all())
  expect(migrate(raw, file)).toMatchObject({ ok: true, value: { from: 3 } })
  expect(
    ['users', 'tickets', 'ticket_clocks'].map((table) => raw.prepare(`SELECT * FROM ${table}`).all()),
  ).toMatchObject(before)
  for (const table of ['alerts', 'duty', 'duty_log']) expect(raw.prepare(`SELECT * FROM ${table}`).all()).toEqual([])
  const alert = (id: string) =>
    raw.exec(`INSERT INTO alerts VALUES ('${id}', 'T', 'response', 50, 1, 0, '[]', 'U', NULL, NULL, NULL, '')`)
  alert('A')
  expect(() => alert('B')).toThrow('UNIQUE')
  expect(raw.prepare('PRAGMA foreign_key_check').all()).toEqual([])
  raw.close()
})
