import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TicketId, UserId } from '#shared/domain/ids'
import type { Ticket, TicketDraft } from '#shared/domain/tickets/tickets'
import {
  act,
  addCustomer,
  administratorOf,
  createTicket,
  faultDraft,
  openCentre,
  valueOf,
} from '../../support/builders'
import type { Centre, CustomerIds, NewCustomer } from '../../support/builders'
import { createFakeClock } from '../../support/fake-clock'
import type { FakeClock } from '../../support/fake-clock'
import { beijing, inBeijing, loadBundledLibrary } from '../../support/policies'
import { createProfile, type Profile } from '../../support/profile'

const library = await loadBundledLibrary()
const minute = 60_000
const hour = 3_600_000
const day = 24 * hour

let profile: Profile
let clock: FakeClock
let centre: Centre
let boss: UserId

beforeEach(async () => {
  profile = createProfile()
  // Monday.
  clock = createFakeClock(beijing('2026-11-23 10:00'))
  centre = await openCentre(profile.file, { clock, library })
  boss = await administratorOf(centre)
})
afterEach(async () => {
  await centre.close()
  profile.remove()
})

type Set = Parameters<typeof act>[2]
const code = (text: string) => ({ ok: false, error: expect.objectContaining({ code: text }) })
const reload = async (id: TicketId): Promise<Ticket> => valueOf(await centre.tickets.get(id))
const tryAct = (ticket: Ticket, action: string, set: Set = {}) => centre.tickets.act(boss, act(ticket, action, set))
const take = async (ticket: Ticket, action: string, set: Set = {}): Promise<Ticket> =>
  reload(valueOf(await tryAct(ticket, action, set)))
const namesOf = (ticket: Ticket) => ticket.actions.map(({ action }) => action)
const blockOf = (ticket: Ticket, action: string) =>
  ticket.actions.find((one) => one.action === action)?.blocked?.code ?? null
const clocks = (ticket: Ticket) =>
  Object.fromEntries(
    ticket.clocks.map(({ commitment, state, dueAt }) => [
      commitment,
      dueAt === null ? state : `${state} ${inBeijing(dueAt)}`,
    ]),
  )
/** What a pause would stop, as it is told before. */
const restingFor = (ticket: Ticket, reason: string) =>
  sheetOf(ticket)
    .pauseChoices.find(({ id }) => id === reason)
    ?.rests.map(({ zh }) => zh)
const sheetOf = ({ sheet }: Ticket) => {
  if (!sheet) throw new Error('no sheet')
  return sheet
}

const customerOf = (policyId: string, more: NewCustomer = {}): Promise<CustomerIds> =>
  addCustomer(centre, { policyId, devices: [{ serialNumber: 'SN-1', barcode: 'BC-1' }], ...more })

async function open(policyId: string, more: NewCustomer = {}, set: Partial<TicketDraft> = {}): Promise<Ticket> {
  const customer = await customerOf(policyId, more)
  const severity = library.policies.get(policyId)?.policy.defaultSeverity ?? ''
  return createTicket(
    centre,
    faultDraft(customer, { policyId, severity, deviceId: customer.deviceIds[0] ?? null, ...set }),
  )
}

