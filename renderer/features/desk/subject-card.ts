/** What is known of the caller or customer in front: from the pop at once, then fresh from the archive. */
import type { Contact } from '#shared/domain/customers/customers'
import type { CustomerId } from '#shared/domain/ids'
import type { CustomerCard } from '#shared/ipc/contract'
import type { Failure } from '#shared/lib/result'
import { useQuery } from '../../data/use-query'
import type { Subject } from './memory'

export type SubjectCard = {
  readonly customerId: CustomerId | null
  readonly card: CustomerCard | null
  readonly contact: Contact | null
  /** The number as it is read aloud; empty where there is none. */
  readonly number: string
  readonly loading: boolean
  readonly error: Failure | null
  readonly reload: () => void
}

export function useSubjectCard(subject: Subject | null): SubjectCard {
  const match = subject?.memo?.captured ?? subject?.call?.match ?? null
  const customerId = subject?.memo?.customerId ?? match?.card?.customer.id ?? null
  const query = useQuery('customers.card', customerId === null ? null : { id: customerId })
  const popped = match?.card?.customer.id === customerId ? match?.card : null
  const card = query.value ?? popped ?? null
  return {
    customerId,
    card,
    contact: card?.contacts.find((one) => one.id === match?.contactId) ?? null,
    number: match?.display ?? subject?.call?.number ?? subject?.memo?.number ?? '',
    loading: card === null && query.loading,
    error: query.error,
    reload: query.reload,
  }
}
