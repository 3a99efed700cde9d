/** SQL of the archive's own screens: the list of customers, the devices of one, and what people write into them. */
import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import type { ContractId, CustomerId, DeviceId } from '#shared/domain/ids'
import type { Device } from '#shared/domain/customers/customers'
import type { CustomerRow } from '#shared/ipc/contract'
import type { ContractsTable, CustomersTable, Db, DevicesTable, SitesTable, Tx } from '../../db/tables'
import { deviceOf, likePattern } from './store'

export type CustomerFilter = {
  readonly text: string
  /** The text as a telephone number, null where it is none. */
  readonly number: string | null
  /** The text as a serial number. */
  readonly serial: string
  readonly after: { readonly name: string; readonly id: string } | null
  readonly limit: number
}

/** Shorter beginnings of a serial number name half the archive. */
const shortestSerial = 3

/** Customers by name whose own words, contracts, contacts, telephones or devices answer to the text. */
export async function readCustomerRows(db: Db, filter: CustomerFilter): Promise<readonly CustomerRow[]> {
  const { text, number, serial, after, limit } = filter
  let query = db
    .selectFrom('customers')
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom('contracts')
        .select((counted) => counted.fn.countAll<number>().as('n'))
        .whereRef('contracts.customer_id', '=', 'customers.id')
        .as('contracts'),
      eb
        .selectFrom('devices')
        .select((counted) => counted.fn.countAll<number>().as('n'))
        .whereRef('devices.customer_id', '=', 'customers.id')
        .as('devices'),
      eb
        .selectFrom('tickets')
        .select((counted) => counted.fn.countAll<number>().as('n'))
        .whereRef('tickets.customer_id', '=', 'customers.id')
        .where('stage', '<>', 'closed')
        .as('open_tickets'),
    ])
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
  if (after)
    query = query.where((eb) =>
      eb.or([eb('name', '>', after.name), eb.and([eb('name', '=', after.name), eb('id', '>', after.id)])]),
    )
  if (text !== '') {
    const like = likePattern(text)
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`customers.name like ${like} escape '\\'`,
        sql<boolean>`customers.city like ${like} escape '\\'`,
        eb(
          'customers.id',
          'in',
          eb
            .selectFrom('contracts')
            .select('contracts.customer_id')
            .where(sql<boolean>`contracts.number like ${like} escape '\\'`),
        ),
        eb(
          'customers.id',
          'in',
          eb
            .selectFrom('contacts')
            .select('contacts.customer_id')
            .where(sql<boolean>`contacts.name like ${like} escape '\\'`),
        ),
        ...(number === null
          ? []
          : [
              eb(
                'customers.id',
                'in',
                eb
                  .selectFrom('phone_numbers')
                  .select('phone_numbers.customer_id')
                  .where((phone) =>
                    phone.or([
                      phone('number', '=', number),
                      phone.and([phone('number', '>', `${number};`), phone('number', '<', `${number}<`)]),
                    ]),
                  ),
              ),
            ]),
        ...(serial.length < shortestSerial
          ? []
          : [
              eb(
                'customers.id',
                'in',
                eb
                  .selectFrom('devices')
                  .select('devices.customer_id')
                  .where((device) =>
                    device.or([
                      device.and([
                        device('serial_number', '>=', serial),
                        device('serial_number', '<', `${serial}\u{10FFFF}`),
                      ]),
                      device.and([device('barcode', '>=', serial), device('barcode', '<', `${serial}\u{10FFFF}`)]),
                    ]),
                  ),
              ),
            ]),
      ]),
    )
  }
  return (await query.execute()).map((row) => ({
    id: row.id as CustomerId,
    rev: row.rev,
    name: row.name,
    city: row.city,
    sample: row.sample === 1,
    contracts: row.contracts ?? 0,
    devices: row.devices ?? 0,
    openTickets: row.open_tickets ?? 0,
  }))
}

export type DeviceFilter = {
  readonly customerId: CustomerId
  readonly text: string
  readonly after: DeviceId | null
  readonly limit: number
}

/** Devices of a customer in the order in which they were written down. */
export async function readDevices(db: Db, filter: DeviceFilter): Promise<readonly Device[]> {
  const { customerId, text, after, limit } = filter
  let query = db.selectFrom('devices').selectAll().where('customer_id', '=', customerId).orderBy('id').limit(limit)
  if (after) query = query.where('id', '>', after)
  if (text !== '') {
    const like = likePattern(text)
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`serial_number like ${like} escape '\\'`,
        sql<boolean>`barcode like ${like} escape '\\'`,
        sql<boolean>`model like ${like} escape '\\'`,
        sql<boolean>`item_kind like ${like} escape '\\'`,
      ]),
    )
  }
  return (await query.execute()).map(deviceOf)
}

export async function countDevices(db: Db, customerId: CustomerId): Promise<number> {
  const row = await db
    .selectFrom('devices')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('customer_id', '=', customerId)
    .executeTakeFirstOrThrow()
  return row.n
}

export async function readPrices(
  db: Db,
  customerId: CustomerId,
): Promise<readonly { contractId: ContractId; item: string; fen: number }[]> {
  const rows = await db
    .selectFrom('contract_prices')
    .innerJoin('contracts', 'contracts.id', 'contract_prices.contract_id')
    .select(['contract_id', 'item', 'fen'])
    .where('contracts.customer_id', '=', customerId)
    .execute()
  return rows.map(({ contract_id: contractId, item, fen }) => ({ contractId: contractId as ContractId, item, fen }))
}

