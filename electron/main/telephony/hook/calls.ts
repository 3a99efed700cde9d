/** The calls that a hook tells of, as far as they are known here: plain data, made anew with every request. */
import type { CallerRef, MemberRef } from '#shared/domain/queue/events'
import { HOUR_MS } from '#shared/lib/zoned-time'

export type HookCall = {
  /** The sender's id of it. */
  readonly call: string
  readonly caller: CallerRef
  readonly queue: string
  /** `unheard`: its end came, and nothing else so far. */
  readonly phase: 'ringing' | 'talking' | 'unheard'
  readonly joinedAt: number
  /** Who talks. */
  readonly agent: MemberRef | null
  /** Extensions that ring. */
  readonly ringing: readonly string[]
  /** The latest instant that was told of it, UTC ms. */
  readonly at: number
  /** When it was heard of last, UTC ms. */
  readonly heardAt: number
  /** It ended without an answer; one that was overtaken on the way is waited for a moment. */
  readonly end: { readonly at: number; readonly timedOut: boolean } | null
}

export type HookMember = { readonly queue: string; readonly member: MemberRef; readonly heardAt: number }

export type HookState = {
  /** By the sender's id, those that were heard of longest ago first. */
  readonly calls: ReadonlyMap<string, HookCall>
  /** Calls that are over, so that a repeat changes nothing. */
  readonly over: ReadonlyMap<string, { readonly endedAt: number; readonly heardAt: number }>
  /** By queue and extension. */
  readonly members: ReadonlyMap<string, HookMember>
  readonly queues: ReadonlySet<string>
  /** Until when calls of an earlier session may still be told of, UTC ms; null once those that were not are closed. */
  readonly earlier: { readonly waiting: number | null; readonly talking: number | null }
}

export const limits = {
  /** After this nobody waits any more: the call's end was not told. */
  waitingMs: HOUR_MS,
  /** A talk whose end was not told. */
  talkingMs: 12 * HOUR_MS,
  /** An agent of whom nothing was heard has gone home. */
  memberMs: 12 * HOUR_MS,
  /** Requests sent side by side arrive in any order: an end waits so long for its answer. */
  lateAnswerMs: 2_000,
  /** Without a time of its own, `ringing` is a late repeat up to this long after the end of its call, and then a new call. */
  reuseMs: 60_000,
  /** How far back an event may lie, and how far ahead of the clocks. */
  oldestMs: 24 * HOUR_MS,
  aheadMs: 60_000,
  calls: 5_000,
  over: 5_000,
} as const

/** A hook that begins to listen at `now` (UTC ms). */
export const emptyHook = (now: number): HookState => ({
  calls: new Map(),
  over: new Map(),
  members: new Map(),
  queues: new Set(),
  earlier: { waiting: now + limits.waitingMs, talking: now + limits.talkingMs },
})

/** When time alone changes something next, UTC ms; Infinity for never. */
export function nextDueAt({ calls, members, earlier }: HookState): number {
  let due = Math.min(earlier.waiting ?? Infinity, earlier.talking ?? Infinity)
  for (const call of calls.values()) due = Math.min(due, dueOf(call))
  for (const { heardAt } of members.values()) due = Math.min(due, heardAt + limits.memberMs)
  return due
}

/** When a call is closed unless something is heard of it, UTC ms. */
export function dueOf(call: HookCall): number {
  if (call.end) return call.heardAt + limits.lateAnswerMs
  return call.heardAt + (call.phase === 'talking' ? limits.talkingMs : limits.waitingMs)
}
