/**
 * [S4-07] Editions: planned, approved by a second person, sealed, handed over, received; given up or cancelled. Building, burning
 * and checking are acts of their discs. Every act is a journal entry in its own transaction.
 */
import type { SiteId, UserId } from '#shared/domain/ids'
import type { EditionId, Week } from '#shared/domain/media/ids'
import type { EditionKind } from '#shared/domain/media/manifest'
import { stateAfter } from '#shared/domain/media/states'
import type { EditionAct } from '#shared/domain/media/states'
import type { EditionContents } from '#shared/ipc/media-rows'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage, Unit } from '../../../db/storage'
import type { MediaEditionsTable } from '../../../db/media-tables'
import type { NewId } from '../../../platform/ids'
import { chosenOf, leftOutOf } from './choice'
import type { ChooseForEdition } from './choice'
import * as store from './edition-store'
import type { Edition } from './edition-store'
import { noteEdition } from './noting'
import { enterReceipt } from './receipt-entry'

export type MediaEditionsDeps = {
  readonly storage: Storage
  readonly newId: NewId
  readonly choose: ChooseForEdition
}

type Actor = UserId | 'system'

export type MediaEditions = ReturnType<typeof createMediaEditions>

const second = 1_000

/** A receipt has a way of its own. */
type OwnAct = Exclude<EditionAct, { readonly act: 'receipt' }>

/** What an act changes beside the state, and what the journal says of it. */
type Step = { readonly set: Partial<MediaEditionsTable>; readonly said: Readonly<Record<string, string | number>> }

/** Errors: `media.approve-other`, `media.unmarked-only`. */
async function stepOf({ tx, at }: Unit, edition: Edition, act: OwnAct, actor: Actor): Promise<Result<Step>> {
  switch (act.act) {
    case 'approve':
      if (actor === edition.plannedBy || actor === edition.builtBy) return fail('media.approve-other')
      if (edition.approvedBy !== null) return fail('media.act-not-now', { state: edition.state, act: act.act })
      return ok({ set: { approved_by: actor, approved_at: at }, said: { note: act.note } })
    case 'seal':
      return ok({ set: { sealed_at: at, seal_number: act.sealNumber }, said: { sealNumber: act.sealNumber } })
    case 'hand-over': {
      const { way, carrier, tracking, to } = act
      // What bears a mark of secrecy goes from hand to hand.
      const mark = await store.planMark(tx, edition.siteId)
      if (way === 'courier' && mark !== null && mark !== 'unmarked') return fail('media.unmarked-only')
      const said = { way, carrier, tracking, to }
      return ok({ set: { handed_over_at: at, hand_over: JSON.stringify({ at, ...said }) }, said })
    }
    case 'receive':
      return ok({ set: { received_at: at, received_by: act.by }, said: { by: act.by } })
    case 'lose':
    case 'cancel':
      return ok({ set: { ended_reason: act.reason }, said: { reason: act.reason } })
  }
}

const types: Readonly<Record<OwnAct['act'], string>> = {
  approve: 'media.edition-approved',
  seal: 'media.edition-sealed',
  'hand-over': 'media.edition-handed-over',
  receive: 'media.edition-received',
  lose: 'media.edition-lost',
  cancel: 'media.edition-cancelled',
}

export function createMediaEditions({ storage, newId, choose }: MediaEditionsDeps) {
  return {
    /**
     * Chooses what is due and makes an edition of it. Errors: of `choose`, `media.edition-exists` (`seq`) when the week has one.
     */
    plan: async (
      actor: Actor,
      { siteId, week, kind }: { readonly siteId: SiteId; readonly week: Week; readonly kind: EditionKind },
    ): Promise<Result<{ readonly id: EditionId }>> => {
      const choice = await choose(siteId, week, kind)
      if (!choice.ok) return choice
      const { discs, expiresAt, fee } = choice.value
      const chosen = chosenOf(choice.value)
      return storage.write(actor, async (unit): Promise<Result<{ readonly id: EditionId }>> => {
        const { tx, at } = unit
        const live = await store.liveEdition(tx, siteId, week)
        if (live) return fail('media.edition-exists', { seq: live.seq })
        const id = newId<EditionId>(at)
        const seq = await store.nextSeq(tx, siteId)
        await store.insertEdition(tx, {
          id,
          siteId,
          week,
          seq,
          kind,
          plannedBy: actor,
          chosen,
          leftOut: leftOutOf(choice.value),
          createdAt: Math.floor(at / second) * second,
          discs: discs.length,
          expiresAt,
          feeFen: fee.feeFen,
        })
        await noteEdition(unit, { id, siteId, week, seq }, 'media.edition-planned', {
          kind,
          discs: discs.length,
          patches: chosen.patches.length,
        })
        return ok({ id })
      })
    },

    /** Errors: `media.edition-unknown`. */
    contents: async (id: EditionId): Promise<Result<EditionContents>> => {
      const edition = await store.readEdition(storage.db, id)
      if (!edition) return fail('media.edition-unknown')
      return ok({
        id,
        patches: edition.chosen.patches.map(({ kb, title, disc, requiredBy, files }) => ({
          kb,
          title,
          disc,
          requiredBy,
          bytes: files.reduce((sum, { size }) => sum + size, 0),
        })),
        leftOut: edition.leftOut,
      })
    },

    /**
     * Errors: `media.edition-unknown`, `conflict` when somebody was quicker, `media.act-not-now`, `media.not-approved`,
     * `media.approve-other`, `media.unmarked-only`, and those of receipts.
     */
    act: (
      actor: Actor,
      { id, rev, act }: { readonly id: EditionId; readonly rev: number; readonly act: EditionAct },
    ): Promise<Result<null>> =>
      storage.write(actor, async (unit): Promise<Result<null>> => {
        const edition = await store.readEdition(unit.tx, id)
        if (!edition) return fail('media.edition-unknown')
        if (edition.rev !== rev) return fail('conflict')
        if (act.act === 'receipt') {
          const { outcome, by, note } = act
          return enterReceipt(unit, edition, { outcome, by: 'paper', siteAt: null, who: by, note })
        }
        const state = stateAfter({ state: edition.state, isApproved: edition.approvedBy !== null }, act)
        if (!state.ok) return state
        const step = await stepOf(unit, edition, act, actor)
        if (!step.ok) return step
        await store.changeEdition(unit.tx, id, { ...step.value.set, state: state.value })
        await noteEdition(unit, edition, types[act.act], step.value.said)
        return ok(null)
      }),
  }
}
