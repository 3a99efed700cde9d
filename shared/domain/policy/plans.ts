/** What recurs, and what a policy says besides: inspections, calls, discs; and clauses that are read rather than counted. */
import { z } from 'zod'
import { LocalText } from '../calendar/schema'
import { cited, Clause, FactIds, Id } from './parts'

/** Each period holds one occurrence; `weeks` names weeks of a month, the first being the one with its first Monday. */
export const Recurrence = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('week') }),
  z.strictObject({ every: z.literal('month') }),
  z.strictObject({ every: z.literal('quarter') }),
  z.strictObject({ every: z.literal('year') }),
  z.strictObject({
    every: z.literal('weeks'),
    weeks: z.array(z.strictObject({ month: z.int().min(1).max(12), week: z.int().min(1).max(5) })).min(1),
  }),
])
export type Recurrence = z.infer<typeof Recurrence>

export const Schedule = z.strictObject({
  ...cited,
  clause: Clause,
  kind: z.enum(['inspection', 'maintenance', 'call', 'record', 'disc', 'training']),
  recurrence: Recurrence.nullable(),
  workList: z.array(LocalText).default([]),
  /** In these cities only, without the ending 市. */
  onlyCities: z.array(z.string().min(1)).min(1).optional(),
})
export type Schedule = z.infer<typeof Schedule>

/** A clause that nothing counts by, but that people must be able to read where it matters. */
export const Statement = z.strictObject({ id: Id, name: LocalText, clause: Clause, factIds: FactIds })
export type Statement = z.infer<typeof Statement>
