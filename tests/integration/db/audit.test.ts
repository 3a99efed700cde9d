import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCheckpointing } from '#main/db/checkpointing'
import { readCheckpoints, writeCheckpoint } from '#main/db/checkpoints'
import { hashEntry, readTail } from '#main/db/journal'
import type { JournalTable } from '#main/db/tables'
import { verifyJournal } from '#main/features/audit/verify'
import { audit } from '#cli/commands/audit'
import { openCentre, type Centre } from '../../support/builders'
import { createFakeClock } from '../../support/fake-clock'
import { createProfile, type Profile } from '../../support/profile'

let profile: Profile
let centre: Centre

const checkpointsOf = (dir: string): string => path.join(dir, 'audit', 'checkpoints.jsonl')

async function say(from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n++)
    await centre.storage.write('somebody', ({ record }) =>
      record({ type: 'test.said', entity: 'test', entityId: `t${n}`, change: { n } }),
    )
}

const sign = async (): Promise<void> => writeCheckpoint(profile.dir, await readTail(centre.db), centre.clock.now())

/** What somebody with the file and a shell can do: the triggers go first. */
function tamper(work: (raw: InstanceType<typeof DatabaseSync>) => void): void {
  const raw = new DatabaseSync(profile.file)
  raw.exec('DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete')
  work(raw)
  raw.close()
}

const verdict = () => verifyJournal(centre.db, profile.dir)

beforeEach(async () => {
  profile = createProfile()
  centre = await openCentre(profile.file)
  await say(1, 6)
  await sign()
  await say(7, 10)
})
afterEach(async () => {
  await centre.close()
  profile.remove()
})

test('an honest journal is intact', async () => {
  expect(await verdict()).toEqual({ intact: true, entries: 10, checkpoints: 1 })
})

describe('what verifying finds', () => {
  test('an edited change', async () => {
    tamper((raw) => raw.exec(`UPDATE journal SET change = '{"n":99}' WHERE seq = 4`))
    expect(await verdict()).toMatchObject({ intact: false, brokenAt: 4, reason: 'hash' })
  })

  test.each(['at = at + 1', "actor = 'x'", "type = 'x'", "entity = 'x'", "entity_id = 'x'"])(
    'an edited entry: %s',
    async (edit) => {
      tamper((raw) => raw.exec(`UPDATE journal SET ${edit} WHERE seq = 8`))
      expect(await verdict()).toMatchObject({ intact: false, brokenAt: 8, reason: 'hash' })
    },
  )

  test('a deleted entry', async () => {
    tamper((raw) => raw.exec('DELETE FROM journal WHERE seq = 5'))
    expect(await verdict()).toMatchObject({ intact: false, brokenAt: 5, reason: 'missing-entry' })
  })

  test('two entries that changed places', async () => {
    tamper((raw) =>
      raw.exec(
        'UPDATE journal SET seq = -3 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 4; UPDATE journal SET seq = 4 WHERE seq = -3',
      ),
    )
    expect(await verdict()).toMatchObject({ intact: false, brokenAt: 3, reason: 'hash' })
  })

  test('an edit with every later hash made anew', async () => {
    tamper((raw) => rehash(raw, 4, '{"n":99}'))
    expect(await verdict()).toMatchObject({ intact: false, brokenAt: 6, reason: 'checkpoint' })
  })

  test('an end that was cut off', async () => {
    tamper((raw) => raw.exec('DELETE FROM journal WHERE seq > 5'))
    expect(await verdict()).toMatchObject({ intact: false, brokenAt: 6, reason: 'cut-off' })
  })

  test('an end that was cut off and written anew, also when the new end is signed', async () => {
    tamper((raw) => raw.exec('DELETE FROM journal WHERE seq > 3'))
    await centre.close()
    centre = await openCentre(profile.file)
    await say(104, 106)
    expect(await verdict()).toMatchObject({ intact: false, brokenAt: 6, reason: 'checkpoint' })
    await sign()
    expect(await verdict()).toMatchObject({ intact: false, brokenAt: 6, reason: 'checkpoint' })
  })

  test.each<[string, (honest: Record<string, unknown>) => string]>([
    ['another hash', (point) => JSON.stringify({ ...point, hash: 'f'.repeat(64) })],
    ['another number', (point) => JSON.stringify({ ...point, seq: 5 })],
    ['another time', (point) => JSON.stringify({ ...point, at: 1 })],
    ['no signature', (point) => JSON.stringify({ ...point, signature: 5 })],
    ['signed with another key', signedElsewhere],
    ['no checkpoint at all', () => 'not a checkpoint'],
  ])('a forged checkpoint: %s', async (_what, forge) => {
    const file = checkpointsOf(profile.dir)
    const honest = readFileSync(file, 'utf8')
    appendFileSync(file, `${forge(JSON.parse(honest) as Record<string, unknown>)}\n`)
    expect(await verdict()).toMatchObject({ intact: false, brokenAt: 2, reason: 'checkpoint-signature' })
  })
})

/** The same checkpoint by the key of another profile. */
function signedElsewhere(point: Record<string, unknown>): string {
  const elsewhere = createProfile()
  writeCheckpoint(elsewhere.dir, { seq: Number(point.seq), hash: String(point.hash) }, Number(point.at))
  const line = readFileSync(checkpointsOf(elsewhere.dir), 'utf8').trim()
  elsewhere.remove()
  return line
}

