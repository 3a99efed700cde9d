/** The customer takes over the cost of what is not in service: who said so, for which verdict. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { ActFrame } from './act-frame'
import { NoteRow } from './note-row'

type Props = {
  readonly ticket: Ticket
  /** The key of the verdict that the customer was told. */
  readonly verdict: string
  readonly onClose: () => void
}

export function ChargeForm({ ticket, verdict, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const [acceptedBy, setAcceptedBy] = useState(ticket.contactName)
  const [note, setNote] = useState('')
  const wanting = acceptedBy.trim() === ''
  return (
    <ActFrame
      ticket={ticket}
      action="charge-accept"
      label={t('action.charge-accept')}
      does={t('does.charge-accept')}
      onClose={onClose}
      make={(rev) =>
        wanting ? null : { id: ticket.id, rev, action: 'charge-accept', acceptedBy: acceptedBy.trim(), verdict, note }
      }
    >
      <FormRow label={t('field.acceptedBy')} required error={wanting ? t('actionError.acceptedByMissing') : null}>
        {(row) => (
          <TextInput
            {...row}
            value={acceptedBy}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setAcceptedBy(event.target.value)}
            style={{ maxWidth: 320 }}
          />
        )}
      </FormRow>
      <NoteRow label={t('field.note')} hint={t('field.acceptedHint')} value={note} onChange={setNote} />
    </ActFrame>
  )
}
