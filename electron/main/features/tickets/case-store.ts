/** SQL of what stands around a ticket: its contract with its prices, its device, and the device's earlier tickets. */
import type { Selectable } from 'kysely'
import type { ContractTerms } from '#shared/domain/coverage/period'
import type { CoveredDevice } from '#shared/domain/coverage/verdict'
import type { Db, TicketsTable, Tx } from '../../db/tables'
import { historyOf } from './history'
import type { EarlierCase } from './case'
import { readHistory } from './store'
import type { TicketId } from '#shared/domain/ids'

/** Earlier tickets of a device that are looked at. */
const mostEarlier = 20

export async function readContractTerms(db: Db | Tx, id: string | null): Promise<ContractTerms | null> {
  if (id === null) return null
  const row = await db
    .selectFrom('contracts')
    .select(['stated_from', 'stated_to', 'accepted_at', 'previous_ends_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return {
    startsAt: row.stated_from,
    endsAt: row.stated_to,
    acceptedAt: row.accepted_at,
    previousEndsAt: row.previous_ends_at,
  }
}

export async function readCoveredDevice(db: Db | Tx, id: string | null): Promise<CoveredDevice | null> {
  if (id === null) return null
  const row = await db.selectFrom('devices').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  return {
    model: row.model,
    itemKind: row.item_kind,
    productLine: row.product_line,
    thirdParty: row.third_party === 1,
    customised: row.customised === 1,
    warrantyFrom: row.warranty_from,
    warrantyTo: row.warranty_to,
  }
}

/** Integer fen by price item. A contract that was moved to another policy prices that one's items, whatever their ids. */
export async function readContractPrices(
  db: Db | Tx,
  id: string | null,
  policyId: string,
): Promise<ReadonlyMap<string, number>> {
  if (id === null) return new Map()
  const rows = await db
    .selectFrom('contract_prices')
    .innerJoin('contracts', 'contracts.id', 'contract_prices.contract_id')
    .select(['item', 'fen'])
    .where('contract_id', '=', id)
    .where('contracts.policy_id', '=', policyId)
    .execute()
  return new Map(rows.map(({ item, fen }) => [item, fen]))
}

type Stored = Selectable<TicketsTable>

/** The tickets of the same device that were written down before this one, the newest first. */
async function readEarlier(db: Db | Tx, { id, device_id: device, created_at: before }: Stored): Promise<EarlierCase[]> {
  if (device === null) return []
  const rows = await db
    .selectFrom('tickets')
    .select(['id', 'number', 'summary', 'stage', 'created_at'])
    .where('device_id', '=', device)
    .where('id', '<>', id)
    .where('created_at', '<=', before)
    .orderBy('created_at', 'desc')
    .limit(mostEarlier)
    .execute()
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      number: row.number,
      summary: row.summary,
      stage: row.stage,
      createdAt: row.created_at,
      events: historyOf(await readHistory(db, row.id as TicketId)).events,
    })),
  )
}

/** What the ticket's own row and history do not say of its case. */
export async function readSurroundings(db: Db | Tx, stored: Stored) {
  const [contract, device, contractPrices, earlier] = await Promise.all([
    readContractTerms(db, stored.contract_id),
    readCoveredDevice(db, stored.device_id),
    readContractPrices(db, stored.contract_id, stored.policy_id),
    readEarlier(db, stored),
  ])
  return { contract, device, contractPrices, earlier }
}

/** The device as it is after it was replaced by a new one. Warranty in UTC ms. */
export async function replaceDevice(
  tx: Tx,
  id: string,
  set: { readonly serialNumber: string; readonly warrantyFrom: number | null; readonly warrantyTo: number | null },
): Promise<void> {
  await tx
    .updateTable('devices')
    .set((eb) => ({
      serial_number: set.serialNumber,
      barcode: '',
      warranty_from: set.warrantyFrom,
      warranty_to: set.warrantyTo,
      rev: eb('rev', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** The device bears a new part: its warranty lasts until then at least, UTC ms. */
export async function extendWarranty(tx: Tx, id: string, until: number): Promise<void> {
  await tx
    .updateTable('devices')
    .set((eb) => ({ warranty_to: until, rev: eb('rev', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
