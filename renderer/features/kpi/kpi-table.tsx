/** The lines of a report: tabular figures, a formula behind every heading, the total at the foot. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { OnDemand } from '../../ui/on-demand'
import { thinScrollbar } from '../../ui/scroll'
import { StateBadge } from '../../ui/state-badge'
import type { Column } from './columns'
import type { Line } from './model'

const Scroll = styled('div')(({ theme }) => ({
  ...thinScrollbar(theme),
  overflowX: 'auto',
}))
const Table = styled('table')(({ theme }) => ({
  width: '100%',
  borderCollapse: 'collapse',
  fontVariantNumeric: 'tabular-nums',
  whiteSpace: 'nowrap',
  '& th, & td': { padding: '7px 10px', textAlign: 'right' },
  '& thead th': { fontWeight: 500, color: theme.tokens.quiet, borderTop: `1px solid ${theme.tokens.line}` },
  '& thead button': { color: 'inherit', margin: '0 -0.3em' },
  '& tbody td, & tbody th': { borderTop: `1px solid ${theme.tokens.line}` },
  '& th:first-of-type': { textAlign: 'left', paddingLeft: 16, position: 'sticky', left: 0, background: 'inherit' },
  '& tr > :last-of-type': { paddingRight: 16 },
  '& thead tr, & tbody tr': { background: theme.tokens.panel },
  '& tbody th': { fontWeight: 500 },
  '& tbody tr:hover': { background: theme.tokens.inner },
  '& tbody tr[data-incomplete=true] > th': {
    backgroundImage: `repeating-linear-gradient(-45deg, ${theme.tokens.soft.soon} 0 6px, transparent 6px 12px)`,
  },
  '& tfoot tr': { background: theme.tokens.inner },
  '& tfoot td, & tfoot th': { borderTop: `2px solid ${theme.tokens.edge}`, fontWeight: 700 },
  '& .name': { display: 'inline-flex', alignItems: 'center', gap: 10 },
  '& .name > small': { color: theme.tokens.quiet },
  '& .name > button': {
    font: 'inherit',
    fontWeight: 600,
    color: theme.tokens.tone.action,
    padding: 0,
    border: 0,
    background: 'none',
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
    '&:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2, borderRadius: 3 },
  },
}))

type Props = {
  readonly label: string
  readonly first: string
  readonly columns: readonly Column[]
  readonly lines: readonly Line[]
  readonly total: Line
  /** How a line is called, and what stands small beside it. */
  readonly nameOf: (line: Line) => string
  readonly asideOf?: (line: Line) => string | null
  readonly onOpen: ((line: Line) => void) | null
}

export function KpiTable({ label, first, columns, lines, total, nameOf, asideOf, onOpen }: Props) {
  const { t } = useTranslation('kpi')
  return (
    <Scroll>
      <Table aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {columns.map(({ id, title, formula }) => (
              <th key={id} scope="col">
                <OnDemand label={title}>{formula}</OnDemand>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} data-incomplete={line.incomplete}>
              <th scope="row">
                <span className="name">
                  {onOpen ? (
                    <button
                      type="button"
                      aria-label={t('openIntervals', { name: nameOf(line) })}
                      onClick={() => onOpen(line)}
                    >
                      {nameOf(line)}
                    </button>
                  ) : (
                    nameOf(line)
                  )}
                  {asideOf?.(line) ? <small>{asideOf(line)}</small> : null}
                  <Marks line={line} />
                </span>
              </th>
              {columns.map(({ id, cell }) => (
                <td key={id}>{cell(line)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <span className="name">
                {t('total')}
                <Marks line={total} />
              </span>
            </th>
            {columns.map(({ id, cell }) => (
              <td key={id}>{cell(total)}</td>
            ))}
          </tr>
        </tfoot>
      </Table>
    </Scroll>
  )
}

function Marks({ line: { running, incomplete } }: { readonly line: Line }) {
  const { t } = useTranslation('kpi')
  return (
    <>
      {running ? <StateBadge bare tone="call" label={t('runningNow')} /> : null}
      {incomplete ? (
        <span title={t('incompleteHint')}>
          <StateBadge bare tone="soon" label={t('incomplete')} />
        </span>
      ) : null}
    </>
  )
}
