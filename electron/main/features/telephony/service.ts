/** The telephone links of the centre: how they are set up, which of them run, and the calls behind all of them. */
import type { CallId } from '#shared/domain/ids'
import type { FinishedVisit, Visit } from '#shared/domain/queue/state'
import { isSameLogin, mostLinks } from '#shared/domain/telephony/settings'
import type { LinkId, PbxLink } from '#shared/domain/telephony/settings'
import type { StoredLink } from '#shared/ipc/telephony-contract'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Tx } from '../../db/tables'
import type { Secrets } from '../../platform/secrets'
import type { TelephonySource } from '../../telephony/source'
import { createLink } from './link'
import type { LineNews, Link, LinkDeps } from './link'
import { linksKey, readLinks, writeLinks } from './settings-store'
import type { StoredLinks } from './settings-store'

export type TelephonyDeps = Omit<LinkDeps, 'onChange' | 'onFinished' | 'onLine'> & {
  readonly secrets: Secrets
  /** False when there is no such call. */
  readonly writeNote: (tx: Tx, id: CallId, note: string) => Promise<boolean>
  /** Builds the source that a link's settings describe; the secret is in clear here and nowhere else. */
  readonly openSource: (link: PbxLink) => Promise<Result<TelephonySource>>
}

export type Telephony = ReturnType<typeof createTelephony>

