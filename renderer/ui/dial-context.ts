/** How a number anywhere on the screens is dialled: by the telephone of whoever is signed in. */
import { createContext } from 'react'

export type Dialler = {
  readonly dial: (number: string) => void
  /** Why nothing can be dialled now, in words; null when it can. */
  readonly hindrance: string | null
  /** What the click does, in words: `拨打 138 0000 1111`. */
  readonly label: (number: string) => string
}

/** Null for people without a telephone: numbers are then plain text. */
export const DialContext = createContext<Dialler | null>(null)
