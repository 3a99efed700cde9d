/** Who is on duty: signing on, leaving for a while and coming back, signing off, each kept for ever [S2-16]. */
import { changeDuty, type Duty, type DutyChange } from '#shared/domain/duty/duty'
import type { UserId } from '#shared/domain/ids'
import { ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage, Unit } from '../../db/storage'
import * as store from './store'

export type Duties = ReturnType<typeof createDuties>

export type PersonOnDuty = Awaited<ReturnType<typeof store.readEverybody>>[number]

/** Writes how somebody stands inside the caller's transaction. */
export async function recordDuty({ tx, at, record }: Unit, userId: UserId, duty: Duty): Promise<void> {
  await store.saveDuty(tx, userId, duty, at)
  await record({
    type: `duty.${duty.state}`,
    entity: 'duty',
    entityId: userId,
    change: { state: duty.state, note: duty.note, endsAt: duty.endsAt },
  })
}

export function createDuties({ storage }: { readonly storage: Storage }) {
  return {
    everybody: (): Promise<readonly PersonOnDuty[]> => store.readEverybody(storage.db),

    /** The person's own state, from now on. Errors as of `changeDuty`. */
    set: (userId: UserId, change: DutyChange): Promise<Result<null>> =>
      storage.write(userId, async (unit): Promise<Result<null>> => {
        const changed = changeDuty(await store.readDuty(unit.tx, userId), change, unit.at)
        if (!changed.ok) return changed
        if (changed.value) await recordDuty(unit, userId, changed.value)
        return ok(null)
      }),
  }
}