describe('spares of S1', () => {
  const application = {
    customer: '示例客户',
    model: 'SX-1',
    serial: 'SN-1',
    place: '机房',
    severity: 'P2',
    symptom: '板卡故障',
    recipient: '某先生',
    phone: '13800001111',
    address: '示例路 1 号',
  }
  const label = { part: '板卡', serial: 'SN-1', symptom: '板卡故障' }

  test('[S1-14] an incomplete form delays the service: what is missing is said, and no clock starts', async () => {
    let ticket = await take(await open('xingwang-standard', {}, { category: 'repair' }), 'accept')
    expect(blockOf(ticket, 'spare-approve')).toBe('tickets.form-incomplete')
    ticket = await take(ticket, 'form', {
      form: 'service-application',
      part: 1,
      values: { ...application, address: '' },
    })
    const refused = await tryAct(ticket, 'spare-approve')
    expect(refused).toMatchObject(code('tickets.form-incomplete'))
    expect(refused).toMatchObject({ error: { params: { form: '服务申请表', fields: '收件地址' } } })
    expect(clocks(ticket)).not.toHaveProperty('spare-delivery')
    ticket = await take(ticket, 'form', { form: 'service-application', part: 1, values: application })
    ticket = await take(ticket, 'form', { form: 'fault-label', part: 1, values: label })
    ticket = await take(ticket, 'spare-approve')
    expect(ticket.stage).toBe('spare')
    expect(clocks(ticket)['spare-delivery']).toBe('running 2026-11-24 18:00')
  })

  test('[S1-11] [S1-13] [S1-10] delivered, signed, the faulty part returned, and another one after it', async () => {
    const customer = {
      device: { warranty_from: beijing('2026-01-01 00:00'), warranty_to: beijing('2026-12-31 00:00') },
    }
    let ticket = await take(await open('xingwang-standard', customer, { category: 'repair' }), 'accept')
    ticket = await take(ticket, 'form', { form: 'service-application', part: 1, values: application })
    ticket = await take(ticket, 'form', { form: 'fault-label', part: 1, values: label })
    ticket = await take(ticket, 'spare-approve')
    clock.advance(day)
    expect(namesOf(ticket)).not.toContain('faulty-received')
    ticket = await take(ticket, 'pod')
    expect(clocks(ticket)).toMatchObject({
      'spare-delivery': 'met 2026-11-24 18:00',
      'faulty-return': 'running 2026-12-08 18:00',
    })
    // Ninety days from the replacement are longer than what remained.
    expect(centre.raw.prepare('SELECT warranty_to FROM devices').get()).toEqual({ warranty_to: clock.now() + 90 * day })
    clock.advance(day)
    ticket = await take(ticket, 'spare-approve')
    expect(clocks(ticket)['spare-delivery#2']).toBe('running 2026-11-26 18:00')
    ticket = await take(await take(ticket, 'pod'), 'faulty-received')
    expect(clocks(ticket)).toMatchObject({
      'spare-delivery#2': 'met 2026-11-26 18:00',
      'faulty-return': 'met 2026-12-08 18:00',
    })
  })

  test('closing waits for a promise that still runs', async () => {
    let ticket = await take(await open('xingwang-standard', {}, { category: 'repair' }), 'accept')
    ticket = await take(await take(ticket, 'relocation-notice', { movedAt: clock.now() - 40 * day }), 'resolve', {
      note: '好了',
    })
    expect(blockOf(ticket, 'close')).toBe('tickets.clocks-open')
    expect(await tryAct(ticket, 'close')).toMatchObject(code('tickets.clocks-open'))
    expect(clocks(ticket)['relocation-start']).toBe('running 2026-12-23 10:00')
    ticket = await take(await take(ticket, 'service-resumed'), 'close')
    expect(ticket.stage).toBe('closed')
  })
})

