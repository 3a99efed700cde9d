/** Links a call to a ticket that is there already. */
import { styled } from '@mui/material/styles'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallId, TicketId } from '#shared/domain/ids'
import type { TicketRow } from '#shared/domain/tickets/tickets'
import { useCall } from '../../data/use-call'
import { useQuery } from '../../data/use-query'
import { TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { ErrorNote } from '../../ui/notes'
import { useWords } from '../../ui/words'
import { DialogFrame } from './dialog-frame'

const Found = styled('div')(({ theme }) => ({
  display: 'grid',
  alignContent: 'start',
  gap: 2,
  height: 264,
  overflowY: 'auto',
  '& > label': {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '0 8px',
    padding: '6px 8px',
    borderRadius: 8,
    cursor: 'pointer',
  },
  '& > label:hover': { background: theme.tokens.inner },
  '& > label:has(input:checked)': { background: theme.tokens.soft.action },
  '& > label > span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > label > small': { gridColumn: 2, color: theme.tokens.quiet },
}))

const shownAtMost = 20

type Props = { readonly id: CallId; readonly onDone: () => void; readonly onClose: () => void }

export function LinkDialog({ id, onDone, onClose }: Props) {
  const { t } = useTranslation('calls')
  const words = useWords()
  const link = useCall('calls.linkTicket')
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<TicketId | null>(null)
  const text = useDeferredValue(typed.trim())
  const asked = { text, after: null, limit: shownAtMost }
  const open = useQuery('tickets.list', { ...asked, stage: null }, { keepPrevious: true })
  const closed = useQuery('tickets.list', text === '' ? null : { ...asked, stage: 'closed' }, { keepPrevious: true })
  const rows: readonly TicketRow[] = [...(open.value?.rows ?? []), ...(text === '' ? [] : (closed.value?.rows ?? []))]
  const settled = !open.loading && !closed.loading

  const confirm = async () => {
    if (chosen === null) return
    const done = await link.run({ id, ticketId: chosen })
    if (done.ok) onDone()
  }

  return (
    <DialogFrame
      title={t('linking.title')}
      hint={t('linking.hint')}
      confirm={t('act.link').replace('…', '')}
      pending={link.pending || chosen === null}
      error={link.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <FormRow label={t('linking.search')}>
        {(field) => (
          <TextInput
            {...field}
            type="search"
            value={typed}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </FormRow>
      <Found role="radiogroup" aria-label={t('detail.tickets')}>
        {open.error ? <ErrorNote failure={open.error} onRetry={open.reload} /> : null}
        {rows.map((row) => (
          <label key={row.id}>
            <input type="radio" name="ticket" checked={chosen === row.id} onChange={() => setChosen(row.id)} />
            <span>
              {row.number} {row.summary}
            </span>
            <small>
              {row.customerName} · {t(`common:stage.${row.stage}`)}
            </small>
          </label>
        ))}
        {rows.length === 0 ? <span>{settled ? t('linking.none') : words.loading}</span> : null}
      </Found>
    </DialogFrame>
  )
}
