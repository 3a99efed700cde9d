/** The log of all calls: pages of it, narrowed by what a person looks for, one call open beside it. */
import { styled } from '@mui/material/styles'
import { useCallback, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallId } from '#shared/domain/ids'
import { instantOfLocal, localDayOf } from '#shared/lib/zoned-time'
import { useMinute } from '../../data/minute'
import { useFeedTable } from '../../data/use-feed'
import { useQuery } from '../../data/use-query'
import { ActionButton } from '../../ui/fields'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { VirtualRows } from '../../ui/virtual-rows'
import { useWords } from '../../ui/words'
import { CallDetailPanel } from './call-detail'
import { LogFilters } from './log-filters'
import { LogHead, LogRow, logRowHeight } from './log-row'
import { endedToday } from './model'
import { logQuery, useLogPages } from './use-log-pages'
import { allCalls, changeView, useCallsView } from './view-state'

const Area = styled('div')({ position: 'relative', flex: 1, minHeight: 0, display: 'flex' })
const Surface = styled('section')(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  overflow: 'hidden',
  '& > footer': {
    padding: '6px 16px',
    color: theme.tokens.quiet,
    borderTop: `1px solid ${theme.tokens.line}`,
    fontSize: '0.93em',
  },
  '& .newer': { padding: '4px 10px', borderBottom: `1px solid ${theme.tokens.line}` },
}))

type Props = { readonly chosen: CallId | null; readonly onChoose: (id: CallId | null) => void }

export function CallLog({ chosen, onChoose }: Props) {
  const { t } = useTranslation('calls')
  const words = useWords()
  const view = useCallsView()
  const text = useDeferredValue(view.text.trim())
  const minute = useMinute()
  const today = localDayOf(words.zone, minute)
  const query = logQuery(view, text, today, (local) => instantOfLocal(words.zone, local, 0))
  const pages = useLogPages(query)
  const facets = useQuery('calls.facets', undefined)
  const day = useFeedTable('queue', 'queues')?.get('*')
  const ended = endedToday(day)
  const [seen, setSeen] = useState({ page: pages.page, ended })
  if (pages.page !== seen.page) setSeen({ page: pages.page, ended })
  const { loadMore } = pages
  const onNearEnd = useCallback(() => void loadMore(), [loadMore])
  const narrowed = { ...view, filter: allCalls.filter }
  const isNarrowed = JSON.stringify(narrowed) !== JSON.stringify(allCalls)

  return (
    <>
      <LogFilters view={view} facets={facets.value} />
      <Area>
        <Surface aria-label={t('log.label')} aria-busy={pages.loading}>
          {pages.error ? <ErrorNote failure={pages.error} onRetry={pages.retry} /> : null}
          {day && ended !== seen.ended && pages.page === seen.page ? (
            <div className="newer">
              <ActionButton type="button" look="quiet" onClick={pages.reload}>
                {t('log.newer')}
              </ActionButton>
            </div>
          ) : null}
          <LogHead />
          {pages.empty ? (
            <EmptyState
              title={t('log.none')}
              hint={t('log.noneHint')}
              action={
                isNarrowed ? (
                  <ActionButton
                    type="button"
                    onClick={() => changeView({ ...allCalls, period: 'all', filter: view.filter })}
                  >
                    {t('log.clear')}
                  </ActionButton>
                ) : null
              }
            />
          ) : pages.rows.length === 0 && pages.loading ? (
            <EmptyState title={words.loading} />
          ) : (
            <VirtualRows
              key={JSON.stringify(query)}
              rows={pages.rows}
              rowHeight={logRowHeight}
              label={t('log.label')}
              place="calls"
              onNearEnd={onNearEnd}
            >
              {(row) => <LogRow row={row} chosen={row.id === chosen} />}
            </VirtualRows>
          )}
          {pages.rows.length > 0 ? (
            <footer>{t(pages.complete ? 'log.end' : 'log.more', { count: pages.rows.length })}</footer>
          ) : null}
        </Surface>
        {chosen ? (
          <CallDetailPanel key={chosen} id={chosen} onChanged={pages.reload} onClose={() => onChoose(null)} />
        ) : null}
      </Area>
    </>
  )
}
