/** [S4-07] The sample centre's weekly discs: sites, weeks and editions that the real board shows, and that go with the sample. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readMediaRows } from '#main/features/media/rows'
import { administratorOf, addCustomer, valueOf } from '../../support/builders'
import { openProfile, screenOf } from '../../support/centre'
import { createFakeClock } from '../../support/fake-clock'
import { planOf } from '../../support/media-centre'
import { beijing } from '../../support/policies'
import { createProfile, type Profile } from '../../support/profile'

const now = beijing('2026-11-26 10:20')

let profile: Profile
let centre: Awaited<ReturnType<typeof openProfile>>
beforeEach(async () => {
  profile = createProfile()
  centre = await openProfile(profile.dir, { clock: createFakeClock(now) })
})
afterEach(async () => {
  await centre.stop()
  profile.remove()
})

const rows = () => readMediaRows({ db: centre.storage.db, keys: centre.media.keys, now: () => now })
const board = () => centre.mediaPlanning.board({ from: '2026-10-19', to: '2026-11-30' })

describe('[S4-07] the sample centre', () => {
  it('has three sites with plans, and weeks in every state that a disc can end in', async () => {
    valueOf(await centre.sample.load())
    const { editions, sites } = await rows()
    expect(sites.filter(({ hasPlan }) => hasPlan).map(({ customer }) => customer)).toEqual(
      expect.arrayContaining(['西安示例航天研究所', '太原示例煤业集团', '哈尔滨示例供热公司']),
    )
    expect(new Set(editions.map(({ state }) => state))).toEqual(
      new Set(['imported', 'lost', 'handed-over', 'site-verified']),
    )
    expect(editions.every(({ approvedBy, plannedBy }) => approvedBy === '方某远' && plannedBy === '盘某安')).toBe(true)
    const { cells, work } = await board()
    expect(cells.some(({ state }) => state === 'missed')).toBe(true)
    // This week is still to be planned, at each of them.
    expect(work.filter(({ step }) => step === 'plan').length).toBeGreaterThan(0)
  })

  it.each(['2026-11-23 00:05', '2026-11-29 23:59', '2026-10-03 09:30', '2026-12-31 12:00'])(
    'knows nothing of later than now, loaded at %s',
    async (time) => {
      await centre.stop()
      const at = beijing(time)
      centre = await openProfile(profile.dir, { clock: createFakeClock(at) })
      valueOf(await centre.sample.load())
      const editions = await centre.storage.db.selectFrom('media_editions').selectAll().execute()
      expect(editions.length).toBeGreaterThan(5)
      for (const { created_at: made, approved_at: approved, handed_over_at: given, receipt_at: answered } of editions) {
        const moments = [made, approved ?? 0, given ?? 0, answered ?? given ?? 0]
        expect(moments).toEqual(moments.toSorted((a, b) => a - b))
        expect(moments.at(-1)).toBeLessThanOrEqual(at)
      }
    },
  )

  it('takes its discs along, and leaves those of real sites', async () => {
    const boss = await administratorOf(centre)
    valueOf(await centre.sample.load(boss))
    const { siteId } = await addCustomer(centre, { name: '真实客户' })
    valueOf(await centre.mediaPlanning.plans.save(boss, planOf(siteId)))
    valueOf(await centre.sample.remove(boss))
    const { editions, sites } = await rows()
    expect([editions, sites.map(({ id, hasPlan }) => [id, hasPlan])]).toEqual([[], [[siteId, true]]])
  })

  it('lets its operator work with discs, not with keys', async () => {
    valueOf(await centre.sample.load())
    const say = screenOf(centre)
    await say('session.signIn', { username: 'sample.media', password: 'vigil-sample-centre' })
    const { sites } = await rows()
    const site = sites.find(({ customer, hasPlan }) => hasPlan && customer === '太原示例煤业集团')
    expect(await say('media.edition.plan', { siteId: site?.id, week: '2026-11-27', kind: 'delta' })).toMatchObject({
      ok: true,
    })
    expect(await say('media.key.create', { passphrase: 'a passphrase that is long' })).toMatchObject({ ok: false })
  })
})
