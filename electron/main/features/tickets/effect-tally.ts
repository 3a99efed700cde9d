/** Counts what a new measure does to clocks: how many move, how many become overdue, and the first of them by name. */
import type { TicketId } from '#shared/domain/ids'
import type { Effect, MovedClock, MovedCommitment } from '#shared/domain/policy/effect'
import { findCommitment, type CompiledPolicy } from '#shared/domain/policy/compile'
import { readClockKey } from '#shared/domain/sla/ticket-clocks'
import type { TicketClocksTable } from '../../db/tables'

type Found = {
  /** The stored clocks that were not stopped. */
  readonly open: readonly TicketClocksTable[]
  readonly known: ReadonlyMap<string, TicketClocksTable>
  readonly changed: readonly TicketClocksTable[]
  readonly gone: readonly TicketClocksTable[]
}

type Counts = { moved: number; earlier: number; later: number }

/** Whether a clock is late at an instant: a row that nobody has looked at since its deadline still says that it runs. */
const isLate = (clock: TicketClocksTable | undefined, now: number): boolean =>
  clock?.state === 'overdue' || (clock?.state === 'running' && clock.due_at !== null && clock.due_at < now)

/** The name of a clock's promise: a ladder's step bears its own. */
const nameOf = ({ commitments }: CompiledPolicy, key: string) =>
  findCommitment({ commitments }, readClockKey(key).commitment)?.name ?? { zh: key, en: key }

export function createTally(mostExamples: number) {
  let tickets = 0
  let clocks = 0
  let moved = 0
  let becomeOverdue = 0
  let noLongerOverdue = 0
  const counts = new Map<string, Counts & { readonly compiled: CompiledPolicy; readonly commitment: string }>()
  const examples: MovedClock[] = []

  const move = (
    ticket: { readonly id: string; readonly number: string },
    compiled: CompiledPolicy,
    commitment: string,
    from: number | null,
    to: number | null,
  ): void => {
    moved += 1
    const policyId = compiled.policy.id
    const key = `${policyId}\n${commitment}`
    const count = counts.get(key) ?? { compiled, commitment, moved: 0, earlier: 0, later: 0 }
    counts.set(key, count)
    count.moved += 1
    if (from !== null && to !== null && to < from) count.earlier += 1
    if (from !== null && to !== null && to > from) count.later += 1
    if (examples.length < mostExamples)
      examples.push({
        ticketId: ticket.id as TicketId,
        number: ticket.number,
        customerName: '',
        policyId,
        commitment,
        name: nameOf(compiled, commitment),
        from,
        to,
      })
  }

  return {
    add: (
      ticket: { readonly id: string; readonly number: string },
      compiled: CompiledPolicy,
      found: Found,
      now: number,
    ): void => {
      tickets += 1
      clocks += found.open.length
      for (const clock of found.changed) {
        const before = found.known.get(clock.commitment)
        const wasLate = isLate(before, now)
        const late = isLate(clock, now)
        if (late && !wasLate) becomeOverdue += 1
        if (wasLate && !late) noLongerOverdue += 1
        // A clock that has run out by itself meanwhile has not moved.
        const same = before?.due_at === clock.due_at && (before.state === clock.state || late === wasLate)
        if (!same) move(ticket, compiled, clock.commitment, before?.due_at ?? null, clock.due_at)
      }
      for (const clock of found.gone) {
        if (isLate(clock, now)) noLongerOverdue += 1
        move(ticket, compiled, clock.commitment, clock.due_at, null)
      }
    },

    effect: (): Effect => ({
      tickets,
      clocks,
      moved,
      byCommitment: [...counts.values()].map(({ compiled, commitment, ...count }): MovedCommitment => ({
        policyId: compiled.policy.id,
        commitment,
        name: nameOf(compiled, commitment),
        ...count,
      })),
      becomeOverdue,
      noLongerOverdue,
      examples,
    }),
  }
}
