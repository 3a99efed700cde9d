/** Keeping the customer archive: what is written comes back, nobody overwrites another, and nothing half-written stays. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CustomerId } from '#shared/domain/ids'
import { ContractEdit, DeviceEdit } from '#shared/domain/customers/editing'
import type { SiteEdit } from '#shared/domain/customers/editing'
import { parsePolicy } from '#main/features/policies/load'
import { compilePolicy } from '#shared/domain/policy/compile'
import { addCustomer, createTicket, faultDraft, openCentre, valueOf } from '../../support/builders'
import type { Centre } from '../../support/builders'
import { createFakeClock } from '../../support/fake-clock'
import { createProfile, type Profile } from '../../support/profile'

const shanghai = (date: string): number => Date.parse(`${date}T00:00:00+08:00`)
const cited = { clause: { ref: '5', text: '不含' }, factIds: [] }
const everyMinute = { id: '24x7', version: 1, name: { zh: '7×24', en: '7×24' }, alwaysOpen: true, holidays: false }

/** Two years from acceptance, other makes and headsets left out, one price item. */
const policy = {
  id: 'ours',
  version: 1,
  name: { zh: '本中心服务', en: 'Our service' },
  provider: { zh: '本中心', en: 'Us' },
  source: { document: '合同范本' },
  hotline: { number: null, hours: { zh: '全天', en: 'always' } },
  calendars: [everyMinute],
  severities: [{ id: 'fault', name: { zh: '故障', en: 'Fault' }, definition: '故障', tone: 'high' }],
  defaultSeverity: 'fault',
  requestCategories: [{ id: 'fault', name: { zh: '故障申报', en: 'Fault' } }],
  commitments: [
    {
      id: 'response',
      name: { zh: '响应', en: 'Response' },
      clause: { ref: '1', text: '一小时' },
      startsOn: 'ticket.reported',
      stopsOn: ['engineer.responded'],
      calendar: '24x7',
      rules: [{ amount: { kind: 'duration', iso: 'PT1H' } }],
    },
  ],
  coverage: {
    period: [{ basis: 'acceptance', months: 24, clause: { ref: '3', text: '验收后两年' } }, { basis: 'stated' }],
    thirdParty: cited,
    itemClasses: [{ id: 'accessories', name: { zh: '配件', en: 'Accessories' }, ...cited, items: [{ name: '耳麦' }] }],
  },
  fees: {
    items: [
      {
        id: 'visit',
        name: { zh: '上门', en: 'Visit' },
        kind: 'onsite',
        unit: { zh: '次', en: 'visit' },
        list: 80_000,
      },
    ],
    rules: [{ charge: 'list', ...cited }],
  },
}

let profile: Profile
let centre: Centre
const clock = createFakeClock(shanghai('2026-11-25'))

beforeEach(async () => {
  profile = createProfile()
  const compiled = compilePolicy(valueOf(parsePolicy('ours.json', JSON.stringify(policy))), [])
  centre = await openCentre(profile.file, {
    clock,
    library: { policies: new Map([['ours', compiled]]), holidayYears: [] },
  })
})
afterEach(async () => {
  await centre.close()
  profile.remove()
})

const customerNamed = async (name: string, city = '杭州'): Promise<CustomerId> =>
  valueOf(await centre.archive.saveCustomer('boss', { id: null, rev: 0, name, city })).id

const contractOf = (customerId: CustomerId, set: Partial<ContractEdit> = {}): ContractEdit => ({
  id: null,
  rev: 0,
  customerId,
  number: 'HT-1',
  policyId: 'ours',
  startsAt: null,
  endsAt: null,
  acceptedAt: null,
  previousEndsAt: null,
  ...set,
})
const siteOf = (customerId: CustomerId, set: Partial<SiteEdit> = {}): SiteEdit => ({
  id: null,
  rev: 0,
  customerId,
  name: '机房',
  city: '杭州',
  address: '',
  distanceKm: null,
  ...set,
})
type DevicePlace = Pick<DeviceEdit, 'customerId' | 'siteId' | 'contractId'>
const deviceAt = (at: DevicePlace, set: Partial<DeviceEdit> = {}): DeviceEdit => ({
  id: null,
  rev: 0,
  ...at,
  serialNumber: 'SN-1',
  barcode: '',
  model: 'SX-1',
  productLine: '',
  itemKind: '交换机',
  thirdParty: false,
  customised: false,
  warrantyFrom: null,
  warrantyTo: null,
  ...set,
})

