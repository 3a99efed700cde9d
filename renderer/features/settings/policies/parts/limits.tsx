/** When people are warned, and which cities have the short promise. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Policy } from '#shared/domain/policy/schema'
import { Chips } from '../../parts'
import { AssumedMark, Part } from './part'

const Rows = styled('dl')(({ theme }) => ({
  margin: 0,
  display: 'grid',
  gridTemplateColumns: 'max-content minmax(0, 1fr)',
  gap: '10px 20px',
  '& dt': { color: theme.tokens.quiet },
  '& dd': { margin: 0, display: 'flex', flexWrap: 'wrap', gap: '4px 12px' },
}))

export function LimitsPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  const { alerts, listedCities } = policy
  const allAssumed = alerts.every(({ assumed }) => assumed)
  return (
    <Part title={t(listedCities.length > 0 ? 'policies.limits' : 'document.warnings')}>
      <Rows>
        <dt>{t('policies.alertLevels')}</dt>
        <dd>
          <Chips>
            {alerts.map(({ percent, roles, assumed }) => (
              <span key={percent}>
                {percent} % · {roles.map((role) => t(`common:role.${role}`)).join(t('document.comma'))}
                {assumed && !allAssumed ? ` · ${t('policies.assumed')}` : null}
              </span>
            ))}
          </Chips>
          {allAssumed ? <AssumedMark /> : null}
        </dd>
        {listedCities.length > 0 ? (
          <>
            <dt>{t('policies.listedCities', { count: listedCities.length })}</dt>
            <dd>
              <Chips>
                {listedCities.map((city) => (
                  <span key={city}>{city}</span>
                ))}
              </Chips>
            </dd>
          </>
        ) : null}
      </Rows>
    </Part>
  )
}