describe('what is not in service', () => {
  test('[S1-22] an excluded item is a charged request: the work waits for the customer’s word', async () => {
    const excluded = { device: { item_kind: 'IP 电话机', model: '示例 EC-T30' } }
    let ticket = await take(await open('xingwang-standard', excluded), 'accept')
    expect(sheetOf(ticket).verdict).toMatchObject({ covered: false, reason: 'item', subject: { zh: 'IP 电话机' } })
    expect(blockOf(ticket, 'guidance-insufficient')).toBe('tickets.charge-not-accepted')
    expect(await tryAct(ticket, 'guidance-insufficient')).toMatchObject(code('tickets.charge-not-accepted'))
    // Talking to the customer costs nothing and is never in the way.
    ticket = await take(ticket, 'contact')
    const { key } = sheetOf(ticket).verdict
    expect(await tryAct(ticket, 'charge-accept', { verdict: key, acceptedBy: '' })).toMatchObject(
      code('tickets.accepted-by-required'),
    )
    expect(await tryAct(ticket, 'charge-accept', { verdict: 'ended:', acceptedBy: '某先生' })).toMatchObject(
      code('tickets.verdict-changed'),
    )
    ticket = await take(ticket, 'charge-accept', { verdict: key, acceptedBy: '某先生' })
    expect(sheetOf(ticket).chargeAccepted).toBe(true)
    expect((await take(ticket, 'guidance-insufficient')).stage).toBe('remote')
  })

  test('[S1-22] IAD1224 is the exception that stays in service', async () => {
    const iad = { device: { item_kind: '综合接入设备', model: '示例 EC-IAD1224' } }
    expect(sheetOf(await open('xingwang-standard', iad)).verdict).toMatchObject({ covered: true, exception: 'IAD1224' })
  })

  test('[S4-04] remote service is charged, and free once the cause is the product’s own bug', async () => {
    let ticket = await take(await open('beixinyuan-statement', { city: '北京' }), 'accept')
    expect(sheetOf(ticket).verdict.covered).toBe(true)
    const blocked = ticket.actions.find(({ action }) => action === 'guidance-insufficient')?.blocked
    expect(blocked?.code).toBe('tickets.charge-not-accepted')
    ticket = await take(ticket, 'charge-accept', { verdict: String(blocked?.params?.['key']), acceptedBy: '某女士' })
    ticket = await take(await take(ticket, 'guidance-insufficient'), 'log-in')
    ticket = await take(ticket, 'fee', { item: 'remote', quantity: 1.5, unitFen: 30_050 })
    expect(sheetOf(ticket).statement).toMatchObject({ totalFen: 45_075, waivedFen: 0, unpriced: 0 })
    ticket = await take(ticket, 'fee', { item: 'other', quantity: 1, unitFen: null })
    expect(sheetOf(ticket).statement).toMatchObject({ totalFen: 45_075, unpriced: 1 })
    const line = sheetOf(ticket).statement.lines[1]?.line
    expect(await tryAct(ticket, 'fee-remove', { line })).toMatchObject(code('tickets.note-required'))
    ticket = await take(ticket, 'fee-remove', { line, note: '误记' })
    ticket = await take(ticket, 'cause', { cause: 'product-bug' })
    expect(sheetOf(ticket).statement).toMatchObject({ totalFen: 0, waivedFen: 45_075, unpriced: 0 })
    expect(sheetOf(ticket).verdict.covered).toBe(true)
  })
})

describe('what cannot be charged', () => {
  test('a sum beyond what is counted to the fen, and the removal of what is not there', async () => {
    let ticket = await take(await open('beixinyuan-statement', { city: '北京' }), 'accept')
    const costly = { item: 'other', quantity: 10, unitFen: 100_000_000_000 }
    expect(await tryAct(ticket, 'fee', { ...costly, quantity: 100_000 })).toMatchObject(
      code('tickets.amount-too-large'),
    )
    ticket = await take(ticket, 'fee', costly)
    expect(sheetOf(ticket).statement.totalFen).toBe(1_000_000_000_000)
    expect(await tryAct(ticket, 'fee', { ...costly, quantity: 1, unitFen: 1 })).toMatchObject(
      code('tickets.amount-too-large'),
    )
    const line = sheetOf(ticket).statement.lines[0]?.line
    ticket = await take(ticket, 'fee-remove', { line, note: '误记' })
    expect(await tryAct(ticket, 'fee-remove', { line, note: '再来' })).toMatchObject(code('tickets.unknown-line'))
  })

  test.each([Number.NaN, Infinity, -1, 0])('a quantity of %s', async (quantity) => {
    const ticket = await take(await open('beixinyuan-statement', { city: '北京' }), 'accept')
    expect(() => act(ticket, 'fee', { item: 'other', quantity, unitFen: 1 })).toThrow(/quantity/)
  })

  test('a move in an age that no calendar shows', async () => {
    const ticket = await open('xingwang-standard', {}, { category: 'repair' })
    expect(() => act(ticket, 'relocation-notice', { movedAt: -9_000_000_000_000_000 })).toThrow(/movedAt/)
  })
})

