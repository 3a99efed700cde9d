import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HolidayYear } from '#shared/domain/calendar/schema'
import { compilePolicy } from '#shared/domain/policy/compile'
import { mainLink } from '#shared/domain/telephony/settings'
import type { CustomerId, TicketId, UserId } from '#shared/domain/ids'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { callRow } from '#main/db/call-row'
import { upsertCall } from '#main/features/calls/store'
import {
  act,
  addCustomer,
  administratorOf,
  createTicket,
  faultDraft,
  openCentre,
  valueOf,
} from '../../support/builders'
import type { Centre, CustomerIds } from '../../support/builders'
import { createFakeClock } from '../../support/fake-clock'
import type { FakeClock } from '../../support/fake-clock'
import { beijing, loadBundledLibrary, policyOf } from '../../support/policies'
import { createProfile, type Profile } from '../../support/profile'

const library = await loadBundledLibrary()
const hour = 3_600_000

let profile: Profile
let clock: FakeClock
let centre: Centre
let customer: CustomerIds
let boss: UserId

/** Monday. */
const start = beijing('2026-11-23 10:00')

beforeEach(async () => {
  profile = createProfile()
  clock = createFakeClock(start)
  centre = await openCentre(profile.file, { clock, library })
  boss = await administratorOf(centre)
  customer = await addCustomer(centre, { devices: [{ serialNumber: 'SN-1', barcode: 'BC-1' }] })
})
afterEach(async () => {
  await centre.close()
  profile.remove()
})

const code = (text: string) => ({ ok: false, error: expect.objectContaining({ code: text }) })
const reload = async (id: TicketId): Promise<Ticket> => valueOf(await centre.tickets.get(id))
const clockOf = (ticket: Ticket, commitment: string) => ticket.clocks.find((one) => one.commitment === commitment)

const namesOf = (ticket: Ticket) => ticket.actions.map(({ action }) => action)
const withWhom = { commitment: null, agreedWith: '某先生' }

async function take(ticket: Ticket, action: string, set: Parameters<typeof act>[2] = {}): Promise<Ticket> {
  return reload(valueOf(await centre.tickets.act(boss, act(ticket, action, set))))
}

describe('a call becomes a ticket', () => {
  const joinedAt = start - 90_000

  beforeEach(() =>
    centre.storage.write('telephony', async ({ tx, record }) => {
      const call = callRow({
        id: 'CALL-1',
        link: mainLink,
        visit: 'V-1',
        queue: 'hotline',
        number: '13800138000',
        joined_at: joinedAt,
        answered_at: start - 60_000,
        ended_at: null,
        outcome: 'live',
        wait_ms: 30_000,
        talk_ms: 0,
        agent: '8001',
        source: 'ami',
      })
      await upsertCall(tx, call)
      await record({ type: 'call.kept', entity: 'call', entityId: 'CALL-1', change: {} })
    }),
  )

  test('[S3-06] the fault counts as reported when the caller joined the queue, the request as confirmed when it was written down', async () => {
    const ticket = await createTicket(centre, faultDraft(customer, { callId: 'CALL-1' as never, severity: 'L1' }))
    expect(clockOf(ticket, 'fault-response')).toMatchObject({ startedAt: joinedAt, dueAt: joinedAt + 4 * hour })
    expect(clockOf(ticket, 'resolve-or-loaner')).toMatchObject({ startedAt: joinedAt, dueAt: joinedAt + 24 * hour })
    expect(clockOf(ticket, 'phone-response')).toMatchObject({ startedAt: start, dueAt: start + hour / 2 })
    // What a row shows is the one that is due first.
    expect(ticket.clock).toMatchObject({ commitment: 'phone-response' })
    expect(ticket.openClocks.map(({ commitment }) => commitment)).toEqual([
      'phone-response',
      'fault-response',
      'resolve-or-loaner',
    ])
  })

  test('the call is linked and the caller belongs to the customer from then on [S1-04]', async () => {
    const ticket = await createTicket(centre, faultDraft(customer, { callId: 'CALL-1' as never }))
    expect(ticket.calls).toEqual([{ id: 'CALL-1', at: joinedAt, number: '13800138000', talkMs: 0 }])
    const { recentCalls } = valueOf(await centre.customers.card(customer.customerId))
    expect(recentCalls).toMatchObject([{ id: 'CALL-1', ticketId: ticket.id }])
  })

  test('a call that reports two faults stays with both tickets', async () => {
    const first = await createTicket(centre, faultDraft(customer, { callId: 'CALL-1' as never }))
    const second = await createTicket(centre, faultDraft(customer, { callId: 'CALL-1' as never }))
    const callsOf = async ({ id }: typeof first) => valueOf(await centre.tickets.get(id)).calls.map((call) => call.id)
    expect([await callsOf(first), await callsOf(second)]).toEqual([['CALL-1'], ['CALL-1']])
  })
})

