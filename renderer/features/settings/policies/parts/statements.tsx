/** Clauses that are read rather than counted. */
import { useTranslation } from 'react-i18next'
import type { Policy } from '#shared/domain/policy/schema'
import { Entries, Entry } from './entry'
import { Part } from './part'

export function StatementsPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  return (
    <Part title={t('document.statements.title')} note={t('document.statements.note')}>
      <Entries reading>
        {policy.statements.map(({ id, name, clause, factIds }) => (
          <Entry key={id} name={name} factIds={factIds} clause={clause} />
        ))}
      </Entries>
    </Part>
  )
}
