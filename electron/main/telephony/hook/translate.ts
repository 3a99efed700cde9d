/**
 * What a hook tells → queue events. Pure: a state and events give the next state and what the queues are to hear. A repeat
 * changes nothing, and what overtook something else on the way still makes the same visits. A transfer ends the visit of the
 * agent who made it and begins another, so that each agent has only the own time.
 */
import { DEFAULT_HOOK_QUEUE, type HookEvent } from '#shared/domain/telephony/hook-events'
import type { CallerRef, QueueEvent } from '#shared/domain/queue/events'
import { oneLine } from '#shared/lib/plain-text'
import { isoDateOfDay, localDayOf } from '#shared/lib/zoned-time'
import { limits, type HookCall, type HookState } from './calls'
import {
  complete,
  close,
  connect,
  giveUp,
  join,
  openDraft,
  put,
  ring,
  sealDraft,
  seeMember,
  seeQueue,
  settleEnd,
} from './draft'
import type { Draft } from './draft'

export type HookContext = {
  /** UTC ms, this computer's. */
  readonly now: number
  /** The sender's clock minus this computer's, ms. */
  readonly offsetMs: number
  /** IANA zone of the centre: a sender's ids are its own for one of its days. */
  readonly zone: string
  /** The queue of calls for which none is named. */
  readonly queue?: string
}

export type Heard = {
  readonly state: HookState
  readonly events: readonly QueueEvent[]
  /** Events that said nothing new. */
  readonly repeated: number
}

/** The first event whose time cannot be: more than a day ago, or ahead of the clocks. */
export const findUnbelievable = (events: readonly HookEvent[], { now, offsetMs }: HookContext): number =>
  events.findIndex(({ at }) => {
    const told = at === undefined ? now : Date.parse(at) - offsetMs
    return !(told > now - limits.oldestMs && told < now + limits.aheadMs)
  })

/** Takes events in their order. Their times are believed; see `findUnbelievable`. */
export function takeHookEvents(state: HookState, events: readonly HookEvent[], context: HookContext): Heard {
  const draft = openDraft(state, context.now)
  let repeated = 0
  for (const event of events) if (!takeOne(draft, event, context)) repeated++
  return { state: sealDraft(draft, state), events: draft.out, repeated }
}

/** False when the event said nothing new. */
function takeOne(draft: Draft, event: HookEvent, context: HookContext): boolean {
  const { now, offsetMs } = context
  const told = event.at === undefined ? now : Math.min(now, Math.trunc(Date.parse(event.at)) - offsetMs)
  let open = draft.calls.get(event.call)
  if (open?.end && event.event === 'ringing' && event.at !== undefined && told > open.end.at) {
    settleEnd(draft, open)
    open = undefined
  }
  const past = draft.over.get(event.call)
  if (!open && past && !isReuse(event, told, past, now)) return false
  const call = open ?? newCall(event, told, past !== undefined, context)
  switch (event.event) {
    case 'ringing':
      return onRinging(draft, call, event, told)
    case 'answered':
      return onAnswered(draft, call, event, told)
    case 'ended':
      return onEnded(draft, call, event, told)
    case 'abandoned':
      return onAbandoned(draft, call, event, told)
  }
}

/** Whether an id whose call is over names another call now. */
function isReuse(
  { event, at }: HookEvent,
  told: number,
  past: { readonly endedAt: number; readonly heardAt: number },
  now: number,
): boolean {
  if (event !== 'ringing' && event !== 'answered') return false
  if (at !== undefined) return told > past.endedAt
  return event === 'ringing' && now - past.heardAt > limits.reuseMs
}

function newCall(event: HookEvent, at: number, again: boolean, { now, zone, queue }: HookContext): HookCall {
  // The same after a restart of the app, so that an end still finds the call that it ends.
  const id = `${event.call}@${isoDateOfDay(localDayOf(zone, at))}`
  return {
    call: event.call,
    caller: callerOf(event, again ? partOf(id, at) : id, id),
    queue: cleaned(event.queue) ?? queue ?? DEFAULT_HOOK_QUEUE,
    phase: 'unheard',
    joinedAt: at,
    agent: null,
    ringing: [],
    at,
    heardAt: now,
    end: null,
  }
}

const partOf = (id: string, at: number): string => `${id}~${at.toString(36)}`

const callerOf = ({ number, name }: HookEvent, uniqueid: string, linkedid: string): CallerRef => ({
  uniqueid,
  linkedid,
  channel: null,
  number: cleaned(number) ?? null,
  name: cleaned(name) ?? null,
})

