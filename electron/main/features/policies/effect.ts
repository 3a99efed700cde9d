/** Policies and holidays that changed, in an import or in files while the app was closed, take effect on running clocks. */
import { z } from 'zod'
import { readSetting, writeSetting } from '../../db/settings'
import type { Storage } from '../../db/storage'
import type { Tx } from '../../db/tables'
import type { PoliciesInForce } from './service'

export type PolicyEffectDeps = {
  readonly storage: Storage
  readonly inForce: () => PoliciesInForce
  /** Has every open ticket checked again; how many those are. */
  readonly checkAllOpen: (tx: Tx, at: number) => Promise<number>
}

/** Fingerprint of the policies that the stored clocks were measured by. */
const setting = 'policies'

/**
 * Has every open clock evaluated again when what it is measured by is not what it was; the journal says since when what is
 * in force. Stopped clocks keep their results. True when there was a change.
 */
export const createPolicyEffect =
  ({ storage, inForce, checkAllOpen }: PolicyEffectDeps) =>
  async (by = 'system'): Promise<boolean> => {
    const { fingerprint, ...change } = inForce()
    const known = z
      .string()
      .optional()
      .parse(await readSetting(storage.db, setting))
    if (known === fingerprint) return false
    await storage.write(by, async ({ tx, at, record }) => {
      await writeSetting(tx, setting, fingerprint)
      // A profile that has no fingerprint yet is new: whatever clocks it has were measured by what is in force.
      const tickets = known === undefined ? 0 : await checkAllOpen(tx, at)
      await record({ type: 'policies.changed', entity: 'policy', entityId: 'all', change: { ...change, tickets } })
    })
    return true
  }