/** Changes an entry and makes all hashes from there on right again. */
function rehash(raw: InstanceType<typeof DatabaseSync>, from: number, change: string): void {
  raw.prepare('UPDATE journal SET change = ? WHERE seq = ?').run(change, from)
  let prev = String(raw.prepare('SELECT hash FROM journal WHERE seq = ?').get(from - 1)?.hash)
  for (const row of raw.prepare('SELECT * FROM journal WHERE seq >= ? ORDER BY seq').all(from)) {
    const hash = hashEntry({ ...(row as JournalTable), prev_hash: prev })
    raw.prepare('UPDATE journal SET prev_hash = ?, hash = ? WHERE seq = ?').run(prev, hash, Number(row.seq))
    prev = hash
  }
}

test('a checkpoint that a crash cut short is passed over, and the next one stands on its own line', async () => {
  appendFileSync(checkpointsOf(profile.dir), '{"seq":10,"ha')
  expect(await verdict()).toMatchObject({ intact: true, checkpoints: 1 })
  await sign()
  expect(await verdict()).toMatchObject({ intact: true, checkpoints: 2 })
})

function pointsOf(): readonly number[] {
  const read = readCheckpoints(profile.dir)
  return read.ok ? read.checkpoints.map(({ seq }) => seq) : []
}

describe('when the end is signed', () => {
  test('a minute after it grew, once', async () => {
    const clock = createFakeClock()
    const { stop } = createCheckpointing(profile.dir, centre.storage, clock, () => undefined)
    await say(11, 12)
    expect(pointsOf()).toEqual([6])
    clock.advance(60_000)
    expect(pointsOf()).toEqual([6, 12])
    clock.advance(600_000)
    await stop()
    expect(pointsOf()).toEqual([6, 12])
  })

  test('every 500 entries, and at the end of the session', async () => {
    const clock = createFakeClock()
    const { stop } = createCheckpointing(profile.dir, centre.storage, clock, () => undefined)
    await say(11, 515)
    expect(pointsOf()).toEqual([6, 510])
    await stop()
    expect(pointsOf()).toEqual([6, 510, 515])
    expect(clock.pending()).toBe(0)
    expect(await verdict()).toEqual({ intact: true, entries: 515, checkpoints: 3 })
  })

  test('again later when the file could not be written; the entries are saved all the same', async () => {
    const clock = createFakeClock()
    const errors: unknown[] = []
    const { stop } = createCheckpointing(profile.dir, centre.storage, clock, (error) => errors.push(error))
    const key = path.join(profile.dir, 'audit', 'checkpoint-key.pem')
    const pem = readFileSync(key, 'utf8')
    writeFileSync(key, '')
    await say(11, 11)
    clock.advance(60_000)
    expect(errors).toHaveLength(1)
    writeFileSync(key, pem)
    clock.advance(60_000)
    expect(pointsOf()).toEqual([6, 11])
    await stop()
  })
})

async function runAudit(argv: readonly string[], dataDir = profile.dir) {
  const answers: unknown[] = []
  const words: string[] = []
  const code = await audit(argv, {
    answer: (value) => answers.push(value),
    print: (line) => answers.push(line),
    say: (text) => words.push(text),
    resourcesDir: '',
    dataDir,
  })
  return { code, answers, words }
}

describe('vigil audit verify', () => {
  test('says that all is right, beside a running app', async () => {
    expect(await runAudit(['verify'])).toEqual({
      code: 0,
      answers: [{ intact: true, entries: 10, checkpoints: 1 }],
      words: [],
    })
  })

  test('names the first broken entry and exits 1', async () => {
    tamper((raw) => raw.exec(`UPDATE journal SET change = '{}' WHERE seq = 2`))
    const { code, answers, words } = await runAudit(['verify'])
    expect(code).toBe(1)
    expect(answers).toEqual([{ intact: false, entries: 1, checkpoints: 1, brokenAt: 2, reason: 'hash' }])
    expect(words.join()).toMatch(/broken at 2: hash/)
  })

  test('says when no checkpoint could show that the end was cut off', async () => {
    rmSync(checkpointsOf(profile.dir))
    const { code, answers, words } = await runAudit(['verify'])
    expect([code, answers]).toEqual([0, [{ intact: true, entries: 10, checkpoints: 0 }]])
    expect(words.join()).toMatch(/no signed checkpoint/)
  })

  test('a journal of a newer Vigil is not judged', async () => {
    tamper((raw) => raw.exec('PRAGMA user_version = 99'))
    const { code, answers, words } = await runAudit(['verify'])
    expect([code, answers]).toEqual([1, []])
    expect(words.join()).toMatch(/newer Vigil \(version 99, this one knows \d+\)/)
  })

  test('a file that is no database is named in words', async () => {
    const other = createProfile()
    writeFileSync(other.file, 'a letter, and longer than any header of a database would be'.repeat(20))
    const { code, answers, words } = await runAudit(['verify'], other.dir)
    expect([code, answers]).toEqual([1, []])
    expect(words).toEqual([`the journal of ${other.file} cannot be read: the file is damaged, or no database`])
    other.remove()
  })

  test('exits 1 without a database, 2 without a verb', async () => {
    const empty = createProfile()
    expect(await runAudit(['verify'], empty.dir)).toMatchObject({ code: 1, answers: [] })
    expect(await runAudit([])).toMatchObject({ code: 2, answers: [] })
    empty.remove()
  })
})