describe('repeat failures', () => {
  test('[S3-03] the second failed repair of one problem owes a new device with a warranty anew', async () => {
    const customer = await customerOf('equipment-handbook')
    const draft = faultDraft(customer, { deviceId: customer.deviceIds[0] ?? null })
    let first = await take(await createTicket(centre, draft), 'accept')
    first = await take(await take(first, 'repair-failed', { note: '更换电源后仍重启' }), 'withdraw', {
      note: '客户另约',
    })
    clock.advance(10 * day)
    let second = await take(await createTicket(centre, draft), 'accept')
    expect(sheetOf(second).repeat).toMatchObject({
      failedRepairs: 0,
      owed: false,
      earlier: [{ id: first.id, sameProblem: false }],
    })
    second = await take(second, 'repair-failed', { note: '再次更换后仍重启' })
    expect(sheetOf(second).repeat).toMatchObject({ failedRepairs: 1, owed: false })
    expect(namesOf(second)).not.toContain('replace-device')
    second = await take(second, 'link-problem', { ticketId: first.id })
    expect(sheetOf(second).repeat).toMatchObject({ failedRepairs: 2, owed: true, earlier: [{ sameProblem: true }] })
    second = await take(second, 'replace-device', { serialNumber: 'SN-NEW' })
    expect(sheetOf(second).repeat.replacedBy).toBe('SN-NEW')
    expect(centre.raw.prepare('SELECT serial_number, warranty_from FROM devices').get()).toEqual({
      serial_number: 'SN-NEW',
      warranty_from: clock.now(),
    })
  })
})

describe('what stands around a ticket', () => {
  test('a new device has a serial number that no other has, as it is scanned', async () => {
    await addCustomer(centre, { name: '乙方', devices: [{ serialNumber: 'SN-2', barcode: '' }] })
    const customer = await customerOf('equipment-handbook')
    const draft = faultDraft(customer, { deviceId: customer.deviceIds[0] ?? null })
    let ticket = await take(await createTicket(centre, draft), 'accept')
    for (const note of ['一', '二']) ticket = await take(ticket, 'repair-failed', { note })
    const replace = (serialNumber: string) => tryAct(ticket, 'replace-device', { serialNumber })
    expect(await replace(' ｓｎ-\u200B2 ')).toEqual({
      ok: false,
      error: { code: 'customers.serial-taken', params: { serial: 'SN-2', customer: '乙方' } },
    })
    // Nor its own: it is another device.
    expect(await replace('SN-1')).toMatchObject(code('customers.serial-taken'))
    expect(await replace('\u200B')).toMatchObject(code('tickets.serial-required'))
    expect(sheetOf(await reload(ticket.id)).repeat.replacedBy).toBeNull()
    valueOf(await replace('sn-3'))
    expect(sheetOf(await reload(ticket.id)).repeat.replacedBy).toBe('SN-3')
  })

  test('a contract that was moved to another policy prices the items of that one only', async () => {
    let ticket = await take(await open('beixinyuan-statement', { city: '北京' }), 'accept')
    ticket = await take(ticket, 'fee', { item: 'other', quantity: 1, unitFen: null })
    centre.raw.exec("INSERT INTO contract_prices SELECT id, 'other', 500 FROM contracts")
    expect(sheetOf(await reload(ticket.id)).statement.lines[0]?.priceFen).toBe(500)
    centre.raw.exec("UPDATE contracts SET policy_id = 'equipment-handbook'")
    expect(sheetOf(await reload(ticket.id)).statement.lines[0]?.priceFen).toBeNull()
  })
})

describe('a clock that was set back', () => {
  test('leaves what happened in its order: what was resumed runs, then and later', async () => {
    let ticket = await take(await open('integrator-general'), 'pause', { reason: 'customer-wait', evidence: '' })
    clock.advance(-5 * minute)
    ticket = await take(ticket, 'resume', { reason: 'customer-wait' })
    expect(clocks(ticket)['resolve-or-loaner']).toMatch(/^running/)
    clock.advance(hour)
    expect(clocks(await reload(ticket.id))['resolve-or-loaner']).toBe('running 2026-11-24 10:00')
  })

  test('stops no clock of a ticket that was written down before it', async () => {
    let ticket = await open('integrator-general')
    clock.advance(-5 * minute)
    ticket = await take(await take(ticket, 'accept'), 'contact')
    expect(clocks(ticket)).toMatchObject({
      response: expect.stringMatching(/^met/),
      'resolve-or-loaner': expect.stringMatching(/^running/),
    })
  })
})

