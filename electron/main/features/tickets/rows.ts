/** From evaluated clocks to the columns of the ticket and the rows of its clocks. Pure. */
import type { TicketId } from '#shared/domain/ids'
import { urgencyOf } from './clocks'
import type { EvaluatedClocks } from './clocks'
import { noDeadline } from './store'

export const columnsOf = (evaluated: EvaluatedClocks, now: number) => ({
  clock: evaluated.soonest ? JSON.stringify(evaluated.soonest) : null,
  clock_count: evaluated.clocks.length,
  due_at: evaluated.soonest?.dueAt ?? noDeadline,
  next_check_at: evaluated.nextCheckAt,
  urgency: urgencyOf(evaluated.clocks, now),
})

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
