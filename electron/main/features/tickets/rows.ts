/** From a draft and evaluated clocks to the columns of the ticket and the rows of its clocks. Pure. */
import type { TicketId } from '#shared/domain/ids'
import type { TicketDraft } from '#shared/domain/tickets/tickets'
import { urgencyOf } from './clocks'
import type { EvaluatedClocks } from './clocks'
import { noDeadline } from './list-store'

/** The columns that the draft fills in; those of the stage, the people and the clocks are left. */
export const draftColumns = (draft: Omit<TicketDraft, 'callId'>) => ({
  policy_id: draft.policyId,
  severity: draft.severity,
  category: draft.category,
  channel: draft.channel,
  service: draft.service,
  summary: draft.summary,
  description: draft.description,
  customer_id: draft.customerId,
  site_id: draft.siteId,
  contact_id: draft.contactId,
  contract_id: draft.contractId,
  device_id: draft.deviceId,
  stated_serial: draft.statedSerial,
  contact_name: draft.contactName,
  callback_number: draft.callbackNumber,
})

/** What the clocks say of the ticket at `now`, UTC ms. */
export const clockColumns = (evaluated: EvaluatedClocks, now: number) => ({
  open_clocks: JSON.stringify(evaluated.open),
  ...dueColumns(evaluated, now),
})

/** The same without the clocks themselves. */
export const dueColumns = (evaluated: EvaluatedClocks, now: number) => ({
  due_at: evaluated.open[0]?.dueAt ?? noDeadline,
  next_check_at: evaluated.nextCheckAt,
  urgency: urgencyOf(evaluated.clocks, now),
})

/** The rows of the ticket's clocks. */
export const clockRows = (id: TicketId, evaluated: EvaluatedClocks) =>
  evaluated.clocks.map((clock) => ({
    ticket_id: id,
    commitment: clock.commitment,
    state: clock.state,
    due_at: clock.dueAt,
    remaining_ms: clock.remainingMs,
    target_ms: clock.targetMs,
    started_at: clock.startedAt,
    at_risk_at: clock.atRiskAt,
    met_at: clock.metAt,
    policy_version: clock.policyVersion,
    calendar_version: clock.calendarVersion,
  }))
