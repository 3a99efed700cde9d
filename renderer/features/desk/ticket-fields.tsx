/** The fields of the ticket form, in the order in which a caller is asked. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import type { Contact } from '#shared/domain/customers/customers'
import type { CustomerCard, PolicySummary } from '#shared/ipc/contract'
import { usePolicies } from '../../data/policies'
import { ChoiceGroup } from '../../ui/choice-group'
import { SelectInput, TextArea, TextInput } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { useLocalName } from '../../ui/local-text'
import { thinScrollbar } from '../../ui/scroll'
import { DeviceField } from './device-field'
import type { SerialCheck } from './device-field'
import { shortSiteName } from './form'
import type { FormEdits, FormErrors, FormFields } from './form'
import { Note } from './parts'
import { SeverityGuideBlock } from './severity-guide'

const Fields = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 12,
  alignContent: 'start',
  flex: 1,
  minHeight: 0,
  overflowY: 'auto',
  padding: '2px 8px 14px 18px',
  scrollbarGutter: 'stable',
  ...thinScrollbar(theme),
  '& .pair': { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: 10, alignItems: 'start' },
  // Grows with what is written, so that a short note leaves room for the rest.
  '& textarea': { fieldSizing: 'content', minHeight: 62, maxHeight: 240 },
}))

/** Short names such as P1 stand four to a line, longer ones three: no name breaks in two. */
const severityColumns = (policy: PolicySummary, name: (named: PolicySummary['name']) => string): number =>
  policy.severities.every((one) => name(one.name).length <= 3) ? 4 : 3

type Props = {
  readonly fields: FormFields
  readonly card: CustomerCard | null
  readonly policy: PolicySummary | undefined
  readonly check: SerialCheck
  readonly errors: FormErrors
  readonly onEdit: (edits: FormEdits) => void
}

export function TicketFields({ fields, card, policy, check, errors, onEdit }: Props) {
  const { t } = useTranslation('desk')
  const name = useLocalName()
  const policies = usePolicies()
  const needsDevice = policy?.categories.find((one) => one.id === fields.category)?.needsDevice ?? false
  const contract = card?.contracts.find((one) => one.id === fields.contractId)
  const wrong = (field: keyof FormErrors): string | null => {
    const code = errors[field]
    return code === undefined ? null : t(`error.${code}`)
  }

  const editContact = (typed: string) => {
    const known: Contact | undefined = card?.contacts.find((one) => one.name === typed.trim())
    onEdit({ contactName: typed, contactId: known?.id ?? null })
  }

  return (
    <Fields data-stop="form">
      {contract || card === null ? null : (
        <FormRow label={t('form.policy')} required error={wrong('policyId')}>
          {(row) => (
            <SelectInput
              {...row}
              value={fields.policyId}
              onChange={(event) => onEdit({ policyId: event.target.value })}
            >
              <option value="">{t('form.choosePolicy')}</option>
              {[...policies.values()].map((one) => (
                <option key={one.id} value={one.id}>
                  {name(one.name)}
                </option>
              ))}
            </SelectInput>
          )}
        </FormRow>
      )}
      {policy ? null : <Note>{t(card === null ? 'form.registerFirst' : 'form.policyFirst')}</Note>}
      {policy?.takesMail ? (
        <ChoiceGroup
          label={t('form.channel')}
          choices={(['phone', 'mail'] as const).map((id) => ({ id, label: t(`form.channels.${id}`) }))}
          value={fields.channel}
          onChange={(channel) => onEdit({ channel: channel === 'mail' ? 'mail' : 'phone' })}
        />
      ) : null}
      {policy ? (
        <ChoiceGroup
          label={t('form.category')}
          required
          error={wrong('category')}
          choices={policy.categories.map((one) => ({ id: one.id, label: name(one.name) }))}
          value={fields.category || null}
          onChange={(category) => onEdit({ category })}
        />
      ) : null}
      <DeviceField fields={fields} check={check} required={needsDevice} error={wrong('serial')} onEdit={onEdit}>
        {card && card.sites.length > 0 ? <SiteField card={card} siteId={fields.siteId} onEdit={onEdit} /> : null}
      </DeviceField>
      {policy ? (
        <ChoiceGroup
          label={t('form.severity')}
          required
          error={wrong('severity')}
          columns={Math.min(policy.severities.length, severityColumns(policy, name))}
          choices={policy.severities.map((one) => ({
            id: one.id,
            label: name(one.name),
            explanation: one.definition,
          }))}
          value={fields.severity || null}
          onChange={(severity) => onEdit({ severity })}
        />
      ) : null}
      {policy ? (
        <SeverityGuideBlock
          policy={policy}
          answers={fields.answers}
          severity={fields.severity}
          onAnswer={(answers) => onEdit({ answers })}
          onTake={(severity) => onEdit({ severity })}
        />
      ) : null}
      <div data-stop="summary">
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
      </div>
      <FormRow label={t('form.description')} error={wrong('description')}>
        {(row) => (
          <TextArea
            {...row}
            rows={2}
            value={fields.description}
            onChange={(event) => onEdit({ description: event.target.value })}
          />
        )}
      </FormRow>
      {policy && policy.services.length > 0 ? (
        <ServiceField policy={policy} service={fields.service} onEdit={onEdit} />
      ) : null}
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
    </Fields>
  )
}

type ServiceProps = {
  readonly policy: PolicySummary
  readonly service: string | null
  readonly onEdit: (edits: FormEdits) => void
}

/** What is asked for beyond the stages of the work: an upgrade, a disc, something that is charged. */
function ServiceField({ policy, service, onEdit }: ServiceProps) {
  const { t } = useTranslation('desk')
  const name = useLocalName()
  return (
    <FormRow label={t('form.service')}>
      {(row) => (
        <SelectInput
          {...row}
          value={service ?? ''}
          onChange={(event) => onEdit({ service: event.target.value || null })}
        >
          <option value="">{t('form.byStage')}</option>
          {policy.services.map((one) => (
            <option key={one.id} value={one.id}>
              {one.cover === 'included' ? name(one.name) : `${name(one.name)}${t(`form.cover.${one.cover}`)}`}
            </option>
          ))}
        </SelectInput>
      )}
    </FormRow>
  )
}

type SiteProps = {
  readonly card: CustomerCard
  readonly siteId: FormFields['siteId']
  readonly onEdit: (edits: FormEdits) => void
}

function SiteField({ card, siteId, onEdit }: SiteProps) {
  const { t } = useTranslation('desk')
  return (
    <FormRow label={t('form.site')}>
      {(row) => (
        <SelectInput
          {...row}
          value={siteId ?? ''}
          onChange={(event) => onEdit({ siteId: card.sites.find((one) => one.id === event.target.value)?.id ?? null })}
        >
          <option value="">{t('form.noSite')}</option>
          {card.sites.map((site) => (
            <option key={site.id} value={site.id}>
              {shortSiteName(site, card.customer)}
            </option>
          ))}
        </SelectInput>
      )}
    </FormRow>
  )
}
