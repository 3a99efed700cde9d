/** The duties tables in play: each row with its two sides, what is done, whose turn it is, and what may be said of it. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcedureProgress } from '#shared/domain/procedures/progress'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { useLocalName } from '../../ui/local-text'
import { Panel } from '../../ui/panel'
import { StateBadge } from '../../ui/state-badge'
import { ClauseNote } from './clause-note'
import { DutyRow } from './duty-row'

const Table = styled('section')(({ theme }) => ({
  borderTop: `1px solid ${theme.tokens.line}`,
  '&:first-of-type': { borderTop: 0 },
  '& > header': { display: 'flex', alignItems: 'baseline', flexWrap: 'wrap', gap: '2px 8px', padding: '7px 0' },
  '& > header > button:first-of-type': {
    font: 'inherit',
    fontWeight: 600,
    color: 'inherit',
    padding: 0,
    border: 0,
    background: 'none',
    cursor: 'pointer',
    textAlign: 'start',
  },
  '& > header > button:first-of-type::before': {
    content: '"▸" / ""',
    display: 'inline-block',
    width: '1.1em',
    color: theme.tokens.quiet,
  },
  '& > header > button[aria-expanded=true]:first-of-type::before': { content: '"▾" / ""' },
  '& > header > button:focus-visible': { outline: `2px solid ${theme.tokens.tone.action}`, outlineOffset: 2 },
  '& > header > .count': {
    marginInlineStart: 'auto',
    color: theme.tokens.quiet,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  // The sides and the buttons of all rows stand in columns, as wide as the widest.
  '& > ol': {
    listStyle: 'none',
    margin: '0 0 8px',
    padding: 0,
    display: 'grid',
    gridTemplateColumns: '1.3em minmax(0, 1fr) auto auto',
    columnGap: 14,
  },
}))

export function DutiesPanel({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const { sheet } = ticket
  if (!sheet || sheet.procedures.length === 0) return null
  const turn = sheet.turn?.procedure.id
  return (
    <Panel title={t('duties.title')} aside={t('duties.legend')}>
      {sheet.procedures.map((progress) => (
        <Procedure
          key={progress.procedure.id}
          ticket={ticket}
          progress={progress}
          first={progress.procedure.id === turn}
        />
      ))}
    </Panel>
  )
}

type Props = { readonly ticket: Ticket; readonly progress: ProcedureProgress; readonly first: boolean }

function Procedure({ ticket, progress, first }: Props) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  // Until a person says otherwise, the table whose turn it is stands open.
  const [chosen, setChosen] = useState<boolean | null>(null)
  const open = chosen ?? first
  const { procedure, steps, finished } = progress
  const done = steps.filter(({ state }) => state === 'done' || state === 'skipped').length
  return (
    <Table aria-label={name(procedure.name)}>
      <header>
        <button type="button" aria-expanded={open} onClick={() => setChosen(!open)}>
          {name(procedure.name)}
        </button>
        <ClauseNote clause={procedure.clause} assumed={procedure.assumed} />
        <span className="count">
          {finished ? (
            <StateBadge bare tone="good" shape="check" label={t('duties.finished')} />
          ) : (
            t('duties.count', { done, all: steps.length })
          )}
        </span>
      </header>
      {open ? (
        <ol>
          {steps.map((step) => (
            <DutyRow key={step.step.id} ticket={ticket} procedure={procedure.id} progress={step} />
          ))}
        </ol>
      ) : null}
    </Table>
  )
}
