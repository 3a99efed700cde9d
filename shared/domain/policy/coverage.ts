/** What is in service and what is not: periods, product lines, services, excluded items, causes, regions. */
import { z } from 'zod'
import { LocalText } from '../calendar/schema'
import { cited, Clause, FactIds, Id, SupportStage } from './parts'

/**
 * When a service period begins and ends, tried in order:
 * - stated: the contract says so
 * - product-warranty: sold with the product, from the beginning of its warranty
 * - previous-period: a renewal, from the end of the period before
 * - acceptance: from the day the project was accepted
 */
const PeriodRule = z.strictObject({
  basis: z.enum(['stated', 'product-warranty', 'previous-period', 'acceptance']),
  /** Length where the contract gives no end. */
  months: z.int().min(1).max(600).optional(),
  assumed: z.boolean().optional(),
  clause: Clause.optional(),
  factIds: FactIds,
})
export type PeriodRule = z.infer<typeof PeriodRule>

const ProductLines = z.strictObject({
  names: z.array(z.string().min(1)).min(1),
  clause: Clause,
  factIds: FactIds,
})

/** A kind of part that is not covered, unless one of its exceptions is named. Matched within item kind and model, letter case aside. */
const ExcludedItem = z.strictObject({
  name: z.string().min(1),
  /** Only where one of these is named besides, in item kind, model or product line: cameras, those for surveillance alone. */
  only: z.array(z.string().min(1)).min(1).optional(),
  except: z.array(z.string().min(1)).default([]),
})

const ItemClass = z.strictObject({
  ...cited,
  clause: Clause,
  items: z.array(ExcludedItem).min(1),
  /** Only these stages of support are wanting; left out, the item is not covered at all. */
  stages: z.array(SupportStage).min(1).optional(),
})
export type ItemClass = z.infer<typeof ItemClass>

/** An entry of the service catalogue. */
const Service = z.strictObject({
  ...cited,
  /** `charged`: offered for a fee even within the period; `excluded`: not part of the service, a charged request. */
  cover: z.enum(['included', 'charged', 'excluded']),
  /** Ids of the causes for which a charged service costs nothing, once one of them is found [S4-04]. */
  freeFor: z.array(Id).min(1).optional(),
  /** The service that a ticket uses while it is in this stage. */
  stage: SupportStage.optional(),
  /** Offered in these cities only, without the ending 市. */
  onlyCities: z.array(z.string().min(1)).min(1).optional(),
})
export type Service = z.infer<typeof Service>

/** Why a thing is broken, as found out. */
const Cause = z.strictObject({
  ...cited,
  /** False: what it broke is repaired for a fee. */
  covered: z.boolean(),
})
export type Cause = z.infer<typeof Cause>

const Marked = z.strictObject({ clause: Clause, factIds: FactIds })

export const Coverage = z.strictObject({
  /** Nothing is in service outside of this; the first rule that gives a period counts. */
  period: z.array(PeriodRule).min(1),
  productLines: ProductLines.optional(),
  services: z.array(Service).default([]),
  itemClasses: z.array(ItemClass).default([]),
  /** Bought elsewhere by the provider or the customer. */
  thirdParty: Marked.optional(),
  /** Special versions and items made to order. */
  customised: Marked.optional(),
  causes: z.array(Cause).default([]),
  /** Who waits beyond the period pays, by this clause. */
  afterPeriod: Marked.optional(),
})
export type Coverage = z.infer<typeof Coverage>

const Money = z.int().min(0).max(100_000_000_000)

/** What is paid for. Prices are integer fen; null where the document refers to a price list it does not contain. */
const PriceItem = z.strictObject({
  ...cited,
  kind: z.enum(['labour', 'remote', 'onsite', 'spare', 'transport', 'upgrade', 'disc', 'other']),
  unit: LocalText,
  list: Money.nullable(),
  cost: Money.nullable().default(null),
  preferential: Money.nullable().default(null),
})
export type PriceItem = z.infer<typeof PriceItem>

/** How a line of a statement is charged; the first rule whose conditions hold decides. */
const FeeRule = z.strictObject({
  when: z
    .strictObject({
      /** Within the service period, or not. */
      inPeriod: z.boolean().optional(),
      kinds: z.array(PriceItem.shape.kind).min(1).optional(),
      causes: z.array(Id).min(1).optional(),
      /** The cause found is one that the policy covers, or not; nothing found counts as covered. */
      causeCovered: z.boolean().optional(),
      /** The request itself is covered, or not. */
      requestCovered: z.boolean().optional(),
    })
    .optional(),
  charge: z.enum(['free', 'list', 'cost', 'preferential']),
  clause: Clause,
  factIds: FactIds,
  assumed: z.boolean().optional(),
})
export type FeeRule = z.infer<typeof FeeRule>

export const Fees = z.strictObject({
  items: z.array(PriceItem).min(1),
  rules: z.array(FeeRule).min(1),
})
export type Fees = z.infer<typeof Fees>

/** What a provider owes whose repair failed again [S2-05, S3-03]. */
export const RepeatFailure = z.strictObject({
  clause: Clause,
  factIds: FactIds,
  /** Failed repairs of the same problem of the same device from which the consequence is owed. */
  failedRepairs: z.int().min(1).max(20),
  consequence: LocalText,
  sameModel: z.boolean(),
  /** The new one's warranty is counted anew, or the old one's goes on. */
  warranty: z.enum(['anew', 'remaining']),
  /** Length of a warranty counted anew; left out, that of the replaced one. */
  months: z.int().min(1).max(600).optional(),
})
export type RepeatFailure = z.infer<typeof RepeatFailure>

/** The warranty of what was put in for a broken part: so many days, or what remained, whichever is longer [S1-10]. */
export const ReplacedPart = z.strictObject({ clause: Clause, factIds: FactIds, days: z.int().min(1).max(3660) })
export type ReplacedPart = z.infer<typeof ReplacedPart>
