/** What a ticket's history holds: what started and stopped its clocks, and what else people found out, filled in and agreed. */
import { z } from 'zod'
import { Milestone } from '../policy/events'

const Instant = z.int()
const Key = z.string().min(1).max(120)
const Money = z.int().min(0).max(100_000_000_000)

/** `at` is UTC ms. */
export const TicketEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: Milestone, at: Instant }),
  /**
   * `reason` is the id of one of the policy's pause reasons; each is in force until it is resumed. `askedFor` is the row of a
   * duties table that the customer was asked for, where that was why.
   */
  z.strictObject({
    type: z.literal('ticket.paused'),
    at: Instant,
    reason: Key,
    askedFor: z.strictObject({ procedure: Key, step: Key }).optional(),
  }),
  /** Without a reason, all that are in force end. */
  z.strictObject({ type: z.literal('ticket.resumed'), at: Instant, reason: Key.optional() }),
  z.strictObject({ type: z.literal('ticket.cancelled'), at: Instant }),
  z.strictObject({ type: z.literal('severity.changed'), at: Instant, severity: Key }),
  z.strictObject({ type: z.literal('distance.changed'), at: Instant, distanceKm: z.number().min(0) }),
  z.strictObject({ type: z.literal('city.changed'), at: Instant, city: Key }),
  /** Both sides agreed a time for one commitment; null withdraws it. */
  z.strictObject({
    type: z.literal('time.agreed'),
    at: Instant,
    commitment: Key,
    agreedAt: Instant.nullable(),
  }),
  /** A row of a duties table was done, or was not necessary. */
  z.strictObject({ type: z.enum(['step.done', 'step.skipped']), at: Instant, procedure: Key, step: Key }),
  z.strictObject({ type: z.literal('ladder.step'), at: Instant, ladder: Key, step: Key }),
  /** The customer took over the cost that a verdict speaks of; `key` names the verdict. */
  z.strictObject({ type: z.literal('charge.accepted'), at: Instant, key: Key }),
  /** Why it was broken: one of the policy's causes; null takes it back. */
  z.strictObject({ type: z.literal('cause.found'), at: Instant, cause: Key.nullable() }),
  /** `unitFen` null: the price of the lists in force. */
  z.strictObject({
    type: z.literal('fee.added'),
    at: Instant,
    line: Key,
    item: Key,
    quantity: z.number().positive().max(100_000),
    unitFen: Money.nullable(),
  }),
  z.strictObject({ type: z.literal('fee.removed'), at: Instant, line: Key }),
  /** A form as it stands from then on; `part` tells the copies of a form for each part apart. */
  z.strictObject({
    type: z.literal('form.filled'),
    at: Instant,
    form: Key,
    part: z.int().min(1).max(99),
    values: z.record(Key, z.string().max(2_000)),
  }),
  /** The same problem of the same device was reported in that ticket before. */
  z.strictObject({ type: z.literal('problem.linked'), at: Instant, ticketId: Key }),
  /** The device was replaced by a new one. */
  z.strictObject({ type: z.literal('device.replaced'), at: Instant, serialNumber: Key }),
])
export type TicketEvent = z.infer<typeof TicketEvent>
