/** Cells that say how an agent's time was spent: pauses by their reason, and the day as a bar. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { signedInMs } from '#shared/domain/kpi/time'
import type { AgentTime } from '#shared/domain/kpi/time'
import { OnDemand } from '../../ui/on-demand'
import { spanText } from '../../ui/time-text'

const Reasons = styled('dl')({
  margin: 0,
  display: 'grid',
  gridTemplateColumns: 'auto auto',
  gap: '2px 16px',
  '& > dt:first-of-type': { gridColumn: '1 / -1' },
  '& > dd': { margin: 0, textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
})

export function Pauses({ time }: { readonly time: AgentTime }) {
  const { t } = useTranslation('kpi')
  const reasons = Object.entries(time.pausedBy).toSorted(([, one], [, other]) => other - one)
  if (reasons.length === 0) return spanText(time.pausedMs)
  return (
    <OnDemand label={spanText(time.pausedMs)}>
      <Reasons>
        <dt>{t('formula.paused')}</dt>
        {reasons.flatMap(([reason, ms]) => [
          <dt key={`${reason} t`}>{reason || t('formula.noReason')}</dt>,
          <dd key={`${reason} d`}>{spanText(ms)}</dd>,
        ])}
      </Reasons>
    </OnDemand>
  )
}

const Bar = styled('div')(({ theme }) => ({
  display: 'flex',
  width: 120,
  marginInlineStart: 'auto',
  height: 10,
  borderRadius: 3,
  overflow: 'hidden',
  background: theme.tokens.inner,
  '& > [data-part=busy]': { background: theme.tokens.tone.call },
  '& > [data-part=wrapUp]': { background: theme.tokens.tone.wrap },
  '& > [data-part=idle]': {
    background: theme.tokens.soft.good,
    boxShadow: `inset 0 0 0 1px ${theme.tokens.tone.good}`,
  },
  '& > [data-part=paused]': {
    background: `repeating-linear-gradient(45deg, ${theme.tokens.tone.soon} 0 2px, ${theme.tokens.soft.soon} 2px 5px)`,
  },
}))

const share = (part: number, whole: number): string => `${Math.round((part / whole) * 100)}%`

/** Where the time signed in went; said in words to whoever points at it or hears it. */
export function Spread({ time }: { readonly time: AgentTime }) {
  const { t } = useTranslation('kpi')
  const whole = signedInMs(time)
  if (whole === 0) return t('none')
  const parts = [
    ['busy', time.inCallMs + time.onHoldMs],
    ['wrapUp', time.wrapUpMs],
    ['idle', time.availableMs + time.ringingMs],
    ['paused', time.pausedMs],
  ] as const
  const words = parts.map(([part, ms]) => `${t(`spread.${part}`)} ${share(ms, whole)}`).join(t('spread.and'))
  return (
    <>
      <Bar aria-hidden="true" title={words}>
        {parts.map(([part, ms]) => (
          <span key={part} data-part={part} style={{ flex: `${ms} 0 0` }} />
        ))}
      </Bar>
      <span className="visually-hidden">{words}</span>
    </>
  )
}
