/** The self-test of a link: what is tried, in this order, and how each step came out. */
import type { ActRight, ReadRight } from './rights'

export const amiSteps = [
  'host',
  'tls',
  'banner',
  'login',
  'booted',
  'queues',
  'rights',
  'channels',
  'ping',
  'events',
] as const
export const hookSteps = ['listening', 'schema', 'unsigned', 'heard'] as const
export type SelfTestStepName = (typeof amiSteps)[number] | (typeof hookSteps)[number]

/** `warned`: the link works, but not everything that it is for. `skipped`: an earlier step failed, or it does not apply. */
export type SelfTestOutcome = 'running' | 'passed' | 'warned' | 'failed' | 'skipped'

/** Why a step came out as it did: each names a text `selfTest.<code>`. */
export type SelfTestCode =
  | 'reached'
  | 'refused'
  | 'timeout'
  | 'unknown-host'
  | 'no-route'
  | 'unreachable'
  | 'plain'
  | 'tls-ok'
  | 'tls-untrusted'
  | 'tls-wrong-host'
  | 'tls-expired'
  | 'tls-failed'
  | 'tls-expected'
  | 'banner'
  | 'no-banner'
  | 'plain-expected'
  | 'not-a-manager'
  | 'closed'
  | 'logged-in'
  | 'wrong-credentials'
  | 'login-closed'
  | 'booted'
  | 'not-booted'
  | 'queues'
  | 'no-queues'
  | 'no-agents'
  | 'denied'
  | 'no-answer'
  | 'rights'
  | 'rights-missing'
  | 'channels'
  | 'ping'
  | 'clock-off'
  | 'events'
  | 'quiet'
  | 'not-reached'
  | 'not-tried'
  | 'listening'
  | 'not-listening'
  | 'schema'
  | 'no-schema'
  | 'unsigned-refused'
  | 'unsigned-taken'
  | 'heard'
  | 'not-heard'

export type SelfTestStep = {
  readonly step: SelfTestStepName
  readonly outcome: SelfTestOutcome
  readonly code: SelfTestCode | null
  /** Fills the text: counts, milliseconds, a version, a fingerprint. */
  readonly params: Readonly<Record<string, string | number>>
}

export type SelfTest = {
  readonly startedAt: number
  /** Null while it runs, UTC ms. */
  readonly endedAt: number | null
  readonly steps: readonly SelfTestStep[]
  /** Rights that the account was found to lack. */
  readonly missing: { readonly read: readonly ReadRight[]; readonly act: readonly ActRight[] }
}
