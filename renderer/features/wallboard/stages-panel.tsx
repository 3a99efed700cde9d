/** Where the open work stands: a bar a stage, what is at risk and overdue at its end. */
import { styled } from '@mui/material/styles'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { openStages } from '#shared/domain/tickets/stages'
import type { StageCountRow } from '#shared/ipc/contract'
import { EmptyState } from '../../ui/notes'
import { StateShape } from '../../ui/state-badge'
import { shownStages } from './model'
import { BoardPanel } from './parts'

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  flex: 1,
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr) auto auto auto',
  columnGap: '0.7rem',
  gridAutoRows: 'minmax(0, 1fr)',
  '& > li': {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto auto auto',
    // The columns of all rows line up.
    '@supports (grid-template-columns: subgrid)': { gridColumn: '1 / -1', gridTemplateColumns: 'subgrid' },
    alignItems: 'center',
    fontSize: '1.2rem',
    lineHeight: 1.1,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  '& b': { textAlign: 'right', fontSize: '1.35rem' },
  '& .mark': {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '0.35rem',
    fontWeight: 700,
  },
  '& .soon': { color: theme.tokens.tone.soon },
  '& .late': { color: theme.tokens.tone.late },
}))
const Bar = styled('div')(({ theme }) => ({
  display: 'flex',
  height: '0.95rem',
  borderRadius: '0.25rem',
  overflow: 'hidden',
  background: theme.tokens.inner,
  '& > i': { flex: 'none', height: '100%' },
  '& > .rest': { background: theme.tokens.tone.call },
  '& > .soon': { background: theme.tokens.tone.soon },
  '& > .late': { background: theme.tokens.tone.late },
}))

type Props = { readonly stages: ReadonlyMap<string, StageCountRow> | null }

export const StagesPanel = memo(function StagesPanel({ stages }: Props) {
  const { t } = useTranslation('wallboard')
  const rows = shownStages(openStages.map((id) => stages?.get(id) ?? { id, open: 0, atRisk: 0, overdue: 0 }))
  const most = Math.max(1, ...rows.map(({ open }) => open))
  const share = (count: number) => ({ width: `${((100 * count) / most).toFixed(2)}%` })
  return (
    <BoardPanel title={t('stages.title')}>
      {rows.every(({ open }) => open === 0) ? (
        <EmptyState title={t('stages.empty')} />
      ) : (
        <List aria-label={t('stages.title')}>
          {rows.map(({ id, open, atRisk, overdue }) => (
            <li key={id}>
              <span>{t(`common:stage.${id}`)}</span>
              <Bar aria-hidden="true">
                <i className="rest" style={share(open - atRisk - overdue)} />
                <i className="soon" style={share(atRisk)} />
                <i className="late" style={share(overdue)} />
              </Bar>
              <b>{open}</b>
              <span className="mark soon">
                {atRisk > 0 ? (
                  <>
                    <StateShape shape="triangle" />
                    <span title={t('stages.atRisk')}>{atRisk}</span>
                  </>
                ) : null}
              </span>
              <span className="mark late">
                {overdue > 0 ? (
                  <>
                    <StateShape shape="diamond" />
                    <span title={t('stages.overdue')}>{overdue}</span>
                  </>
                ) : null}
              </span>
            </li>
          ))}
        </List>
      )}
    </BoardPanel>
  )
})
