/** Weeks × sites: how each week of each site stands, and beside it what is to be done today. */
import { styled } from '@mui/material/styles'
import { useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { BoardCellRow, BoardSiteRow, BoardWeekRow } from '#shared/ipc/contract'
import { nameOfSite } from '#shared/domain/media/papers'
import { useMinute } from '../../data/minute'
import { useFeed } from '../../data/use-feed'
import { moneyText } from '../../ui/money-text'
import { EmptyState, ErrorNote } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'
import { StateBadge, StateShape } from '../../ui/state-badge'
import { isoDate } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { boardRange, cellLook, cellsByPlace, placeOf, shortDay, standsOut } from './board-model'
import { Row, SmallButton } from './parts'
import { PlanEditionDialog } from './plan-edition-dialog'
import type { WeekOfSite } from './plan-edition-dialog'
import { WorkList } from './work-list'

const Frame = styled('div')({
  flex: 1,
  minHeight: 0,
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 350px',
  gap: 14,
  '@media (min-width: 1700px)': { gridTemplateColumns: 'minmax(0, 1fr) 420px' },
})

const Surface = styled('section')(({ theme }) => ({
  minWidth: 0,
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  background: theme.tokens.panel,
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 12,
  overflow: 'hidden',
  '& > header': { display: 'flex', alignItems: 'center', gap: 10, padding: '10px 16px' },
  '& > header > h2': { margin: 0, fontSize: '1.06em', flex: 1 },
}))

const Scroll = styled('div')(({ theme }) => ({ ...thinScrollbar(theme), flex: 1, minHeight: 0, overflow: 'auto' }))

const Grid = styled('table')(({ theme }) => ({
  width: '100%',
  borderCollapse: 'separate',
  borderSpacing: 0,
  tableLayout: 'fixed',
  fontVariantNumeric: 'tabular-nums',
  '& th, & td': { borderTop: `1px solid ${theme.tokens.line}`, padding: 0, textAlign: 'left', verticalAlign: 'top' },
  '& td': { borderLeft: `1px solid ${theme.tokens.line}`, height: 62 },
  '& thead th': {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    background: theme.tokens.panel,
    padding: '5px 8px',
    fontWeight: 500,
    fontSize: 13,
    lineHeight: 1.35,
    color: theme.tokens.quiet,
    borderLeft: `1px solid ${theme.tokens.line}`,
    borderBottom: `1px solid ${theme.tokens.line}`,
  },
  '& tbody tr:first-of-type > *': { borderTop: 0 },
  '& tbody tr:last-of-type > *': { borderBottom: `1px solid ${theme.tokens.line}` },
  '& thead th:first-of-type': { width: 176, left: 0, zIndex: 3, borderLeft: 0, paddingLeft: 16 },
  '& thead th[data-current=true]': { color: theme.tokens.tone.action, fontWeight: 700 },
  '& td[data-current=true], & thead th[data-current=true]': { background: theme.tokens.inner },
  '& tbody th': {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    background: theme.tokens.panel,
    padding: '8px 10px 8px 16px',
    fontWeight: 600,
    lineHeight: 1.4,
  },
  '& tbody th > a': { color: 'inherit', textDecoration: 'none', overflowWrap: 'anywhere' },
  '& tbody th > a:hover': { textDecoration: 'underline' },
  '& tbody th > small': { display: 'block', color: theme.tokens.quiet, fontWeight: 400, fontSize: 12.5 },
  '& tbody th > small[data-missed=true]': { color: theme.tokens.tone.late, fontWeight: 600 },
}))

const Cell = styled('div')(({ theme }) => ({
  display: 'grid',
  alignContent: 'start',
  gap: 2,
  width: '100%',
  height: '100%',
  minHeight: 61,
  padding: '7px 6px 6px 8px',
  fontSize: 13,
  lineHeight: 1.4,
  color: theme.tokens.text,
  background: 'none',
  border: 0,
  textAlign: 'left',
  textDecoration: 'none',
  '&[data-out=true]': {
    background: theme.tokens.soft.late,
    boxShadow: `inset 3px 0 0 ${theme.tokens.tone.late}`,
  },
  '& small': { color: theme.tokens.quiet, fontSize: 12.5, display: 'block' },
  '& small[data-holiday=true]': { color: theme.tokens.tone.wrap, fontWeight: 600 },
  '&:is(a, button)': { cursor: 'pointer', font: 'inherit', fontSize: 13 },
  '&:is(a, button):hover': { background: theme.tokens.soft.action },
  '&:is(a, button):focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: -2 },
}))
const CellLink = Cell.withComponent(Link)
const CellButton = Cell.withComponent('button')

const wide = '(min-width: 1700px)'
const listenWide = (listener: () => void) => {
  const query = window.matchMedia(wide)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
const useWide = (): boolean => useSyncExternalStore(listenWide, () => window.matchMedia(wide).matches)

/** Weeks side by side. */
const columnsWide = 12
const columnsNarrow = 8

export function Board() {
  const { t } = useTranslation('media')
  const words = useWords()
  const today = isoDate(useMinute(), words.zone)
  const weeks = useWide() ? columnsWide : columnsNarrow
  const [shift, setShift] = useState(0)
  const [planning, setPlanning] = useState<WeekOfSite | null>(null)
  const { tables, error, state } = useFeed('mediaBoard', boardRange(today, weeks, shift))
  const columns = [...(tables?.weeks.values() ?? [])].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const sites = [...(tables?.sites.values() ?? [])].toSorted((a, b) =>
    `${a.customer} ${a.name}`.localeCompare(`${b.customer} ${b.name}`, 'zh-CN'),
  )
  const cells = useMemo(() => cellsByPlace(tables?.cells.values() ?? []), [tables?.cells])
  const work = useMemo(
    () => [...(tables?.work.values() ?? [])].toSorted((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1)),
    [tables?.work],
  )

  return (
    <Frame>
      <Surface aria-label={t('board.title')}>
        <header>
          <h2>{t('board.title')}</h2>
          {state === 'stale' ? <StateBadge tone="soon" label={t('stale')} /> : null}
          <Row>
            <SmallButton type="button" aria-label={t('board.earlier')} onClick={() => setShift(shift - 4)}>
              ‹
            </SmallButton>
            <SmallButton type="button" disabled={shift === 0} onClick={() => setShift(0)}>
              {t('board.thisWeek')}
            </SmallButton>
            <SmallButton type="button" aria-label={t('board.later')} onClick={() => setShift(shift + 4)}>
              ›
            </SmallButton>
          </Row>
        </header>
        {error ? <ErrorNote failure={error} /> : null}
        {!tables && !error ? <EmptyState title={words.loading} /> : null}
        {tables && sites.length === 0 ? (
          <EmptyState
            icon={<StateShape shape="ring" />}
            title={t('board.empty')}
            hint={t('board.emptyHint')}
            action={<Link href="/media/plans">{t('board.toPlans')}</Link>}
          />
        ) : null}
        {sites.length > 0 ? (
          <Scroll>
            <Grid aria-label={t('board.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('board.site')}</th>
                  {columns.map((column) => (
                    <ColumnHead key={column.id} column={column} />
                  ))}
                </tr>
              </thead>
              <tbody>
                {sites.map((site) => (
                  <tr key={site.id}>
                    <SiteHead site={site} />
                    {columns.map((column) => {
                      const cell = cells.get(placeOf(site.id, column.id))
                      return (
                        <td key={column.id} data-current={column.isCurrent}>
                          {cell ? <WeekCell cell={cell} site={site} onPlan={setPlanning} /> : null}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </Grid>
          </Scroll>
        ) : null}
      </Surface>
      <WorkList work={work} loaded={tables !== null} onPlan={setPlanning} />
      {planning ? <PlanEditionDialog of={planning} onClose={() => setPlanning(null)} /> : null}
    </Frame>
  )
}

function ColumnHead({ column }: { readonly column: BoardWeekRow }) {
  const { t } = useTranslation('media')
  return (
    <th scope="col" data-current={column.isCurrent} aria-current={column.isCurrent ? 'date' : undefined}>
      {column.isCurrent ? t('board.thisWeek') : t('board.week', { number: column.number })}
      <br />
      {shortDay(column.id)}
    </th>
  )
}

function SiteHead({ site }: { readonly site: BoardSiteRow }) {
  const { t } = useTranslation('media')
  return (
    <th scope="row">
      <Link href={`/media/plans/${site.id}`}>{site.customer}</Link>
      <small>{[site.name, site.city].filter((part) => part !== '').join(' · ')}</small>
      {site.missed > 0 ? <small data-missed="true">{t('board.missedCount', { count: site.missed })}</small> : null}
    </th>
  )
}

type CellProps = {
  readonly cell: BoardCellRow
  readonly site: BoardSiteRow
  readonly onPlan: (of: WeekOfSite) => void
}

function WeekCell({ cell, site, onPlan }: CellProps) {
  const { t } = useTranslation('media')
  const { edition, state } = cell
  const label = t(`state.${state}`)
  const total = cell.fee?.totalFen ?? null
  const fee = total === null ? null : moneyText(total)
  const body = (
    <>
      <StateBadge bare {...cellLook[state]} label={label} />
      <small>
        {state === 'merged' && cell.mergedInto !== null
          ? t('board.mergedInto', { day: shortDay(cell.mergedInto) })
          : shortDay(cell.due)}
        {edition ? ` · #${edition.seq}` : ''}
      </small>
      {cell.late !== null && cell.lateDays !== null ? (
        <small>{t(`board.late.${cell.late}`, { count: cell.lateDays })}</small>
      ) : null}
      {cell.holiday === null ? null : <small data-holiday="true">{t('board.holiday', { name: cell.holiday })}</small>}
      {cell.caughtUpBy ? <small>{t('board.caughtUpBy', { seq: cell.caughtUpBy.seq })}</small> : null}
    </>
  )
  const title = [
    `${nameOfSite({ customer: site.customer, site: site.name })} ${cell.due}`,
    label,
    cell.holiday === null ? null : t('board.holidayMoved', { name: cell.holiday, week: cell.week, due: cell.due }),
    cell.paused,
    fee === null ? null : t('board.fee', { fee }),
  ]
    .filter((part) => part !== null)
    .join(' · ')
  const out = standsOut(state)
  if (edition)
    return (
      <CellLink href={`/media/editions/${edition.id}`} data-out={out} title={title}>
        {body}
      </CellLink>
    )
  if (['upcoming', 'overdue'].includes(state))
    return (
      <CellButton
        type="button"
        data-out={out}
        title={title}
        aria-label={t('board.planOf', {
          site: nameOfSite({ customer: site.customer, site: site.name }),
          week: cell.week,
          state: label,
        })}
        onClick={() =>
          onPlan({
            siteId: site.id,
            siteName: nameOfSite({ customer: site.customer, site: site.name }),
            week: cell.week,
          })
        }
      >
        {body}
      </CellButton>
    )
  return (
    <Cell data-out={out} title={title}>
      {body}
    </Cell>
  )
}
