/** The customer archive: who calls, what they have, and writing down who nobody knows yet. */
import type { ContactId, CustomerId, SiteId } from '#shared/domain/ids'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { QuickCapture } from '#shared/domain/customers/customers'
import type { TicketRow } from '#shared/domain/tickets/tickets'
import type { CallerMatch, CallRecord, CustomerCard } from '#shared/ipc/contract'
import type { Customer, Device } from '#shared/domain/customers/customers'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage } from '../../db/storage'
import type { Clock } from '../../platform/clock'
import type { NewId } from '../../platform/ids'
import { displayNumber, normaliseNumber } from './numbers'
import * as store from './store'
import { contractView, deviceView } from './views'

export type CustomersDeps = {
  readonly storage: Storage
  readonly clock: Pick<Clock, 'now'>
  readonly policy: (id: string) => CompiledPolicy | undefined
  readonly newId: NewId
  readonly openTicketsOf: (id: CustomerId) => Promise<readonly TicketRow[]>
  readonly recentCallsOf: (id: CustomerId) => Promise<readonly CallRecord[]>
}

export type Customers = ReturnType<typeof createCustomers>

const isDialled = (number: string): boolean => /\d/u.test(number)

export function createCustomers({ storage, clock, policy, newId, openTicketsOf, recentCallsOf }: CustomersDeps) {
  const card = async (id: CustomerId): Promise<CustomerCard | null> => {
    const customer = await store.readCustomer(storage.db, id)
    if (!customer) return null
    const [archive, openTickets, recentCalls] = await Promise.all([
      store.readArchive(storage.db, id),
      openTicketsOf(id),
      recentCallsOf(id),
    ])
    const contracts = archive.contracts.map((contract) => contractView(policy(contract.policyId), contract))
    const around = { contracts, sites: archive.sites }
    return {
      customer,
      ...archive,
      contracts,
      devices: archive.devices.map((device) => deviceView(policy, around, device, clock.now())),
      openTickets,
      recentCalls,
    }
  }

  /** The caller behind a number as the PBX or a person wrote it. Withheld or odd numbers match nobody. */
  const match = async (text: string): Promise<CallerMatch> => {
    const number = normaliseNumber(text)
    const found = isDialled(number) ? await store.findByNumber(storage.db, number) : null
    return {
      number,
      display: displayNumber(number),
      card: found ? await card(found.customerId) : null,
      contactId: found?.contactId ?? null,
    }
  }

  return {
    match,
    card: async (id: CustomerId): Promise<Result<CustomerCard>> => {
      const found = await card(id)
      return found ? ok(found) : fail('customers.unknown')
    },
    search: (text: string): Promise<readonly Customer[]> => store.searchCustomers(storage.db, text),
    findDevices: (text: string, customerId: CustomerId | null): Promise<readonly Device[]> =>
      store.findDevices(storage.db, text, customerId),

    /** Writes down a caller nobody knows: company, contact and number; the contract is entered later. */
    quickCapture: async (actor: string, draft: QuickCapture): Promise<CallerMatch> => {
      const number = normaliseNumber(draft.number)
      // A caller who withholds the number has none to be found by.
      const known = isDialled(number)
      const ids = await storage.write(actor, async ({ tx, at, record }) => {
        const id = newId<CustomerId>(at)
        const contactId = newId<ContactId>(at)
        await store.insertCustomer(tx, { id, rev: 1, name: draft.name, city: draft.city, sample: 0 })
        await store.insertSite(tx, {
          id: newId<SiteId>(at),
          customer_id: id,
          name: draft.name,
          city: draft.city,
          address: '',
          distance_km: null,
        })
        const numbers = known ? [{ id: newId(at), number }] : []
        await store.insertContact(tx, { id: contactId, customerId: id, name: draft.contactName, title: '' }, numbers)
        await record({ type: 'customer.captured', entity: 'customer', entityId: id, change: { ...draft, number } })
        return { id, contactId }
      })
      // Not by the number: it may be that of somebody else too.
      return { number, display: displayNumber(number), card: await card(ids.id), contactId: ids.contactId }
    },
  }
}
