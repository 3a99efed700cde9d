/** The ticket form of the desk as data: what it starts with, what a person changed, what is still missing. */
import type { Contact, Customer, Device, Site } from '#shared/domain/customers/customers'
import type { CallId, ContactId, ContractId, CustomerId, DeviceId, SiteId } from '#shared/domain/ids'
import type { Channel } from '#shared/domain/tickets/stages'
import { contractInForce } from '#shared/domain/coverage/renewal'
import { TicketDraft } from '#shared/domain/tickets/tickets'
import type { Answers } from '#shared/domain/policy/grading'
import type { ContractView, CustomerCard, PolicySummary } from '#shared/ipc/contract'

export type FormFields = {
  readonly contractId: ContractId | null
  readonly policyId: string
  readonly category: string
  readonly severity: string
  /** What was answered to the policy's questions; they suggest a severity and are not part of the ticket. */
  readonly answers: Answers
  readonly channel: Channel
  /** Of the policy's catalogue; null leaves it to the stage of the work. */
  readonly service: string | null
  readonly siteId: SiteId | null
  /** Serial number or barcode as typed; `deviceId` is set where a device was picked from the archive. */
  readonly serial: string
  readonly deviceId: DeviceId | null
  readonly summary: string
  readonly description: string
  readonly contactId: ContactId | null
  readonly contactName: string
  readonly callbackNumber: string
}

/** Only what a person changed: everything else keeps following the card. */
export type FormEdits = Partial<FormFields>

export type FormField = keyof FormFields | 'customer'
export type FormErrors = Partial<Record<FormField, string>>

export type ContractVerdict =
  | 'in-service'
  | 'not-yet'
  | 'expired'
  | 'none'
  /** Nothing says when it begins or ends. */
  | 'undated'

/** Whether a contract covers the instant `now` (UTC ms): start inclusive, end exclusive [S1-18] [S4-08]. */
export const judgeContract = (contract: ContractView | null, now: number): ContractVerdict => {
  if (contract === null) return 'none'
  const { period } = contract
  if (period === null) return 'undated'
  if (now < period.from) return 'not-yet'
  return now < period.to ? 'in-service' : 'expired'
}

const verdictOrder: Readonly<Record<ContractVerdict, number>> = {
  'in-service': 0,
  'not-yet': 1,
  undated: 2,
  expired: 3,
  none: 4,
}

const endOf = ({ period }: ContractView): number => period?.to ?? 0

/** Contracts in the order a person looks at them: in service first, then by the latest end. */
export const sortContracts = (contracts: readonly ContractView[], now: number): readonly ContractView[] =>
  contracts.toSorted(
    (a, b) => verdictOrder[judgeContract(a, now)] - verdictOrder[judgeContract(b, now)] || endOf(b) - endOf(a),
  )

/** Past contracts step back as soon as there is another one to look at. */
export const splitContracts = (
  contracts: readonly ContractView[],
  now: number,
): { readonly first: readonly ContractView[]; readonly past: readonly ContractView[] } => {
  const sorted = sortContracts(contracts, now)
  const first = sorted.filter((one) => judgeContract(one, now) !== 'expired')
  return first.length === 0
    ? { first: sorted, past: [] }
    : { first, past: sorted.filter((one) => judgeContract(one, now) === 'expired') }
}

/** A site's name without that of its customer in front, which every screen shows already. */
export function shortSiteName(site: Pick<Site, 'name'>, customer: Pick<Customer, 'name'>): string {
  const rest = site.name.startsWith(customer.name) ? site.name.slice(customer.name.length).trim() : ''
  return rest === '' ? site.name : rest
}

type FormContext = {
  readonly card: CustomerCard | null
  readonly contact: Contact | null
  /** The number to call back, as it is shown. */
  readonly number: string
  readonly policies: readonly PolicySummary[]
  readonly now: number
}

/** The form's content: what the card suggests, overlaid with the edits, with nothing that the policy does not know. */
export function fillForm(edits: FormEdits, context: FormContext): FormFields {
  const { card, policies } = context
  const contact = card?.contacts.find((one) => one.id === edits.contactId) ?? context.contact
  const device = card?.devices.find((one) => one.id === edits.deviceId) ?? null
  const contracts = card?.contracts ?? []
  const own = contracts.find((one) => one.id === device?.contractId)
  const ofDevice = own && contractInForce(own, contracts, context.now)
  const contractId = edits.contractId ?? ofDevice?.id ?? sortContracts(contracts, context.now)[0]?.id ?? null
  const contract = card?.contracts.find((one) => one.id === contractId) ?? null
  // Without a contract a person says which policy applies: none is promised by guessing.
  const policyId = contract?.policyId ?? edits.policyId ?? (policies.length === 1 ? (policies[0]?.id ?? '') : '')
  const policy = policies.find((one) => one.id === policyId)
  const categories = policy?.categories ?? []
  const only = categories.length === 1 ? categories[0]?.id : undefined
  const wanted = edits.category ?? only ?? ''
  const severity = edits.severity ?? policy?.defaultSeverity ?? ''
  const sites = card?.sites ?? []
  return {
    contractId,
    policyId,
    category: categories.some((one) => one.id === wanted) ? wanted : '',
    severity: policy?.severities.some((one) => one.id === severity) ? severity : (policy?.defaultSeverity ?? ''),
    answers: edits.answers ?? {},
    channel: policy?.takesMail ? (edits.channel ?? 'phone') : 'phone',
    service: policy?.services.some((one) => one.id === edits.service) ? (edits.service ?? null) : null,
    // Null is a choice too: "no site", "a contact nobody has registered".
    siteId:
      edits.siteId !== undefined
        ? edits.siteId
        : (device?.siteId ?? (sites.length === 1 ? (sites[0]?.id ?? null) : null)),
    serial: edits.serial ?? '',
    deviceId: edits.deviceId ?? null,
    summary: edits.summary ?? '',
    description: edits.description ?? '',
    contactId: edits.contactId !== undefined ? edits.contactId : (contact?.id ?? null),
    contactName: edits.contactName ?? contact?.name ?? '',
    callbackNumber: edits.callbackNumber ?? (context.number || (contact?.numbers[0] ?? '')),
  }
}

