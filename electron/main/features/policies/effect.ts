/**
 * A change of what clocks are measured by takes effect: the running clocks that it moves are evaluated in the reader worker and
 * written in one transaction with the change itself. Stopped clocks keep their results.
 */
import { z } from 'zod'
import type { Effect } from '#shared/domain/policy/effect'
import { noEffect } from '#shared/domain/policy/effect'
import { createInbox } from '#shared/lib/inbox'
import { readSetting, writeSetting } from '../../db/settings'
import type { Storage, Unit } from '../../db/storage'
import type { Db } from '../../db/tables'
import type { Clock } from '../../platform/clock'
import type { ChangedRows, ReevaluateInput, Remeasured } from '../tickets/reevaluate'
import type { WriteInput } from '../tickets/reevaluating'
import type { Shelf } from './shelf'

/** The tickets' part of it. */
export type Remeasuring = {
  /** Open tickets by policy and version. */
  readonly countOpen: (
    db: Db,
  ) => Promise<readonly { readonly policy_id: string; readonly policy_version: number; readonly open: number }[]>
  /** Evaluates in the reader worker. */
  readonly reevaluate: (input: ReevaluateInput, onRows: (rows: ChangedRows) => void) => Promise<Effect>
  readonly journalEnd: (db: Db) => Promise<number>
  readonly write: (unit: Unit, input: WriteInput) => Promise<boolean>
}

export type EffectDeps = Remeasuring & { readonly storage: Storage; readonly clock: Pick<Clock, 'now'> }

/** Running tickets of a policy to be measured by another version than theirs. */
export type Switch = { readonly policyId: string; readonly to: number }

export type Change = {
  readonly by: string
  /** Policies and holidays as they will be. */
  readonly shelf: Shelf
  readonly moving: Switch | null
  /** Rows and journal entries of the change itself. */
  readonly write: (unit: Unit, effect: Effect) => Promise<void>
  /** Called in the transaction, before the commit: from then on the shelf is what everything is measured by. */
  readonly enforce: () => void
  /** The disk refused: what was enforced is taken back. */
  readonly revert: () => void
}

/** Prints of the versions that the stored clocks were measured by. */
const setting = 'policies'
const Prints = z.record(z.string(), z.string())

/** So many moved clocks are told of one by one. */
const examples = 20

/** Changed pages that are waited for before the transaction begins. */
const pagesAtHand = 4

/** Something that makes all evaluation vain, such as a sample that is removed, happens once, not for ever. */
const attempts = 5

type Known = Readonly<Record<string, string>> | 'none' | 'unknown'

const readKnown = async (db: Db): Promise<Known> => {
  const stored = await readSetting(db, setting)
  if (stored === undefined) return 'none'
  // Profiles from before versions kept one print of everything.
  return Prints.safeParse(stored).data ?? 'unknown'
}

/** Which tickets' version is measured by which: their own, or the oldest there is where theirs was never kept. */
const measureOf = (shelf: Shelf, id: string, version: number): number | undefined =>
  shelf.find(id, version) ? version : shelf.of(id)[0]?.version

export function createEffect({ storage, clock, countOpen, journalEnd, reevaluate, write }: EffectDeps) {
  const scopeOf = async (shelf: Shelf, moving: Switch | null): Promise<readonly Remeasured[]> => {
    const known = await readKnown(storage.db)
    const prints = shelf.prints()
    const isChanged = (key: string): boolean => known === 'unknown' || (known !== 'none' && known[key] !== prints[key])
    return (await countOpen(storage.db)).flatMap(({ policy_id: policyId, policy_version: version }) => {
      const own = measureOf(shelf, policyId, version)
      const to = moving?.policyId === policyId ? moving.to : own
      if (to === undefined) return []
      return to !== version || isChanged(`${policyId}@${to}`) ? [{ policyId, version, to }] : []
    })
  }

  const evaluate = (
    shelf: Shelf,
    scope: readonly Remeasured[],
    onRows: ((rows: ChangedRows) => void) | null,
  ): Promise<Effect> => {
    const wanted = new Set(scope.map(({ policyId, to }) => `${policyId}@${to}`))
    const policies = shelf.versions.flatMap(({ id, version }) =>
      wanted.has(`${id}@${version}`) ? (shelf.policy(id, version) ?? []) : [],
    )
    const { holidayYears } = shelf
    const input = { policies, holidayYears, scope, now: clock.now(), examples, write: onRows !== null }
    return reevaluate(input, onRows ?? (() => undefined))
  }

  /** Writes while the worker still evaluates: the two have a processor each. */
  const attempt = async ({ by, shelf, moving, write: also, enforce, revert }: Change): Promise<Effect | null> => {
    const seq = await journalEnd(storage.db)
    const scope = await scopeOf(shelf, moving)
    const inbox = createInbox<ChangedRows>()
    const evaluated = scope.length === 0 ? Promise.resolve(noEffect) : evaluate(shelf, scope, inbox.put)
    void evaluated.then(
      () => inbox.close(),
      (error: unknown) => inbox.close(error),
    )
    // Few pages are written in no time: nobody waits for the database while they are looked for.
    await inbox.ready(pagesAtHand)
    let enforced = false
    try {
      return await storage.write(by, async (unit) => {
        const { tx, record } = unit
        if (!(await write(unit, { seq, rows: inbox.values(), scope, policy: shelf.compiled }))) return null
        const effect = await evaluated
        await writeSetting(tx, setting, shelf.prints())
        await also(unit, effect)
        if (scope.length > 0) {
          const { examples: _, byCommitment, ...counts } = effect
          const change = { ...counts, byCommitment: byCommitment.map(({ name: _name, ...one }) => one), scope }
          await record({ type: 'clocks.reevaluated', entity: 'clock', entityId: 'all', change })
        }
        enforced = true
        enforce()
        return effect
      })
    } catch (error) {
      if (enforced) revert()
      throw error
    } finally {
      // One that was not needed to its end is let finish: the next begins in its place.
      await evaluated.catch(() => undefined)
    }
  }

  return {
    /** Whether what is in force is what the stored clocks were measured by. A new profile has none yet. */
    isApplied: async (shelf: Shelf): Promise<boolean> => {
      const known = await readKnown(storage.db)
      const prints = Object.entries(shelf.prints())
      return typeof known === 'object' && prints.every(([key, print]) => known[key] === print)
    },

    /** What a change would do; nothing is written. */
    preview: async (shelf: Shelf, moving: Switch | null): Promise<Effect> => {
      const scope = await scopeOf(shelf, moving)
      return scope.length === 0 ? noEffect : evaluate(shelf, scope, null)
    },

    /** Resolves after the commit. Throws `StorageError` when the disk refuses; then nothing has changed. */
    apply: async (change: Change): Promise<Effect> => {
      for (let n = 0; n < attempts; n++) {
        const effect = await attempt(change)
        if (effect) return effect
      }
      throw new Error('the tickets changed too often for their clocks to be evaluated')
    },
  }
}

export type Effects = ReturnType<typeof createEffect>
