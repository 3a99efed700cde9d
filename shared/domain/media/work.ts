/** What is to be done next for each site, and how pressing it is [S4-07]. Follows from the cells of its board. Pure. */
import { caughtUpIn } from './board'
import type { BoardEdition, Cell } from './board'
import { hasLeft, isOver } from './states'
import type { EditionState } from './states'

/**
 * The next thing to do for a week. `chase`: ask the site for its receipt; `give-up`: cancel an edition that was not handed over
 * when the next disc was due, which brings everything.
 */
export type WorkStep = 'plan' | 'build' | 'burn' | 'check' | 'approve' | 'seal' | 'hand-over' | 'chase' | 'give-up'

/** `later`: the time to begin has not come; `soon`: it has; `today`: due today; `overdue`: the day has passed. */
export type WorkUrgency = 'later' | 'soon' | 'today' | 'overdue'

export type Work<E extends BoardEdition = BoardEdition> = {
  readonly cell: Cell<E>
  readonly step: WorkStep
  readonly urgency: WorkUrgency
  /** By when it must be done, UTC ms. */
  readonly dueAt: number
  /** Weeks without a disc that the one of this week makes good. */
  readonly catchesUp: readonly string[]
}

const stepOfState: Readonly<Partial<Record<EditionState, WorkStep>>> = {
  planned: 'build',
  built: 'burn',
  burned: 'check',
  sealed: 'hand-over',
  // The site has no disc of this week: another edition may still be made.
  lost: 'plan',
  refused: 'plan',
}

function stepOf(edition: BoardEdition | null): WorkStep {
  if (!edition) return 'plan'
  if (edition.state === 'verified') return edition.isApproved ? 'seal' : 'approve'
  return stepOfState[edition.state] ?? 'chase'
}

/** Cells of one site, in order, with enough of the weeks to come that the next due one is among them. */
export function workOf<E extends BoardEdition>(cells: readonly Cell<E>[], now: number): readonly Work<E>[] {
  const work: Work<E>[] = []
  let nextIsListed = false
  for (const cell of cells) {
    const { edition, times, state, late, receiptDueAt } = cell
    const isOnTheWay = edition !== null && hasLeft(edition.state) && !isOver(edition.state)
    if (isOnTheWay) {
      if (late === 'receipt' && receiptDueAt !== null)
        work.push({ cell, step: 'chase', urgency: 'overdue', dueAt: receiptDueAt, catchesUp: [] })
      continue
    }
    if (state === 'missed') {
      if (edition && !isOver(edition.state))
        work.push({ cell, step: 'give-up', urgency: 'overdue', dueAt: times?.missedAt ?? now, catchesUp: [] })
      continue
    }
    const isOpenAgain = edition?.state === 'lost' || edition?.state === 'refused'
    if (!times || times.mergedInto !== null || times.paused || nextIsListed) continue
    if (edition && isOver(edition.state) && !isOpenAgain) continue
    if (isOpenAgain && times.missedAt !== null && now >= times.missedAt) continue
    nextIsListed = true
    const urgency: WorkUrgency =
      now >= times.overdueAt ? 'overdue' : now >= times.dueAt ? 'today' : now >= times.prepareAt ? 'soon' : 'later'
    work.push({
      cell,
      step: stepOf(edition),
      urgency,
      dueAt: times.overdueAt,
      catchesUp: caughtUpIn(cells, cell.monday),
    })
  }
  return work
}
