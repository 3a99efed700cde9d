/** Forms of a ticket as they stand, and what is missing in them [S1-13] [S1-14]. */
import type { Milestone } from '../policy/events'
import type { Policy } from '../policy/schema'
import type { Form } from '../policy/work'
import type { TicketEvent } from '../tickets/events'

export type FilledForm = {
  readonly form: string
  readonly part: number
  readonly values: Readonly<Record<string, string>>
  /** UTC ms. */
  readonly at: number
}

/** The latest state of every form, by form and part. */
export function filledForms(events: readonly TicketEvent[]): readonly FilledForm[] {
  const forms = new Map<string, FilledForm>()
  for (const event of events) {
    if (event.type !== 'form.filled') continue
    const { form, part, values, at } = event
    forms.set(`${form}/${part}`, { form, part, values, at })
  }
  return [...forms.values()]
}

/** The required fields that say nothing, in the order of the form. */
export const missingFields = ({ fields }: Form, values: Readonly<Record<string, string>>): Form['fields'] =>
  fields.filter(({ id, required }) => required && (!Object.hasOwn(values, id) || (values[id] ?? '').trim() === ''))

/**
 * The first form that keeps a milestone from being reached, with what it lacks: while it is incomplete no clock starts
 * [S1-14]. Null when nothing is in the way.
 */
export function formInTheWay(
  { forms }: Pick<Policy, 'forms'>,
  milestones: readonly Milestone[],
  filled: readonly FilledForm[],
): { readonly form: Form; readonly missing: Form['fields'] } | null {
  for (const form of forms) {
    if (form.neededFor === undefined || !milestones.includes(form.neededFor)) continue
    const own = filled.filter((one) => one.form === form.id)
    const missing =
      own.length === 0 ? missingFields(form, {}) : own.flatMap(({ values }) => missingFields(form, values))
    if (missing.length > 0) return { form, missing }
  }
  return null
}