describe('duties tables', () => {
  test('[S1-07] the customer’s turn: asking rests only what may rest, and giving it lets it run again', async () => {
    let ticket = await take(await open('xingwang-standard'), 'accept')
    expect(sheetOf(ticket).turn).toMatchObject({ side: 'provider', step: { id: 'respond' } })
    ticket = await take(ticket, 'contact')
    expect(sheetOf(ticket).turn).toMatchObject({ side: 'customer', step: { id: 'evidence' } })
    const evidence = { procedure: 'remote-handling', step: 'evidence' }
    expect(await tryAct(ticket, 'step', { ...evidence, outcome: 'skipped' })).toMatchObject(code('tickets.step-needed'))
    ticket = await take(ticket, 'step', { ...evidence, outcome: 'asked' })
    expect(sheetOf(ticket).pauses).toMatchObject([{ reason: 'customer-evidence' }])
    expect(await tryAct(ticket, 'step', { ...evidence, outcome: 'asked' })).toMatchObject(code('tickets.step-not-open'))
    ticket = await take(ticket, 'step', { ...evidence, outcome: 'done', note: '日志已收到' })
    expect(sheetOf(ticket).pauses).toEqual([])
    expect(sheetOf(ticket).turn).toMatchObject({ side: 'provider' })
    expect(await tryAct(ticket, 'step', { ...evidence, outcome: 'done' })).toMatchObject(code('tickets.step-not-open'))
  })

  test('[S3-14] two steps wait with one reason: it ends with the second of them, and a person’s own pause with neither', async () => {
    let ticket = await take(await take(await open('equipment-handbook'), 'accept'), 'onsite-needed')
    const report = { procedure: 'onsite-support', step: 'request-report' }
    const approve = { procedure: 'onsite-support', step: 'approve' }
    const since = clock.now()
    ticket = await take(ticket, 'step', { ...report, outcome: 'asked' })
    clock.advance(minute)
    ticket = await take(ticket, 'step', { ...approve, outcome: 'asked' })
    const steps = [
      { ...report, since },
      { ...approve, since: since + minute },
    ]
    expect(sheetOf(ticket).pauses).toMatchObject([{ reason: 'customer-consent', since, steps }])
    ticket = await take(ticket, 'step', { ...report, outcome: 'done' })
    expect(sheetOf(ticket).pauses).toMatchObject([{ reason: 'customer-consent' }])
    expect(clocks(ticket)).toMatchObject({ 'resolve-or-loaner': 'paused' })
    ticket = await take(ticket, 'step', { ...approve, outcome: 'done' })
    expect(sheetOf(ticket).pauses).toEqual([])
    // A step that asked for nothing ends nobody's pause.
    ticket = await take(ticket, 'pause', { reason: 'customer-wait', evidence: '' })
    ticket = await take(ticket, 'step', { procedure: 'onsite-support', step: 'staff-present', outcome: 'asked' })
    ticket = await take(ticket, 'step', { procedure: 'onsite-support', step: 'boards', outcome: 'skipped' })
    ticket = await take(ticket, 'step', { procedure: 'onsite-support', step: 'staff-present', outcome: 'done' })
    expect(sheetOf(ticket).pauses).toMatchObject([{ reason: 'customer-wait' }])
    ticket = await take(ticket, 'resume', { reason: 'customer-wait' })
    expect(clocks(ticket)['resolve-or-loaner']).toBe('running 2026-11-24 10:01')
  })

  test('[S1-07] what shows by itself that a step is over ends its wait: nobody waits for the logs once an engineer sets out', async () => {
    let ticket = await take(await take(await open('xingwang-standard'), 'accept'), 'contact')
    const evidence = { procedure: 'remote-handling', step: 'evidence' }
    ticket = await take(ticket, 'step', { ...evidence, outcome: 'asked' })
    ticket = await take(ticket, 'guidance-insufficient')
    expect(sheetOf(ticket).pauses).toMatchObject([{ reason: 'customer-evidence' }])
    ticket = await take(ticket, 'log-in')
    expect(sheetOf(ticket).pauses).toEqual([])
  })

  test('[S1-20] [S1-12] an event that suspends promises is recorded with what shows it; two at once end one by one', async () => {
    let ticket = await open('integrator-general')
    expect(await tryAct(ticket, 'pause', { reason: 'force-majeure', evidence: '' })).toMatchObject(
      code('tickets.evidence-required'),
    )
    // The arrival has not been promised yet.
    expect(restingFor(ticket, 'force-majeure')).toEqual(['故障响应', '解决或提供备机'])
    expect(restingFor(ticket, 'customer-wait')).toEqual(['解决或提供备机'])
    ticket = await take(ticket, 'pause', { reason: 'force-majeure', evidence: '市应急局台风红色预警' })
    clock.advance(hour)
    ticket = await take(ticket, 'pause', { reason: 'customer-wait', evidence: '' })
    clock.advance(hour)
    ticket = await take(ticket, 'resume', { reason: 'force-majeure' })
    // Waiting for the customer does not rest the response: it runs again; what may rest goes on resting.
    expect(clocks(ticket)).toMatchObject({ response: 'running 2026-11-23 13:00', 'resolve-or-loaner': 'paused' })
    clock.advance(hour)
    ticket = await take(ticket, 'resume', { reason: null })
    expect(clocks(ticket)['resolve-or-loaner']).toBe('running 2026-11-24 13:00')
    ticket = await take(await take(ticket, 'accept'), 'contact')
    expect(restingFor(ticket, 'force-majeure')).toEqual(['解决或提供备机'])
    expect(ticket.timeline.find(({ type }) => type === 'ticket.pause')?.data).toMatchObject({
      evidence: '市应急局台风红色预警',
    })
  })
})

