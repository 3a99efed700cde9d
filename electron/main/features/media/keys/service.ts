/**
 * [S4-07] The keys of the weekly discs at the centre: made, backed up, restored, followed by others; unlocked for a quarter of an
 * hour. Every step is in the journal, the passphrase never is.
 */
import type { UserId } from '#shared/domain/ids'
import type { KeyId } from '#shared/domain/media/ids'
import type { RotationStatement } from '#shared/domain/media/keys'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage, Unit } from '../../../db/storage'
import { createKeys } from '../../../media/sign/key-pair'
import type { KeyPair } from '../../../media/sign/key-pair'
import { rotateKeys } from '../../../media/sign/rotation'
import { openKeys, readSealedKeys, sealKeys } from '../../../media/sign/sealed-keys'
import type { Clock } from '../../../platform/clock'
import type { Secrets } from '../../../platform/secrets'
import { createSiteSecrets } from './site-secrets'
import * as store from './key-store'
import type { StoredKey } from './key-store'
import { createUnlocked } from './unlocked'

export type MediaKeysDeps = {
  readonly storage: Storage
  readonly clock: Clock
  readonly secrets: Pick<Secrets, 'seal' | 'open'>
}

type Actor = UserId | 'system'

export type MediaKeys = ReturnType<typeof createMediaKeys>

const noted = ({ record }: Unit, type: string, id: KeyId, change: Readonly<Record<string, unknown>> = {}) =>
  record({ type: `media.key-${type}`, entity: 'media', entityId: id, change })

const added = async (unit: Unit, key: Omit<StoredKey, 'createdAt' | 'retiredAt'>): Promise<void> => {
  await store.insertKey(unit.tx, { ...key, createdAt: unit.at, retiredAt: null })
}

export function createMediaKeys({ storage, clock, secrets }: MediaKeysDeps) {
  const listeners = new Set<() => void>()
  const unlocked = createUnlocked(clock, () => {
    for (const listener of listeners) listener()
  })
  const siteSecrets = createSiteSecrets({ secrets, unlocked: unlocked.keys })

  /** Opens the current key; a refusal is written down. */
  const opened = async (actor: Actor, passphrase: string): Promise<Result<KeyPair>> => {
    const key = await store.currentKey(storage.db)
    if (!key) return fail('media.no-key')
    const keys = await openKeys(key.sealed, passphrase)
    if (!keys.ok && keys.error.code === 'media.passphrase-wrong')
      await storage.write(actor, (unit) => noted(unit, 'refused', key.public.id))
    return keys
  }

  return {
    /** Calls back when a key is unlocked or locked. */
    onUnlocked: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    all: (): Promise<readonly StoredKey[]> => store.readKeys(storage.db),
    unlocked: unlocked.keys,
    unlockedUntil: unlocked.until,
    siteSecrets,

    /** The first key of the centre; unlocked afterwards. Errors: `media.key-exists`: another one follows it by `rotate`. */
    create: async (actor: Actor, passphrase: string): Promise<Result<{ readonly id: KeyId }>> => {
      const keys = createKeys()
      const sealed = await sealKeys(keys, passphrase, clock.now())
      const created = await storage.write(actor, async (unit): Promise<Result<null>> => {
        if ((await store.readKeys(unit.tx)).length > 0) return fail('media.key-exists')
        await added(unit, { public: keys.public, sealed, backedUpAt: null, statement: null })
        await noted(unit, 'created', keys.public.id)
        return ok(null)
      })
      if (!created.ok) return created
      unlocked.hold(keys)
      return ok({ id: keys.public.id })
    },

    /**
     * Another key follows the current one, which says so itself; it is unlocked afterwards. Sites that are enrolled believe it
     * with the next disc. Errors: `media.no-key`, `media.passphrase-wrong`, `media.key-changed` when somebody was quicker.
     */
    rotate: async (actor: Actor, passphrase: string, next: string): Promise<Result<{ readonly id: KeyId }>> => {
      const old = await opened(actor, passphrase)
      if (!old.ok) return old
      const keys = createKeys()
      const sealed = await sealKeys(keys, next, clock.now())
      const rotated = await storage.write(actor, async (unit): Promise<Result<null>> => {
        const from = old.value.public.id
        if ((await store.currentKey(unit.tx))?.public.id !== from) return fail('media.key-changed')
        const statement: RotationStatement = rotateKeys(old.value, keys, unit.at)
        await store.retireKey(unit.tx, from, unit.at)
        await added(unit, { public: keys.public, sealed, backedUpAt: null, statement })
        await siteSecrets.shareAll(unit.tx, keys)
        await noted(unit, 'rotated', keys.public.id, { from })
        return ok(null)
      })
      if (!rotated.ok) return rotated
      unlocked.hold(keys)
      return ok({ id: keys.public.id })
    },

    /** Errors: `media.no-key`, `media.passphrase-wrong`. */
    unlock: async (actor: Actor, passphrase: string): Promise<Result<{ readonly until: number }>> => {
      const keys = await opened(actor, passphrase)
      if (!keys.ok) return keys
      await storage.write(actor, (unit) => noted(unit, 'unlocked', keys.value.public.id))
      return ok({ until: unlocked.hold(keys.value) })
    },
    lock: unlocked.lock,

    /** The text of the backup. Errors: `media.key-unknown`. */
    sealedText: async (id: KeyId): Promise<Result<string>> => {
      const key = (await store.readKeys(storage.db)).find((one) => one.public.id === id)
      return key ? ok(key.sealed) : fail('media.key-unknown')
    },
    /** The backup is where the person wanted it. */
    backedUp: (actor: Actor, id: KeyId, file: string): Promise<void> =>
      storage.write(actor, async (unit) => {
        await store.markBackedUp(unit.tx, id, unit.at)
        await noted(unit, 'backed-up', id, { file })
      }),

    /**
     * Takes a backup in: the key of a centre that has none, or one that is here already under the passphrase of the backup.
     * Errors: `media.key-unreadable`, `media.passphrase-wrong`, `media.key-other` when this centre has another key.
     */
    restore: async (actor: Actor, text: string, passphrase: string): Promise<Result<{ readonly id: KeyId }>> => {
      const keys = await openKeys(text, passphrase)
      const file = readSealedKeys(text)
      if (!keys.ok) return keys
      if (!file.ok) return file
      const { id } = keys.value.public
      const restored = await storage.write(actor, async (unit): Promise<Result<{ readonly isCurrent: boolean }>> => {
        const known = await store.readKeys(unit.tx)
        const same = known.find((one) => one.public.id === id)
        if (!same && known.length > 0) return fail('media.key-other', { id })
        if (same) await store.replaceSealed(unit.tx, id, text)
        else await added(unit, { public: keys.value.public, sealed: text, backedUpAt: unit.at, statement: null })
        if (!same) await siteSecrets.shareAll(unit.tx, keys.value)
        await noted(unit, 'restored', id)
        return ok({ isCurrent: (same?.retiredAt ?? null) === null })
      })
      if (!restored.ok) return restored
      if (restored.value.isCurrent) unlocked.hold(keys.value)
      return ok({ id })
    },

    stop: unlocked.lock,
  }
}
