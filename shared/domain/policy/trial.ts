/** A made-up case to try a policy with, and what each of its promises says of it. */
import { z } from 'zod'
import type { LocalText } from '../calendar/schema'
import type { ClockSummary, ExplanationSummary } from '../tickets/tickets'

/** A fact that is not known is null. Instants are UTC ms. */
export const TrialCase = z.object({
  severity: z.string().max(60).nullable(),
  city: z.string().trim().max(40).nullable(),
  distanceKm: z.number().min(0).max(20_000).nullable(),
  startsAt: z.number().int().min(0).max(4_102_444_800_000),
  agreedAt: z.number().int().min(0).max(4_102_444_800_000).nullable(),
})
export type TrialCase = z.infer<typeof TrialCase>

export type Trial = {
  readonly commitment: string
  readonly name: LocalText
  /** What starts the clock. */
  readonly startsOn: LocalText
  /** Null where nothing is promised in this case. */
  readonly clock: (ClockSummary & { readonly explanation: ExplanationSummary }) | null
}
