/** Where one is on the way from the disc in hand to the receipt. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { flowSteps } from './model'
import type { FlowStep } from './model'

const Rail = styled('ol')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  display: 'grid',
  gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
  gap: 10,
  '& > li': {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    paddingTop: 10,
    borderTop: `3px solid ${theme.tokens.line}`,
    color: theme.tokens.quiet,
    whiteSpace: 'nowrap',
  },
  '& > li > b': { fontVariantNumeric: 'tabular-nums', fontWeight: 600 },
  '& > li[data-done=true]': { borderTopColor: theme.tokens.tone.good },
  '& > li[aria-current=step]': {
    borderTopColor: theme.tokens.tone.action,
    color: theme.tokens.tone.action,
    fontWeight: 600,
  },
}))

export function Steps({ current }: { readonly current: FlowStep }) {
  const { t } = useTranslation('media-site')
  const at = flowSteps.indexOf(current)
  return (
    <Rail aria-label={t('step.all')}>
      {flowSteps.map((step, i) => (
        <li key={step} data-done={i < at} aria-current={i === at ? 'step' : undefined}>
          <b aria-hidden="true">{i < at ? '✓' : i + 1}</b>
          {t(`step.${step}`)}
          {i < at ? <span className="visually-hidden">{t('step.done')}</span> : null}
        </li>
      ))}
    </Rail>
  )
}
