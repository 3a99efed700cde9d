/**
 * Bench of the start: from starting the process until the first screen can be used, with 100,000 tickets in the profile's
 * database, against a bare Electron window on the same machine, taken in turns.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { timeToReady } from './app/electron'
import { seedProfile } from './app/seed'
import { median } from './row'
import type { BenchRow } from './row'

const TICKETS = 100_000
const OPEN = 2_000
const WARM_UP = 3
const ROUNDS = 9
const GOAL = 2

const root = path.resolve(import.meta.dirname, '../..')
const bareWindow = path.join(import.meta.dirname, 'app/bare-window')

export async function benchStart(): Promise<readonly BenchRow[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'vigil-bench-'))
  const profile = path.join(dir, 'profile')
  await seedProfile(profile, TICKETS, OPEN)
  const ours: number[] = []
  const bare: number[] = []
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const window = await timeToReady([bareWindow, `--user-data-dir=${path.join(dir, 'bare')}`])
    const app = await timeToReady([root, '--data', profile])
    if (round < 0) continue
    bare.push(window)
    ours.push(app)
  }
  await rm(dir, { recursive: true, force: true })
  const value = Math.round(median(ours))
  const reference = Math.round(median(bare))
  const ratio = value / reference
  return [{ id: 'start-ratio', value, unit: 'ms', reference, ratio, goal: GOAL, ok: ratio <= GOAL }]
}
