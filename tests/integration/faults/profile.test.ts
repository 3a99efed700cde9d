import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrations } from '#main/db/migrate'
import { addCustomer, administratorOf } from '../../support/builders'
import { buildScript } from '../../support/built-script'
import { openProfile, screenOf, tryProfile } from '../../support/centre'
import { resourcesDir } from '../../support/policies'
import { createProfile, type Profile } from '../../support/profile'

let profile: Profile

beforeEach(() => {
  profile = createProfile()
})
afterEach(() => profile.remove())

test('a database of a newer Vigil is named with both versions and left alone', async () => {
  await (await openProfile(profile.dir)).stop()
  const raw = new DatabaseSync(profile.file)
  raw.exec(`PRAGMA user_version = ${migrations.length + 5}`)
  raw.close()
  const before = readFileSync(profile.file)
  expect(await tryProfile(profile.dir)).toEqual({
    ok: false,
    error: { code: 'db.newer', params: { found: migrations.length + 5, known: migrations.length } },
  })
  expect(readFileSync(profile.file).equals(before)).toBe(true)
})

test('a file that is no database is named', async () => {
  writeFileSync(profile.file, '这不是数据库。'.repeat(500))
  expect(await tryProfile(profile.dir)).toMatchObject({
    ok: false,
    error: { code: 'db.damaged', params: { file: 'vigil.db' } },
  })
})

test('a page that went bad under a working app is told to the screen as damage, not as a bug', async () => {
  const centre = await openProfile(profile.dir)
  const customer = await addCustomer(centre, { name: '某客户' })
  await centre.stop()
  const bytes = readFileSync(profile.file)
  const raw = new DatabaseSync(profile.file)
  const page = Number(raw.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'customers'").get()?.rootpage)
  raw.close()
  writeFileSync(profile.file, bytes.fill(0, (page - 1) * 4096, page * 4096))

  const again = await openProfile(profile.dir)
  await administratorOf(again)
  const answer = await screenOf(again)('customers.card', { id: customer.customerId })
  expect(answer).toEqual({ ok: false, error: { code: 'db.damaged' } })
  await again.stop()
})

const put = (folder: string, name: string, text: string): void => {
  mkdirSync(path.join(profile.dir, folder), { recursive: true })
  writeFileSync(path.join(profile.dir, folder, name), text)
}

describe('a bad file in the profile', () => {
  test.each([
    ['policies', 'mine.json', '{"id": "mine",', 'policies.file-invalid', ''],
    ['policies', 'mine.json', '{"id": 7}', 'policies.file-invalid', 'id'],
    ['holidays', '2027.json', '{"year": "2027"}', 'holidays.file-invalid', 'year'],
  ])('%s/%s: %s', async (folder, name, text, code, at) => {
    put(folder, name, text)
    const opened = await tryProfile(profile.dir)
    expect(opened).toMatchObject({
      ok: false,
      error: { code, params: { file: path.join(profile.dir, folder, name), path: at } },
    })
    // Once it is put right the profile opens: the refusal let go of the database.
    rmSync(path.join(profile.dir, folder, name))
    await (await openProfile(profile.dir)).stop()
  })
})

test('a second process on the same profile is refused while the first lives, and not after it was killed', async () => {
  const centre = await openProfile(profile.dir)
  const user = await administratorOf(centre)
  const customer = await addCustomer(centre)
  expect(await tryProfile(profile.dir)).toMatchObject({ ok: false, error: { code: 'db.locked' } })
  await centre.stop()

  const script = await buildScript(path.resolve(import.meta.dirname, '../../support/scripts/save-tickets.ts'))
  const args = [script, profile.dir, resourcesDir, user, JSON.stringify(customer)]
  const other = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => other.once('exit', resolve))
  await new Promise((resolve) => other.stdout.once('data', resolve))
  expect(await tryProfile(profile.dir)).toMatchObject({
    ok: false,
    error: { code: 'db.locked', params: { file: 'vigil.db' } },
  })
  other.kill('SIGKILL')
  await ended
  await (await openProfile(profile.dir)).stop()
})
