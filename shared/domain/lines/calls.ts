/** The call of a telephone, read from its channel: while it goes on, and when it is over. */
import type { LineContext } from './draft'
import type { DialStatus } from './events'
import type { CallFacts, Channel, FinishedLineCall, LineCall, LinePhase, LineState, LiveLineCall } from './state'

const isOutbound = ({ origin }: Channel): boolean => origin !== 'rung'

/**
 * When both sides were connected: a call that came in by this telephone's answer, one that goes out by the other side's. A
 * telephone that called something in the PBX itself (a mailbox) is answered by that.
 */
export function answeredAtOf(channel: Channel, call: CallFacts): number | null {
  switch (channel.origin) {
    case 'rung':
      return channel.upAt
    case 'originated':
      return call.farAnsweredAt
    case 'made':
      return call.farAnsweredAt ?? (call.hasDialled ? null : channel.upAt)
  }
}

function lineCallOf(channel: Channel, call: CallFacts, extension: string, context: LineContext): LineCall {
  const { peer, dialled } = call
  const outbound = isOutbound(channel)
  // A telephone that rings for its owner to dial is shown the owner's own number.
  const connected =
    channel.origin === 'originated'
      ? { number: null, name: null }
      : { number: channel.connectedNumber, name: channel.connectedName }
  return {
    uniqueid: channel.uniqueid,
    linkedid: channel.linkedid,
    channel: channel.channel,
    extension,
    direction: outbound ? 'outbound' : 'inbound',
    isInternal: peer !== null && peer.extension !== null && context.isPhone(peer.extension),
    peerNumber: (outbound ? dialled : null) ?? peer?.number ?? connected.number,
    peerName: peer ? peer.name : connected.name,
    peerChannel: peer?.channel ?? null,
    peerUniqueid: peer?.uniqueid ?? null,
    startedAt: channel.openedAt,
    pickedUpAt: channel.upAt,
    answeredAt: answeredAtOf(channel, call),
    heldSince: call.heldSince,
    holdMs: call.holdMs,
    originatedBy:
      channel.origin === 'originated'
        ? { channelId: call.originatedAs ?? channel.uniqueid, actionId: call.actionId }
        : null,
    transferredTo: call.transferredTo,
    transferredFrom: call.transferredFrom,
    recording: channel.recording ?? call.recording,
    incomplete: channel.incomplete,
  }
}

function phaseOf(channel: Channel, call: CallFacts): LinePhase {
  if (answeredAtOf(channel, call) === null)
    return channel.origin === 'made' || channel.upAt !== null ? 'dialling' : 'ringing'
  if (call.consulted) return 'consulting'
  return call.heldSince === null ? 'talking' : 'held'
}

/** Opened this moment; whether the telephone rings for somebody or for its owner to dial is about to be said. */
const isUnexplained = ({ origin, dialledBy, upAt, incomplete }: Channel): boolean =>
  origin === 'rung' && dialledBy === null && upAt === null && !incomplete

/** The calls that a telephone has now, the newest last. */
export function callsOf(state: LineState, extension: string, context: LineContext): readonly LiveLineCall[] {
  return (state.lines.get(extension) ?? []).flatMap((id) => {
    const channel = state.channels.get(id)
    if (!channel?.call || isUnexplained(channel)) return []
    const { call } = channel
    return [
      {
        ...lineCallOf(channel, call, extension, context),
        phase: phaseOf(channel, call),
        consulted: call.consulted,
        failure: answeredAtOf(channel, call) === null && isOutbound(channel) ? farStatusOf(call) : null,
      },
    ]
  })
}

/** The file that one of these channels is or was recorded into, the first that has one; null for none. */
export function recordingOf(state: LineState, uniqueids: readonly (string | null)[]): string | null {
  for (const id of uniqueids) {
    if (id === null) continue
    const channel = state.channels.get(id)
    const recording = channel
      ? (channel.recording ?? channel.call?.recording)
      : (state.over.get(id) ?? state.overBefore.get(id))?.recording
    if (recording) return recording
  }
  return null
}

export function finishedCallOf(
  channel: Channel,
  call: CallFacts,
  extension: string,
  ending: { readonly at: number; readonly cause: number | null; readonly causeText: string | null; unheard: boolean },
  context: LineContext,
): FinishedLineCall {
  const answeredAt = answeredAtOf(channel, call)
  const lastHoldMs = call.heldSince === null ? 0 : Math.max(0, ending.at - call.heldSince)
  const far = answeredAt === null && isOutbound(channel) ? call.farCause : null
  return {
    ...lineCallOf(channel, call, extension, context),
    heldSince: null,
    holdMs: call.holdMs + lastHoldMs,
    endedAt: ending.at,
    endedBy: ending.unheard ? null : endedBy(channel, call),
    talkMs: answeredAt === null ? 0 : Math.max(0, ending.at - answeredAt),
    failure: answeredAt === null ? failureOf(channel, call, ending.cause) : null,
    cause: far?.cause ?? ending.cause,
    causeText: far ? far.text : ending.cause === null ? null : ending.causeText,
    incomplete: channel.incomplete || ending.unheard,
  }
}

function endedBy(channel: Channel, call: CallFacts): FinishedLineCall['endedBy'] {
  if (call.transferredTo) return 'transfer'
  if (channel.hungUp) return 'agent'
  return call.peerHungUp ? 'peer' : null
}

/** What Asterisk calls busy may be a refusal. */
const farStatusOf = ({ farStatus, farCause }: CallFacts): DialStatus | null =>
  farStatus === 'busy' && farCause?.cause === 21 ? 'rejected' : farStatus

function failureOf(channel: Channel, call: CallFacts, cause: number | null): DialStatus {
  const { origin, upAt, dialStatus } = channel
  // The own telephone was to ring first, and nobody picked it up.
  if (origin === 'originated' && upAt === null)
    return unless(dialStatus ?? failureOfCause(cause), 'cancelled', 'no-answer')
  const said = origin === 'rung' ? dialStatus : farStatusOf(call)
  return said === null || said === 'answered' ? failureOfCause(cause) : said
}

const unless = (status: DialStatus, vague: DialStatus, instead: DialStatus): DialStatus =>
  status === vague ? instead : status

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
    case null:
    case 0:
    case 16:
    case 26:
      return 'cancelled'
    default:
      return 'unreachable'
  }
}
