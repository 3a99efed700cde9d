/** The panel behind the bell: what is open for this person, the most urgent first, and for managers what was before. */
import Drawer from '@mui/material/Drawer'
import { styled } from '@mui/material/styles'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertRow } from '#shared/ipc/contract'
import type { Failure } from '#shared/lib/result'
import { ActionButton } from '../../ui/fields'
import { KeyHint } from '../../ui/key-hint'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'
import { StateShape } from '../../ui/state-badge'
import { AlertCard } from './alert-card'
import { AlertHistory } from './history'

const Sheet = styled('section')(({ theme }) => ({
  width: 460,
  maxWidth: '90vw',
  height: '100%',
  display: 'flex',
  flexDirection: 'column',
  background: theme.tokens.ground,
  '& > header': { display: 'flex', alignItems: 'center', gap: 12, padding: '14px 12px 10px 20px' },
  '& > header > h2': { margin: 0, fontSize: 18, flex: 1 },
  '& > nav': { display: 'flex', gap: 4, padding: '0 16px', borderBottom: `1px solid ${theme.tokens.line}` },
  '& > nav > button': {
    font: 'inherit',
    fontWeight: 600,
    color: theme.tokens.quiet,
    background: 'none',
    border: 0,
    borderBottom: '2px solid transparent',
    padding: '6px 10px 8px',
    cursor: 'pointer',
  },
  '& > nav > button[aria-pressed=true]': { color: theme.tokens.text, borderBottomColor: theme.tokens.tone.action },
  '& > nav > button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: -2 },
  '& > .body': {
    ...thinScrollbar(theme),
    flex: 1,
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: 10,
    padding: '14px 16px 20px',
  },
  '& .quiet': { margin: 0, color: theme.tokens.quiet, fontSize: 13 },
}))

type Props = {
  readonly alerts: readonly AlertRow[]
  readonly others: number
  readonly error: Failure | null
  readonly linked: boolean
  /** Whether this person may look at what was raised before. */
  readonly history: boolean
  /** What else is to be seen behind the bell, and how much of it there is. */
  readonly besides?: { readonly count: number; readonly view: React.ReactNode }
  readonly onClose: () => void
}

export function AlertPanel({ alerts, others, error, linked, history, besides, onClose }: Props) {
  const { t } = useTranslation('alerts')
  const id = useId()
  const open = alerts.length + (besides?.count ?? 0)
  const [tab, setTab] = useState<'open' | 'history'>('open')
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      transitionDuration={0}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': id } }}
    >
      <Sheet>
        <header>
          <h2 id={id}>{t('title')}</h2>
          <ActionButton type="button" look="quiet" onClick={onClose}>
            {t('close')} <KeyHint keys="Esc" />
          </ActionButton>
        </header>
        {history ? (
          <nav>
            {(['open', 'history'] as const).map((name) => (
              <button key={name} type="button" aria-pressed={tab === name} onClick={() => setTab(name)}>
                {t(`tabs.${name}`)}
                {name === 'open' && open > 0 ? ` ${open}` : ''}
              </button>
            ))}
          </nav>
        ) : null}
        <div className="body">
          {tab === 'history' ? (
            <AlertHistory onFollow={onClose} />
          ) : (
            <>
              {error ? <ErrorNote failure={error} /> : null}
              {open === 0 && !error ? (
                <EmptyState icon={<StateShape shape="check" />} title={t('empty')} hint={t('emptyHint')} />
              ) : null}
              {alerts.map((alert) => (
                <AlertCard key={alert.id} alert={alert} linked={linked} onFollow={onClose} />
              ))}
              {besides && besides.count > 0 ? besides.view : null}
              {others > 0 ? <p className="quiet">{t('others', { count: others })}</p> : null}
            </>
          )}
        </div>
      </Sheet>
    </Drawer>
  )
}
