/** Closes an entry by hand, with the reason. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CloseReason } from '#shared/domain/callbacks/closing'
import type { MissedRow } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { ChoiceGroup } from '../../ui/choice-group'
import { TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { groupedNumber } from '../../ui/grouped-number'
import { useWords } from '../../ui/words'
import { DialogFrame } from './dialog-frame'

type Props = {
  readonly row: MissedRow
  readonly onClosed: (reason: string) => void
  readonly onClose: () => void
}

export function CloseDialog({ row, onClosed, onClose }: Props) {
  const { t } = useTranslation('calls')
  const words = useWords()
  const close = useCall('callbacks.close')
  const [reason, setReason] = useState<CloseReason>('solved')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const missing = reason === 'other' && note.trim() === ''

  const confirm = async () => {
    setTried(true)
    if (missing) return
    const done = await close.run({ id: row.id, reason, note })
    if (done.ok) onClosed(t(`reason.${reason}`))
  }

  return (
    <DialogFrame
      title={t('close.title', { who: groupedNumber(row.number) })}
      hint={t('close.hint')}
      confirm={t('close.confirm')}
      pending={close.pending}
      error={close.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <ChoiceGroup
        label={t('close.reason')}
        columns={2}
        choices={CloseReason.options.map((id) => ({ id, label: t(`reason.${id}`) }))}
        value={reason}
        onChange={(id) => setReason(CloseReason.parse(id))}
      />
      {reason === 'unreachable' ? (
        <p>{row.tries > 0 ? t('close.tries', { count: row.tries }) : t('close.noTries')}</p>
      ) : null}
      <FormRow
        label={t(reason === 'other' ? 'close.noteOther' : 'close.note')}
        required={reason === 'other'}
        error={tried && missing ? words.failure({ code: 'callbacks.note-required' }) : null}
      >
        {(field) => (
          <TextInput
            {...field}
            value={note}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </FormRow>
    </DialogFrame>
  )
}
