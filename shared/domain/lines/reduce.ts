/**
 * Channel events → what the telephones do. Pure: the same events give the same state however they are batched, and an event
 * that repeats what is known changes nothing. A channel is forgotten when it ends.
 */
import type { ChannelFacts, DialStatus, LineEvent } from './events'
import { answeredAtOf, isAwaited, lineOf } from './state'
import type { Channel, FinishedLineCall, LineState } from './state'

export type LineReduction = {
  readonly state: LineState
  /** Calls of telephones that ended, in order. */
  readonly finished: readonly FinishedLineCall[]
}

type Draft = { readonly channels: Map<string, Channel>; readonly finished: FinishedLineCall[]; at: number }

/** The state after `events`, in the order they were heard. */
export function reduceLineEvents(state: LineState, events: readonly LineEvent[]): LineReduction {
  if (events.length === 0) return { state, finished: [] }
  const draft: Draft = { channels: new Map(state.channels), finished: [], at: state.at }
  for (const event of events) {
    draft.at = Math.max(draft.at, event.at)
    apply(draft, event)
  }
  return { state: { channels: draft.channels, at: draft.at }, finished: draft.finished }
}

function apply(draft: Draft, event: LineEvent): void {
  switch (event.kind) {
    case 'channel':
      return see(draft, event.facts, event.at, false)
    case 'dial':
      return onDial(draft, event)
    case 'bridge-entered':
      return onBridgeEntered(draft, event)
    case 'bridge-left':
      return onBridgeLeft(draft, event)
    case 'hold':
      return onHold(draft, event.uniqueid, event.held, event.at)
    case 'transferred':
      return change(draft, event.uniqueid, () => ({ transferredTo: event.to }))
    case 'recording':
      return change(draft, event.uniqueid, () => ({ recording: event.file }))
    case 'dial-failed':
      return undefined
    case 'ended':
      return onEnded(draft, event.uniqueid, event.at, failureOfCause(event.cause))
    case 'listed':
      return onListed(draft, event)
    case 'pbx-started':
      for (const { uniqueid, openedAt } of draft.channels.values())
        // The PBX tells its uptime in whole seconds.
        if (openedAt < event.startedAt - 1000) draft.channels.delete(uniqueid)
      return undefined
  }
}

/** `PJSIP/8001-0000002a` is a channel of the telephone 8001, `Local/8001@agents-00000001;1` of none. */
function extensionOf(channel: string): string {
  const device = channel.slice(channel.indexOf('/') + 1)
  const end = device.lastIndexOf('-')
  return end < 0 ? device : device.slice(0, end)
}

function opened(facts: ChannelFacts, at: number, incomplete: boolean): Channel {
  const { fromPhone, state, ...rest } = facts
  return {
    ...rest,
    extension: extensionOf(facts.channel),
    isLocal: facts.channel.startsWith('Local/'),
    fromPhone: fromPhone ?? false,
    originated: false,
    openedAt: at,
    upAt: state === 'up' ? at : null,
    farUpAt: incomplete && state === 'up' ? at : null,
    dialled: fromPhone ? facts.exten : null,
    dialStatus: null,
    bridge: null,
    leftBridge: null,
    heldSince: null,
    holdMs: 0,
    transferredTo: null,
    recording: null,
    incomplete,
  }
}

function see(draft: Draft, facts: ChannelFacts, at: number, listed: boolean): void {
  const known = draft.channels.get(facts.uniqueid)
  if (!known) {
    draft.channels.set(facts.uniqueid, opened(facts, at, listed))
    return
  }
  // While somebody else is asked, the call is still the one with who waits.
  const other = isAwaited(known, draft.channels) ? null : facts
  draft.channels.set(facts.uniqueid, {
    ...known,
    linkedid: facts.linkedid ?? known.linkedid,
    channel: facts.channel,
    number: facts.number ?? known.number,
    name: facts.name ?? known.name,
    connectedNumber: other?.connectedNumber ?? known.connectedNumber,
    connectedName: other?.connectedName ?? known.connectedName,
    exten: facts.exten ?? known.exten,
    upAt: known.upAt ?? (facts.state === 'up' ? at : null),
  })
}

