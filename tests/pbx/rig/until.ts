/** Waits for something to become true in another program that cannot tell by itself. */
import { setTimeout as wait } from 'node:timers/promises'

/** How long a PBX on a busy machine may take for anything the tests wait for. */
const patienceMs = 60_000

/**
 * Looks again and again until there is a value.
 * @param what named in the error when it never comes
 */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const value = await look()
    if (value !== undefined) return value
    if (performance.now() > deadline) throw new Error(`Waited ${patienceMs / 1000} s in vain for ${what}`)
    await wait(25)
  }
}
