/** What a policy would promise in a made-up case: every promise by itself, begun at one instant. Pure. */
import { takesAgreedTime } from '#shared/domain/policy/agreed'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import { milestoneNames } from '#shared/domain/policy/events'
import type { CaseFacts } from '#shared/domain/policy/rules'
import type { Trial, TrialCase } from '#shared/domain/policy/trial'
import type { TicketEvent } from '#shared/domain/tickets/events'
import { evaluateTicket, explain } from './clocks'

export function tryPolicy(compiled: CompiledPolicy, given: TrialCase): readonly Trial[] {
  const { severity, city, distanceKm, startsAt, agreedAt } = given
  const facts: CaseFacts = {
    ...(severity === null ? {} : { severity }),
    ...(city === null ? {} : { city }),
    ...(distanceKm === null ? {} : { distanceKm }),
  }
  return compiled.commitments.map((commitment): Trial => {
    const { id, name, startsOn, onlyAfter } = commitment
    const starts = onlyAfter === undefined ? [startsOn] : [startsOn, onlyAfter]
    const events: readonly TicketEvent[] = [
      ...starts.map((type) => ({ type, at: startsAt })),
      ...(agreedAt !== null && takesAgreedTime(commitment)
        ? [{ type: 'time.agreed' as const, at: startsAt, commitment: id, agreedAt }]
        : []),
    ]
    const history = { facts, events }
    const found = evaluateTicket(compiled, history, startsAt).clocks.find((clock) => clock.commitment === id)
    const explanation = found ? explain(compiled, history, id, startsAt) : null
    if (!found || !explanation) return { commitment: id, name, startsOn: milestoneNames[startsOn], clock: null }
    const { policyVersion: _policy, calendarVersion: _calendar, ...summary } = found
    return { commitment: id, name, startsOn: milestoneNames[startsOn], clock: { ...summary, explanation } }
  })
}
