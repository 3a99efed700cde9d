/** Which steps a person may take on a ticket now, and what keeps one from being taken. Pure. */
import { filledForms, formInTheWay } from '#shared/domain/forms/forms'
import { ladderFor, viewLadder } from '#shared/domain/emergency/ladder'
import { takesAgreedTime } from '#shared/domain/policy/agreed'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { Milestone } from '#shared/domain/policy/events'
import { actionRules, TicketAction } from '#shared/domain/tickets/actions'
import { isFault } from '#shared/domain/tickets/categories'
import { milestonesOf } from '#shared/domain/tickets/milestones'
import type { Stage } from '#shared/domain/tickets/stages'
import type { PossibleAction } from '#shared/domain/tickets/tickets'
import type { Failure } from '#shared/lib/result'
import { activePauses, countOf, failuresOf, isChargeAccepted, latestFacts, openCharges, verdictIn } from './case'
import type { TicketCase } from './case'
import { evaluateTicket, isOpen } from './clocks'

/** Whether anything in the policy hears one of these milestones. */
function hears({ policy, commitments }: CompiledPolicy, milestones: readonly Milestone[]): boolean {
  const is = (milestone: Milestone): boolean => milestones.includes(milestone)
  return (
    commitments.some(
      ({ startsOn, stopsOn, cancelledBy }) => is(startsOn) || stopsOn.some(is) || cancelledBy.some(is),
    ) ||
    policy.procedures.some(({ startsOn, steps }) => startsOn.some(is) || steps.some(({ doneBy }) => doneBy.some(is)))
  )
}

const dependsOnPlace = ({ commitments, policy }: CompiledPolicy): boolean =>
  commitments.some(({ rules }) =>
    rules.some(({ when }) => when?.distanceKm !== undefined || when?.inListedCity !== undefined),
  ) ||
  (policy.coverage?.services.some(({ onlyCities }) => onlyCities !== undefined) ?? false)

/** Whether an action makes sense for the ticket at all; what only one thing is in the way of is shown with it. */
function isOffered(action: TicketAction, ticket: TicketCase): boolean {
  const { compiled, history, stored } = ticket
  const { policy } = compiled
  const times = (type: Milestone): number => countOf(history, type)
  switch (action) {
    case 'declare-emergency':
      return times('emergency.declared') === 0 && ladderFor(policy, latestFacts(history).severity ?? '') !== undefined
    case 'ladder-step':
      return times('emergency.declared') > 0
    case 'pod':
      return times('spare.approved') > times('pod.signed')
    case 'faulty-received':
      return hears(compiled, ['faulty.received']) && times('pod.signed') > times('faulty.received')
    case 'relocation-notice':
      return hears(compiled, ['relocation.noticed']) && times('relocation.noticed') <= times('service.resumed')
    case 'service-resumed':
      return times('relocation.noticed') > times('service.resumed')
    case 'mail-replied':
      return times('mail.received') > times('mail.replied')
    case 'call-unresolved':
      return hears(compiled, ['call.unresolved']) && times('call.unresolved') <= times('followup.made')
    case 'follow-up':
      return times('call.unresolved') > times('followup.made')
    case 'step':
      return policy.procedures.length > 0
    case 'form':
      return policy.forms.length > 0
    case 'cause':
      return (policy.coverage?.causes.length ?? 0) > 0
    case 'fee':
    case 'fee-remove':
      return policy.fees !== undefined
    case 'charge-accept':
      return openCharges(ticket).length > 0
    case 'repair-failed':
      return stored.stage === 'confirm' || (policy.repeatFailure !== undefined && isFault(stored.category))
    case 'link-problem':
      return ticket.earlier.length > 0
    case 'replace-device':
      return stored.device_id !== null && countOf(history, 'device.replaced') === 0 && failuresOf(ticket).owed
    case 'agree-time':
      return compiled.commitments.some(takesAgreedTime)
    case 'severity':
      return policy.severities.length > 1
    case 'place':
      return dependsOnPlace(compiled)
    case 'pause':
      return policy.pauseReasons.some(({ id }) => !activePauses(history).has(id))
    case 'resume':
      return activePauses(history).size > 0
    case 'loaner':
    case 'spare-approve':
    case 'agree-emergency':
    case 'mail-received':
      return hears(compiled, milestonesOf(action))
    default:
      return true
  }
}

/** What is in the way of closing: promises still to be kept, and an emergency that is not over. */
function inTheWayOfClosing({ compiled, history }: TicketCase, now: number): Failure | null {
  const [ladder] = compiled.policy.ladders.flatMap((one) => viewLadder(one, history.events, now) ?? [])
  if (ladder && !ladder.mayClose)
    return ladder.observeUntil !== null && now < ladder.observeUntil
      ? { code: 'tickets.observation', params: { until: ladder.observeUntil } }
      : { code: 'tickets.ladder-open' }
  const open = evaluateTicket(compiled, history, now).clocks.filter(isOpen)
  return open.length > 0 ? { code: 'tickets.clocks-open', params: { count: open.length } } : null
}

function inTheWay(action: TicketAction, ticket: TicketCase, now: number): Failure | null {
  const { to, isWork = false } = actionRules[action]
  if (isWork) {
    const verdict = verdictIn(ticket, to ?? (ticket.stored.stage as Stage))
    if (!isChargeAccepted(ticket, verdict)) return { code: 'tickets.charge-not-accepted', params: { key: verdict.key } }
  }
  const form = formInTheWay(ticket.compiled.policy, milestonesOf(action), filledForms(ticket.history.events))
  if (form) {
    const list = (language: 'zh' | 'en', join: string): string =>
      form.missing.map(({ name }) => name[language]).join(join)
    return {
      code: 'tickets.form-incomplete',
      params: {
        form: form.form.name.zh,
        formEn: form.form.name.en,
        fields: list('zh', '、'),
        fieldsEn: list('en', ', '),
      },
    }
  }
  return action === 'close' ? inTheWayOfClosing(ticket, now) : null
}

/** The steps a person may take on the ticket, in the order of the work. `now` is UTC ms. */
export const possibleActions = (ticket: TicketCase, now: number): readonly PossibleAction[] =>
  TicketAction.options.flatMap((action) => {
    const { from, offers } = actionRules[action]
    const offered = offers === undefined || ticket.compiled.policy.stages.some(({ stage }) => stage === offers)
    if (!from.includes(ticket.stored.stage as Stage) || !offered || !isOffered(action, ticket)) return []
    return [{ action, blocked: inTheWay(action, ticket, now) }]
  })
