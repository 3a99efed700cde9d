/** The customer archive as people keep it: browsing it, and writing down what was sold, where it stands and who answers for it. */
import type { ContactId, ContractId, CustomerId, DeviceId, SiteId } from '#shared/domain/ids'
import type {
  ContactEdit,
  ContractEdit,
  ContractPrices,
  CustomerEdit,
  CustomerQuery,
  DeviceEdit,
  DeviceQuery,
  SiteEdit,
} from '#shared/domain/customers/editing'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { CustomerCard, CustomerPage, CustomerRow, DeviceView } from '#shared/ipc/contract'
import { scanned } from '#shared/lib/plain-text'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage, Unit } from '../../db/storage'
import type { Clock } from '../../platform/clock'
import type { NewId } from '../../platform/ids'
import * as archive from './archive-store'
import { normaliseNumber } from './numbers'
import * as store from './store'
import { contractView, deviceView } from './views'

export type ArchiveDeps = {
  readonly storage: Storage
  readonly clock: Pick<Clock, 'now'>
  readonly newId: NewId
  readonly policy: (id: string) => CompiledPolicy | undefined
  readonly card: (id: CustomerId) => Promise<Result<CustomerCard>>
  /** Reads the list in the reader worker: a search walks over everything. */
  readonly readRows: (filter: archive.CustomerFilter) => Promise<readonly CustomerRow[]>
}

export type Archive = ReturnType<typeof createArchive>

type Saved<Id> = Promise<Result<{ readonly id: Id }>>
type Pages<Row> = { readonly rows: readonly Row[]; readonly more: boolean }

/** Digits enough to be a telephone number rather than part of a name. */
const looksDialled = (text: string): boolean => /^[+\d\s()-]*$/u.test(text) && text.replaceAll(/\D/gu, '').length >= 5

/** One row more than asked for says that there are more. */
const pageOf = <Row>(rows: readonly Row[], limit: number): Pages<Row> => ({
  rows: rows.slice(0, limit),
  more: rows.length > limit,
})

/** A site or a contact belongs to its customer's record: whoever changes one has seen the latest of it. */
const mayChange = async (
  { tx }: Unit,
  table: 'sites' | 'contacts',
  { id, rev, customerId }: SiteEdit | ContactEdit,
): Promise<Result<null>> => {
  if (!(await archive.customerExists(tx, customerId))) return fail('customers.unknown')
  if (id === null) return ok(null)
  if (!(await archive.isOfCustomer(tx, table, customerId, id))) return fail('customers.not-of-customer')
  return (await archive.updateCustomer(tx, customerId, rev, {})) ? ok(null) : fail('conflict')
}

const checkDevice = async (tx: Unit['tx'], edit: DeviceEdit): Promise<Result<null>> => {
  if (!(await archive.customerExists(tx, edit.customerId))) return fail('customers.unknown')
  const ofCustomer =
    (await archive.isOfCustomer(tx, 'sites', edit.customerId, edit.siteId)) &&
    (edit.contractId === null || (await archive.isOfCustomer(tx, 'contracts', edit.customerId, edit.contractId)))
  if (!ofCustomer) return fail('customers.not-of-customer')
  const { serialNumber, barcode, id } = edit
  const serialHolder = await archive.holderOfDevice(tx, 'serial_number', serialNumber, id)
  if (serialHolder !== null) return fail('customers.serial-taken', { serial: serialNumber, customer: serialHolder })
  const barcodeHolder = barcode === '' ? null : await archive.holderOfDevice(tx, 'barcode', barcode, id)
  return barcodeHolder === null ? ok(null) : fail('customers.barcode-taken', { barcode, customer: barcodeHolder })
}

