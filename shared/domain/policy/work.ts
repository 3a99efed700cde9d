/** How the work is done: stages of support, step lists with their two sides, forms, and the questions that grade a fault. */
import { z } from 'zod'
import { LocalText } from '../calendar/schema'
import { Milestone } from './events'
import { cited, Clause, FactIds, Id, Side, SupportStage } from './parts'

/** A stage of support that the policy offers. */
export const OfferedStage = z.strictObject({
  stage: SupportStage,
  name: LocalText,
  clause: Clause.optional(),
  factIds: FactIds,
})
export type OfferedStage = z.infer<typeof OfferedStage>

/** One row of a duties table: who does it, and who helps. */
export const Step = z.strictObject({
  id: Id,
  name: LocalText,
  responsible: Side,
  /** Null where the other side has no part in it. */
  assisting: Side.nullable(),
  /** Milestones that show by themselves that the step is done. */
  doneBy: z.array(Milestone).default([]),
  /** Milestones that leave the step behind undone: nobody waits for a remote channel once an engineer sets out. */
  skippedBy: z.array(Milestone).default([]),
  /** The step is expected only from this milestone on; before it, nothing but a person's word ends it. */
  onlyAfter: Milestone.optional(),
  /** "Where necessary": may be skipped without a word. */
  optional: z.boolean().default(false),
  /** Id of the pause reason while the step waits for the customer. */
  waitsWith: Id.optional(),
})
export type Step = z.infer<typeof Step>

export const Procedure = z.strictObject({
  ...cited,
  clause: Clause,
  /** The procedure is in play once one of these was seen. */
  startsOn: z.array(Milestone).min(1),
  /** Only for these request categories; left out, for all. */
  categories: z.array(Id).optional(),
  steps: z.array(Step).min(1),
})
export type Procedure = z.infer<typeof Procedure>

const FormField = z.strictObject({
  id: Id,
  name: LocalText,
  required: z.boolean().default(true),
  kind: z.enum(['text', 'long-text', 'date']).default('text'),
  /** Filled in from the ticket when the form is opened. */
  from: z
    .enum([
      'serial-number',
      'model',
      'summary',
      'contact-name',
      'callback-number',
      'site-name',
      'customer-name',
      'severity',
    ])
    .optional(),
})

export const Form = z.strictObject({
  ...cited,
  clause: Clause,
  /** One for each faulty part rather than one a ticket. */
  perPart: z.boolean().default(false),
  /** The form must be complete before this milestone can be reached [S1-14]. */
  neededFor: Milestone.optional(),
  fields: z.array(FormField).min(1),
})
export type Form = z.infer<typeof Form>

/** Asked when a fault is graded. */
export const SeverityQuestion = z.strictObject({
  id: Id,
  text: LocalText,
  kind: z.enum(['yes-no', 'minutes']),
})
export type SeverityQuestion = z.infer<typeof SeverityQuestion>

/** All answers given must hold: `is` for yes or no, `over` for more than so many minutes. */
export const SeverityRule = z.strictObject({
  when: z.array(
    z.union([
      z.strictObject({ question: Id, is: z.boolean() }),
      z.strictObject({ question: Id, over: z.number().min(0) }),
    ]),
  ),
  severity: Id,
})
export type SeverityRule = z.infer<typeof SeverityRule>

export const SeverityGuide = z.strictObject({
  questions: z.array(SeverityQuestion).min(1),
  /** The first that holds suggests. */
  rules: z.array(SeverityRule).min(1),
  factIds: FactIds,
  assumed: z.boolean().optional(),
})
export type SeverityGuide = z.infer<typeof SeverityGuide>
