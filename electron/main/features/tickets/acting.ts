/** What a step on a ticket means: the events its history hears, and the stage it leads to. Pure. */
import { viewLadder } from '#shared/domain/emergency/ladder'
import { feeLines, makeStatement } from '#shared/domain/fees/statement'
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
import { activePauses, feeCaseOf, openCharges } from './case'
import type { TicketCase } from './case'

/** Who agrees on a later day has mistyped the year; a clock of centuries could not be explained day by day. */
const furthestAgreementMs = 366 * DAY_MS

/** As in the archive. */
const shortestSerial = 2

/** Ten billion yuan: up to there a sum is right to the fen. */
const mostFen = 1_000_000_000_000

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

/** A step that waits for the customer rests what may rest until it ends: see `endedWaits`. */
function takeStep({ procedure, step, outcome }: ActOf<'step'>, ticket: TicketCase, at: number): Events {
  const row = stepsOf(ticket, ticket.history.events).find((one) => one.procedure === procedure && one.step.id === step)
  if (!row || row.ended) return fail('tickets.step-not-open')
  const { waitsWith, optional } = row.step
  switch (outcome) {
    case 'asked': {
      const rest = waitsWith === undefined ? undefined : activePauses(ticket.history).get(waitsWith)
      const waits = { procedure, step }
      if (waitsWith === undefined || rest?.steps.some((one) => isSameStep(one, waits)))
        return fail('tickets.step-not-open')
      return ok([{ type: 'ticket.paused', at, reason: waitsWith, waits }])
    }
    case 'skipped':
      if (!optional) return fail('tickets.step-needed')
  }
  return ok([{ type: outcome === 'done' ? 'step.done' : 'step.skipped', at, procedure, step }])
}

type StepKey = { readonly procedure: string; readonly step: string }

const isSameStep = (one: StepKey, other: StepKey): boolean =>
  one.procedure === other.procedure && one.step === other.step

/** Every row of the duties tables in play. */
const stepsOf = ({ compiled, stored }: TicketCase, events: readonly TicketEvent[]) =>
  procedureProgress(compiled.policy, stored.category, events).flatMap(({ procedure, steps }) =>
    steps.map(({ step, state }) => ({
      procedure: procedure.id,
      step,
      ended: state === 'done' || state === 'skipped',
    })),
  )

/**
 * The reasons that only steps were waiting with, once the last of those steps has ended: by a person's word, or by a milestone. What
 * a person has put on, and what another step still waits with, goes on.
 */
function endedWaits(ticket: TicketCase, events: readonly TicketEvent[], at: number): readonly TicketEvent[] {
  const waiting = [...activePauses(ticket.history)].filter(([, { byHand, steps }]) => !byHand && steps.length > 0)
  if (waiting.length === 0) return []
  const rows = stepsOf(ticket, [...ticket.history.events, ...events])
  return waiting.flatMap(([reason, { steps }]) =>
    steps.every((one) =>
      rows.some(({ procedure, step, ended }) => ended && isSameStep(one, { procedure, step: step.id })),
    )
      ? [{ type: 'ticket.resumed' as const, at, reason }]
      : [],
  )
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

function addFee({ item, quantity, unitFen }: ActOf<'fee'>, ticket: TicketCase, at: number, newLine: NewLine): Events {
  const { compiled, history } = ticket
  if (!compiled.policy.fees?.items.some(({ id }) => id === item)) return fail('tickets.unknown-item')
  const line = { line: newLine(), item, quantity, unitFen }
  const { totalFen, waivedFen } = makeStatement(compiled.policy, [...feeLines(history.events), line], feeCaseOf(ticket))
  return totalFen + waivedFen > mostFen ? fail('tickets.amount-too-large') : ok([{ type: 'fee.added', at, ...line }])
}

const removeFee = ({ line, note }: ActOf<'fee-remove'>, { history }: TicketCase, at: number): Events => {
  if (!feeLines(history.events).some((one) => one.line === line)) return fail('tickets.unknown-line')
  return note === '' ? fail('tickets.note-required') : ok([{ type: 'fee.removed', at, line }])
}

function takeLadderStep({ ladder, step }: ActOf<'ladder-step'>, { compiled, history }: TicketCase, at: number): Events {
  const known = compiled.policy.ladders.find(({ id }) => id === ladder)
  const isStep = known?.steps.some(({ id }) => id === step)
  const isClosing = known?.closing.some(({ id }) => id === step)
  const done = history.events.some((one) => one.type === 'ladder.step' && one.ladder === ladder && one.step === step)
  if (done || (!isStep && !isClosing)) return fail('tickets.step-not-open')
  // What closes an emergency comes after its repair: one before the emergency was declared did not last.
  if (isClosing && known && (viewLadder(known, history.events, at)?.resolvedAt ?? null) === null)
    return fail('tickets.not-resolved')
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

/** The events of an act at an instant (UTC ms), with the waits that it ends; fails when the act lacks what it needs. */
export function eventsOf(act: TicketAct, ticket: TicketCase, at: number, newLine: NewLine): Events {
  const events = ownEventsOf(act, ticket, at, newLine)
  return events.ok && act.action !== 'resume' ? ok([...endedWaits(ticket, events.value, at), ...events.value]) : events
}

function ownEventsOf(act: TicketAct, ticket: TicketCase, at: number, newLine: NewLine): Events {
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
      return removeFee(act, ticket, at)
    case 'charge-accept':
      return acceptCharge(act, ticket, at)
    case 'link-problem':
      return earlier.some(({ id }) => id === act.ticketId)
        ? ok([{ type: 'problem.linked', at, ticketId: act.ticketId }])
        : fail('tickets.unknown')
    case 'replace-device':
      return act.serialNumber.length < shortestSerial
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
