/** SQL of what agents did when, and of the times in which nothing was heard. */
import type { LinkId } from '#shared/domain/telephony/settings'
import type { AgentSpan } from '#shared/domain/queue/state'
import type { Tx } from '../../db/tables'

/** `source`: the kind of the link's source. */
export async function insertSpans(tx: Tx, link: LinkId, source: string, spans: readonly AgentSpan[]): Promise<void> {
  if (spans.length === 0) return
  const rows = spans.map(({ extension, state, reason, queue, from, to }) => ({
    link,
    source,
    extension,
    state,
    reason,
    queue,
    from_at: from,
    to_at: to,
  }))
  await tx.insertInto('agent_spans').values(rows).execute()
}

/** Adds to the wrap-up of a call that has its row. */
export async function addWrapUp(tx: Tx, visit: string, ms: number): Promise<void> {
  await tx
    .updateTable('calls')
    .set((eb) => ({ wrap_up_ms: eb('wrap_up_ms', '+', ms) }))
    .where('visit', '=', visit)
    .execute()
}

/** Adds what the agent's telephone tells to a visit that has its row. */
export async function completeCall(
  tx: Tx,
  visit: string,
  told: { readonly holdMs?: number; readonly transferredTo?: string | null; readonly recording?: string | null },
): Promise<void> {
  await tx
    .updateTable('calls')
    .set((eb) => ({
      hold_ms: told.holdMs === undefined ? eb.ref('hold_ms') : told.holdMs,
      transferred_to: eb.fn.coalesce(eb.val(told.transferredTo ?? null), 'transferred_to'),
      recording: eb.fn.coalesce('recording', eb.val(told.recording ?? null)),
    }))
    .where('visit', '=', visit)
    .execute()
}

/** From `from` on (UTC ms) nothing is heard; nothing new while a gap is open already. */
export async function openGap(tx: Tx, link: LinkId, from: number): Promise<void> {
  const open = await tx
    .selectFrom('link_gaps')
    .select('from_at')
    .where('link', '=', link)
    .where('to_at', 'is', null)
    .executeTakeFirst()
  if (open) return
  await tx
    .insertInto('link_gaps')
    .values({ link, from_at: from, to_at: null })
    .onConflict((conflict) => conflict.columns(['link', 'from_at']).doUpdateSet({ to_at: null }))
    .execute()
}

export async function closeGap(tx: Tx, link: LinkId, to: number): Promise<void> {
  await tx
    .updateTable('link_gaps')
    .set((eb) => ({ to_at: eb.fn<number>('max', ['from_at', eb.val(to)]) }))
    .where('link', '=', link)
    .where('to_at', 'is', null)
    .execute()
}