const isContent = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? hasContent(value) : value !== null && value !== ''

/** Whether anything was typed or chosen. */
export const hasContent = (edits: object): boolean => Object.values(edits).some(isContent)

/** Spaces and hyphens are how people read a serial number aloud, never part of it. */
export const normaliseSerial = (text: string): string => text.replaceAll(/[\s-]+/g, '').toUpperCase()

export type Recognition =
  | { readonly kind: 'empty' }
  | { readonly kind: 'known'; readonly device: Device }
  /** In the archive, but of another customer: noted as stated, never linked. */
  | { readonly kind: 'foreign'; readonly device: Device }
  | { readonly kind: 'unknown' }

/** What the archive says of a serial number or barcode. `candidates` may hold devices of any customer. */
export function recognise(
  fields: Pick<FormFields, 'serial' | 'deviceId'>,
  candidates: readonly Device[],
  customerId: CustomerId | null,
): Recognition {
  const text = normaliseSerial(fields.serial)
  const picked = candidates.find((one) => one.id === fields.deviceId)
  if (picked) return { kind: 'known', device: picked }
  if (text === '') return { kind: 'empty' }
  const exact = candidates.filter(
    (one) => normaliseSerial(one.serialNumber) === text || normaliseSerial(one.barcode) === text,
  )
  const own = exact.find((one) => one.customerId === customerId)
  if (own) return { kind: 'known', device: own }
  const other = exact[0]
  return other ? { kind: 'foreign', device: other } : { kind: 'unknown' }
}

/** What keeps the form from being saved, by field. A category that needs a device wants its serial number [S1-05]. */
export function checkForm(
  fields: FormFields,
  policy: PolicySummary | undefined,
  customerId: CustomerId | null,
): FormErrors {
  const errors: Record<string, string> = {}
  if (customerId === null) errors['customer'] = 'customerMissing'
  if (policy === undefined) errors['policyId'] = 'policyMissing'
  const category = policy?.categories.find((one) => one.id === fields.category)
  if (category === undefined) errors['category'] = 'categoryMissing'
  if (fields.severity === '') errors['severity'] = 'severityMissing'
  if (category?.needsDevice && fields.deviceId === null && fields.serial.trim() === '')
    errors['serial'] = 'serialMissing'
  const limits = TicketDraft.shape
  if (!limits.statedSerial.safeParse(fields.serial).success) errors['serial'] = 'tooLong'
  if (fields.summary.trim().length < 2) errors['summary'] = 'summaryMissing'
  else if (!limits.summary.safeParse(fields.summary).success) errors['summary'] = 'tooLong'
  if (!limits.description.safeParse(fields.description).success) errors['description'] = 'tooLong'
  if (!limits.contactName.safeParse(fields.contactName).success) errors['contactName'] = 'tooLong'
  if (!limits.callbackNumber.safeParse(fields.callbackNumber).success) errors['callbackNumber'] = 'tooLong'
  return errors
}

/** What `tickets.create` is sent. A device of the archive is linked; anything else is kept as the caller stated it. */
export const draftOf = (
  fields: FormFields,
  recognition: Recognition,
  customerId: CustomerId,
  callId: CallId | null,
): TicketDraft => ({
  callId,
  customerId,
  siteId: fields.siteId ?? (recognition.kind === 'known' ? recognition.device.siteId : null),
  contactId: fields.contactId,
  contractId: fields.contractId,
  deviceId: recognition.kind === 'known' ? recognition.device.id : null,
  policyId: fields.policyId,
  category: fields.category,
  severity: fields.severity,
  channel: fields.channel,
  service: fields.service,
  statedSerial: recognition.kind === 'known' ? '' : fields.serial.trim(),
  summary: fields.summary.trim(),
  description: fields.description.trim(),
  contactName: fields.contactName.trim(),
  callbackNumber: fields.callbackNumber.trim(),
})
