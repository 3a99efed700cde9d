/** The sample centre's customer archive: customers, sites, contacts, contracts and devices as rows. */
import type { ContactId, ContractId, CustomerId, DeviceId, SiteId } from '#shared/domain/ids'
import { DEFAULT_ZONE } from '#shared/domain/calendar/schema'
import { instantOfLocal, localDayOf } from '#shared/lib/zoned-time'
import type {
  ContactsTable,
  ContractsTable,
  CustomersTable,
  DevicesTable,
  PhoneNumbersTable,
  SitesTable,
} from '../../db/tables'
import type { NewId } from '../../platform/ids'
import { customerPlans, places } from './places'
import type { CustomerPlan, Place, PolicyId } from './places'
import { givenNames, productLines, surnames, titles } from './products'
import { spread } from './random'
import type { Chance } from './random'

export type SampleContact = {
  readonly id: ContactId
  readonly name: string
  readonly title: string
  /** As a telephone exchange shows it. */
  readonly number: string
}

export type SampleContract = {
  readonly id: ContractId
  readonly policy: PolicyId
  readonly number: string
  readonly startsAt: number
  readonly endsAt: number
}

export type SampleSite = { readonly id: SiteId; readonly name: string; readonly city: string; readonly km: number }

export type SampleDevice = {
  readonly id: DeviceId
  readonly siteId: SiteId
  readonly contractId: ContractId | null
  readonly serialNumber: string
  readonly barcode: string
  readonly model: string
  readonly productLine: string
  readonly thirdParty: boolean
}

export type SampleCustomer = {
  readonly id: CustomerId
  readonly name: string
  readonly city: string
  readonly sites: readonly SampleSite[]
  readonly contacts: readonly SampleContact[]
  readonly contracts: readonly SampleContract[]
  readonly devices: readonly SampleDevice[]
}

export type ArchiveParts = { readonly now: number; readonly chance: Chance; readonly newId: NewId }

const deviceCount = 300

function sitesOf({ name, city }: CustomerPlan, place: Place, { now, newId }: ArchiveParts): readonly SampleSite[] {
  const main = { id: newId<SiteId>(now), name: `${name} 本部`, city, km: place.km }
  const others = place.branches.map(([town, km]) => ({
    id: newId<SiteId>(now),
    name: `${name} ${town}分部`,
    city: town,
    km,
  }))
  return [main, ...others]
}

function contactsOf(plan: CustomerPlan, place: Place, index: number, parts: ArchiveParts): readonly SampleContact[] {
  const { now, chance, newId } = parts
  const person = () => ({
    id: newId<ContactId>(now),
    name: `${chance.pick(surnames)}某${chance.pick(givenNames)}`,
    title: chance.pick(titles),
  })
  const serial = String(index).padStart(2, '0')
  const first = { ...person(), number: plan.number ?? `138000020${serial}` }
  const switchboard = `${place.areaCode}${place.digits === 7 ? '85010' : '850010'}${serial}`
  const second = { ...person(), number: switchboard }
  const behindIt = { ...person(), number: `${switchboard}转8${serial}` }
  return index % 3 === 0 ? [first, second, behindIt] : index % 3 === 1 ? [first, second] : [first]
}

function contractsOf(plan: CustomerPlan, index: number, { now, newId }: ArchiveParts): readonly SampleContract[] {
  const today = localDayOf(DEFAULT_ZONE, now)
  const contract = (policy: PolicyId, suffix: string, fromDay: number, toDay: number): SampleContract => ({
    id: newId<ContractId>(now),
    policy,
    number: `示例-${String(index + 1).padStart(3, '0')}${suffix}`,
    startsAt: instantOfLocal(DEFAULT_ZONE, today + fromDay, 0),
    endsAt: instantOfLocal(DEFAULT_ZONE, today + toDay, 0),
  })
  const end = plan.contract === 'ended' ? -15 - index : plan.contract === 'ending' ? 3 + index : 90 + 13 * index
  const current = contract(plan.policy, '', end - 365, end)
  const before = index % 3 === 0 ? [contract(plan.policy, '-旧', end - 730, end - 365)] : []
  const also = plan.also ? [contract(plan.also, '-补', -120, 245)] : []
  return [current, ...before, ...also]
}