/** A customer with a site and a contract accepted on a day. */
async function place(name: string, contract: Partial<ContractEdit> = {}): Promise<DevicePlace> {
  const customerId = await customerNamed(name)
  const site = valueOf(await centre.archive.saveSite('boss', siteOf(customerId)))
  const made = valueOf(
    await centre.archive.saveContract('boss', contractOf(customerId, { number: `HT-${name}`, ...contract })),
  )
  return { customerId, siteId: site.id, contractId: made.id }
}
const devicesOf = async (customerId: CustomerId) =>
  (await centre.archive.devices({ customerId, text: '', after: null, limit: 50 })).rows
const pageOf = async (id: CustomerId) => valueOf(await centre.archive.page(id))
const journal = async (type: string) =>
  (
    await centre.db.selectFrom('journal').select(['actor', 'entity_id', 'change']).where('type', '=', type).execute()
  ).map(({ actor, entity_id: id, change }) => ({ actor, id, change: JSON.parse(change) as unknown }))

describe('a contract', () => {
  test('[S2-03] that states only its acceptance is in service for the months of its policy', async () => {
    const { customerId } = await place('甲方', { acceptedAt: shanghai('2025-03-01') })
    expect((await pageOf(customerId)).contracts[0]?.period).toEqual({
      from: shanghai('2025-03-01'),
      to: shanghai('2027-03-01'),
      basis: 'acceptance',
    })
  })

  test('that says nothing of its time has no period', async () => {
    const { customerId } = await place('甲方')
    expect((await pageOf(customerId)).contracts).toMatchObject([{ number: 'HT-甲方', period: null }])
  })

  test('that ends before the one it renews is refused', () => {
    const customerId = '01H0000000000000000000000A' as CustomerId
    const dates = { previousEndsAt: shanghai('2027-01-01'), endsAt: shanghai('2026-06-01') }
    expect(ContractEdit.safeParse(contractOf(customerId, dates)).error?.issues).toMatchObject([
      { path: ['endsAt'], params: { zh: '服务期的截止日早于上期的截止日' } },
    ])
    expect(ContractEdit.safeParse(contractOf(customerId, { ...dates, endsAt: shanghai('2028-01-01') })).success).toBe(
      true,
    )
  })

  test('keeps its number to itself: another is told who has it, and is not written', async () => {
    await place('甲方', { number: 'HT-9' })
    const other = await customerNamed('乙方')
    expect(await centre.archive.saveContract('boss', contractOf(other, { number: 'HT-9'.trim() }))).toEqual({
      ok: false,
      error: { code: 'customers.contract-taken', params: { number: 'HT-9', customer: '甲方' } },
    })
    expect((await pageOf(other)).contracts).toEqual([])
  })

  test('is changed once: a second change of the same version is refused and changes nothing', async () => {
    const { customerId, contractId } = await place('甲方')
    const edit = contractOf(customerId, { id: contractId, rev: 1, number: 'HT-NEW' })
    expect(await centre.archive.saveContract('one', edit)).toMatchObject({ ok: true })
    expect(await centre.archive.saveContract('two', { ...edit, number: 'HT-OTHER' })).toEqual({
      ok: false,
      error: { code: 'conflict' },
    })
    expect((await pageOf(customerId)).contracts).toMatchObject([{ number: 'HT-NEW', rev: 2 }])
    expect(await journal('contract.changed')).toMatchObject([{ actor: 'one', id: contractId }])
  })

  test('has prices of its own for what its policy charges, and for nothing else', async () => {
    const { customerId, contractId } = await place('甲方')
    if (contractId === null) throw new Error('no contract')
    const set = (rev: number, item: string, fen: number) =>
      centre.archive.setPrices('boss', { contractId, rev, prices: [{ item, fen }] })
    expect(await set(1, 'visit', 60_050)).toEqual({ ok: true, value: null })
    expect((await pageOf(customerId)).prices).toEqual([{ contractId, item: 'visit', fen: 60_050 }])
    expect(await set(1, 'visit', 1)).toMatchObject({ error: { code: 'conflict' } })
    expect(await set(2, 'disc', 1)).toEqual({
      ok: false,
      error: { code: 'customers.unknown-item', params: { item: 'disc' } },
    })
    expect((await pageOf(customerId)).prices).toEqual([{ contractId, item: 'visit', fen: 60_050 }])
    expect(await centre.archive.setPrices('boss', { contractId, rev: 2, prices: [] })).toMatchObject({ ok: true })
    expect((await pageOf(customerId)).prices).toEqual([])
    expect(await journal('contract.priced')).toMatchObject([{ change: { prices: { visit: 60_050 } } }, { change: {} }])
  })

  test.each([
    ['the end before the beginning', { startsAt: shanghai('2026-01-02'), endsAt: shanghai('2026-01-02') }, 'endsAt'],
    ['a year that is a slip of the finger', { acceptedAt: shanghai('0202-01-01') }, 'acceptedAt'],
    ['no number', { number: '  ' }, 'number'],
  ] as const)('is refused with %s', (_, set, field) => {
    const customerId = '01ARZ3NDEKTSV4RRFF00000001' as CustomerId
    const parsed = ContractEdit.safeParse(contractOf(customerId, set))
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field])
  })

  test('cannot be of a policy that does not exist', async () => {
    const customerId = await customerNamed('甲方')
    expect(await centre.archive.saveContract('boss', contractOf(customerId, { policyId: 'theirs' }))).toEqual({
      ok: false,
      error: { code: 'policies.unknown', params: { id: 'theirs' } },
    })
  })
})

