/** The one form that makes a ticket. What is typed lives in the desk's memory, never only here. */
import { styled } from '@mui/material/styles'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../data/use-call'
import { usePolicies } from '../../data/policies'
import { ActionButton } from '../../ui/fields'
import { KeyHint } from '../../ui/key-hint'
import { ErrorNote } from '../../ui/notes'
import { StateBadge } from '../../ui/state-badge'
import { useWords } from '../../ui/words'
import { ClockPreviewBox } from './clock-preview'
import { focusStop } from './desk-keys'
import { useSerialCheck } from './device-field'
import { checkForm, draftOf, recognise } from './form'
import type { FormEdits, FormFields } from './form'
import { isHalfFilled } from './memory'
import type { SavedTicket, Subject } from './memory'
import type { SubjectCard } from './subject-card'
import { TicketFields } from './ticket-fields'
import { VerdictLine } from './verdict-line'

const Form = styled('form')({
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  flex: 1,
})

const Foot = styled('footer')(({ theme }) => ({
  display: 'grid',
  gap: 8,
  padding: '10px 18px 12px',
  borderTop: `1px solid ${theme.tokens.line}`,
  '& > output': { color: theme.tokens.quiet },
}))

const Head = styled('header')({
  display: 'flex',
  alignItems: 'baseline',
  justifyContent: 'space-between',
  padding: '12px 18px 6px',
  '& h2': { margin: 0, fontSize: '1.15em' },
})

type Props = {
  readonly subject: Subject
  readonly about: SubjectCard
  readonly fields: FormFields
  readonly onEdit: (edits: FormEdits) => void
  readonly onSaved: (ticket: SavedTicket) => void
}

export function TicketForm({ subject, about, fields, onEdit, onSaved }: Props) {
  const { t } = useTranslation('desk')
  const words = useWords()
  const policies = usePolicies()
  const create = useCall('tickets.create')
  const find = useCall('devices.find')
  const [tries, setTries] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const { customerId, card } = about
  const policy = policies.get(fields.policyId)
  const devices = card?.devices ?? []
  const check = useSerialCheck(fields, devices, customerId)
  const errors = tries > 0 ? checkForm(fields, policy, customerId) : {}
  const errorCount = Object.keys(errors).length
  const saving = create.pending || find.pending

  const save = async () => {
    if (saving) return
    setTries((count) => count + 1)
    const missing = checkForm(fields, policy, customerId)
    if (customerId === null || Object.keys(missing).length > 0) return
    let { recognition } = check
    if (check.checking) {
      // Saved faster than the archive answered: the device must not be taken for an unknown one.
      const found = await find.run({ text: fields.serial.trim(), customerId: null })
      if (found.ok) recognition = recognise(fields, [...devices, ...found.value], customerId)
    }
    const result = await create.run(
      draftOf(fields, recognition, customerId, subject.call?.callId ?? subject.memo?.storedCall ?? null),
    )
    if (result.ok) onSaved({ id: result.value.id, number: result.value.number })
  }

  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.isComposing) return
      // A locked workstation keeps its screens, but inert.
      if (form.current?.closest('[inert]')) return
      event.preventDefault()
      void latest.current()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  useEffect(() => {
    if (tries === 0 || errorCount === 0) return
    if (customerId === null && focusStop('capture')) return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid=true]')
    const field = wrong instanceof HTMLFieldSetElement ? wrong.querySelector('input') : wrong
    field?.focus()
    // Only a try to save moves the focus, not each correction after it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [tries])

  return (
    <Form
      ref={form}
      noValidate
      aria-label={t('form.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Head>
        <h2>{t('form.title')}</h2>
        {isHalfFilled(subject.memo) ? (
          <StateBadge tone="quiet" bare shape="check" label={t('form.kept')} />
        ) : (
          <KeyHint keys="F2" />
        )}
      </Head>
      <TicketFields fields={fields} card={card} policy={policy} check={check} errors={errors} onEdit={onEdit} />
      <Foot>
        <VerdictLine
          input={
            policy === undefined || customerId === null
              ? null
              : {
                  policyId: fields.policyId,
                  contractId: fields.contractId,
                  deviceId: check.recognition.kind === 'known' ? check.recognition.device.id : null,
                  siteId: fields.siteId,
                  service: fields.service,
                }
          }
        />
        <ClockPreviewBox
          policy={policy}
          input={
            policy === undefined || fields.category === ''
              ? null
              : {
                  policyId: fields.policyId,
                  severity: fields.severity,
                  category: fields.category,
                  channel: fields.channel,
                  siteId: fields.siteId,
                  callId: subject.call?.callId ?? subject.memo?.storedCall ?? null,
                }
          }
        />
        {create.error ? <ErrorNote text={words.failure(create.error)} onRetry={() => void save()} /> : null}
        {errors.customer ? <ErrorNote text={t('error.customerMissing')} /> : null}
        {errorCount > 0 && !errors.customer ? <output>{t('form.fix', { count: errorCount })}</output> : null}
        <ActionButton type="submit" look="primary" disabled={saving} style={{ minHeight: 42 }}>
          {t(saving ? 'form.saving' : 'form.save')}
          <KeyHint keys="Ctrl+Enter" />
        </ActionButton>
      </Foot>
    </Form>
  )
}
