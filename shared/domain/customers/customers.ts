/** The customer archive: who calls, where they are, what they bought and what stands there (S3-08). */
import { z } from 'zod'
import { oneLine } from '../../lib/plain-text'
import type { ContractTerms } from '../coverage/period'
import type { CoveredDevice } from '../coverage/verdict'
import type { ContactId, ContractId, CustomerId, DeviceId, SiteId } from '../ids'

export type Customer = {
  readonly id: CustomerId
  readonly rev: number
  readonly name: string
  readonly city: string
  readonly sample: boolean
}

export type Site = {
  readonly id: SiteId
  readonly customerId: CustomerId
  readonly name: string
  readonly city: string
  readonly address: string
  /** Road distance to the nearest service centre or office in km; null while nobody has entered it. */
  readonly distanceKm: number | null
}

export type Contact = {
  readonly id: ContactId
  readonly customerId: CustomerId
  readonly name: string
  readonly title: string
  /** E.164 numbers, with `;ext=` where there is an extension. */
  readonly numbers: readonly string[]
}

export type Contract = ContractTerms & {
  readonly id: ContractId
  readonly customerId: CustomerId
  readonly number: string
  readonly policyId: string
  readonly rev: number
}

export type Device = CoveredDevice & {
  readonly id: DeviceId
  readonly customerId: CustomerId
  readonly siteId: SiteId
  readonly contractId: ContractId | null
  readonly serialNumber: string
  readonly barcode: string
  readonly rev: number
}

export const CallerNumber = z.string().overwrite(oneLine).trim().min(2).max(40)

/** What hotline staff write down when nobody knows the number yet. */
export const QuickCapture = z.object({
  name: z.string().overwrite(oneLine).trim().min(2).max(80),
  city: z.string().overwrite(oneLine).trim().min(2).max(40),
  contactName: z.string().overwrite(oneLine).trim().min(1).max(40),
  number: CallerNumber,
  policyId: z.string().min(1).max(120),
})
export type QuickCapture = z.infer<typeof QuickCapture>
