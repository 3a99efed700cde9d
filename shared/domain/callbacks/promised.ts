/**
 * Calls that a policy promises: the follow-up of what was not solved, which has a clock [S4-02], and the return visit about
 * how a request was handled, which is a row of the duties table and has none [S1-05]. Read from the policy, by no name.
 */
import type { CompiledPolicy } from '../policy/compile'
import type { Milestone } from '../policy/events'
import type { LocalText } from '../calendar/schema'

const made: Milestone = 'followup.made'

/** How a ticket is told that the call was made: the act that the ticket's page offers, too. */
export type CompletingAct =
  | { readonly action: 'follow-up' }
  | { readonly action: 'step'; readonly procedure: string; readonly step: string; readonly outcome: 'done' }

/** A clock that a call stops; its runs have keys of their own. */
export type ClockPromise = { readonly commitment: string; readonly name: LocalText; readonly clauseRef: string }
/** A row of a duties table that a call completes. */
export type StepPromise = {
  readonly procedure: string
  readonly step: string
  readonly name: LocalText
  readonly clauseRef: string
}

export type CallPromises = { readonly clocks: readonly ClockPromise[]; readonly steps: readonly StepPromise[] }

/**
 * A row counts where the policy runs no clock for such calls: with one, the clock says when to call. Rows that may be left
 * out, or are the customer's, are nobody's duty.
 */
export function callPromises({ policy, commitments }: CompiledPolicy): CallPromises {
  const clocks = commitments
    .filter(({ stopsOn }) => stopsOn.includes(made))
    .map(({ id, name, clause }) => ({ commitment: id, name, clauseRef: clause.ref }))
  const steps = policy.procedures.flatMap(({ id, clause, steps: rows }) =>
    rows
      .filter(({ doneBy, optional, responsible }) => doneBy.includes(made) && !optional && responsible === 'provider')
      .map((row) => ({ procedure: id, step: row.id, name: row.name, clauseRef: clause.ref })),
  )
  return { clocks, steps: clocks.length > 0 ? [] : steps }
}

/** What a take is kept under. */
export const stepKey = ({ procedure, step }: Pick<StepPromise, 'procedure' | 'step'>): string => `${procedure}/${step}`
