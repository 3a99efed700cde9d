/** Tickets: the board or the list, and under `/tickets/:id` one ticket. */
import { styled } from '@mui/material/styles'
import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useRoute } from 'wouter'
import { useFeed } from '../../data/use-feed'
import { TextInput } from '../../ui/fields'
import { KeyHint } from '../../ui/key-hint'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import { useWords } from '../../ui/words'
import { Board } from './board'
import { TicketList } from './list'
import { StageChips } from './stage-chips'
import { TicketPage } from './ticket-page'
import { changeView, useTicketsView } from './view-state'

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
  '& h1': { margin: 0, fontSize: '1.4em', marginInlineEnd: 'auto' },
  '& > search': { position: 'relative', width: 340 },
  '& > search > span': { position: 'absolute', insetInlineEnd: 12, top: 7, pointerEvents: 'none' },
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
  },
  '& > fieldset > button[aria-pressed=true]': {
    background: theme.tokens.soft.action,
    color: theme.tokens.tone.action,
    fontWeight: 600,
  },
  '& > fieldset > button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}` },
}))

export function TicketsScreen() {
  const [, params] = useRoute<{ readonly id: string }>('/tickets/:id')
  return params ? <TicketPage key={params.id} id={params.id} /> : <Overview />
}

const views = ['board', 'list'] as const

function Overview() {
  const { t } = useTranslation('tickets')
  const words = useWords()
  const view = useTicketsView()
  const feed = useFeed('tickets')
  const search = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || !event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
      event.preventDefault()
      // The board has no search of its own: the list is where words are looked for.
      flushSync(() => changeView({ view: 'list' }))
      search.current?.focus()
      search.current?.select()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  return (
    <Screen>
      <Bar>
        <h1>{t('title')}</h1>
        {feed.state === 'stale' ? <StateBadge tone="soon" label={t('stale')} /> : null}
        {view.view === 'list' ? (
          <search>
            <TextInput
              ref={search}
              type="search"
              aria-label={t('list.search')}
              placeholder={t('list.placeholder')}
              value={view.text}
              maxLength={80}
              onChange={(event) => changeView({ text: event.target.value })}
            />
            {view.text === '' ? (
              <span>
                <KeyHint keys="Ctrl+K" />
              </span>
            ) : null}
          </search>
        ) : null}
        <fieldset aria-label={t('view.label')}>
          {views.map((one) => (
            <button key={one} type="button" aria-pressed={view.view === one} onClick={() => changeView({ view: one })}>
              {t(`view.${one}`)}
            </button>
          ))}
        </fieldset>
      </Bar>
      {feed.error ? <ErrorNote failure={feed.error} /> : null}
      {view.view === 'list' ? <StageChips chosen={view.stage} counts={feed.tables?.stages ?? null} /> : null}
      {view.view === 'list' ? (
        <TicketList view={view} feed={feed} />
      ) : feed.state === 'loading' ? (
        <EmptyState title={words.loading} />
      ) : feed.tables ? (
        <Board feed={feed} />
      ) : null}
    </Screen>
  )
}
