/** When people are warned, and which cities have the short promise. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Policy } from '#shared/domain/policy/schema'
import { Chips } from '../../parts'
import { Part } from './part'

const Rows = styled('dl')(({ theme }) => ({
  margin: 0,
  display: 'grid',
  gridTemplateColumns: 'max-content minmax(0, 1fr)',
  gap: '10px 20px',
  '& dt': { color: theme.tokens.quiet },
  '& dd': { margin: 0 },
}))

export function LimitsPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  return (
    <Part title={t('policies.limits')}>
      <Rows>
        <dt>{t('policies.alertLevels')}</dt>
        <dd>
          <Chips>
            {policy.alerts.map(({ percent, roles }) => (
              <span key={percent}>
                {percent} % · {roles.map((role) => t(`common:role.${role}`)).join('、')}
              </span>
            ))}
          </Chips>
        </dd>
        {policy.listedCities.length > 0 ? (
          <>
            <dt>{t('policies.listedCities', { count: policy.listedCities.length })}</dt>
            <dd>
              <Chips>
                {policy.listedCities.map((city) => (
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
