/** What a step on a ticket means: the events its history hears, and the stage it leads to. Pure. */
import { filledForms } from '#shared/domain/forms/forms'
import { takesAgreedTime } from '#shared/domain/policy/agreed'
import { procedureProgress } from '#shared/domain/procedures/progress'
import { actionRules, type TicketAct } from '#shared/domain/tickets/actions'
import type { TicketEvent } from '#shared/domain/tickets/events'
import { acceptedStage } from '#shared/domain/tickets/categories'
import { milestonesOf } from '#shared/domain/tickets/milestones'
import type { Stage } from '#shared/domain/tickets/stages'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import { DAY_MS } from '#shared/lib/zoned-time'
import { activePauses, openCharges } from './case'
import type { TicketCase } from './case'

/** Who agrees on a later day has mistyped the year; a clock of centuries could not be explained day by day. */
const furthestAgreementMs = 366 * DAY_MS

/** What only this act gives a new name. */
export type NewLine = () => string

type Events = Result<readonly TicketEvent[]>
type ActOf<A extends TicketAct['action']> = Extract<TicketAct, { action: A }>

/** The agreed time of the promises that follow one, with who agreed [S3-17] [S4-06]. */
function agree(
  { agreedAt, agreedWith }: Pick<ActOf<'agree-time'>, 'agreedAt' | 'agreedWith'>,
  commitment: string | null,
  { compiled }: TicketCase,
  at: number,
): Events {
  if (agreedAt === null || agreedAt <= at) return fail('tickets.agreed-time-required')
  if (agreedAt > at + furthestAgreementMs) return fail('tickets.agreed-time-too-far')
  if (agreedWith === '') return fail('tickets.agreed-with-required')
  const chosen = compiled.commitments.filter(
    (one) => takesAgreedTime(one) && (commitment === null || one.id === commitment),
  )
  if (chosen.length === 0) return fail('tickets.no-agreed-time')
  return ok(chosen.map(({ id }) => ({ type: 'time.agreed', at, commitment: id, agreedAt })))
}

function pause({ reason, evidence }: ActOf<'pause'>, { compiled, history }: TicketCase, at: number): Events {
  const known = compiled.policy.pauseReasons.find(({ id }) => id === reason)
  if (!known || activePauses(history).has(known.id)) return fail('tickets.reason-required')
  if (known.needsEvidence && evidence === '') return fail('tickets.evidence-required')
  return ok([{ type: 'ticket.paused', at, reason: known.id }])
}

/** A step that the customer is asked for rests what may rest; doing it, or leaving it out, lets it run again. */
function takeStep({ procedure, step, outcome }: ActOf<'step'>, ticket: TicketCase, at: number): Events {
  const { compiled, history, stored } = ticket
  const progress = procedureProgress(compiled.policy, stored.category, history.events)
  const row = progress.find((one) => one.procedure.id === procedure)?.steps.find((one) => one.step.id === step)
  if (!row || row.state === 'done' || row.state === 'skipped') return fail('tickets.step-not-open')
  const { waitsWith, optional } = row.step
  const resting = waitsWith === undefined ? undefined : activePauses(history).get(waitsWith)
  // The answer to another step is not what was asked for.
  const ends =
    resting && (!resting.askedFor || (resting.askedFor.procedure === procedure && resting.askedFor.step === step))
  switch (outcome) {
    case 'asked':
      if (waitsWith === undefined || resting) return fail('tickets.step-not-open')
      return ok([{ type: 'ticket.paused', at, reason: waitsWith, askedFor: { procedure, step } }])
    case 'skipped':
      if (!optional) return fail('tickets.step-needed')
  }
  const resumed: readonly TicketEvent[] = ends ? [{ type: 'ticket.resumed', at, reason: resting.reason }] : []
  return ok([...resumed, { type: outcome === 'done' ? 'step.done' : 'step.skipped', at, procedure, step }])
}

function fill({ form, part, values }: ActOf<'form'>, { compiled, history }: TicketCase, at: number): Events {
  const known = compiled.policy.forms.find(({ id }) => id === form)
  if (!known || (part > 1 && !known.perPart)) return fail('tickets.unknown-form')
  const fields = Object.keys(values).filter((id) => known.fields.some((field) => field.id === id))
  const kept = Object.fromEntries(fields.map((id) => [id, values[id] ?? '']))
  const first = known.neededFor === 'spare.approved' && !filledForms(history.events).some((one) => one.form === form)
  return ok([
    ...(first ? [{ type: 'spare.requested' as const, at }] : []),
    { type: 'form.filled' as const, at, form, part, values: kept },
  ])
}

function addFee(
  { item, quantity, unitFen }: ActOf<'fee'>,
  { compiled }: TicketCase,
  at: number,
  newLine: NewLine,
): Events {
  const known = compiled.policy.fees?.items.some(({ id }) => id === item)
  return known
    ? ok([{ type: 'fee.added', at, line: newLine(), item, quantity, unitFen }])
    : fail('tickets.unknown-item')
}

