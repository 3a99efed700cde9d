/** How an alert's level and commitment are named. */
import { useTranslation } from 'react-i18next'
import { usePolicies } from '../../data/policies'
import { useLocalName } from '../../ui/local-text'

export type AlertWords = {
  readonly level: (percent: number) => string
  /** The id stands in until the policies are here, and where a policy has gone. */
  readonly commitment: (policyId: string, commitment: string) => string
}

export function useAlertWords(): AlertWords {
  const { t } = useTranslation('alerts')
  const policies = usePolicies()
  const name = useLocalName()
  return {
    level: (percent) => (percent >= 100 ? t('level.over') : t('level.used', { level: percent })),
    commitment: (policyId, id) => {
      const found = policies.get(policyId)?.commitments.find((one) => one.id === id)
      return found ? name(found.name) : id
    },
  }
}
