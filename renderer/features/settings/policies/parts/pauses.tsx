/** Why a clock may rest. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Policy } from '#shared/domain/policy/schema'
import { useLocalName } from '../../../../ui/local-text'
import { AssumedMark, ClauseQuote, FactIds, Part } from './part'

const List = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(380px, 1fr))',
  gap: '14px 28px',
  '& > li': { display: 'grid', gap: 4, alignContent: 'start' },
  '& > li > span': { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 10px' },
  '& > li > span > small': { color: theme.tokens.quiet },
}))

export function PausesPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  return (
    <Part title={t('policies.pauseReasons')}>
      {policy.pauseReasons.length === 0 ? t('policies.noPauses') : null}
      <List>
        {policy.pauseReasons.map(({ id, name, clause, factIds, assumed, needsEvidence }) => (
          <li key={id}>
            <span>
              {local(name)}
              {needsEvidence ? <small>{t('document.needsEvidence')}</small> : null}
              <FactIds ids={factIds} />
              {assumed ? <AssumedMark /> : null}
            </span>
            {clause ? <ClauseQuote clause={clause} /> : null}
          </li>
        ))}
      </List>
    </Part>
  )
}
