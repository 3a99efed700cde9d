/** How a ticket's severity, category and clocks are named: by its policy, in the language of the window. */
import { useCallback } from 'react'
import type { TicketRow } from '#shared/domain/tickets/tickets'
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
    (list: readonly Named[] | undefined, id: string): string => {
      const found = list?.find((one) => one.id === id)
      return found ? name(found.name) : id
    },
    [name],
  )
  return {
    severity: ({ policyId, severity }) => find(policies.get(policyId)?.severities, severity),
    category: ({ policyId, category }) => find(policies.get(policyId)?.categories, category),
    commitment: (policyId, commitment) => find(policies.get(policyId)?.commitments, commitment),
    pauseReason: (policyId, reason) => find(policies.get(policyId)?.pauseReasons, reason),
    policy: (policyId) => find([...policies.values()], policyId),
  }
}
