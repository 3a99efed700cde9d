/**
 * Which alerts this workstation has sounded or put out of sight, so that no restart brings them up anew. Ids only, of the
 * last few hundred: nothing about people or customers.
 */
const storageKey = 'vigil.heard'
const longestMemory = 600

const listeners = new Set<() => void>()
/** What stands in the storage, and what it was read as. */
let text: string | null = null
let known: ReadonlySet<string> = new Set()

function stored(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    // Storage may be denied: what is remembered then lasts as long as the window.
    return text
  }
}

function parse(from: string | null): ReadonlySet<string> {
  try {
    const value: unknown = JSON.parse(from ?? '[]')
    return new Set(Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])
  } catch {
    return new Set()
  }
}

/** The same set until something was added, by any window of this workstation. */
export function heardKeys(): ReadonlySet<string> {
  const now = stored()
  if (now !== text) {
    text = now
    known = parse(now)
  }
  return known
}

export function markHeard(keys: readonly string[]): void {
  const fresh = keys.filter((key) => !heardKeys().has(key))
  if (fresh.length === 0) return
  known = new Set([...heardKeys(), ...fresh].slice(-longestMemory))
  text = JSON.stringify([...known])
  try {
    localStorage.setItem(storageKey, text)
  } catch {
    // See above.
  }
  for (const listener of listeners) listener()
}

export function subscribeHeard(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}
