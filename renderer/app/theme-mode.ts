/** Light or dark, remembered on this workstation, the same everywhere in the window. */
import { useSyncExternalStore } from 'react'
import { remember, remembered } from './preferences'
import type { ThemeMode } from './theme'

const listeners = new Set<() => void>()
let mode: ThemeMode = remembered('mode') === 'dark' ? 'dark' : 'light'

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function switchMode(next: ThemeMode): void {
  mode = next
  remember('mode', next)
  for (const listener of listeners) listener()
}

export const useThemeMode = (): readonly [ThemeMode, (next: ThemeMode) => void] => [
  useSyncExternalStore(subscribe, () => mode),
  switchMode,
]
