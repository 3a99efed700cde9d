/** What people write into the customer archive, with its limits. An `id` of null makes a new entry, without a `rev`. */
import { z } from 'zod'
import { oneLine, scanned } from '../../lib/plain-text'
import { saying } from '../issue-words'
import { ContactId, ContractId, CustomerId, DeviceId, SiteId } from '../ids'
import { CallerNumber } from './customers'

const line = (min: number, max: number) => z.string().overwrite(oneLine).trim().min(min).max(max)

/** UTC ms from 1990 to 2100: what lies outside is a slip of the finger. */
const earliest = Date.UTC(1990, 0, 1)
const latest = Date.UTC(2100, 0, 1)
const Instant = z.int().min(earliest).max(latest).nullable()

/** The version that was on the screen; 0 of a new entry. */
const rev = z.int().min(0)

export const CustomerEdit = z.object({
  id: CustomerId.nullable(),
  rev,
  name: line(2, 80),
  city: line(2, 40),
})
export type CustomerEdit = z.infer<typeof CustomerEdit>

/** Sites and contacts are part of their customer's record: `rev` is the customer's. */
export const SiteEdit = z.object({
  id: SiteId.nullable(),
  rev,
  customerId: CustomerId,
  name: line(1, 80),
  city: line(2, 40),
  address: line(0, 200),
  /** km by road; null while nobody knows it. */
  distanceKm: z.number().min(0).max(10_000).nullable(),
})
export type SiteEdit = z.infer<typeof SiteEdit>

export const mostNumbers = 10

export const ContactEdit = z.object({
  id: ContactId.nullable(),
  rev,
  customerId: CustomerId,
  name: line(1, 40),
  title: line(0, 40),
  /** As people write them. */
  numbers: z.array(CallerNumber).max(mostNumbers),
})
export type ContactEdit = z.infer<typeof ContactEdit>

const inOrder = (from: number | null, to: number | null): boolean => from === null || to === null || from < to

export const ContractEdit = z
  .object({
    id: ContractId.nullable(),
    rev,
    customerId: CustomerId,
    number: line(1, 60),
    policyId: z.string().min(1).max(80),
    /** The period as the contract states it: inclusive, and exclusive. */
    startsAt: Instant,
    endsAt: Instant,
    acceptedAt: Instant,
    /** Exclusive: where the period before ended, the next one begins. */
    previousEndsAt: Instant,
  })
  .refine(({ startsAt, endsAt }) => inOrder(startsAt, endsAt), {
    ...saying({ zh: '服务期的截止日早于起始日', en: 'the period ends before it begins' }),
    path: ['endsAt'],
  })
  .refine(({ previousEndsAt, endsAt }) => inOrder(previousEndsAt, endsAt), {
    ...saying({ zh: '服务期的截止日早于上期的截止日', en: 'the period ends before the one it renews' }),
    path: ['endsAt'],
  })
export type ContractEdit = z.infer<typeof ContractEdit>

/** Integer fen by the policy's price items; an item that is left out has no price of its own. */
export const ContractPrices = z.object({
  contractId: ContractId,
  rev,
  prices: z
    .array(z.object({ item: z.string().min(1).max(80), fen: z.int().min(0).max(100_000_000_000) }))
    .max(200)
    .refine((prices) => new Set(prices.map(({ item }) => item)).size === prices.length, {
      ...saying({ zh: '同一收费项目出现了两次', en: 'an item is priced twice' }),
    }),
})
export type ContractPrices = z.infer<typeof ContractPrices>

export const DeviceEdit = z
  .object({
    id: DeviceId.nullable(),
    rev,
    customerId: CustomerId,
    siteId: SiteId,
    contractId: ContractId.nullable(),
    serialNumber: z.string().overwrite(scanned).min(2).max(80),
    barcode: z.string().overwrite(scanned).max(80),
    model: line(1, 80),
    productLine: line(0, 80),
    itemKind: line(0, 80),
    thirdParty: z.boolean(),
    customised: z.boolean(),
    /** The product's own warranty: inclusive, and exclusive. */
    warrantyFrom: Instant,
    warrantyTo: Instant,
  })
  .refine(({ warrantyFrom, warrantyTo }) => inOrder(warrantyFrom, warrantyTo), {
    ...saying({ zh: '保修的截止日早于起始日', en: 'the warranty ends before it begins' }),
    path: ['warrantyTo'],
  })
export type DeviceEdit = z.infer<typeof DeviceEdit>

/** By name, contract number, serial number or telephone number. Pages go by key: the last entry of the page before. */
export const CustomerQuery = z.object({
  text: line(0, 80),
  after: z.object({ name: z.string().max(80), id: CustomerId }).nullable(),
  limit: z.int().min(1).max(200),
})
export type CustomerQuery = z.infer<typeof CustomerQuery>

export const DeviceQuery = z.object({
  customerId: CustomerId,
  text: line(0, 80),
  after: DeviceId.nullable(),
  limit: z.int().min(1).max(200),
})
export type DeviceQuery = z.infer<typeof DeviceQuery>