describe('a device', () => {
  test('says at once whether a fault of it would be in service', async () => {
    const at = await place('甲方', { acceptedAt: shanghai('2025-03-01') })
    const add = async (set: Partial<DeviceEdit>) => valueOf(await centre.archive.saveDevice('agent', deviceAt(at, set)))
    await add({ serialNumber: 'A1' })
    await add({ serialNumber: 'A2', itemKind: 'USB 耳麦' })
    await add({ serialNumber: 'A3', thirdParty: true })
    await add({ serialNumber: 'A4', contractId: null })
    expect((await devicesOf(at.customerId)).map(({ verdict }) => verdict?.reason ?? null)).toEqual([
      'in-service',
      'item',
      'third-party',
      null,
    ])
  })

  test('is known by its serial number and its barcode: neither is given twice, and who has it is told', async () => {
    const first = await place('甲方')
    const second = await place('乙方')
    valueOf(await centre.archive.saveDevice('a', deviceAt(first, { serialNumber: 'SN-7', barcode: '690' })))
    expect(await centre.archive.saveDevice('a', deviceAt(second, { serialNumber: 'SN-7' }))).toEqual({
      ok: false,
      error: { code: 'customers.serial-taken', params: { serial: 'SN-7', customer: '甲方' } },
    })
    expect(await centre.archive.saveDevice('a', deviceAt(second, { serialNumber: 'SN-8', barcode: '690' }))).toEqual({
      ok: false,
      error: { code: 'customers.barcode-taken', params: { barcode: '690', customer: '甲方' } },
    })
    expect(await devicesOf(second.customerId)).toEqual([])
    // Devices without a barcode are not all the same one.
    expect(await centre.archive.saveDevice('a', deviceAt(second, { serialNumber: 'SN-8' }))).toMatchObject({ ok: true })
    expect(await centre.archive.saveDevice('a', deviceAt(second, { serialNumber: 'SN-9' }))).toMatchObject({ ok: true })
  })

  test('is kept as it is scanned, so that the desk finds it however it was typed', async () => {
    const at = await place('甲方')
    const typed = DeviceEdit.parse({ ...deviceAt(at), serialNumber: ' sn 77a\u200b ', barcode: '69 01' })
    valueOf(await centre.archive.saveDevice('a', typed))
    expect(await centre.customers.findDevices('SN77', null)).toMatchObject([{ serialNumber: 'SN77A', barcode: '6901' }])
  })

  test('stands at a site of its own customer, under a contract of its own customer', async () => {
    const mine = await place('甲方')
    const theirs = await place('乙方')
    for (const odd of [{ siteId: theirs.siteId }, { contractId: theirs.contractId }])
      expect(await centre.archive.saveDevice('a', deviceAt({ ...mine, ...odd }))).toEqual({
        ok: false,
        error: { code: 'customers.not-of-customer' },
      })
  })

  test('is changed once, and the second is told', async () => {
    const at = await place('甲方')
    const { id } = valueOf(await centre.archive.saveDevice('a', deviceAt(at)))
    const edit = deviceAt(at, { id, rev: 1, model: 'SX-2' })
    expect(await centre.archive.saveDevice('a', edit)).toMatchObject({ ok: true })
    expect(await centre.archive.saveDevice('b', { ...edit, model: 'SX-3' })).toMatchObject({
      error: { code: 'conflict' },
    })
    expect(await devicesOf(at.customerId)).toMatchObject([{ model: 'SX-2', rev: 2 }])
  })

  test('of thousands come by pages, and by a part of what is on their label', async () => {
    const { customerId } = await addCustomer(centre, {
      devices: Array.from({ length: 7 }, (_, i) => ({ serialNumber: `SN-${i}`, barcode: `B-${i}` })),
      policyId: 'ours',
    })
    const ask = (text: string, after: Parameters<Centre['archive']['devices']>[0]['after']) =>
      centre.archive.devices({ customerId, text, after, limit: 3 })
    const seen: string[] = []
    let page = await ask('', null)
    for (;;) {
      seen.push(...page.rows.map(({ serialNumber }) => serialNumber))
      if (!page.more) break
      page = await ask('', page.rows.at(-1)?.id ?? null)
    }
    expect(seen).toEqual(['SN-0', 'SN-1', 'SN-2', 'SN-3', 'SN-4', 'SN-5', 'SN-6'])
    expect((await ask('b-5', null)).rows).toMatchObject([{ serialNumber: 'SN-5' }])
    expect((await ask('%', null)).rows).toEqual([])
    expect(await pageOf(customerId)).toMatchObject({ deviceCount: 7 })
  })
})

