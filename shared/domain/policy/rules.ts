/** Which rule of a commitment applies to a case. */
import type { Commitment, Policy, Rule } from './schema'

/** What a promise may depend on. A fact that is not known is left out. */
export type CaseFacts = {
  readonly severity?: string
  /** Road distance from the service centre to the site, km. */
  readonly distanceKm?: number
  readonly city?: string
  /** The time both sides agreed, UTC ms. */
  readonly agreedAt?: number
}

export type FactName = 'severity' | 'distanceKm'

export type RuleChoice =
  | { readonly kind: 'rule'; readonly index: number; readonly rule: Rule }
  /** The answer depends on facts nobody has entered yet. */
  | { readonly kind: 'missing'; readonly facts: readonly FactName[] }
  /** The document promises nothing for this case. */
  | { readonly kind: 'none' }

type Range = NonNullable<NonNullable<Rule['when']>['distanceKm']>

const withinRange = (km: number, { below, upTo, from, above }: Range): boolean =>
  (below === undefined || km < below) &&
  (upTo === undefined || km <= upTo) &&
  (from === undefined || km >= from) &&
  (above === undefined || km > above)

/** True when the policy lists the city; `北京` and `北京市` are the same, and an unknown city is not listed. */
export const isListedCity = (policy: Pick<Policy, 'listedCities'>, city: string | undefined): boolean =>
  city !== undefined && policy.listedCities.includes(city.trim().replace(/市$/, ''))

type PolicyFacts = Pick<Policy, 'listedCities' | 'severities'>

/** Facts whose absence leaves a rule undecided, or whether it holds. */
function holds(policy: PolicyFacts, when: Rule['when'], facts: CaseFacts): boolean | readonly FactName[] {
  const missing: FactName[] = []
  if (when?.inListedCity !== undefined && isListedCity(policy, facts.city) !== when.inListedCity) return false
  if (when?.severity) {
    const only = policy.severities.length === 1 ? policy.severities[0]?.id : undefined
    const severity = facts.severity ?? only
    if (severity === undefined) missing.push('severity')
    else if (!when.severity.includes(severity)) return false
  }
  if (when?.distanceKm) {
    if (facts.distanceKm === undefined) missing.push('distanceKm')
    else if (!withinRange(facts.distanceKm, when.distanceKm)) return false
  }
  return missing.length === 0 ? true : missing
}

/**
 * The first rule whose conditions hold. A rule that cannot be decided for want of a fact makes the whole choice
 * undecided: nothing is guessed.
 */
export function chooseRule(policy: PolicyFacts, commitment: Pick<Commitment, 'rules'>, facts: CaseFacts): RuleChoice {
  for (const [index, rule] of commitment.rules.entries()) {
    const answer = holds(policy, rule.when, facts)
    if (answer === true) return { kind: 'rule', index, rule }
    if (answer !== false) return { kind: 'missing', facts: answer }
  }
  return { kind: 'none' }
}

/** The severity whose words occur in a caller's description, the gravest first; undefined when none does. */
export const suggestSeverity = (policy: Pick<Policy, 'severities'>, description: string): string | undefined =>
  policy.severities.find(({ suggestedBy }) => suggestedBy.some((word) => description.includes(word)))?.id
