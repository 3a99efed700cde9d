import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addCustomer, createTicket, faultDraft, openCentre } from '../../support/builders'
import type { Centre, CustomerIds } from '../../support/builders'
import { createProfile, type Profile } from '../../support/profile'

let profile: Profile
let centre: Centre

beforeEach(async () => {
  profile = createProfile()
  centre = await openCentre(profile.file)
})
afterEach(async () => {
  await centre.close()
  profile.remove()
})

const nameOf = async (number: string): Promise<string | null> =>
  (await centre.customers.match(number)).card?.customer.name ?? null

/** As stored, and every spelling in which the same telephone rings. */
const spellings: readonly (readonly [string, string, readonly string[]])[] = [
  [
    '手机 138 0013 8000',
    '+8613800138000',
    [
      '13800138000',
      '+86 138-0013-8000',
      '8613800138000',
      '008613800138000',
      '013800138000',
      '１３８００１３８０００',
      // As copied out of an address book: with marks of direction around it.
      '\u202A138 0013 8000\u202C',
      '\u200B138\u00A00013\u00A08000',
    ],
  ],
  [
    '010-62137891',
    '+861062137891',
    ['01062137891', '1062137891', '+861062137891', '861062137891', '00861062137891', '(010) 6213 7891'],
  ],
  ['0571 8765 4321', '+8657187654321', ['057187654321', '57187654321', '+8657187654321', '86 571 87654321']],
  ['0991-3821234', '+869913821234', ['09913821234', '9913821234', '+869913821234']],
  ['400-881-0169', '+864008810169', ['4008810169', '400 881 0169', '+86 400 881 0169']],
]

describe.each(spellings)('a contact with %s', (written, stored, rung) => {
  let customer: CustomerIds

  beforeEach(async () => {
    customer = await addCustomer(centre, { name: '被叫客户', numbers: [written.replace('手机 ', '')] })
    await addCustomer(centre, { name: '别的客户', numbers: ['010-62137892', '13800138001', '0571-87654322'] })
  })

  test.each(rung)('is found when %s calls', async (number) => {
    expect(await centre.customers.match(number)).toMatchObject({
      number: stored,
      contactId: customer.contactId,
      card: { customer: { name: '被叫客户' }, contacts: [{ numbers: [stored] }] },
    })
  })
})

describe('extensions behind a switchboard', () => {
  beforeEach(async () => {
    await addCustomer(centre, { name: '总机客户', numbers: ['010-62137891转802'] })
  })

  test.each([
    '010-62137891转802',
    '010-62137891 分机 802',
    '01062137891-802',
    '010-62137891#802',
    '010-62137891 ext 802',
    // The PBX shows the switchboard's number only.
    '01062137891',
    // A colleague's extension is still the same company.
    '010-62137891转805',
  ])('%s', async (number) => {
    expect(await nameOf(number)).toBe('总机客户')
  })

  test('the own extension is found before a colleague of another company behind the same switchboard', async () => {
    const neighbour = await addCustomer(centre, { name: '同楼客户', numbers: ['010-62137891转805'] })
    expect(await centre.customers.match('010-62137891转805')).toMatchObject({ contactId: neighbour.contactId })
    expect(await nameOf('010-62137891转802')).toBe('总机客户')
  })
})

test.each(['anonymous', 'unknown', '', '*', '8002', '110', '010-62137899', '+1 202 555 0143'])(
  'nobody is found for %j',
  async (number) => {
    await addCustomer(centre, { name: '某客户', numbers: ['010-62137891', '13800138000'] })
    expect(await centre.customers.match(number)).toMatchObject({ card: null, contactId: null })
  },
)

test('an extension is found however many there are behind one switchboard', async () => {
  const extensions = Array.from({ length: 120 }, (_, i) => `010-62137891-${1000 + i}`)
  for (const number of extensions) await addCustomer(centre, { name: number, numbers: [number] })
  expect(await nameOf('010-62137891-1119')).toBe('010-62137891-1119')
  expect(await nameOf('010-62137891-1000')).toBe('010-62137891-1000')
})

const devices = (from: number, length: number) =>
  Array.from({ length }, (_, i) => ({ serialNumber: `SN${from + i}`, barcode: `BC${from + i}` }))

test("a customer's own devices are found among many that begin the same", async () => {
  await addCustomer(centre, { devices: devices(1000, 60) })
  const { customerId } = await addCustomer(centre, { devices: devices(5000, 2) })
  const found = await centre.customers.findDevices('SN', customerId)
  expect(found.map(({ serialNumber }) => serialNumber)).toEqual(['SN5000', 'SN5001'])
})

