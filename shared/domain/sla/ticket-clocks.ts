/** All clocks of a ticket: its events, mapped to each commitment of its policy by the policy's own words. */
import { z } from 'zod'
import { Milestone } from '../policy/events'
import { calendarOf, findCommitment, type CompiledPolicy } from '../policy/compile'
import type { CaseFacts } from '../policy/rules'
import type { Commitment } from '../policy/schema'
import { nextCheckAt } from './alerts'
import { viewClock, type ClockView } from './clock'
import { explainClock, type ClockExplanation, type ExplainInput } from './explain'
import { historyAt, type ClockEvent } from './history'

const Instant = z.int()

/** What a ticket's history must hold for its clocks. `at` is UTC ms. */
export const TicketEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: Milestone, at: Instant }),
  /** `reason` is the id of one of the policy's pause reasons. */
  z.strictObject({ type: z.literal('ticket.paused'), at: Instant, reason: z.string().min(1) }),
  z.strictObject({ type: z.literal('ticket.resumed'), at: Instant }),
  z.strictObject({ type: z.literal('ticket.cancelled'), at: Instant }),
  z.strictObject({ type: z.literal('severity.changed'), at: Instant, severity: z.string().min(1) }),
  z.strictObject({ type: z.literal('distance.changed'), at: Instant, distanceKm: z.number().min(0) }),
  z.strictObject({ type: z.literal('city.changed'), at: Instant, city: z.string().min(1) }),
  /** Both sides agreed a time for one commitment; null withdraws it. */
  z.strictObject({
    type: z.literal('time.agreed'),
    at: Instant,
    commitment: z.string().min(1),
    agreedAt: Instant.nullable(),
  }),
])
export type TicketEvent = z.infer<typeof TicketEvent>

function milestoneEvents(commitment: Commitment, type: Milestone, at: number): readonly ClockEvent[] {
  const events: ClockEvent[] = []
  if (commitment.startsOn === type) events.push({ type: 'start', at })
  if (commitment.stopsOn.includes(type)) events.push({ type: 'stop', at })
  if (commitment.cancelledBy.includes(type)) events.push({ type: 'cancel', at })
  return events
}

function clockEventsOf(commitment: Commitment, event: TicketEvent): readonly ClockEvent[] {
  const { at } = event
  switch (event.type) {
    case 'ticket.paused':
      return !commitment.pausedBy || commitment.pausedBy.includes(event.reason)
        ? [{ type: 'pause', at, reason: event.reason }]
        : []
    case 'ticket.resumed':
      return [{ type: 'resume', at }]
    case 'ticket.cancelled':
      return [{ type: 'cancel', at }]
    case 'severity.changed':
      return [{ type: 'severity', at, severity: event.severity }]
    case 'distance.changed':
      return [{ type: 'distance', at, distanceKm: event.distanceKm }]
    case 'city.changed':
      return [{ type: 'city', at, city: event.city }]
    case 'time.agreed':
      return event.commitment === commitment.id ? [{ type: 'agreed', at, agreedAt: event.agreedAt }] : []
    default:
      return milestoneEvents(commitment, event.type, at)
  }
}

/** The events of one commitment's clock as known at `now`. */
function clockEvents(commitment: Commitment, events: readonly TicketEvent[], now: number): readonly ClockEvent[] {
  const known = events.filter(({ at }) => at <= now)
  const mapped = known.flatMap((event) => clockEventsOf(commitment, event))
  const { onlyAfter } = commitment
  const exists = onlyAfter === undefined || known.some(({ type }) => type === onlyAfter)
  return exists ? mapped : mapped.filter(({ type }) => type !== 'start')
}

export type TicketCase = {
  readonly policy: CompiledPolicy
  /** The facts at the ticket's creation; events change them. */
  readonly facts: CaseFacts
  /** In any order. */
  readonly events: readonly TicketEvent[]
  /** UTC ms. */
  readonly now: number
}

/** The clock of one commitment of a ticket, evaluated. */
export type CommitmentClock = {
  readonly commitment: string
  readonly view: ClockView
  /** When the view changes by itself, UTC ms; null when only an event can change it. */
  readonly nextCheckAt: number | null
  /** The versions the view was computed with. */
  readonly policyVersion: number
  readonly calendarVersion: number
}

function evaluate({ policy: compiled, facts, events, now }: TicketCase, commitment: Commitment): ExplainInput {
  const { policy } = compiled
  const calendar = calendarOf(compiled, commitment)
  const history = historyAt(facts, clockEvents(commitment, events, now), now)
  return { policy, commitment, calendar, history, view: viewClock({ policy, commitment, calendar }, history, now), now }
}

function commitmentClock(ticket: TicketCase, commitment: Commitment): CommitmentClock {
  const { policy, calendar, view, now } = evaluate(ticket, commitment)
  return {
    commitment: commitment.id,
    view,
    nextCheckAt: nextCheckAt(
      view,
      calendar,
      policy.alerts.map(({ percent }) => percent),
      now,
    ),
    policyVersion: policy.version,
    calendarVersion: calendar.def.version,
  }
}

/**
 * The clocks of every commitment of the policy, in its order; those not started are `waiting`. A clock in `settled` (by
 * commitment) was stopped before and keeps its result for ever, whatever became of policy and calendar since.
 */
export const ticketClocks = (
  ticket: TicketCase,
  settled: ReadonlyMap<string, CommitmentClock> = new Map(),
): readonly CommitmentClock[] =>
  ticket.policy.policy.commitments.map(
    (commitment) => settled.get(commitment.id) ?? commitmentClock(ticket, commitment),
  )

/** The explanation of one of a ticket's clocks; undefined when the policy has no such commitment. */
export function explainTicketClock(ticket: TicketCase, commitmentId: string): ClockExplanation | undefined {
  const commitment = findCommitment(ticket.policy.policy, commitmentId)
  return commitment ? explainClock(evaluate(ticket, commitment)) : undefined
}
