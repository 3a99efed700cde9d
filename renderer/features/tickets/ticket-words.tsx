/** How a ticket's severity, category and clocks are named: by its policy, in the language of the window. */
import { useCallback } from 'react'
import type { TicketRow } from '#shared/domain/tickets/tickets'
import { useTranslation } from 'react-i18next'
import type { PolicySummary } from '#shared/ipc/contract'
import { usePolicies } from '../../data/policies'
import { useLocalName } from '../../ui/local-text'

type Named = { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }

export type TicketNames = {
  readonly severity: (ticket: Pick<TicketRow, 'policyId' | 'severity'>) => string
  readonly category: (ticket: Pick<TicketRow, 'policyId' | 'category'>) => string
  /** By the key of a clock: from its second run on with its number, `跟踪回访（第 2 次）`. */
  readonly commitment: (policyId: string, clock: string) => string
  readonly pauseReason: (policyId: string, reason: string) => string
  readonly policy: (policyId: string) => string
}

/** Ids stand in for names until the policies are here, and where a policy has gone. */
export function useTicketNames(): TicketNames {
  const { t } = useTranslation('tickets')
  const policies = usePolicies()
  const name = useLocalName()
  const find = useCallback(
    (list: readonly Named[] | undefined, id: string, former: readonly Named[] = []): string => {
      // A ticket may have been made under another version than the one in force.
      const found = list?.find((one) => one.id === id) ?? former.find((one) => one.id === id)
      return found ? name(found.name) : id
    },
    [name],
  )
  const former = (policyId: string, kind: NonNullable<PolicySummary['former']>[number]['kind']) =>
    policies.get(policyId)?.former?.filter((one) => one.kind === kind)
  return {
    severity: ({ policyId, severity }) =>
      find(policies.get(policyId)?.severities, severity, former(policyId, 'severity')),
    category: ({ policyId, category }) =>
      find(policies.get(policyId)?.categories, category, former(policyId, 'category')),
    commitment: (policyId, clock) => {
      const [id = clock, run] = clock.split('#')
      const named = find(policies.get(policyId)?.commitments, id, former(policyId, 'commitment'))
      return run === undefined ? named : t('clocks.run', { name: named, run })
    },
    pauseReason: (policyId, reason) =>
      find(policies.get(policyId)?.pauseReasons, reason, former(policyId, 'pause-reason')),
    policy: (policyId) => find([...policies.values()], policyId),
  }
}