describe('sites and contacts', () => {
  test('a site is changed by whoever saw the latest of its customer', async () => {
    const customerId = await customerNamed('甲方')
    const { id } = valueOf(await centre.archive.saveSite('a', siteOf(customerId)))
    const edit = siteOf(customerId, { id, rev: 1, distanceKm: 12.5 })
    expect(await centre.archive.saveSite('a', edit)).toMatchObject({ ok: true })
    expect(await centre.archive.saveSite('b', { ...edit, distanceKm: 90 })).toMatchObject({
      error: { code: 'conflict' },
    })
    expect(await pageOf(customerId)).toMatchObject({ customer: { rev: 2 }, sites: [{ distanceKm: 12.5 }] })
  })

  test('a contact is found by the number it has now, never by the one it had', async () => {
    const customerId = await customerNamed('甲方')
    const contact = { customerId, name: '刘工', title: '' }
    const { id } = valueOf(
      await centre.archive.saveContact('a', { ...contact, id: null, rev: 0, numbers: ['138 0000 1111'] }),
    )
    const numbers = ['0571-8765 4321 转 8', '139 0000 2222', '13900002222']
    valueOf(await centre.archive.saveContact('a', { ...contact, id, rev: 1, numbers }))
    expect((await pageOf(customerId)).contacts).toMatchObject([
      { name: '刘工', numbers: ['+8657187654321;ext=8', '+8613900002222'] },
    ])
    expect((await centre.customers.match('13800001111')).card).toBeNull()
    expect((await centre.customers.match('13900002222')).contactId).toBe(id)
  })

  test('a number without a digit is refused, and nothing of the contact is written', async () => {
    const customerId = await customerNamed('甲方')
    const saved = await centre.archive.saveContact('a', {
      id: null,
      rev: 0,
      customerId,
      name: '刘工',
      title: '',
      numbers: ['13800001111', '前台'],
    })
    expect(saved).toMatchObject({ error: { code: 'customers.number-invalid', params: { number: '前台' } } })
    expect((await pageOf(customerId)).contacts).toEqual([])
  })

  test('nobody changes what is another customer’s', async () => {
    const mine = await customerNamed('甲方')
    const theirs = await place('乙方')
    const refused = { ok: false, error: { code: 'customers.not-of-customer' } }
    expect(await centre.archive.saveSite('a', siteOf(mine, { id: theirs.siteId, rev: 1 }))).toEqual(refused)
    expect(await pageOf(mine)).toMatchObject({ customer: { rev: 1 } })
  })
})

