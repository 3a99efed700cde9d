/** Why clocks rest, what shows it, and which promises rest for it; or which of the reasons in force has ended. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { TicketSheet } from '#shared/domain/tickets/sheet'
import { ChoiceGroup } from '../../ui/choice-group'
import { TextArea } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { useLocalName } from '../../ui/local-text'
import { dateTime } from '../../ui/time-text'
import { useWords } from '../../ui/words'
import { ClauseNote } from './clause-note'

const Rests = styled('p')(({ theme }) => ({ margin: 0, color: theme.tokens.quiet }))

type PauseProps = {
  readonly sheet: TicketSheet
  readonly reason: string | null
  readonly evidence: string
  readonly errors: { readonly reason: string | null; readonly evidence: string | null }
  readonly onChange: (change: { readonly reason?: string; readonly evidence?: string }) => void
}

export function PauseFields({ sheet, reason, evidence, errors, onChange }: PauseProps) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const chosen = sheet.pauseChoices.find(({ id }) => id === reason)
  return (
    <>
      <ChoiceGroup
        label={t('field.reason')}
        required
        error={errors.reason}
        choices={sheet.pauseChoices.map((one) => ({ id: one.id, label: name(one.name) }))}
        value={reason}
        onChange={(one) => onChange({ reason: one })}
      />
      {chosen ? (
        <Rests>
          {chosen.rests.length === 0
            ? t('pause.restsNothing')
            : t('pause.rests', { names: chosen.rests.map(name).join(t('blocked.join')) })}{' '}
          <ClauseNote clause={chosen.clause} />
        </Rests>
      ) : null}
      {chosen ? (
        <FormRow
          label={t('field.evidence')}
          required={chosen.needsEvidence}
          error={errors.evidence}
          hint={t('field.evidenceHint')}
        >
          {(row) => (
            <TextArea
              {...row}
              rows={1}
              maxLength={500}
              value={evidence}
              onChange={(event) => onChange({ evidence: event.target.value })}
            />
          )}
        </FormRow>
      ) : null}
    </>
  )
}

const all = 'all'

type ResumeProps = {
  readonly sheet: TicketSheet
  readonly reason: string | null
  readonly onChange: (reason: string | null) => void
}

/** A single reason in force needs no choice. */
export function ResumeFields({ sheet: { pauses }, reason, onChange }: ResumeProps) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const words = useWords()
  const [only] = pauses
  if (pauses.length <= 1)
    return only ? (
      <Rests>{t('pause.since', { reason: name(only.name), time: dateTime(only.since, words) })}</Rests>
    ) : null
  return (
    <ChoiceGroup
      label={t('field.ended')}
      choices={[
        { id: all, label: t('pause.all') },
        ...pauses.map((one) => ({
          id: one.reason,
          label: name(one.name),
          explanation: t('pause.since', { reason: name(one.name), time: dateTime(one.since, words) }),
        })),
      ]}
      value={reason ?? all}
      onChange={(one) => onChange(one === all ? null : one)}
    />
  )
}
