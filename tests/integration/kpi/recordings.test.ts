/** Real recordings through the whole service into the database: every figure of a report is that of the queue_log of its run. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openReplaySource } from '#main/telephony/replay/source'
import { abandonmentOf, ahtOf, asaOf, serviceLevelOf } from '#shared/domain/kpi/calls'
import type { CallCounts } from '#shared/domain/kpi/calls'
import type { KpiQuery, KpiReport } from '#shared/domain/kpi/report'
import type { ServiceLevelVariant } from '#shared/domain/queue/kpi'
import { mainLink } from '#shared/domain/telephony/settings'
import { valueOf } from '../../support/builders'
import { buildScript } from '../../support/built-script'
import { openProfile } from '../../support/centre'
import { createFakeClock } from '../../support/fake-clock'
import type { FakeClock } from '../../support/fake-clock'
import { resourcesDir } from '../../support/policies'
import { createProfile, type Profile } from '../../support/profile'
import { readQueueLog } from '../../support/queue-log'
import type { LoggedQueue, QueueLog } from '../../support/queue-log'

const fixtures = path.resolve(import.meta.dirname, '../../support/fixtures/recordings')
const recordings = [
  ['asterisk22-basic', path.join(fixtures, 'asterisk22-basic.ami.txt')],
  ['asterisk22-abandon', path.join(fixtures, 'asterisk22-abandon.ami.txt')],
  ['asterisk16-basic', path.join(fixtures, 'asterisk16-basic.ami.txt')],
  ['sample-centre', path.join(resourcesDir, 'recordings/sample-centre.ami.txt')],
] as const

const day = '2026-11-22'
const whole = {
  from: day,
  to: day,
  by: 'day',
  group: 'queue',
  queues: [],
  agents: [],
  withinS: null,
  variant: null,
  shortAbandonS: null,
} as const satisfies KpiQuery

let readerFile: string
let profile: Profile
let clock: FakeClock
let centre: Awaited<ReturnType<typeof openProfile>>

beforeAll(async () => {
  readerFile = await buildScript(path.resolve(import.meta.dirname, '../../../electron/main/reader/worker.ts'))
})
beforeEach(async () => {
  profile = createProfile()
  clock = createFakeClock()
})
afterEach(async () => {
  await centre.stop()
  profile.remove()
})

/** All of a recording at once; what was still open is settled. */
async function play(file: string): Promise<void> {
  centre = await openProfile(profile.dir, {
    clock,
    readerFile,
    openSource: () => openReplaySource({ file, speed: Infinity, loop: false }, clock),
  })
  valueOf(
    await centre.telephony.save('test', { id: mainLink, name: '回放', source: 'replay', file: 'recording', speed: 1 }),
  )
  clock.advance(120_000)
}

const report = async (change: Partial<KpiQuery> = {}): Promise<KpiReport> =>
  valueOf(await centre.kpi.report({ ...whole, ...change }))

const countUpTo = (seconds: readonly number[], limit: number): number => seconds.filter((s) => s <= limit).length

/** The formulas of a call centre on the lines of the log. */
function levelOf(log: LoggedQueue, withinS: number, variant: ServiceLevelVariant): number | null {
  const abandons = {
    'late-abandons': log.abandoned - countUpTo(log.abandonedWaits, withinS),
    'all-abandons': log.abandoned,
    'answered-only': 0,
  }[variant]
  const judged = log.answered + abandons
  return judged === 0 ? null : countUpTo(log.waits, withinS) / judged
}

const callsOf = ({ totals }: KpiReport, name: string): CallCounts => {
  const total = totals.find(({ group }) => group === `${mainLink}/${name}`)
  if (!total) throw new Error(`no row of ${name}`)
  return total.calls
}

const logOf = (name: string): QueueLog =>
  readQueueLog(readFileSync(path.join(fixtures, `${name}.queue_log.txt`), 'utf8'))

describe.each(recordings)('%s [telephony: KPIs]', (name, file) => {
  const log = logOf(name)
  const talked = Object.entries(log.agents).filter(([, { answered, missed }]) => answered + missed > 0)

  it('gives the counts and sums of each queue to the second', async () => {
    await play(file)
    const told = await report()
    expect(told.groups.map(({ name: queue }) => queue).toSorted()).toEqual(Object.keys(log.queues).toSorted())
    for (const [queue, logged] of Object.entries(log.queues)) {
      const calls = callsOf(told, queue)
      expect(calls).toMatchObject({
        offered: logged.offered,
        answered: logged.answered,
        abandoned: logged.abandoned,
        timedOut: logged.timedOut,
        completed: logged.completed,
        waiting: 0,
        left: 0,
        inexact: 0,
        waitOfAnsweredMs: logged.waitOfAnsweredMs,
        talkMs: logged.talkMs,
        longestWaitMs: Math.max(...logged.waits, ...logged.abandonedWaits, logged.timedOut > 0 ? 30 : 0) * 1_000,
      })
      expect(asaOf(calls)).toBe(logged.answered === 0 ? null : logged.waitOfAnsweredMs / logged.answered)
      const wrapUps = log.wrapUps[queue] ?? []
      const wrapUpMs = wrapUps.reduce((sum, ms) => sum + ms, 0)
      expect(Math.abs(calls.wrapUpMs - wrapUpMs)).toBeLessThanOrEqual(1_000 * wrapUps.length)
      expect(ahtOf(calls)).toBe(logged.completed === 0 ? null : (logged.talkMs + calls.wrapUpMs) / logged.completed)
    }
    expect(told.all.incomplete).toBe(false)
  })

  it('gives the service level and the abandonment of any variant and threshold', async () => {
    await play(file)
    for (const variant of ['late-abandons', 'all-abandons', 'answered-only'] as const)
      for (const withinS of [1, 2, 5, 10, 20, 29, 30]) {
        const told = await report({ variant, withinS, shortAbandonS: 2 })
        expect(told.judgedBy).toEqual({ variant, withinS, shortAbandonS: 2 })
        for (const [queue, logged] of Object.entries(log.queues)) {
          const calls = callsOf(told, queue)
          expect(serviceLevelOf(calls)).toBe(levelOf(logged, withinS, variant))
          const short = countUpTo(logged.abandonedWaits, 2)
          const offered = logged.offered - short
          expect(abandonmentOf(calls)).toBe(offered === 0 ? null : (logged.abandoned - short) / offered)
        }
      }
  })

  it('gives what each agent answered, missed and talked', async () => {
    await play(file)
    const told = await report({ group: 'agent' })
    for (const [extension, logged] of talked) {
      const total = told.totals.find(({ group }) => group === `${mainLink}/${extension}`)
      expect(total?.calls).toMatchObject({ answered: logged.answered, talkMs: logged.talkMs })
      expect(total?.time?.missed).toBe(logged.missed)
    }
    expect(told.all.calls.answered).toBe(Object.values(log.queues).reduce((sum, { answered }) => sum + answered, 0))
  })
})
