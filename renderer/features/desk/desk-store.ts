/**
 * Keeps the desk's memory while screens come and go and over a reload, apart for each user, so that a draft is never
 * lost and never shown to somebody else. Session storage only: it ends with the app.
 */
import { emptyMemory } from './memory'
import type { DeskMemory } from './memory'

export type DeskStore = {
  readonly get: () => DeskMemory
  readonly update: (change: (memory: DeskMemory) => DeskMemory) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createDeskStore(storage: Storage, key: string): DeskStore {
  let memory = load(storage, key)
  const listeners = new Set<() => void>()
  return {
    get: () => memory,
    update: (change) => {
      const next = change(memory)
      if (next === memory) return
      memory = next
      storage.setItem(key, JSON.stringify(memory))
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function load(storage: Storage, key: string): DeskMemory {
  try {
    const stored: unknown = JSON.parse(storage.getItem(key) ?? 'null')
    // Written by this module in this session only; anything else is treated as nothing.
    return stored !== null && typeof stored === 'object' && 'memos' in stored ? (stored as DeskMemory) : emptyMemory
  } catch {
    return emptyMemory
  }
}

const stores = new Map<string, DeskStore>()

/** The store of one user at this workstation. */
export function deskStoreOf(userId: string): DeskStore {
  const known = stores.get(userId)
  if (known) return known
  const store = createDeskStore(window.sessionStorage, `vigil.desk.${userId}`)
  stores.set(userId, store)
  return store
}
