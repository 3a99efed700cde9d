/** Branded identifiers, so that a site is never taken for a customer. */
import { z } from 'zod'
import { ulidPattern } from '../lib/id'

const ulid = z.string().regex(ulidPattern)

export const UserId = ulid.brand<'UserId'>()
export type UserId = z.infer<typeof UserId>
export const CustomerId = ulid.brand<'CustomerId'>()
export type CustomerId = z.infer<typeof CustomerId>
export const SiteId = ulid.brand<'SiteId'>()
export type SiteId = z.infer<typeof SiteId>
export const ContactId = ulid.brand<'ContactId'>()
export type ContactId = z.infer<typeof ContactId>
export const ContractId = ulid.brand<'ContractId'>()
export type ContractId = z.infer<typeof ContractId>
export const DeviceId = ulid.brand<'DeviceId'>()
export type DeviceId = z.infer<typeof DeviceId>
export const TicketId = ulid.brand<'TicketId'>()
export type TicketId = z.infer<typeof TicketId>
export const CallId = ulid.brand<'CallId'>()
export type CallId = z.infer<typeof CallId>
export const AlertId = ulid.brand<'AlertId'>()
export type AlertId = z.infer<typeof AlertId>
export const CallbackId = ulid.brand<'CallbackId'>()
export type CallbackId = z.infer<typeof CallbackId>
