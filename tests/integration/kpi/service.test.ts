/** Reports of stored rows: what belongs to whom, what was not heard, what is judged by what; settings of queues; the file. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Insertable } from 'kysely'
import { DatabaseSync } from 'sqlite3'
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { callRow } from '#main/db/call-row'
import { migrate, migrations } from '#main/db/migrate'
import { kpi as kpiMigration } from '#main/db/migrations/0007-kpi'
import type { AgentSpansTable, CallsTable } from '#main/db/tables'
import { saveTable } from '#main/features/kpi/table-file'
import { serviceLevelOf } from '#shared/domain/kpi/calls'
import type { KpiQuery, KpiReport } from '#shared/domain/kpi/report'
import { usualQueue } from '#shared/domain/telephony/queue-settings'
import { LinkId, mainLink } from '#shared/domain/telephony/settings'
import type { PbxLink } from '#shared/domain/telephony/settings'
import { addUser, administratorOf, strongPassword, valueOf } from '../../support/builders'
import { buildScript } from '../../support/built-script'
import { openProfile, screenOf } from '../../support/centre'
import { createFakeClock } from '../../support/fake-clock'
import type { FakeClock } from '../../support/fake-clock'
import { createProfile, type Profile } from '../../support/profile'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** 2026-11-22 at ten in Shanghai. */
const ten = Date.UTC(2026, 10, 22, 2)

let readerFile: string
let profile: Profile
let clock: FakeClock
let centre: Awaited<ReturnType<typeof openProfile>>

beforeAll(async () => {
  readerFile = await buildScript(path.resolve(import.meta.dirname, '../../../electron/main/reader/worker.ts'))
})
beforeEach(async () => {
  profile = createProfile()
  clock = createFakeClock(ten + 4 * HOUR)
  centre = await openProfile(profile.dir, {
    clock,
    readerFile,
    openSource: async (link) => ({
      ok: true,
      value: { kind: link.source, start: () => undefined, stop: async () => undefined },
    }),
  })
})
afterEach(async () => {
  await centre.stop()
  profile.remove()
})

let calls = 0
const storeCall = (change: Partial<CallsTable>): Promise<unknown> => {
  const id = `C${++calls}`
  return centre.storage.write('test', ({ tx }) =>
    tx
      .insertInto('calls')
      .values(
        callRow({
          id,
          visit: `main/${id}`,
          link: mainLink,
          queue: 'hotline',
          number: '13800001111',
          joined_at: ten,
          outcome: 'answered',
          source: 'ami',
          ended_by: 'caller',
          agent: '8001',
          ...change,
        }),
      )
      .execute(),
  )
}
const storeSpan = (change: Partial<Insertable<AgentSpansTable>>): Promise<unknown> =>
  centre.storage.write('test', ({ tx }) =>
    tx
      .insertInto('agent_spans')
      .values({
        link: mainLink,
        extension: '8001',
        state: 'available',
        reason: null,
        queue: null,
        from_at: ten,
        to_at: ten + MINUTE,
        source: 'ami',
        ...change,
      })
      .execute(),
  )
const storeGap = (link: string, from: number, to: number | null): Promise<unknown> =>
  centre.storage.write('test', ({ tx }) =>
    tx.insertInto('link_gaps').values({ link, from_at: from, to_at: to }).execute(),
  )

const whole: KpiQuery = {
  from: '2026-11-22',
  to: '2026-11-22',
  by: 'half-hour',
  group: 'queue',
  queues: [],
  agents: [],
  withinS: null,
  variant: null,
  shortAbandonS: null,
}
const report = async (change: Partial<KpiQuery> = {}): Promise<KpiReport> =>
  valueOf(await centre.kpi.report({ ...whole, ...change }))

const branch = LinkId.parse('branch')
const setUp = async (link: PbxLink): Promise<void> => void valueOf(await centre.telephony.save('test', link))
const protocol = (id: LinkId, name: string): PbxLink => ({ id, name, source: 'protocol' })

