/** Whose promises these are and where they are written. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Policy } from '#shared/domain/policy/schema'
import { useLocalName } from '../../../../ui/local-text'
import { Chips } from '../../parts'
import { AssumedMark, FactIds, Part } from './part'

const Facts = styled('dl')(({ theme }) => ({
  margin: 0,
  display: 'grid',
  gridTemplateColumns: 'max-content minmax(0, 1fr)',
  gap: '6px 20px',
  '& dt': { color: theme.tokens.quiet },
  '& dd': { margin: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 10 },
}))

export function HeadPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  const { provider, source, hotline, requestCategories, requestCategoriesAssumed } = policy
  return (
    <Part title={local(policy.name)} note={t('policies.version', { version: policy.version })}>
      <Facts>
        <dt>{t('policies.provider')}</dt>
        <dd>{local(provider)}</dd>
        <dt>{t('policies.document')}</dt>
        <dd>
          {source.document}
          {source.note ? <small>{source.note}</small> : null}
        </dd>
        <dt>{t('policies.hotline')}</dt>
        <dd>
          {hotline.number ?? t('policies.noHotline')} · {local(hotline.hours)}
          <FactIds ids={hotline.factIds} />
        </dd>
        <dt>{t('policies.categories')}</dt>
        <dd>
          <Chips>
            {requestCategories.map(({ id, name, needsDevice }) => (
              <span key={id}>
                {local(name)}
                {needsDevice ? t('policies.needsDevice') : null}
              </span>
            ))}
          </Chips>
          {requestCategoriesAssumed ? <AssumedMark /> : null}
        </dd>
      </Facts>
    </Part>
  )
}