/** Errors are `customers.*`, `policies.unknown` and `conflict`. Every method returns after the commit. */
export function createArchive({ storage, clock, newId, policy, card, readRows }: ArchiveDeps) {
  return {
    list: async ({ text, after, limit }: CustomerQuery): Promise<Pages<CustomerRow>> =>
      pageOf(
        await readRows({
          text,
          number: looksDialled(text) ? normaliseNumber(text) : null,
          serial: scanned(text),
          after,
          limit: limit + 1,
        }),
        limit,
      ),

    page: async (id: CustomerId): Promise<Result<CustomerPage>> => {
      const found = await card(id)
      if (!found.ok) return found
      const { devices: _devices, ...rest } = found.value
      const [deviceCount, prices] = await Promise.all([
        archive.countDevices(storage.db, id),
        archive.readPrices(storage.db, id),
      ])
      return ok({ ...rest, deviceCount, prices })
    },

    devices: async ({ customerId, text, after, limit }: DeviceQuery): Promise<Pages<DeviceView>> => {
      const rows = await archive.readDevices(storage.db, { customerId, text, after, limit: limit + 1 })
      const stored = await store.readArchive(storage.db, customerId)
      const contracts = stored.contracts.map((contract) => contractView(policy(contract.policyId), contract))
      const around = { contracts, sites: stored.sites }
      const now = clock.now()
      const { rows: shown, more } = pageOf(rows, limit)
      return { rows: shown.map((device) => deviceView(policy, around, device, now)), more }
    },

    saveCustomer: (actor: string, { id: known, rev, name, city }: CustomerEdit): Saved<CustomerId> =>
      storage.write(actor, async ({ tx, at, record }) => {
        const id = known ?? newId<CustomerId>(at)
        if (known !== null && !(await archive.customerExists(tx, known))) return fail('customers.unknown')
        if (await archive.hasNamesake(tx, name, city, known)) return fail('customers.name-taken', { name, city })
        if (known === null) await store.insertCustomer(tx, { id, rev: 1, name, city, sample: 0 })
        else if (!(await archive.updateCustomer(tx, id, rev, { name, city }))) return fail('conflict')
        const type = known === null ? 'customer.created' : 'customer.changed'
        await record({ type, entity: 'customer', entityId: id, change: { name, city } })
        return ok({ id })
      }),

    saveSite: (actor: string, edit: SiteEdit): Saved<SiteId> =>
      storage.write(actor, async (unit) => {
        const { tx, at, record } = unit
        const { id: known, rev: _rev, customerId, distanceKm, ...words } = edit
        const id = known ?? newId<SiteId>(at)
        const row = { id, customer_id: customerId, ...words, distance_km: distanceKm }
        const allowed = await mayChange(unit, 'sites', edit)
        if (!allowed.ok) return allowed
        await (known === null ? store.insertSite(tx, row) : archive.updateSite(tx, row))
        const type = known === null ? 'site.created' : 'site.changed'
        await record({ type, entity: 'site', entityId: id, change: { customerId, ...words, distanceKm } })
        return ok({ id })
      }),

    saveContact: (actor: string, edit: ContactEdit): Saved<ContactId> =>
      storage.write(actor, async (unit) => {
        const { tx, at, record } = unit
        const { id: known, customerId, name, title } = edit
        const id = known ?? newId<ContactId>(at)
        const numbers = [...new Set(edit.numbers.map(normaliseNumber))]
        const odd = numbers.find((number) => !/\d/u.test(number))
        if (odd !== undefined) return fail('customers.number-invalid', { number: odd })
        const rows = numbers.map((number) => ({ id: newId(at), number }))
        const allowed = await mayChange(unit, 'contacts', edit)
        if (!allowed.ok) return allowed
        await (known === null
          ? store.insertContact(tx, { id, customerId, name, title }, rows)
          : archive.updateContact(tx, { id, customerId, name, title, numbers: rows }))
        const type = known === null ? 'contact.created' : 'contact.changed'
        await record({ type, entity: 'contact', entityId: id, change: { customerId, name, title, numbers } })
        return ok({ id })
      }),

    saveContract: (actor: string, edit: ContractEdit): Saved<ContractId> =>
      storage.write(actor, async ({ tx, at, record }) => {
        const { id: known, rev, customerId, ...words } = edit
        const compiled = policy(edit.policyId)
        if (!compiled) return fail('policies.unknown', { id: edit.policyId })
        if (!(await archive.customerExists(tx, customerId))) return fail('customers.unknown')
        const holder = await archive.holderOfContract(tx, edit.number, known)
        if (holder !== null) return fail('customers.contract-taken', { number: edit.number, customer: holder })
        const id = known ?? newId<ContractId>(at)
        const row = {
          id,
          customer_id: customerId,
          number: edit.number,
          policy_id: edit.policyId,
          stated_from: edit.startsAt,
          stated_to: edit.endsAt,
          accepted_at: edit.acceptedAt,
          previous_ends_at: edit.previousEndsAt,
        }
        if (known === null) await store.insertContract(tx, { ...row, rev: 1 })
        else {
          if (!(await archive.updateContract(tx, rev, row))) return fail('conflict')
          const items = (compiled.policy.fees?.items ?? []).map((item) => item.id)
          await archive.dropPricesBut(tx, id, items)
        }
        const type = known === null ? 'contract.created' : 'contract.changed'
        await record({ type, entity: 'contract', entityId: id, change: { customerId, ...words } })
        return ok({ id })
      }),

    /** Errors: `customers.unknown-item` for what the policy has no price item of. */
    setPrices: (actor: string, { contractId, rev, prices }: ContractPrices): Promise<Result<null>> =>
      storage.write(actor, async ({ tx, record }) => {
        const head = await archive.readContractHead(tx, contractId)
        if (!head) return fail('customers.unknown-contract')
        const items = policy(head.policyId)?.policy.fees?.items ?? []
        const odd = prices.find(({ item }) => !items.some(({ id }) => id === item))
        if (odd) return fail('customers.unknown-item', { item: odd.item })
        if (!(await archive.replacePrices(tx, contractId, rev, prices))) return fail('conflict')
        await record({
          type: 'contract.priced',
          entity: 'contract',
          entityId: contractId,
          change: {
            customerId: head.customerId,
            prices: Object.fromEntries(prices.map(({ item, fen }) => [item, fen])),
          },
        })
        return ok(null)
      }),

    saveDevice: (actor: string, edit: DeviceEdit): Saved<DeviceId> =>
      storage.write(actor, async ({ tx, at, record }) => {
        const { id: known, rev, customerId, ...words } = edit
        const checked = await checkDevice(tx, edit)
        if (!checked.ok) return checked
        const id = known ?? newId<DeviceId>(at)
        const row = {
          id,
          customer_id: customerId,
          site_id: edit.siteId,
          contract_id: edit.contractId,
          serial_number: edit.serialNumber,
          barcode: edit.barcode,
          model: edit.model,
          product_line: edit.productLine,
          item_kind: edit.itemKind,
          third_party: edit.thirdParty ? 1 : 0,
          customised: edit.customised ? 1 : 0,
          warranty_from: edit.warrantyFrom,
          warranty_to: edit.warrantyTo,
        }
        if (known === null) await archive.insertDevice(tx, { ...row, rev: 1 })
        else if (!(await archive.updateDevice(tx, rev, row))) return fail('conflict')
        const type = known === null ? 'device.created' : 'device.changed'
        await record({ type, entity: 'device', entityId: id, change: { customerId, ...words } })
        return ok({ id })
      }),
  }
}
