/** The one form that makes a ticket. What is typed lives in the desk's memory, never only here. */
import { styled } from '@mui/material/styles'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '#shared/domain/customers/customers'
import { useCall } from '../../data/use-call'
import { usePolicies } from '../../data/policies'
import { ChoiceGroup } from '../../ui/choice-group'
import { ActionButton, SelectInput, TextArea, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { KeyHint } from '../../ui/key-hint'
import { useLocalName } from '../../ui/local-text'
import { ErrorNote } from '../../ui/notes'
import { thinScrollbar } from '../../ui/scroll'
import { StateBadge } from '../../ui/state-badge'
import { useWords } from '../../ui/words'
import { ClockPreviewBox } from './clock-preview'
import { DeviceField, useSerialCheck } from './device-field'
import { checkForm, draftOf, recognise } from './form'
import type { FormEdits, FormFields } from './form'
import { isHalfFilled } from './memory'
import type { SavedTicket, Subject } from './memory'
import type { SubjectCard } from './subject-card'

const Form = styled('form')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  flex: 1,
  '& > .fields': {
    display: 'grid',
    gap: 12,
    alignContent: 'start',
    flex: 1,
    overflowY: 'auto',
    padding: '2px 18px 14px',
    ...thinScrollbar(theme),
  },
  '& .pair': { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: 10 },
}))

const Foot = styled('footer')(({ theme }) => ({
  display: 'grid',
  gap: 8,
  padding: '12px 18px 14px',
  borderTop: `1px solid ${theme.tokens.line}`,
  '& > output': { color: theme.tokens.quiet },
}))

