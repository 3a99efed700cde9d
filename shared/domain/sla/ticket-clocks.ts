/** All clocks of a ticket: its events, mapped to each commitment of its policy by the policy's own words. */
import type { Milestone } from '../policy/events'
import { calendarOf, findCommitment, type CompiledPolicy } from '../policy/compile'
import { ladderClockId } from '../policy/ladders'
import type { CaseFacts } from '../policy/rules'
import type { Commitment } from '../policy/schema'
import { nextCheckAt } from './alerts'
import { viewClock, type ClockView } from './clock'
import { explainClock, type ClockExplanation, type ExplainInput } from './explain'
import type { TicketEvent } from '../tickets/events'
import { historyAt, type ClockEvent } from './history'

function milestoneEvents(commitment: Commitment, type: Milestone, at: number): readonly ClockEvent[] {
  const events: ClockEvent[] = []
  if (commitment.startsOn === type) events.push({ type: 'start', at })
  if (commitment.stopsOn.includes(type)) events.push({ type: 'stop', at })
  if (commitment.cancelledBy.includes(type)) events.push({ type: 'cancel', at })
  return events
}

/** Keeps the reasons for which a clock rests: it runs again when the last of them has ended. */
function pauseKeeper({ pausedBy }: Pick<Commitment, 'pausedBy'>) {
  const inForce = new Set<string>()
  return {
    pause: (at: number, reason: string): readonly ClockEvent[] => {
      if (pausedBy && !pausedBy.includes(reason)) return []
      inForce.add(reason)
      return inForce.size === 1 ? [{ type: 'pause', at, reason }] : []
    },
    resume: (at: number, reason: string | undefined): readonly ClockEvent[] => {
      if (inForce.size === 0) return []
      if (reason === undefined) inForce.clear()
      else inForce.delete(reason)
      return inForce.size === 0 ? [{ type: 'resume', at }] : []
    },
  }
}

function clockEventsOf(
  commitment: Commitment,
  event: TicketEvent,
  pauses: ReturnType<typeof pauseKeeper>,
): readonly ClockEvent[] {
  const { at } = event
  switch (event.type) {
    case 'ticket.paused':
      return pauses.pause(at, event.reason)
    case 'ticket.resumed':
      return pauses.resume(at, event.reason)
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
    case 'ladder.step':
      return ladderClockId(event.ladder, event.step) === commitment.id ? [{ type: 'stop', at }] : []
    case 'step.done':
    case 'step.skipped':
    case 'charge.accepted':
    case 'cause.found':
    case 'fee.added':
    case 'fee.removed':
    case 'form.filled':
    case 'problem.linked':
    case 'device.replaced':
      return []
    default:
      return milestoneEvents(commitment, event.type, at)
  }
}

/** The events as known at `now`, in order: mostly they are so already. */
function knownEvents({ events, now }: Pick<TicketCase, 'events' | 'now'>): readonly TicketEvent[] {
  const isKnown = events.every(({ at }, i) => at <= now && (i === 0 || (events[i - 1]?.at ?? at) <= at))
  return isKnown ? events : events.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at)
}

/** The events of one commitment, from what is known of the ticket in order. */
function clockEvents(commitment: Commitment, known: readonly TicketEvent[]): readonly ClockEvent[] {
  const pauses = pauseKeeper(commitment)
  const mapped = known.flatMap((event) => clockEventsOf(commitment, event, pauses))
  const { onlyAfter } = commitment
  const exists = onlyAfter === undefined || known.some(({ type }) => type === onlyAfter)
  return exists ? mapped : mapped.filter(({ type }) => type !== 'start')
}

/**
 * The events of each run of a commitment, by `repeats`. A later run brings along the facts and pauses of the time before it; a
 * time that was agreed for an earlier run ends with it.
 */
function clockRounds({ repeats }: Commitment, events: readonly ClockEvent[]): readonly (readonly ClockEvent[])[] {
  if (repeats === 'never') return [events]
  const rounds: ClockEvent[][] = []
  const running: ClockEvent[][] = []
  let carried: ClockEvent[] = []
  const end = (round: ClockEvent[] | undefined, event: ClockEvent): void => {
    round?.push(event)
    carried = carried.filter(({ type }) => type !== 'agreed')
  }
  for (const event of events) {
    switch (event.type) {
      case 'start':
        if (repeats === 'again' && running.length > 0) break
        rounds.push([...carried, event])
        running.push(...rounds.slice(-1))
        break
      case 'stop':
        end(running.shift(), event)
        break
      case 'cancel':
        for (const round of running.splice(0)) end(round, event)
        break
      default:
        carried.push(event)
        for (const round of running) round.push(event)
    }
  }
  return rounds.length > 0 ? rounds : [carried]
}

