/** [S4-07] The end of an edition that is not imported, and of every disc: what went in never comes out, it is destroyed here. */
import type { EditionId } from '#shared/domain/media/ids'
import type { User } from '#shared/domain/people/people'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage } from '../../db/storage'
import type { Enrolment } from './enrolment'
import { writeReceipt } from './receipts'
import * as store from './store'

export type ClosingDeps = { readonly storage: Storage; readonly enrolment: Pick<Enrolment, 'ownKeys'> }

export function createClosing({ storage, enrolment }: ClosingDeps) {
  return {
    /** Says to the centre that an edition was refused. Errors: `media.arrival-unknown`, `media.receipt-given`, `media.site-key-lost`. */
    refuse: async (actor: User, id: EditionId): Promise<Result<null>> => {
      const keys = await enrolment.ownKeys()
      if (!keys.ok) return keys
      return storage.write(actor.id, async (unit): Promise<Result<null>> => {
        const row = await store.arrival(unit.tx, id)
        if (!row) return fail('media.arrival-unknown')
        if (row.receipt_at !== null) return fail('media.receipt-given')
        return writeReceipt(unit, keys.value, row, 'refused')
      })
    },

    /**
     * Errors: `media.arrival-unknown`, `media.no-such-disc`, `media.disc-still-needed` before it is imported or its edition
     * refused, `media.already-destroyed`, `media.witness-is-self`.
     */
    destroy: (
      actor: User,
      { id, disc, how, witness }: { id: EditionId; disc: number; how: string; witness: string },
    ): Promise<Result<null>> =>
      storage.write(actor.id, async ({ tx, at, record }): Promise<Result<null>> => {
        const row = await store.arrival(tx, id)
        if (!row) return fail('media.arrival-unknown')
        if (disc > row.discs) return fail('media.no-such-disc', { disc })
        if (witness === actor.displayName) return fail('media.witness-is-self')
        const known = (await store.discsOf(tx, [id])).find(({ n }) => n === disc)
        if (known && known.destroyed_at !== null) return fail('media.already-destroyed')
        if (!known?.imported_at && row.receipt_at === null) return fail('media.disc-still-needed')
        if (!known) await store.keepDisc(tx, id, disc)
        await store.setDisc(tx, id, disc, {
          destroyed_at: at,
          destroyed_by: `${actor.displayName} / ${witness}`,
          destroyed_how: how,
        })
        const change = { disc, seq: row.seq, how, witness, serial: known?.serial ?? '' }
        await record({ type: 'media.site-destroyed', entity: 'media', entityId: id, change })
        return ok(null)
      }),
  }
}
