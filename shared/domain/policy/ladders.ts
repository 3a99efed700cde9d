/** Emergency ladders: steps due at fixed offsets, a time of observation, and what closes the case [S3-16]. */
import { z } from 'zod'
import { LocalText } from '../calendar/schema'
import { Duration } from './amount'
import { cited, Clause, Id } from './parts'

const LadderStep = z.strictObject({
  id: Id,
  name: LocalText,
  /** From the declaration; left out, at once. */
  offset: Duration.optional(),
  /** Who answers for the step, as the document calls them. */
  responsible: LocalText,
  /** Whom to tell, as the document calls them. */
  notify: z.array(LocalText).default([]),
  clause: Clause,
})
export type LadderStep = z.infer<typeof LadderStep>

export const Ladder = z.strictObject({
  ...cited,
  clause: Clause,
  trigger: z.strictObject({
    /** The severities that may be declared an emergency. */
    severities: z.array(Id).min(1),
    /** Longer than this out of service, minutes. */
    overMinutes: z.number().min(0).optional(),
    /** Danger to people is enough by itself. */
    danger: z.boolean().default(false),
    text: LocalText,
  }),
  steps: z.array(LadderStep).min(1),
  /** Observation on site after the repair. */
  observation: Duration.optional(),
  /** What must be done before the case is closed, in order. */
  closing: z.array(z.strictObject({ id: Id, name: LocalText, responsible: LocalText, clause: Clause })).default([]),
})
export type Ladder = z.infer<typeof Ladder>

/** The id of the clock that a ladder's step runs by. No commitment of a file can have it: ids hold no dot. */
export const ladderClockId = (ladder: string, step: string): string => `${ladder}.${step}`
