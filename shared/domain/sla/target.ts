/** What a commitment promises from a given start: one deadline and one amount of open time, whatever the rule's unit. */
import type { CompiledCalendar } from '../calendar/compile'
import { dueAfter, dueOnWorkingDay, openBetween } from '../calendar/open-time'
import { durationMs, type Amount } from '../policy/amount'
import { chooseRule, type CaseFacts, type FactName } from '../policy/rules'
import type { Commitment, Policy } from '../policy/schema'
import { instantOfLocal, localDayOf, localTimeOf } from '../../lib/zoned-time'

/** The deadline if nothing pauses the clock, and the open time between the start and it. */
export type Target = { readonly dueAt: number; readonly ms: number }

export type TargetChoice =
  | { readonly kind: 'target'; readonly target: Target; readonly ruleIndex: number | null }
  | { readonly kind: 'missing'; readonly facts: readonly FactName[]; readonly ruleIndex: null }
  | { readonly kind: 'awaiting-agreement'; readonly ruleIndex: number }
  | { readonly kind: 'not-promised'; readonly ruleIndex: null }

type TargetContext = {
  readonly policy: Pick<Policy, 'zone' | 'severities' | 'listedCities'>
  readonly commitment: Pick<Commitment, 'rules' | 'agreedOverrides'>
  readonly calendar: CompiledCalendar
}

/** A fixed deadline as an amount. An agreed time at or before the start leaves no time at all. */
const until = (calendar: CompiledCalendar, start: number, dueAt: number): Target => ({
  dueAt,
  ms: dueAt > start ? openBetween(calendar, start, dueAt) : 0,
})

function targetOf(amount: Exclude<Amount, { kind: 'agreed' }>, calendar: CompiledCalendar, start: number): Target {
  switch (amount.kind) {
    case 'duration': {
      const ms = durationMs(amount.iso)
      return { dueAt: dueAfter(calendar, start, ms), ms }
    }
    case 'workingDays':
      return until(calendar, start, dueOnWorkingDay(calendar, start, amount.n))
    case 'calendarDays': {
      const { zone } = calendar.def
      return until(calendar, start, instantOfLocal(zone, localDayOf(zone, start) + amount.n, localTimeOf(zone, start)))
    }
  }
}

/**
 * The target for a start and the facts of the case. A time both sides agreed wins where the commitment says so [S3-17];
 * where the rule itself is "by agreement" it is the only target there is.
 */
export function chooseTarget(
  { policy, commitment, calendar }: TargetContext,
  facts: CaseFacts,
  start: number,
): TargetChoice {
  const choice = chooseRule(policy, commitment, facts)
  const ruleIndex = choice.kind === 'rule' ? choice.index : null
  const { agreedAt } = facts
  const byAgreement = choice.kind === 'rule' && choice.rule.amount.kind === 'agreed'
  if (agreedAt !== undefined && (commitment.agreedOverrides || byAgreement))
    return { kind: 'target', target: until(calendar, start, agreedAt), ruleIndex }
  if (choice.kind === 'missing') return { kind: 'missing', facts: choice.facts, ruleIndex: null }
  if (choice.kind === 'none') return { kind: 'not-promised', ruleIndex: null }
  const { amount } = choice.rule
  if (amount.kind === 'agreed') return { kind: 'awaiting-agreement', ruleIndex: choice.index }
  return { kind: 'target', target: targetOf(amount, calendar, start), ruleIndex }
}
