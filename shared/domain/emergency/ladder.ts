/** An emergency ladder on a ticket: what is due when, what was done, and what is left before the case may be closed [S3-16]. */
import { durationMs } from '../policy/amount'
import type { Ladder, LadderStep } from '../policy/ladders'
import type { Policy } from '../policy/schema'
import type { TicketEvent } from '../tickets/events'

export type RungState = 'open' | 'late' | 'done' | 'done-late'

export type Rung = {
  readonly step: LadderStep
  /** UTC ms. */
  readonly dueAt: number
  readonly doneAt: number | null
  readonly state: RungState
}

export type LadderView = {
  readonly ladder: Ladder
  readonly declaredAt: number
  readonly rungs: readonly Rung[]
  readonly resolvedAt: number | null
  /** The end of the observation, UTC ms; null before the repair, and where none is asked for. */
  readonly observeUntil: number | null
  readonly closing: readonly { readonly id: string; readonly doneAt: number | null }[]
  /** Observation is over and every closing step is done. */
  readonly mayClose: boolean
}

const doneAt = (events: readonly TicketEvent[], ladder: string, step: string): number | null =>
  events.find((event) => event.type === 'ladder.step' && event.ladder === ladder && event.step === step)?.at ?? null

function rungState(dueAt: number, done: number | null, until: number): RungState {
  if (done !== null) return done > dueAt ? 'done-late' : 'done'
  return until > dueAt ? 'late' : 'open'
}

/** A step without an offset is due the moment the emergency is declared; its first minute is not late. */
const atOnceMs = 60_000

/** The ladder as it stands at `now` (UTC ms); null while no emergency was declared. */
export function viewLadder(ladder: Ladder, events: readonly TicketEvent[], now: number): LadderView | null {
  const declaredAt = events.find(({ type }) => type === 'emergency.declared')?.at
  if (declaredAt === undefined) return null
  const resolvedAt = events.findLast(({ type, at }) => type === 'ticket.resolved' && at >= declaredAt)?.at ?? null
  const rungs = ladder.steps.map((step): Rung => {
    const dueAt = declaredAt + (step.offset === undefined ? 0 : durationMs(step.offset))
    const done = doneAt(events, ladder.id, step.id)
    const late = step.offset === undefined ? dueAt + atOnceMs : dueAt
    return { step, dueAt, doneAt: done, state: rungState(late, done, resolvedAt ?? now) }
  })
  const observeUntil =
    resolvedAt === null || ladder.observation === undefined ? null : resolvedAt + durationMs(ladder.observation)
  const closing = ladder.closing.map(({ id }) => ({ id, doneAt: doneAt(events, ladder.id, id) }))
  const observed = resolvedAt !== null && (observeUntil === null || now >= observeUntil)
  return {
    ladder,
    declaredAt,
    rungs,
    resolvedAt,
    observeUntil,
    closing,
    mayClose: observed && closing.every((step) => step.doneAt !== null),
  }
}

/** The ladder that a fault of this severity may climb; undefined when there is none. */
export const ladderFor = ({ ladders }: Pick<Policy, 'ladders'>, severity: string): Ladder | undefined =>
  ladders.find(({ trigger }) => trigger.severities.includes(severity))

export type OutageAnswers = { readonly minutesDown: number | null; readonly danger: boolean }

/** Whether the answers make it an emergency: danger to people, or longer out of service than the ladder allows. */
export const isEmergency = ({ trigger }: Ladder, { minutesDown, danger }: OutageAnswers): boolean =>
  (trigger.danger && danger) ||
  (trigger.overMinutes !== undefined && minutesDown !== null && minutesDown > trigger.overMinutes)
