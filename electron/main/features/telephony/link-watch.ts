/** What an administrator wants to know of a link besides its state: how busy it is, and its latest trouble. */
import type { LinkReason, LinkState } from '#shared/domain/queue/link'

/** The rate is the mean over this long, ms. */
const rateOverMs = 5_000

export type LinkWatch = ReturnType<typeof createLinkWatch>

export function createLinkWatch() {
  let lastError: { readonly at: number; readonly reason: LinkReason } | null = null
  let heard = 0
  let samples: readonly { readonly at: number; readonly messages: number }[] = []

  return {
    /** A link that is on its way back still tells why it was lost: that is no new trouble. */
    state: ({ state, reason, since }: LinkState): void => {
      const isTrouble = state === 'lost' || state === 'rejected' || state === 'stopped'
      if (isTrouble && reason !== null) lastError = { at: since, reason }
    },
    /** Events came, from a source that does not count its messages. */
    heard: (events: number): void => {
      heard += events
    },
    lastError: () => lastError,
    /** To be called now and then while somebody looks; `messages` is the source's own count, null where it has none. */
    sample: (at: number, messages: number | null): void => {
      const next = { at, messages: messages ?? heard }
      const last = samples.at(-1)
      // Another source counts from zero, and a clock that was put back measures nothing.
      const goesOn = last !== undefined && next.messages >= last.messages && next.at > last.at
      samples = [...(goesOn ? samples.filter(({ at: then }) => then >= at - rateOverMs) : []), next]
    },
    /** Messages per second; null before there is a second to measure. */
    rate: (): number | null => {
      const [first, last] = [samples[0], samples.at(-1)]
      if (!first || !last || last.at - first.at < 900) return null
      return (last.messages - first.messages) / ((last.at - first.at) / 1000)
    },
    forgetRate: (): void => {
      samples = []
    },
  }
}