const Head = styled('header')({
  display: 'flex',
  alignItems: 'baseline',
  justifyContent: 'space-between',
  padding: '14px 18px 8px',
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
  const name = useLocalName()
  const policies = usePolicies()
  const create = useCall('tickets.create')
  const find = useCall('devices.find')
  const [attempted, setAttempted] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { customerId, card } = about
  const policy = policies.get(fields.policyId)
  const devices = card?.devices ?? []
  const check = useSerialCheck(fields, devices, customerId)
  const errors = attempted ? checkForm(fields, policy, customerId) : {}
  const errorCount = Object.keys(errors).length
  const wrong = (field: keyof typeof errors): string | null => {
    const code = errors[field]
    return code === undefined ? null : t(`error.${code}`)
  }
  const needsDevice = policy?.categories.find((one) => one.id === fields.category)?.needsDevice ?? false
  const contract = card?.contracts.find((one) => one.id === fields.contractId)
  const saving = create.pending || find.pending

  const save = async () => {
    if (saving) return
    setAttempted(true)
    const missing = checkForm(fields, policy, customerId)
    if (customerId === null || Object.keys(missing).length > 0) return
    let { recognition } = check
    if (check.checking) {
      // Saved faster than the archive answered: the device must not be taken for an unknown one.
      const found = await find.run({ text: fields.serial.trim(), customerId: null })
      if (found.ok) recognition = recognise(fields, [...devices, ...found.value], customerId)
    }
    const result = await create.run(draftOf(fields, recognition, customerId, subject.call?.callId ?? null))
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
    if (attempted && errorCount > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
    // Only a try to save moves the focus, not each correction after it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [attempted])

  const editContact = (typed: string) => {
    const known: Contact | undefined = card?.contacts.find((one) => one.name === typed.trim())
    onEdit({ contactName: typed, contactId: known?.id ?? null })
  }

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
        {isHalfFilled(subject.memo) ? <StateBadge tone="quiet" bare shape="check" label={t('form.kept')} /> : null}
      </Head>
      <div className="fields">
        {contract ? null : (
          <FormRow label={t('form.policy')} required error={wrong('policyId')}>
            {(row) => (
              <SelectInput
                {...row}
                value={fields.policyId}
                onChange={(event) => onEdit({ policyId: event.target.value })}
              >
                {[...policies.values()].map((one) => (
                  <option key={one.id} value={one.id}>
                    {name(one.name)}
                  </option>
                ))}
              </SelectInput>
            )}
          </FormRow>
        )}
        <ChoiceGroup
          label={t('form.category')}
          required
          error={wrong('category')}
          choices={(policy?.categories ?? []).map((one) => ({ id: one.id, label: name(one.name) }))}
          value={fields.category || null}
          onChange={(category) => onEdit({ category })}
        />
        <DeviceField fields={fields} check={check} required={needsDevice} error={wrong('serial')} onEdit={onEdit} />
        <ChoiceGroup
          label={t('form.severity')}
          required
          error={wrong('severity')}
          columns={Math.min(policy?.severities.length ?? 1, 4) || 1}
          choices={(policy?.severities ?? []).map((one) => ({
            id: one.id,
            label: name(one.name),
            explanation: one.definition,
          }))}
          value={fields.severity || null}
          onChange={(severity) => onEdit({ severity })}
        />
        <FormRow label={t('form.summary')} required error={wrong('summary')}>
          {(row) => (
            <TextInput
              {...row}
              value={fields.summary}
              maxLength={200}
              placeholder={t('form.summaryHint')}
              autoComplete="off"
              onChange={(event) => onEdit({ summary: event.target.value })}
            />
          )}
        </FormRow>
        <FormRow label={t('form.description')} error={wrong('description')}>
          {(row) => (
            <TextArea
              {...row}
              rows={3}
              value={fields.description}
              onChange={(event) => onEdit({ description: event.target.value })}
            />
          )}
        </FormRow>
        <div className="pair">
          <FormRow label={t('form.contactName')} error={wrong('contactName')}>
            {(row) => (
              <>
                <TextInput
                  {...row}
                  list={`${row.id}-contacts`}
                  value={fields.contactName}
                  autoComplete="off"
                  onChange={(event) => editContact(event.target.value)}
                />
                <datalist id={`${row.id}-contacts`}>
                  {card?.contacts.map((one) => (
                    <option key={one.id} value={one.name}>
                      {one.title}
                    </option>
                  ))}
                </datalist>
              </>
            )}
          </FormRow>
          <FormRow label={t('form.callbackNumber')} error={wrong('callbackNumber')}>
            {(row) => (
              <TextInput
                {...row}
                type="tel"
                value={fields.callbackNumber}
                autoComplete="off"
                onChange={(event) => onEdit({ callbackNumber: event.target.value })}
              />
            )}
          </FormRow>
        </div>
        {card && card.sites.length > 0 ? (
          <FormRow label={t('form.site')}>
            {(row) => (
              <SelectInput
                {...row}
                value={fields.siteId ?? ''}
                onChange={(event) =>
                  onEdit({ siteId: card.sites.find((one) => one.id === event.target.value)?.id ?? null })
                }
              >
                <option value="">{t('form.noSite')}</option>
                {card.sites.map((site) => (
                  <option key={site.id} value={site.id}>
                    {site.name}
                  </option>
                ))}
              </SelectInput>
            )}
          </FormRow>
        ) : null}
      </div>
      <Foot>
        <ClockPreviewBox
          policy={policy}
          input={
            policy === undefined || fields.category === ''
              ? null
              : {
                  policyId: fields.policyId,
                  severity: fields.severity,
                  category: fields.category,
                  siteId: fields.siteId,
                  callId: subject.call?.callId ?? null,
                }
          }
        />
        {create.error ? <ErrorNote text={words.failure(create.error)} onRetry={() => void save()} /> : null}
        {errors.customer ? <ErrorNote text={t('error.customerMissing')} /> : null}
        {errorCount > 0 ? <output>{t('form.fix', { count: errorCount })}</output> : null}
        <ActionButton type="submit" look="primary" disabled={saving} style={{ minHeight: 42 }}>
          {t(saving ? 'form.saving' : 'form.save')}
          <KeyHint keys="Ctrl+Enter" />
        </ActionButton>
      </Foot>
    </Form>
  )
}
