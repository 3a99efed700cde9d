/** A live view in a screen: `const { tables, state } = useFeed('queue')`. */
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { FeedInput, FeedName } from '#shared/ipc/contract'
import { bridge } from './bridge'
import { createFeedStore } from './feed-store'
import type { FeedMaps, FeedState } from './feed-store'

export type { FeedMaps, FeedState } from './feed-store'

/** The window's feeds; a second window, or a test, may bring its own. */
export const FeedStoreContext = createContext(createFeedStore(bridge))

export function useFeed<N extends FeedName>(
  name: N,
  ...params: undefined extends FeedInput<N> ? [params?: undefined] : [params: FeedInput<N>]
): FeedState<N> {
  // Feeds without parameters have `undefined` for their input.
  const source = useContext(FeedStoreContext).source(name, params[0] as FeedInput<N>)
  return useSyncExternalStore(source.subscribe, source.get)
}

/**
 * One table of a live view, null until it is here: renders when that table changes, however often others of the feed do. A feed's
 * other tables may change ten times a second.
 */
export function useFeedTable<N extends FeedName, T extends keyof FeedMaps<N>>(
  name: N,
  table: T,
  ...params: undefined extends FeedInput<N> ? [params?: undefined] : [params: FeedInput<N>]
): FeedMaps<N>[T] | null {
  const source = useContext(FeedStoreContext).source(name, params[0] as FeedInput<N>)
  return useSyncExternalStore(source.subscribe, () => source.get().tables?.[table] ?? null)
}
