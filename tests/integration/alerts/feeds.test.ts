/** The feeds of alerts and duty: they say anew what changes by itself, too. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFeedSources } from '#main/app/feed-sources'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import type { AlertRow, DutyRow } from '#shared/ipc/contract'
import type { FeedSource } from '#main/ipc/feeds'
import { addCustomer, addUser, createTicket, faultDraft, strongPassword, valueOf } from '../../support/builders'
import { openProfile } from '../../support/centre'
import { createFakeClock, type FakeClock } from '../../support/fake-clock'
import { eventually } from '../../support/heard'
import { createProfile, type Profile } from '../../support/profile'

const minute = 60_000

let clock: FakeClock
let profile: Profile
let services: Awaited<ReturnType<typeof openProfile>>
let sources: ReturnType<typeof createFeedSources>

beforeEach(async () => {
  clock = createFakeClock()
  profile = createProfile()
  services = await openProfile(profile.dir, { clock })
  sources = createFeedSources(
    services,
    clock,
    DEFAULT_ZONE,
    async () => {
      throw new Error('nobody watches the app')
    },
    () => () => undefined,
  )
})
afterEach(async () => {
  await services.stop()
  profile.remove()
})

/** The rows of a table as a screen would have them; a change is read as it is told. */
function follow<Row>(source: FeedSource, table: string) {
  let rows: readonly Row[] = []
  const read = async (): Promise<void> => {
    const view = await source.read()
    rows = [...(view[table]?.values() ?? [])] as readonly unknown[] as readonly Row[]
  }
  const stop = source.subscribe(() => void read())
  void read()
  return { rows: () => rows, stop }
}

/** Lets everything that is due by now run, turn by turn, until something holds. */
const until = (holds: () => boolean): Promise<void> =>
  eventually(() => {
    clock.advance(0)
    return holds()
  })

test('a planned end of a shift passes: the alert passes on, though nothing was written', async () => {
  const engineer = await addUser(services, 'engineer', ['engineer'])
  const manager = await addUser(services, 'manager', ['service-manager'])
  valueOf(await services.duties.set(manager.id, { state: 'on', note: '', endsAt: null }))
  valueOf(await services.duties.set(engineer.id, { state: 'on', note: '', endsAt: clock.now() + 20 * minute }))
  valueOf(await services.people.signIn('manager', strongPassword))
  const alerts = follow<AlertRow>(sources.alerts({ of: 'own' }), 'alerts')
  const all = follow<AlertRow>(sources.alerts({ of: 'all' }), 'alerts')
  // An L1 fault must be answered by telephone within 30 minutes: half of it is used after 15 [S3-10].
  await createTicket(services, faultDraft(await addCustomer(services), { severity: 'L1' }))
  clock.advance(15 * minute)
  await until(() => all.rows().length === 1)
  expect(all.rows()).toMatchObject([{ level: 50, volume: 'none', commitment: 'phone-response' }])
  expect(alerts.rows()).toEqual([])

  const [before] = all.rows()
  clock.advance(5 * minute)
  await until(() => alerts.rows().some(({ reason }) => reason === 'passed-on'))
  expect(before?.volume).toBe('none')
  expect(alerts.rows().every(({ volume }) => volume === 'loud')).toBe(true)
  alerts.stop()
  all.stop()
})

test('duty shows who is there or out, and the person who sits here in any state, as it changes', async () => {
  const engineer = await addUser(services, 'engineer', ['engineer'])
  await addUser(services, 'agent', ['hotline-agent'])
  valueOf(await services.people.signIn('agent', strongPassword))
  const duty = follow<DutyRow>(sources.duty(undefined), 'people')
  await until(() => duty.rows().length === 1)
  expect(duty.rows()).toMatchObject([{ name: '某agent', state: 'off', since: null }])
  valueOf(await services.duties.set(engineer.id, { state: 'on', note: '', endsAt: null }))
  valueOf(await services.duties.set(engineer.id, { state: 'away', note: '客户现场', endsAt: null }))
  await until(() => duty.rows().some(({ state }) => state === 'away'))
  expect(duty.rows().find(({ id }) => id === engineer.id)).toMatchObject({ note: '客户现场', roles: ['engineer'] })
  duty.stop()
})