/** Links as the settings want them. Starting, stopping and changing them take turns; a change leaves the others alone. */
export function createTelephony({ secrets, openSource, ...deps }: TelephonyDeps) {
  const { storage, log } = deps
  const links = new Map<LinkId, Link>()
  const listeners = new Set<() => void>()
  const endListeners = new Set<(visit: FinishedVisit, link: Link) => void>()
  const lineListeners = new Set<(news: LineNews, link: Link) => void>()
  const changed = (): void => listeners.forEach((listener) => listener())
  let isStopped = false

  let lastTurn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = lastTurn.then(work)
    lastTurn = turn.catch(() => undefined)
    return turn
  }

  const opened = (link: PbxLink, sealed: string | undefined): Promise<Result<TelephonySource>> => {
    if (link.source !== 'ami' && link.source !== 'hook') return openSource(link)
    const secret = sealed === undefined ? null : secrets.open(sealed)
    return secret === null ? Promise.resolve(fail('telephony.secret-unreadable')) : openSource({ ...link, secret })
  }

  const linkOf = (id: LinkId): Link => {
    const link =
      links.get(id) ??
      createLink(id, {
        ...deps,
        onChange: changed,
        onFinished: (visit, of) => endListeners.forEach((listener) => listener(visit, of)),
        onLine: (news, of) => lineListeners.forEach((listener) => listener(news, of)),
      })
    links.set(id, link)
    return link
  }

  const run = async (settings: PbxLink, source: Result<TelephonySource>): Promise<void> => {
    if (isStopped) return
    if (!source.ok) log.error(`the telephone link ${settings.id} could not start`, new Error(source.error.code))
    await linkOf(settings.id).run(settings, source)
    changed()
  }

  const visitOf = (id: CallId): { readonly link: Link; readonly visit: Visit } | null => {
    for (const link of links.values()) {
      const visitId = link.callers.byCallId(id)
      const visit = visitId && link.live.state().visits.get(visitId)
      if (visit) return { link, visit }
    }
    return null
  }

  /** The stored call behind a live one, so that something can be linked to it; other ids come back as they are. */
  const ensureStored = async (id: CallId): Promise<CallId> => {
    const found = visitOf(id)
    if (!found) {
      await Promise.all([...links.values()].map(({ recorder }) => recorder.settle()))
      return id
    }
    const { link, visit } = found
    const stored = await link.recorder.keepCall(visit, id)
    link.callers.rename(visit.id, stored)
    return stored
  }

  return {
    /** Those that run, in the order they were set up. */
    links: (): readonly Link[] => [...links.values()],
    link: (id: LinkId): Link | undefined => links.get(id),
    /** Asks the archive again who calls: somebody wrote a caller down. */
    refreshCallers: (): void => links.forEach(({ callers }) => callers.refresh()),
    onChange: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    /** Hears of every visit that ends. */
    onFinished: (listener: (visit: FinishedVisit, link: Link) => void): (() => void) => {
      endListeners.add(listener)
      return () => endListeners.delete(listener)
    },

    /** Hears of what a telephone dialled in vain. */
    onLine: (listener: (news: LineNews, link: Link) => void): (() => void) => {
      lineListeners.add(listener)
      return () => lineListeners.delete(listener)
    },

    /** Starts what is stored. A link that cannot start says so in its state and in the log. */
    start: (): Promise<void> =>
      inTurn(async () => {
        const { links: stored, sealed } = await readLinks(storage.db)
        // They keep their order, whichever opens first.
        if (!isStopped) stored.forEach(({ id }) => linkOf(id))
        await Promise.all(stored.map(async (link) => run(link, await opened(link, sealed[link.id]))))
      }),
    stop: (): Promise<void> => {
      isStopped = true
      listeners.clear()
      endListeners.clear()
      lineListeners.clear()
      return inTurn(async () => {
        await Promise.all([...links.values()].map((link) => link.stop()))
      })
    },

    /** As stored, without the secrets. */
    settings: async (): Promise<readonly StoredLink[]> => {
      const { links: stored, sealed } = await readLinks(storage.db)
      return stored.map((link) => ({ link, hasSecret: sealed[link.id] !== undefined }))
    },

    /** A link with its secret in clear, for a connection beside it. Errors: `telephony.unknown-link`, `telephony.secret-unreadable`. */
    withSecret: async (id: LinkId): Promise<Result<PbxLink>> => {
      const { links: stored, sealed } = await readLinks(storage.db)
      const link = stored.find((one) => one.id === id)
      if (!link) return fail('telephony.unknown-link')
      if (!needsSecret(link)) return ok(link)
      const text = sealed[id]
      const secret = text === undefined ? null : secrets.open(text)
      return secret === null ? fail('telephony.secret-unreadable') : ok({ ...link, secret })
    },

    /** Starts a link anew with what is stored: somebody has put right what was wrong. Errors: `telephony.unknown-link`. */
    reconnect: (id: LinkId): Promise<Result<null>> =>
      inTurn(async () => {
        const { links: stored, sealed } = await readLinks(storage.db)
        const link = stored.find((one) => one.id === id)
        if (!link) return fail('telephony.unknown-link')
        await run(link, await opened(link, sealed[id]))
        return ok(null)
      }),

    /**
     * Stores a link, new or changed, and starts it. Errors: `telephony.secret-required`, `telephony.too-many-links`,
     * `telephony.key-file-refused`, and what its source says of the settings: then nothing is changed.
     */
    save: (actor: string, next: PbxLink): Promise<Result<null>> =>
      inTurn(async () => {
        const before = await readLinks(storage.db)
        const known = before.links.some(({ id }) => id === next.id)
        if (!known && before.links.length >= mostLinks) return fail('telephony.too-many-links', { most: mostLinks })
        const unsafe = hasNewSecret(next) ? refusedKeyFile(secrets) : null
        if (unsafe) return unsafe
        const sealed = sealedFor(before, next, secrets)
        if (needsSecret(next) && sealed === undefined) return fail('telephony.secret-required')
        const source = await opened(next, sealed)
        if (!source.ok && source.error.code !== 'telephony.secret-unreadable') return source
        const link = withoutSecret(next)
        await storage.write(actor, async ({ tx, record }) => {
          const { [next.id]: _old, ...others } = before.sealed
          await writeLinks(tx, {
            links: known ? before.links.map((one) => (one.id === link.id ? link : one)) : [...before.links, link],
            sealed: sealed === undefined ? others : { ...others, [next.id]: sealed },
          })
          await record({ type: 'telephony.configured', entity: 'settings', entityId: linksKey, change: { ...link } })
        })
        await run(link, source)
        return ok(null)
      }),

    /** Stops a link and forgets its settings and secret; its calls stay. */
    remove: (actor: string, id: LinkId): Promise<Result<null>> =>
      inTurn(async () => {
        const before = await readLinks(storage.db)
        const { [id]: _old, ...sealed } = before.sealed
        await storage.write(actor, async ({ tx, record }) => {
          await writeLinks(tx, { links: before.links.filter((link) => link.id !== id), sealed })
          await record({ type: 'telephony.removed', entity: 'settings', entityId: linksKey, change: { id } })
        })
        await links.get(id)?.end()
        links.delete(id)
        changed()
        return ok(null)
      }),

    /** Keeps what an agent writes down during a call. Errors: `calls.unknown`. */
    note: async (actor: string, id: CallId, note: string): Promise<Result<null>> => {
      const stored = await ensureStored(id)
      const isKnown = await storage.write(actor, async ({ tx, record }) => {
        if (!(await deps.writeNote(tx, stored, note))) return false
        await record({ type: 'call.noted', entity: 'call', entityId: stored, change: { length: note.length } })
        return true
      })
      if (!isKnown) return fail('calls.unknown')
      for (const { callers } of links.values()) callers.setNote(stored, note)
      return ok(null)
    },

    /** When a live call began to wait, UTC ms; null for any other id. */
    joinedAt: (id: CallId): number | null => visitOf(id)?.visit.joinedAt ?? null,

    ensureStored,
  }
}

const hasNewSecret = (link: PbxLink): boolean =>
  (link.source === 'ami' || link.source === 'hook') && link.secret !== null

const needsSecret = ({ source }: PbxLink): boolean => source === 'ami' || source === 'hook'

/** Nothing is sealed by a key that others may have read or written, and that cannot be mended. */
function refusedKeyFile(secrets: Secrets): Result<null> | null {
  const store = secrets.store()
  if (store.kind !== 'key-file' || store.state !== 'refused') return null
  return fail('telephony.key-file-refused', { file: store.file, reason: store.reason ?? '' })
}

const withoutSecret = (link: PbxLink): PbxLink =>
  link.source === 'ami' || link.source === 'hook' ? { ...link, secret: null } : link

/** The secret to store: a new one, or the one that is kept where it still belongs to the same place. */
function sealedFor(before: StoredLinks, next: PbxLink, secrets: Secrets): string | undefined {
  if (next.source !== 'ami' && next.source !== 'hook') return undefined
  if (next.secret !== null) return secrets.seal(next.secret)
  const old = before.links.find(({ id }) => id === next.id)
  const mayStay = next.source === 'hook' ? old?.source === 'hook' : old?.source === 'ami' && isSameLogin(old, next)
  return mayStay ? before.sealed[next.id] : undefined
}
