/** A form of the policy, filled in: it may be kept incomplete, and says what it still lacks. */
import Dialog from '@mui/material/Dialog'
import { styled } from '@mui/material/styles'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { missingFields, type FilledForm } from '#shared/domain/forms/forms'
import type { Form } from '#shared/domain/policy/work'
import type { Ticket } from '#shared/domain/tickets/tickets'
import { TextArea, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { useLocalName } from '../../ui/local-text'
import { StateBadge } from '../../ui/state-badge'
import { ActFrame } from './act-frame'
import { ClauseNote } from './clause-note'
import { firstFormValues } from './form-prefill'
import { useTicketNames } from './ticket-words'

const Body = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 12,
  padding: '20px 24px',
  '& h2': { margin: 0, fontSize: 18 },
  '& h2 + div': { color: theme.tokens.quiet, marginTop: -8 },
}))

const Fields = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
  gap: 12,
  alignItems: 'start',
  '& > .wide': { gridColumn: '1 / -1' },
})

type Props = {
  readonly ticket: Ticket
  readonly form: Form
  readonly part: number
  readonly filled: FilledForm | undefined
  readonly onClose: () => void
}

export function FormDialog({ ticket, form, part, filled, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const name = useLocalName()
  const names = useTicketNames()
  const id = useId()
  const [values, setValues] = useState(() => firstFormValues(form, filled, ticket, names.severity(ticket)))
  const missing = missingFields(form, values)
  const title = form.perPart ? t('forms.part', { form: name(form.name), part }) : name(form.name)
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="md" fullWidth transitionDuration={0}>
      <Body>
        <h2 id={id}>{title}</h2>
        <div>
          <ClauseNote clause={form.clause} assumed={form.assumed} />
        </div>
        <ActFrame
          className="bare"
          ticket={ticket}
          action="form"
          label={t('forms.save', { form: title })}
          onClose={onClose}
          make={(rev) => ({ id: ticket.id, rev, action: 'form', form: form.id, part, values, note: '' })}
        >
          <Fields>
            {form.fields.map((field) => (
              <FormRow
                key={field.id}
                label={name(field.name)}
                required={field.required}
                {...(field.kind === 'long-text' ? { className: 'wide' } : {})}
              >
                {(row) => {
                  const wired = {
                    ...row,
                    value: values[field.id] ?? '',
                    maxLength: 2_000,
                    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
                      const { value } = event.target
                      setValues((old) => ({ ...old, [field.id]: value }))
                    },
                  }
                  return field.kind === 'long-text' ? (
                    <TextArea rows={3} {...wired} />
                  ) : (
                    <TextInput type={field.kind === 'date' ? 'date' : 'text'} autoComplete="off" {...wired} />
                  )
                }}
              </FormRow>
            ))}
          </Fields>
          {missing.length > 0 ? (
            <StateBadge
              bare
              tone="soon"
              shape="triangle"
              label={t('forms.missing', { fields: missing.map((field) => name(field.name)).join(t('blocked.join')) })}
            />
          ) : (
            <StateBadge bare tone="good" shape="check" label={t('forms.complete')} />
          )}
        </ActFrame>
      </Body>
    </Dialog>
  )
}
