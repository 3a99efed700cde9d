/** A support centre on a real database with the bundled policies, and short ways to fill it with what a test needs. */
import type { ContactId, ContractId, CustomerId, DeviceId, SiteId, TicketId, UserId } from '#shared/domain/ids'
import { allRoles, type Role, type User } from '#shared/domain/people/people'
import { TicketAct } from '#shared/domain/tickets/actions'
import type { Ticket, TicketDraft } from '#shared/domain/tickets/tickets'
import type { Result } from '#shared/lib/result'
import { openDatabase } from '#main/db/open'
import type { ContractsTable, DevicesTable } from '#main/db/tables'
import { createStorage } from '#main/db/storage'
import { createRaising } from '#main/features/alerts/raising'
import { createAlerts } from '#main/features/alerts/service'
import { recentCallsOf } from '#main/features/calls/store'
import { createArchive } from '#main/features/customers/archive'
import { holderOfDevice, readCustomerRows } from '#main/features/customers/archive-store'
import { createCustomers } from '#main/features/customers/service'
import { normaliseNumber } from '#main/features/customers/numbers'
import { insertContact, insertContract, insertCustomer, insertSite } from '#main/features/customers/store'
import { createDuties } from '#main/features/duty/service'
import { createPeople } from '#main/features/people/service'
import type { PolicyLibrary } from '#main/features/policies/load'
import { createTickets } from '#main/features/tickets/service'
import { readPage } from '#main/features/tickets/list-store'
import type { Clock } from '#main/platform/clock'
import { createIds } from '#main/platform/ids'
import { argon2Passwords } from '#main/platform/passwords'
import { createFakeClock } from './fake-clock'
import { loadBundledLibrary } from './policies'

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${result.error.detail ?? ''}`)
  return result.value
}

export type Centre = Awaited<ReturnType<typeof openCentre>>

export type CentreOptions = { readonly clock?: Clock; readonly library?: PolicyLibrary }

/** Storage and features as the app builds them, pages read on the same connection. */
export async function openCentre(file: string, { clock = createFakeClock(), library }: CentreOptions = {}) {
  const { raw, db, close } = valueOf(openDatabase(file))
  const { policies } = library ?? (await loadBundledLibrary())
  const storage = await createStorage(db, clock, (error) => {
    throw error
  })
  const newId = createIds()
  const people = createPeople({ storage, clock, newId, passwords: argon2Passwords })
  const tickets = createTickets({
    storage,
    clock,
    newId,
    policy: (id) => policies.get(id),
    holderOfSerial: (tx, serial) => holderOfDevice(tx, 'serial_number', serial, null),
    raiseAlerts: createRaising(newId),
    readPage: (filter) => readPage(db, filter),
  })
  const customers = createCustomers({
    storage,
    clock,
    policy: (id) => policies.get(id),
    newId,
    openTicketsOf: tickets.openTicketsOf,
    recentCallsOf: (id) => recentCallsOf(db, id),
  })
  const archive = createArchive({
    storage,
    clock,
    newId,
    policy: (id) => policies.get(id),
    card: customers.card,
    readRows: (filter) => readCustomerRows(db, filter),
  })
  const duties = createDuties({ storage })
  const alerts = createAlerts({ storage, clock, everybody: duties.everybody })
  return { raw, db, storage, clock, newId, people, tickets, customers, archive, duties, alerts, close }
}

export type NewCustomer = {
  readonly name?: string
  readonly city?: string
  readonly distanceKm?: number | null
  readonly policyId?: string
  /** As people write them. */
  readonly numbers?: readonly string[]
  readonly devices?: readonly { readonly serialNumber: string; readonly barcode: string }[]
  /** What is different of the contract, and of each device. */
  readonly contract?: Partial<ContractsTable>
  readonly device?: Partial<DevicesTable>
}

export type CustomerIds = {
  readonly customerId: CustomerId
  readonly siteId: SiteId
  readonly contactId: ContactId
  readonly contractId: ContractId
  readonly deviceIds: readonly DeviceId[]
}

/** A customer with one site, one contact and one contract. */
export function addCustomer(
  { storage, newId }: Pick<Centre, 'storage' | 'newId'>,
  customer: NewCustomer = {},
): Promise<CustomerIds> {
  const { name = '示例客户', city = '杭州', distanceKm = 20, policyId = 'equipment-handbook' } = customer
  return storage.write('system', async ({ tx, at, record }) => {
    const customerId = newId<CustomerId>(at)
    const siteId = newId<SiteId>(at)
    const contactId = newId<ContactId>(at)
    const contractId = newId<ContractId>(at)
    await insertCustomer(tx, { id: customerId, rev: 1, name, city, sample: 0 })
    await insertSite(tx, {
      id: siteId,
      customer_id: customerId,
      name: '机房',
      city,
      address: '示例路 1 号',
      distance_km: distanceKm,
    })
    await insertContact(
      tx,
      { id: contactId, customerId, name: '某先生', title: '主管' },
      (customer.numbers ?? []).map((number) => ({ id: newId(at), number: normaliseNumber(number) })),
    )
    await insertContract(tx, {
      id: contractId,
      customer_id: customerId,
      number: `HT-${contractId}`,
      policy_id: policyId,
      rev: 1,
      stated_from: at,
      stated_to: at + 365 * 86_400_000,
      accepted_at: at,
      previous_ends_at: null,
      ...customer.contract,
    })
    const deviceIds: DeviceId[] = []
    for (const { serialNumber, barcode } of customer.devices ?? []) {
      const id = newId<DeviceId>(at)
      deviceIds.push(id)
      await tx
        .insertInto('devices')
        .values({
          id,
          customer_id: customerId,
          site_id: siteId,
          contract_id: contractId,
          serial_number: serialNumber,
          barcode,
          model: 'SX-1',
          product_line: '网络、传输、接入',
          rev: 1,
          item_kind: '',
          third_party: 0,
          customised: 0,
          warranty_from: null,
          warranty_to: null,
          ...customer.device,
        })
        .execute()
    }
    await record({ type: 'customer.captured', entity: 'customer', entityId: customerId, change: { name } })
    return { customerId, siteId, contactId, contractId, deviceIds }
  })
}

/** A fault of a known customer, its serial number stated. */
export const faultDraft = (
  { customerId, siteId, contactId, contractId }: CustomerIds,
  set: Partial<TicketDraft> = {},
): TicketDraft => ({
  callId: null,
  customerId,
  siteId,
  contactId,
  contractId,
  deviceId: null,
  policyId: 'equipment-handbook',
  category: 'fault',
  severity: 'L3',
  channel: 'phone',
  service: null,
  statedSerial: 'SN-0001',
  summary: '设备告警',
  description: '',
  contactName: '某先生',
  callbackNumber: '',
  ...set,
})

export async function createTicket({ tickets }: Pick<Centre, 'tickets'>, draft: TicketDraft): Promise<Ticket> {
  return valueOf(await tickets.get(valueOf(await tickets.create(null, draft))))
}

/** An act as main takes it; what it needs beside the note comes in `set`. */
export const act = (
  ticket: { readonly id: TicketId; readonly rev: number },
  action: string,
  set: Readonly<Record<string, unknown>> = {},
): TicketAct => TicketAct.parse({ id: ticket.id, rev: ticket.rev, note: '', action, ...set })

export const strongPassword = 'a long enough sentence'

/** An account without a session; every role unless told. */
export const addUser = async (
  { people }: Pick<Centre, 'people'>,
  username: string,
  roles: readonly Role[] = allRoles,
): Promise<User> =>
  valueOf(
    await people.create(
      { username, displayName: `某${username}`, roles: [...roles], extension: null, phones: [] },
      strongPassword,
    ),
  )

export const administratorOf = async ({ people }: Pick<Centre, 'people'>): Promise<UserId> =>
  valueOf(await people.createAdministrator('boss', '示例管理员', strongPassword)).user.id