describe('the emergency of S3', () => {
  test('[S3-16] the ladder runs by its own clocks; closing waits for observation and the closing steps', async () => {
    let ticket = await open('equipment-handbook', {}, { severity: 'L3' })
    expect(namesOf(ticket)).not.toContain('declare-emergency')
    ticket = await take(await take(ticket, 'severity', { severity: 'L1' }), 'declare-emergency')
    expect(ticket.stage).toBe('emergency')
    expect(clocks(ticket)).toMatchObject({
      'major-fault.notify': 'running 2026-11-23 10:15',
      'major-fault.team': 'running 2026-11-23 10:30',
      'major-fault.experts': 'running 2026-11-23 11:00',
      'major-fault.panel': 'running 2026-11-23 12:00',
    })
    const rung = (step: string) => ({ ladder: 'major-fault', step })
    clock.advance(14 * minute)
    ticket = await take(ticket, 'ladder-step', { ...rung('notify'), note: '已通知三位负责人' })
    clock.advance(20 * minute)
    ticket = await take(ticket, 'ladder-step', rung('team'))
    expect(clocks(ticket)).toMatchObject({
      'major-fault.notify': 'met 2026-11-23 10:15',
      'major-fault.team': 'met-late 2026-11-23 10:30',
    })
    expect(await tryAct(ticket, 'ladder-step', rung('team'))).toMatchObject(code('tickets.step-not-open'))
    expect(await tryAct(ticket, 'ladder-step', rung('cause-analysis'))).toMatchObject(code('tickets.not-resolved'))
    ticket = await take(ticket, 'resolve', { note: '核心板更换' })
    expect(clocks(ticket)['major-fault.panel']).toBe('cancelled 2026-11-23 12:00')
    expect(blockOf(ticket, 'close')).toBe('tickets.observation')
    clock.advance(48 * hour)
    ticket = await reload(ticket.id)
    expect(blockOf(ticket, 'close')).toBe('tickets.ladder-open')
    for (const step of ['report-signed', 'cause-analysis', 'report-in-person'])
      ticket = await take(ticket, 'ladder-step', rung(step))
    expect((await take(ticket, 'close')).stage).toBe('closed')
  })
})

describe('an emergency that is not over yet', () => {
  const rung = (step: string) => ({ ladder: 'major-fault', step })

  test('[S3-16] goes on up its ladder when the repair did not last, whatever the work is at', async () => {
    let ticket = await open('equipment-handbook', {}, { severity: 'L1' })
    expect(namesOf(ticket)).not.toContain('ladder-step')
    ticket = await take(ticket, 'declare-emergency')
    ticket = await take(await take(ticket, 'resolve'), 'repair-failed', { note: '又中断' })
    expect(ticket.stage).toBe('phone')
    ticket = await take(ticket, 'ladder-step', rung('notify'))
    expect(sheetOf(ticket).ladder?.rungs.find(({ step }) => step.id === 'notify')?.state).toBe('done')
  })

  test('[S3-16] is not closed by steps after a repair that came before it and did not last', async () => {
    let ticket = await take(await open('equipment-handbook', {}, { severity: 'L1' }), 'accept')
    ticket = await take(await take(ticket, 'resolve'), 'repair-failed', { note: '又中断' })
    clock.advance(minute)
    ticket = await take(ticket, 'declare-emergency')
    expect(await tryAct(ticket, 'ladder-step', rung('report-signed'))).toMatchObject(code('tickets.not-resolved'))
    ticket = await take(ticket, 'resolve')
    expect((await take(ticket, 'ladder-step', rung('report-signed'))).stage).toBe('confirm')
  })
})

