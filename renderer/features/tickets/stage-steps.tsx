/** The stages of support that the policy offers, in the order in which a request climbs them, and where it stands: nowhere while a spare is under way. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { useLocalName } from '../../ui/local-text'
import { StateShape } from '../../ui/state-badge'

const Steps = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '2px 6px',
  color: theme.tokens.quiet,
  fontSize: '0.93em',
  '& > li': { display: 'inline-flex', alignItems: 'center', gap: 6, whiteSpace: 'nowrap' },
  '& > li + li::before': { content: '"›" / ""', color: theme.tokens.edge, marginInlineEnd: 0 },
  '& > li[aria-current] > span': {
    color: theme.tokens.tone.call,
    background: theme.tokens.soft.call,
    fontWeight: 600,
    borderRadius: 6,
    padding: '1px 8px',
  },
  '& > li[data-passed] > span': { color: theme.tokens.text },
  '& svg': { marginInlineEnd: 4 },
}))

export function StageSteps({ ticket: { stage, sheet } }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const stages = sheet?.stages ?? []
  if (stages.length === 0 || stage === 'closed') return null
  const at = stages.findIndex((one) => one.stage === stage)
  return (
    <Steps aria-label={t('header.stages')}>
      {stages.map((one, index) => (
        <li key={one.stage} aria-current={index === at ? 'step' : undefined} data-passed={index < at ? '' : undefined}>
          <span>
            {index === at ? <StateShape shape="half" /> : null}
            {name(one.name)}
          </span>
        </li>
      ))}
    </Steps>
  )
}
