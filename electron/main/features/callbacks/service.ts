/**
 * The list of those who are to be called back: callers who gave up, and calls that policies promise. An entry is worked on
 * by one person at a time; it goes back by that person's word, a manager's, or when the person signs out.
 */
import { reopenWithinMs } from '#shared/domain/callbacks/closing'
import type { CloseReason } from '#shared/domain/callbacks/closing'
import { openOf } from '#shared/domain/callbacks/missed'
import type { CallbackId, UserId } from '#shared/domain/ids'
import { mayAct } from '#shared/domain/people/people'
import type { User } from '#shared/domain/people/people'
import type { CallbackKey } from '#shared/ipc/calls-contract'
import { fail, ok } from '#shared/lib/result'
import type { Failure, Result } from '#shared/lib/result'
import type { Storage, Unit } from '../../db/storage'
import type { Tx } from '../../db/tables'
import type { Hearing } from './hearing'
import type { createPromised } from './promised'
import * as store from './store'

export type CallbacksDeps = {
  readonly storage: Storage
  readonly hearing: Pick<Hearing, 'reckon'>
  readonly promised: Pick<ReturnType<typeof createPromised>, 'read'>
  readonly onError: (error: unknown) => void
}

export type Callbacks = ReturnType<typeof createCallbacks>

const promiseId = ({ ticketId, promise }: { readonly ticketId: string; readonly promise: string }): string =>
  `${ticketId}/${promise}`

const isManager = ({ roles }: Pick<User, 'roles'>): boolean => mayAct(roles, ['duty-manager', 'service-manager'])

type Take = { readonly taken_by: string | null; readonly taken_name: string | null }

/** Null where nobody else has it. */
const heldByOther = (take: Take | undefined, user: Pick<User, 'id'>): Result<never, Failure> | null =>
  take && take.taken_by !== null && take.taken_by !== user.id
    ? fail('callbacks.taken', { name: take.taken_name ?? '' })
    : null

const openEntry = async (tx: Tx, id: CallbackId) => {
  const entry = await store.readEntry(tx, id)
  if (!entry) return fail('callbacks.unknown')
  return entry.closed_at === null ? ok(entry) : fail('callbacks.closed')
}

const takeMissed = async ({ tx, at, record }: Unit, id: CallbackId, by: User): Promise<Result<null>> => {
  const entry = await openEntry(tx, id)
  if (!entry.ok) return entry
  const held = heldByOther(entry.value, by)
  if (held) return held
  if (entry.value.taken_by === by.id) return ok(null)
  await store.setTaken(tx, id, by.id, at)
  await record({ type: 'callback.taken', entity: 'callback', entityId: id, change: {} })
  return ok(null)
}

const release = async ({ tx, at, record }: Unit, key: CallbackKey, by: User): Promise<Result<null>> => {
  const take =
    key.kind === 'missed'
      ? await store.readEntry(tx, key.id)
      : await store.readPromiseTake(tx, key.ticketId, key.promise)
  // What nobody has, or what is over, has been put back already.
  if (!take?.taken_by) return ok(null)
  const held = isManager(by) ? null : heldByOther(take, by)
  if (held) return held
  if (key.kind === 'missed') await store.setTaken(tx, key.id, null, at)
  else await store.releasePromise(tx, key.ticketId, key.promise)
  await record({
    type: 'callback.released',
    entity: 'callback',
    entityId: key.kind === 'missed' ? key.id : promiseId(key),
    change: { from: take.taken_by },
  })
  return ok(null)
}

export function createCallbacks({ storage, hearing, promised, onError }: CallbacksDeps) {
  let user: Pick<User, 'id'> | null = null

  const takePromised = async (
    { tx, at, record }: Unit,
    key: Extract<CallbackKey, { kind: 'promised' }>,
    by: User,
  ): Promise<Result<null>> => {
    const { ticketId, promise } = key
    if (!(await promised.read(tx, ticketId)).some((one) => one.promise === promise)) return fail('callbacks.closed')
    const take = await store.readPromiseTake(tx, ticketId, promise)
    const held = heldByOther(take, by)
    if (held) return held
    if (take) return ok(null)
    await store.takePromise(tx, ticketId, promise, by.id, at)
    await record({ type: 'callback.taken', entity: 'callback', entityId: promiseId(key), change: {} })
    return ok(null)
  }

  const releaseAll = (of: UserId): Promise<void> =>
    storage.write(of, async ({ tx, record }) => {
      const entries = await store.releaseAllOf(tx, of)
      if (entries > 0)
        await record({ type: 'callbacks.released', entity: 'callback', entityId: 'all', change: { from: of, entries } })
    })

  return {
    /** Who sits here from now on; who signs out keeps nothing: nobody can know when they come back. */
    setUser: (next: Pick<User, 'id'> | null): void => {
      const before = user
      user = next
      if (before && before.id !== next?.id) void releaseAll(before.id).catch(onError)
    },

    /** Errors: `callbacks.taken` with the name of who has it, `callbacks.closed`, `callbacks.unknown`. */
    take: (by: User, key: CallbackKey): Promise<Result<null>> =>
      storage.write(by.id, (unit) =>
        key.kind === 'missed' ? takeMissed(unit, key.id, by) : takePromised(unit, key, by),
      ),

    /** Managers put back what others have taken. Errors: `callbacks.taken`. */
    release: (by: User, key: CallbackKey): Promise<Result<null>> =>
      storage.write(by.id, (unit) => release(unit, key, by)),

    /** Errors: those of `take`, and `callbacks.note-required` where the reason alone says nothing. */
    close: (by: User, id: CallbackId, reason: CloseReason, note: string): Promise<Result<null>> =>
      storage.write(by.id, async ({ tx, at, record }) => {
        const entry = await openEntry(tx, id)
        if (!entry.ok) return entry
        const held = isManager(by) ? null : heldByOther(entry.value, by)
        if (held) return held
        if (reason === 'other' && note === '') return fail('callbacks.note-required')
        // The clock may have been set back: what was heard up to now is settled by this.
        const closedAt = Math.max(at, entry.value.last_at)
        await store.closeByHand(tx, id, { by: by.id, at: closedAt, reason, note })
        const { attempts, tries } = entry.value
        await record({
          type: 'callback.closed',
          entity: 'callback',
          entityId: id,
          change: { reason, note, attempts, tries },
        })
        return ok(null)
      }),

    /**
     * Takes a closing back. Errors: `callbacks.unknown`, `callbacks.too-late` after a day, `callbacks.open-already` where the
     * caller has tried again since, `callbacks.answered-since` where somebody has talked with them.
     */
    reopen: (by: User, id: CallbackId): Promise<Result<null>> =>
      storage.write(by.id, async ({ tx, at, record }) => {
        const entry = await store.readEntry(tx, id)
        if (!entry) return fail('callbacks.unknown')
        if (entry.closed_at === null) return ok(null)
        if (at - entry.closed_at > reopenWithinMs) return fail('callbacks.too-late')
        if (await store.findOpen(tx, entry.number)) return fail('callbacks.open-already')
        const { heard, settledAt } = await store.readHeard(tx, entry.number, {
          entry: id,
          call: entry.closed_call ?? '',
        })
        if (openOf(heard, settledAt) === null) return fail('callbacks.answered-since')
        await store.reopen(tx, id, entry.closed_call)
        await hearing.reckon(tx, entry.number)
        await record({ type: 'callback.reopened', entity: 'callback', entityId: id, change: {} })
        return ok(null)
      }),
  }
}
