/**
 * A map that is copied when it is first written to and not again: a batch of changes costs what it changes, while the map
 * before and the map after stay separate values.
 */
export type CowMap<K, V> = {
  readonly get: (key: K) => V | undefined
  readonly has: (key: K) => boolean
  readonly set: (key: K, value: V) => void
  readonly delete: (key: K) => void
  readonly read: () => ReadonlyMap<K, V>
  readonly changed: () => boolean
}

/** `base` as it is until the first write. */
export function cowMap<K, V>(base: ReadonlyMap<K, V>): CowMap<K, V> {
  let current = base
  let own: Map<K, V> | null = null
  const writable = (): Map<K, V> => {
    if (!own) {
      own = new Map(base)
      current = own
    }
    return own
  }
  return {
    get: (key) => current.get(key),
    has: (key) => current.has(key),
    set: (key, value) => {
      if (current.get(key) !== value) writable().set(key, value)
    },
    delete: (key) => {
      if (current.has(key)) writable().delete(key)
    },
    read: () => current,
    changed: () => own !== null,
  }
}
