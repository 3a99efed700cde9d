/** Renewals: a device is moved to the next contract before it begins, and is served under the running one until then [S1-18]. */

/** A contract with its period; half-open, UTC ms, null while no rule gives one. */
export type Dated = {
  readonly id: string
  readonly policyId: string
  readonly period: { readonly from: number; readonly to: number } | null
}

/** The contract a device is served under at `now` (UTC ms): its own, or while that has not begun, the one of the same policy that runs. */
export function contractInForce<C extends Dated>(own: C, all: readonly C[], now: number): C {
  if (own.period === null || own.period.from <= now) return own
  const runs = ({ policyId, period }: C): boolean =>
    policyId === own.policyId && period !== null && period.from <= now && now < period.to
  return all.find(runs) ?? own
}
