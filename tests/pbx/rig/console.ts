/** The console's link without its windows: the source and the live queues as main wires them, and a clock that counts. */
import { createLiveQueues, type LiveQueues } from '#main/features/telephony/live'
import { systemClock, type Clock } from '#main/platform/clock'
import { createAmiSource } from '#main/telephony/ami/connection'
import type { LinkState } from '#shared/domain/queue/link'
import type { FinishedVisit, QueueState } from '#shared/domain/queue/state'
import type { AmiAccount } from './manager'
import { until } from './until'

/** The real clock, which tells how many timers are armed and can be put forward or back, as after sleep. */
export type CountedClock = Clock & { readonly armed: () => number; readonly jump: (ms: number) => void }

export function createCountedClock(): CountedClock {
  const armed = new Set<object>()
  let jumped = 0
  return {
    now: () => systemClock.now() + jumped,
    setTimeout: (run, ms) => {
      const timer = {}
      armed.add(timer)
      const cancel = systemClock.setTimeout(() => {
        armed.delete(timer)
        run()
      }, ms)
      return () => {
        armed.delete(timer)
        cancel()
      }
    },
    armed: () => armed.size,
    jump: (ms) => {
      jumped += ms
    },
  }
}

/** A zone in which it is about noon, so that no midnight ends a test's day. */
export function noonZone(now = new Date()): string {
  const hours = 12 - now.getUTCHours()
  // The signs of these names are turned round: Etc/GMT-8 is eight hours ahead.
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
}

export type RigConsole = {
  readonly live: LiveQueues
  readonly clock: CountedClock
  /** Calls that ended, in order; not kept in a storm. */
  readonly finished: readonly FinishedVisit[]
  /** Every state of the link that was reported, in order. */
  readonly links: readonly LinkState[]
  /** How often anything was reported. */
  readonly reports: () => number
  /** Waits until the state is as wanted. */
  readonly sees: (what: string, isSo: (state: QueueState) => boolean) => Promise<void>
  /** Waits until the link is as wanted, now or since the `after`-th report. */
  readonly hasLink: (what: string, isSo: (link: LinkState) => boolean, after?: number) => Promise<LinkState>
  readonly stop: () => Promise<void>
}

type ConsoleOptions = {
  readonly clock?: CountedClock
  readonly keepFinished?: boolean
}

/** Connects; resolves at once. */
export function startConsole(
  account: AmiAccount,
  { clock = createCountedClock(), keepFinished = true }: ConsoleOptions = {},
): RigConsole {
  const finished: FinishedVisit[] = []
  const links: LinkState[] = []
  let reports = 0
  const live = createLiveQueues({
    clock,
    zone: noonZone(),
    onFinished: (visits) => {
      if (keepFinished) finished.push(...visits)
    },
    onSpans: () => undefined,
  })
  const source = createAmiSource({ tls: { mode: 'off' }, ...account }, clock)
  source.start({
    events: (batch) => {
      reports++
      live.take(batch)
    },
    lines: () => undefined,
    link: (link) => {
      reports++
      links.push(link)
      live.setLink(link)
    },
  })
  return {
    live,
    clock,
    finished,
    links,
    reports: () => reports,
    sees: (what, isSo) =>
      until(`the console to see ${what}`, async () => isSo(live.state()) || undefined).then(() => undefined),
    hasLink: (what, isSo, after = 0) => until(`the link: ${what}`, async () => links.slice(after).findLast(isSo)),
    stop: async () => {
      await source.stop()
      live.stop()
    },
  }
}

export const isLive = ({ state }: LinkState): boolean => state === 'live'

/** Connects and waits until the link is alive. */
export async function openConsole(account: AmiAccount, options?: ConsoleOptions): Promise<RigConsole> {
  const opened = startConsole(account, options)
  await opened.hasLink('live', isLive)
  return opened
}
