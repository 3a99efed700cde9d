/** What each event of a channel does to it and to the calls it belongs to. */
import { endChannel, openChannel, patch, patchCall, putInBridge, seenChannel } from './channels'
import { isOver, remember, type LineDraft } from './draft'
import type { LineEvent } from './events'
import { deviceBehind, follow, followHold, originatedHalf, partyOf } from './sides'
import type { Channel, TransferredFrom } from './state'

type Of<K extends LineEvent['kind']> = Extract<LineEvent, { kind: K }>

export function onOpened(draft: LineDraft, event: Of<'channel-opened'>): void {
  if (draft.channels.has(event.uniqueid) || isOver(draft, event.uniqueid)) return
  openChannel(draft, event, event.at, {
    number: event.number,
    name: event.name,
    connectedNumber: event.connectedNumber,
    connectedName: event.connectedName,
    state: event.state,
    exten: event.exten,
    // Of a device that dials, the first state is that it calls; one that is rung begins with nothing.
    rung: event.state !== 'calling',
    openedAt: event.at,
    incomplete: false,
  })
}

export function onChanged(draft: LineDraft, event: Of<'channel-changed'>): void {
  const { at } = event
  const channel = seenChannel(draft, event, at, event, event.state)
  if (!channel || at < channel.partiesAt) return
  // What is withheld for a moment is not forgotten.
  const number = event.number ?? channel.number
  const name = event.name ?? channel.name
  const connectedNumber = event.connectedNumber ?? channel.connectedNumber
  const connectedName = event.connectedName ?? channel.connectedName
  const state = channel.state === 'up' ? 'up' : event.state
  const isSame =
    state === channel.state &&
    number === channel.number &&
    name === channel.name &&
    connectedNumber === channel.connectedNumber &&
    connectedName === channel.connectedName
  if (isSame) return
  const upAt = channel.upAt ?? (state === 'up' ? at : null)
  patch(draft, channel, { number, name, connectedNumber, connectedName, state, upAt, partiesAt: at })
  const isNews = upAt !== channel.upAt || number !== channel.number || name !== channel.name
  if (isNews && (channel.phone !== null || channel.call)) follow(draft, channel.uniqueid, at)
}

export function onDialBegin(draft: LineDraft, { from, to, exten, at }: Of<'dial-begin'>): void {
  const dialled = seenChannel(draft, to, at)
  const dialling = from && seenChannel(draft, from, at)
  if (!dialled) return
  if (!dialling) {
    if (from === null && dialled.origin === 'rung' && dialled.dialledBy === null)
      patch(draft, dialled, { origin: 'originated' })
    return
  }
  const sentBy = dialling.sentBy ?? deviceBehind(draft, dialling)?.sentBy ?? null
  const half = dialled.origin === 'rung' ? originatedHalf(draft, dialling) : undefined
  const origin = half ? 'originated' : dialled.origin
  const target = patch(draft, dialled, { dialledBy: dialling.uniqueid, sentBy: dialled.sentBy ?? sentBy, origin })
  patchCall(draft, target, {
    transferredFrom: target.call?.transferredFrom ?? sentBy,
    originatedAs: half?.uniqueid ?? null,
  })
  if (!dialling.dials.includes(dialled.uniqueid))
    patch(draft, dialling, { dials: [...dialling.dials, dialled.uniqueid] })
  const caller = callerBehind(draft, dialling)
  if (caller?.call && caller.uniqueid !== dialled.uniqueid)
    patchCall(draft, caller, {
      hasDialled: true,
      dialled: caller.call.dialled ?? (caller.origin === 'rung' ? null : exten),
    })
  follow(draft, dialled.uniqueid, at)
  follow(draft, dialling.uniqueid, at)
}

/** The telephone that is connected with whom this channel dials; undefined when that is not one's own call. */
function callerBehind(draft: LineDraft, dialling: Channel): Channel | undefined {
  const device = deviceBehind(draft, draft.channels.get(dialling.uniqueid) ?? dialling)
  return device?.call && device.origin !== 'rung' ? device : undefined
}

export function onDialEnd(draft: LineDraft, { from, to, status, at }: Of<'dial-end'>): void {
  const dialled = seenChannel(draft, to, at)
  const dialling = from && seenChannel(draft, from, at)
  if (!dialled) return
  let target = dialled.dialStatus === status ? dialled : patch(draft, dialled, { dialStatus: status })
  if (!dialling) return
  if (status === 'answered' && target.origin === 'made' && target.dialledBy === null) {
    // This telephone has picked up a call that rang at another.
    target = patch(draft, target, { origin: 'rung', dialledBy: dialling.uniqueid, upAt: at })
    patch(draft, dialling, { dials: [...dialling.dials, target.uniqueid] })
  }
  const caller = callerBehind(draft, dialling)
  if (caller?.call && caller.uniqueid !== target.uniqueid)
    patchCall(draft, caller, {
      hasDialled: true,
      farStatus: status,
      farAnsweredAt: status === 'answered' ? (caller.call.farAnsweredAt ?? at) : caller.call.farAnsweredAt,
    })
  follow(draft, target.uniqueid, at)
}

export function onBridgeEntered(draft: LineDraft, event: Of<'bridge-entered'>): void {
  const { bridge, at } = event
  const channel = seenChannel(draft, event, at, undefined, 'up')
  if (!channel || channel.bridge === bridge || at < channel.bridgeAt) return
  putInBridge(draft, channel, bridge, at)
  follow(draft, channel.uniqueid, at)
}

