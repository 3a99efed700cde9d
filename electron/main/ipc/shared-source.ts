/** One look at the rows for every window that watches the same: the wallboard and the console cost no more than one of them. */
import type { FeedView } from '#shared/ipc/frame'
import type { FeedSource } from './feeds'

/** A source for any number of watches. What was read after a change serves all of them until the next; a failure serves nobody. */
export function sharedSource(source: FeedSource): FeedSource {
  const listeners = new Set<() => void>()
  let latest: Promise<FeedView> | null = null
  let unsubscribe: (() => void) | null = null

  const changed = (): void => {
    latest = null
    for (const listener of listeners) listener()
  }

  return {
    read: () => {
      if (latest) return latest
      const reading = Promise.resolve(source.read())
      // Without a subscription nobody would say when it is out of date.
      if (unsubscribe) latest = reading
      reading.catch(() => {
        if (latest === reading) latest = null
      })
      return reading
    },
    subscribe: (onChange) => {
      // Of its own, so that the same function may watch twice.
      const listener = (): void => onChange()
      listeners.add(listener)
      unsubscribe ??= source.subscribe(changed)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        unsubscribe?.()
        unsubscribe = null
        latest = null
      }
    },
  }
}
