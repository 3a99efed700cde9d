/** What is called how grave, in the words of the document. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Policy } from '#shared/domain/policy/schema'
import { useLocalName } from '../../../../ui/local-text'
import { StateBadge } from '../../../../ui/state-badge'
import { Part } from './part'
import { severityTones } from './severity-tones'

const List = styled('dl')(({ theme }) => ({
  margin: 0,
  display: 'grid',
  gridTemplateColumns: 'minmax(110px, max-content) minmax(0, 1fr)',
  gap: '10px 20px',
  '& dd': { margin: 0, lineHeight: 1.65 },
  '& dd small': { display: 'block', color: theme.tokens.quiet },
}))

export function SeveritiesPart({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('settings')
  const local = useLocalName()
  return (
    <Part title={t('policies.severities')}>
      <List>
        {policy.severities.map(({ id, name, definition, tone, suggestedBy }) => (
          <div key={id} style={{ display: 'contents' }}>
            <dt>
              <StateBadge tone={severityTones[tone]} label={local(name)} />
            </dt>
            <dd>
              {definition}
              {id === policy.defaultSeverity ? <small>{t('policies.default')}</small> : null}
              {suggestedBy.length > 0 ? (
                <small>{t('policies.suggestedBy', { list: suggestedBy.join(t('source.comma')) })}</small>
              ) : null}
            </dd>
          </div>
        ))}
      </List>
    </Part>
  )
}
