/** The steps of a hook's calls on a draft: what each makes known to the queues, and what is remembered of it. */
import type { MemberRef, QueueEvent } from '#shared/domain/queue/events'
import { limits, type HookCall, type HookMember, type HookState } from './calls'

export type Draft = {
  readonly calls: Map<string, HookCall>
  readonly over: Map<string, { readonly endedAt: number; readonly heardAt: number }>
  readonly members: Map<string, HookMember>
  readonly queues: Set<string>
  readonly out: QueueEvent[]
  /** UTC ms. */
  readonly now: number
}

export const openDraft = (state: HookState, now: number): Draft => ({
  calls: new Map(state.calls),
  over: new Map(state.over),
  members: new Map(state.members),
  queues: new Set(state.queues),
  out: [],
  now,
})

export function sealDraft(draft: Draft, state: HookState): HookState {
  let excess = draft.over.size - limits.over
  for (const call of draft.over.keys()) {
    if (excess-- <= 0) break
    draft.over.delete(call)
  }
  return { ...state, calls: draft.calls, over: draft.over, members: draft.members, queues: draft.queues }
}

/** Nothing is known of the telephone itself, only that somebody can be rung there. */
export const membershipIn = (queue: string, member: MemberRef) => ({
  queue,
  interface: member.interface,
  penalty: 0,
  paused: false,
  pauseReason: null,
  device: 'unknown' as const,
  wrapUpMs: 0,
  lastCallAt: null,
})

export const queueSeen = (queue: string, at: number): QueueEvent => ({
  kind: 'queue-seen',
  at,
  queue,
  strategy: null,
  weight: 0,
  serviceLevelS: null,
})

export function seeQueue(draft: Draft, queue: string): void {
  if (draft.queues.has(queue)) return
  draft.queues.add(queue)
  draft.out.push(queueSeen(queue, draft.now))
}

/** An extension that is heard of is a member of the queue from then on. */
export function seeMember(draft: Draft, queue: string, extension: string): MemberRef {
  const key = `${queue}\n${extension}`
  const known = draft.members.get(key)
  const member = known?.member ?? { extension, interface: `Hook/${extension}`, name: null }
  draft.members.set(key, { queue, member, heardAt: draft.now })
  if (known) return member
  seeQueue(draft, queue)
  draft.out.push({
    kind: 'member',
    at: draft.now,
    change: 'added',
    member,
    membership: membershipIn(queue, member),
  })
  return member
}

/** Heard of again: it moves behind the others. */
export function put(draft: Draft, call: HookCall): HookCall {
  const heard = { ...call, heardAt: draft.now }
  draft.calls.delete(call.call)
  draft.calls.set(call.call, heard)
  return heard
}

export function close(draft: Draft, call: HookCall, endedAt: number): void {
  draft.calls.delete(call.call)
  draft.over.delete(call.call)
  draft.over.set(call.call, { endedAt, heardAt: draft.now })
}

const refOf = ({ queue, caller }: HookCall) => ({ queue, caller })

export function join(draft: Draft, call: HookCall, at: number): void {
  draft.out.push({ kind: 'caller-joined', at, ...refOf(call), position: null, fromSnapshot: false })
}

export function ring(draft: Draft, call: HookCall, member: MemberRef, at: number): HookCall {
  draft.out.push({ kind: 'ringing', at, ...refOf(call), member, leg: null })
  return put(draft, { ...call, ringing: [...call.ringing, member.extension], at })
}

/** Without a visit that waits, the queues take the wait as not seen. */
export function connect(draft: Draft, call: HookCall, member: MemberRef, at: number): HookCall {
  draft.out.push({ kind: 'connected', at, ...refOf(call), member, leg: null, waitMs: null, ringMs: null })
  return put(draft, { ...call, phase: 'talking', agent: member, ringing: [], at })
}

export function complete(draft: Draft, call: HookCall, at: number, by: 'caller' | 'agent' | 'transfer'): void {
  const { agent } = call
  if (agent)
    draft.out.push({ kind: 'completed', at, ...refOf(call), member: agent, leg: null, waitMs: null, talkMs: null, by })
}

/** Gone without an agent, for good. */
export function giveUp(draft: Draft, call: HookCall, at: number, timedOut: boolean): void {
  const { uniqueid } = call.caller
  draft.out.push({ kind: 'caller-given-up', at, ...refOf(call), waitMs: null })
  if (timedOut) draft.out.push({ kind: 'exit-status', at, uniqueid, status: 'timeout' })
  draft.out.push({ kind: 'channel-ended', at, uniqueid })
  close(draft, call, at)
}

/** Nobody answered, and nothing that says otherwise is on its way any more. */
export function settleEnd(draft: Draft, call: HookCall): void {
  if (!call.end) return
  if (call.phase === 'unheard') close(draft, call, call.end.at)
  else giveUp(draft, call, Math.max(call.end.at, call.joinedAt), call.end.timedOut)
}
