/** Calls: who is to be called back, and under `/calls/log` the log of all calls, one of them open under `/calls/log/:id`. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { useLocation, useRoute } from 'wouter'
import { CallId } from '#shared/domain/ids'
import { useFeed } from '../../data/use-feed'
import { StateBadge } from '../../ui/state-badge'
import { CallbackList } from './callback-list'
import { CallLog } from './log'

const Screen = styled('div')({
  flex: 1,
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  padding: 14,
})

const Bar = styled('header')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: 36,
  '& h1': { margin: 0, fontSize: '1.4em', marginInlineEnd: 'auto' },
  '& > fieldset': {
    margin: 0,
    display: 'flex',
    padding: 2,
    borderRadius: 9,
    border: `1px solid ${theme.tokens.line}`,
    background: theme.tokens.panel,
  },
  '& > fieldset > button': {
    font: 'inherit',
    color: theme.tokens.quiet,
    padding: '4px 16px',
    border: 0,
    borderRadius: 7,
    background: 'none',
    cursor: 'pointer',
    fontVariantNumeric: 'tabular-nums',
  },
  '& > fieldset > button[aria-pressed=true]': {
    background: theme.tokens.soft.action,
    color: theme.tokens.tone.action,
    fontWeight: 600,
  },
  '& > fieldset > button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}` },
}))

const list = '/calls'
const log = '/calls/log'

export function CallsScreen() {
  const { t } = useTranslation('calls')
  const [, navigate] = useLocation()
  const [inLog, params] = useRoute<{ readonly id?: string }>('/calls/log/:id?')
  const feed = useFeed('callbacks')
  const counts = feed.tables?.counts.get('counts')
  const open = counts ? counts.missed + counts.promised : null
  const chosen = CallId.safeParse(params?.id)
  return (
    <Screen>
      <Bar>
        <h1>{t('title')}</h1>
        {feed.state === 'stale' ? <StateBadge tone="soon" label={t('stale')} /> : null}
        <fieldset aria-label={t('tab.label')}>
          <button type="button" aria-pressed={!inLog} onClick={() => navigate(list)}>
            {t('tab.list')}
            {open === null || open === 0 ? null : ` ${open}`}
          </button>
          <button type="button" aria-pressed={inLog} onClick={() => navigate(log)}>
            {t('tab.log')}
          </button>
        </fieldset>
      </Bar>
      {inLog ? (
        <CallLog
          chosen={chosen.data ?? null}
          onChoose={(id) => navigate(id === null ? log : `${log}/${id}`, { replace: true })}
        />
      ) : (
        <CallbackList feed={feed} />
      )}
    </Screen>
  )
}
