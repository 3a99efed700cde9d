import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyJournal } from '#main/features/audit/verify'
import { checkFolder, databaseFile } from '#main/platform/paths'
import { openReader } from '#main/db/open'
import type { TicketDraft } from '#shared/domain/tickets/tickets'
import { addCustomer, faultDraft, strongPassword, valueOf } from '../../support/builders'
import { openProfile, screenOf, tryProfile } from '../../support/centre'
import { createSmallDisk, type SmallDisk } from '../../support/small-disk'

let disk: SmallDisk

beforeEach(() => {
  disk = createSmallDisk(6)
})
afterEach(() => disk.remove())

/** An app on the small disk with somebody signed in, spoken to as a screen does. */
async function openApp() {
  const logged: string[] = []
  const log = { info: () => undefined, error: (text: string) => logged.push(text) }
  const services = await openProfile(disk.dir, { log })
  valueOf(await services.people.createAdministrator('boss', '示例管理员', strongPassword))
  const customer = await addCustomer(services)
  const send = screenOf(services, log)
  const save = (set: Partial<TicketDraft> = {}) => send('tickets.create', faultDraft(customer, set))
  return { services, save, logged }
}

function lookAt(dir: string) {
  const reader = openReader(databaseFile(dir))
  const count = (sql: string): number => Number(reader.raw.prepare(sql).get()?.n)
  return {
    ...reader,
    tickets: count('SELECT count(*) AS n FROM tickets'),
    created: count(`SELECT count(*) AS n FROM journal WHERE type = 'ticket.created'`),
    clocks: count('SELECT count(DISTINCT ticket_id) AS n FROM ticket_clocks'),
    integrity: reader.raw.prepare('PRAGMA integrity_check').get()?.integrity_check,
  }
}

test('a full disk: each save says so, nothing is half written, and saving goes on once there is room', async () => {
  const { services, save, logged } = await openApp()
  let saved = 0
  const refusals: string[] = []
  disk.fill()
  // Room for a few saves at a time, so that the disk is full at different points of a save.
  for (let round = 0; round < 12; round++) {
    disk.free(80_000 + round * 15_000)
    for (;;) {
      const answer = await save({ description: '长'.repeat(500 + round * 250) })
      if (!answer.ok) {
        refusals.push(answer.error.code)
        break
      }
      saved += 1
    }
    disk.fill()
  }
  expect(saved).toBeGreaterThan(12)
  expect(refusals).toEqual(Array.from({ length: 12 }, () => 'db.full'))
  expect(logged.filter((text) => text.includes('tickets.create'))).toHaveLength(12)

  const full = lookAt(disk.dir)
  expect(full).toMatchObject({ tickets: saved, created: saved, clocks: saved, integrity: 'ok' })
  expect(await verifyJournal(full.db, disk.dir)).toMatchObject({ intact: true })
  await full.close()

  disk.free()
  expect(await save()).toMatchObject({ ok: true, value: { timeline: [{ type: 'ticket.created' }] } })
  await services.stop()
  const after = lookAt(disk.dir)
  expect(after).toMatchObject({ tickets: saved + 1, created: saved + 1, integrity: 'ok' })
  expect(await verifyJournal(after.db, disk.dir)).toMatchObject({ intact: true, checkpoints: 1 })
  await after.close()
})

test('a disk that is full at the start is named, and the profile opens once there is room', async () => {
  disk.fill()
  expect(await tryProfile(disk.dir)).toMatchObject({
    ok: false,
    error: { code: 'db.full', params: { file: 'vigil.db' } },
  })
  disk.free()
  await (await openProfile(disk.dir)).stop()
})

test('a read-only folder is named, with and without a database in it', async () => {
  const empty = path.join(disk.dir, 'empty')
  const used = path.join(disk.dir, 'used')
  mkdirSync(empty)
  await (await openProfile(used)).stop()
  expect([empty, used].map(checkFolder)).toEqual([null, null])
  disk.setReadOnly(true)
  // Asked before anything else at the start of the app, so that Chromium's own lock is not what fails.
  for (const dir of [empty, used])
    expect(checkFolder(dir)).toMatchObject({
      code: 'db.unreadable',
      params: { file: dir },
      detail: expect.stringMatching(/EROFS/u),
    })
  for (const dir of [empty, used, path.join(disk.dir, 'not-there-yet')])
    expect(await tryProfile(dir)).toMatchObject({
      ok: false,
      error: {
        code: 'db.unreadable',
        params: { file: 'vigil.db' },
      },
    })
  disk.setReadOnly(false)
  await (await openProfile(used)).stop()
})
