/** One beat a second for everything that ticks in this window; it rests while nothing listens. */
import { useSyncExternalStore } from 'react'

export type Ticker = {
  /** UTC ms of the latest beat. */
  readonly now: () => number
  readonly subscribe: (listener: () => void) => () => void
}

/** Beats on the full second of the wall clock, so that every number on screen changes at the same moment. */
export function createTicker(): Ticker {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let beatAt = 0

  const arm = () => {
    timer = setTimeout(beat, 1_000 - (Date.now() % 1_000))
  }
  const beat = () => {
    beatAt = Date.now()
    arm()
    for (const listener of listeners) listener()
  }
  return {
    now: () => {
      if (timer === null) beatAt = Date.now()
      return beatAt
    },
    subscribe: (listener) => {
      listeners.add(listener)
      if (timer === null) {
        beatAt = Date.now()
        arm()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0 || timer === null) return
        clearTimeout(timer)
        timer = null
      }
    },
  }
}

export const ticker = createTicker()

/** Now in UTC ms, renewed once a second: for the few parts that must render anew. Cells use `LiveText` instead. */
export const useTick = (): number => useSyncExternalStore(ticker.subscribe, ticker.now)