test('all is written in one entry of the journal, with what the clocks are recomputed from', async () => {
  const ticket = await createTicket(centre, faultDraft(customer))
  const entries = centre.raw.prepare(`SELECT type, actor, change FROM journal WHERE entity = 'ticket'`).all()
  expect(entries).toHaveLength(1)
  expect(JSON.parse(String(entries[0]?.change))).toMatchObject({
    number: ticket.number,
    summary: '设备告警',
    facts: { severity: 'L3', city: '杭州', distanceKm: 20 },
    events: [
      { type: 'ticket.reported', at: start },
      { type: 'request.confirmed', at: start },
    ],
  })
})

describe('what a ticket must say', () => {
  test('[S1-05] a device fault needs a device, its serial number or its barcode', async () => {
    const draft = faultDraft(customer, { statedSerial: '' })
    expect(await centre.tickets.create(boss, draft)).toEqual(code('tickets.device-required'))
    const [deviceId = null] = customer.deviceIds
    expect(await centre.tickets.create(boss, { ...draft, deviceId })).toMatchObject({ ok: true })
    expect(await centre.tickets.create(boss, { ...draft, statedSerial: 'BC-77' })).toMatchObject({ ok: true })
  })

  test('[S1-03] an enquiry needs none, and starts no fault clock', async () => {
    const ticket = await createTicket(
      centre,
      faultDraft(customer, { statedSerial: '', category: 'sales', severity: 'consult' }),
    )
    expect(ticket.clocks.map(({ commitment }) => commitment)).toEqual(['phone-response'])
  })

  test('policy, category, severity and customer must exist', async () => {
    const refused = async (set: Parameters<typeof faultDraft>[1]) =>
      centre.tickets.create(boss, faultDraft(customer, set))
    expect(await refused({ policyId: 'nobody' })).toEqual(code('policies.unknown'))
    expect(await refused({ category: 'gift' })).toEqual(code('tickets.unknown-category'))
    expect(await refused({ severity: 'P1' })).toEqual(code('tickets.unknown-severity'))
    expect(await refused({ customerId: 'GONE' as CustomerId })).toEqual(code('customers.unknown'))
    // Site, contact, contract and device are of this customer: the site's distance alone decides what was promised.
    const other = await addCustomer(centre, { devices: [{ serialNumber: 'SN-9', barcode: 'BC-9' }] })
    const [deviceId = null] = other.deviceIds
    const { siteId, contactId, contractId } = other
    for (const part of [{ siteId }, { contactId }, { contractId }, { deviceId }])
      expect(await refused(part)).toEqual(code('tickets.not-of-customer'))
    expect(centre.raw.prepare('SELECT count(*) AS n FROM tickets').get()).toEqual({ n: 0 })
    // A refused ticket takes no number.
    expect((await createTicket(centre, faultDraft(customer))).number).toBe('20261123-0001')
  })
})

const numberAt = async (text: string): Promise<string> => {
  clock.advance(beijing(text) - clock.now())
  return (await createTicket(centre, faultDraft(customer))).number
}

describe('numbers', () => {
  test('count each local day from 0001, whatever the day in UTC is', async () => {
    expect([
      await numberAt('2026-11-23 23:59'),
      await numberAt('2026-11-24 00:00'),
      await numberAt('2026-11-24 07:59'),
      await numberAt('2026-11-24 08:01'),
      await numberAt('2026-11-25 00:00'),
    ]).toEqual(['20261123-0001', '20261124-0001', '20261124-0002', '20261124-0003', '20261125-0001'])
  })

  test('are given once, also when many tickets are saved at once', async () => {
    await Promise.all(Array.from({ length: 40 }, () => centre.tickets.create(boss, faultDraft(customer))))
    const numbers = centre.raw.prepare('SELECT number FROM tickets ORDER BY number').all()
    expect(numbers.map(({ number }) => number)).toEqual(
      Array.from({ length: 40 }, (_, n) => `20261123-${String(n + 1).padStart(4, '0')}`),
    )
  })
})

