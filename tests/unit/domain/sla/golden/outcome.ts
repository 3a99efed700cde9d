/** What a golden case claims and what the engine tells, in the same words. */
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { Commitment } from '#shared/domain/policy/schema'
import type { ClockView } from '#shared/domain/sla/clock'
import { clockKey, readClockKey, ticketClocks } from '#shared/domain/sla/ticket-clocks'
import { inBeijing } from '../../../../support/policies'
import { ticketHistoriesOf } from './replay'
import type { GoldenCase } from './table'

const text = (at: number | null): string | null => (at === null ? null : inBeijing(at))

/** What the case claims. */
export const claimed = ({ state, due, rule, leftMs, missing }: GoldenCase) => ({
  state,
  due: text(due),
  rule,
  missing,
  ...(leftMs === null ? {} : { leftMs }),
})

/** What a view says of that. */
export const told = ({ state, dueAt, ruleIndex, remainingMs, missing }: ClockView, { leftMs }: GoldenCase) => ({
  state,
  due: text(dueAt),
  rule: ruleIndex,
  missing,
  ...(leftMs === null ? {} : { leftMs: remainingMs }),
})

/** The keys of the clocks that the case claims for its promise, and the claim for the one that it looks at. */
export const claimedOnTicket = (golden: GoldenCase, { id }: Commitment) => ({
  keys: Array.from({ length: golden.runs }, (_, i) => clockKey(id, i + 1)),
  clock: claimed(golden),
})

/** What a ticket says of that, for each of its histories that the case describes. */
export function toldByTicket(golden: GoldenCase, commitment: Commitment, policy: CompiledPolicy) {
  const { agreedAt, ...facts } = golden.facts
  const { id } = commitment
  const agreement =
    agreedAt === undefined ? [] : [{ type: 'time.agreed' as const, at: golden.start, commitment: id, agreedAt }]
  return ticketHistoriesOf(golden, commitment).map((history) => {
    const events = [...agreement, ...history]
    const clocks = ticketClocks({ policy, facts, events, now: golden.now }).filter(
      ({ key }) => readClockKey(key).commitment === id,
    )
    const clock = clocks.find(({ key }) => key === clockKey(id, golden.run))
    return { keys: clocks.map(({ key }) => key), clock: clock && told(clock.view, golden) }
  })
}