function takeLadderStep({ ladder, step }: ActOf<'ladder-step'>, { compiled, history }: TicketCase, at: number): Events {
  const known = compiled.policy.ladders.find(({ id }) => id === ladder)
  const isStep = known?.steps.some(({ id }) => id === step)
  const isClosing = known?.closing.some(({ id }) => id === step)
  const done = history.events.some((one) => one.type === 'ladder.step' && one.ladder === ladder && one.step === step)
  if (done || (!isStep && !isClosing)) return fail('tickets.step-not-open')
  // What closes an emergency comes after the repair.
  if (isClosing && !history.events.some(({ type }) => type === 'ticket.resolved')) return fail('tickets.not-resolved')
  return ok([{ type: 'ladder.step', at, ladder, step }])
}

function place({ distanceKm, city }: ActOf<'place'>, at: number): Events {
  if (distanceKm === null && city === '') return fail('tickets.place-required')
  return ok([
    ...(distanceKm === null ? [] : [{ type: 'distance.changed' as const, at, distanceKm }]),
    ...(city === '' ? [] : [{ type: 'city.changed' as const, at, city }]),
  ])
}

function acceptCharge(act: ActOf<'charge-accept'>, ticket: TicketCase, at: number): Events {
  const shown = openCharges(ticket).find(({ key }) => key === act.verdict)
  if (!shown) return fail('tickets.verdict-changed')
  return act.acceptedBy === ''
    ? fail('tickets.accepted-by-required')
    : ok([{ type: 'charge.accepted', at, key: shown.key }])
}

/** The events of a step at an instant (UTC ms); fails when the step lacks what it needs. */
export function eventsOf(act: TicketAct, ticket: TicketCase, at: number, newLine: NewLine): Events {
  const { compiled, earlier } = ticket
  const reached = milestonesOf(act.action).map((type) => ({ type, at }))
  switch (act.action) {
    case 'pause':
      return pause(act, ticket, at)
    case 'resume': {
      const active = activePauses(ticket.history)
      if (act.reason === null) return ok([{ type: 'ticket.resumed', at }])
      return active.has(act.reason)
        ? ok([{ type: 'ticket.resumed', at, reason: act.reason }])
        : fail('tickets.reason-required')
    }
    case 'severity': {
      const { severity } = act
      return severity !== null && compiled.policy.severities.some(({ id }) => id === severity)
        ? ok([{ type: 'severity.changed', at, severity }])
        : fail('tickets.unknown-severity', { id: severity ?? '' })
    }
    case 'agree-time':
      return agree(act, act.commitment, ticket, at)
    case 'agree-emergency': {
      const agreed = agree(act, null, ticket, at)
      return agreed.ok ? ok([...reached, ...agreed.value]) : agreed
    }
    case 'place':
      return place(act, at)
    case 'step':
      return takeStep(act, ticket, at)
    case 'ladder-step':
      return takeLadderStep(act, ticket, at)
    case 'form':
      return fill(act, ticket, at)
    case 'cause': {
      const known = act.cause === null || compiled.policy.coverage?.causes.some(({ id }) => id === act.cause)
      return known ? ok([{ type: 'cause.found', at, cause: act.cause }]) : fail('tickets.unknown-cause')
    }
    case 'fee':
      return addFee(act, ticket, at, newLine)
    case 'fee-remove':
      return act.note === '' ? fail('tickets.note-required') : ok([{ type: 'fee.removed', at, line: act.line }])
    case 'charge-accept':
      return acceptCharge(act, ticket, at)
    case 'link-problem':
      return earlier.some(({ id }) => id === act.ticketId)
        ? ok([{ type: 'problem.linked', at, ticketId: act.ticketId }])
        : fail('tickets.unknown')
    case 'replace-device':
      return act.serialNumber === ''
        ? fail('tickets.serial-required')
        : ok([{ type: 'device.replaced', at, serialNumber: act.serialNumber }])
    case 'relocation-notice':
      return act.movedAt !== null && act.movedAt > at ? fail('tickets.moved-later') : ok(reached)
    case 'withdraw':
      return act.note === '' ? fail('tickets.note-required') : ok([{ type: 'ticket.cancelled', at }])
    case 'note':
    case 'repair-failed':
      return act.note === '' ? fail('tickets.note-required') : ok(reached)
    default:
      return ok(reached)
  }
}

/** The stage a step leads to. */
export function stageAfter(act: TicketAct, { stored, compiled }: TicketCase): Stage {
  const stage = stored.stage as Stage
  switch (act.action) {
    case 'accept':
      return acceptedStage(stored.category, compiled.policy.stages)
    // The customer says that it does not work yet: the work goes on.
    case 'repair-failed':
      return stage === 'confirm' ? 'phone' : stage
    default:
      return actionRules[act.action].to ?? stage
  }
}