describe('steps', () => {
  test('lead from phone to closed; the clocks they stop keep their results', async () => {
    let ticket = await createTicket(centre, faultDraft(customer, { severity: 'L1' }))
    expect(ticket).toMatchObject({ stage: 'new', assigneeName: null })
    expect(namesOf(ticket)).toContain('accept')
    ticket = await take(ticket, 'accept')
    expect(ticket).toMatchObject({ stage: 'phone', rev: 2, assigneeName: '示例管理员' })
    clock.advance(10 * 60_000)
    ticket = await take(ticket, 'contact')
    expect(clockOf(ticket, 'phone-response')).toMatchObject({ state: 'met', metAt: clock.now() })
    expect(clockOf(ticket, 'fault-response')).toMatchObject({ state: 'met' })
    ticket = await take(ticket, 'guidance-insufficient')
    expect(ticket.stage).toBe('remote')
    expect(clockOf(ticket, 'remote-login')).toMatchObject({ state: 'running', dueAt: clock.now() + hour / 2 })
    clock.advance(hour)
    ticket = await take(ticket, 'log-in')
    expect(clockOf(ticket, 'remote-login')).toMatchObject({ state: 'met-late' })
    ticket = await take(await take(ticket, 'onsite-needed'), 'arrive')
    expect(clockOf(ticket, 'onsite-arrival')).toMatchObject({ state: 'met' })
    ticket = await take(await take(ticket, 'resolve'), 'close', { note: '客户确认' })
    expect(ticket).toMatchObject({ stage: 'closed', clock: null, actions: [] })
    expect(ticket.timeline.map(({ type }) => type)).toEqual(
      [
        'created',
        'accept',
        'contact',
        'guidance-insufficient',
        'log-in',
        'onsite-needed',
        'arrive',
        'resolve',
        'close',
      ].map((word) => `ticket.${word}`),
    )
    expect(await centre.tickets.act(boss, act(ticket, 'note', { note: '再说' }))).toEqual(
      code('tickets.action-not-possible'),
    )
  })

  test('of an older state are refused, and nothing is written', async () => {
    const ticket = await createTicket(centre, faultDraft(customer))
    await take(ticket, 'accept')
    const before = centre.raw.prepare('SELECT max(seq) AS seq FROM journal').get()
    expect(await centre.tickets.act(boss, act(ticket, 'note', { note: '迟到的备注' }))).toEqual(code('conflict'))
    expect(centre.raw.prepare('SELECT max(seq) AS seq FROM journal').get()).toEqual(before)
  })

  test('two at once: one wins', async () => {
    const ticket = await createTicket(centre, faultDraft(customer))
    const both = await Promise.all(['accept', 'accept'].map((step) => centre.tickets.act(boss, act(ticket, step))))
    expect(both).toEqual([{ ok: true, value: ticket.id }, code('conflict')])
  })

  test.each([
    ['close', {}, 'tickets.action-not-possible'],
    ['resume', { reason: null }, 'tickets.action-not-possible'],
    ['pause', { reason: null, evidence: '' }, 'tickets.reason-required'],
    ['pause', { reason: 'holiday mood', evidence: '' }, 'tickets.reason-required'],
    ['severity', { severity: 'P1' }, 'tickets.unknown-severity'],
    ['note', { note: '' }, 'tickets.note-required'],
  ])('%s %j is refused on a new ticket: %s', async (action, set, refusal) => {
    const ticket = await createTicket(centre, faultDraft(customer))
    expect(await centre.tickets.act(boss, act(ticket, action, set))).toEqual(code(refusal))
    expect(await reload(ticket.id)).toEqual(ticket)
  })

  test('on a ticket that is not there', async () => {
    const gone = { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' as TicketId, rev: 1 }
    expect(await centre.tickets.act(boss, act(gone, 'accept'))).toEqual(code('tickets.unknown'))
    expect(await centre.tickets.get(gone.id)).toEqual(code('tickets.unknown'))
  })
})

test('a pause moves the deadline by as long as it lasted, and cannot be doubled', async () => {
  const created = await createTicket(centre, faultDraft(customer, { severity: 'L3' }))
  clock.advance(hour)
  const pause = { reason: 'customer-wait', evidence: '' }
  const paused = await take(created, 'pause', pause)
  expect(clockOf(paused, 'phone-response')).toMatchObject({ state: 'paused', dueAt: null, remainingMs: hour })
  expect(paused.sheet?.pauses).toMatchObject([{ reason: 'customer-wait', since: clock.now() }])
  expect(await centre.tickets.act(boss, act(paused, 'pause', pause))).toEqual(code('tickets.reason-required'))
  clock.advance(30 * hour)
  const resumed = await take(paused, 'resume', { reason: 'customer-wait' })
  expect(clockOf(resumed, 'phone-response')).toMatchObject({ state: 'running', dueAt: start + 32 * hour })
  expect(clockOf(resumed, 'resolve-or-loaner')).toMatchObject({ state: 'running', dueAt: start + 54 * hour })
})

test('another severity counts from the start of the clock [S3-10]', async () => {
  const created = await createTicket(centre, faultDraft(customer, { severity: 'L4' }))
  clock.advance(hour)
  const raised = await take(created, 'severity', { severity: 'L1' })
  expect(raised.severity).toBe('L1')
  expect(clockOf(raised, 'phone-response')).toMatchObject({ state: 'overdue', dueAt: start + hour / 2 })
})

test('[S3-17] a time both sides agreed replaces the table', async () => {
  const created = await createTicket(centre, faultDraft(customer))
  const onsite = await take(await take(created, 'accept'), 'onsite-needed')
  expect(clockOf(onsite, 'onsite-arrival')).toMatchObject({ dueAt: start + 2 * hour })
  const agreedAt = start + 26 * hour
  const agreed = await take(onsite, 'agree-time', { agreedAt, ...withWhom })
  expect(clockOf(agreed, 'onsite-arrival')).toMatchObject({ dueAt: agreedAt })
  expect(await centre.tickets.act(boss, act(agreed, 'agree-time', { agreedAt: clock.now(), ...withWhom }))).toEqual(
    code('tickets.agreed-time-required'),
  )
})

test('a time agreed for a mistyped year is refused: nothing is written and the ticket can still be read', async () => {
  const onsite = await take(await take(await createTicket(centre, faultDraft(customer)), 'accept'), 'onsite-needed')
  for (const agreedAt of [beijing('2036-11-23 10:00'), 8.64e15, Number.MAX_SAFE_INTEGER])
    expect(await centre.tickets.act(boss, act(onsite, 'agree-time', { agreedAt, ...withWhom }))).toEqual(
      code('tickets.agreed-time-too-far'),
    )
  expect(await reload(onsite.id)).toEqual(onsite)
  expect(await take(onsite, 'agree-time', { agreedAt: beijing('2027-11-23 10:00'), ...withWhom })).toMatchObject({
    rev: 4,
  })
})

const stored = (id: TicketId) =>
  centre.raw.prepare('SELECT urgency, rev, open_clocks FROM tickets WHERE id = ?').get(id)

describe('time passing', () => {
  test('at risk and overdue are written when they begin, as nobody’s edit', async () => {
    const ticket = await createTicket(centre, faultDraft(customer, { severity: 'L1' }))
    expect(stored(ticket.id)).toMatchObject({ urgency: 0 })
    const atRiskAt = start + 0.75 * 0.5 * hour
    let next = await centre.tickets.settleDue()
    while (next !== null && next <= atRiskAt) {
      clock.advance(next - clock.now())
      next = await centre.tickets.settleDue()
    }
    expect(stored(ticket.id)).toMatchObject({ urgency: 1, rev: 1 })
    // A stop exactly at the deadline is in time: overdue begins after it.
    while (next !== null && next <= start + 0.5 * hour + 1) {
      clock.advance(next - clock.now())
      next = await centre.tickets.settleDue()
    }
    expect(stored(ticket.id)).toMatchObject({ urgency: 2, rev: 1 })
    expect(JSON.parse(String(stored(ticket.id)?.open_clocks))[0]).toMatchObject({ state: 'overdue' })
    const counts = await centre.tickets.stageCounts()
    expect(counts.find(({ id }) => id === 'new')).toEqual({ id: 'new', open: 1, atRisk: 0, overdue: 1 })
  })

  test('the next check is always ahead, and there is none once every clock has spoken', async () => {
    for (const severity of ['L1', 'L2', 'L3', 'L4', 'consult', 'other'])
      await createTicket(centre, faultDraft(customer, { severity }))
    let checks = 0
    for (let next = await centre.tickets.settleDue(); next !== null; next = await centre.tickets.settleDue()) {
      expect(next).toBeGreaterThan(clock.now())
      expect(++checks).toBeLessThan(200)
      clock.advance(next - clock.now())
    }
    expect(clock.now()).toBeGreaterThanOrEqual(start + 48 * hour)
    expect((await centre.tickets.soonest(10)).every((row) => row.clock?.state === 'overdue')).toBe(true)
  })

  test('more tickets than are settled in one go are all settled', async () => {
    for (let n = 0; n < 120; n++) await createTicket(centre, faultDraft(customer, { severity: 'L1' }))
    clock.advance(30 * hour)
    let rounds = 0
    for (let next = await centre.tickets.settleDue(); next !== null; next = await centre.tickets.settleDue())
      expect(++rounds).toBeLessThan(10)
    expect(centre.raw.prepare('SELECT count(*) AS n FROM tickets WHERE urgency = 2').get()).toEqual({ n: 120 })
  })
})

test('a clock that was stopped keeps its result when policy and calendar change; the others follow the new ones', async () => {
  const draft = faultDraft(customer, { severity: 'L1' })
  const contacted = await take(await take(await createTicket(centre, draft), 'accept'), 'contact')
  const met = clockOf(contacted, 'phone-response')
  expect(met).toMatchObject({ state: 'met', dueAt: start + hour / 2, policyVersion: 1 })
  await centre.close()

  const { policy } = policyOf(library, 'equipment-handbook')
  const stricter = {
    ...policy,
    version: 2,
    commitments: policy.commitments.map((one) => ({
      ...one,
      rules: one.rules.map((rule) => ({ ...rule, amount: { kind: 'duration' as const, iso: 'PT1M', ms: 60_000 } })),
    })),
  }
  const years = library.holidayYears.map((year) => HolidayYear.parse(year))
  const policies = new Map(library.policies).set('equipment-handbook', compilePolicy(stricter, years))
  clock.advance(5 * 60_000)
  centre = await openCentre(profile.file, { clock, library: { ...library, policies } })
  const later = await take(await reload(contacted.id), 'note', { note: '换了新政策' })
  expect(clockOf(later, 'phone-response')).toMatchObject({
    state: 'met',
    dueAt: met?.dueAt,
    metAt: met?.metAt,
    policyVersion: 1,
  })
  expect(clockOf(later, 'resolve-or-loaner')).toMatchObject({
    state: 'overdue',
    dueAt: start + 60_000,
    policyVersion: 2,
  })
})

describe('the list', () => {
  test('pages by key through all open tickets, soonest first, none twice', async () => {
    for (let n = 0; n < 23; n++) {
      await createTicket(centre, faultDraft(customer, { severity: n % 2 === 0 ? 'L1' : 'L4', summary: `告警 ${n}` }))
      if (n % 5 === 0) clock.advance(60_000)
    }
    const seen: string[] = []
    const due: number[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<Centre['tickets']['list']>> = await centre.tickets.list({
        stage: null,
        text: '',
        after,
        limit: 5,
      })
      seen.push(...page.rows.map(({ id }) => id))
      due.push(...page.rows.map(({ clock: soonest }) => soonest?.dueAt ?? Infinity))
      after = page.next
    } while (after !== null)
    expect(new Set(seen).size).toBe(23)
    expect(seen).toHaveLength(23)
    expect(due).toEqual(due.toSorted((a, b) => a - b))
  })

  test.each([
    ['20261123-0002', ['乙']],
    ['100%', ['甲 100%']],
    ['乙', ['乙']],
    ['示例', ['甲 100%', '乙']],
    ['_', []],
  ])('finds %s in number, summary or customer', async (text, summaries) => {
    for (const summary of ['甲 100%', '乙']) await createTicket(centre, faultDraft(customer, { summary }))
    const { rows } = await centre.tickets.list({ stage: null, text, after: null, limit: 10 })
    expect(rows.map(({ summary }) => summary).toSorted()).toEqual(summaries.toSorted())
  })
})
