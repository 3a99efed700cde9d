/** Recording a link for support: the question how long, and what there is while it runs and after it. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkId } from '#shared/domain/telephony/settings'
import type { LinkRecording } from '#shared/ipc/contract'
import { useCall } from '../../../data/use-call'
import { ActionButton, SelectInput } from '../../../ui/fields'
import { FormRow } from '../../../ui/form-row'
import { LiveText } from '../../../ui/live-text'
import { ErrorNote } from '../../../ui/notes'
import { StateBadge } from '../../../ui/state-badge'
import { spanText } from '../../../ui/time-text'
import { WideDialog } from '../wide-dialog'
import { Snippet } from './parts'

const lengths = [5, 15, 30, 60, 240, 480] as const

type DialogProps = { readonly id: LinkId; readonly name: string; readonly onClose: () => void }

export function RecordingDialog({ id, name, onClose }: DialogProps) {
  const { t } = useTranslation('settings')
  const { run, pending, error } = useCall('telephony.startRecording')
  const [minutes, setMinutes] = useState<number>(15)
  const start = async () => {
    const started = await run({ id, minutes })
    if (started.ok) onClose()
  }
  return (
    <WideDialog
      title={t('telephony.recording.title', { name })}
      size="sm"
      onClose={onClose}
      footer={
        <>
          <ActionButton type="button" onClick={onClose}>
            {t('common:action.cancel')}
          </ActionButton>
          <ActionButton type="button" look="primary" disabled={pending} onClick={() => void start()}>
            {t('telephony.recording.start')}
          </ActionButton>
        </>
      }
    >
      <p>{t('telephony.recording.lead')}</p>
      <FormRow label={t('telephony.recording.minutes')} hint={t('telephony.recording.limit')}>
        {(field) => (
          <SelectInput {...field} value={minutes} onChange={(event) => setMinutes(Number(event.target.value))}>
            {lengths.map((length) => (
              <option key={length} value={length}>
                {length < 60
                  ? t('telephony.recording.minutesIs', { n: length })
                  : t('telephony.recording.hoursIs', { n: length / 60 })}
              </option>
            ))}
          </SelectInput>
        )}
      </FormRow>
      {error ? <ErrorNote failure={error} /> : null}
    </WideDialog>
  )
}

const Strip = styled('section')(({ theme }) => ({
  display: 'grid',
  gap: 8,
  padding: '12px 16px',
  border: `1px solid ${theme.tokens.line}`,
  borderRadius: 8,
  '& > div': { display: 'flex', alignItems: 'center', gap: 12, fontVariantNumeric: 'tabular-nums' },
  '& > small': { color: theme.tokens.quiet, fontSize: '0.93em' },
}))

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

export function RecordingState({ recording }: { readonly recording: LinkRecording }) {
  const { t } = useTranslation('settings')
  const { ended, until, bytes, file } = recording
  return (
    <Strip aria-label={t(ended ? 'telephony.recording.done' : 'telephony.recording.running')}>
      <div>
        {ended ? (
          <>
            <StateBadge tone={ended.why === 'disk' ? 'late' : 'quiet'} label={t('telephony.recording.done')} />
            <span>{t(`telephony.recording.why.${ended.why}`)}</span>
          </>
        ) : (
          <>
            <StateBadge tone="late" shape="dot" label={t('telephony.recording.running')} />
            <LiveText render={(now) => t('telephony.recording.left', { span: spanText(until - now + 999) })} />
          </>
        )}
        <span>{sizeText(bytes)}</span>
      </div>
      <Snippet aria-label={t('telephony.recording.where')}>{file}</Snippet>
      {ended && bytes > 0 ? <small>{t('telephony.recording.replay')}</small> : null}
    </Strip>
  )
}