/** 13 digits with the check digit of EAN-13, so that a scanner accepts a printed one. */
function barcodeOf(serial: number): string {
  const digits = `6900000${String(serial).padStart(5, '0')}`
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

function deviceAt(serial: number, siteId: SiteId, contractId: ContractId | null, parts: ArchiveParts): SampleDevice {
  const { now, chance, newId } = parts
  const line = chance.pick(productLines)
  return {
    id: newId<DeviceId>(now),
    siteId,
    contractId,
    serialNumber: `XW${line.code}${chance.within([21, 26])}${String(serial).padStart(6, '0')}`,
    barcode: barcodeOf(serial),
    model: chance.pick(line.models),
    productLine: line.name,
    // A few were bought elsewhere: they are not in service [S1-23].
    thirdParty: serial % 37 === 0,
  }
}

function customerOf(plan: CustomerPlan, index: number, firstSerial: number, count: number, parts: ArchiveParts) {
  const place = places.find(({ city }) => city === plan.city)
  if (!place) throw new Error(`no place ${plan.city}`)
  const id = parts.newId<CustomerId>(parts.now)
  const sites = sitesOf(plan, place, parts)
  const contacts = contactsOf(plan, place, index, parts)
  const contracts = contractsOf(plan, index, parts)
  const devices = Array.from({ length: count }, (_, i) => {
    const site = sites[i % sites.length]
    if (!site) throw new Error(`no site of ${plan.name}`)
    return deviceAt(firstSerial + i, site.id, contracts[0]?.id ?? null, parts)
  })
  return { id, name: plan.name, city: plan.city, sites, contacts, contracts, devices }
}

export function buildArchive(parts: ArchiveParts): readonly SampleCustomer[] {
  const customers = customerPlans.length
  const until = (index: number): number => Math.round((deviceCount * index) / customers)
  return customerPlans.map((plan, i) => customerOf(plan, i, until(i) + 1, until(i + 1) - until(i), parts))
}

export type ArchiveRows = {
  readonly customers: readonly CustomersTable[]
  readonly sites: readonly SitesTable[]
  readonly contacts: readonly ContactsTable[]
  readonly numbers: readonly PhoneNumbersTable[]
  readonly contracts: readonly ContractsTable[]
  readonly devices: readonly DevicesTable[]
}

/** As they are stored; numbers in the form in which callers are looked up. */
export function archiveRows(
  customers: readonly SampleCustomer[],
  { now, newId }: ArchiveParts,
  normaliseNumber: (text: string) => string,
): ArchiveRows {
  const each = <T>(rows: (customer: SampleCustomer) => readonly T[]): readonly T[] => customers.flatMap(rows)
  return {
    customers: each(({ id, name, city }) => [{ id, rev: 1, name, city, sample: 1 }]),
    sites: each(({ id, sites }) =>
      sites.map((site, i) => ({
        id: site.id,
        customer_id: id,
        name: site.name,
        city: site.city,
        address: `${site.city}示例路 ${spread([1, 200], i, sites.length)} 号`,
        distance_km: site.km,
      })),
    ),
    contacts: each(({ id, contacts }) =>
      contacts.map((contact) => ({ id: contact.id, customer_id: id, name: contact.name, title: contact.title })),
    ),
    numbers: each(({ id, contacts }) =>
      contacts.map((contact) => ({
        id: newId(now),
        contact_id: contact.id,
        customer_id: id,
        number: normaliseNumber(contact.number),
      })),
    ),
    contracts: each(({ id, contracts }) =>
      contracts.map((contract) => ({
        id: contract.id,
        customer_id: id,
        number: contract.number,
        policy_id: contract.policy,
        rev: 1,
        stated_from: contract.startsAt,
        stated_to: contract.endsAt,
        accepted_at: contract.startsAt,
        previous_ends_at: null,
      })),
    ),
    devices: each(({ id, devices }) =>
      devices.map((device) => ({
        id: device.id,
        customer_id: id,
        site_id: device.siteId,
        contract_id: device.contractId,
        serial_number: device.serialNumber,
        barcode: device.barcode,
        model: device.model,
        product_line: device.productLine,
        rev: 1,
        // `示例 EC-T30 IP电话机` is an IP电话机.
        item_kind: device.model.split(' ').at(-1) ?? '',
        third_party: device.thirdParty ? 1 : 0,
        customised: 0,
        warranty_from: null,
        warranty_to: null,
      })),
    ),
  }
}