/** In one line and without what cannot be seen; undefined when nothing is left. */
const cleaned = (text: string | undefined): string | undefined => oneLine(text ?? '').trim() || undefined

type Of<K extends HookEvent['event']> = Extract<HookEvent, { event: K }>

function onRinging(draft: Draft, call: HookCall, event: Of<'ringing'>, told: number): boolean {
  // The rings of somebody who is asked before a transfer are no visit of the queue.
  if (call.phase === 'talking' && !isElsewhere(call, event)) return false
  const waiting = call.phase === 'ringing' && !isElsewhere(call, event) ? call : enter(draft, call, event, told)
  if (waiting.ringing.includes(event.extension)) return false
  const at = Math.max(told, waiting.at)
  ring(draft, waiting, seeMember(draft, waiting.queue, event.extension), at)
  return true
}

function onAnswered(draft: Draft, call: HookCall, event: Of<'answered'>, told: number): boolean {
  const { extension } = event
  const isMoved = isElsewhere(call, event)
  if (call.phase === 'talking' && call.agent?.extension === extension && !isMoved) return false
  const leaves = call.phase === 'talking' || (call.phase === 'ringing' && isMoved)
  const here = leaves ? enter(draft, call, event, told) : { ...call, queue: cleaned(event.queue) ?? call.queue }
  const member = seeMember(draft, here.queue, extension)
  const at = here.phase === 'unheard' ? told : Math.max(told, here.joinedAt)
  const talking = connect(draft, named(here, event), member, at)
  if (!call.end) return true
  // The end came first.
  const endedAt = Math.max(call.end.at, talking.at)
  complete(draft, talking, endedAt, 'caller')
  close(draft, talking, endedAt)
  return true
}

function onEnded(draft: Draft, call: HookCall, event: Of<'ended'>, told: number): boolean {
  if (call.end) return false
  const at = Math.max(told, call.at)
  const { reason } = event
  if (call.phase === 'talking') {
    complete(draft, call, at, reason === 'agent' || reason === 'transfer' ? reason : 'caller')
    close(draft, call, at)
    return true
  }
  // A call that an earlier session of the app heard of ends here; the queues pass over what they do not know.
  if (call.phase === 'unheard') draft.out.push({ kind: 'channel-ended', at, uniqueid: call.caller.uniqueid })
  put(draft, { ...call, at, end: { at, timedOut: reason === 'timeout' } })
  return true
}

function onAbandoned(draft: Draft, call: HookCall, event: Of<'abandoned'>, told: number): boolean {
  const at = Math.max(told, call.at)
  seeQueue(draft, call.queue)
  if (event.extension !== undefined) seeMember(draft, call.queue, event.extension)
  if (call.phase === 'talking') {
    // It was answered, so nobody gave up: the word for the end is not the sender's best.
    complete(draft, call, at, 'caller')
    close(draft, call, at)
  } else giveUp(draft, call, call.end?.at ?? at, event.reason === 'timeout')
  return true
}

const isElsewhere = (call: HookCall, { queue }: HookEvent): boolean => (cleaned(queue) ?? call.queue) !== call.queue

/** What is known only later: the number of a call whose end came first. */
const named = (call: HookCall, event: HookEvent): HookCall =>
  call.caller.number !== null && call.caller.name !== null
    ? call
    : {
        ...call,
        caller: {
          ...call.caller,
          number: call.caller.number ?? cleaned(event.number) ?? null,
          name: call.caller.name ?? cleaned(event.name) ?? null,
        },
      }

/** The caller begins to wait in the queue that the event names, leaving where it was: transferred, or moved on unanswered. */
function enter(draft: Draft, call: HookCall, event: HookEvent, told: number): HookCall {
  const at = call.phase === 'unheard' ? told : Math.max(told, call.at)
  const known = named(call, event)
  const queue = cleaned(event.queue) ?? call.queue
  const { linkedid, uniqueid } = known.caller
  const isTransfer = call.phase === 'talking'
  if (isTransfer) complete(draft, call, at, 'transfer')
  else if (call.phase === 'ringing')
    draft.out.push({ kind: 'caller-given-up', at, queue: call.queue, caller: call.caller, waitMs: null })
  const entered: HookCall = {
    ...known,
    caller: { ...known.caller, uniqueid: isTransfer ? partOf(linkedid ?? uniqueid, at) : uniqueid },
    queue,
    phase: 'ringing',
    joinedAt: at,
    agent: null,
    ringing: [],
    at: Math.max(at, call.phase === 'unheard' ? at : call.at),
  }
  seeQueue(draft, queue)
  join(draft, entered, at)
  return put(draft, entered)
}
