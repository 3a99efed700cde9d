/**
 * Live views shared by all screens of a window: one watch per feed and parameters, however many look at it. A gap in the
 * numbers of the frames means some were lost: the view is marked stale and watched again.
 */
import type { Bridge } from '#shared/ipc/bridge'
import type { FeedInput, FeedName, FeedTables } from '#shared/ipc/contract'
import { applyFrame } from '#shared/ipc/frame'
import type { FeedView } from '#shared/ipc/frame'
import type { Failure } from '#shared/lib/result'

export type FeedMaps<N extends FeedName> = {
  readonly [T in keyof FeedTables<N>]: ReadonlyMap<string, FeedTables<N>[T]>
}

export type FeedState<N extends FeedName> = {
  /** Null until the first frame and after a refusal. A table that the feed has not sent is empty, never missing. */
  readonly tables: FeedMaps<N> | null
  readonly state: 'loading' | 'live' | 'stale' | 'refused'
  readonly error: Failure | null
}

export type FeedSource<N extends FeedName> = {
  readonly get: () => FeedState<N>
  readonly subscribe: (listener: () => void) => () => void
}

export type FeedStore = {
  readonly source: <N extends FeedName>(name: N, params: FeedInput<N>) => FeedSource<N>
  /**
   * Watches again: `refused` the views that were refused (somebody has unlocked), `all` every view with nothing kept of
   * what it held (another person sits here). The public feed `app` goes on.
   */
  readonly renew: (which: 'refused' | 'all') => void
}

type Entry = { readonly source: FeedSource<FeedName>; readonly renew: (which: 'refused' | 'all') => void }

const none: ReadonlyMap<string, never> = new Map<string, never>()

/** Makes every table of a view readable even where no row was ever sent for it. */
const complete = (view: FeedView): FeedView =>
  new Proxy(view, { get: (tables, name) => Reflect.get(tables, name) ?? (typeof name === 'string' ? none : undefined) })

/** `lingerMs`: how long a watch outlives its last screen, so that going back and forth does not load twice. */
export function createFeedStore(bridge: () => Bridge, lingerMs = 3_000): FeedStore {
  const entries = new Map<string, Entry>()
  return {
    source: <N extends FeedName>(name: N, params: FeedInput<N>) => {
      const key = `${name}\n${JSON.stringify(params) ?? ''}`
      let entry = entries.get(key)
      if (!entry) {
        entry = createEntry(bridge, name, params, lingerMs)
        entries.set(key, entry)
      }
      // The key begins with the name, so this entry is of that very feed.
      return entry.source as FeedSource<N>
    },
    renew: (which) => {
      for (const [key, entry] of entries) if (!key.startsWith('app\n')) entry.renew(which)
    },
  }
}

function createEntry<N extends FeedName>(bridge: () => Bridge, name: N, params: FeedInput<N>, lingerMs: number): Entry {
  const loading: FeedState<FeedName> = { tables: null, state: 'loading', error: null }
  const listeners = new Set<() => void>()
  let state = loading
  let view: FeedView = {}
  let seq = -1
  let stop: (() => void) | null = null
  let linger: ReturnType<typeof setTimeout> | null = null

  const become = (next: FeedState<FeedName>) => {
    state = next
    for (const listener of listeners) listener()
  }

  const watch = () => {
    seq = -1
    let current = true
    const end = bridge().watch(name, params, (frame) => {
      if (!current) return
      if (!frame.ok) {
        view = {}
        return become({ tables: null, state: 'refused', error: frame.error })
      }
      if (frame.value.seq !== 0 && frame.value.seq !== seq + 1) return again()
      seq = frame.value.seq
      view = applyFrame(view, frame.value)
      // Frames carry rows of this feed's own tables: the contract ties the two together, not the wire.
      become({ tables: complete(view) as FeedMaps<FeedName>, state: 'live', error: null })
    })
    stop = () => {
      current = false
      stop = null
      end()
    }
  }

  const again = () => {
    stop?.()
    become(state.tables ? { ...state, state: 'stale' } : loading)
    watch()
  }

  const forget = () => {
    stop?.()
    view = {}
    become(loading)
  }

  const subscribe = (listener: () => void) => {
    const first = listeners.size === 0
    listeners.add(listener)
    if (linger) clearTimeout(linger)
    linger = null
    if (first && state.state === 'refused') again()
    else if (!stop) watch()
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0 || linger) return
      linger = setTimeout(() => {
        linger = null
        forget()
      }, lingerMs)
    }
  }

  return {
    // What a listener of this entry reads is its own feed's state; the store hands it out under the right name.
    source: { get: () => state, subscribe } as FeedSource<FeedName>,
    renew: (which) => {
      if (which === 'refused' && state.state !== 'refused') return
      forget()
      if (listeners.size > 0) watch()
    },
  }
}
