/** Takes a disc in: where its patches go, the serial number that is printed on it, and the start. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditionId } from '#shared/domain/media/ids'
import { paperOf } from '../../data/papers'
import { useCall } from '../../data/use-call'
import { ActionButton, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { ErrorNote } from '../../ui/notes'
import { PaperButton } from '../../ui/paper-button'
import { ImportDir } from './import-dir'
import { Actions, Part } from './parts'

const Form = styled('form')({ display: 'grid', gap: 16 })
const Serial = styled(FormRow)({ maxWidth: 420 })

type Props = {
  readonly job: string
  readonly edition: EditionId | null
  readonly importDir: string | null
  readonly onRestart: () => void
}

export function ImportForm({ job, edition, importDir, onRestart }: Props) {
  const { t } = useTranslation('media-site')
  const start = useCall('mediaSite.import')
  const [serial, setSerial] = useState('')
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (importDir === null || start.pending) return
    void start.run({ job, serial: serial.trim() })
  }
  return (
    <Form onSubmit={submit} aria-label={t('importing.form')}>
      <Part>
        <h3>{t('importing.where')}</h3>
        <ImportDir dir={importDir} />
      </Part>
      <Serial label={t('importing.serial')} hint={t('importing.serialHint')}>
        {(field) => (
          <TextInput
            {...field}
            value={serial}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setSerial(event.target.value)}
          />
        )}
      </Serial>
      {start.error ? <ErrorNote failure={start.error} /> : null}
      <Actions>
        <ActionButton look="primary" type="submit" disabled={importDir === null || start.pending}>
          {t('importing.start')}
        </ActionButton>
        <ActionButton type="button" onClick={onRestart}>
          {t('importing.notNow')}
        </ActionButton>
      </Actions>
      {edition === null ? null : (
        <Part>
          <p>{t('importing.approval')}</p>
          <PaperButton label={t('paper.importApproval')} paper={paperOf({ paper: 'import-approval', id: edition })} />
        </Part>
      )}
    </Form>
  )
}
