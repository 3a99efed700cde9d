/** Quick capture: the few words that make an unknown number a customer while it still rings or talks. */
import { styled } from '@mui/material/styles'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuickCapture } from '#shared/domain/customers/customers'
import type { CallerMatch, PolicySummary } from '#shared/ipc/contract'
import { useCall } from '../../data/use-call'
import { ActionButton, SelectInput, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { useLocalName } from '../../ui/local-text'
import { ErrorNote } from '../../ui/notes'
import { Panel } from '../../ui/panel'
import { useWords } from '../../ui/words'
import type { CaptureValues } from './memory'
import { Note } from './parts'

const Grid = styled('form')({
  display: 'grid',
  gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
  gap: '10px 14px',
  alignItems: 'start',
  '& > .wide': { gridColumn: '1 / -1' },
})

const fields = ['name', 'city', 'contactName', 'number'] as const

type Props = {
  readonly number: string
  readonly policies: readonly PolicySummary[]
  readonly typed: CaptureValues
  /** The policy of the ticket form: chosen once, here or there. */
  readonly policyId: string
  readonly onType: (typed: CaptureValues) => void
  readonly onPolicy: (policyId: string) => void
  readonly onCaptured: (match: CallerMatch, policyId: string) => void
}

export function CaptureForm({ number, policies, typed, policyId, onType, onPolicy, onCaptured }: Props) {
  const { t } = useTranslation('desk')
  const words = useWords()
  const localName = useLocalName()
  const capture = useCall('customers.quickCapture')
  const [attempted, setAttempted] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const values = { name: '', city: '', contactName: '', number, ...typed, policyId }
  const checked = QuickCapture.safeParse(values)
  const wrong = new Set(checked.success || !attempted ? [] : checked.error.issues.map((issue) => String(issue.path[0])))

  const submit = async () => {
    setAttempted(true)
    if (!checked.success) {
      const missing = fields.find((field) => checked.error.issues.some((issue) => issue.path[0] === field))
      form.current?.querySelector<HTMLElement>(missing ? `input[name=${missing}]` : 'select')?.focus()
    }
    if (!checked.success || capture.pending) return
    const result = await capture.run(checked.data)
    if (result.ok) onCaptured(result.value, checked.data.policyId)
  }

  return (
    <Panel title={t('capture.title')}>
      {number ? <Note style={{ marginBottom: 10 }}>{t('capture.hint', { number })}</Note> : null}
      <Grid
        ref={form}
        data-stop="capture"
        noValidate
        aria-label={t('capture.title')}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {fields.map((field) => (
          <FormRow
            key={field}
            label={t(`capture.${field}`)}
            required
            error={wrong.has(field) ? t(`capture.${field}Missing`) : null}
          >
            {(row) => (
              <TextInput
                {...row}
                name={field}
                value={values[field]}
                autoComplete="off"
                onChange={(event) => onType({ ...typed, [field]: event.target.value })}
              />
            )}
          </FormRow>
        ))}
        <FormRow
          className="wide"
          label={t('capture.policyId')}
          required
          error={wrong.has('policyId') ? t('capture.policyIdMissing') : null}
        >
          {(row) => (
            <SelectInput {...row} value={values.policyId} onChange={(event) => onPolicy(event.target.value)}>
              <option value="">{t('capture.choosePolicy')}</option>
              {policies.map((policy) => (
                <option key={policy.id} value={policy.id}>
                  {localName(policy.name)} · {localName(policy.provider)}
                </option>
              ))}
            </SelectInput>
          )}
        </FormRow>
        {capture.error ? (
          <div className="wide">
            <ErrorNote text={words.failure(capture.error)} />
          </div>
        ) : null}
        <ActionButton type="submit" look="primary" disabled={capture.pending} className="wide">
          {t('capture.save')}
        </ActionButton>
      </Grid>
    </Panel>
  )
}
