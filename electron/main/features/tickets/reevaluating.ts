/** Writes what a new measure made of the running clocks, without losing what happened to tickets since they were read. */
import type { TicketId } from '#shared/domain/ids'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { Unit } from '../../db/storage'
import { letOthersRun } from '../../db/turns'
import { historyOf } from './history'
import type { Reckon } from './reckon'
import type { ChangedRows, Remeasured } from './reevaluate'
import * as changes from './reevaluate-store'
import * as store from './store'

/** Tickets that changed since an entry of the journal; null when so much did that all has to be read again. */
async function changedSince({ tx }: Unit, seq: number): Promise<readonly string[] | null> {
  const ids = new Set<string>()
  for (const { entity, entity_id: id, change } of await changes.entriesAfter(tx, seq)) {
    if (entity === 'sample') return null
    if (entity === 'ticket') ids.add(id)
    if (entity === 'clock') {
      // Clocks that ran out by themselves, listed in one entry.
      const { tickets } = JSON.parse(change) as { tickets?: unknown }
      if (!Array.isArray(tickets)) return null
      for (const ticket of tickets) ids.add(String(ticket))
    }
  }
  return [...ids]
}

export type WriteInput = {
  /** The journal's end before the first ticket was read: what tickets became after it is not in `rows`. */
  readonly seq: number
  /** As they come. */
  readonly rows: AsyncIterable<ChangedRows>
  readonly scope: readonly Remeasured[]
  /** The versions as they will be in force. */
  readonly policy: (id: string, version: number) => CompiledPolicy | undefined
}

/** False, with nothing written, when the clocks have to be evaluated again from the start. */
export async function writeReevaluation(
  unit: Unit,
  reckon: Reckon,
  { seq, rows: pages, scope, policy }: WriteInput,
): Promise<boolean> {
  const { tx } = unit
  const changed = await changedSince(unit, seq)
  if (changed === null) return false
  const skipped = new Set<unknown>(changed)
  const isChanged = (id: unknown): boolean => skipped.has(id)
  for await (const rows of pages) {
    await changes.writeTickets(
      tx,
      rows.tickets.filter((row) => !isChanged(row.at(-1))),
    )
    await changes.writeClocks(
      tx,
      rows.clocks.filter(([id]) => !isChanged(id)),
    )
    await changes.removeClocks(
      tx,
      rows.gone.filter(([id]) => !isChanged(id)),
    )
    await letOthersRun()
  }
  for (const [i, one] of changed.entries()) {
    const id = one as TicketId
    const stored = await store.readStored(tx, id)
    const to = scope.find((each) => each.policyId === stored?.policy_id && each.version === stored.policy_version)?.to
    const compiled = stored && to !== undefined ? policy(stored.policy_id, to) : undefined
    if (!stored || stored.stage === 'closed' || to === undefined || !compiled) continue
    const { stage, assignee_id: assigneeId } = stored
    const history = historyOf(await store.readHistory(tx, id))
    const columns = await reckon(unit, { id, assigneeId, stage }, compiled, history)
    await store.setClockColumns(tx, id, { ...columns, policy_version: to })
    if (i % 20 === 19) await letOthersRun()
  }
  return true
}
