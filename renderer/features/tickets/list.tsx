/** The list: all tickets page by page, narrowed by stage and words, live where the feed knows better. */
import { styled } from '@mui/material/styles'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TicketRow } from '#shared/domain/tickets/tickets'
import type { CommandOutput } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import type { FeedState } from '../../data/use-feed'
import { useQuery } from '../../data/use-query'
import { Countdown } from '../../ui/countdown'
import { ActionButton } from '../../ui/fields'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { useWords } from '../../ui/words'
import { countNewer, joinPages, newestOf, refreshRows } from './model'
import { MoreClocks } from './more-clocks'
import { useTicketNames } from './ticket-words'
import { changeView } from './view-state'
import type { TicketsView } from './view-state'
import { VirtualRows } from '../../ui/virtual-rows'

const pageSize = 100
const rowHeight = 44

const Surface = styled('section')(({ theme }) => ({
  flex: 1,
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  overflow: 'hidden',
  '& .cells': {
    display: 'grid',
    gridTemplateColumns: '128px 92px minmax(0, 1fr) minmax(0, 240px) 92px 92px 170px',
    gap: 14,
    alignItems: 'center',
    height: rowHeight,
    padding: '0 16px',
    whiteSpace: 'nowrap',
    '& > *': { overflow: 'hidden', textOverflow: 'ellipsis' },
    // Room at the end for how many clocks run besides.
    '& > :last-child': { textAlign: 'end', paddingInlineEnd: 34 },
  },
  // The header leaves the room that the rows' scroll bar takes.
  '& .head-row': { overflow: 'hidden', scrollbarGutter: 'stable', scrollbarWidth: 'thin' },
  '& .head': { color: theme.tokens.quiet, borderBottom: `1px solid ${theme.tokens.line}`, fontSize: '0.93em' },
  '& a.cells': {
    color: 'inherit',
    textDecoration: 'none',
    fontVariantNumeric: 'tabular-nums',
    borderBottom: `1px solid ${theme.tokens.line}`,
  },
  '& a.cells:hover': { background: theme.tokens.inner },
  '& a.cells:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: -2 },
  '& a.cells > strong': { fontWeight: 500 },
  '& a.cells > :last-child': { fontWeight: 700 },
  '& .quiet': { color: theme.tokens.quiet, fontWeight: 400 },
  '& > footer': {
    padding: '6px 16px',
    color: theme.tokens.quiet,
    borderTop: `1px solid ${theme.tokens.line}`,
    fontSize: '0.93em',
  },
  '& .newer': { padding: '4px 10px', borderBottom: `1px solid ${theme.tokens.line}` },
}))

type FirstPage = CommandOutput<'tickets.list'> | undefined
/** The newest ticket known when the list was loaded: what comes after it is offered, not pushed in. */
type Loaded = { readonly of: FirstPage; readonly newest: number | null }
/** Pages after the first one, and which first one they follow. */
type Rest = { readonly of: FirstPage; readonly pages: readonly (readonly TicketRow[])[]; readonly next: string | null }

function useTicketPages(
  { stage, text }: Pick<TicketsView, 'stage' | 'text'>,
  live: ReadonlyMap<string, TicketRow> | null,
) {
  const first = useQuery('tickets.list', { stage, text, after: null, limit: pageSize }, { keepPrevious: true })
  const more = useCall('tickets.list')
  const [rest, setRest] = useState<Rest>({ of: undefined, pages: [], next: null })
  const [loaded, setLoaded] = useState<Loaded>({ of: undefined, newest: null })
  const asking = useRef<string | null>(null)
  const page = first.value
  if (page && live && (page !== loaded.of || loaded.newest === null))
    setLoaded({ of: page, newest: newestOf([...live.values(), ...page.rows]) })

  const follows = rest.of === page
  const next = page === undefined ? null : follows ? rest.next : page.next
  const rows = useMemo(() => joinPages([page?.rows ?? [], ...(follows ? rest.pages : [])]), [page, follows, rest.pages])

  const { run } = more
  const loadMore = useCallback(async () => {
    if (next === null || asking.current === next) return
    asking.current = next
    const result = await run({ stage, text, after: next, limit: pageSize })
    asking.current = null
    if (!result.ok) return
    setRest((old) => ({
      of: page,
      pages: [...(old.of === page ? old.pages : []), result.value.rows],
      next: result.value.next,
    }))
  }, [next, page, run, stage, text])

  return {
    rows,
    complete: next === null,
    newest: loaded.newest,
    loading: first.loading,
    empty: page !== undefined && rows.length === 0,
    error: first.error ?? more.error,
    retry: first.error ? first.reload : () => void loadMore(),
    reload: first.reload,
    loadMore,
  }
}