describe('a report of stored calls', () => {
  it('puts a call into the interval in which it arrived, whenever it was answered', async () => {
    await storeCall({
      joined_at: ten - 1,
      answered_at: ten + 9_000,
      ended_at: ten + HOUR,
      wait_ms: 9_000,
      talk_ms: HOUR,
    })
    await storeCall({ joined_at: ten, wait_ms: 1_000 })
    const { rows } = await report()
    expect(rows.map(({ startsAt, calls: { answered, talkMs } }) => [startsAt, answered, talkMs])).toEqual([
      [ten - 30 * MINUTE, 1, HOUR],
      [ten, 1, 0],
    ])
  })

  it('counts visits to queues only, and no call that was never told to end', async () => {
    await storeCall({})
    await storeCall({ kind: 'outbound', queue: '' })
    await storeCall({ outcome: 'live', ended_by: null })
    expect((await report()).all.calls.offered).toBe(1)
  })

  it('leaves a talk whose end was not heard out of the handling time', async () => {
    await storeCall({ talk_ms: 100_000, hold_ms: 20_000, wrap_up_ms: 5_000 })
    await storeCall({ talk_ms: 0, ended_by: null, incomplete: 1 })
    await storeCall({ talk_ms: 50_000, ended_by: 'transfer' })
    const { all } = await report()
    expect(all.calls).toMatchObject({
      answered: 3,
      completed: 1,
      transferred: 1,
      talkMs: 150_000,
      holdMs: 20_000,
      wrapUpMs: 5_000,
      inexact: 1,
    })
    expect(all.incomplete).toBe(true)
  })

  it('tells each way out of a queue apart', async () => {
    const outcomes = ['timed-out', 'redirected', 'key-exit', 'empty-exit', 'withdrawn', 'left', 'abandoned'] as const
    for (const outcome of outcomes) await storeCall({ outcome, agent: null, ended_by: null, wait_ms: 30_000 })
    expect((await report()).all.calls).toMatchObject({
      offered: 7,
      timedOut: 1,
      redirected: 1,
      keyExit: 1,
      emptyExit: 1,
      withdrawn: 1,
      left: 1,
      abandoned: 1,
      lateAbandoned: 1,
      longestWaitMs: 30_000,
    })
  })

  it('of some queues, some agents, or one agent of a PBX', async () => {
    await storeCall({})
    await storeCall({ queue: 'vip', agent: '8002' })
    await storeCall({ link: branch, queue: 'vip' })
    const offered = async (change: Partial<KpiQuery>) => (await report(change)).all.calls.offered
    expect(await offered({ queues: [{ link: mainLink, queue: 'vip' }] })).toBe(1)
    expect(
      await offered({
        queues: [
          { link: mainLink, queue: 'vip' },
          { link: branch, queue: 'vip' },
        ],
      }),
    ).toBe(2)
    expect(await offered({ agents: [{ link: mainLink, extension: '8001' }] })).toBe(1)
    expect(await offered({ group: 'agent', agents: [{ link: branch, extension: '8001' }] })).toBe(1)
  })

  it('holds what was replayed or invented only while a recording plays', async () => {
    await storeCall({ source: 'replay' })
    await storeCall({ source: 'sample' })
    await storeCall({})
    await storeSpan({ source: 'sample' })
    const counted = async () => {
      const { all } = await report({ group: 'total' })
      return [all.calls.offered, all.time?.availableMs ?? 0]
    }
    await setUp(protocol(mainLink, '热线'))
    expect(await counted()).toEqual([1, 0])
    await setUp({ id: mainLink, name: '示例热线', source: 'replay', file: null, speed: 1 })
    expect(await counted()).toEqual([3, MINUTE])
  })
})

