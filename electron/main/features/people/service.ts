/** Accounts and the session of this workstation: who is signed in, whether it is locked, what the role allows. */
import type { UserId } from '#shared/domain/ids'
import type { Session, User, UserDraft } from '#shared/domain/people/people'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage, Unit } from '../../db/storage'
import type { Clock } from '../../platform/clock'
import type { NewId } from '../../platform/ids'
import type { Passwords } from '../../platform/passwords'
import { isLockedOut, lockedUntilAfter } from './lock-out'
import * as store from './store'

export type PeopleDeps = {
  readonly storage: Storage
  readonly clock: Pick<Clock, 'now'>
  readonly newId: NewId
  readonly passwords: Passwords
}

export type People = ReturnType<typeof createPeople>

const publicView = ({ passwordHash: _hash, failures: _failures, ...user }: store.StoredUser): User => user

const extensionTaken = (extension: string): Result<never> => fail('users.extension-taken', { extension })

/** Signs the workstation in and out, and keeps the accounts. Errors are `auth.*` and `users.*` codes. */
export function createPeople({ storage, clock, newId, passwords }: PeopleDeps) {
  let session: Session | null = null
  const listeners = new Set<() => void>()
  const setSession = (next: Session | null): void => {
    session = next
    for (const listener of listeners) listener()
  }

  const begin = async (user: store.StoredUser): Promise<Session> => {
    const next: Session = { user: publicView(user), since: clock.now(), locked: false }
    await storage.write(user.id, async ({ tx, record }) => {
      await store.setFailures(tx, user.id, 0, null)
      await record({ type: 'session.started', entity: 'user', entityId: user.id, change: {} })
    })
    setSession(next)
    return next
  }

  /** Counts inside the transaction: several tries may have begun at once. */
  const refuse = async (id: UserId): Promise<Result<never>> => {
    const lockedUntil = await storage.write('system', async ({ tx, record }) => {
      const failures = ((await store.findById(tx, id))?.failures ?? 0) + 1
      const until = lockedUntilAfter(failures, clock.now())
      await store.setFailures(tx, id, failures, until)
      await record({ type: 'session.refused', entity: 'user', entityId: id, change: { failures } })
      return until
    })
    return lockedUntil === null ? fail('auth.wrong') : lockedOut(lockedUntil)
  }

  const lockedOut = (until: number): Result<never> =>
    fail('auth.locked', { minutes: Math.max(1, Math.ceil((until - clock.now()) / 60_000)) })

  const check = async (user: store.StoredUser | null, password: string): Promise<Result<store.StoredUser>> => {
    if (!user) {
      // The same work as for a known name, so that the time taken does not tell which names exist.
      await passwords.hash(password)
      return fail('auth.wrong')
    }
    if (isLockedOut(user.lockedUntil, clock.now())) return lockedOut(user.lockedUntil)
    if (!(await passwords.verify(user.passwordHash, password))) return refuse(user.id)
    return user.disabled ? fail('auth.disabled') : ok(user)
  }

  const actor = (): string => session?.user.id ?? 'system'

  const insert = async (
    { tx, at, record }: Unit,
    draft: UserDraft,
    hash: string,
  ): Promise<Result<store.StoredUser>> => {
    if (await store.findByName(tx, draft.username)) return fail('users.name-taken', { name: draft.username })
    const taken = await store.takenPhone(tx, draft, null)
    if (taken !== null) return extensionTaken(taken)
    const id = newId<UserId>(at)
    await store.insertUser(tx, { ...draft, id }, hash, at)
    await record({ type: 'user.created', entity: 'user', entityId: id, change: { ...draft } })
    const created = await store.findById(tx, id)
    return created ? ok(created) : fail('users.unknown')
  }

  return {
    session: (): Session | null => session,
    onSession: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    firstRun: async (): Promise<boolean> => !(await store.hasUsers(storage.db)),

    /** The first account of a profile, signed in. Errors: `users.not-first` when one exists. */
    createAdministrator: async (username: string, displayName: string, password: string): Promise<Result<Session>> => {
      const draft: UserDraft = { username, displayName, roles: ['administrator'], extension: null, phones: [] }
      const hash = await passwords.hash(password)
      const created = await storage.write('system', async (unit): Promise<Result<store.StoredUser>> =>
        (await store.hasUsers(unit.tx)) ? fail('users.not-first') : insert(unit, draft, hash),
      )
      return created.ok ? ok(await begin(created.value)) : created
    },

    /** Errors: `auth.wrong` (name or password), `auth.locked` with the minutes left, `auth.disabled`. */
    signIn: async (username: string, password: string): Promise<Result<Session>> => {
      const checked = await check(await store.findByName(storage.db, username.trim().toLowerCase()), password)
      return checked.ok ? ok(await begin(checked.value)) : checked
    },

    /** Ends the session at once; resolves when the journal has it. */
    signOut: async (): Promise<void> => {
      if (!session) return
      const { id } = session.user
      // A disk that cannot write it down keeps nobody signed in.
      setSession(null)
      await storage.write(id, ({ record }) =>
        record({ type: 'session.ended', entity: 'user', entityId: id, change: {} }),
      )
    },

    /** Keeps the session, and refuses every command until `unlock`. */
    lock: (): void => {
      if (session && !session.locked) setSession({ ...session, locked: true })
    },

    /** Errors: `auth.signed-out`, and those of `signIn`. */
    unlock: async (password: string): Promise<Result<Session>> => {
      if (!session) return fail('auth.signed-out')
      const checked = await check(await store.findById(storage.db, session.user.id), password)
      if (!checked.ok) return checked
      const { id } = checked.value
      const next = await storage.write(id, async ({ tx, record }): Promise<Session | null> => {
        // Checking takes a while, in which somebody may have signed out, or in as somebody else.
        if (session?.user.id !== id) return null
        await store.setFailures(tx, id, 0, null)
        await record({ type: 'session.unlocked', entity: 'user', entityId: id, change: {} })
        return { user: publicView(checked.value), since: session.since, locked: false }
      })
      if (next === null) return fail('auth.signed-out')
      setSession(next)
      return ok(next)
    },

    /** Somebody else signs beside the one who is signed in, whose session stays. Errors: those of `signIn`. */
    vouch: async (username: string, password: string): Promise<Result<User>> => {
      const checked = await check(await store.findByName(storage.db, username.trim().toLowerCase()), password)
      if (!checked.ok) return checked
      const { id } = checked.value
      await storage.write(id, async ({ tx, record }) => {
        await store.setFailures(tx, id, 0, null)
        await record({ type: 'user.vouched', entity: 'user', entityId: id, change: {} })
      })
      return ok(publicView(checked.value))
    },

    list: async (): Promise<readonly User[]> => (await store.listUsers(storage.db)).map(publicView),

    /** Errors: `users.name-taken`, `users.extension-taken`. */
    create: async (draft: UserDraft, password: string): Promise<Result<User>> => {
      const hash = await passwords.hash(password)
      const created = await storage.write(actor(), (unit) => insert(unit, draft, hash))
      return created.ok ? ok(publicView(created.value)) : created
    },

    /** Errors: `users.last-administrator`, `users.extension-taken`, `conflict` when `rev` is not the stored one. */
    update: async (
      id: UserId,
      rev: number,
      set: Pick<User, 'displayName' | 'roles' | 'extension' | 'phones' | 'disabled'>,
    ): Promise<Result<User>> => {
      const result = await storage.write(actor(), async ({ tx, record }): Promise<Result<User>> => {
        const staysAdministrator = set.roles.includes('administrator') && !set.disabled
        if (!staysAdministrator && (await store.otherAdministrators(tx, id)) === 0)
          return fail('users.last-administrator')
        const taken = set.disabled ? null : await store.takenPhone(tx, set, id)
        if (taken !== null) return extensionTaken(taken)
        if (!(await store.updateUser(tx, id, rev, set))) return fail('conflict')
        await record({ type: 'user.changed', entity: 'user', entityId: id, change: { ...set } })
        const user = await store.findById(tx, id)
        return user ? ok(publicView(user)) : fail('users.unknown')
      })
      if (result.ok && session?.user.id === id) setSession(set.disabled ? null : { ...session, user: result.value })
      return result
    },

    /** Ends a lock-out, too. Errors: `users.unknown`. */
    setPassword: async (id: UserId, password: string): Promise<Result<null>> => {
      const hash = await passwords.hash(password)
      return storage.write(actor(), async ({ tx, record }) => {
        if (!(await store.findById(tx, id))) return fail('users.unknown')
        await store.setPasswordHash(tx, id, hash)
        await record({ type: 'user.password-set', entity: 'user', entityId: id, change: {} })
        return ok(null)
      })
    },

    /** Signs in without a password: only for the development profile's own sample administrator. */
    beginAs: async (id: UserId): Promise<void> => {
      const user = await store.findById(storage.db, id)
      if (user) await begin(user)
    },
  }
}