type Props = { readonly view: TicketsView; readonly feed: FeedState<'tickets'> }

export function TicketList({ view, feed }: Props) {
  const { t } = useTranslation('tickets')
  const words = useWords()
  const text = useDeferredValue(view.text.trim())
  const live = feed.tables?.tickets ?? null
  const pages = useTicketPages({ stage: view.stage, text }, live)
  const rows = useMemo(() => (live ? refreshRows(pages.rows, live) : pages.rows), [pages.rows, live])
  const newer =
    live && text === '' && pages.newest !== null ? countNewer(live, pages.rows, view.stage, pages.newest) : 0
  const { loadMore } = pages
  const onNearEnd = useCallback(() => void loadMore(), [loadMore])

  return (
    <Surface aria-label={t('list.label')} aria-busy={pages.loading}>
      {pages.error ? <ErrorNote failure={pages.error} onRetry={pages.retry} /> : null}
      {newer > 0 ? (
        <div className="newer">
          <ActionButton type="button" look="quiet" onClick={pages.reload}>
            {t('list.newer', { count: newer })}
          </ActionButton>
        </div>
      ) : null}
      <div className="head-row" aria-hidden="true">
        <div className="cells head">
          <span>{t('list.column.number')}</span>
          <span>{t('list.column.severity')}</span>
          <span>{t('list.column.summary')}</span>
          <span>{t('list.column.customer')}</span>
          <span>{t('list.column.stage')}</span>
          <span>{t('list.column.assignee')}</span>
          <span>{t('list.column.clock')}</span>
        </div>
      </div>
      {pages.empty ? (
        <EmptyState
          title={t('list.none')}
          hint={t('list.noneHint')}
          action={
            view.stage !== null || text !== '' ? (
              <ActionButton type="button" onClick={() => changeView({ stage: null, text: '' })}>
                {t('list.clear')}
              </ActionButton>
            ) : null
          }
        />
      ) : rows.length === 0 && pages.loading ? (
        <EmptyState title={words.loading} />
      ) : (
        <VirtualRows
          key={`${view.stage ?? ''}/${text}`}
          rows={rows}
          rowHeight={rowHeight}
          label={t('list.label')}
          place={`list-${view.stage ?? ''}-${text}`}
          onNearEnd={onNearEnd}
        >
          {(row) => <Row row={row} />}
        </VirtualRows>
      )}
      {rows.length > 0 ? (
        <footer>
          {pages.complete ? t('list.end', { count: rows.length }) : t('list.more', { count: rows.length })}
        </footer>
      ) : null}
    </Surface>
  )
}

const Slot = styled('div')({
  position: 'relative',
  '& > button': { position: 'absolute', insetInlineEnd: 12, top: 12 },
})

function Row({ row }: { readonly row: TicketRow }) {
  const { t } = useTranslation('tickets')
  const names = useTicketNames()
  return (
    <Slot>
      <Link className="cells" href={`/tickets/${row.id}`}>
        <span>{row.number}</span>
        <span>{names.severity(row)}</span>
        <strong>{row.summary}</strong>
        <span>{row.customerName}</span>
        <span>{t(`common:stage.${row.stage}`)}</span>
        <span className={row.assigneeName ? undefined : 'quiet'}>{row.assigneeName ?? t('row.unassigned')}</span>
        <span>{row.clock ? <Countdown clock={row.clock} /> : <span className="quiet">{t('row.noClock')}</span>}</span>
      </Link>
      <MoreClocks row={row} />
    </Slot>
  )
}
