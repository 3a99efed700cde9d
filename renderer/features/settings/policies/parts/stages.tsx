/** The stages of support on offer, in the order in which a fault climbs them. */
import { useTranslation } from 'react-i18next'
import type { Policy } from '#shared/domain/policy/schema'
import { Entries, Entry } from './entry'
import { Part } from './part'

export function StagesPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  return (
    <Part title={t('document.stages.title')} note={t('document.stages.note')}>
      <Entries reading as="ol">
        {policy.stages.map(({ stage, name, clause, factIds }) => (
          <Entry key={stage} name={name} factIds={factIds} clause={clause} />
        ))}
      </Entries>
    </Part>
  )
}
