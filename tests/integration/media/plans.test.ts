/** Plans of the weekly disc on a real database: what is written, what an edition would hold, board and reminders as days go by. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFeedSources } from '#main/app/feed-sources'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import type { SiteId, UserId } from '#shared/domain/ids'
import type { User } from '#shared/domain/people/people'
import type { BoardCellRow, MediaReminderRow, WorkRow } from '#shared/ipc/contract'
import type { FeedSource } from '#main/ipc/feeds'
import { addCustomer, addUser, strongPassword, valueOf } from '../../support/builders'
import { openProfile } from '../../support/centre'
import { createFakeClock, type FakeClock } from '../../support/fake-clock'
import { eventually } from '../../support/heard'
import { addEdition, addFile, planEdit, setEditionState } from '../../support/media-rows'
import { beijing } from '../../support/policies'
import { createProfile, type Profile } from '../../support/profile'

const day = 86_400_000

let clock: FakeClock
let profile: Profile
let services: Awaited<ReturnType<typeof openProfile>>
let siteId: SiteId
let operator: User

const at = (time: string): void => clock.advance(beijing(time) - clock.now())

beforeEach(async () => {
  clock = createFakeClock(beijing('2026-03-02 09:00'))
  profile = createProfile()
  services = await openProfile(profile.dir, { clock })
  ;({ siteId } = await addCustomer(services, { name: '江南电厂' }))
  operator = await addUser(services, 'operator', ['media-operator'])
})
afterEach(async () => {
  await services.stop()
  profile.remove()
})

const planning = () => services.mediaPlanning
const save = (more: Parameters<typeof planEdit>[1] = {}, by: UserId = operator.id) =>
  planning().plans.save(by, planEdit(siteId, more))
const board = () => planning().board({ from: '2026-03-02', to: '2026-03-30' })
const cells = async (): Promise<readonly string[]> =>
  (await board()).cells.map(({ week, state }: BoardCellRow) => `${week.slice(5)} ${state}`)
const reminders = async (user: User = operator): Promise<readonly string[]> =>
  (await planning().reminding.open(user)).map(({ id, volume }) => `${id.replace(siteId, 'S')} ${volume}`)
const journal = async (): Promise<readonly string[]> =>
  (
    await services.storage.db
      .selectFrom('journal')
      .select(['type', 'actor', 'entity_id'])
      .where('entity', '=', 'media')
      .orderBy('seq')
      .execute()
  ).map((entry) => `${entry.type} ${entry.actor === operator.id ? 'operator' : entry.actor}`)

describe('[S4-07] a plan', () => {
  test('is written down, changed by whoever saw it last, and each change is in the journal', async () => {
    expect(await planning().plans.get(siteId)).toBe(null)
    expect(await save()).toEqual({ ok: true, value: { rev: 1 } })
    expect(await save()).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(await save({ rev: 1, weekday: 5 })).toEqual({ ok: true, value: { rev: 2 } })
    // Nothing was changed: nothing is written.
    expect(await save({ rev: 2, weekday: 5 })).toEqual({ ok: true, value: { rev: 2 } })
    expect(await planning().plans.get(siteId)).toMatchObject({
      rev: 2,
      customerName: '江南电厂',
      plan: { weekday: 5, pauses: [], endsOn: null },
    })
    expect(await journal()).toEqual(['media.plan-saved operator', 'media.plan-saved operator'])
  })

  test('begins when it began: the days that have passed were due by it', async () => {
    valueOf(await save())
    expect(await save({ rev: 1, since: '2026-03-09' })).toMatchObject({
      error: { code: 'media.since-fixed', params: { since: '2026-03-01' } },
    })
    const other = await addCustomer(services, { name: '海滨水厂' })
    const later = planEdit(other.siteId, { since: '2026-03-16' })
    valueOf(await planning().plans.save(operator.id, later))
    expect(await planning().plans.save(operator.id, { ...later, rev: 1, since: '2026-03-09' })).toMatchObject({
      ok: true,
    })
  })

  test('needs a site that is there', async () => {
    const unknown = '01JQ0000000000000000000009' as SiteId
    expect(await planning().plans.save(operator.id, planEdit(unknown))).toMatchObject({
      error: { code: 'media.site-unknown' },
    })
    expect(await planning().plans.end(operator.id, { siteId, rev: 1, on: null })).toMatchObject({
      error: { code: 'media.no-plan' },
    })
  })

  test('rests and runs again, never backwards', async () => {
    valueOf(await save())
    const { plans } = planning()
    const pause = { siteId, rev: 1, from: '2026-03-09', to: null, reason: '机房搬迁' }
    expect(await plans.pause(operator.id, { ...pause, from: '2026-03-01' })).toMatchObject({
      error: { code: 'media.not-backwards', params: { today: '2026-03-02' } },
    })
    expect(await plans.pause(operator.id, { ...pause, to: '2026-03-09' })).toMatchObject({
      error: { code: 'media.pause-empty' },
    })
    expect(await plans.resume(operator.id, { siteId, rev: 1, on: '2026-03-09' })).toMatchObject({
      error: { code: 'media.not-paused' },
    })
    valueOf(await plans.pause(operator.id, pause))
    expect(await cells()).toEqual(['03-04 upcoming', '03-11 paused', '03-18 paused', '03-25 paused'])
    expect(await plans.pause(operator.id, { ...pause, rev: 2, from: '2026-03-20' })).toMatchObject({
      error: { code: 'media.pause-overlaps' },
    })
    valueOf(await plans.resume(operator.id, { siteId, rev: 2, on: '2026-03-16' }))
    expect(await cells()).toEqual(['03-04 upcoming', '03-11 paused', '03-18 upcoming', '03-25 upcoming'])
    expect((await plans.get(siteId))?.plan.pauses).toEqual([
      { from: '2026-03-09', to: '2026-03-16', reason: '机房搬迁' },
    ])
    // A pause that is taken back before it begins leaves nothing.
    valueOf(await plans.pause(operator.id, { ...pause, rev: 3, from: '2026-03-24' }))
    valueOf(await plans.resume(operator.id, { siteId, rev: 4, on: '2026-03-24' }))
    expect((await plans.get(siteId))?.plan.pauses).toHaveLength(1)
  })

  test('ends; taken up again, the days between count as rest', async () => {
    valueOf(await save())
    const { plans } = planning()
    valueOf(await plans.end(operator.id, { siteId, rev: 1, on: '2026-03-10' }))
    expect(await cells()).toEqual(['03-04 upcoming'])
    valueOf(await plans.end(operator.id, { siteId, rev: 2, on: null }))
    valueOf(await plans.end(operator.id, { siteId, rev: 3, on: '2026-03-10' }))
    expect(await save({ rev: 4, since: '2026-03-15' })).toMatchObject({ ok: false })
    at('2026-03-19 09:00')
    expect(await plans.end(operator.id, { siteId, rev: 4, on: '2026-03-20' })).toMatchObject({
      error: { code: 'media.not-backwards' },
    })
    valueOf(await plans.end(operator.id, { siteId, rev: 4, on: null }))
    expect(await cells()).toEqual(['03-04 overdue', '03-11 paused', '03-18 paused', '03-25 upcoming'])
    expect(await plans.end(operator.id, { siteId, rev: 5, on: null })).toMatchObject({
      error: { code: 'media.not-ended' },
    })
  })

  test('shows its coming weeks before it is saved, holidays and all', async () => {
    at('2026-09-21 09:00')
    const weeks = valueOf(await planning().plans.preview(planEdit(siteId, { since: '2026-09-21', weekday: 4 })))
    // National Day from Thursday 1 October to Wednesday 7 October.
    expect(weeks.slice(0, 4).map(({ week, due, holiday }) => [week, due, holiday])).toEqual([
      ['2026-09-24', '2026-09-24', null],
      ['2026-10-01', '2026-10-08', '国庆节'],
      ['2026-10-08', '2026-10-08', null],
      ['2026-10-15', '2026-10-15', null],
    ])
    expect(weeks[1]?.mergedInto).toBe('2026-10-08')
    expect(await planning().plans.get(siteId)).toBe(null)
  })
})

describe('[S4-07] what an edition holds', () => {
  const choose = async (week: string, kind: 'delta' | 'baseline' | null = null) =>
    valueOf(await planning().chooseForEdition(siteId, week, kind))
  const refused = async (week: string) => {
    const chosen = await planning().chooseForEdition(siteId, week, null)
    return chosen.ok ? null : chosen.error
  }
  const handedOverAt = beijing('2026-03-04 11:00')
  const first = { id: 'E1', siteId: '' as SiteId, week: '2026-03-04', seq: 1, handedOverAt }

  test('only accepted files, with their paths, what is left out with the reason, expiry and fee', async () => {
    valueOf(await save())
    const { storage } = services
    await addFile(storage, 'a', 'KB5030001', { title: '累积更新' })
    await addFile(storage, 'b', 'KB5030002', { requires: ['KB5030001'], languages: ['zh-CN', 'en-US'] })
    await addFile(storage, 'c', 'KB5030003', { status: 'quarantined' })
    await addFile(storage, 'd', 'KB5030004', { status: 'awaiting-second' })
    await addFile(storage, 'e', 'KB5030000', { products: ['office-2016'] })
    await addFile(storage, 'f', null, { status: 'incomplete' })
    const chosen = await choose('2026-03-04')
    expect(chosen).toMatchObject({ kind: 'baseline', due: '2026-03-04', catchesUp: [] })
    expect(chosen.patches.map(({ kb, title, why, requiredBy }) => [kb, title, why, requiredBy])).toEqual([
      ['KB5030001', '累积更新', 'new', ['KB5030002']],
      ['KB5030002', 'KB5030002', 'new', []],
    ])
    expect(chosen.discs.map(({ files }) => files.map(({ path }) => path))).toEqual([
      ['KB5030001/windows10.0-kb5030001-x64.msu', 'KB5030002/windows10.0-kb5030002-x64.msu'],
    ])
    expect(chosen.leftOut.map(({ kb, why }) => `${kb} ${why}`)).toEqual([
      'KB5030000 not-for-site',
      'KB5030003 not-accepted',
      'KB5030004 not-accepted',
    ])
    expect(chosen.fee).toEqual({ discs: 1, feeFen: 5_000, totalFen: 5_000 })
    expect(chosen.expiresAt).toBe(beijing('2026-03-05 00:00') + 60 * day)
  })

  test('what was acknowledged stays behind, what was only sent does not; a baseline brings all', async () => {
    valueOf(await save())
    const { storage } = services
    await addFile(storage, 'a', 'KB5030001')
    await addFile(storage, 'b', 'KB5030002')
    await addEdition(storage, { ...first, siteId, state: 'imported', acknowledged: ['a'] })
    await addEdition(storage, { ...first, id: 'E2', siteId, week: '2026-03-11', seq: 2, state: 'handed-over' })
    at('2026-03-16 09:00')
    const delta = await choose('2026-03-18')
    expect(delta.kind).toBe('delta')
    expect(delta.patches.map(({ kb }) => kb)).toEqual(['KB5030002'])
    const full = await choose('2026-03-18', 'baseline')
    expect(full.patches.map(({ kb, why }) => `${kb} ${why}`)).toEqual(['KB5030001 again', 'KB5030002 new'])
  })

  test('the first disc is a baseline until one has arrived, the next one after so many weeks', async () => {
    valueOf(await save({ baselineWeeks: 2 }))
    await addEdition(services.storage, { ...first, siteId, state: 'lost' })
    at('2026-03-11 09:00')
    expect((await choose('2026-03-11')).kind).toBe('baseline')
    await addEdition(services.storage, {
      ...first,
      id: 'E2',
      siteId,
      week: '2026-03-11',
      seq: 2,
      kind: 'baseline',
      state: 'received',
    })
    at('2026-03-16 09:00')
    expect((await choose('2026-03-18')).kind).toBe('delta')
    expect((await choose('2026-03-25')).kind).toBe('baseline')
  })

  test('a week without anything new has a disc that says so', async () => {
    valueOf(await save())
    expect(await choose('2026-03-04')).toMatchObject({
      patches: [],
      discs: [{ n: 1, files: [] }],
      fee: { totalFen: 5_000 },
    })
  })

  test('several discs where one is too small, every file on one of them', async () => {
    valueOf(await save({ discType: 'cd-700', capacityBytes: 700_000_000 }))
    const { storage } = services
    for (const digit of ['a', 'b', 'c'])
      await addFile(storage, digit, `KB503000${Number.parseInt(digit, 16) - 9}`, { size: 400_000_000 })
    const { discs, fee } = await choose('2026-03-04')
    expect(discs.map(({ n, files }) => `${n}: ${files.map(({ kb }) => kb).join(' ')}`)).toEqual([
      '1: KB5030001',
      '2: KB5030002',
      '3: KB5030003',
    ])
    expect(fee).toEqual({ discs: 3, feeFen: 5_000, totalFen: 15_000 })
    await addFile(storage, 'd', 'KB5030009', { size: 700_000_000 })
    expect(await refused('2026-03-04')).toMatchObject({ code: 'media.patch-too-large', params: { kb: 'KB5030009' } })
  })

  test('a missed week is made good by the next: no disc is made for it any more', async () => {
    valueOf(await save())
    at('2026-03-18 09:00')
    expect(await cells()).toEqual(['03-04 missed', '03-11 missed', '03-18 upcoming', '03-25 upcoming'])
    expect(await refused('2026-03-11')).toMatchObject({ code: 'media.week-missed' })
    expect((await choose('2026-03-18')).catchesUp).toEqual(['2026-03-04', '2026-03-11'])
    await addEdition(services.storage, {
      ...first,
      siteId,
      week: '2026-03-18',
      state: 'handed-over',
      handedOverAt: clock.now(),
    })
    expect((await board()).cells.map(({ state, caughtUpBy }) => [state, caughtUpBy?.week ?? null])).toEqual([
      ['missed', '2026-03-18'],
      ['missed', '2026-03-18'],
      ['handed-over', null],
      ['upcoming', null],
    ])
  })

  test('only weeks of the plan', async () => {
    expect(await refused('2026-03-04')).toMatchObject({ code: 'media.no-plan' })
    valueOf(await save())
    expect(await refused('2026-03-05')).toMatchObject({ code: 'media.week-unknown' })
    expect(await refused('2026-02-25')).toMatchObject({ code: 'media.week-unknown' })
    valueOf(
      await planning().plans.pause(operator.id, {
        siteId,
        rev: 1,
        from: '2026-03-03',
        to: '2026-03-06',
        reason: '停机',
      }),
    )
    expect(await refused('2026-03-04')).toMatchObject({ code: 'media.week-paused', params: { reason: '停机' } })
    const national = await addCustomer(services, { name: '海滨水厂' })
    valueOf(await planning().plans.save(operator.id, planEdit(national.siteId, { weekday: 4 })))
    expect(await planning().chooseForEdition(national.siteId, '2026-10-01', null)).toMatchObject({
      error: { code: 'media.week-merged', params: { into: '2026-10-08' } },
    })
  })
})

describe('[S4-07] the operator is reminded', () => {
  test('as the days go by, until somebody has seen to it; a restart forgets nothing', async () => {
    valueOf(await save())
    valueOf(await services.duties.set(operator.id, { state: 'on', note: '', endsAt: null }))
    expect(await reminders()).toEqual([])
    at('2026-03-03 08:00')
    expect(await reminders()).toEqual(['due-soon/S/2026-03-04 badge'])
    at('2026-03-04 08:00')
    expect(await reminders()).toEqual(['due-today/S/2026-03-04 badge'])
    at('2026-03-05 08:00')
    expect(await reminders()).toEqual(['hand-over-overdue/S/2026-03-04 loud'])
    const [open] = await planning().reminding.open(operator)
    expect(await planning().reminding.acknowledge(operator.id, [open?.id ?? '', 'no/such'], '')).toMatchObject({
      error: { code: 'media.reminder-unknown' },
    })
    expect(await reminders()).toHaveLength(1)
    valueOf(await planning().reminding.acknowledge(operator.id, [open?.id ?? ''], '快递停运，明日上门'))
    expect(await reminders()).toEqual([])
    expect(await journal()).toEqual(['media.plan-saved operator', 'media.reminder-acknowledged operator'])
    await services.stop()
    services = await openProfile(profile.dir, { clock })
    expect(await reminders()).toEqual([])
    // The next day it is the same matter; the week after, another.
    at('2026-03-06 08:00')
    expect(await reminders()).toEqual([])
    at('2026-03-11 08:00')
    expect(await reminders()).toEqual(['week-missed/S/2026-03-04 loud', 'due-today/S/2026-03-11 badge'])
  })

  test('a receipt that does not come alerts after the days of the plan, and falls silent when it is there', async () => {
    valueOf(await save({ receiptDays: 3 }))
    const handedOverAt = beijing('2026-03-04 11:00')
    await addEdition(services.storage, {
      id: 'E1',
      siteId,
      week: '2026-03-04',
      seq: 1,
      state: 'received',
      handedOverAt,
    })
    valueOf(await services.duties.set(operator.id, { state: 'on', note: '', endsAt: null }))
    // Three days later is a Saturday: the receipt has until Monday.
    at('2026-03-09 23:59')
    expect(await reminders()).toEqual([])
    at('2026-03-10 00:00')
    expect(await reminders()).toEqual(['receipt-overdue/E1 loud', 'due-soon/S/2026-03-11 badge'])
    const { cells: row, work } = await board()
    expect(row[0]).toMatchObject({ state: 'overdue', late: 'receipt', lateDays: 1 })
    expect(work.map(({ step }: WorkRow) => step)).toEqual(['chase', 'plan'])
    await setEditionState(services.storage, 'E1', 'imported')
    expect(await reminders()).toEqual(['due-soon/S/2026-03-11 badge'])
  })

  test('whoever is off duty is not disturbed while somebody is on', async () => {
    valueOf(await save())
    const manager = await addUser(services, 'manager', ['service-manager'])
    valueOf(await services.duties.set(manager.id, { state: 'on', note: '', endsAt: null }))
    at('2026-03-05 08:00')
    expect(await reminders(operator)).toEqual(['hand-over-overdue/S/2026-03-04 quiet'])
    expect(await reminders(manager)).toEqual(['hand-over-overdue/S/2026-03-04 loud'])
    expect(await planning().reminding.open(null)).toEqual([])
  })

  test('of a key without a backup', async () => {
    await services.storage.write('system', async ({ tx, at: now, record }) => {
      await tx
        .insertInto('media_keys')
        .values({
          id: 'K1',
          sign: '',
          agree: '',
          sealed: '',
          created_at: now,
          backed_up_at: null,
          retired_at: null,
          statement: null,
        })
        .execute()
      await record({ type: 'media.key-created', entity: 'media', entityId: 'K1', change: {} })
    })
    expect(await reminders()).toEqual(['key-not-backed-up/K1 badge'])
  })
})

describe('the feeds', () => {
  const follow = <Row>(source: FeedSource, table: string) => {
    let rows: readonly Row[] = []
    const read = async (): Promise<void> => {
      const view = await source.read()
      rows = [...(view[table]?.values() ?? [])] as readonly unknown[] as readonly Row[]
    }
    const stop = source.subscribe(() => void read())
    void read()
    return { rows: () => rows, stop }
  }

  test('follow the day without a commit, after a sleep over it, too', async () => {
    valueOf(await save())
    valueOf(await services.people.signIn('operator', strongPassword))
    const sources = createFeedSources(
      services,
      clock,
      DEFAULT_ZONE,
      async () => {
        throw new Error('nobody watches the app')
      },
      () => () => undefined,
    )
    const shown = follow<BoardCellRow>(sources.mediaBoard({ from: '2026-03-02', to: '2026-03-09' }), 'cells')
    const told = follow<MediaReminderRow>(sources.mediaReminders(undefined), 'reminders')
    const until = (holds: () => boolean): Promise<void> =>
      eventually(() => {
        // Two looks at the day lie a moment apart.
        clock.advance(150)
        return holds()
      })
    services.mediaDays.check()
    await until(() => shown.rows().length === 1 && clock.pending() > 0)
    expect(shown.rows()).toMatchObject([{ state: 'upcoming' }])
    expect(told.rows()).toEqual([])
    at('2026-03-03 00:00')
    await until(() => told.rows().length === 1)
    expect(told.rows()).toMatchObject([{ kind: 'due-soon', siteName: '机房', customerName: '江南电厂' }])
    at('2026-03-05 07:00')
    services.mediaDays.check()
    await until(() => shown.rows()[0]?.state === 'overdue')
    await until(() => told.rows()[0]?.kind === 'hand-over-overdue')
    // A commit of the weekly disc is told at once.
    await addEdition(services.storage, { id: 'E1', siteId, week: '2026-03-04', seq: 1, state: 'sealed' })
    await until(() => shown.rows()[0]?.edition?.state === 'sealed')
    await setEditionState(services.storage, 'E1', 'handed-over')
    await until(() => told.rows().length === 0)
    shown.stop()
    told.stop()
  })
})
