import { expect, onTestFinished, test } from 'vitest'
import { genesisHash, hashEntry } from '#main/db/journal'
import type { JournalEntry } from '#main/db/journal'
import { createStorage } from '#main/db/storage'
import { verifyJournal } from '#main/features/audit/verify'
import { addCustomer, openCentre } from '../../support/builders'
import { createProfile } from '../../support/profile'

async function openHere() {
  const profile = createProfile()
  onTestFinished(profile.remove)
  const centre = await openCentre(profile.file)
  onTestFinished(centre.close)
  return { ...centre, dir: profile.dir }
}

const named = (n: number) => ({ type: 'test.said', entity: 'test', entityId: `t${n}`, change: { n } })

test('each entry carries the hash of the one before', async () => {
  const { storage, db } = await openHere()
  for (const n of [1, 2, 3]) await storage.write('somebody', ({ record }) => record(named(n)))
  const rows = await db.selectFrom('journal').selectAll().orderBy('seq').execute()
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(rows.map((row) => row.prev_hash)).toEqual([genesisHash, rows[0]?.hash, rows[1]?.hash])
  for (const row of rows) expect(row.hash).toBe(hashEntry(row))
})

test('several entries of one write are chained and stand or fall together', async () => {
  const { storage, db, dir } = await openHere()
  await storage.write('a', async ({ record }) => {
    await record(named(1))
    await record(named(2))
  })
  await expect(
    storage.write('a', async ({ record }) => {
      await record(named(3))
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await storage.write('a', ({ record }) => record(named(4)))
  expect(await verifyJournal(db, dir)).toEqual({ intact: true, entries: 3, checkpoints: 0 })
})

test('entries are published after the commit, in order, and never on a rollback', async () => {
  const { storage, raw } = await openHere()
  const seen: { readonly seq: number; readonly stored: number; readonly open: boolean }[] = []
  storage.onCommit((entries) => {
    const stored = Number(raw.prepare('SELECT count(*) AS n FROM journal').get()?.n)
    for (const { seq } of entries) seen.push({ seq, stored, open: raw.isTransaction })
  })
  await storage.write('a', ({ record }) => record(named(1)))
  await storage
    .write('a', async ({ record }) => {
      await record(named(2))
      throw new Error('no')
    })
    .catch(() => undefined)
  await storage.write('a', ({ record }) => record(named(2)))
  expect(seen).toEqual([
    { seq: 1, stored: 1, open: false },
    { seq: 2, stored: 2, open: false },
  ])
})

test('a listener that fails neither undoes the write nor keeps the others from hearing', async () => {
  const { db, clock } = await openHere()
  const errors: unknown[] = []
  const storage = await createStorage(db, clock, (error) => errors.push(error))
  const heard: JournalEntry[] = []
  storage.onCommit(() => {
    throw new Error('a bug on screen')
  })
  storage.onCommit((entries) => heard.push(...entries))
  await expect(storage.write('a', async ({ record }) => (await record(named(1))).seq)).resolves.toBe(1)
  expect(heard.map(({ seq }) => seq)).toEqual([1])
  expect(errors).toEqual([new Error('a bug on screen')])
})

test('writes that begin together keep one chain', async () => {
  const { storage, db, dir } = await openHere()
  const done = await Promise.allSettled(
    Array.from({ length: 60 }, (_, n) =>
      storage.write('a', async ({ record }) => {
        const { seq } = await record(named(n))
        if (n % 7 === 3) throw new Error('no')
        await Promise.resolve()
        return seq
      }),
    ),
  )
  const seqs = done.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(seqs).toEqual(seqs.map((_, index) => index + 1))
  expect(await verifyJournal(db, dir)).toMatchObject({ intact: true, entries: seqs.length })
})

test('the journal refuses to be changed or shortened', async () => {
  const { storage, raw } = await openHere()
  await storage.write('a', ({ record }) => record(named(1)))
  expect(() => raw.exec("UPDATE journal SET actor = 'another'")).toThrow('the journal is append-only')
  expect(() => raw.exec('DELETE FROM journal')).toThrow('the journal is append-only')
  expect(() =>
    raw.exec(
      "REPLACE INTO journal SELECT seq, at, 'another', type, entity, entity_id, change, prev_hash, hash FROM journal",
    ),
  ).toThrow('the journal is append-only')
})

test('a chain goes on where it ended when the database is opened again', async () => {
  const profile = createProfile()
  onTestFinished(profile.remove)
  for (const name of ['甲', '乙']) {
    const centre = await openCentre(profile.file)
    await addCustomer(centre, { name })
    await centre.close()
  }
  const centre = await openCentre(profile.file)
  expect(await verifyJournal(centre.db, profile.dir)).toMatchObject({ intact: true, entries: 2 })
  await centre.close()
})
