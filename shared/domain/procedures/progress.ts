/** How far the duties tables of a ticket are done, and whose turn it is [S1-05] [S1-07] [S1-13] [S2-02]. */
import type { Side } from '../policy/parts'
import type { Policy } from '../policy/schema'
import type { Procedure, Step } from '../policy/work'
import type { TicketEvent } from '../tickets/events'

export type StepState =
  | 'done'
  | 'skipped'
  /** The one that is expected now. */
  | 'current'
  | 'open'

export type StepProgress = {
  readonly step: Step
  readonly state: StepState
  /** When it was done or skipped, UTC ms. */
  readonly at: number | null
}

export type ProcedureProgress = {
  readonly procedure: Procedure
  /** UTC ms. */
  readonly startedAt: number
  readonly steps: readonly StepProgress[]
  /** Nothing of it is expected any more. */
  readonly finished: boolean
}

/** Whose turn it is, and with what; the innermost procedure decides: the one that started last. */
export type Turn = { readonly side: Side; readonly procedure: Procedure; readonly step: Step }

const isAskedFor = ({ onlyAfter }: Step, events: readonly TicketEvent[]): boolean =>
  onlyAfter === undefined || events.some(({ type }) => type === onlyAfter)

function ending({ id }: Procedure, step: Step, events: readonly TicketEvent[]): Omit<StepProgress, 'step'> | null {
  const asked = isAskedFor(step, events)
  for (const event of events) {
    const { type, at } = event
    const marked = (type === 'step.done' || type === 'step.skipped') && event.procedure === id && event.step === step.id
    if (marked) return { state: type === 'step.done' ? 'done' : 'skipped', at }
    if (!asked) continue
    if (step.doneBy.some((milestone) => milestone === type)) return { state: 'done', at }
    if (step.skippedBy.some((milestone) => milestone === type)) return { state: 'skipped', at }
  }
  return null
}

function progressOf(procedure: Procedure, startedAt: number, events: readonly TicketEvent[]): ProcedureProgress {
  const endings = procedure.steps.map((step) => ({ step, end: ending(procedure, step, events) }))
  // What may be left out is never waited for, nor is what nothing has asked for yet.
  const current = endings.find(({ step, end }) => end === null && !step.optional && isAskedFor(step, events))
  return {
    procedure,
    startedAt,
    steps: endings.map(({ step, end }) => ({
      step,
      ...(end ?? { state: step === current?.step ? ('current' as const) : ('open' as const), at: null }),
    })),
    finished: current === undefined,
  }
}

/** The procedures in play for a request of this category, in the order of the policy. */
export const procedureProgress = (
  { procedures }: Pick<Policy, 'procedures'>,
  category: string,
  events: readonly TicketEvent[],
): readonly ProcedureProgress[] =>
  procedures.flatMap((procedure) => {
    if (procedure.categories && !procedure.categories.includes(category)) return []
    const first = events.find(({ type }) => procedure.startsOn.some((milestone) => milestone === type))
    return first ? [progressOf(procedure, first.at, events)] : []
  })

/** Null when nothing is expected of anybody by any duties table. */
export function whoseTurn(progress: readonly ProcedureProgress[]): Turn | null {
  const open = progress.filter(({ finished }) => !finished)
  const innermost = open.reduce<ProcedureProgress | null>(
    (latest, one) => (latest === null || one.startedAt >= latest.startedAt ? one : latest),
    null,
  )
  const step = innermost?.steps.find(({ state }) => state === 'current')?.step
  return innermost && step ? { side: step.responsible, procedure: innermost.procedure, step } : null
}
