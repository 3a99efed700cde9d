import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { TicketEvent } from '#shared/domain/tickets/events'
import type { TicketId } from '#shared/domain/ids'
import { sampleAccounts, sampleAdministrator, samplePassword } from '#shared/domain/sample/accounts'
import { openStages } from '#shared/domain/tickets/stages'
import { valueOf } from '../../support/builders'
import { beijing, loadBundledLibrary, policyOf } from '../../support/policies'
import { createProfile } from '../../support/profile'
import { openSampleCentre, type SampleCentre } from '../../support/sample'

const library = await loadBundledLibrary()

const PastChange = z.object({
  past: z.object({ at: z.int(), by: z.string().min(1) }),
  events: z.array(TicketEvent),
})

describe.each([
  ['an afternoon', '2026-11-23 15:00'],
  ['five past midnight', '2026-11-23 00:05'],
  ['midnight', '2026-11-23 00:00'],
  ['before the office opens', '2026-11-23 07:59'],
  ['Friday after closing', '2026-11-27 19:00'],
  ['a Sunday', '2026-11-22 11:00'],
  ['a public holiday', '2026-10-03 09:30'],
  ['the night of the Spring Festival', '2026-02-17 03:00'],
  ['the last minute of a year without the next list', '2026-12-31 23:59'],
])('the sample centre at %s', (_name, text) => {
  const now = beijing(text)
  const profile = createProfile()
  let centre: SampleCentre

  beforeAll(async () => {
    centre = await openSampleCentre(profile.file, now, { library })
    valueOf(await centre.sample.load())
  })
  afterAll(async () => {
    await centre.close()
    profile.remove()
  })

  const count = (table: string, where = '1'): number =>
    Number(centre.raw.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${where}`).get()?.n)

  it('has 40 customers in the 22 cities [S1-11], 300 devices, 200 tickets and agents 8001 to 8003', async () => {
    expect({
      customers: count('customers'),
      devices: count('devices'),
      tickets: count('tickets'),
      policies: count('(SELECT DISTINCT policy_id FROM tickets)'),
      stages: count('(SELECT DISTINCT stage FROM tickets)'),
    }).toEqual({ customers: 40, devices: 300, tickets: 200, policies: 4, stages: openStages.length + 1 })
    const cities = centre.raw.prepare('SELECT DISTINCT city FROM customers').all()
    const { listedCities } = policyOf(library, 'xingwang-standard').policy
    expect(listedCities).toHaveLength(22)
    expect(cities.map(({ city }) => city)).toEqual(expect.arrayContaining([...listedCities]))
    const users = await centre.people.list()
    expect(users.flatMap(({ extension }) => extension ?? [])).toEqual(['8001', '8002', '8003'])
    expect(users.map(({ username }) => username).toSorted()).toEqual(
      sampleAccounts.map(({ username }) => username).toSorted(),
    )
  })

  it('is marked as a sample in every row that can be', () => {
    expect(count('customers', 'sample = 0') + count('tickets', 'sample = 0') + count('users', 'sample = 0')).toBe(0)
    expect(count('calls', "source <> 'sample'")).toBe(0)
    expect(count('customers', "name NOT LIKE '%示例%'") + count('contracts', "number NOT LIKE '示例-%'")).toBe(0)
  })

  it('knows of nothing later than now, and of nothing before its cause', () => {
    expect(count('tickets', `created_at > ${now}`)).toBe(0)
    expect(count('ticket_clocks', `started_at > ${now} OR met_at > ${now} OR met_at < started_at`)).toBe(0)
    expect(count('calls', `joined_at > ${now} OR answered_at > ${now} OR ended_at > ${now}`)).toBe(0)
    expect(count('calls', 'answered_at < joined_at OR ended_at < coalesce(answered_at, joined_at)')).toBe(0)
    expect(
      count(
        'calls JOIN ticket_calls ON call_id = calls.id JOIN tickets ON tickets.id = ticket_id',
        'joined_at > created_at',
      ),
    ).toBe(0)
    const entries = centre.raw
      .prepare("SELECT entity_id, change FROM journal WHERE entity = 'ticket' ORDER BY seq")
      .all()
    const last = new Map<unknown, number>()
    for (const { entity_id: id, change } of entries) {
      const { past, events } = PastChange.parse(JSON.parse(String(change)))
      expect(past.at).toBeLessThanOrEqual(now)
      expect(past.at).toBeGreaterThanOrEqual(last.get(id) ?? 0)
      last.set(id, past.at)
      for (const { at } of events) expect(at).toBeLessThanOrEqual(past.at)
    }
    expect(last.size).toBe(200)
    // Faulty parts of earlier days came back on earlier days.
    expect(count('ticket_clocks', `commitment = 'faulty-return' AND met_at >= ${now}`)).toBe(0)
  })

  it('stores of every ticket what the engine says of its history', async () => {
    const ids = centre.raw.prepare('SELECT id FROM tickets').all()
    for (const { id } of ids) {
      const ticket = await centre.tickets.read(String(id) as TicketId)
      const stored = centre.raw
        .prepare('SELECT commitment, state, due_at, remaining_ms, met_at FROM ticket_clocks WHERE ticket_id = ?')
        .all(String(id))
      const live = ticket?.clocks.map(({ commitment, state, dueAt, remainingMs, metAt }) => ({
        commitment,
        state,
        due_at: dueAt,
        remaining_ms: remainingMs,
        met_at: metAt,
      }))
      expect(live).toEqual(expect.arrayContaining(stored.map((row) => ({ ...row }))))
      expect(live).toHaveLength(stored.length)
    }
  })

  it('keeps most of its promises, with some at risk and a few overdue', async () => {
    const stages = await centre.tickets.stageCounts()
    const sum = (pick: (row: (typeof stages)[number]) => number): number =>
      stages.reduce((all, row) => all + pick(row), 0)
    const open = sum((row) => row.open)
    expect(open).toBe(140)
    expect(sum((row) => row.overdue)).toBeGreaterThanOrEqual(3)
    expect(sum((row) => row.overdue)).toBeLessThanOrEqual(8)
    expect(sum((row) => row.atRisk)).toBeGreaterThanOrEqual(8)
    expect(sum((row) => row.atRisk)).toBeLessThanOrEqual(20)
    const met = count('ticket_clocks', "state = 'met'")
    expect(met / (met + count('ticket_clocks', "state IN ('met-late', 'overdue')"))).toBeGreaterThan(0.95)
    expect(count('ticket_clocks', "state = 'incomplete'")).toBe(0)
    for (const state of ['running', 'paused', 'awaiting-agreement', 'met-late'])
      expect(count('ticket_clocks', `state = '${state}'`)).toBeGreaterThan(0)
  })

  it('lets its administrator in with the published password', async () => {
    const session = valueOf(await centre.people.signIn(sampleAdministrator, samplePassword))
    expect(session.user.id).toBe(await centre.sample.administrator())
    expect(session.user.roles).toEqual(['administrator'])
  })
})
