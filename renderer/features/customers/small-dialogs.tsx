/** The dialogs of a customer, a site and a contact. */
import { useTranslation } from 'react-i18next'
import type { Contact, Customer, Site } from '#shared/domain/customers/customers'
import type { CustomerId } from '#shared/domain/ids'
import { TextArea } from '../../ui/fields'
import { FormRow } from '../../ui/form-row'
import { EditDialog } from './edit-dialog'
import { TextField } from './form-fields'
import { checkContact, checkCustomer, checkSite, contactForm, customerForm, siteForm } from './forms'
import { useEditForm } from './use-edit-form'
import { useSaving } from './use-saving'

type Ends = {
  readonly onClose: () => void
  readonly onConflict: () => void
}

type CustomerProps = Ends & {
  /** Null makes a new one. */
  readonly customer: Customer | null
  readonly onSaved: (id: CustomerId) => void
}

export function CustomerDialog({ customer, onSaved, onClose, onConflict }: CustomerProps) {
  const { t } = useTranslation('customers')
  const edit = useEditForm(customerForm(customer))
  const { form, set } = edit
  const saving = useSaving({
    command: 'customers.saveCustomer',
    edit,
    check: (filled) => checkCustomer(customer, filled),
    onConflict,
    onSaved: ({ id }) => onSaved(id),
  })
  return (
    <EditDialog
      title={t(customer ? 'customer.title' : 'customer.create')}
      pending={saving.pending}
      error={saving.error}
      onSave={() => void saving.save()}
      onClose={onClose}
    >
      <TextField
        {...saving.field('name', 'customerName')}
        label={t('customer.name')}
        value={form.name}
        maxLength={80}
        required
        wide
        onChange={(name) => set({ name })}
      />
      <TextField
        {...saving.field('city')}
        label={t('customer.city')}
        value={form.city}
        maxLength={40}
        required
        onChange={(city) => set({ city })}
      />
    </EditDialog>
  )
}

type PartProps = Ends & { readonly customer: Customer; readonly onSaved: () => void }

export function SiteDialog({
  customer,
  site,
  onSaved,
  onClose,
  onConflict,
}: PartProps & { readonly site: Site | null }) {
  const { t } = useTranslation('customers')
  const edit = useEditForm(site ? siteForm(site) : { ...siteForm(null), city: customer.city })
  const { form, set } = edit
  const saving = useSaving({
    command: 'customers.saveSite',
    edit,
    check: (filled) => checkSite(customer, site, filled),
    onConflict,
    onSaved,
  })
  return (
    <EditDialog
      title={t(site ? 'sites.edit' : 'sites.add')}
      pending={saving.pending}
      error={saving.error}
      onSave={() => void saving.save()}
      onClose={onClose}
    >
      <TextField
        {...saving.field('name')}
        label={t('sites.name')}
        value={form.name}
        maxLength={80}
        required
        onChange={(name) => set({ name })}
      />
      <TextField
        {...saving.field('city')}
        label={t('sites.city')}
        value={form.city}
        maxLength={40}
        required
        onChange={(city) => set({ city })}
      />
      <TextField
        {...saving.field('address')}
        label={t('sites.address')}
        value={form.address}
        maxLength={200}
        wide
        onChange={(address) => set({ address })}
      />
      <TextField
        {...saving.field('distanceKm')}
        label={t('sites.distance')}
        hint={t('sites.distanceHint')}
        value={form.distanceKm}
        inputMode="decimal"
        maxLength={8}
        wide
        onChange={(distanceKm) => set({ distanceKm })}
      />
    </EditDialog>
  )
}

type ContactProps = PartProps & { readonly contact: Contact | null }

export function ContactDialog({ customer, contact, onSaved, onClose, onConflict }: ContactProps) {
  const { t } = useTranslation('customers')
  const edit = useEditForm(contactForm(contact))
  const { form, set } = edit
  const saving = useSaving({
    command: 'customers.saveContact',
    edit,
    check: (filled) => checkContact(customer, contact, filled),
    onConflict,
    onSaved,
  })
  const numbers = saving.field('numbers')
  return (
    <EditDialog
      title={t(contact ? 'contacts.edit' : 'contacts.add')}
      pending={saving.pending}
      error={saving.error}
      onSave={() => void saving.save()}
      onClose={onClose}
    >
      <TextField
        {...saving.field('name', 'contactName')}
        label={t('contacts.name')}
        value={form.name}
        maxLength={40}
        required
        onChange={(name) => set({ name })}
      />
      <TextField
        {...saving.field('title')}
        label={t('contacts.role')}
        value={form.title}
        maxLength={40}
        onChange={(title) => set({ title })}
      />
      <FormRow
        className="wide"
        label={t('contacts.numbers')}
        hint={numbers.changed ?? t('contacts.numbersHint')}
        error={numbers.error}
      >
        {(field) => (
          <TextArea
            {...field}
            rows={3}
            value={form.numbers}
            spellCheck={false}
            onChange={(event) => set({ numbers: event.target.value })}
          />
        )}
      </FormRow>
    </EditDialog>
  )
}
