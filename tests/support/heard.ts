/** Keeps what a telephone source reports, and lets a test wait for it without looking at a clock. */
import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import type { LineEvent } from '#shared/domain/lines/events'
import type { QueueEvent } from '#shared/domain/queue/events'
import type { LinkState } from '#shared/domain/queue/link'
import type { TelephonySink } from '#main/telephony/source'

export type Heard = {
  readonly sink: TelephonySink
  readonly events: QueueEvent[]
  readonly lines: LineEvent[]
  readonly links: LinkState[]
  /** The newest state of the link. */
  readonly link: () => LinkState | undefined
  /** Resolves as soon as the condition holds; it is looked at after each report. */
  readonly until: (holds: () => boolean) => Promise<void>
}

export function createHeard(): Heard {
  const events: QueueEvent[] = []
  const lines: LineEvent[] = []
  const links: LinkState[] = []
  const { until, check } = createCondition()
  return {
    sink: {
      events: (batch) => {
        events.push(...batch)
        check()
      },
      lines: (batch) => {
        lines.push(...batch)
        check()
      },
      link: (state) => {
        links.push(state)
        check()
      },
    },
    events,
    lines,
    links,
    link: () => links.at(-1),
    until,
  }
}

/** Conditions to wait for, looked at whenever `check` is called. */
export function createCondition() {
  const waiting = new Set<{ readonly holds: () => boolean; readonly resolve: () => void }>()
  return {
    until: (holds: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        if (holds()) resolve()
        else waiting.add({ holds, resolve })
      }),
    check: (): void => {
      for (const one of waiting) {
        if (!one.holds()) continue
        waiting.delete(one)
        one.resolve()
      }
    },
  }
}

/** For what nobody reports: looks once in every turn of the event loop. */
export async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await turnOfTheLoop()
}
