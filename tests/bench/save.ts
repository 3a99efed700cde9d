/**
 * Bench of the save path: durable tickets a second through the app's own services (rows, clocks, number, journal entry and
 * its hash in one commit) against the least a commit can cost: one row a commit, same driver, same pragmas, same disk.
 */
import { DatabaseSync } from 'sqlite3'
import { addCustomer, faultDraft, valueOf } from '../support/builders'
import { openProfile } from '../support/centre'
import { pragmas } from '#main/db/open'
import { createProfile } from '../support/profile'
import type { BenchRow } from './row'
import { median } from './row'

const ROUNDS = 9
const COMMITS = 400
const GOAL = 0.5

/** Commits a second of `one`, which must not resolve before its commit is on the disk. */
async function rate(one: (n: number) => unknown): Promise<number> {
  const begin = performance.now()
  for (let n = 0; n < COMMITS; n++) await one(n)
  return (COMMITS * 1000) / (performance.now() - begin)
}

export async function benchSave(): Promise<readonly BenchRow[]> {
  const profile = createProfile()
  const services = await openProfile(profile.dir)
  const customer = await addCustomer(services, { name: '示例客户' })
  const bare = new DatabaseSync(`${profile.dir}/bare.db`)
  bare.exec(pragmas)
  bare.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
  const insert = bare.prepare('INSERT INTO rows (text) VALUES (?)')
  const draft = faultDraft(customer, { description: '某台设备告警，面板红灯常亮。' })
  const ours: number[] = []
  const theirs: number[] = []
  // The first round warms up. Taken in turns, so that a busy moment of the machine falls on both.
  for (let round = 0; round <= ROUNDS; round++) {
    const least = await rate((n) => insert.run(`row ${n}`))
    const saved = await rate(async () => valueOf(await services.tickets.create(null, draft)))
    if (round === 0) continue
    theirs.push(least)
    ours.push(saved)
  }
  bare.close()
  await services.stop()
  profile.remove()
  const value = Math.round(median(ours))
  const reference = Math.round(median(theirs))
  const ratio = median(ours.map((saved, round) => saved / (theirs[round] ?? Infinity)))
  return [{ id: 'save-ratio', value, unit: 'commits/s', reference, ratio, goal: GOAL, ok: ratio >= GOAL }]
}
