/** Alerts that nobody has acknowledged: across the board, flashing with the beat, sounding once, until somebody does. */
import { styled } from '@mui/material/styles'
import { memo, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertRow, PolicySummary } from '#shared/ipc/contract'
import { useAlarm } from '../../data/alarm'
import { useCall } from '../../data/use-call'
import { useFeed } from '../../data/use-feed'
import { alertLooks } from '../../ui/alert-looks'
import { useBeat } from '../../ui/beat'
import { Countdown } from '../../ui/countdown'
import { StateShape } from '../../ui/state-badge'
import type { Tone } from '../../ui/tokens'
import { useWords } from '../../ui/words'
import { alertsInOrder, bareName } from './model'
import { Facts, Line } from './parts'

const Strip = styled('section')(({ theme }) => ({
  flex: 'none',
  display: 'grid',
  gridAutoFlow: 'column',
  gridAutoColumns: 'minmax(0, 1fr)',
  gap: '0.8rem',
  '& > .more': {
    display: 'grid',
    placeContent: 'center',
    justifyItems: 'center',
    borderRadius: '0.6rem',
    background: theme.tokens.panel,
    border: `1px solid ${theme.tokens.line}`,
    fontSize: '1.2rem',
    color: theme.tokens.quiet,
  },
  '& > .more > strong': { fontSize: '1.9rem', lineHeight: 1.1, color: theme.tokens.text },
  '&[data-many=true]': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr)) 8rem' },
  '& > .failed': {
    alignSelf: 'center',
    color: theme.tokens.tone.late,
    fontSize: '1.2rem',
  },
}))

const Item = styled('article', { shouldForwardProp: (name) => name !== 'tone' })<{ readonly tone: Tone }>(
  ({ theme, tone }) => ({
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto auto',
    alignItems: 'center',
    columnGap: '0.9rem',
    height: '4.2rem',
    padding: '0 0.9rem',
    borderRadius: '0.6rem',
    border: `0.12rem solid ${theme.tokens.tone[tone]}`,
    background: theme.tokens.soft[tone],
    '& > .level': {
      display: 'flex',
      alignItems: 'center',
      gap: '0.5rem',
      fontSize: '1.35rem',
      fontWeight: 700,
      color: theme.tokens.tone[tone],
      whiteSpace: 'nowrap',
    },
    '& .who': { fontSize: '1.35rem', fontWeight: 600, lineHeight: 1.35 },
    '& > .left': { fontSize: '1.6rem', fontWeight: 700 },
    '& > button': {
      font: 'inherit',
      fontSize: '1.2rem',
      fontWeight: 700,
      color: theme.tokens.text,
      background: theme.tokens.inner,
      border: `1px solid ${theme.tokens.edge}`,
      borderRadius: '0.5rem',
      padding: '0.4rem 1rem',
      cursor: 'pointer',
    },
    '& > button:focus-visible': { outline: `0.15rem solid ${theme.tokens.tone.action}`, outlineOffset: 2 },
    '& > button:disabled': { opacity: 0.6 },
    // A step of colour with each beat: an animation would keep a whole core busy.
    '&[data-flash=on]': { background: `color-mix(in srgb, ${theme.tokens.tone[tone]} 46%, ${theme.tokens.panel})` },
    '&[data-flash=on] :is(.level, .left, div)': { color: theme.tokens.text },
  }),
)

/** Switches an element's colours with the window's beat, without rendering. */
function useFlash() {
  const element = useRef<HTMLElement>(null)
  const beat = useBeat()
  useEffect(
    () =>
      beat.subscribe(() => {
        const node = element.current
        if (node) node.dataset['flash'] = Math.floor(beat.now() / 1_000) % 2 === 0 ? 'on' : 'off'
      }),
    [beat],
  )
  return element
}

const mostShown = 2

type Props = { readonly policies: ReadonlyMap<string, PolicySummary> }

export const AlertStrip = memo(function AlertStrip({ policies }: Props) {
  const { t } = useTranslation('wallboard')
  const words = useWords()
  const { tables } = useFeed('alerts', { of: 'all' })
  const alerts = useMemo(() => alertsInOrder(tables?.alerts.values() ?? []), [tables?.alerts])
  useAlarm(
    'wall',
    alerts.map(({ id }) => id),
  )
  const acknowledge = useCall('alerts.acknowledge')
  if (alerts.length === 0) return null
  const more = alerts.length - mostShown
  return (
    <Strip aria-label={t('alerts.title')} data-many={more > 0}>
      {alerts.slice(0, mostShown).map((alert) => (
        <AlertItem
          key={alert.id}
          alert={alert}
          policies={policies}
          pending={acknowledge.pending}
          onAcknowledge={() => void acknowledge.run({ ids: [alert.id], note: '' })}
        />
      ))}
      {acknowledge.error ? (
        <span role="alert" className="failed">
          {words.failure(acknowledge.error)}
        </span>
      ) : null}
      {more > 0 && !acknowledge.error ? (
        <div className="more">
          <strong>+{more}</strong>
          {t('alerts.more')}
        </div>
      ) : null}
    </Strip>
  )
})

type ItemProps = Props & {
  readonly alert: AlertRow
  readonly pending: boolean
  readonly onAcknowledge: () => void
}

function AlertItem({ alert, policies, pending, onAcknowledge }: ItemProps) {
  const { t, i18n } = useTranslation('wallboard')
  const flash = useFlash()
  const { tone, shape } = alertLooks(alert.level)
  const policy = policies.get(alert.policyId)
  const commitment = policy?.commitments.find(({ id }) => id === alert.commitment)
  const name = commitment?.name[i18n.language === 'en' ? 'en' : 'zh'] ?? alert.commitment
  return (
    <Item ref={flash} tone={tone} role="alert" aria-label={alert.number}>
      <span className="level">
        <StateShape shape={shape} />
        {alert.level >= 100 ? t('alerts.over') : `${alert.level}%`}
      </span>
      <div>
        <Line className="who">{alert.customerName}</Line>
        <Facts>
          <span className="what">{bareName(name)}</span>
          <span>{alert.assigneeName ?? t('deadlines.nobody')}</span>
          <span>{alert.number}</span>
        </Facts>
      </div>
      <Countdown className="left" clock={alert} />
      <button
        type="button"
        disabled={pending}
        aria-label={t('alerts.acknowledgeOf', { number: alert.number })}
        onClick={onAcknowledge}
      >
        {t('alerts.acknowledge')}
      </button>
    </Item>
  )
}
