import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, migrations } from '#main/db/migrate'
import { openDatabase, openReader } from '#main/db/open'
import { createProfile } from '../../support/profile'
import { addCustomer, openCentre, valueOf } from '../../support/builders'

const newProfile = () => {
  const profile = createProfile()
  onTestFinished(profile.remove)
  return profile
}

test('an empty folder gets a database of the newest version', async () => {
  const { file } = newProfile()
  const { raw, close } = valueOf(openDatabase(file))
  expect(raw.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length })
  await close()
  const again = valueOf(openDatabase(file))
  expect(again.raw.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  await again.close()
})

test('the connection is durable: write-ahead log, full synchronous, foreign keys on', async () => {
  const { raw, close } = valueOf(openDatabase(newProfile().file))
  expect(raw.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  expect(raw.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
  expect(raw.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 })
  expect(() => raw.exec("INSERT INTO contacts VALUES ('a', 'nobody', 'n', 't')")).toThrow(/FOREIGN KEY/)
  await close()
})

test('every table is STRICT: a word is no number', async () => {
  const { raw, close } = valueOf(openDatabase(newProfile().file))
  const loose = raw.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0").all()
  expect(loose.map(({ name }) => name).filter((name) => !String(name).startsWith('sqlite_'))).toEqual([])
  expect(() => raw.exec("INSERT INTO ticket_numbers VALUES ('2026-11-22', 'many')")).toThrow(/cannot store TEXT/)
  await close()
})

test('the reader cannot write', async () => {
  const { file } = newProfile()
  const { close } = valueOf(openDatabase(file))
  const reader = openReader(file)
  expect(() => reader.raw.exec("INSERT INTO settings VALUES ('a', '1')")).toThrow(/readonly/)
  await reader.close()
  await close()
})

const asOfVersion = (file: string, version: number, mode: 'wal' | 'delete'): void => {
  const raw = new DatabaseSync(file)
  raw.exec(`PRAGMA journal_mode = ${mode}; PRAGMA user_version = ${version}`)
  raw.close()
}

test.each(['wal', 'delete'] as const)('a database of a newer Vigil is refused and not touched (%s)', async (mode) => {
  const { file } = newProfile()
  await valueOf(openDatabase(file)).close()
  asOfVersion(file, migrations.length + 1, mode)
  const before = readFileSync(file)
  const opened = openDatabase(file)
  expect(opened).toEqual({
    ok: false,
    error: { code: 'db.newer', params: { found: migrations.length + 1, known: migrations.length } },
  })
  expect(readFileSync(file).equals(before)).toBe(true)
  expect(existsSync(`${file}-wal`)).toBe(false)
})

test.each([
  [
    'a text',
    (bytes: Buffer) => Buffer.from('this is not a database, whatever its name says '.repeat(100) + bytes.length),
  ],
  ['a zeroed header', (bytes: Buffer) => Buffer.concat([Buffer.alloc(100), bytes.subarray(100)])],
  [
    'a zeroed first page',
    (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(3996), bytes.subarray(4096)]),
  ],
])('a damaged file is named as such and left as it is: %s', async (_what, damage) => {
  const { file } = newProfile()
  await valueOf(openDatabase(file)).close()
  writeFileSync(file, damage(readFileSync(file)))
  const before = readFileSync(file)
  const opened = openDatabase(file)
  expect(opened).toMatchObject({ ok: false, error: { code: 'db.damaged', params: { file: 'vigil.db' } } })
  expect(readFileSync(file).equals(before)).toBe(true)
})

const extraStep = 'ALTER TABLE settings ADD COLUMN note TEXT'

test('the file is copied before a migration, with everything that was committed', async () => {
  const { file } = newProfile()
  const centre = await openCentre(file)
  await addCustomer(centre, { name: '旧客户' })
  // A reader that holds its snapshot keeps the log from being folded into the file.
  const reader = openReader(file)
  reader.raw.exec('BEGIN')
  reader.raw.prepare('SELECT count(*) FROM customers').get()
  await addCustomer(centre, { name: '新客户' })

  const migrated = migrate(centre.raw, file, [...migrations, extraStep])
  expect(migrated).toEqual({ ok: true, value: { from: migrations.length, to: migrations.length + 1 } })
  expect(centre.raw.prepare('SELECT note FROM settings').all()).toEqual([])
  await reader.close()
  await centre.close()

  const copy = `${file}.before-${migrations.length + 1}`
  copyFileSync(copy, `${file}.kept`)
  const old = valueOf(openDatabase(`${file}.kept`))
  const names = old.raw.prepare('SELECT name FROM customers ORDER BY id').all()
  expect(names).toEqual([{ name: '旧客户' }, { name: '新客户' }])
  await old.close()
})

test('a migration that fails leaves version and rows as they were', async () => {
  const { file } = newProfile()
  const centre = await openCentre(file)
  await addCustomer(centre, { name: '某客户' })
  expect(() => migrate(centre.raw, file, [...migrations, `${extraStep}; INSERT INTO nowhere VALUES (1)`])).toThrow(
    /nowhere/,
  )
  expect(centre.raw.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length })
  expect(centre.raw.prepare("SELECT name FROM pragma_table_info('settings')").all()).toHaveLength(2)
  await centre.close()
})
