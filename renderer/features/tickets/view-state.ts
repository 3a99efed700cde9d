/** How a person last looked at the tickets: kept while the window lives, the view also beyond. */
import { useSyncExternalStore } from 'react'
import { openStages } from '#shared/domain/tickets/stages'
import type { Stage } from '#shared/domain/tickets/stages'

export type TicketsView = {
  readonly view: 'board' | 'list'
  readonly stage: Stage | null
  readonly text: string
}

const storageKey = 'vigil.tickets.view'
const listeners = new Set<() => void>()

function remembered(): TicketsView['view'] {
  try {
    return localStorage.getItem(storageKey) === 'list' ? 'list' : 'board'
  } catch {
    // Storage may be denied; the choice then lasts as long as the window.
    return 'board'
  }
}

let current: TicketsView | null = null

const read = (): TicketsView => (current ??= { view: remembered(), stage: null, text: '' })

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function changeView(change: Partial<TicketsView>): void {
  current = { ...read(), ...change }
  try {
    localStorage.setItem(storageKey, current.view)
  } catch {
    // See above.
  }
  for (const listener of listeners) listener()
}

export const useTicketsView = (): TicketsView => useSyncExternalStore(subscribe, read)

/** Stages a list may be narrowed to. */
export const listStages: readonly Stage[] = [...openStages, 'closed']