describe("agents' time in a report", () => {
  it('is cut at the borders of intervals, pauses by reason, missed rings counted', async () => {
    await storeSpan({ from_at: ten - 10 * MINUTE, to_at: ten + 5 * MINUTE })
    await storeSpan({ state: 'paused', reason: '午餐', from_at: ten + 5 * MINUTE, to_at: ten + 70 * MINUTE })
    await storeSpan({ state: 'missed', queue: 'hotline', from_at: ten + 2 * MINUTE, to_at: ten + 2 * MINUTE + 9_000 })
    const { rows, all } = await report({ group: 'agent' })
    expect(rows.map(({ startsAt, time }) => [(startsAt - ten) / MINUTE, time?.availableMs, time?.pausedMs])).toEqual([
      [-30, 10 * MINUTE, 0],
      [0, 5 * MINUTE, 25 * MINUTE],
      [30, 0, 30 * MINUTE],
      [60, 0, 10 * MINUTE],
    ])
    expect(all.time).toMatchObject({ pausedBy: { 午餐: 65 * MINUTE }, missed: 1 })
  })

  it('that began the day before reaches into the first interval', async () => {
    const midnight = ten - 10 * HOUR
    await storeSpan({ from_at: midnight - HOUR, to_at: midnight + MINUTE })
    expect((await report({ group: 'agent' })).all.time?.availableMs).toBe(MINUTE)
  })

  it('is called by the person who has the telephone on that PBX', async () => {
    await setUp(protocol(mainLink, '热线'))
    await centre.people.create(
      {
        username: 'lin',
        displayName: '林某',
        roles: ['hotline-agent'],
        extension: '8001',
        phones: [{ link: branch, extension: '9001' }],
      },
      strongPassword,
    )
    await storeSpan({})
    await storeSpan({ link: branch, extension: '9001' })
    await storeSpan({ link: branch })
    expect((await report({ group: 'agent' })).groups).toEqual([
      { id: 'branch/8001', link: branch, name: '8001' },
      { id: 'branch/9001', link: branch, name: '林某' },
      { id: 'main/8001', link: mainLink, name: '林某' },
    ])
  })

  it('belongs to no queue', async () => {
    await storeCall({})
    await storeSpan({})
    expect((await report({ group: 'queue' })).all.time).toBeNull()
    expect((await report({ group: 'total' })).all.time?.availableMs).toBe(MINUTE)
    expect((await report({ group: 'total', queues: [{ link: mainLink, queue: 'hotline' }] })).all.time).toBeNull()
  })
})

describe('what was not heard', () => {
  const incomplete = async (change: Partial<KpiQuery> = {}) =>
    (await report(change)).intervals.filter((one) => one.incomplete).map(({ startsAt }) => (startsAt - ten) / MINUTE)

  it('marks the intervals that a gap touches', async () => {
    await storeGap('main', ten + 29 * MINUTE, ten + 61 * MINUTE)
    expect(await incomplete()).toEqual([0, 30, 60])
    await storeGap('branch', ten - 30 * MINUTE, ten - 30 * MINUTE)
    expect(await incomplete()).toEqual([-30, 0, 30, 60])
    expect(await incomplete({ queues: [{ link: branch, queue: 'vip' }] })).toEqual([-30])
  })

  it('a gap that lasts reaches up to now; that of a PBX which is gone ended with it', async () => {
    await setUp(protocol(mainLink, '热线'))
    await storeGap('main', ten + 3 * HOUR + MINUTE, null)
    await storeGap('gone', ten, null)
    clock.advance(1_000)
    expect(await incomplete()).toEqual([0, 180, 210, 240])
  })
})

