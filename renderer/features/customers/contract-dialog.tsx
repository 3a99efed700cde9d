/** A contract: its number, its policy and the dates its service period follows from, with what they come to [S1-18] [S2-03]. */
import { styled } from '@mui/material/styles'
import { useTranslation } from 'react-i18next'
import { servicePeriod } from '#shared/domain/coverage/period'
import type { Contract, Customer } from '#shared/domain/customers/customers'
import type { PolicySummary } from '#shared/ipc/contract'
import { usePolicies } from '../../data/policies'
import { useLocalName } from '../../ui/local-text'
import { useWords } from '../../ui/words'
import { EditDialog } from './edit-dialog'
import { ChoiceField, TextField } from './form-fields'
import { checkContract, contractForm, dateOf, lastDayOf, termsOf } from './forms'
import type { ContractForm } from './forms'
import { useEditForm } from './use-edit-form'
import { useSaving } from './use-saving'

const Result = styled('output')(({ theme }) => ({
  gridColumn: '1 / -1',
  display: 'grid',
  gap: 2,
  padding: '9px 14px',
  borderRadius: 8,
  background: theme.tokens.inner,
  border: `1px solid ${theme.tokens.line}`,
  '& > strong': { fontVariantNumeric: 'tabular-nums' },
  '& > span': { color: theme.tokens.quiet },
}))

type Props = {
  readonly customer: Customer
  /** Null makes a new one. */
  readonly contract: Contract | null
  readonly onSaved: () => void
  readonly onClose: () => void
  readonly onConflict: () => void
}

export function ContractDialog({ customer, contract, onSaved, onClose, onConflict }: Props) {
  const { t } = useTranslation('customers')
  const { zone } = useWords()
  const name = useLocalName()
  const policies = usePolicies()
  const edit = useEditForm(contractForm(contract, zone))
  const { form, set } = edit
  const saving = useSaving({
    command: 'customers.saveContract',
    edit,
    check: (filled) => checkContract(customer.id, contract, filled, zone),
    onConflict,
    onSaved,
  })
  const policy = policies.get(form.policyId)
  const date = (field: 'startsAt' | 'endsAt' | 'acceptedAt' | 'previousEndsAt', hint?: string) => (
    <TextField
      {...saving.field(field)}
      label={t(`contracts.${field}`)}
      {...(hint === undefined ? {} : { hint })}
      type="date"
      value={form[field]}
      onChange={(value) => set({ [field]: value })}
    />
  )
  return (
    <EditDialog
      title={t(contract ? 'contracts.edit' : 'contracts.add')}
      pending={saving.pending}
      error={saving.error}
      onSave={() => void saving.save()}
      onClose={onClose}
    >
      <TextField
        {...saving.field('number')}
        label={t('contracts.number')}
        value={form.number}
        maxLength={60}
        required
        onChange={(number) => set({ number })}
      />
      <ChoiceField
        {...saving.field('policyId')}
        label={t('contracts.policy')}
        value={form.policyId}
        required
        none={t('contracts.choose')}
        choices={[...policies.values()].map((one) => ({ id: one.id, label: name(one.name) }))}
        onChange={(policyId) => set({ policyId })}
      />
      {date('startsAt')}
      {date('endsAt', t('contracts.endsHint'))}
      {date('acceptedAt')}
      {date('previousEndsAt', t('contracts.endsHint'))}
      {policy ? <PeriodResult policy={policy} form={form} /> : null}
    </EditDialog>
  )
}

/** The period that the dates give, by the very rule that main applies. */
function PeriodResult({ policy, form }: { readonly policy: PolicySummary; readonly form: ContractForm }) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const { zone } = useWords()
  const terms = termsOf(form, zone)
  const readable = Object.values(terms).every((at) => !Number.isNaN(at))
  const period = readable ? servicePeriod({ period: [...policy.archive.periods] }, zone, terms, null) : null
  const rules = policy.archive.periods.map(({ basis, months }) => {
    const words = common(`verdict.basis.${basis}`)
    return months === undefined ? words : t('contracts.months', { basis: words, count: months })
  })
  return (
    <Result aria-label={t('contracts.result')}>
      {period ? (
        <>
          <strong>
            {t('contracts.result')}{' '}
            {t('contracts.period', { from: dateOf(period.from, zone), to: lastDayOf(period.to, zone) })}
          </strong>
          <span title={period.rule.clause?.text}>
            {[
              common(`verdict.basis.${period.rule.basis}`),
              period.rule.clause ? common('verdict.clause', { ref: period.rule.clause.ref }) : null,
              period.assumed ? common('verdict.assumed') : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      ) : (
        <strong>{t('contracts.resultNone')}</strong>
      )}
      <span>
        {t('contracts.rules')}
        {rules.join(common('notice.and'))}
      </span>
    </Result>
  )
}
