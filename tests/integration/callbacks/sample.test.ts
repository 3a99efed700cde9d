/** The call-backs of the sample centre: a few that wait, at any time of day, and nothing left of them when it goes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callRow } from '#main/db/call-row'
import { upsertCall } from '#main/features/calls/store'
import { createHearing } from '#main/features/callbacks/hearing'
import { createPromised } from '#main/features/callbacks/promised'
import { readCallbacks } from '#main/features/callbacks/view'
import { normaliseNumber } from '#main/features/customers/numbers'
import { countOpenByVersion } from '#main/features/tickets/reevaluate-store'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import type { CallId } from '#shared/domain/ids'
import { mainLink } from '#shared/domain/telephony/settings'
import { administratorOf, valueOf } from '../../support/builders'
import { beijing, loadBundledLibrary } from '../../support/policies'
import { createProfile } from '../../support/profile'
import type { Profile } from '../../support/profile'
import { openSampleCentre } from '../../support/sample'
import type { SampleCentre } from '../../support/sample'

const library = await loadBundledLibrary()
const promised = createPromised({ policy: (id) => library.policies.get(id), openVersions: countOpenByVersion })

let profile: Profile
let centre: SampleCentre

const openAt = async (text: string): Promise<void> => {
  profile = createProfile()
  centre = await openSampleCentre(profile.file, beijing(text), { library })
}
const view = () => readCallbacks({ db: centre.db, promised, normaliseNumber, zone: DEFAULT_ZONE }, centre.clock.now())

afterEach(async () => {
  await centre.close()
  profile.remove()
})

describe.each(['2026-11-23 15:00', '2026-11-23 00:05'])('at %s', (text) => {
  beforeEach(() => openAt(text))

  it('five callers wait, one of them called in vain and one unknown, and calls are promised', async () => {
    valueOf(await centre.sample.load())
    const rows = await view()
    expect(rows.missed.map(({ attempts, tries }) => [attempts, tries])).toEqual([
      [3, 1],
      [1, 0],
      [1, 0],
      [2, 0],
      [1, 0],
    ])
    expect(rows.missed.map(({ customerName }) => customerName === null)).toEqual([false, true, false, false, false])
    expect(rows.promised.some(({ clock }) => clock !== null)).toBe(true)
    expect(rows.promised.some(({ clock }) => clock === null)).toBe(true)
    expect(rows.counts).toMatchObject([{ missed: 5, promised: rows.promised.length }])
  })
})

describe('removing it', () => {
  beforeEach(() => openAt('2026-11-23 15:00'))

  it('leaves what is real: its entry is nobody’s any more, and who said why there is no ticket is still named', async () => {
    const boss = await administratorOf(centre)
    valueOf(await centre.sample.load(boss))
    const [agent] = (await centre.people.list()).filter(({ username }) => username === 'sample.agent1')
    if (!agent) throw new Error('no agent')
    const hearing = createHearing({
      ...centre,
      normaliseNumber,
      shortAbandonS: () => 5,
      outsidePrefix: () => '',
    })
    const now = centre.clock.now()
    await centre.storage.write(agent.id, async ({ tx }) => {
      const row = callRow({
        id: centre.newId<CallId>(now),
        visit: 'main/real',
        link: mainLink,
        queue: 'hotline',
        number: '13700000000',
        joined_at: now - 60_000,
        ended_at: now,
        wait_ms: 60_000,
        outcome: 'abandoned',
        source: 'ami',
        disposition: 'test',
        disposed_by: agent.id,
      })
      await upsertCall(tx, row)
      await hearing.hear(tx, row)
      await tx
        .updateTable('callbacks')
        .set({ taken_by: agent.id, taken_at: now })
        .where('number', '=', '+8613700000000')
        .execute()
    })
    valueOf(await centre.sample.remove(boss))
    expect(await view()).toMatchObject({
      missed: [{ number: '+8613700000000', taken: null }],
      promised: [],
      closed: [],
      counts: [{ missed: 1, withheld: 0 }],
    })
    expect(await centre.db.selectFrom('heard_calls').select('number').execute()).toEqual([{ number: '+8613700000000' }])
    expect((await centre.people.list()).map(({ username, disabled }) => [username, disabled])).toEqual([
      ['boss', false],
      ['sample.agent1', true],
    ])
  })
})