describe('settings of queues', () => {
  beforeEach(() => setUp(protocol(mainLink, '热线')))

  it('are what calls are judged by; a report may ask for something else', async () => {
    for (const wait of [5, 12, 25]) await storeCall({ wait_ms: wait * 1_000 })
    await storeCall({ outcome: 'abandoned', agent: null, ended_by: null, wait_ms: 15_000 })
    const level = async (change: Partial<KpiQuery> = {}) => serviceLevelOf((await report(change)).all.calls)
    expect(await level()).toBe(2 / 3)
    valueOf(
      await centre.queues.save('test', {
        ...usualQueue(mainLink, 'hotline'),
        serviceLevelS: 10,
        variant: 'all-abandons',
        goal: 0.9,
        shortAbandonS: 15,
      }),
    )
    expect(await level()).toBe(1 / 4)
    const { all, judgedBy } = await report()
    expect(judgedBy).toEqual({ withinS: 10, variant: 'all-abandons', shortAbandonS: 15 })
    expect(all.calls).toMatchObject({ shortAbandoned: 1, wanted: 0.9 * 4 })
    expect(await level({ withinS: 30, variant: 'answered-only' })).toBe(1)
  })

  it('are listed for every queue that is known, however it is known', async () => {
    await storeCall({ link: 'old', queue: 'former' })
    await storeCall({ source: 'replay', queue: 'played' })
    valueOf(await centre.queues.save('test', { ...usualQueue(mainLink, 'vip'), wrapUpS: 30 }))
    expect(
      (await centre.kpi.queues()).map(({ settings, linkName, decided }) => [
        settings.link,
        settings.queue,
        linkName,
        decided,
        settings.wrapUpS,
      ]),
    ).toEqual([
      ['main', 'vip', '热线', true, 30],
      ['old', 'former', null, false, 0],
    ])
  })

  it('are read by duty managers, changed by service managers, and seen by no agent', async () => {
    const boss = await administratorOf(centre)
    expect(boss).not.toBe('')
    const send = screenOf(centre)
    const settings = { ...usualQueue(mainLink, 'vip'), goal: 0.9 }
    for (const [role, list, save] of [
      ['hotline-agent', false, false],
      ['duty-manager', true, false],
      ['service-manager', true, true],
    ] as const) {
      await addUser(centre, `a-${role}`, [role])
      valueOf(await centre.people.signIn(`a-${role}`, strongPassword))
      expect([
        (await send('queues.list')).ok,
        (await send('kpi.report', whole)).ok,
        (await send('queues.save', settings)).ok,
      ]).toEqual([list, list, save])
      await centre.people.signOut()
    }
    expect(centre.queues.of(mainLink, 'vip').goal).toBe(0.9)
  })

  it('outlast a restart, and the journal says who changed them', async () => {
    valueOf(await centre.queues.save('somebody', { ...usualQueue(mainLink, 'vip'), serviceLevelS: 15 }))
    await centre.stop()
    centre = await openProfile(profile.dir, { clock, readerFile })
    expect(centre.queues.of(mainLink, 'vip').serviceLevelS).toBe(15)
    const entry = await centre.storage.db
      .selectFrom('journal')
      .select(['actor', 'change'])
      .where('type', '=', 'queue.configured')
      .executeTakeFirstOrThrow()
    expect([entry.actor, JSON.parse(entry.change)]).toMatchObject(['somebody', { queue: 'vip', serviceLevelS: 15 }])
  })
})

describe('the table as a file', () => {
  it('is written whole, with the mark that spreadsheets need, where the person says', async () => {
    const file = path.join(profile.dir, '话务统计.csv')
    const proposed: string[] = []
    const saved = await saveTable(
      async (name) => {
        proposed.push(name)
        return file
      },
      '话务统计_2026-11-22',
      '时段,来电\r\n',
    )
    expect(saved).toEqual({ ok: true, value: { file: '话务统计.csv' } })
    expect(proposed).toEqual(['话务统计_2026-11-22.csv'])
    expect(readFileSync(file, 'utf8')).toBe('\uFEFF时段,来电\r\n')
  })

  it('is not written when no place was chosen, and leaves nothing behind where it cannot be', async () => {
    expect(await saveTable(async () => null, 'a', 'b')).toEqual({ ok: true, value: null })
    const folder = path.join(profile.dir, 'taken.csv')
    mkdirSync(path.join(folder, 'inside'), { recursive: true })
    expect(await saveTable(async () => folder, 'a', 'b')).toMatchObject({
      ok: false,
      error: { code: 'export.unwritable', params: { file: 'taken.csv' } },
    })
    expect(existsSync(`${folder}.part`)).toBe(false)
    expect(readdirSync(folder)).toEqual(['inside'])
  })
})

it('spans of an older database are those of a PBX', () => {
  const old = createProfile()
  onTestFinished(old.remove)
  const raw = new DatabaseSync(old.file)
  onTestFinished(() => raw.close())
  expect(migrate(raw, old.file, migrations.slice(0, migrations.indexOf(kpiMigration)))).toMatchObject({ ok: true })
  raw.exec(
    `INSERT INTO agent_spans (link, extension, state, reason, queue, from_at, to_at) VALUES ('main', '8001', 'paused', '午餐', NULL, 5, 9)`,
  )
  expect(migrate(raw, old.file)).toMatchObject({ ok: true })
  expect(raw.prepare('SELECT extension, state, reason, from_at, to_at, source FROM agent_spans').all()).toEqual([
    { extension: '8001', state: 'paused', reason: '午餐', from_at: 5, to_at: 9, source: 'ami' },
  ])
})
