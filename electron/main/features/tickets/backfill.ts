/**
 * Writes tickets with a past. The journal says truthfully when an entry was written and by whom; when the thing itself
 * happened, and who did it, stands in the entry's `past`.
 */
import type { TicketId } from '#shared/domain/ids'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { PastTicket } from '#shared/domain/tickets/past'
import { formatTicketNumber } from '#shared/domain/tickets/tickets'
import { isoDateOfDay, localDayOf } from '#shared/lib/zoned-time'
import type { Unit } from '../../db/storage'
import { evaluateTicket } from './clocks'
import { clockColumns, clockRows, draftColumns } from './rows'
import * as store from './store'

/** Its number is the next one of the local day of its creation, its clocks are those of now. */
export async function filePastTicket(
  { tx, at, record }: Unit,
  id: TicketId,
  compiled: CompiledPolicy,
  past: PastTicket,
): Promise<void> {
  const { callId, ...fields } = past.draft
  const { createdAt, createdBy, facts, steps } = past
  const day = isoDateOfDay(localDayOf(compiled.policy.zone, createdAt))
  const number = formatTicketNumber(day, await store.nextSequence(tx, day))
  const evaluated = evaluateTicket(
    compiled,
    { facts, events: [...past.events, ...steps.flatMap(({ events }) => events)] },
    at,
  )
  const columns = clockColumns(evaluated, at)
  const stage = steps.at(-1)?.stage ?? 'new'
  await store.insertTicket(tx, {
    id,
    rev: 1 + steps.length,
    number,
    stage,
    ...draftColumns(fields),
    policy_version: compiled.policy.version,
    severity: steps.findLast(({ severity }) => severity !== null)?.severity ?? fields.severity,
    assignee_id: past.assigneeId,
    created_by: createdBy?.id ?? null,
    created_at: createdAt,
    sample: past.sample ? 1 : 0,
    ...columns,
    // What has been reached already is looked at once more: it raises its alerts as any other clock does.
    ...(columns.urgency > 0 ? { next_check_at: at } : {}),
    ...(stage === 'closed' ? { next_check_at: null } : {}),
  })
  await store.insertClocks(tx, clockRows(id, evaluated))
  const isLinked = callId !== null && (await store.linkCall(tx, callId, id, fields.customerId))
  await record({
    type: 'ticket.created',
    entity: 'ticket',
    entityId: id,
    change: {
      number,
      callId: isLinked ? callId : null,
      ...fields,
      facts,
      events: past.events,
      stage: 'new',
      urgency: columns.urgency,
      past: { at: createdAt, by: createdBy?.name ?? '' },
    },
  })
  for (const { type, at: happenedAt, by, ...change } of steps)
    await record({
      type: `ticket.${type}`,
      entity: 'ticket',
      entityId: id,
      change: { ...change, past: { at: happenedAt, by } },
    })
}
