/** From when a version is in force, whether running tickets follow it, and what that does to their clocks, before it is done. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyVersion } from '#shared/domain/policy/versions'
import { useMinute } from '../../../data/minute'
import { useCall } from '../../../data/use-call'
import { useQuery } from '../../../data/use-query'
import { ActionButton, TextInput } from '../../../ui/fields'
import { FormRow } from '../../../ui/form-row'
import { ErrorNote } from '../../../ui/notes'
import { isoDate } from '../../../ui/time-text'
import { useWords } from '../../../ui/words'
import { EffectView } from '../effect-view'
import { WideDialog } from '../wide-dialog'
import { instantOf } from './model'

const Check = styled('label')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'max-content 1fr',
  gap: '2px 10px',
  alignItems: 'baseline',
  cursor: 'pointer',
  '& small': { gridColumn: 2, color: theme.tokens.quiet },
}))

type Props = { readonly version: PolicyVersion; readonly onClose: () => void; readonly onDone: () => void }

export function ActivateDialog({ version, onClose, onDone }: Props) {
  const { t } = useTranslation('settings')
  const words = useWords()
  const now = useMinute()
  const today = isoDate(now, words.zone)
  const [date, setDate] = useState(today)
  const [running, setRunning] = useState(false)
  const { id, version: number, state } = version
  const preview = useQuery('policies.preview', running ? { id, version: number } : null)
  const { run, pending, error } = useCall('policies.activate')
  const isToday = date === today
  const activate = async (activeFrom: number | null): Promise<void> => {
    const result = await run({ id, version: number, activeFrom, applyToRunning: running && activeFrom !== null })
    if (result.ok) onDone()
  }
  const submit = (): void => {
    // From this moment rather than from midnight: tickets of this morning were made under the other version.
    const from = isToday ? Date.now() : instantOf(date, words.zone)
    if (from !== null) void activate(from)
  }
  return (
    <WideDialog
      title={t('policies.activateTitle', { version: number })}
      onClose={onClose}
      footer={
        <>
          {state === 'scheduled' ? (
            <ActionButton type="button" look="danger" disabled={pending} onClick={() => void activate(null)}>
              {t('policies.unschedule')}
            </ActionButton>
          ) : null}
          <ActionButton type="button" onClick={onClose}>
            {t('common:action.cancel')}
          </ActionButton>
          <ActionButton
            type="button"
            look="primary"
            disabled={pending || date === '' || date < today || (running && !preview.value)}
            onClick={submit}
          >
            {pending ? t('policies.activating') : isToday ? t('policies.activateNow') : t('policies.activateThen')}
          </ActionButton>
        </>
      }
    >
      <p>{t('policies.activateLead')}</p>
      <FormRow
        label={t('policies.activeFrom')}
        hint={t('policies.activeFromHint')}
        error={date !== '' && date < today ? words.failure({ code: 'policies.activation-past' }) : null}
      >
        {(field) => (
          <TextInput
            {...field}
            type="date"
            min={today}
            value={date}
            style={{ maxWidth: 200 }}
            onChange={(event) => setDate(event.target.value)}
          />
        )}
      </FormRow>
      <Check>
        <input type="checkbox" checked={running} onChange={(event) => setRunning(event.target.checked)} />
        <span>{t('policies.applyToRunning')}</span>
        <small>{t('policies.applyToRunningHint')}</small>
      </Check>
      {preview.error ? <ErrorNote failure={preview.error} onRetry={preview.reload} /> : null}
      {running && preview.loading ? <output>{t('effect.computing')}</output> : null}
      {running && preview.value ? <EffectView effect={preview.value} /> : null}
      {error ? <ErrorNote failure={error} /> : null}
    </WideDialog>
  )
}
