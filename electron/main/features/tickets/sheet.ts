/** Puts together what the policy says of one ticket beyond its clocks. Pure. */
import { viewLadder, ladderFor } from '#shared/domain/emergency/ladder'
import { feeLines, makeStatement } from '#shared/domain/fees/statement'
import { filledForms } from '#shared/domain/forms/forms'
import type { TicketId } from '#shared/domain/ids'
import { takesAgreedTime } from '#shared/domain/policy/agreed'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import { procedureProgress, whoseTurn } from '#shared/domain/procedures/progress'
import type { ActivePause, PauseChoice, RepeatView, SeverityChange, TicketSheet } from '#shared/domain/tickets/sheet'
import { readClockKey } from '#shared/domain/sla/ticket-clocks'
import type { Stage } from '#shared/domain/tickets/stages'
import type { ClockSummary } from '#shared/domain/tickets/tickets'
import {
  activePauses,
  causeOf,
  countOf,
  failuresOf,
  isChargeAccepted,
  latestFacts,
  openCharges,
  sameProblem,
  verdictIn,
} from './case'
import type { Paused, TicketCase } from './case'
import { isOpen } from './clocks'

const severityHistory = ({ history, stored }: TicketCase): readonly SeverityChange[] => [
  ...(history.facts.severity === undefined ? [] : [{ severity: history.facts.severity, at: stored.created_at }]),
  ...history.events.flatMap((event) =>
    event.type === 'severity.changed' ? [{ severity: event.severity, at: event.at }] : [],
  ),
]

/** Named are the promises that rest from now on; what was stopped, or has not begun, is not. */
const pauseChoices = (
  { policy, commitments }: CompiledPolicy,
  active: ReadonlyMap<string, Paused>,
  clocks: readonly ClockSummary[],
): readonly PauseChoice[] => {
  const counting = new Set(clocks.filter(isOpen).map(({ commitment }) => readClockKey(commitment).commitment))
  const open = commitments.filter(({ id }) => counting.has(id))
  return policy.pauseReasons.flatMap(({ id, name, clause, needsEvidence }) =>
    active.has(id)
      ? []
      : [
          {
            id,
            name,
            clause: clause ?? null,
            needsEvidence,
            rests: open.filter(({ pausedBy }) => pausedBy?.includes(id) ?? true).map((one) => one.name),
          },
        ],
  )
}

const pausesInForce = ({ policy }: CompiledPolicy, active: ReadonlyMap<string, Paused>): readonly ActivePause[] =>
  [...active].map(([reason, { at: since, askedFor = null }]) => {
    const known = policy.pauseReasons.find(({ id }) => id === reason)
    return { reason, name: known?.name ?? { zh: reason, en: reason }, since, askedFor, clause: known?.clause ?? null }
  })

function repeatView(ticket: TicketCase): RepeatView {
  const same = sameProblem(ticket).map(({ id }) => id)
  const replaced = ticket.history.events.findLast(({ type }) => type === 'device.replaced')
  return {
    rule: ticket.compiled.policy.repeatFailure ?? null,
    ...failuresOf(ticket),
    replacedBy: replaced?.type === 'device.replaced' ? replaced.serialNumber : null,
    earlier: ticket.earlier.map(({ id, number, summary, stage, createdAt, events }) => ({
      id: id as TicketId,
      number,
      summary,
      stage,
      createdAt,
      sameProblem: same.includes(id),
      failedRepairs: countOf({ facts: {}, events }, 'repair.failed'),
    })),
  }
}

/** `clocks` are those of the ticket at `now`, UTC ms. */
export function makeSheet(ticket: TicketCase, clocks: readonly ClockSummary[], now: number): TicketSheet {
  const { compiled, history, stored, contractPrices } = ticket
  const { policy } = compiled
  const active = activePauses(history)
  const facts = latestFacts(history)
  const cause = causeOf(history)
  const verdict = verdictIn(ticket, stored.stage as Stage)
  const asked = verdictIn(ticket, stored.stage as Stage, null)
  const progress = procedureProgress(policy, stored.category, history.events)
  const { period } = verdict
  const filled = filledForms(history.events)
  const trigger = ladderFor(policy, facts.severity ?? '')
  return {
    policyVersion: policy.version,
    stages: policy.stages,
    turn: stored.stage === 'closed' ? null : whoseTurn(progress),
    procedures: progress,
    pauses: pausesInForce(compiled, active),
    pauseChoices: pauseChoices(compiled, active, clocks),
    severities: policy.severities.map(({ id, name, definition }) => ({ id, name, definition })),
    severityGuide: policy.severityGuide ?? null,
    severityHistory: severityHistory(ticket),
    verdict,
    chargeAccepted: isChargeAccepted(ticket, verdict),
    openCharges: openCharges(ticket),
    causes: (policy.coverage?.causes ?? []).map(({ id, name, covered, clause }) => ({
      id,
      name,
      covered,
      clause: clause ?? null,
    })),
    cause,
    priceItems: policy.fees?.items ?? [],
    statement: makeStatement(policy, feeLines(history.events), {
      inPeriod: period !== null && stored.created_at >= period.from && stored.created_at < period.to,
      requestCovered: asked.covered,
      cause,
      contractPrices,
    }),
    forms: policy.forms.map((form) => ({ form, filled: filled.filter((one) => one.form === form.id) })),
    ladder: policy.ladders.flatMap((ladder) => viewLadder(ladder, history.events, now) ?? [])[0] ?? null,
    emergencyTrigger: trigger ? { text: trigger.trigger.text, clause: trigger.clause } : null,
    repeat: repeatView(ticket),
    agreeable: compiled.commitments.filter(takesAgreedTime).map(({ id, name }) => ({ id, name })),
    mailTemplate: policy.mailTemplate?.text ?? null,
    city: facts.city ?? null,
    distanceKm: facts.distanceKm ?? null,
  }
}
