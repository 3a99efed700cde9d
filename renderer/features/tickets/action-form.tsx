/** The few fields of one action of the bar. */
import { styled } from '@mui/material/styles'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRelocationLate } from '#shared/domain/repairs/repairs'
import type { TicketAction } from '#shared/domain/tickets/actions'
import type { TicketSheet } from '#shared/domain/tickets/sheet'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { useMinute } from '../../data/minute'
import { ChoiceGroup } from '../../ui/choice-group'
import { TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { useLocalName } from '../../ui/local-text'
import { StateBadge } from '../../ui/state-badge'
import { useWords } from '../../ui/words'
import { ActFrame } from './act-frame'
import { actionInput, asksOf, checkAction, firstValues, readLocalDay } from './action-fields'
import type { ActionValues } from './action-fields'
import { ClauseNote } from './clause-note'
import { NoteRow } from './note-row'
import { PauseFields, ResumeFields } from './pause-fields'
import { SeverityFields } from './severity-fields'

const Fields = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'start',
  gap: '12px 20px',
  '& > *': { minWidth: 220 },
})
const Said = styled('p')(({ theme }) => ({ margin: 0, color: theme.tokens.quiet }))

type Props = {
  readonly ticket: Ticket
  readonly action: TicketAction
  readonly onClose: () => void
}

const all = 'all'

export function ActionForm({ ticket, action, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const words = useWords()
  const name = useLocalName()
  const [values, setValues] = useState<ActionValues>(() => firstValues(action, ticket))
  const [attempted, setAttempted] = useState(false)
  const { sheet } = ticket
  const wanted = asksOf(action)
  const missing = checkAction(action, values, ticket, words.zone)
  const asks = (field: keyof ActionValues): boolean => wanted.fields.some((one) => one === field)
  const wrong = (field: keyof ActionValues): string | null => {
    const code = attempted ? missing[field] : undefined
    return code === undefined ? null : t(`actionError.${code}`)
  }
  const set = (change: Partial<ActionValues>) => setValues((old) => ({ ...old, ...change }))
  const text = (field: 'agreedWith' | 'distanceKm' | 'city' | 'serialNumber', required: boolean, hint?: string) => (
    <FormRow
      label={t(`field.${field}`)}
      required={required}
      error={wrong(field)}
      {...(hint === undefined ? {} : { hint })}
    >
      {(row) => (
        <TextInput
          {...row}
          value={values[field]}
          maxLength={80}
          autoComplete="off"
          inputMode={field === 'distanceKm' ? 'decimal' : 'text'}
          onChange={(event) => set({ [field]: event.target.value })}
        />
      )}
    </FormRow>
  )

  return (
    <ActFrame
      ticket={ticket}
      action={action}
      label={t(`action.${action}`)}
      does={t(`does.${action}`)}
      onClose={onClose}
      make={(rev) => {
        setAttempted(true)
        return Object.keys(missing).length > 0 ? null : actionInput(ticket.id, rev, action, values, words.zone)
      }}
    >
      <Background action={action} sheet={sheet} />
      {sheet && action === 'pause' ? (
        <PauseFields
          sheet={sheet}
          reason={values.reason}
          evidence={values.evidence}
          errors={{ reason: wrong('reason'), evidence: wrong('evidence') }}
          onChange={set}
        />
      ) : null}
      {sheet && action === 'resume' ? (
        <ResumeFields sheet={sheet} reason={values.reason} onChange={(reason) => set({ reason })} />
      ) : null}
      {sheet && asks('severity') ? (
        <SeverityFields
          sheet={sheet}
          current={ticket.severity}
          value={values.severity}
          error={wrong('severity')}
          onChange={(severity) => set({ severity })}
        />
      ) : null}
      {sheet && asks('commitment') && sheet.agreeable.length > 1 ? (
        <ChoiceGroup
          label={t('field.commitment')}
          choices={[
            { id: all, label: t('field.allCommitments') },
            ...sheet.agreeable.map((one) => ({ id: one.id, label: name(one.name) })),
          ]}
          value={values.commitment ?? all}
          onChange={(one) => set({ commitment: one === all ? null : one })}
        />
      ) : null}
      {asks('agreedAt') ? (
        <Fields>
          <FormRow label={t('field.agreedAt')} required error={wrong('agreedAt')}>
            {(row) => (
              <TextInput
                {...row}
                type="datetime-local"
                value={values.agreedAt}
                onChange={(event) => set({ agreedAt: event.target.value })}
              />
            )}
          </FormRow>
          {text('agreedWith', true, t('field.agreedWithHint'))}
        </Fields>
      ) : null}
      {asks('distanceKm') ? (
        <Fields>
          {text('distanceKm', false)}
          {text('city', false)}
        </Fields>
      ) : null}
      {asks('serialNumber') ? <Fields>{text('serialNumber', true)}</Fields> : null}
      {asks('movedAt') ? (
        <Fields>
          <FormRow label={t('field.movedAt')} error={wrong('movedAt')}>
            {(row) => (
              <TextInput
                {...row}
                type="date"
                value={values.movedAt}
                onChange={(event) => set({ movedAt: event.target.value })}
              />
            )}
          </FormRow>
          <LateMove movedAt={readLocalDay(values.movedAt, words.zone)} />
        </Fields>
      ) : null}
      <NoteRow
        label={t(action === 'resolve' ? 'field.solution' : action === 'mail-replied' ? 'field.reply' : 'field.note')}
        required={wanted.note === 'required'}
        error={wrong('note')}
        value={values.note}
        rows={action === 'mail-replied' ? 15 : 2}
        hint={action === 'mail-replied' ? t('field.replyHint') : undefined}
        onChange={(note) => set({ note })}
      />
    </ActFrame>
  )
}

/** What the policy says of the step, where it says more than the step's own sentence. */
function Background({ action, sheet }: { readonly action: TicketAction; readonly sheet: TicketSheet | null }) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  if (action === 'declare-emergency' && sheet?.emergencyTrigger)
    return (
      <Said>
        {t('emergency.trigger', { text: name(sheet.emergencyTrigger.text) })}{' '}
        <ClauseNote clause={sheet.emergencyTrigger.clause} />
      </Said>
    )
  const rule = sheet?.repeat.rule
  if (action === 'replace-device' && rule)
    return (
      <Said>
        {t(rule.warranty === 'anew' ? 'repeat.anew' : 'repeat.remaining', { consequence: name(rule.consequence) })}{' '}
        <ClauseNote clause={rule.clause} />
      </Said>
    )
  return null
}

function LateMove({ movedAt }: { readonly movedAt: number | null }) {
  const { t } = useTranslation('tickets')
  const now = useMinute()
  return movedAt !== null && isRelocationLate(movedAt, now) ? (
    <StateBadge tone="soon" shape="triangle" label={t('field.movedLate')} />
  ) : null
}
