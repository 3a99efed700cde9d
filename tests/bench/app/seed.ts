/** A profile of a centre that has worked for years: an administrator, customers, and tickets most of which are closed. */
import type { PastStep, PastTicket } from '#shared/domain/tickets/past'
import type { TicketEvent } from '#shared/domain/tickets/events'
import type { TicketId } from '#shared/domain/ids'
import { filePastTicket } from '#main/features/tickets/backfill'
import { addCustomer, faultDraft, strongPassword, valueOf } from '../../support/builders'
import type { CustomerIds } from '../../support/builders'
import { openProfile } from '../../support/centre'
import { loadBundledLibrary, policyOf } from '../../support/policies'

const customers = 500
const ticketsAtOnce = 1_000
const dayMs = 86_400_000
const hourMs = 3_600_000

const step = (type: string, at: number, stage: PastStep['stage'], events: readonly TicketEvent[]): PastStep => ({
  type,
  at,
  by: '程某川',
  stage,
  events,
  note: '',
  reason: null,
  severity: null,
  agreedAt: null,
})

function pastTicket(customer: CustomerIds, createdAt: number, open: boolean): PastTicket {
  const worked: readonly PastStep[] = [
    step('accept', createdAt + 600_000, 'phone', [{ type: 'case.accepted', at: createdAt + 600_000 }]),
    step('contact', createdAt + 1_200_000, 'phone', [
      { type: 'customer.contacted', at: createdAt + 1_200_000 },
      { type: 'engineer.responded', at: createdAt + 1_200_000 },
    ]),
  ]
  const done: readonly PastStep[] = [
    step('resolve', createdAt + 5 * hourMs, 'confirm', [{ type: 'ticket.resolved', at: createdAt + 5 * hourMs }]),
    step('close', createdAt + 6 * hourMs, 'closed', []),
  ]
  return {
    draft: faultDraft(customer, { description: '设备面板红灯常亮，业务中断约十分钟后自行恢复。' }),
    facts: { severity: 'L3', city: '杭州', distanceKm: 20 },
    events: [
      { type: 'ticket.reported', at: createdAt },
      { type: 'request.confirmed', at: createdAt },
    ],
    createdAt,
    createdBy: null,
    assigneeId: null,
    steps: open ? worked : [...worked, ...done],
    sample: false,
  }
}

/** Fills `dataDir` with `tickets` tickets whose clocks all run: of five, three that nobody has answered and two that are worked on. */
export async function seedRunning(dataDir: string, tickets: number): Promise<void> {
  const compiled = policyOf(await loadBundledLibrary(), 'equipment-handbook')
  const profile = await openProfile(dataDir)
  valueOf(await profile.people.createAdministrator('boss', '示例管理员', strongPassword))
  await profile.policies.applyChanges()
  const known: CustomerIds[] = []
  for (let n = 0; n < customers; n++) known.push(await addCustomer(profile, { name: `示例客户 ${n}` }))
  const now = Date.now()
  for (let from = 0; from < tickets; from += ticketsAtOnce)
    await profile.storage.write('system', async (unit) => {
      for (let n = from; n < Math.min(tickets, from + ticketsAtOnce); n++) {
        const customer = known[n % customers]
        const past = customer && pastTicket(customer, Math.floor(now - ((tickets - n) * 12 * hourMs) / tickets), true)
        if (!past) continue
        const kept = n % 5 < 3 ? { ...past, steps: [] } : past
        await filePastTicket(unit, profile.newId<TicketId>(unit.at), compiled, kept)
      }
    })
  await profile.stop()
}

/** Fills `dataDir` with `tickets` tickets up to now, the last `open` of them still worked on. */
export async function seedProfile(dataDir: string, tickets: number, open: number): Promise<void> {
  const compiled = policyOf(await loadBundledLibrary(), 'equipment-handbook')
  const profile = await openProfile(dataDir)
  valueOf(await profile.people.createAdministrator('boss', '示例管理员', strongPassword))
  const known: CustomerIds[] = []
  for (let n = 0; n < customers; n++) known.push(await addCustomer(profile, { name: `示例客户 ${n}` }))
  const now = Date.now()
  const apart = (700 * dayMs) / tickets
  for (let from = 0; from < tickets; from += ticketsAtOnce)
    await profile.storage.write('system', async (unit) => {
      for (let n = from; n < Math.min(tickets, from + ticketsAtOnce); n++) {
        const customer = known[n % customers]
        // The open ones were made within the last hours, so that their clocks run.
        const age = n >= tickets - open ? ((tickets - n) * 12 * hourMs) / open : dayMs + (tickets - n) * apart
        if (customer)
          await filePastTicket(
            unit,
            profile.newId<TicketId>(unit.at),
            compiled,
            pastTicket(customer, Math.floor(now - age), n >= tickets - open),
          )
      }
    })
  await profile.stop()
}
