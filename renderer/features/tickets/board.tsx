/** The board: a column for each open stage, the soonest deadline at the top, clocks running. */
import { styled } from '@mui/material/styles'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Stage } from '#shared/domain/tickets/stages'
import type { TicketRow } from '#shared/domain/tickets/tickets'
import type { FeedState } from '../../data/use-feed'
import { Countdown } from '../../ui/countdown'
import { ActionButton } from '../../ui/fields'
import { EmptyState } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import { buildBoard } from './model'
import type { BoardColumn } from './model'
import { MoreClocks } from './more-clocks'
import { useTicketNames } from './ticket-words'
import { changeView } from './view-state'
import { VirtualRows } from '../../ui/virtual-rows'

const Columns = styled('section')({
  flex: 1,
  minHeight: 0,
  display: 'grid',
  gridAutoFlow: 'column',
  gridAutoColumns: 'minmax(176px, 1fr)',
  gap: 10,
  overflowX: 'auto',
})

/** Emergencies and consultations are few where they are offered at all: they share one column, and take none while unused. */
const Shared = styled('div')({ display: 'grid', gridAutoRows: 'minmax(0, 1fr)', gap: 10, minHeight: 0 })
const shared: readonly Stage[] = ['emergency', 'consult']

const Column = styled('section')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  borderRadius: 12,
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  '& > header': { padding: '11px 14px 9px', display: 'grid', gap: 3 },
  '& h2': { margin: 0, fontSize: '1.05em', display: 'flex', justifyContent: 'space-between', gap: 8 },
  '& h2 > b': { fontVariantNumeric: 'tabular-nums' },
  '& .marks': { display: 'flex', gap: 10, minHeight: '1.5em', fontSize: '0.92em' },
  '& > footer': { padding: '4px 8px 8px' },
  '& > footer > button': { width: '100%', padding: '5px 4px', whiteSpace: 'normal' },
}))

const cardHeight = 138
const gap = 8

// The other clocks stand below the soonest: a button of its own, for no link may hold one.
const Slot = styled('div')({
  position: 'relative',
  height: cardHeight - gap,
  margin: '0 2px 0 10px',
  '& > button': { position: 'absolute', insetInlineEnd: 8, top: 34, lineHeight: 1.5 },
  '& > a:has(~ button) .summary': { paddingInlineEnd: 26 },
})

const Card = styled(Link)(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  height: '100%',
  padding: '9px 11px',
  borderRadius: 10,
  border: `1px solid ${theme.tokens.line}`,
  background: theme.tokens.inner,
  color: 'inherit',
  textDecoration: 'none',
  overflow: 'hidden',
  '&:hover': { borderColor: theme.tokens.quiet },
  '&:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 1 },
  '& .top': { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: 8 },
  '& .severity': { fontWeight: 600, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' },
  '& .clock': { flex: 'none', fontSize: '1.12em', fontWeight: 700, whiteSpace: 'nowrap' },
  '& .clock > i': { fontStyle: 'normal', fontWeight: 400, fontSize: '0.88em', color: theme.tokens.quiet },
  '& .summary': {
    flex: 'none',
    margin: '3px 0 auto',
    lineHeight: 1.45,
    maxHeight: '2.9em',
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
  },
  '& .foot': {
    color: theme.tokens.quiet,
    flex: 'none',
    fontSize: '0.9em',
    lineHeight: 1.5,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    fontVariantNumeric: 'tabular-nums',
  },
}))

/** Left and right lead to the column beside, to the card at about the same height. */
function stepAside(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
  const from = document.activeElement
  const columns = [...event.currentTarget.children]
  const at = columns.findIndex((column) => column.contains(from))
  if (!from || at < 0) return
  const top = from.getBoundingClientRect().top
  const beside = event.key === 'ArrowLeft' ? columns.slice(0, at).toReversed() : columns.slice(at + 1)
  for (const column of beside) {
    const cards = [...column.querySelectorAll<HTMLElement>('li a')]
    const distance = (card: HTMLElement): number => Math.abs(card.getBoundingClientRect().top - top)
    const [nearest] = cards.toSorted((a, b) => distance(a) - distance(b))
    if (!nearest) continue
    event.preventDefault()
    nearest.focus()
    return
  }
}

export function Board({ feed }: { readonly feed: FeedState<'tickets'> }) {
  const { t } = useTranslation('tickets')
  const { tables } = feed
  const columns = useMemo(() => (tables ? buildBoard(tables.tickets, tables.stages) : []), [tables])
  if (columns.every((column) => column.count.open === 0 && column.rows.length === 0))
    return <EmptyState title={t('board.none')} hint={t('board.noneHint')} />
  const few = shared.flatMap((stage) =>
    columns.filter((one) => one.stage === stage && one.rows.length + one.count.open > 0),
  )
  return (
    <Columns aria-label={t('board.label')} onKeyDown={stepAside}>
      {columns.map((column) => {
        if (!shared.includes(column.stage)) return <StageColumn key={column.stage} column={column} />
        // They stand where the first of them would.
        if (column.stage !== 'consult' || few.length === 0) return null
        return (
          <Shared key="few">
            {few.map((one) => (
              <StageColumn key={one.stage} column={one} />
            ))}
          </Shared>
        )
      })}
    </Columns>
  )
}

function StageColumn({ column: { stage, rows, count } }: { readonly column: BoardColumn }) {
  const { t } = useTranslation('tickets')
  const name = t(`common:stage.${stage}`)
  const hidden = count.open - rows.length
  return (
    <Column aria-label={name}>
      <header>
        <h2>
          {name} <b>{count.open}</b>
        </h2>
        <div className="marks">
          {count.overdue > 0 ? (
            <StateBadge bare tone="late" label={t('board.overdue', { count: count.overdue })} />
          ) : null}
          {count.atRisk > 0 ? <StateBadge bare tone="soon" label={t('board.atRisk', { count: count.atRisk })} /> : null}
        </div>
      </header>
      {rows.length === 0 ? (
        <EmptyState title={t('board.empty')} />
      ) : (
        <VirtualRows rows={rows} rowHeight={cardHeight} label={name} place={`board-${stage}`}>
          {(row) => <TicketCard row={row} />}
        </VirtualRows>
      )}
      {hidden > 0 ? (
        <footer>
          <ActionButton look="quiet" type="button" onClick={() => changeView({ view: 'list', stage, text: '' })}>
            {t('board.more', { count: hidden })}
          </ActionButton>
        </footer>
      ) : null}
    </Column>
  )
}

function TicketCard({ row }: { readonly row: TicketRow }) {
  const { t } = useTranslation('tickets')
  const names = useTicketNames()
  return (
    <Slot>
      <Card href={`/tickets/${row.id}`}>
        <span className="top">
          <span className="severity">{names.severity(row)}</span>
          <span className="clock">{row.clock ? <Countdown clock={row.clock} /> : <i>{t('row.noClock')}</i>}</span>
        </span>
        <span className="summary">{row.summary}</span>
        <span className="foot">
          {row.city} {row.customerName}
        </span>
        <span className="foot">
          {row.number} · {row.assigneeName ?? t('row.unassigned')}
        </span>
      </Card>
      <MoreClocks row={row} />
    </Slot>
  )
}
