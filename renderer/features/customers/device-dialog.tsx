/** A device: what it is called, what kind of thing it is, where it stands and under which contract. */
import { useTranslation } from 'react-i18next'
import type { Device } from '#shared/domain/customers/customers'
import type { CustomerPage } from '#shared/ipc/contract'
import { usePolicies } from '../../data/policies'
import { useWords } from '../../ui/words'
import { EditDialog } from './edit-dialog'
import { ChoiceField, TextField } from './form-fields'
import { checkDevice, deviceForm } from './forms'
import { useEditForm } from './use-edit-form'
import { useSaving } from './use-saving'

type Props = {
  readonly page: CustomerPage
  /** Null makes a new one. */
  readonly device: Device | null
  readonly onSaved: () => void
  readonly onClose: () => void
  readonly onConflict: () => void
}

export function DeviceDialog({ page, device, onSaved, onClose, onConflict }: Props) {
  const { t } = useTranslation('customers')
  const { zone } = useWords()
  const { customer, sites, contracts } = page
  const usual = {
    siteId: sites.length === 1 ? (sites[0]?.id ?? '') : '',
    contractId: contracts.length === 1 ? (contracts[0]?.id ?? '') : '',
  }
  const edit = useEditForm(deviceForm(device, usual, zone))
  const { form, set } = edit
  const saving = useSaving({
    command: 'customers.saveDevice',
    edit,
    check: (filled) => checkDevice(customer.id, device, filled, zone),
    onConflict,
    onSaved,
  })
  const contract = contracts.find(({ id }) => id === form.contractId)
  const archive = usePolicies().get(contract?.policyId ?? '')?.archive
  const text = (field: 'serialNumber' | 'barcode' | 'model', required: boolean) => (
    <TextField
      {...saving.field(field)}
      label={t(`devices.${field}`)}
      value={form[field]}
      maxLength={80}
      required={required}
      onChange={(value) => set({ [field]: value })}
    />
  )
  const tick = (field: 'thirdParty' | 'customised') => (
    <label>
      <input type="checkbox" checked={form[field]} onChange={(event) => set({ [field]: event.target.checked })} />
      {t(`devices.${field}`)}
    </label>
  )
  const date = (field: 'warrantyFrom' | 'warrantyTo') => (
    <TextField
      {...saving.field(field)}
      label={t(`devices.${field}`)}
      type="date"
      value={form[field]}
      onChange={(value) => set({ [field]: value })}
    />
  )
  return (
    <EditDialog
      title={t(device ? 'devices.edit' : 'devices.add')}
      pending={saving.pending}
      error={saving.error}
      onSave={() => void saving.save()}
      onClose={onClose}
    >
      {text('serialNumber', true)}
      {text('barcode', false)}
      {text('model', true)}
      <TextField
        {...saving.field('itemKind')}
        label={t('devices.itemKind')}
        hint={t('devices.itemKindHint')}
        value={form.itemKind}
        maxLength={80}
        suggestions={archive?.itemKinds ?? []}
        onChange={(itemKind) => set({ itemKind })}
      />
      <ChoiceField
        {...saving.field('siteId')}
        label={t('devices.site')}
        value={form.siteId}
        required
        none={t('contracts.choose')}
        choices={sites.map(({ id, name }) => ({ id, label: name }))}
        onChange={(siteId) => set({ siteId })}
      />
      <ChoiceField
        {...saving.field('contractId')}
        label={t('devices.contract')}
        value={form.contractId}
        none={t('devices.noContract')}
        choices={contracts.map(({ id, number }) => ({ id, label: number }))}
        onChange={(contractId) => set({ contractId })}
      />
      <TextField
        {...saving.field('productLine')}
        label={t('devices.productLine')}
        {...(archive && archive.productLines.length > 0 ? { hint: t('devices.productLineHint') } : {})}
        value={form.productLine}
        maxLength={80}
        wide
        suggestions={archive?.productLines ?? []}
        onChange={(productLine) => set({ productLine })}
      />
      {tick('thirdParty')}
      {tick('customised')}
      {date('warrantyFrom')}
      {date('warrantyTo')}
    </EditDialog>
  )
}
