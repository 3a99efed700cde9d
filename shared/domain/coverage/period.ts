/** When a device is in service: the first of the policy's rules that gives a period [S1-18] [S2-03] [S3-02]. */
import type { Coverage, PeriodRule } from '../policy/coverage'
import { addMonths } from '../../lib/zoned-time'

/** What a contract says of its time. Instants are UTC ms; null where it says nothing. */
export type ContractTerms = {
  /** Inclusive, and exclusive. */
  readonly startsAt: number | null
  readonly endsAt: number | null
  /** When the project was accepted. */
  readonly acceptedAt: number | null
  /** When the period that this contract renews ended. */
  readonly previousEndsAt: number | null
}

/** The product's own warranty, UTC ms. */
export type DeviceTerms = { readonly warrantyFrom: number | null; readonly warrantyTo: number | null }

/** Half-open, UTC ms. `assumed`: by a length that the document does not state. */
export type ServicePeriod = {
  readonly from: number
  readonly to: number
  readonly rule: PeriodRule
  readonly assumed: boolean
}

function begins({ basis }: PeriodRule, contract: ContractTerms, device: DeviceTerms | null): number | null {
  switch (basis) {
    case 'stated':
      return contract.startsAt
    case 'product-warranty':
      return device?.warrantyFrom ?? null
    case 'previous-period':
      return contract.previousEndsAt
    case 'acceptance':
      return contract.acceptedAt
  }
}

/** The end that contract or product state; a rule's months stand in where neither does. */
function ends(rule: PeriodRule, from: number, contract: ContractTerms, device: DeviceTerms | null, zone: string) {
  const stated = rule.basis === 'product-warranty' ? (contract.endsAt ?? device?.warrantyTo ?? null) : contract.endsAt
  const byMonths = rule.months === undefined ? null : addMonths(zone, from, rule.months)
  // A length that the document itself promises stands, whatever end was entered for the paper; an assumed one gives way.
  return rule.basis === 'acceptance' && !rule.assumed ? (byMonths ?? stated) : (stated ?? byMonths)
}

/** Null when none of the rules gives both a beginning and an end. */
export function servicePeriod(
  { period }: Pick<Coverage, 'period'>,
  zone: string,
  contract: ContractTerms,
  device: DeviceTerms | null,
): ServicePeriod | null {
  for (const rule of period) {
    const from = begins(rule, contract, device)
    const to = from === null ? null : ends(rule, from, contract, device, zone)
    if (from === null || to === null) continue
    return { from, to, rule, assumed: rule.assumed === true && to !== contract.endsAt }
  }
  return null
}
