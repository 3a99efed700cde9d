/** What every screen needs of a policy: its names, those of its other versions for tickets that were made under them. */
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { Policy } from '#shared/domain/policy/schema'
import type { PolicySummary } from '#shared/ipc/contract'

type Named = { readonly id: string; readonly name: Policy['name'] }

const named = ({ id, name }: Named): Named => ({ id, name })

/** Those of the others that the policy itself does not have, each once. */
function former(own: readonly Named[], others: readonly Named[]): readonly Named[] {
  const found = new Map(others.map((one) => [one.id, named(one)]))
  for (const { id } of own) found.delete(id)
  return [...found.values()]
}

/** `others`: the other versions, the older first. */
export const summaryOf = (
  { policy, commitments: promises }: CompiledPolicy,
  others: readonly CompiledPolicy['policy'][] = [],
): PolicySummary => ({
  id: policy.id,
  version: policy.version,
  name: policy.name,
  provider: policy.provider,
  defaultSeverity: policy.defaultSeverity,
  severities: policy.severities.map(({ id, name, definition }) => ({ id, name, definition })),
  categories: policy.requestCategories.map(({ id, name, needsDevice }) => ({ id, name, needsDevice })),
  commitments: promises.map(named),
  pauseReasons: policy.pauseReasons.map(named),
  severityGuide: policy.severityGuide ?? null,
  services: (policy.coverage?.services ?? []).map(({ id, name, cover }) => ({ id, name, cover })),
  takesMail: policy.commitments.some(({ startsOn }) => startsOn === 'mail.received'),
  priceItems: (policy.fees?.items ?? []).map(({ id, name, unit, list }) => ({ id, name, unit, list })),
  emergencies: policy.ladders.map(({ trigger }) => ({ severities: trigger.severities, text: trigger.text })),
  archive: {
    periods: policy.coverage?.period ?? [{ basis: 'stated', factIds: [] }],
    productLines: policy.coverage?.productLines?.names ?? [],
    itemKinds: [...new Set((policy.coverage?.itemClasses ?? []).flatMap(({ items }) => items.map(({ name }) => name)))],
  },
  former: [
    ...former(
      policy.severities,
      others.flatMap(({ severities }) => severities),
    ).map((one) => ({ ...one, kind: 'severity' as const })),
    ...former(
      policy.requestCategories,
      others.flatMap(({ requestCategories }) => requestCategories),
    ).map((one) => ({ ...one, kind: 'category' as const })),
    ...former(
      policy.commitments,
      others.flatMap((one) => one.commitments),
    ).map((one) => ({ ...one, kind: 'commitment' as const })),
    ...former(
      policy.pauseReasons,
      others.flatMap(({ pauseReasons }) => pauseReasons),
    ).map((one) => ({ ...one, kind: 'pause-reason' as const })),
  ],
})
