/** What stands in the archive's dialogs: text that people type, and the edits it means. Pure. */
import { ContactEdit, ContractEdit, CustomerEdit, DeviceEdit, SiteEdit } from '#shared/domain/customers/editing'
import type { Contact, Contract, Customer, Device, Site } from '#shared/domain/customers/customers'
import type { CustomerId } from '#shared/domain/ids'
import { dayOfIsoDate, instantOfLocal, isoDateOfDay, localDayOf } from '#shared/lib/zoned-time'

/** What can be typed into: a text, or a tick. */
export type Form = Readonly<Record<string, string | boolean>>

/** The edit that a form means, or the fields that are wrong. */
export type Checked<Edit> =
  { readonly ok: true; readonly edit: Edit } | { readonly ok: false; readonly wrong: readonly string[] }

/** A schema of the archive's edits, as far as a form needs it. */
type Schema<Edit> = {
  readonly safeParse: (candidate: unknown) =>
    | { readonly success: true; readonly data: Edit }
    | {
        readonly success: false
        readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }
      }
}

function check<Edit>(schema: Schema<Edit>, candidate: unknown): Checked<Edit> {
  const parsed = schema.safeParse(candidate)
  return parsed.success
    ? { ok: true, edit: parsed.data }
    : { ok: false, wrong: parsed.error.issues.map(({ path }) => String(path[0])) }
}

/** The day of an instant as a date field has it; '' for none. */
export const dateOf = (at: number | null, zone: string): string =>
  at === null ? '' : isoDateOfDay(localDayOf(zone, at))

/** The last day before an exclusive end. */
export const lastDayOf = (end: number | null, zone: string): string => (end === null ? '' : dateOf(end - 1, zone))

/** A date field's day: its first instant. NaN for what is no date, which no schema lets through. */
export const startOf = (date: string, zone: string): number | null => (date === '' ? null : instantOfDay(date, zone, 0))

/** The exclusive end after a date field's day. */
export const endOf = (date: string, zone: string): number | null => (date === '' ? null : instantOfDay(date, zone, 1))

function instantOfDay(date: string, zone: string, plusDays: number): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? dayOfIsoDate(date) : Number.NaN
  // A year that is still being typed, 0202, is no year of a contract.
  return Number.isNaN(day) || day < 0 ? Number.NaN : instantOfLocal(zone, day + plusDays, 0)
}

/** `60050` → `600.50`, `80000` → `800`: as it stands in a field; `readYuan` is the way back. */
export const yuanOf = (fen: number): string =>
  fen % 100 === 0 ? String(fen / 100) : `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** `+8657187654321;ext=8` as a person would write it. */
export const writtenNumber = (number: string): string => number.replace(';ext=', ' 转 ')

export const customerForm = (customer: Customer | null) => ({ name: customer?.name ?? '', city: customer?.city ?? '' })
export type CustomerForm = ReturnType<typeof customerForm>

export const checkCustomer = (customer: Customer | null, form: CustomerForm): Checked<CustomerEdit> =>
  check(CustomerEdit, { id: customer?.id ?? null, rev: customer?.rev ?? 0, ...form })

export const siteForm = (site: Site | null) => ({
  name: site?.name ?? '',
  city: site?.city ?? '',
  address: site?.address ?? '',
  distanceKm: site?.distanceKm === null || site === null ? '' : String(site.distanceKm),
})
export type SiteForm = ReturnType<typeof siteForm>

export const checkSite = (customer: Customer, site: Site | null, form: SiteForm): Checked<SiteEdit> =>
  check(SiteEdit, {
    id: site?.id ?? null,
    rev: customer.rev,
    customerId: customer.id,
    ...form,
    distanceKm: form.distanceKm.trim() === '' ? null : Number(form.distanceKm),
  })

export const contactForm = (contact: Contact | null) => ({
  name: contact?.name ?? '',
  title: contact?.title ?? '',
  numbers: (contact?.numbers ?? []).map(writtenNumber).join('\n'),
})
export type ContactForm = ReturnType<typeof contactForm>

export const checkContact = (customer: Customer, contact: Contact | null, form: ContactForm): Checked<ContactEdit> =>
  check(ContactEdit, {
    id: contact?.id ?? null,
    rev: customer.rev,
    customerId: customer.id,
    name: form.name,
    title: form.title,
    numbers: form.numbers
      .split(/[\n,，、]/)
      .map((number) => number.trim())
      .filter((number) => number !== ''),
  })

export const contractForm = (contract: Contract | null, zone: string) => ({
  number: contract?.number ?? '',
  policyId: contract?.policyId ?? '',
  startsAt: dateOf(contract?.startsAt ?? null, zone),
  endsAt: lastDayOf(contract?.endsAt ?? null, zone),
  acceptedAt: dateOf(contract?.acceptedAt ?? null, zone),
  previousEndsAt: lastDayOf(contract?.previousEndsAt ?? null, zone),
})
export type ContractForm = ReturnType<typeof contractForm>

/** The dates of a form as instants, UTC ms; NaN for what is no date. */
export const termsOf = (form: ContractForm, zone: string) => ({
  startsAt: startOf(form.startsAt, zone),
  endsAt: endOf(form.endsAt, zone),
  acceptedAt: startOf(form.acceptedAt, zone),
  previousEndsAt: endOf(form.previousEndsAt, zone),
})

export const checkContract = (
  customerId: CustomerId,
  contract: Contract | null,
  form: ContractForm,
  zone: string,
): Checked<ContractEdit> =>
  check(ContractEdit, {
    id: contract?.id ?? null,
    rev: contract?.rev ?? 0,
    customerId,
    number: form.number,
    policyId: form.policyId,
    ...termsOf(form, zone),
  })

export const deviceForm = (device: Device | null, usual: { siteId: string; contractId: string }, zone: string) => ({
  serialNumber: device?.serialNumber ?? '',
  barcode: device?.barcode ?? '',
  model: device?.model ?? '',
  itemKind: device?.itemKind ?? '',
  productLine: device?.productLine ?? '',
  siteId: device?.siteId ?? usual.siteId,
  contractId: device === null ? usual.contractId : (device.contractId ?? ''),
  thirdParty: device?.thirdParty ?? false,
  customised: device?.customised ?? false,
  warrantyFrom: dateOf(device?.warrantyFrom ?? null, zone),
  warrantyTo: lastDayOf(device?.warrantyTo ?? null, zone),
})
export type DeviceForm = ReturnType<typeof deviceForm>

export const checkDevice = (
  customerId: CustomerId,
  device: Device | null,
  form: DeviceForm,
  zone: string,
): Checked<DeviceEdit> =>
  check(DeviceEdit, {
    ...form,
    id: device?.id ?? null,
    rev: device?.rev ?? 0,
    customerId,
    contractId: form.contractId === '' ? null : form.contractId,
    warrantyFrom: startOf(form.warrantyFrom, zone),
    warrantyTo: endOf(form.warrantyTo, zone),
  })
