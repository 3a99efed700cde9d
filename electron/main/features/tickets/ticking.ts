/** One timer for the earliest clock that changes by itself; armed again after each commit and after sleep. */
import type { Clock } from '../../platform/clock'

export type Ticking = {
  /** A ticket changed or the machine woke: look again. */
  readonly check: () => void
  /** Resolves when nothing of it runs any more. */
  readonly stop: () => Promise<void>
}

/** After an error: a full disk passes, and clocks must not stand still until somebody saves something. */
const retryMs = 60_000

/** Between two looks: a storm of saves asks once. No promise is short enough for anybody to notice. */
const apartMs = 100

export function createTicking(
  clock: Clock,
  settleDue: () => Promise<number | null>,
  onError: (error: unknown) => void,
): Ticking {
  let cancel: (() => void) | null = null
  /** When the armed timer fires, UTC ms. */
  let armedFor = Infinity
  let lookedAt = -Infinity
  let running = false
  let lastLook: Promise<void> = Promise.resolve()
  let again = false
  let stopped = false

  const arm = (at: number): void => {
    cancel?.()
    cancel = null
    armedFor = at
    if (stopped || at === Infinity) return
    cancel = clock.setTimeout(() => {
      armedFor = Infinity
      check()
    }, at - clock.now())
  }

  const look = async (): Promise<void> => {
    running = true
    again = false
    try {
      arm((await settleDue()) ?? Infinity)
    } catch (error) {
      onError(error)
      arm(clock.now() + retryMs)
    }
    lookedAt = clock.now()
    running = false
    if (again) check()
  }

  const check = (): void => {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    const earliest = lookedAt + apartMs
    // A look that seems to lie ahead: the system's clock was set back.
    if (clock.now() >= earliest || clock.now() < lookedAt) lastLook = look()
    else if (armedFor > earliest) arm(earliest)
  }

  return {
    check,
    stop: () => {
      stopped = true
      cancel?.()
      return lastLook
    },
  }
}
