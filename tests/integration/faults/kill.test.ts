import { spawn } from 'node:child_process'
import path from 'node:path'
import type { DatabaseSync } from 'sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTail } from '#main/db/journal'
import { writeCheckpoint } from '#main/db/checkpoints'
import { openDatabase } from '#main/db/open'
import { verifyJournal } from '#main/features/audit/verify'
import { addCustomer, administratorOf, valueOf } from '../../support/builders'
import { buildScript } from '../../support/built-script'
import { openProfile } from '../../support/centre'
import { resourcesDir } from '../../support/policies'
import { createProfile, type Profile } from '../../support/profile'

const ROUNDS = 200

let script: string
let profile: Profile
let args: readonly string[]

beforeAll(async () => {
  script = await buildScript(path.resolve(import.meta.dirname, '../../support/scripts/save-tickets.ts'))
  profile = createProfile()
  const centre = await openProfile(profile.dir)
  const user = await administratorOf(centre)
  const customer = await addCustomer(centre)
  await centre.stop()
  args = [profile.dir, resourcesDir, user, JSON.stringify(customer)]
})
afterAll(() => profile.remove())

/** Revision by ticket, as acknowledged by a process that is killed after its `kills`-th word, wherever it is by then. */
function saveUntilKilled(kills: number): Promise<ReadonlyMap<string, number>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let words = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.split('\n').length > kills) child.kill('SIGKILL')
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words += text
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`ended by itself with ${code}: ${words}`))
      const whole = said.split('\n').slice(0, -1)
      resolve(new Map(whole.map((line) => [line.slice(0, 26), Number(line.slice(27))])))
    })
  })
}

const storedRevisions = (raw: InstanceType<typeof DatabaseSync>): ReadonlyMap<string, number> =>
  new Map(
    raw
      .prepare('SELECT id, rev FROM tickets')
      .all()
      .map(({ id, rev }) => [String(id), Number(rev)]),
  )

/** Tickets whose journal does not tell of every revision, or that have no clocks. */
const halfWritten = (raw: InstanceType<typeof DatabaseSync>): readonly unknown[] =>
  raw
    .prepare(
      `SELECT t.id, t.rev FROM tickets t
       WHERE t.rev <> (SELECT count(*) FROM journal j WHERE j.entity = 'ticket' AND j.entity_id = t.id)
          OR json_array_length(t.open_clocks) <> (SELECT count(*) FROM ticket_clocks c
               WHERE c.ticket_id = t.id AND c.state NOT IN ('met', 'met-late', 'cancelled'))`,
    )
    .all()

test(
  `kill -9 in the middle of saving, ${ROUNDS} times: nothing acknowledged is lost, nothing is half written`,
  { timeout: 600_000 },
  async () => {
    const acknowledged = new Map<string, number>()
    for (let round = 0; round < ROUNDS; round++) {
      for (const [id, rev] of await saveUntilKilled(1 + ((round * 7) % 23))) acknowledged.set(id, rev)
      const { raw, db, close } = valueOf(openDatabase(profile.file))
      const stored = storedRevisions(raw)
      const lost = [...acknowledged].filter(([id, rev]) => (stored.get(id) ?? 0) < rev)
      expect(lost).toEqual([])
      expect(halfWritten(raw)).toEqual([])
      expect(raw.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
      expect(raw.prepare('PRAGMA foreign_key_check').all()).toEqual([])
      expect(await verifyJournal(db, profile.dir)).toMatchObject({ intact: true, checkpoints: round + 1 })
      // What was found whole is signed: the next rounds must not lose it either.
      writeCheckpoint(profile.dir, await readTail(db), round)
      await close()
    }
    expect(acknowledged.size).toBeGreaterThan(ROUNDS)
  },
)
