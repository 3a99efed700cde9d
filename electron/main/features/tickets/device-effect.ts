/** What an act on a ticket changes on the device itself: a new one in its place, or a new part with its own warranty. */
import { warrantyOfPart, warrantyOfReplacement } from '#shared/domain/repairs/repairs'
import type { TicketAct } from '#shared/domain/tickets/actions'
import type { Tx } from '../../db/tables'
import type { TicketCase } from './case'
import { extendWarranty, replaceDevice } from './case-store'

/** Writes it, and answers with what the journal should say of it; instants in UTC ms. */
export async function effectOnDevice(
  tx: Tx,
  act: TicketAct,
  { stored, compiled, device }: TicketCase,
  at: number,
): Promise<Readonly<Record<string, number | null>>> {
  const { device_id: id } = stored
  if (id === null || !device) return {}
  const { repeatFailure, replacedPart, zone } = compiled.policy
  const old = { from: device.warrantyFrom, to: device.warrantyTo }
  if (act.action === 'replace-device' && repeatFailure) {
    const warranty = warrantyOfReplacement(repeatFailure, old, at, zone)
    await replaceDevice(tx, id, {
      serialNumber: act.serialNumber,
      warrantyFrom: warranty.from,
      warrantyTo: warranty.to,
    })
    return { warrantyFrom: warranty.from, warrantyTo: warranty.to }
  }
  // Ninety days from the replacement, or what remained, whichever is longer [S1-10].
  if (act.action === 'pod' && replacedPart) {
    const until = warrantyOfPart(replacedPart, old, at)
    await extendWarranty(tx, id, until)
    return { warrantyTo: until }
  }
  return {}
}
