/** The current minute, for the few parts that render anew when it changes: verdicts, previews, "today". */
import { useSyncExternalStore } from 'react'
import { ticker } from './ticker'

const minute = 60_000

/** Start of the minute of the latest beat, UTC ms. */
export const useMinute = (): number =>
  useSyncExternalStore(ticker.subscribe, () => Math.floor(ticker.now() / minute) * minute)
