/** The private key in memory, for a quarter of an hour after somebody has given the passphrase. It is nowhere else in the clear. */
import type { Clock } from '../../../platform/clock'
import type { KeyPair } from '../../../media/sign/key-pair'

export const unlockedMs = 15 * 60_000

export type Unlocked = ReturnType<typeof createUnlocked>

const nothing = (): void => undefined

/** `onChange` hears when a key comes or goes. */
export function createUnlocked(clock: Clock, onChange: () => void) {
  let held: { readonly keys: KeyPair; readonly until: number } | null = null
  let cancel = nothing

  const lock = (): void => {
    cancel()
    const had = held !== null
    held = null
    if (had) onChange()
  }
  // The timer may come late, such as after a sleep of the computer.
  const current = (): typeof held => (held !== null && clock.now() < held.until ? held : null)

  return {
    lock,
    /** Until when it is held, UTC ms. */
    hold: (keys: KeyPair): number => {
      cancel()
      const until = clock.now() + unlockedMs
      held = { keys, until }
      cancel = clock.setTimeout(lock, unlockedMs)
      onChange()
      return until
    },
    keys: (): KeyPair | null => current()?.keys ?? null,
    until: (): number | null => current()?.until ?? null,
  }
}
