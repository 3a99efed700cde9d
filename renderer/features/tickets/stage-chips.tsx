/** The list's filter by stage: every stage in sight with how many are open in it, one press each. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Stage } from '#shared/domain/tickets/stages'
import type { StageCountRow } from '#shared/ipc/contract'
import { changeView, listStages } from './view-state'

const Chips = styled('fieldset')(({ theme }) => ({
  margin: 0,
  padding: 0,
  border: 0,
  minWidth: 0,
  display: 'flex',
  flexWrap: 'wrap',
  gap: 6,
  '& > button': {
    font: 'inherit',
    color: theme.tokens.text,
    display: 'inline-flex',
    alignItems: 'baseline',
    gap: 6,
    padding: '3px 12px',
    border: `1px solid ${theme.tokens.line}`,
    borderRadius: 999,
    background: theme.tokens.panel,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
  },
  '& > button > b': { color: theme.tokens.quiet, fontWeight: 500, fontVariantNumeric: 'tabular-nums' },
  '& > button:hover': { borderColor: theme.tokens.quiet },
  '& > button[aria-pressed=true]': {
    borderColor: theme.tokens.tone.action,
    boxShadow: `inset 0 0 0 1px ${theme.tokens.tone.action}`,
    background: theme.tokens.soft.action,
    color: theme.tokens.tone.action,
    fontWeight: 600,
  },
  '& > button[aria-pressed=true] > b': { color: 'inherit' },
  '& > button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2 },
}))

type Props = {
  readonly chosen: Stage | null
  /** Counts of open tickets; a stage without a row has none, null while nothing is known. */
  readonly counts: ReadonlyMap<string, StageCountRow> | null
}

export function StageChips({ chosen, counts }: Props) {
  const { t } = useTranslation('tickets')
  return (
    <Chips aria-label={t('list.stage')}>
      <button type="button" aria-pressed={chosen === null} onClick={() => changeView({ stage: null })}>
        {t('list.allStages')}
      </button>
      {listStages.map((stage) => (
        <button
          key={stage}
          type="button"
          aria-pressed={chosen === stage}
          onClick={() => changeView({ stage: chosen === stage ? null : stage })}
        >
          {t(`common:stage.${stage}`)}
          {counts === null || stage === 'closed' ? null : <b>{counts.get(stage)?.open ?? 0}</b>}
        </button>
      ))}
    </Chips>
  )
}
