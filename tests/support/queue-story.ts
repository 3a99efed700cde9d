/** Short words for queue events, so that a test reads as the story of a call. Times are ms from an invented morning. */
import type { DeviceState, ExitStatus, MemberRef, QueueEvent } from '#shared/domain/queue/events'
import { emptyQueueState, reduceQueueEvents, type ReduceContext, type Reduction } from '#shared/domain/queue/reduce'
import type { QueueState } from '#shared/domain/queue/state'

/** 2026-11-22 10:00 in Shanghai. */
export const morning = Date.UTC(2026, 10, 22, 2, 0, 0)

export const context: ReduceContext = { zone: 'Asia/Shanghai', wrapUpMs: {} }

const caller = (uniqueid: string) => ({
  uniqueid,
  linkedid: uniqueid,
  channel: `PJSIP/trunk-${uniqueid}`,
  number: '13800001111',
  name: null,
})

export const member = (extension: string, iface = `PJSIP/${extension}`): MemberRef => ({
  extension,
  interface: iface,
  name: `Agent ${extension}`,
})

export const at = (ms: number): number => morning + ms

export type MemberFacts = {
  readonly device?: DeviceState
  readonly paused?: boolean
  readonly pauseReason?: string | null
  readonly wrapUpMs?: number
}

export const say = {
  join: (ms: number, uniqueid: string, queue = 'hotline'): QueueEvent => ({
    kind: 'caller-joined',
    at: at(ms),
    queue,
    caller: caller(uniqueid),
    position: 1,
    fromSnapshot: false,
  }),
  /** A line of a list; the wait is told in whole seconds. */
  listed: (ms: number, uniqueid: string, joinedMs: number, queue = 'hotline'): QueueEvent => ({
    kind: 'caller-joined',
    at: at(ms - Math.floor((ms - joinedMs) / 1000) * 1000),
    queue,
    caller: caller(uniqueid),
    position: 1,
    fromSnapshot: true,
  }),
  ring: (ms: number, uniqueid: string, extension: string, leg: string, queue = 'hotline'): QueueEvent => ({
    kind: 'ringing',
    at: at(ms),
    queue,
    caller: caller(uniqueid),
    member: member(extension),
    leg,
  }),
  miss: (ms: number, uniqueid: string, extension: string, leg: string, queue = 'hotline'): QueueEvent => ({
    kind: 'ring-no-answer',
    at: at(ms),
    queue,
    caller: caller(uniqueid),
    member: member(extension),
    leg,
    ringMs: 6000,
  }),
  giveUp: (ms: number, uniqueid: string, waitMs: number, queue = 'hotline'): QueueEvent => ({
    kind: 'caller-given-up',
    at: at(ms),
    queue,
    caller: caller(uniqueid),
    waitMs,
  }),
  leave: (ms: number, uniqueid: string, queue = 'hotline'): QueueEvent => ({
    kind: 'caller-left',
    at: at(ms),
    queue,
    caller: caller(uniqueid),
  }),
  connect: (
    ms: number,
    uniqueid: string,
    extension: string,
    leg: string,
    waitMs: number | null,
    queue = 'hotline',
  ): QueueEvent => ({
    kind: 'connected',
    at: at(ms),
    queue,
    caller: caller(uniqueid),
    member: member(extension),
    leg,
    waitMs,
    ringMs: 1000,
  }),
  complete: (
    ms: number,
    uniqueid: string,
    extension: string,
    waitMs: number | null,
    talkMs: number | null,
    by: 'caller' | 'agent' | 'transfer' = 'caller',
    queue = 'hotline',
  ): QueueEvent => ({
    kind: 'completed',
    at: at(ms),
    queue,
    caller: caller(uniqueid),
    member: member(extension),
    leg: null,
    waitMs,
    talkMs,
    by,
  }),
  status: (ms: number, uniqueid: string, status: ExitStatus): QueueEvent => ({
    kind: 'exit-status',
    at: at(ms),
    uniqueid,
    status,
  }),
  hangUp: (ms: number, uniqueid: string): QueueEvent => ({ kind: 'hangup-requested', at: at(ms), uniqueid }),
  end: (ms: number, uniqueid: string): QueueEvent => ({ kind: 'channel-ended', at: at(ms), uniqueid }),
  step: (ms: number, uniqueid: string, extension: string): QueueEvent => ({
    kind: 'dialplan-step',
    at: at(ms),
    uniqueid,
    extension,
  }),
  member: (ms: number, extension: string, facts: MemberFacts = {}, queue = 'hotline'): QueueEvent => ({
    kind: 'member',
    at: at(ms),
    change: 'status',
    member: member(extension),
    membership: {
      queue,
      interface: `PJSIP/${extension}`,
      penalty: 0,
      paused: facts.paused ?? false,
      pauseReason: facts.pauseReason ?? null,
      device: facts.device ?? 'idle',
      wrapUpMs: facts.wrapUpMs ?? 0,
      lastCallAt: null,
    },
  }),
  memberGone: (ms: number, extension: string, queue = 'hotline'): QueueEvent => ({
    kind: 'member-removed',
    at: at(ms),
    queue,
    member: member(extension),
  }),
  queue: (ms: number, queue: string): QueueEvent => ({
    kind: 'queue-seen',
    at: at(ms),
    queue,
    strategy: 'rrmemory',
    weight: 0,
    serviceLevelS: 20,
  }),
  rights: (ms: number): QueueEvent => ({ kind: 'rights', at: at(ms), dialplan: true }),
  tick: (ms: number): QueueEvent => ({ kind: 'tick', at: at(ms) }),
  begin: (ms: number): QueueEvent => ({ kind: 'snapshot-begin', at: at(ms) }),
  endOfList: (ms: number): QueueEvent => ({ kind: 'snapshot-end', at: at(ms) }),
  channels: (ms: number, uniqueids: readonly string[]): QueueEvent => ({
    kind: 'channels-listed',
    at: at(ms),
    uniqueids,
  }),
  lost: (ms: number): QueueEvent => ({ kind: 'link-lost', at: at(ms) }),
  restored: (ms: number): QueueEvent => ({ kind: 'link-restored', at: at(ms) }),
  started: (ms: number, startedMs: number): QueueEvent => ({
    kind: 'pbx-started',
    at: at(ms),
    startedAt: at(startedMs),
  }),
} as const

/** Reduces a story from an empty state (or from another). */
export const tell = (
  events: readonly QueueEvent[],
  from: QueueState = emptyQueueState(morning, context.zone),
  ctx: ReduceContext = context,
): Reduction => reduceQueueEvents(from, events, ctx)

export const queueTotals = (reduction: Reduction, queue = 'hotline') => {
  const totals = reduction.state.day.queues[queue]
  if (!totals) throw new Error(`no totals of ${queue}`)
  return totals
}
