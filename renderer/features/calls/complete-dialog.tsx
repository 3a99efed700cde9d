/** Tells the ticket that the promised call was made: the very act that the ticket's own page offers. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { PromisedRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { TextArea } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { useLocalName } from '../../ui/local-text'
import { DialogFrame } from './dialog-frame'

type Props = { readonly row: PromisedRow; readonly onClose: () => void }

export function CompleteDialog({ row, onClose }: Props) {
  const { t } = useTranslation('calls')
  const name = useLocalName()
  const act = useCall('tickets.act')
  const [note, setNote] = useState('')

  const confirm = async () => {
    const done = await act.run({ id: row.ticketId, rev: row.rev, note, ...row.act })
    if (done.ok) onClose()
  }

  return (
    <DialogFrame
      title={t('complete.title', { number: row.ticketNumber })}
      hint={t('complete.text', { name: name(row.name), customer: row.customerName ?? '', summary: row.summary })}
      confirm={t('complete.confirm')}
      pending={act.pending}
      error={act.error}
      aside={<Link href={`/tickets/${row.ticketId}`}>{t('complete.open')}</Link>}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <FormRow label={t('complete.note')} hint={t('complete.noteHint')}>
        {(field) => (
          <TextArea
            {...field}
            rows={3}
            value={note}
            maxLength={2_000}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </FormRow>
    </DialogFrame>
  )
}
