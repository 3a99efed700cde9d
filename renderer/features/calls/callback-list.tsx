/** Who is to be called back: callers who gave up, the latest first, and promised calls with their clocks. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClosedCallbackRow, MissedRow, PromisedRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import type { FeedState } from '../../data/use-feed'
import { Chips } from '../../ui/chips'
import { ActionButton } from '../../ui/fields'
import { groupedNumber } from '../../ui/grouped-number'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'
import { StateShape } from '../../ui/state-badge'
import { useWords } from '../../ui/words'
import { CloseDialog } from './close-dialog'
import { ClosedHead, ClosedItem } from './closed-row'
import { CompleteDialog } from './complete-dialog'
import { MissedHead, MissedItem } from './missed-row'
import { listFilters, sortMissed, sortPromised } from './model'
import { PromisedHead, PromisedItem } from './promised-row'
import { useCallbackActs } from './use-callback-acts'
import { changeView, useCallsView } from './view-state'

const Surface = styled('section')(({ theme }) => ({
  ...thinScrollbar(theme),
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  display: 'flex',
  flexDirection: 'column',
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  '& > *': { flex: 'none' },
  '& ul': { listStyle: 'none', margin: 0, padding: 0 },
  '& h2': { margin: 0, padding: '12px 16px 0', fontSize: '1.06em', lineHeight: 1.4 },
  '& > footer': { padding: '8px 16px', color: theme.tokens.quiet, fontSize: '0.93em', marginTop: 'auto' },
}))
const Line = styled('p')(({ theme }) => ({ margin: 0, color: theme.tokens.quiet, fontSize: '0.93em' }))
const Undo = styled('output')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  padding: '4px 6px 4px 14px',
  borderRadius: 8,
  background: theme.tokens.soft.action,
  '& > button': { minHeight: 30 },
}))

/** The same button of the row above or below. */
function step(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const button = document.activeElement
  const item = button?.closest('li')
  if (!(button instanceof HTMLElement) || !item) return
  const items = [...event.currentTarget.querySelectorAll('li')]
  const next = items[items.indexOf(item) + (event.key === 'ArrowDown' ? 1 : -1)]
  const wanted = button.dataset['act']
  const target =
    next?.querySelector<HTMLElement>(`button[data-act='${wanted ?? ''}']:not(:disabled)`) ??
    next?.querySelector<HTMLElement>('button:not(:disabled), a')
  if (!target) return
  event.preventDefault()
  target.focus()
}

const none: ReadonlyMap<string, never> = new Map<string, never>()

export function CallbackList({ feed }: { readonly feed: FeedState<'callbacks'> }) {
  const { t } = useTranslation('calls')
  const words = useWords()
  const { filter } = useCallsView()
  const acts = useCallbackActs()
  const reopen = useCall('callbacks.reopen')
  const [closing, setClosing] = useState<MissedRow | null>(null)
  const [completing, setCompleting] = useState<PromisedRow | null>(null)
  const [undo, setUndo] = useState<{ readonly row: MissedRow; readonly reason: string } | null>(null)
  const counts = feed.tables?.counts.get('counts')
  const missed = sortMissed((feed.tables?.missed ?? none).values())
  const promised = sortPromised((feed.tables?.promised ?? none).values())
  const closed: readonly ClosedCallbackRow[] = [...(feed.tables?.closed ?? none).values()]
  const isMine = (row: MissedRow | PromisedRow): boolean => acts.isMine(row.taken)
  const shownMissed =
    filter === 'promised' || filter === 'closed' ? [] : filter === 'mine' ? missed.filter(isMine) : missed
  const shownPromised =
    filter === 'missed' || filter === 'closed' ? [] : filter === 'mine' ? promised.filter(isMine) : promised
  const sizes = {
    all: (counts?.missed ?? 0) + (counts?.promised ?? 0),
    missed: counts?.missed ?? 0,
    promised: counts?.promised ?? 0,
    mine: missed.filter(isMine).length + promised.filter(isMine).length,
    closed: closed.length,
  }
  const error = acts.error ?? reopen.error

  if (feed.error) return <ErrorNote failure={feed.error} />
  if (!feed.tables) return <EmptyState title={words.loading} />
  return (
    <>
      <Chips aria-label={t('filter.label')}>
        {listFilters.map((one) => (
          <button key={one} type="button" aria-pressed={filter === one} onClick={() => changeView({ filter: one })}>
            {t(`filter.${one}`)}
            <b>{sizes[one]}</b>
          </button>
        ))}
      </Chips>
      {acts.hindrance && filter !== 'closed' && sizes.all > 0 ? <Line>{acts.hindrance}</Line> : null}
      {error ? <ErrorNote failure={error} /> : null}
      {undo ? (
        <Undo>
          {t('closed.undo', { who: groupedNumber(undo.row.number), reason: undo.reason })}
          <ActionButton
            type="button"
            look="quiet"
            disabled={reopen.pending}
            onClick={() => {
              void reopen.run({ id: undo.row.id }).then(({ ok }) => (ok ? setUndo(null) : undefined))
            }}
          >
            {t('action.undo')}
          </ActionButton>
        </Undo>
      ) : null}
      <Surface aria-label={t('tab.list')} onKeyDown={step}>
        {shownMissed.length > 0 ? (
          <>
            <h2>{t('group.missed')}</h2>
            <MissedHead />
            <ul aria-label={t('group.missed')}>
              {shownMissed.map((row) => (
                <MissedItem
                  key={row.id}
                  row={row}
                  acts={acts}
                  onClose={() => {
                    acts.clear()
                    setClosing(row)
                  }}
                />
              ))}
            </ul>
          </>
        ) : null}
        {shownPromised.length > 0 ? (
          <>
            <h2>{t('group.promised')}</h2>
            <PromisedHead />
            <ul aria-label={t('group.promised')}>
              {shownPromised.map((row) => (
                <PromisedItem key={row.id} row={row} acts={acts} onComplete={() => setCompleting(row)} />
              ))}
            </ul>
          </>
        ) : null}
        {filter === 'closed' && closed.length > 0 ? (
          <>
            <ClosedHead />
            <ul aria-label={t('group.closed')}>
              {closed.map((row) => (
                <ClosedItem
                  key={row.id}
                  row={row}
                  pending={reopen.pending}
                  onReopen={() => void reopen.run({ id: row.id })}
                />
              ))}
            </ul>
          </>
        ) : null}
        {shownMissed.length + shownPromised.length === 0 && !(filter === 'closed' && closed.length > 0) ? (
          <EmptyState
            icon={<StateShape shape="check" />}
            title={t(`none.${filter}`)}
            {...(filter === 'all' || filter === 'mine' ? { hint: t(`none.${filter}Hint`) } : {})}
          />
        ) : null}
        {counts && filter !== 'closed' ? (
          <footer>
            {[
              counts.withheld > 0 ? t('hint.withheld', { count: counts.withheld }) : null,
              counts.missed > missed.length ? t('hint.beyond', { shown: missed.length, count: counts.missed }) : null,
            ].map((line) => (line === null ? null : <div key={line}>{line}</div>))}
          </footer>
        ) : null}
      </Surface>
      {closing ? (
        <CloseDialog
          row={closing}
          onClosed={(reason) => {
            setUndo({ row: closing, reason })
            setClosing(null)
          }}
          onClose={() => setClosing(null)}
        />
      ) : null}
      {completing ? (
        <CompleteDialog
          // As the ticket is now: somebody may have written on it while the form was open.
          row={promised.find(({ id }) => id === completing.id) ?? completing}
          onClose={() => setCompleting(null)}
        />
      ) : null}
    </>
  )
}
