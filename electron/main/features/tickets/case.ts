/** Everything that decides what may be done to a ticket: its history, its contract, its device and what went before. */
import type { Selectable } from 'kysely'
import type { ContractTerms } from '#shared/domain/coverage/period'
import { judgeCoverage, type CoveredDevice, type Verdict } from '#shared/domain/coverage/verdict'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { CaseFacts } from '#shared/domain/policy/rules'
import { countFailedRepairs, owesReplacement } from '#shared/domain/repairs/repairs'
import { actionRules } from '#shared/domain/tickets/actions'
import type { TicketEvent } from '#shared/domain/tickets/events'
import { supportStageOf, type Stage } from '#shared/domain/tickets/stages'
import type { TicketsTable } from '../../db/tables'
import type { TicketHistory } from './clocks'

/** An earlier ticket of the same device, with its history. */
export type EarlierCase = {
  readonly id: string
  readonly number: string
  readonly summary: string
  readonly stage: string
  readonly createdAt: number
  readonly events: readonly TicketEvent[]
}

export type TicketCase = {
  readonly stored: Selectable<TicketsTable>
  readonly compiled: CompiledPolicy
  readonly history: TicketHistory
  readonly contract: ContractTerms | null
  readonly device: CoveredDevice | null
  readonly contractPrices: ReadonlyMap<string, number>
  /** The newest first. */
  readonly earlier: readonly EarlierCase[]
}

/** Severity, distance and city as they are after everything that happened. */
export function latestFacts({ facts, events }: TicketHistory): CaseFacts {
  let { severity, distanceKm, city } = facts
  for (const event of events) {
    if (event.type === 'severity.changed') severity = event.severity
    if (event.type === 'distance.changed') distanceKm = event.distanceKm
    if (event.type === 'city.changed') city = event.city
  }
  return {
    ...(severity === undefined ? {} : { severity }),
    ...(distanceKm === undefined ? {} : { distanceKm }),
    ...(city === undefined ? {} : { city }),
  }
}

export type Paused = Extract<TicketEvent, { type: 'ticket.paused' }>

/** The pause reasons in force, with the event that each began with. */
export function activePauses({ events }: TicketHistory): ReadonlyMap<string, Paused> {
  const active = new Map<string, Paused>()
  for (const event of events) {
    if (event.type === 'ticket.paused' && !active.has(event.reason)) active.set(event.reason, event)
    if (event.type !== 'ticket.resumed') continue
    if (event.reason === undefined) active.clear()
    else active.delete(event.reason)
  }
  return active
}

/** The cause found last; null while none is. */
export const causeOf = ({ events }: TicketHistory): string | null => {
  const last = events.findLast((event) => event.type === 'cause.found')
  return last?.type === 'cause.found' ? last.cause : null
}

/** How often a milestone was reached. */
export const countOf = ({ events }: TicketHistory, type: TicketEvent['type']): number =>
  events.filter((event) => event.type === type).length

/** The verdict on the ticket's request as it would be in a stage; the period is judged by when it was written down. */
export const verdictIn = (
  { stored, compiled, history, contract, device }: TicketCase,
  stage: Stage,
  cause: string | null = causeOf(history),
): Verdict =>
  judgeCoverage(compiled.policy, {
    contract,
    device,
    service: stored.service,
    stage: supportStageOf(stage),
    cause,
    city: latestFacts(history).city,
    at: stored.created_at,
  })

/** True when there is nothing to accept, or the customer has accepted just this. */
export const isChargeAccepted = ({ history }: Pick<TicketCase, 'history'>, verdict: Verdict): boolean =>
  verdict.covered || history.events.some((event) => event.type === 'charge.accepted' && event.key === verdict.key)

/** Stages of the work that a ticket may climb to from where it is, in their order. */
const stagesAhead = ({ stored, compiled }: TicketCase): readonly Stage[] => {
  const stage = stored.stage as Stage
  const reachable = Object.values(actionRules).flatMap(({ from, to, offers, isWork }) =>
    isWork &&
    to !== null &&
    from.includes(stage) &&
    (!offers || compiled.policy.stages.some((one) => one.stage === offers))
      ? [to]
      : [],
  )
  return [stage, ...reachable.filter((one) => one !== stage)]
}

/** What the customer has to accept before the work goes on: of this stage, and of those it may climb to. */
export const openCharges = (ticket: TicketCase): readonly Verdict[] => {
  const open = stagesAhead(ticket)
    .map((stage) => verdictIn(ticket, stage))
    .filter((verdict) => !isChargeAccepted(ticket, verdict))
  return open.filter((verdict, i) => open.findIndex(({ key }) => key === verdict.key) === i)
}

/** Earlier tickets that speak of the same problem: those linked, and what they were linked to themselves. */
export function sameProblem({ history, earlier }: Pick<TicketCase, 'history' | 'earlier'>): readonly EarlierCase[] {
  const found = new Set<string>()
  const follow = (events: readonly TicketEvent[]): void => {
    for (const event of events) {
      if (event.type !== 'problem.linked' || found.has(event.ticketId)) continue
      const before = earlier.find(({ id }) => id === event.ticketId)
      if (!before) continue
      found.add(before.id)
      follow(before.events)
    }
  }
  follow(history.events)
  return earlier.filter(({ id }) => found.has(id))
}

export type Failures = { readonly failedRepairs: number; readonly owed: boolean }

/** Failed repairs of the problem, and whether the policy's consequence is due [S2-05] [S3-03]. */
export function failuresOf(ticket: TicketCase): Failures {
  const histories = [ticket.history.events, ...sameProblem(ticket).map(({ events }) => events)]
  const failedRepairs = countFailedRepairs(histories)
  const { period } = verdictIn(ticket, ticket.stored.stage as Stage)
  const at = ticket.stored.created_at
  const inPeriod = period !== null && at >= period.from && at < period.to
  const rule = ticket.compiled.policy.repeatFailure
  return { failedRepairs, owed: rule !== undefined && owesReplacement(rule, failedRepairs, inPeriod) }
}
