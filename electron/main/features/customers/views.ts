/** Contracts and devices of the archive as their policies see them. Pure. */
import { servicePeriod } from '#shared/domain/coverage/period'
import { contractInForce } from '#shared/domain/coverage/renewal'
import { judgeCoverage } from '#shared/domain/coverage/verdict'
import type { Contract, Device, Site } from '#shared/domain/customers/customers'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { ContractView, DeviceView } from '#shared/ipc/contract'

/** The contract with its period; a contract of a policy that is gone has the one it states. */
export function contractView(compiled: CompiledPolicy | undefined, contract: Contract): ContractView {
  const rules = compiled?.policy.coverage ?? { period: [{ basis: 'stated' as const, factIds: [] }] }
  const period = servicePeriod(rules, compiled?.policy.zone ?? 'UTC', contract, null)
  return { ...contract, period: period && { from: period.from, to: period.to, basis: period.rule.basis } }
}

type Around = { readonly contracts: readonly ContractView[]; readonly sites: readonly Site[] }

/** The device with the verdict on a fault of it, reported at `now` (UTC ms); null without a contract to judge by. */
export function deviceView(
  policy: (id: string) => CompiledPolicy | undefined,
  { contracts, sites }: Around,
  device: Device,
  now: number,
): DeviceView {
  const own = contracts.find(({ id }) => id === device.contractId)
  const contract = own && contractInForce(own, contracts, now)
  const compiled = contract && policy(contract.policyId)
  if (!contract || !compiled) return { ...device, verdict: null }
  const city = sites.find(({ id }) => id === device.siteId)?.city
  const request = { contract, device, service: null, stage: 'phone' as const, cause: null, city, at: now }
  return { ...device, verdict: judgeCoverage(compiled.policy, request) }
}