/** Another customer of the same name in the same city. */
export async function hasNamesake(tx: Tx, name: string, city: string, self: string | null): Promise<boolean> {
  const row = await tx
    .selectFrom('customers')
    .select('id')
    .where('name', '=', name)
    .where('city', '=', city)
    .where('id', '<>', self ?? '')
    .executeTakeFirst()
  return row !== undefined
}

/** False when the customer has changed since `rev`, or is gone. */
export async function updateCustomer(
  tx: Tx,
  id: string,
  rev: number,
  set: Partial<Pick<CustomersTable, 'name' | 'city'>>,
): Promise<boolean> {
  const done = await tx
    .updateTable('customers')
    .set({ ...set, rev: rev + 1 })
    .where('id', '=', id)
    .where('rev', '=', rev)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function customerExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('customers').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

export async function updateSite(tx: Tx, { id, customer_id: _customer, ...set }: SitesTable): Promise<void> {
  await tx.updateTable('sites').set(set).where('id', '=', id).execute()
}

type ContactRow = {
  readonly id: string
  readonly customerId: string
  readonly name: string
  readonly title: string
  readonly numbers: readonly { readonly id: string; readonly number: string }[]
}

/** The contact with exactly these numbers. */
export async function updateContact(tx: Tx, contact: ContactRow): Promise<void> {
  const { id, customerId, name, title, numbers } = contact
  await tx.updateTable('contacts').set({ name, title }).where('id', '=', id).execute()
  await tx.deleteFrom('phone_numbers').where('contact_id', '=', id).execute()
  if (numbers.length > 0)
    await tx
      .insertInto('phone_numbers')
      .values(numbers.map((one) => ({ ...one, contact_id: id, customer_id: customerId })))
      .execute()
}

/** The name of the customer who has the contract number, null while it is free. */
export async function holderOfContract(tx: Tx, number: string, self: string | null): Promise<string | null> {
  const row = await tx
    .selectFrom('contracts')
    .innerJoin('customers', 'customers.id', 'contracts.customer_id')
    .select('customers.name')
    .where('contracts.number', '=', number)
    .where('contracts.id', '<>', self ?? '')
    .executeTakeFirst()
  return row?.name ?? null
}

export async function updateContract(
  tx: Tx,
  rev: number,
  { id, customer_id: customerId, ...set }: Omit<ContractsTable, 'rev'>,
): Promise<boolean> {
  const done = await tx
    .updateTable('contracts')
    .set({ ...set, rev: rev + 1 })
    .where('id', '=', id)
    .where('customer_id', '=', customerId)
    .where('rev', '=', rev)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function readContractHead(
  tx: Tx,
  id: string,
): Promise<{ readonly policyId: string; readonly customerId: string } | null> {
  const row = await tx
    .selectFrom('contracts')
    .select(['policy_id', 'customer_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { policyId: row.policy_id, customerId: row.customer_id } : null
}

/** Prices of items that another policy does not have go with the old one. */
export async function dropPricesBut(tx: Tx, id: string, items: readonly string[]): Promise<void> {
  const prices = tx.deleteFrom('contract_prices').where('contract_id', '=', id)
  await (items.length === 0 ? prices : prices.where('item', 'not in', items)).execute()
}

/** Puts these prices in the place of all that the contract had; false when it has changed since `rev`. */
export async function replacePrices(
  tx: Tx,
  id: string,
  rev: number,
  prices: readonly { readonly item: string; readonly fen: number }[],
): Promise<boolean> {
  const done = await tx
    .updateTable('contracts')
    .set({ rev: rev + 1 })
    .where('id', '=', id)
    .where('rev', '=', rev)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) return false
  await tx.deleteFrom('contract_prices').where('contract_id', '=', id).execute()
  if (prices.length > 0)
    await tx
      .insertInto('contract_prices')
      .values(prices.map(({ item, fen }) => ({ contract_id: id, item, fen })))
      .execute()
  return true
}

/** The name of the customer whose device has the serial number or the barcode, null while it is free. */
export async function holderOfDevice(
  tx: Tx,
  column: 'serial_number' | 'barcode',
  value: string,
  self: string | null,
): Promise<string | null> {
  const row = await tx
    .selectFrom('devices')
    .innerJoin('customers', 'customers.id', 'devices.customer_id')
    .select('customers.name')
    .where(`devices.${column}`, '=', value)
    .where('devices.id', '<>', self ?? '')
    .executeTakeFirst()
  return row?.name ?? null
}

/** Whether a part of the archive is of the customer. */
export async function isOfCustomer(
  tx: Tx,
  table: 'sites' | 'contacts' | 'contracts',
  customerId: string,
  id: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom(table)
    .select('id')
    .where('id', '=', id)
    .where('customer_id', '=', customerId)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertDevice(tx: Tx, row: Insertable<DevicesTable>): Promise<void> {
  await tx.insertInto('devices').values(row).execute()
}

export async function updateDevice(
  tx: Tx,
  rev: number,
  { id, customer_id: customerId, ...set }: Omit<DevicesTable, 'rev'>,
): Promise<boolean> {
  const done = await tx
    .updateTable('devices')
    .set({ ...set, rev: rev + 1 })
    .where('id', '=', id)
    .where('customer_id', '=', customerId)
    .where('rev', '=', rev)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
