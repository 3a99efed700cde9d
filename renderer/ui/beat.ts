/** The beat that ticking parts follow. A window provides its own; the parts do not know where time comes from. */
import { createContext, useContext } from 'react'

export type Beat = {
  /** UTC ms of the latest beat. */
  readonly now: () => number
  readonly subscribe: (listener: () => void) => () => void
}

/** Without a provider time stands: right for a printed or a still view. */
export const BeatContext = createContext<Beat>({ now: () => Date.now(), subscribe: () => () => {} })

export const useBeat = (): Beat => useContext(BeatContext)