describe('the list', () => {
  const find = async (text: string) =>
    (await centre.archive.list({ text, after: null, limit: 20 })).rows.map(({ name }) => name)

  test('answers to name, city, contract, contact, telephone and serial number', async () => {
    const at = await place('甲方制造', { number: 'HT-2026-77' })
    await customerNamed('乙方物流', '成都')
    valueOf(await centre.archive.saveDevice('a', deviceAt(at, { serialNumber: '2102AB', barcode: '69010' })))
    valueOf(
      await centre.archive.saveContact('a', {
        id: null,
        rev: 0,
        customerId: at.customerId,
        name: '刘工',
        title: '',
        numbers: ['010-62137891转802'],
      }),
    )
    expect(await find('')).toHaveLength(2)
    for (const text of ['制造', '2026-77', '刘工', '010 6213 7891', '2102a', '69010'])
      expect([text, await find(text)]).toEqual([text, ['甲方制造']])
    expect(await find('成都')).toEqual(['乙方物流'])
    expect(await find('_')).toEqual([])
  })

  test('counts what each has, and goes on where the page before ended', async () => {
    const at = await addCustomer(centre, {
      name: '甲',
      policyId: 'ours',
      devices: [{ serialNumber: 'S', barcode: '' }],
    })
    await createTicket(centre, faultDraft(at, { policyId: 'ours', severity: 'fault' }))
    await addCustomer(centre, { name: '甲', policyId: 'ours' })
    await addCustomer(centre, { name: '乙', policyId: 'ours' })
    const first = await centre.archive.list({ text: '', after: null, limit: 2 })
    const last = first.rows.at(-1)
    expect(first).toMatchObject({ more: true })
    const second = await centre.archive.list({
      text: '',
      after: last ? { name: last.name, id: last.id } : null,
      limit: 2,
    })
    expect(second).toMatchObject({ more: false })
    const all = [...first.rows, ...second.rows]
    expect(all.map(({ name }) => name)).toEqual(['乙', '甲', '甲'])
    expect(all.find(({ id }) => id === at.customerId)).toMatchObject({ contracts: 1, devices: 1, openTickets: 1 })
  })
})

test('a customer is written down once a city', async () => {
  await customerNamed('甲方')
  expect(await centre.archive.saveCustomer('a', { id: null, rev: 0, name: '甲方', city: '杭州' })).toEqual({
    ok: false,
    error: { code: 'customers.name-taken', params: { name: '甲方', city: '杭州' } },
  })
  expect(await centre.archive.saveCustomer('a', { id: null, rev: 0, name: '甲方', city: '成都' })).toMatchObject({
    ok: true,
  })
})

test('every change is in the journal, under what was changed', async () => {
  const at = await place('甲方')
  valueOf(await centre.archive.saveDevice('agent', deviceAt(at)))
  const entries = await centre.db.selectFrom('journal').select(['type', 'entity', 'entity_id']).orderBy('seq').execute()
  expect(entries).toEqual([
    { type: 'customer.created', entity: 'customer', entity_id: at.customerId },
    { type: 'site.created', entity: 'site', entity_id: at.siteId },
    { type: 'contract.created', entity: 'contract', entity_id: at.contractId },
    { type: 'device.created', entity: 'device', entity_id: expect.any(String) },
  ])
})