describe('S4 by mail and telephone', () => {
  test('[S4-03] each mail asks for its own reply, on working days alone', async () => {
    let ticket = await open('beixinyuan-statement', {}, { channel: 'mail', category: 'policy' })
    expect(clocks(ticket)['email-reply']).toBe('running 2026-11-24 18:00')
    ticket = await take(ticket, 'mail-replied', { note: '已按模板回复' })
    clock.advance(beijing('2026-11-27 19:00') - clock.now())
    ticket = await take(ticket, 'mail-received')
    // Friday after closing: day 0 is Monday.
    expect(clocks(ticket)['email-reply#2']).toBe('running 2026-12-01 18:00')
  })

  test('[S4-02] a call that ends unresolved asks for a follow-up, and another one for another', async () => {
    let ticket = await take(await open('beixinyuan-statement'), 'accept')
    ticket = await take(ticket, 'call-unresolved')
    expect(clocks(ticket)['phone-followup']).toBe('running 2026-11-26 18:00')
    expect(namesOf(ticket)).not.toContain('call-unresolved')
    ticket = await take(await take(ticket, 'follow-up'), 'call-unresolved')
    expect(clocks(ticket)).toMatchObject({
      'phone-followup': 'met 2026-11-26 18:00',
      'phone-followup#2': 'running 2026-11-26 18:00',
    })
  })

  test('[S4-06] an emergency rescue is due at the agreed time, with who agreed', async () => {
    let ticket = await take(await open('beixinyuan-statement', { city: '北京' }), 'accept')
    const key = ticket.actions.find(({ action }) => action === 'agree-emergency')?.blocked?.params?.['key']
    ticket = await take(ticket, 'charge-accept', { verdict: String(key), acceptedBy: '某女士' })
    const agreedAt = clock.now() + 5 * hour
    expect(await tryAct(ticket, 'agree-emergency', { agreedAt, agreedWith: '' })).toMatchObject(
      code('tickets.agreed-with-required'),
    )
    ticket = await take(ticket, 'agree-emergency', { agreedAt, agreedWith: '某女士' })
    expect(ticket.stage).toBe('emergency')
    expect(clocks(ticket)['emergency-arrival']).toBe('running 2026-11-23 15:00')
    ticket = await take(ticket, 'arrive')
    expect(clocks(ticket)['emergency-arrival']).toBe('met 2026-11-23 15:00')
  })
})

test('[S3-09] a question is answered in a consultation, from which the work may climb', async () => {
  const ticket = await take(await open('equipment-handbook', {}, { category: 'policy', severity: 'consult' }), 'accept')
  expect(ticket.stage).toBe('consult')
  expect((await take(ticket, 'phone-support')).stage).toBe('phone')
})

test('[S3-14] the distance that was wrong is put right: the clock counts from its start', async () => {
  let ticket = await take(await open('equipment-handbook', { distanceKm: 40 }), 'accept')
  ticket = await take(ticket, 'onsite-needed')
  expect(clocks(ticket)['onsite-arrival']).toBe('running 2026-11-23 12:00')
  clock.advance(hour)
  ticket = await take(ticket, 'place', { distanceKm: 50.1, city: '' })
  expect(clocks(ticket)['onsite-arrival']).toBe('running 2026-11-23 14:00')
  expect(ticket.distanceKm).toBe(50.1)
})

test('a customer who withdraws the request ends every clock', async () => {
  const ticket = await take(await open('integrator-general'), 'withdraw', { note: '客户自行恢复' })
  expect(ticket).toMatchObject({ stage: 'closed', openClocks: [] })
  expect(Object.values(clocks(ticket)).every((text) => text.startsWith('cancelled'))).toBe(true)
})
