/** What a step on a ticket means: the events its clocks hear, and which steps are possible now. Pure. */
import { takesAgreedTime } from '#shared/domain/policy/agreed'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { TicketEvent } from '#shared/domain/tickets/events'
import { actionRules, TicketAction } from '#shared/domain/tickets/actions'
import { actionMilestones } from '#shared/domain/tickets/milestones'
import type { Stage } from '#shared/domain/tickets/tickets'
import type { CommandInput } from '#shared/ipc/contract'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { DAY_MS } from '#shared/lib/zoned-time'
import type { TicketHistory } from './clocks'

export type Act = CommandInput<'tickets.act'>

/** Who agrees on a later day has mistyped the year; a clock of centuries could not be explained day by day. */
const furthestAgreementMs = 366 * DAY_MS

/** The events of a step at an instant (UTC ms); fails when the step lacks what it needs. */
export function eventsOf(
  act: Act,
  action: TicketAction,
  compiled: CompiledPolicy,
  at: number,
): Result<readonly TicketEvent[]> {
  switch (action) {
    case 'pause': {
      const known = compiled.policy.pauseReasons.some(({ id }) => id === act.reason)
      return act.reason !== null && known
        ? ok([{ type: 'ticket.paused', at, reason: act.reason }])
        : fail('tickets.reason-required')
    }
    case 'resume':
      return ok([{ type: 'ticket.resumed', at }])
    case 'severity': {
      const { severity } = act
      return severity !== null && compiled.policy.severities.some(({ id }) => id === severity)
        ? ok([{ type: 'severity.changed', at, severity }])
        : fail('tickets.unknown-severity', { id: severity ?? '' })
    }
    case 'agree-time': {
      const { agreedAt } = act
      if (agreedAt === null || agreedAt <= at) return fail('tickets.agreed-time-required')
      if (agreedAt > at + furthestAgreementMs) return fail('tickets.agreed-time-too-far')
      return ok(
        compiled.policy.commitments
          .filter(takesAgreedTime)
          .map(({ id }) => ({ type: 'time.agreed', at, commitment: id, agreedAt })),
      )
    }
    default:
      return ok(actionMilestones[action].map((type) => ({ type, at })))
  }
}

/** The steps a person may take on a ticket in this stage. */
export const actionsFor = (
  stage: Stage,
  paused: boolean,
  compiled: CompiledPolicy | undefined,
): readonly TicketAction[] =>
  TicketAction.options.filter((action) => {
    if (!actionRules[action].from.includes(stage)) return false
    if (action === 'pause') return !paused && (compiled?.policy.pauseReasons.length ?? 0) > 0
    if (action === 'resume') return paused
    if (action === 'severity') return (compiled?.policy.severities.length ?? 0) > 1
    if (action === 'agree-time') return compiled?.policy.commitments.some(takesAgreedTime) ?? false
    return true
  })

/** Whether the last pause of the ticket still lasts. */
export const isPaused = ({ events }: TicketHistory): boolean => {
  const last = events.findLast(({ type }) => type === 'ticket.paused' || type === 'ticket.resumed')
  return last?.type === 'ticket.paused'
}
