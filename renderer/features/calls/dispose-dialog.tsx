/** Says why no ticket is made of a call. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Disposition } from '#shared/domain/calls/dispositions'
import type { CallId } from '#shared/domain/ids'
import { useCall } from '../../data/use-call'
import { ChoiceGroup } from '../../ui/choice-group'
import { TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { useWords } from '../../ui/words'
import { DialogFrame } from './dialog-frame'

type Props = { readonly id: CallId; readonly onDone: () => void; readonly onClose: () => void }

export function DisposeDialog({ id, onDone, onClose }: Props) {
  const { t } = useTranslation('calls')
  const words = useWords()
  const dispose = useCall('calls.dispose')
  const [reason, setReason] = useState<Disposition>('answered')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const missing = reason === 'other' && note.trim() === ''

  const confirm = async () => {
    setTried(true)
    if (missing) return
    const done = await dispose.run({ id, reason, note })
    if (done.ok) onDone()
  }

  return (
    <DialogFrame
      title={t('dispose.title')}
      hint={t('dispose.hint')}
      confirm={t('dispose.confirm')}
      pending={dispose.pending}
      error={dispose.error}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <ChoiceGroup
        label={t('dispose.reason')}
        columns={3}
        choices={Disposition.options.map((one) => ({ id: one, label: t(`disposition.${one}`) }))}
        value={reason}
        onChange={(one) => setReason(Disposition.parse(one))}
      />
      <FormRow
        label={t('dispose.note')}
        required={reason === 'other'}
        error={tried && missing ? words.failure({ code: 'calls.note-required' }) : null}
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
