/** Who is at the other side of a channel, through all that only joins; and what follows for the telephones' calls. */
import { answeredAtOf } from './calls'
import { patch, patchCall } from './channels'
import type { LineDraft } from './draft'
import type { Channel, Party } from './state'

/** Channels looked at for one answer: a conference has no other side. */
const MOST_LOOKED_AT = 16

const bridged = (draft: LineDraft, channel: Channel): readonly string[] =>
  channel.bridge === null
    ? []
    : (draft.bridges.get(channel.bridge) ?? []).filter((member) => member !== channel.uniqueid)

/** What this channel is joined with directly: in a bridge, else by dialling. */
function neighboursOf(draft: LineDraft, channel: Channel): readonly string[] {
  const members = bridged(draft, channel)
  if (members.length > 0) return members
  return channel.dialledBy === null ? channel.dials.toReversed() : [...channel.dials.toReversed(), channel.dialledBy]
}

function otherHalf(draft: LineDraft, { pair, uniqueid }: Channel): Channel | undefined {
  const other = pair === null ? undefined : draft.pairs.get(pair)?.find((half) => half !== uniqueid)
  return other === undefined ? undefined : draft.channels.get(other)
}

/** The device's channel at the other side; undefined when there is none (yet). */
export function farSideOf(draft: LineDraft, channel: Channel): Channel | undefined {
  return search(draft, channel, new Set([channel.uniqueid]))
}

function search(draft: LineDraft, from: Channel, seen: Set<string>): Channel | undefined {
  for (const id of neighboursOf(draft, from)) {
    if (seen.has(id) || seen.size > MOST_LOOKED_AT) continue
    seen.add(id)
    const next = draft.channels.get(id)
    if (!next) continue
    if (next.pair === null) {
      if (next.extension !== null) return next
      continue
    }
    const other = otherHalf(draft, next)
    if (!other || seen.has(other.uniqueid)) continue
    seen.add(other.uniqueid)
    const found = search(draft, other, seen)
    if (found) return found
  }
  return undefined
}

/** The device behind what is said of this channel: itself, or who is behind the other half. */
export function deviceBehind(draft: LineDraft, channel: Channel): Channel | undefined {
  if (channel.pair === null) return channel
  const other = otherHalf(draft, channel)
  return other && search(draft, other, new Set([channel.uniqueid, other.uniqueid]))
}

/** The half that a click-to-dial has opened when this is the other one of it. */
export function originatedHalf(draft: LineDraft, channel: Channel): Channel | undefined {
  const other = otherHalf(draft, channel)
  return other?.origin === 'originated' ? other : undefined
}

/** `own` is the telephone whose other side this is. */
export function partyOf(draft: LineDraft, far: Channel, own: Channel): Party {
  const isPhone = far.extension !== null && draft.context.isPhone(far.extension)
  // In a queue an agent's channel bears the number that the caller has dialled.
  const number = isPhone ? far.extension : far.number
  // A number is no name, and who is dialled is first given the name of who dials.
  const isName = far.name !== number && far.name !== far.number && (own.origin === 'rung' || far.name !== own.name)
  return {
    number,
    name: isName ? far.name : null,
    channel: far.channel,
    uniqueid: far.uniqueid,
    extension: far.extension,
  }
}

const sameParty = (a: Party | null, b: Party): boolean =>
  a !== null && a.uniqueid === b.uniqueid && a.number === b.number && a.name === b.name

/** The telephones whose call a change of this channel may touch. */
function touched(draft: LineDraft, channel: Channel): readonly Channel[] {
  const found = new Map<string, Channel>()
  const add = (id: string | null): void => {
    const one = id === null ? undefined : draft.channels.get(id)
    const device = one && deviceBehind(draft, one)
    if (device?.call) found.set(device.uniqueid, device)
  }
  add(channel.uniqueid)
  add(channel.phone)
  for (const id of neighboursOf(draft, channel).slice(0, MOST_LOOKED_AT)) add(id)
  return [...found.values()]
}

/** After a channel came together with others, or left them: who talks with whom now. */
export function follow(draft: LineDraft, uniqueid: string, at: number): void {
  const channel = draft.channels.get(uniqueid)
  if (!channel) return
  for (const { uniqueid: id } of touched(draft, channel)) {
    followPeer(draft, id, at)
    followHold(draft, id, at)
  }
}

function followPeer(draft: LineDraft, uniqueid: string, at: number): void {
  const channel = draft.channels.get(uniqueid)
  const call = channel?.call
  // Who has handed the call on keeps whom it was handed on for.
  if (!channel || !call || call.transferredTo) return
  const peer = call.peer === null ? undefined : draft.channels.get(call.peer.uniqueid)
  const isTogether = peer !== undefined && peer.bridge !== null && peer.bridge === channel.bridge
  const far = isTogether ? peer : farSideOf(draft, channel)
  if (!far) return
  const party = partyOf(draft, far, channel)
  if (peer && peer !== far && waitsFor(draft, peer, channel)) {
    if (!sameParty(call.consulted, party)) patchCall(draft, channel, { consulted: party })
    return
  }
  const answered = channel.origin !== 'rung' && channel.bridge !== null && channel.upAt !== null && far.upAt !== null
  const farAnsweredAt = call.farAnsweredAt ?? (answered ? at : null)
  const recording = call.recording ?? far.recording
  const changes = { peer: party, consulted: null, farAnsweredAt, recording }
  const isNews =
    !sameParty(call.peer, party) ||
    call.consulted !== null ||
    farAnsweredAt !== call.farAnsweredAt ||
    recording !== call.recording
  if (isNews) patchCall(draft, channel, changes)
  if (far.phone !== uniqueid) patch(draft, far, { phone: uniqueid })
}

/** Whether the other side of an answered call stays where it was, alone, while the telephone is elsewhere. */
function waitsFor(draft: LineDraft, peer: Channel, channel: Channel): boolean {
  if (!channel.call || answeredAtOf(channel, channel.call) === null || peer.upAt === null) return false
  if (peer.bridge === null) return peer.musicSince !== null
  return peer.bridge !== channel.bridge && bridged(draft, peer).length === 0
}

/** The other side is on hold when the telephone holds it, or when it hears music or waits alone after the answer. */
export function followHold(draft: LineDraft, uniqueid: string, at: number): void {
  const channel = draft.channels.get(uniqueid)
  const call = channel?.call
  if (!channel || !call) return
  const answeredAt = answeredAtOf(channel, call)
  const peer = call.peer === null ? undefined : draft.channels.get(call.peer.uniqueid)
  const hearsMusic = answeredAt !== null && (peer?.musicSince ?? answeredAt) > answeredAt
  const isThere = call.peer === null || peer !== undefined
  const isHeld = answeredAt !== null && isThere && (channel.holds || call.consulted !== null || hearsMusic)
  if (isHeld && call.heldSince === null) patchCall(draft, channel, { heldSince: at })
  if (!isHeld && call.heldSince !== null)
    patchCall(draft, channel, { heldSince: null, holdMs: call.holdMs + Math.max(0, at - call.heldSince) })
}