function change(draft: Draft, uniqueid: string, make: (channel: Channel) => Partial<Channel>): void {
  const channel = draft.channels.get(uniqueid)
  if (channel) draft.channels.set(uniqueid, { ...channel, ...make(channel) })
}

function onDial(draft: Draft, { from, to, exten, status, at }: Extract<LineEvent, { kind: 'dial' }>): void {
  if (from === null) {
    // Nobody dials but the console: the telephone rings so that its owner can talk to somebody else.
    change(draft, to, (channel) => ({ originated: channel.fromPhone || channel.isLocal ? channel.originated : true }))
    if (status !== null && status !== 'answered') change(draft, to, () => ({ dialStatus: status }))
    return
  }
  change(draft, from, (channel) => ({
    // The first number is the one that was meant; what the dialplan makes of it is its own affair.
    dialled: channel.dialled ?? exten,
    dialStatus: status ?? channel.dialStatus,
    farUpAt: status === 'answered' ? (channel.farUpAt ?? at) : channel.farUpAt,
  }))
}

function onBridgeEntered(draft: Draft, { uniqueid, bridge, at }: Extract<LineEvent, { kind: 'bridge-entered' }>): void {
  change(draft, uniqueid, (channel) => ({
    bridge,
    leftBridge: channel.leftBridge === bridge ? null : channel.leftBridge,
    farUpAt: channel.farUpAt ?? at,
  }))
}

function onBridgeLeft(draft: Draft, { uniqueid, bridge }: Extract<LineEvent, { kind: 'bridge-left' }>): void {
  change(draft, uniqueid, (channel) =>
    channel.bridge === bridge || channel.bridge === null
      ? { bridge: null, leftBridge: channel.leftBridge ?? bridge }
      : {},
  )
}

function onHold(draft: Draft, uniqueid: string, held: boolean, at: number): void {
  change(draft, uniqueid, ({ heldSince, holdMs }) => {
    if (held) return { heldSince: heldSince ?? at }
    return { heldSince: null, holdMs: holdMs + (heldSince === null ? 0 : Math.max(0, at - heldSince)) }
  })
}

/** Q.850: what the network says of a call that nobody took. */
function failureOfCause(cause: number | null): DialStatus {
  switch (cause) {
    case 17:
      return 'busy'
    case 18:
    case 19:
      return 'no-answer'
    case 21:
      return 'rejected'
    case 16:
    case 26:
    case null:
      return 'cancelled'
    default:
      return 'unreachable'
  }
}

function onEnded(draft: Draft, uniqueid: string, at: number, failure: DialStatus | null): void {
  onHold(draft, uniqueid, false, at)
  const channel = draft.channels.get(uniqueid)
  if (!channel) return
  draft.channels.delete(uniqueid)
  if (channel.isLocal) return
  const answeredAt = answeredAtOf(channel)
  const own = channel.upAt === null && channel.originated ? 'no-answer' : failure
  draft.finished.push({
    ...lineOf(channel),
    endedAt: at,
    talkMs: answeredAt === null ? 0 : Math.max(0, at - answeredAt),
    holdMs: answeredAt === null ? 0 : channel.holdMs,
    failure: answeredAt === null ? (channel.dialStatus ?? own) : null,
    transferredTo: channel.transferredTo,
    recording: channel.recording,
    incomplete: channel.incomplete,
  })
}

function onListed(draft: Draft, { channels, at }: Extract<LineEvent, { kind: 'listed' }>): void {
  const alive = new Set(channels.map(({ uniqueid }) => uniqueid))
  for (const { uniqueid } of draft.channels.values())
    if (!alive.has(uniqueid)) {
      change(draft, uniqueid, () => ({ incomplete: true }))
      onEnded(draft, uniqueid, at, null)
    }
  for (const { bridge, ...facts } of channels) {
    see(draft, facts, at, true)
    change(draft, facts.uniqueid, () => ({ bridge }))
  }
}
