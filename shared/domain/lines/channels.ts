/** Opening, changing and ending channels on a draft, with the indexes that lead to them. */
import { finishedCallOf } from './calls'
import { addTo, isOver, remember, takeFrom, type LineDraft } from './draft'
import type { ChannelParties, ChannelRef, ChannelState } from './events'
import type { CallFacts, Channel } from './state'

const noParties: ChannelParties = { number: null, name: null, connectedNumber: null, connectedName: null }

const newCall: CallFacts = {
  peer: null,
  consulted: null,
  farAnsweredAt: null,
  dialled: null,
  hasDialled: false,
  originatedAs: null,
  farStatus: null,
  farCause: null,
  peerHungUp: false,
  heldSince: null,
  holdMs: 0,
  actionId: null,
  transferredTo: null,
  transferredFrom: null,
  recording: null,
}

export function patch(draft: LineDraft, channel: Channel, changes: Partial<Channel>): Channel {
  const next = { ...channel, ...changes }
  draft.channels.set(channel.uniqueid, next)
  return next
}

/** Changes what is known of the channel's call; nothing for a channel that is no agent's telephone. */
export function patchCall(draft: LineDraft, channel: Channel, changes: Partial<CallFacts>): Channel {
  return channel.call ? patch(draft, channel, { call: { ...channel.call, ...changes } }) : channel
}

export type Opening = ChannelParties & {
  readonly state: ChannelState
  readonly exten: string | null
  readonly rung: boolean
  readonly openedAt: number
  /** Its beginning was not heard. */
  readonly incomplete: boolean
}

export function openChannel(draft: LineDraft, ref: ChannelRef, at: number, opening: Opening): Channel {
  const { uniqueid, linkedid, channel, extension, pair } = ref
  const isPhone = extension !== null && draft.context.isPhone(extension)
  const opened: Channel = {
    uniqueid,
    linkedid,
    channel,
    extension,
    pair,
    // Field by field: this is what a storm of calls spends its time on.
    number: opening.number,
    name: opening.name,
    connectedNumber: opening.connectedNumber,
    connectedName: opening.connectedName,
    state: opening.state,
    exten: opening.exten,
    openedAt: opening.openedAt,
    incomplete: opening.incomplete,
    origin: opening.rung ? 'rung' : 'made',
    upAt: opening.state === 'up' ? opening.openedAt : null,
    bridge: null,
    dialledBy: null,
    dials: [],
    dialStatus: null,
    holds: false,
    musicSince: null,
    recording: null,
    hungUp: false,
    sentBy: null,
    phone: null,
    session: draft.session,
    partiesAt: at,
    bridgeAt: opening.openedAt,
    holdAt: opening.openedAt,
    musicAt: opening.openedAt,
    call: isPhone ? { ...newCall, dialled: opening.rung ? null : opening.exten } : null,
  }
  draft.channels.set(uniqueid, opened)
  if (pair !== null) addTo(draft.pairs, pair, uniqueid)
  if (isPhone) addTo(draft.lines, extension, uniqueid)
  return opened
}

/**
 * The channel an event speaks of. One whose beginning fell into a gap is opened now; undefined for one that is over: the
 * event only repeats what is past.
 */
export function seenChannel(
  draft: LineDraft,
  ref: ChannelRef,
  at: number,
  parties: ChannelParties = noParties,
  state: ChannelState = 'down',
): Channel | undefined {
  const known = draft.channels.get(ref.uniqueid)
  if (known) {
    const linkedid = ref.linkedid ?? known.linkedid
    if (known.session === draft.session && known.linkedid === linkedid) return known
    return patch(draft, known, { session: draft.session, linkedid })
  }
  if (isOver(draft, ref.uniqueid)) return undefined
  return openChannel(draft, ref, at, {
    number: parties.number,
    name: parties.name,
    connectedNumber: parties.connectedNumber,
    connectedName: parties.connectedName,
    state,
    exten: null,
    rung: state !== 'calling',
    openedAt: at,
    incomplete: true,
  })
}

export function putInBridge(draft: LineDraft, channel: Channel, bridge: string | null, at: number): Channel {
  if (channel.bridge !== null && channel.bridge !== bridge) takeFrom(draft.bridges, channel.bridge, channel.uniqueid)
  if (bridge !== null) addTo(draft.bridges, bridge, channel.uniqueid)
  return patch(draft, channel, { bridge, bridgeAt: at })
}

export type Ending = {
  readonly at: number
  readonly cause: number | null
  readonly causeText: string | null
  /** The end itself was not heard. */
  readonly unheard: boolean
}

/** The channel leaves the live state; the call of a telephone is handed out once. */
export function endChannel(draft: LineDraft, channel: Channel, ending: Ending): void {
  const { uniqueid, extension, pair, bridge, call } = channel
  if (call && extension !== null) {
    draft.finished.push(finishedCallOf(channel, call, extension, ending, draft.context))
    takeFrom(draft.lines, extension, uniqueid)
  }
  if (bridge !== null) takeFrom(draft.bridges, bridge, uniqueid)
  if (pair !== null) takeFrom(draft.pairs, pair, uniqueid)
  draft.channels.delete(uniqueid)
  remember(draft, uniqueid, channel.recording ?? call?.recording ?? null)
}
