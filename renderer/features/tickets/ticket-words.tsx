/** How a ticket's severity, category and clocks are named: by its policy, in the language of the window. */
import { useCallback } from 'react'
import type { TicketRow } from '#shared/domain/tickets/tickets'
import type { PolicySummary } from '#shared/ipc/contract'
import { usePolicies } from '../../data/policies'
import { useLocalName } from '../../ui/local-text'

type Named = { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }

export type TicketNames = {
  readonly severity: (ticket: Pick<TicketRow, 'policyId' | 'severity'>) => string
  readonly category: (ticket: Pick<TicketRow, 'policyId' | 'category'>) => string
  readonly commitment: (policyId: string, commitment: string) => string
  readonly pauseReason: (policyId: string, reason: string) => string
  readonly policy: (policyId: string) => string
}

/** Ids stand in for names until the policies are here, and where a policy has gone. */
export function useTicketNames(): TicketNames {
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
    commitment: (policyId, commitment) =>
      find(policies.get(policyId)?.commitments, commitment, former(policyId, 'commitment')),
    pauseReason: (policyId, reason) =>
      find(policies.get(policyId)?.pauseReasons, reason, former(policyId, 'pause-reason')),
    policy: (policyId) => find([...policies.values()], policyId),
  }
}