export function onBridgeLeft(draft: LineDraft, event: Of<'bridge-left'>): void {
  const { bridge, at } = event
  const channel = draft.channels.get(event.uniqueid)
  if (channel?.bridge === bridge && at >= channel.bridgeAt) putInBridge(draft, channel, null, at)
}

export function onHold(draft: LineDraft, event: Of<'hold'>): void {
  const { held, at } = event
  const channel = seenChannel(draft, event, at, undefined, 'up')
  if (!channel || channel.holds === held || at < channel.holdAt) return
  patch(draft, channel, { holds: held, holdAt: at })
  followHold(draft, channel.uniqueid, at)
}

export function onMusic(draft: LineDraft, event: Of<'music'>): void {
  const { on, at } = event
  const channel = seenChannel(draft, event, at, undefined, 'up')
  if (!channel || (channel.musicSince !== null) === on || at < channel.musicAt) return
  patch(draft, channel, { musicSince: on ? at : null, musicAt: at })
  if (channel.phone !== null) followHold(draft, channel.phone, at)
}

export function onBlindTransfer(draft: LineDraft, event: Of<'blind-transfer'>): void {
  const transferer = seenChannel(draft, event.transferer, event.at)
  const transferee = event.transferee && seenChannel(draft, event.transferee, event.at)
  if (!transferer) return
  const by = deviceBehind(draft, transferer) ?? transferer
  patchCall(draft, by, { transferredTo: { mode: 'blind', target: event.exten }, consulted: null })
  if (transferee) patch(draft, transferee, { sentBy: fromOf('blind', by) })
}

const fromOf = (mode: TransferredFrom['mode'], by: Channel): TransferredFrom => ({
  mode,
  extension: by.extension,
  uniqueid: by.uniqueid,
})

export function onAttendedTransfer(draft: LineDraft, event: Of<'attended-transfer'>): void {
  const { at } = event
  const original = seenChannel(draft, event.original, at)
  if (!original || original.call?.transferredTo) return
  const target = deviceOf(draft, event.target, at)
  const transferee = deviceOf(draft, event.transferee, at)
  const targetNumber = (target && partyOf(draft, target, original).number) ?? original.call?.consulted?.number ?? null
  const transferredTo = { mode: 'attended', target: targetNumber } as const
  patchCall(draft, original, {
    transferredTo,
    consulted: null,
    ...(transferee ? { peer: partyOf(draft, transferee, original) } : {}),
  })
  const second = event.second.uniqueid === original.uniqueid ? undefined : seenChannel(draft, event.second, at)
  if (second) patchCall(draft, second, { transferredTo, consulted: null })
  if (target && target.uniqueid !== original.uniqueid)
    patchCall(draft, patch(draft, target, { sentBy: fromOf('attended', original) }), {
      transferredFrom: fromOf('attended', original),
    })
}

function deviceOf(draft: LineDraft, ref: Of<'attended-transfer'>['target'], at: number): Channel | undefined {
  const channel = ref && seenChannel(draft, ref, at)
  return channel ? deviceBehind(draft, channel) : undefined
}

/** Who is rung through a pair is known by the pair: its request is answered for the half that it has opened. */
export function onOriginateAnswer(draft: LineDraft, event: Of<'originate-answer'>): void {
  const opened = event.uniqueid === null ? undefined : draft.channels.get(event.uniqueid)
  const channel = opened && deviceBehind(draft, opened)
  if (!channel?.call) return
  const status = event.status === 'answered' ? channel.dialStatus : event.status
  patchCall(draft, patch(draft, channel, { origin: 'originated', dialStatus: status }), {
    actionId: event.actionId,
    dialled: channel.call.dialled ?? event.exten,
  })
}

export function onRecording(draft: LineDraft, event: Of<'recording'>): void {
  const { file, at } = event
  const channel = seenChannel(draft, event, at)
  if (!channel || channel.recording === file) return
  patch(draft, channel, { recording: file })
  const device = channel.phone === null ? deviceBehind(draft, channel) : draft.channels.get(channel.phone)
  if (device?.call) patchCall(draft, device, { recording: device.call.recording ?? file })
}

export function onHangupRequested(draft: LineDraft, event: Of<'hangup-requested'>): void {
  const channel = draft.channels.get(event.uniqueid)
  if (!channel || channel.hungUp) return
  patch(draft, channel, { hungUp: true })
  const phone = channel.phone === null ? undefined : draft.channels.get(channel.phone)
  if (phone && !phone.hungUp && phone.call?.peer?.uniqueid === channel.uniqueid)
    patchCall(draft, phone, { peerHungUp: true })
}

export function onEnded(draft: LineDraft, event: Of<'channel-ended'>): void {
  const channel = draft.channels.get(event.uniqueid)
  if (!channel) {
    if (!isOver(draft, event.uniqueid)) remember(draft, event.uniqueid, null)
    return
  }
  const { cause, causeText, at } = event
  const dialling = channel.dialledBy === null ? undefined : draft.channels.get(channel.dialledBy)
  if (dialling) {
    patch(draft, dialling, { dials: dialling.dials.filter((id) => id !== channel.uniqueid) })
    const caller = callerBehind(draft, dialling)
    if (caller && cause !== null) patchCall(draft, caller, { farCause: { cause, text: causeText } })
  }
  endChannel(draft, channel, { at, cause, causeText, unheard: false })
  const phone = channel.phone === null ? undefined : draft.channels.get(channel.phone)
  if (phone?.call?.peer?.uniqueid !== channel.uniqueid) return
  // Who was waiting has gone: nobody is asked on its behalf any more.
  patchCall(draft, phone, { consulted: null })
  followHold(draft, phone.uniqueid, at)
}
