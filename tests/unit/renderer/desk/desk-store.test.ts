import { describe, expect, it } from 'vitest'
import { createDeskStore } from '../../../../renderer/features/desk/desk-store'
import { emptyMemory, openStranger } from '../../../../renderer/features/desk/memory'

/** A page's session storage, which outlives the page's own memory. */
function sessionStorage(): Storage {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    key: (index) => [...entries.keys()][index] ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => void entries.set(key, value),
  }
}

describe('the memory of the desk', () => {
  it('is there again after the window has reloaded', () => {
    const storage = sessionStorage()
    createDeskStore(storage, 'desk.a').update((memory) => openStranger(memory, [], '020 8500 1999', 7))
    const reloaded = createDeskStore(storage, 'desk.a').get()
    expect(Object.values(reloaded.memos).map(({ number }) => number)).toEqual(['020 8500 1999'])
  })

  it('belongs to one user', () => {
    const storage = sessionStorage()
    createDeskStore(storage, 'desk.a').update((memory) => openStranger(memory, [], '1', 7))
    expect(createDeskStore(storage, 'desk.b').get()).toBe(emptyMemory)
  })

  it.each(['{', 'null', '7', '{"other":1}'])('starts empty where %s is stored', (stored) => {
    const storage = sessionStorage()
    storage.setItem('desk.a', stored)
    expect(createDeskStore(storage, 'desk.a').get()).toBe(emptyMemory)
  })

  it('tells who listens, and only when something changed', () => {
    const store = createDeskStore(sessionStorage(), 'desk.a')
    let told = 0
    const stop = store.subscribe(() => {
      told += 1
    })
    store.update((memory) => memory)
    expect(told).toBe(0)
    store.update((memory) => openStranger(memory, [], '', 1))
    expect(told).toBe(1)
    stop()
    store.update((memory) => openStranger(memory, [], '', 2))
    expect(told).toBe(1)
  })
})
