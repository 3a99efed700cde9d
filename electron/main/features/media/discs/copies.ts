/**
 * [S4-07] What becomes of the physical copies, one transaction each: burned, burned elsewhere, read back in order, spoiled. The state
 * of the edition follows from its copies.
 */
import type { CopyId, EditionId } from '#shared/domain/media/ids'
import { stateOfDiscs } from '#shared/domain/media/states'
import type { EditionState } from '#shared/domain/media/states'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage, Unit } from '../../../db/storage'
import type { Db, Tx } from '../../../db/tables'
import type { NewId } from '../../../platform/ids'
import { changeEdition, discsOf, progressOf, readEdition } from '../editions/edition-store'
import type { Edition, StoredDisc } from '../editions/edition-store'
import { noteEdition } from '../editions/noting'
import * as store from './store'
import type { StoredCopy } from './store'

/** Its discs may still be burned, checked and given up; afterwards they are in a sealed sleeve. */
const open: readonly EditionState[] = ['built', 'burned', 'verified']

export type BuiltDisc = { readonly edition: Edition; readonly image: NonNullable<StoredDisc['image']> }

/** Errors: `media.edition-unknown`, `media.act-not-now`, `media.disc-not-built`. */
export async function builtDisc(
  at: Db | Tx,
  id: EditionId,
  disc: number,
  act: string,
  states: readonly EditionState[] = open,
): Promise<Result<BuiltDisc>> {
  const edition = await readEdition(at, id)
  if (!edition) return fail('media.edition-unknown')
  if (edition.state === 'planned') return fail('media.disc-not-built', { disc })
  if (!states.includes(edition.state)) return fail('media.act-not-now', { state: edition.state, act })
  const image = (await discsOf(at, [id])).find(({ n }) => n === disc)?.image
  return image ? ok({ edition, image }) : fail('media.disc-not-built', { disc })
}

/** Errors: `media.copy-unknown`, `media.copy-is-spoiled`, those of `builtDisc`. */
export async function livingCopy(
  at: Db | Tx,
  id: CopyId,
  act: string,
): Promise<Result<BuiltDisc & { readonly copy: StoredCopy }>> {
  const copy = await store.readCopy(at, id)
  if (!copy) return fail('media.copy-unknown')
  if (copy.state === 'spoiled') return fail('media.copy-is-spoiled')
  const disc = await builtDisc(at, copy.editionId, copy.disc, act)
  return disc.ok ? ok({ ...disc.value, copy }) : disc
}

/** The copies have changed, the edition follows; with every step its revision is another. */
async function follow(unit: Unit, edition: Edition): Promise<void> {
  await changeEdition(unit.tx, edition.id, { state: stateOfDiscs(await progressOf(unit.tx, edition.id)) })
}

export type BurnedCopy = {
  readonly id: EditionId
  readonly disc: number
  readonly serial: string
  /** Empty: burned elsewhere. */
  readonly drive: string
  /** What was written; the disc must still be of this image. */
  readonly image: string
  /** Why it is good for nothing; null for one that was written to its end. */
  readonly spoiled: string | null
}

export function createCopies({ storage, newId }: { readonly storage: Storage; readonly newId: NewId }) {
  return {
    /** A disc was written. Errors: those of `builtDisc`, `media.image-replaced` when it was built anew meanwhile. */
    burned: (actor: string, burned: BurnedCopy): Promise<Result<CopyId>> =>
      storage.write(actor, async (unit): Promise<Result<CopyId>> => {
        const { tx, at } = unit
        const { id: editionId, disc, serial, drive, spoiled } = burned
        const found = await builtDisc(tx, editionId, disc, 'burn')
        if (!found.ok) return found
        if (found.value.image.sha256 !== burned.image) return fail('media.image-replaced', { disc })
        const id = newId<CopyId>(at)
        const state = spoiled === null ? 'burned' : 'spoiled'
        await store.insertCopy(tx, {
          id,
          editionId,
          disc,
          state,
          serial,
          drive,
          burnedAt: at,
          burnedBy: actor,
          reason: spoiled,
        })
        await follow(unit, found.value.edition)
        const type =
          spoiled !== null ? 'media.copy-spoiled' : drive === '' ? 'media.disc-burned-elsewhere' : 'media.disc-burned'
        const said = spoiled === null ? {} : { reason: spoiled }
        await noteEdition(unit, found.value.edition, type, {
          disc,
          copy: id,
          serial,
          drive,
          image: burned.image,
          ...said,
        })
        return ok(id)
      }),

    /** A copy was read back in order. Errors: those of `livingCopy`, `media.image-replaced`. */
    verified: (
      actor: string,
      { copy: id, drive, image }: { readonly copy: CopyId; readonly drive: string; readonly image: string },
    ): Promise<Result<null>> =>
      storage.write(actor, async (unit): Promise<Result<null>> => {
        const found = await livingCopy(unit.tx, id, 'check')
        if (!found.ok) return found
        const { edition, copy } = found.value
        if (found.value.image.sha256 !== image) return fail('media.image-replaced', { disc: copy.disc })
        await store.setCopy(unit.tx, id, {
          state: 'verified',
          reason: null,
          checked: { at: unit.at, by: actor },
        })
        await follow(unit, edition)
        await noteEdition(unit, edition, 'media.copy-verified', {
          disc: copy.disc,
          copy: id,
          serial: copy.serial,
          drive,
          image,
        })
        return ok(null)
      }),

    /** A copy is given up: read back wrong (`drive` says where), or by a person's word. Errors: those of `livingCopy`. */
    spoiled: (
      actor: string,
      { copy: id, reason, drive }: { readonly copy: CopyId; readonly reason: string; readonly drive: string | null },
    ): Promise<Result<null>> =>
      storage.write(actor, async (unit): Promise<Result<null>> => {
        const found = await livingCopy(unit.tx, id, 'spoil')
        if (!found.ok) return found
        const { edition, copy } = found.value
        const checked = drive === null ? {} : { checked: { at: unit.at, by: actor } }
        await store.setCopy(unit.tx, id, { state: 'spoiled', reason, ...checked })
        await follow(unit, edition)
        await noteEdition(unit, edition, 'media.copy-spoiled', {
          disc: copy.disc,
          copy: id,
          serial: copy.serial,
          reason,
          ...(drive === null ? {} : { drive }),
        })
        return ok(null)
      }),
  }
}
