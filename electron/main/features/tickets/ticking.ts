/** One timer for the earliest clock that changes by itself; armed again after each commit and after sleep. */
import type { Clock } from '../../platform/clock'

export type Ticking = {
  /** A ticket changed or the machine woke: look again. */
  readonly check: () => void
  readonly stop: () => void
}

const retryMs = 60_000

export function createTicking(
  clock: Clock,
  settleDue: () => Promise<number | null>,
  onError: (error: unknown) => void,
): Ticking {
  let cancel: (() => void) | null = null
  let running = false
  let again = false
  let stopped = false

  const check = (): void => {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = true
    settleDue()
      .then((next) => {
        cancel?.()
        if (next !== null && !stopped) cancel = clock.setTimeout(check, next - clock.now())
      })
      .catch((error: unknown) => {
        onError(error)
        // A full disk passes; the clocks must not stand still until somebody saves something.
        cancel?.()
        if (!stopped) cancel = clock.setTimeout(check, retryMs)
      })
      .finally(() => {
        running = false
        if (again) {
          again = false
          check()
        }
      })
  }
  return {
    check,
    stop: () => {
      stopped = true
      cancel?.()
    },
  }
}
