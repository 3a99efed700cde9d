/** The ticket page: the ticket, all its clocks with their explanations, its calls and its timeline. */
import type { TicketId, UserId } from '#shared/domain/ids'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { Ticket } from '#shared/domain/tickets/tickets'
import type { Db } from '../../db/tables'
import { readSurroundings } from './case-store'
import { evaluateTicket, explain, settledClocks } from './clocks'
import { historyOf, timelineOf } from './history'
import { readRow } from './list-store'
import { possibleActions } from './possible'
import { makeSheet } from './sheet'
import * as store from './store'

/** The ticket as it stands at `now` (UTC ms); null when there is none of this id. */
export async function readTicket(
  db: Db,
  policy: (id: string, version: number) => CompiledPolicy | undefined,
  id: TicketId,
  now: number,
): Promise<Ticket | null> {
  const [row, stored, related] = await Promise.all([
    readRow(db, id),
    store.readStored(db, id),
    store.readRelated(db, id),
  ])
  if (!row || !stored) return null
  const compiled = policy(row.policyId, stored.policy_version)
  const history = historyOf(related.journal)
  const clocks = compiled ? evaluateTicket(compiled, history, now, settledClocks(related.clocks)).clocks : []
  const ticket = compiled && { stored, compiled, history, ...(await readSurroundings(db, stored)) }
  const sheet = ticket ? makeSheet(ticket, clocks, now) : null
  return {
    ...row,
    description: stored.description,
    statedSerial: stored.stated_serial,
    contactName: stored.contact_name,
    callbackNumber: stored.callback_number,
    customerId: stored.customer_id as Ticket['customerId'],
    siteId: stored.site_id as Ticket['siteId'],
    contactId: stored.contact_id as Ticket['contactId'],
    contractId: stored.contract_id as Ticket['contractId'],
    deviceId: stored.device_id as Ticket['deviceId'],
    createdBy: stored.created_by as UserId | null,
    siteName: related.row?.site_name ?? null,
    distanceKm: sheet?.distanceKm ?? related.row?.distance_km ?? null,
    channel: stored.channel as Ticket['channel'],
    service: stored.service,
    contractNumber: related.row?.contract_number ?? null,
    device:
      related.row?.model && related.row.serial_number
        ? { model: related.row.model, serialNumber: related.row.serial_number }
        : null,
    calls: related.calls.map((call) => ({
      id: call.id as Ticket['calls'][number]['id'],
      at: call.joined_at,
      number: call.number,
      talkMs: call.talk_ms,
    })),
    clocks: clocks.flatMap(({ calendarVersion: _, ...clock }) => {
      const explanation = compiled ? explain(compiled, history, clock.commitment, now) : null
      return explanation ? [{ ...clock, explanation }] : []
    }),
    timeline: timelineOf([...related.journal, ...related.alerts].toSorted((one, other) => one.seq - other.seq)),
    actions: ticket ? possibleActions(ticket, now) : [],
    sheet,
  }
}
