/** The few fields of one action, sent against the revision that the person saw. */
import { styled } from '@mui/material/styles'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketAction } from '#shared/domain/tickets/actions'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { usePolicies } from '../../data/policies'
import { useCall } from '../../data/use-call'
import { ChoiceGroup } from '../../ui/choice-group'
import { ActionButton, TextArea, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { KeyHint } from '../../ui/key-hint'
import { useLocalName } from '../../ui/local-text'
import { ErrorNote } from '../../ui/notes'
import { useWords } from '../../ui/words'
import { actionInput, asksOf, checkAction, emptyValues } from './action-fields'
import type { ActionValues } from './action-fields'

const Form = styled('form')(({ theme }) => ({
  display: 'grid',
  gap: 12,
  marginTop: 12,
  padding: '14px 16px',
  borderRadius: 10,
  background: theme.tokens.inner,
  border: `1px solid ${theme.tokens.line}`,
  '& > p': { margin: 0, color: theme.tokens.quiet },
  '& > footer': { display: 'flex', gap: 8 },
}))

type Props = {
  readonly ticket: Ticket
  readonly action: TicketAction
  /** The revision in sight when the form was opened. */
  readonly rev: number
  /** Whether the ticket still offers the action. */
  readonly possible: boolean
  readonly onClose: () => void
}

export function ActionForm({ ticket, action, rev, possible, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const words = useWords()
  const name = useLocalName()
  const policy = usePolicies().get(ticket.policyId)
  const act = useCall('tickets.act')
  const [values, setValues] = useState<ActionValues>(emptyValues)
  const [attempted, setAttempted] = useState(false)
  const [conflict, setConflict] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const wanted = asksOf(action)
  const missing = checkAction(action, values, ticket, words.zone)
  const asks = (field: keyof ActionValues): boolean => wanted.fields.some((one) => one === field)
  const wrong = (field: keyof ActionValues): string | null => {
    const code = attempted ? missing[field] : undefined
    return code === undefined ? null : t(`actionError.${code}`)
  }
  const set = (change: Partial<ActionValues>) => setValues((old) => ({ ...old, ...change }))

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, textarea')?.focus()
  }, [])

  const submit = async () => {
    setAttempted(true)
    if (act.pending || !possible || Object.keys(missing).length > 0) return
    // After a conflict the fresh state has been shown: the next try is made against it.
    const result = await act.run(actionInput(ticket.id, conflict ? ticket.rev : rev, action, values, words.zone))
    if (result.ok) return onClose()
    setConflict(result.error.code === 'conflict')
  }

  return (
    <Form
      ref={form}
      noValidate
      aria-label={t(`action.${action}`)}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
        if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return
        event.preventDefault()
        void submit()
      }}
    >
      <p>{t(`does.${action}`)}</p>
      {conflict ? <ErrorNote text={t('act.conflict')} /> : null}
      {!conflict && ticket.rev !== rev && possible && !act.pending ? <ErrorNote text={t('act.changed')} /> : null}
      {possible ? null : <ErrorNote text={t('act.gone', { stage: t(`common:stage.${ticket.stage}`) })} />}
      {act.error && !conflict ? <ErrorNote failure={act.error} /> : null}
      {asks('reason') ? (
        <ChoiceGroup
          label={t('field.reason')}
          required
          error={wrong('reason')}
          choices={(policy?.pauseReasons ?? []).map((reason) => ({ id: reason.id, label: name(reason.name) }))}
          value={values.reason}
          onChange={(reason) => set({ reason })}
        />
      ) : null}
      {asks('severity') ? (
        <ChoiceGroup
          label={t('field.severity')}
          required
          error={wrong('severity')}
          choices={(policy?.severities ?? []).map((one) => ({
            id: one.id,
            label: one.id === ticket.severity ? t('field.current', { severity: name(one.name) }) : name(one.name),
            explanation: one.definition,
          }))}
          value={values.severity ?? ticket.severity}
          onChange={(severity) => set({ severity })}
        />
      ) : null}
      {asks('agreedAt') ? (
        <FormRow label={t('field.agreedAt')} required error={wrong('agreedAt')}>
          {(row) => (
            <TextInput
              {...row}
              type="datetime-local"
              value={values.agreedAt}
              onChange={(event) => set({ agreedAt: event.target.value })}
              style={{ maxWidth: 260 }}
            />
          )}
        </FormRow>
      ) : null}
      <FormRow
        label={t(action === 'resolve' ? 'field.solution' : 'field.note')}
        required={wanted.note === 'required'}
        error={wrong('note')}
      >
        {(row) => (
          <TextArea {...row} rows={2} value={values.note} onChange={(event) => set({ note: event.target.value })} />
        )}
      </FormRow>
      <footer>
        <ActionButton type="submit" look="primary" disabled={act.pending || !possible}>
          {act.pending ? t('act.pending') : t('act.confirm', { action: t(`action.${action}`) })}
          <KeyHint keys="Ctrl+Enter" />
        </ActionButton>
        <ActionButton type="button" onClick={onClose}>
          {t('act.cancel')}
        </ActionButton>
      </footer>
    </Form>
  )
}
