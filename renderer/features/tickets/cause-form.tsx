/** Why the thing is broken, by the causes of the policy, and what that means for the cost. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketSheet } from '#shared/domain/tickets/sheet'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { useLocalName } from '../../ui/local-text'
import { StateBadge } from '../../ui/state-badge'
import { ActFrame } from './act-frame'
import { NoteRow } from './note-row'

const Causes = styled('div')(({ theme }) => ({
  display: 'grid',
  '& > label': {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'baseline',
    gap: 10,
    padding: '6px 8px',
    borderRadius: 8,
    cursor: 'pointer',
  },
  '& > label:hover': { background: theme.tokens.panel },
  '& > label:has(input:checked)': { background: theme.tokens.panel, fontWeight: 600 },
  '& > label:has(input:focus-visible)': { outline: `2px solid ${theme.tokens.tone.action}` },
  '& small': { display: 'block', color: theme.tokens.quiet, fontWeight: 400, fontSize: '0.93em', lineHeight: 1.5 },
}))

type Props = { readonly ticket: Ticket; readonly sheet: TicketSheet; readonly onClose: () => void }

const unknown = ''

export function CauseForm({ ticket, sheet, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const [cause, setCause] = useState(sheet.cause)
  const [note, setNote] = useState('')
  const choices: readonly TicketSheet['causes'][number][] = sheet.causes
  return (
    <ActFrame
      ticket={ticket}
      action="cause"
      label={t('action.cause')}
      does={t('does.cause')}
      onClose={onClose}
      make={(rev) => ({ id: ticket.id, rev, action: 'cause', cause, note })}
    >
      <Causes role="radiogroup" aria-label={t('coverage.cause')}>
        {choices.map((one) => (
          <label key={one.id}>
            <input
              type="radio"
              name="cause"
              value={one.id}
              checked={cause === one.id}
              onChange={() => setCause(one.id)}
            />
            <span>
              {name(one.name)}
              {one.clause ? <small>{one.clause.text}</small> : null}
            </span>
            <StateBadge
              bare
              tone={one.covered ? 'good' : 'soon'}
              label={t(one.covered ? 'coverage.causeCovered' : 'coverage.causeCharged')}
            />
          </label>
        ))}
        <label>
          <input type="radio" name="cause" value={unknown} checked={cause === null} onChange={() => setCause(null)} />
          <span>{t('coverage.causeUnknown')}</span>
        </label>
      </Causes>
      <NoteRow label={t('field.note')} value={note} onChange={setNote} />
    </ActFrame>
  )
}