/** The name of a clock on its ticket: the commitment's id, with the number of the run from the second on. */
export const clockKey = (commitment: string, round: number): string =>
  round === 1 ? commitment : `${commitment}#${round}`

/** The commitment and the run that a clock's key names. */
export function readClockKey(key: string): { readonly commitment: string; readonly round: number } {
  const mark = key.indexOf('#')
  return mark < 0
    ? { commitment: key, round: 1 }
    : { commitment: key.slice(0, mark), round: Number(key.slice(mark + 1)) }
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

/** A clock of a ticket, evaluated. */
export type CommitmentClock = {
  /** As of `clockKey`. */
  readonly key: string
  readonly view: ClockView
  /** When the view changes by itself, UTC ms; null when only an event can change it. */
  readonly nextCheckAt: number | null
  /** The versions the view was computed with. */
  readonly policyVersion: number
  readonly calendarVersion: number
}

function evaluate(
  { policy: compiled, facts, now }: TicketCase,
  commitment: Commitment,
  round: readonly ClockEvent[],
): ExplainInput {
  const { policy } = compiled
  const calendar = calendarOf(compiled, commitment)
  const history = historyAt(facts, round, now)
  return { policy, commitment, calendar, history, view: viewClock({ policy, commitment, calendar }, history, now), now }
}

const roundsOf = (known: readonly TicketEvent[], commitment: Commitment): readonly (readonly ClockEvent[])[] =>
  clockRounds(commitment, clockEvents(commitment, known))

function commitmentClock(
  ticket: TicketCase,
  commitment: Commitment,
  round: readonly ClockEvent[],
  key: string,
): CommitmentClock {
  const { policy, calendar, view, now } = evaluate(ticket, commitment, round)
  return {
    key,
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

const clocksOf = (
  ticket: TicketCase,
  known: readonly TicketEvent[],
  commitment: Commitment,
  settled: ReadonlyMap<string, CommitmentClock>,
): readonly CommitmentClock[] => {
  const first = commitment.repeats === 'never' ? settled.get(commitment.id) : undefined
  if (first) return [first]
  return roundsOf(known, commitment).map((round, i) => {
    const key = clockKey(commitment.id, i + 1)
    return settled.get(key) ?? commitmentClock(ticket, commitment, round, key)
  })
}

/**
 * The clocks of every commitment of the policy, in its order; those not started are `waiting`. A clock in `settled` (by key)
 * was stopped before and keeps its result for ever, whatever became of policy and calendar since.
 */
export const ticketClocks = (
  ticket: TicketCase,
  settled: ReadonlyMap<string, CommitmentClock> = new Map(),
): readonly CommitmentClock[] => {
  const known = knownEvents(ticket)
  return ticket.policy.commitments.flatMap((commitment) => clocksOf(ticket, known, commitment, settled))
}

/** The same without the commitments that nothing has started: most of a policy's, on most tickets. */
export function startedClocks(
  ticket: TicketCase,
  settled: ReadonlyMap<string, CommitmentClock>,
): readonly CommitmentClock[] {
  const known = knownEvents(ticket)
  const seen = new Set<string>()
  for (const { type } of known) seen.add(type)
  return ticket.policy.commitments.flatMap((commitment) =>
    seen.has(commitment.startsOn) || settled.has(commitment.id) ? clocksOf(ticket, known, commitment, settled) : [],
  )
}

/** The explanation of one of a ticket's clocks; undefined when the policy has no such commitment, or it no such run. */
export function explainTicketClock(ticket: TicketCase, key: string): ClockExplanation | undefined {
  const { commitment: id, round } = readClockKey(key)
  const commitment = findCommitment(ticket.policy, id)
  const events = commitment && roundsOf(knownEvents(ticket), commitment)[round - 1]
  return commitment && events ? explainClock(evaluate(ticket, commitment, events)) : undefined
}
