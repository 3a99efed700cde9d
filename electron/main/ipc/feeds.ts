/**
 * Feeds: a screen watches a view; it gets the whole of it once, then what changed, at most ten times a second. The
 * first change after a quiet time goes out at once.
 */
import type { IpcMain, IpcMainEvent, WebContents } from 'electron'
import { feeds, isFeed } from '#shared/ipc/contract'
import type { FeedInput, FeedName } from '#shared/ipc/contract'
import { diffViews } from '#shared/ipc/frame'
import type { FeedView } from '#shared/ipc/frame'
import type { Session } from '#shared/domain/people/people'
import { fail, ok } from '#shared/lib/result'
import type { Clock } from '../platform/clock'
import { refusal } from './dispatch'
import type { Log } from '../platform/log'

/** Where a view comes from: `read` gives it as it is now; rows that did not change keep their identity. */
export type FeedSource = {
  readonly read: () => FeedView | Promise<FeedView>
  /** Calls `onChange` whenever `read` may give something new. Returns what ends it. */
  readonly subscribe: (onChange: () => void) => () => void
}

export type FeedSources = { readonly [N in FeedName]: (params: FeedInput<N>) => FeedSource }

export const batchMs = 100

/** Of one page; the fullest screen has five. Each costs a look at the rows with every change. */
const mostWatches = 100

/** Sends snapshot and deltas of one source until stopped. */
export function publishFeed(
  source: FeedSource,
  clock: Clock,
  send: (frame: NonNullable<ReturnType<typeof diffViews>>) => void,
  onError: (error: unknown) => void,
): () => void {
  let sent: FeedView = {}
  let seq = 0
  let stopped = false
  let dirty = false
  let reading = false
  let quietFrom = 0
  let cancelTimer: (() => void) | null = null

  const publish = async (): Promise<void> => {
    dirty = false
    reading = true
    try {
      const view = await source.read()
      if (stopped) return
      const frame = diffViews(sent, view, seq)
      sent = view
      if (frame) {
        seq += 1
        send(frame)
      }
    } catch (error) {
      // What is read while the app ends may find the database closed; nobody waits for it any more.
      if (!stopped) onError(error)
    } finally {
      reading = false
      // From the sending on: reading takes a while, and two frames are never closer than this.
      quietFrom = clock.now() + batchMs
      if (dirty) schedule()
    }
  }
  const schedule = (): void => {
    if (stopped || reading || cancelTimer) return
    // A clock that is put back must not silence the screens until it has caught up.
    const wait = Math.min(batchMs, quietFrom - clock.now())
    if (wait <= 0) {
      void publish()
      return
    }
    cancelTimer = clock.setTimeout(() => {
      cancelTimer = null
      void publish()
    }, wait)
  }
  const unsubscribe = source.subscribe(() => {
    dirty = true
    schedule()
  })
  void publish()
  return () => {
    stopped = true
    cancelTimer?.()
    unsubscribe()
  }
}

export type FeedDeps = {
  readonly ipcMain: Pick<IpcMain, 'on'>
  readonly sources: FeedSources
  readonly session: () => Session | null
  readonly onSession: (listener: () => void) => () => void
  readonly isTrusted: (event: Pick<IpcMainEvent, 'senderFrame'>) => boolean
  readonly clock: Clock
  readonly log: Pick<Log, 'error'>
}

type Watch = { readonly feed: FeedName; readonly stop: () => void }

/** Serves every watch of every page until the returned function ends them all, before what they read from is closed. */
export function listenForWatches(deps: FeedDeps): () => void {
  let isStopped = false
  const watches = new Map<WebContents, Map<number, Watch>>()

  const drop = (contents: WebContents): void => {
    const own = watches.get(contents)
    for (const watch of own?.values() ?? []) watch.stop()
    own?.clear()
  }

  const ofContents = (contents: WebContents): Map<number, Watch> => {
    const known = watches.get(contents)
    if (known) return known
    const fresh = new Map<number, Watch>()
    watches.set(contents, fresh)
    contents.once('destroyed', () => {
      drop(contents)
      watches.delete(contents)
    })
    // Once for the window's life: it may be loaded again and again.
    contents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) drop(contents)
    })
    return fresh
  }

  deps.ipcMain.on('vigil:watch', (event, id: unknown, feed: unknown, params: unknown) => {
    if (isStopped || !deps.isTrusted(event) || typeof id !== 'number') return
    const contents = event.sender
    const send = (message: unknown): void => {
      if (!contents.isDestroyed()) contents.send('vigil:frame', id, message)
    }
    if (typeof feed !== 'string' || !isFeed(feed)) return send(fail('ipc.unknown-feed'))
    const { access, input } = feeds[feed]
    const session = deps.session()
    // A locked workstation keeps showing its wallboard; commands stay refused.
    const refused = refusal(access, session && { ...session, locked: false })
    if (refused) return send(refused)
    const parsed = input.safeParse(params)
    if (!parsed.success) return send(fail('ipc.bad-input'))
    if (ofContents(contents).size >= mostWatches) return send(fail('ipc.too-many-watches'))
    const open = deps.sources[feed] as (params: unknown) => FeedSource
    const stop = publishFeed(
      open(parsed.data),
      deps.clock,
      (frame) => send(ok(frame)),
      (error) => {
        deps.log.error(`feed ${feed} failed`, error)
        send(fail('internal'))
      },
    )
    ofContents(contents).get(id)?.stop()
    ofContents(contents).set(id, { feed, stop })
  })

  deps.ipcMain.on('vigil:unwatch', (event, id: unknown) => {
    if (!deps.isTrusted(event) || typeof id !== 'number') return
    const own = watches.get(event.sender)
    own?.get(id)?.stop()
    own?.delete(id)
  })

  // Who signs out takes what was shown along: every watch that the new session may not keep ends with the reason.
  deps.onSession(() => {
    const session = deps.session()
    for (const [contents, own] of watches)
      for (const [id, watch] of own) {
        const refused = refusal(feeds[watch.feed].access, session && { ...session, locked: false })
        if (!refused) continue
        watch.stop()
        own.delete(id)
        if (!contents.isDestroyed()) contents.send('vigil:frame', id, refused)
      }
  })

  return () => {
    isStopped = true
    for (const contents of watches.keys()) drop(contents)
  }
}
