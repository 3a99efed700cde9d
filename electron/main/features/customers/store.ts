/** SQL of the customer archive. */
import { scanned } from '#shared/lib/plain-text'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { ContactId, ContractId, CustomerId, DeviceId, SiteId } from '#shared/domain/ids'
import type { Contact, Contract, Customer, Device, Site } from '#shared/domain/customers/customers'
import type { CustomersTable, Db, DevicesTable, SitesTable, ContractsTable, Tx } from '../../db/tables'
import { withoutExtension } from './numbers'

const customer = (row: Selectable<CustomersTable>): Customer => ({
  id: row.id as CustomerId,
  rev: row.rev,
  name: row.name,
  city: row.city,
  sample: row.sample === 1,
})

const site = (row: Selectable<SitesTable>): Site => ({
  id: row.id as SiteId,
  customerId: row.customer_id as CustomerId,
  name: row.name,
  city: row.city,
  address: row.address,
  distanceKm: row.distance_km,
})

const contract = (row: Selectable<ContractsTable>): Contract => ({
  id: row.id as ContractId,
  customerId: row.customer_id as CustomerId,
  number: row.number,
  policyId: row.policy_id,
  rev: row.rev,
  startsAt: row.stated_from,
  endsAt: row.stated_to,
  acceptedAt: row.accepted_at,
  previousEndsAt: row.previous_ends_at,
})

export const deviceOf = (row: Selectable<DevicesTable>): Device => ({
  id: row.id as DeviceId,
  customerId: row.customer_id as CustomerId,
  siteId: row.site_id as SiteId,
  contractId: row.contract_id as ContractId | null,
  serialNumber: row.serial_number,
  barcode: row.barcode,
  model: row.model,
  productLine: row.product_line,
  rev: row.rev,
  itemKind: row.item_kind,
  thirdParty: row.third_party === 1,
  customised: row.customised === 1,
  warrantyFrom: row.warranty_from,
  warrantyTo: row.warranty_to,
})

/** Devices a card shows; a customer with more is searched by serial number. */
const shownDevices = 200

export async function readCustomer(db: Db, id: CustomerId): Promise<Customer | null> {
  const row = await db.selectFrom('customers').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? customer(row) : null
}

/** What a card shows beside the customer: sites, contacts with their numbers, contracts (latest end first), devices. */
export async function readArchive(
  db: Db,
  id: CustomerId,
): Promise<{ sites: Site[]; contacts: Contact[]; contracts: Contract[]; devices: Device[] }> {
  const [sites, contacts, numbers, contracts, devices] = await Promise.all([
    db.selectFrom('sites').selectAll().where('customer_id', '=', id).orderBy('id').execute(),
    db.selectFrom('contacts').selectAll().where('customer_id', '=', id).orderBy('id').execute(),
    db.selectFrom('phone_numbers').select(['contact_id', 'number']).where('customer_id', '=', id).execute(),
    db
      .selectFrom('contracts')
      .selectAll()
      .where('customer_id', '=', id)
      .orderBy('stated_to', 'desc')
      .orderBy('id', 'desc')
      .execute(),
    db.selectFrom('devices').selectAll().where('customer_id', '=', id).orderBy('id').limit(shownDevices).execute(),
  ])
  return {
    sites: sites.map(site),
    contacts: contacts.map((row) => ({
      id: row.id as ContactId,
      customerId: id,
      name: row.name,
      title: row.title,
      numbers: numbers.filter((number) => number.contact_id === row.id).map(({ number }) => number),
    })),
    contracts: contracts.map(contract),
    devices: devices.map(deviceOf),
  }
}

/** Who has this number: exactly, else by the switchboard's number, else behind any extension of that switchboard. */
export async function findByNumber(
  db: Db,
  number: string,
): Promise<{ customerId: CustomerId; contactId: ContactId } | null> {
  const base = withoutExtension(number)
  const best = await db
    .selectFrom('phone_numbers')
    .select(['customer_id', 'contact_id'])
    .where((eb) =>
      eb.or([
        eb('number', 'in', [number, base]),
        // Every extension: what begins with `;ext=` lies between these two.
        eb.and([eb('number', '>', `${base};`), eb('number', '<', `${base}<`)]),
      ]),
    )
    .orderBy((eb) => eb.case().when('number', '=', number).then(0).when('number', '=', base).then(1).else(2).end())
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return best ? { customerId: best.customer_id as CustomerId, contactId: best.contact_id as ContactId } : null
}

export const likePattern = (text: string): string => `%${text.replaceAll(/[\\%_]/gu, '\\$&')}%`

/** The first 30 customers by name whose name holds the text; all of them begin the list for ''. */
export async function searchCustomers(db: Db, text: string): Promise<readonly Customer[]> {
  const query = db.selectFrom('customers').selectAll().orderBy('name').limit(30)
  const rows =
    text === ''
      ? await query.execute()
      : await query.where(sql<boolean>`name like ${likePattern(text)} escape '\\'`).execute()
  return rows.map(customer)
}

/**
 * Devices whose serial number or barcode begins with the text, as typed or scanned: those of the customer, or anybody's when
 * the customer has none. At most 20.
 */
export async function findDevices(db: Db, text: string, customerId: CustomerId | null): Promise<readonly Device[]> {
  const wanted = scanned(text)
  const matching = db
    .selectFrom('devices')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and([eb('serial_number', '>=', wanted), eb('serial_number', '<', `${wanted}\u{10FFFF}`)]),
        eb.and([eb('barcode', '>=', wanted), eb('barcode', '<', `${wanted}\u{10FFFF}`)]),
      ]),
    )
    .limit(20)
  const own = customerId === null ? [] : await matching.where('customer_id', '=', customerId).execute()
  return (own.length > 0 ? own : await matching.execute()).map(deviceOf)
}

export async function insertCustomer(tx: Tx, row: CustomersTable): Promise<void> {
  await tx.insertInto('customers').values(row).execute()
}

export async function insertContact(
  tx: Tx,
  contact: { id: ContactId; customerId: CustomerId; name: string; title: string },
  numbers: readonly { id: string; number: string }[],
): Promise<void> {
  await tx
    .insertInto('contacts')
    .values({ id: contact.id, customer_id: contact.customerId, name: contact.name, title: contact.title })
    .execute()
  if (numbers.length > 0)
    await tx
      .insertInto('phone_numbers')
      .values(
        numbers.map(({ id, number }) => ({ id, number, contact_id: contact.id, customer_id: contact.customerId })),
      )
      .execute()
}

export async function insertSite(tx: Tx, row: SitesTable): Promise<void> {
  await tx.insertInto('sites').values(row).execute()
}

export async function insertContract(tx: Tx, row: ContractsTable): Promise<void> {
  await tx.insertInto('contracts').values(row).execute()
}
