/** [S4-07] A receipt that is believed: it closes the edition, and what is acknowledged is the site's inventory from now on. */
import { isOver, mayFollow, stateAfter } from '#shared/domain/media/states'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Unit } from '../../../db/storage'
import * as store from './edition-store'
import type { Edition, EnteredReceipt } from './edition-store'
import { noteEdition } from './noting'

/**
 * Errors: `media.receipt-again` (`seq`) for an edition whose receipt was entered before, `media.act-not-now` for one that has not
 * left the house or was cancelled.
 */
export async function enterReceipt(
  unit: Unit,
  edition: Edition,
  said: Omit<EnteredReceipt, 'at'>,
): Promise<Result<null>> {
  const { tx, at } = unit
  const { id, seq } = edition
  const { outcome } = said
  const isRepeated = edition.receipt !== null && (isOver(edition.state) || edition.receipt.outcome === outcome)
  if (isRepeated) return fail('media.receipt-again', { seq })
  if (!mayFollow(edition.state, 'receipt')) return fail('media.act-not-now', { state: edition.state, act: 'receipt' })
  const next = stateAfter(
    { state: edition.state, isApproved: true },
    { act: 'receipt', outcome, by: said.who || '-', note: said.note },
  )
  if (!next.ok) return next
  // One that was given up turns up after another has taken its week: its files count, the week stays with the other.
  const live = await store.liveEdition(tx, edition.siteId, edition.week)
  const isTaken = live !== null && live.id !== id
  await store.changeEdition(tx, id, {
    state: isTaken ? edition.state : next.value,
    receipt_at: at,
    receipt: JSON.stringify({ ...said, at } satisfies EnteredReceipt),
    ...(outcome === 'refused' ? { ended_reason: said.note === '' ? null : said.note } : {}),
  })
  if (outcome === 'imported') await store.acknowledge(tx, edition, at)
  await noteEdition(unit, edition, 'media.receipt-entered', {
    outcome,
    by: said.by,
    who: said.who,
    note: said.note,
    siteAt: said.siteAt === null ? null : new Date(said.siteAt).toISOString(),
  })
  return ok(null)
}
