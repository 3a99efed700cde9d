/**
 * The one open entry of a number. It follows from the calls that were heard of the number and from when it was last
 * settled, whatever the order in which they came to our ears; so nothing that is told twice changes anything.
 */
import type { LinkId } from '../telephony/settings'
import type { Heard } from './heard'

export type QueueName = { readonly link: LinkId; readonly queue: string }

export type Missed = {
  /** How often the caller gave up; one call through several queues is one attempt. */
  readonly attempts: number
  /** When they gave up first and last, UTC ms. */
  readonly firstAt: number
  readonly lastAt: number
  readonly longestWaitMs: number
  /** The latest first. */
  readonly queues: readonly QueueName[]
  readonly lastCallId: string
  /** How often we called since and nobody answered, and when last (UTC ms). */
  readonly tries: number
  readonly triedAt: number | null
}

const isAttempt = ({ kind }: Heard): boolean => kind === 'missed' || kind === 'short'

const byTime = (a: Heard, b: Heard): number => a.at - b.at || (a.callId < b.callId ? -1 : 1)

/** The last talk there was: the call that answers everything before it. */
export const lastTalk = (heard: readonly Heard[]): Heard | null =>
  heard
    .filter(({ kind }) => kind === 'talked')
    .toSorted(byTime)
    .at(-1) ?? null

/**
 * What is open of a number; null when nothing is. `settledAt` (UTC ms): when somebody last closed an entry of it by hand.
 * Only what came after that and after the last talk counts, and only from the first attempt that was no slip.
 */
export function openOf(heard: readonly Heard[], settledAt: number | null): Missed | null {
  const since = Math.max(lastTalk(heard)?.at ?? -Infinity, settledAt ?? -Infinity)
  const attempts = heard.filter((one) => isAttempt(one) && one.at > since).toSorted(byTime)
  const counted = attempts.slice(
    Math.max(
      0,
      attempts.findIndex(({ kind }) => kind === 'missed'),
    ),
  )
  const [first] = counted
  const last = counted.at(-1)
  if (!first || !last || first.kind !== 'missed') return null
  const tries = heard.filter(({ kind, at }) => kind === 'tried' && at > first.at).toSorted(byTime)
  const queues = new Map(counted.toReversed().map(({ link, queue }) => [`${link}/${queue}`, { link, queue }]))
  return {
    attempts: new Set(counted.map(({ journey }) => journey)).size,
    firstAt: first.at,
    lastAt: last.at,
    longestWaitMs: Math.max(...counted.map(({ waitMs }) => waitMs)),
    queues: [...queues.values()],
    lastCallId: last.callId,
    tries: tries.length,
    triedAt: tries.at(-1)?.at ?? null,
  }
}
