/**
 * What time alone does to a hook's calls. A call whose end was never told, and one of an earlier session of which nothing more
 * was heard, is closed as not heard to the end: the lists by which a PBX shows what it knows leave it out.
 */
import type { QueueEvent } from '#shared/domain/queue/events'
import { dueOf, limits, type HookCall, type HookState } from './calls'
import { close, membershipIn, openDraft, queueSeen, sealDraft, settleEnd, type Draft } from './draft'

type Passed = { readonly state: HookState; readonly events: readonly QueueEvent[] }

/** The state at `now` (UTC ms), and what the queues are to hear of it. */
export function letTimePass(state: HookState, now: number): Passed {
  const draft = openDraft(state, now)
  for (const call of draft.calls.values()) if (call.end && dueOf(call) <= now) settleEnd(draft, call)
  const excess = draft.calls.size - limits.calls
  const lost = [...draft.calls.values()].filter((call, index) => index < excess || dueOf(call) <= now)
  const waiting = state.earlier.waiting !== null && state.earlier.waiting <= now
  const talking = state.earlier.talking !== null && state.earlier.talking <= now
  closeUnheard(draft, lost, { waiting, talking })
  sendHome(draft)
  const earlier = {
    waiting: waiting ? null : state.earlier.waiting,
    talking: talking ? null : state.earlier.talking,
  }
  return { state: { ...sealDraft(draft, state), earlier }, events: draft.out }
}

/** The call is known to be over, but neither when nor how it ended. */
export function loseCall(state: HookState, id: string, now: number): Passed {
  const draft = openDraft(state, now)
  const call = draft.calls.get(id)
  if (call) closeUnheard(draft, [call], { waiting: false, talking: false })
  return { state: sealDraft(draft, state), events: draft.out }
}

/** Nothing more will come: ends that still wait for a late answer wait no longer. */
export function settleEnds(state: HookState, now: number): Passed {
  const draft = openDraft(state, now)
  for (const call of draft.calls.values()) settleEnd(draft, call)
  return { state: sealDraft(draft, state), events: draft.out }
}

function closeUnheard(
  draft: Draft,
  lost: readonly HookCall[],
  also: { readonly waiting: boolean; readonly talking: boolean },
): void {
  for (const call of lost) close(draft, call, draft.now)
  if (also.waiting || lost.some(({ phase }) => phase === 'ringing')) listWaiting(draft)
  if (also.talking || lost.some(({ phase }) => phase === 'talking'))
    draft.out.push({
      kind: 'channels-listed',
      at: draft.now,
      uniqueids: [...draft.calls.values()].map(({ caller }) => caller.uniqueid),
    })
}

/** The queues with their members and who waits: whoever is not listed is gone. */
function listWaiting(draft: Draft): void {
  const at = draft.now
  draft.out.push({ kind: 'snapshot-begin', at })
  for (const queue of draft.queues) draft.out.push(queueSeen(queue, at))
  for (const { queue, member } of draft.members.values())
    draft.out.push({ kind: 'member', at, change: 'listed', member, membership: membershipIn(queue, member) })
  for (const { phase, queue, caller, joinedAt } of draft.calls.values())
    if (phase === 'ringing')
      draft.out.push({ kind: 'caller-joined', at: joinedAt, queue, caller, position: null, fromSnapshot: true })
  draft.out.push({ kind: 'snapshot-end', at })
}

/** Agents of whom nothing was heard for long are not shown until they have a call again. */
function sendHome(draft: Draft): void {
  const busy = new Set<string>()
  for (const { queue, agent, ringing } of draft.calls.values())
    for (const extension of agent ? [agent.extension, ...ringing] : ringing) busy.add(`${queue}\n${extension}`)
  for (const [key, known] of draft.members) {
    if (known.heardAt + limits.memberMs > draft.now) continue
    if (busy.has(key)) draft.members.set(key, { ...known, heardAt: draft.now })
    else {
      draft.members.delete(key)
      draft.out.push({ kind: 'member-removed', at: draft.now, queue: known.queue, member: known.member })
    }
  }
}
