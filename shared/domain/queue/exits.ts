/**
 * Why a caller left a queue without an agent. Asterisk says "abandon" for a hang-up, a time-out, an empty queue and a
 * redirect alike, so what was seen around it decides; without enough it is `left`, never a guess.
 */
import type { ExitStatus } from './events'
import type { Outcome } from './state'

export type ExitEvidence = {
  /** The queue said that it gave the caller up: everything but a key press. */
  readonly givenUp: boolean
  /** The caller hung up before it left. Seen without the right to read the dialplan. */
  readonly hungUp: boolean
  /** QUEUESTATUS, when it was seen. */
  readonly status: ExitStatus | null
  /** What the caller's channel did next. */
  readonly next: 'rejoined' | 'dialplan' | 'ended' | null
  /** Whether QUEUESTATUS would have been seen, had it been set. */
  readonly dialplan: boolean
}

/** The outcome, or null while what decides may still come. */
export function classifyExit(evidence: ExitEvidence): Exclude<Outcome, 'answered'> | null {
  if (evidence.status !== null) {
    const outcome = outcomeOfStatus(evidence.status)
    if (outcome) return outcome
  }
  if (evidence.hungUp && (evidence.givenUp || evidence.next === 'ended')) return 'abandoned'
  switch (evidence.next) {
    case null:
      return null
    case 'ended':
      // A dialplan that hangs up after a time-out looks the same; only the missing QUEUESTATUS tells.
      return evidence.dialplan ? 'abandoned' : 'left'
    case 'rejoined':
    case 'dialplan':
      if (!evidence.dialplan) return 'left'
      return evidence.givenUp ? 'redirected' : 'key-exit'
  }
}

/** Undefined for a status that says nothing about a caller who waited. */
export function outcomeOfStatus(status: ExitStatus): Exclude<Outcome, 'answered'> | undefined {
  switch (status) {
    case 'timeout':
      return 'timed-out'
    case 'leave-empty':
      return 'empty-exit'
    case 'withdraw':
      return 'withdrawn'
    case 'join-empty':
    case 'full':
    case 'unavailable':
    case 'continue':
      return undefined
  }
}
