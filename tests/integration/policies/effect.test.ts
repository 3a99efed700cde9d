import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TicketId } from '#shared/domain/ids'
import type { Services } from '#main/app/services'
import { addCustomer, createTicket, faultDraft, valueOf } from '../../support/builders'
import { buildScript } from '../../support/built-script'
import { openProfile } from '../../support/centre'
import { createFakeClock, type FakeClock } from '../../support/fake-clock'
import { beijing, inBeijing, resourcesDir } from '../../support/policies'
import { createProfile, type Profile } from '../../support/profile'

const list = JSON.stringify({
  year: 2027,
  source: '国办发明电〔2026〕示例号',
  closed: [{ date: '2027-01-01', name: '元旦' }],
  makeup: [],
})

let readerFile: string
let profile: Profile
let clock: FakeClock
let services: Services
beforeAll(async () => {
  readerFile = await buildScript(path.resolve(import.meta.dirname, '../../../electron/main/reader/worker.ts'))
})
beforeEach(async () => {
  profile = createProfile()
  clock = createFakeClock(beijing('2026-12-30 10:00'))
  services = await openProfile(profile.dir, { clock, readerFile })
})
afterEach(async () => {
  await services.stop()
  profile.remove()
})

const restart = async (): Promise<void> => {
  await services.stop()
  services = await openProfile(profile.dir, { clock, readerFile })
}

async function settleAll(): Promise<void> {
  for (;;) {
    const next = await services.tickets.settleDue()
    if (next === null || next > clock.now()) return
  }
}

const clocks = () =>
  services.storage.db.selectFrom('ticket_clocks').selectAll().orderBy('ticket_id').orderBy('commitment').execute()

const stopped = ['met', 'met-late', 'cancelled']
const ended = async () => (await clocks()).filter(({ state }) => stopped.includes(state))

/** The running follow-ups [S4-02] of the sample centre, begun on Wednesday 2026-12-30 or the day before. */
const followUps = async () =>
  (await clocks()).filter(({ commitment, state }) => commitment === 'phone-followup' && state === 'running')

describe('a list of public holidays that is imported', () => {
  it('moves the deadlines of open tickets at once, leaves stopped clocks alone, and stands in the journal', async () => {
    valueOf(await services.sample.load())
    expect(await services.policies.applyChanges()).toBe(true)
    await settleAll()
    const before = await followUps()
    const results = await ended()
    expect(results.length).toBeGreaterThan(200)
    expect(before.map(({ due_at: due }) => inBeijing(due ?? 0))).toContain('2027-01-04 18:00')

    valueOf(await services.policies.importHolidays(list))
    expect(await services.policies.applyChanges()).toBe(false)
    const after = await followUps()
    expect(after.map(({ due_at: due }) => inBeijing(due ?? 0))).not.toContain('2027-01-01 18:00')
    expect(after.map(({ due_at: due }) => inBeijing(due ?? 0))).toContain('2027-01-05 18:00')
    expect(after).toHaveLength(before.length)
    expect(await ended()).toEqual(results)
    for (const { ticket_id: id, commitment, due_at: due } of after) {
      const ticket = await services.tickets.read(id as TicketId)
      expect(ticket?.clocks.find((live) => live.commitment === commitment)?.dueAt).toBe(due)
    }
    const entry = await services.storage.db
      .selectFrom('journal')
      .select('change')
      .where('type', '=', 'holidays.saved')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(entry.change)).toMatchObject({
      year: 2027,
      moved: expect.toSatisfy((n: number) => n >= after.length),
    })
  })

  it('changes nothing a second time, nor by a restart', async () => {
    await services.policies.applyChanges()
    valueOf(await services.policies.importHolidays(list))
    expect(await services.policies.applyChanges()).toBe(false)
    await restart()
    expect(await services.policies.applyChanges()).toBe(false)
    expect(services.policies.missingYears()).toEqual([])
  })
})

describe('files that changed while the app was closed', () => {
  it('take effect on open tickets at the next start', async () => {
    await services.policies.applyChanges()
    valueOf(await services.policies.importHolidays(list))
    await services.policies.applyChanges()
    valueOf(await services.sample.load())
    const withList = await followUps()
    await rm(path.join(profile.dir, 'holidays', '2027.json'))
    await restart()
    expect(await services.policies.applyChanges()).toBe(true)
    await settleAll()
    const without = await followUps()
    expect(without.map(({ due_at: due }) => due)).not.toEqual(withList.map(({ due_at: due }) => due))
    expect(services.policies.missingYears()).toEqual([2027])
  })

  it('that are gone leave their policy to the tickets made under it, and to no new ones', async () => {
    const text = await readFile(path.join(resourcesDir, 'policies', 'integrator-general.json'), 'utf8')
    const file = path.join(profile.dir, 'policies', 'ours.json')
    await mkdir(path.dirname(file))
    await writeFile(file, text.replace('"integrator-general"', '"ours"'))
    const newId = (await openWithIds()).newId
    await services.policies.applyChanges()
    const customer = await addCustomer({ storage: services.storage, newId }, { policyId: 'ours' })
    const draft = faultDraft(customer, { policyId: 'ours', severity: 'fault' })
    const ticket = await createTicket(services, draft)
    await rm(file)
    await restart()
    expect(await services.policies.applyChanges()).toBe(false)
    expect(await services.tickets.create(null, draft)).toMatchObject({ ok: false, error: { code: 'policies.unknown' } })
    clock.advance(3 * 3_600_000)
    await settleAll()
    // A response within an hour, a solution within a day [S2-06].
    expect((await clocks()).map(({ commitment, state }) => [commitment, state])).toEqual([
      ['resolve-or-loaner', 'running'],
      ['response', 'overdue'],
    ])
    expect(valueOf(await services.tickets.get(ticket.id)).number).toBe(ticket.number)
  })
})

/** Opened anew, so that files just written are in force. */
async function openWithIds() {
  await services.stop()
  const opened = await openProfile(profile.dir, { clock, readerFile })
  services = opened
  return opened
}