test('any of the numbers of any of the contacts finds the customer', async () => {
  await addCustomer(centre, { name: '多号客户', numbers: ['010-62137891', '13800138000', '4008810169'] })
  expect(await Promise.all(['01062137891', '13800138000', '4008810169'].map(nameOf))).toEqual(
    Array.from({ length: 3 }, () => '多号客户'),
  )
})

test('the card brings contracts, devices and the open tickets, soonest deadline first', async () => {
  const ids = await addCustomer(centre, {
    name: '某客户',
    numbers: ['13800138000'],
    devices: [{ serialNumber: 'SN-1', barcode: 'BC-1' }],
  })
  const slow = await createTicket(centre, faultDraft(ids, { severity: 'L3' }))
  const soon = await createTicket(centre, faultDraft(ids, { severity: 'L1' }))
  await createTicket(centre, faultDraft(await addCustomer(centre, { name: '别的客户' })))
  const { card } = await centre.customers.match('13800138000')
  expect(card).toMatchObject({
    sites: [{ id: ids.siteId }],
    contracts: [{ id: ids.contractId, policyId: 'equipment-handbook' }],
    devices: [{ serialNumber: 'SN-1' }],
    openTickets: [{ id: soon.id }, { id: slow.id }],
  })
})

describe('quick capture', () => {
  const draft = {
    name: '新客户',
    city: '苏州',
    contactName: '某女士',
    number: '0512-65551234',
    policyId: 'equipment-handbook',
  }

  test('writes the caller down, so that the next call knows them', async () => {
    const captured = await centre.customers.quickCapture('somebody', draft)
    expect(captured).toMatchObject({
      number: '+8651265551234',
      card: { customer: { name: '新客户', city: '苏州' }, sites: [{ city: '苏州', distanceKm: null }] },
    })
    expect(await centre.customers.match('051265551234')).toEqual(captured)
    const [entry] = centre.raw.prepare('SELECT actor, type, entity_id AS id FROM journal').all()
    expect(entry).toEqual({ actor: 'somebody', type: 'customer.captured', id: captured.card?.customer.id })
  })

  test('answers with whom it wrote down, also when the number was known already', async () => {
    await addCustomer(centre, { name: '老客户', numbers: ['0512-65551234'] })
    const captured = await centre.customers.quickCapture('somebody', draft)
    expect(captured.card?.customer.name).toBe('新客户')
  })

  test('works for a caller who withholds the number, and nobody else is taken for them', async () => {
    const captured = await centre.customers.quickCapture('somebody', { ...draft, number: 'anonymous' })
    expect(captured).toMatchObject({ card: { customer: { name: '新客户' }, contacts: [{ numbers: [] }] } })
    expect(await nameOf('anonymous')).toBeNull()
  })
})

describe('searching', () => {
  beforeEach(async () => {
    for (const name of ['华东电力', '华东 100% 供水', '华北_测试', '华北测试']) await addCustomer(centre, { name })
  })

  test.each([
    ['华东', ['华东 100% 供水', '华东电力']],
    ['力', ['华东电力']],
    ['100%', ['华东 100% 供水']],
    ['北_', ['华北_测试']],
    ['%', ['华东 100% 供水']],
    ['\\', []],
    ['无此', []],
  ])('%s', async (text, names) => {
    expect((await centre.customers.search(text)).map(({ name }) => name).toSorted()).toEqual(names.toSorted())
  })
})

test('a device is found by the beginning of serial number or barcode, as typed or scanned, the own ones first', async () => {
  const own = await addCustomer(centre, { devices: [{ serialNumber: 'SX100-0001', barcode: '690001' }] })
  const other = await addCustomer(centre, { devices: [{ serialNumber: 'SX100-0002', barcode: '690002' }] })
  const find = async (text: string, customerId: CustomerIds['customerId'] | null) =>
    (await centre.customers.findDevices(text, customerId)).map(({ serialNumber }) => serialNumber)
  expect(await find('sx100', null)).toEqual(['SX100-0001', 'SX100-0002'])
  expect(await find('sx100', own.customerId)).toEqual(['SX100-0001'])
  expect(await find(' 6900 02', own.customerId)).toEqual(['SX100-0002'])
  expect(await find('SX100-0002', other.customerId)).toEqual(['SX100-0002'])
  expect(await find('100', null)).toEqual([])
})
