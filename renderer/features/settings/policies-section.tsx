/** The service policies in force: what they are called, what they grade and what they promise. Read only: they are files. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../data/use-query'
import { useLocalName } from '../../ui/local-text'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { useWords } from '../../ui/words'
import { Chips, Quiet, Section, Surface } from './parts'

const Head = styled('header')(({ theme }) => ({
  display: 'flex',
  alignItems: 'baseline',
  gap: 12,
  '& h3': { margin: 0, fontSize: 16 },
  '& small': { color: theme.tokens.quiet, fontSize: 13, whiteSpace: 'nowrap' },
}))
const Facts = styled('dl')(({ theme }) => ({
  margin: 0,
  display: 'grid',
  gridTemplateColumns: 'max-content minmax(0, 1fr)',
  gap: '8px 20px',
  '& dt': { color: theme.tokens.quiet },
  '& dd': { margin: 0 },
}))

export function PoliciesSection() {
  const { t } = useTranslation('settings')
  const words = useWords()
  const local = useLocalName()
  const policies = useQuery('policies.list', undefined)
  return (
    <Section title={t('section.policies')} lead={t('policies.lead')}>
      {policies.error ? <ErrorNote failure={policies.error} onRetry={policies.reload} /> : null}
      {policies.loading && !policies.value ? <EmptyState title={words.loading} /> : null}
      {policies.value?.map((policy) => (
        <Surface key={policy.id}>
          <Head>
            <h3>{local(policy.name)}</h3>
            <small>
              {local(policy.provider)} · {t('policies.version', { version: policy.version })}
            </small>
          </Head>
          <Facts>
            <dt>{t('policies.severities')}</dt>
            <dd>
              <Chips>
                {policy.severities.map(({ id, name, definition }) => (
                  <span key={id} title={definition}>
                    {local(name)}
                  </span>
                ))}
              </Chips>
            </dd>
            <dt>{t('policies.commitments')}</dt>
            <dd>
              <Chips>
                {policy.commitments.map(({ id, name }) => (
                  <span key={id}>{local(name)}</span>
                ))}
              </Chips>
            </dd>
          </Facts>
        </Surface>
      ))}
      {policies.value ? <Quiet>{t('policies.own')}</Quiet> : null}
    </Section>
  )
}
