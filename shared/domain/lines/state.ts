/** The live channels, and what they make of each telephone: calls that run, and calls that are over. */
import type { ChannelFacts, DialStatus } from './events'

export type Channel = Omit<ChannelFacts, 'fromPhone' | 'state'> & {
  /** What its telephone is called by: `8001`. */
  readonly extension: string
  /** One half of a Local channel: no telephone, but a way to one. */
  readonly isLocal: boolean
  readonly fromPhone: boolean
  /** The console dialled: the own telephone rings first. */
  readonly originated: boolean
  readonly openedAt: number
  readonly upAt: number | null
  /** When the far end answered a call that this telephone dials. */
  readonly farUpAt: number | null
  readonly dialled: string | null
  readonly dialStatus: DialStatus | null
  readonly bridge: string | null
  /** The bridge that was left behind with somebody in it: the other side is asked meanwhile. */
  readonly leftBridge: string | null
  readonly heldSince: number | null
  /** Of holds that are over, ms. */
  readonly holdMs: number
  readonly transferredTo: string | null
  readonly recording: string | null
  /** Its beginning was not heard. */
  readonly incomplete: boolean
}

export type LineState = {
  readonly channels: ReadonlyMap<string, Channel>
  /** The latest time any event told, UTC ms. */
  readonly at: number
}

export const emptyLines = (at: number): LineState => ({ channels: new Map(), at })

export type LinePhase = 'ringing' | 'dialling' | 'talking' | 'held' | 'consulting'

/** A call that a telephone has now. */
export type LineCall = {
  readonly uniqueid: string
  readonly linkedid: string | null
  readonly channel: string
  readonly extension: string
  readonly direction: 'inbound' | 'outbound'
  readonly phase: LinePhase
  readonly peerNumber: string | null
  readonly peerName: string | null
  readonly startedAt: number
  /** When both sides were connected. */
  readonly answeredAt: number | null
  readonly heldSince: number | null
}

/** A call that a telephone had: only this telephone's own time in it. */
export type FinishedLineCall = Omit<LineCall, 'phase' | 'heldSince'> & {
  readonly endedAt: number
  readonly talkMs: number
  /** Part of the talk. */
  readonly holdMs: number
  /** Why it was not answered; null when it was. */
  readonly failure: DialStatus | null
  readonly transferredTo: string | null
  readonly recording: string | null
  readonly incomplete: boolean
}

const directionOf = ({ fromPhone, originated }: Channel): LineCall['direction'] =>
  fromPhone || originated ? 'outbound' : 'inbound'

/** Of a call that is dialled, when the far end answered; else when this telephone did. */
export const answeredAtOf = (channel: Channel): number | null =>
  directionOf(channel) === 'outbound' ? channel.farUpAt : channel.upAt

/** Whether somebody waits in the bridge that this channel has left. */
export function isAwaited({ leftBridge }: Channel, channels: LineState['channels']): boolean {
  if (leftBridge === null) return false
  for (const { bridge } of channels.values()) if (bridge === leftBridge) return true
  return false
}

function phaseOf(channel: Channel, channels: LineState['channels']): LinePhase {
  if (channel.upAt === null) return directionOf(channel) === 'outbound' ? 'dialling' : 'ringing'
  if (answeredAtOf(channel) === null) return 'dialling'
  if (channel.bridge !== null && isAwaited(channel, channels)) return 'consulting'
  return channel.heldSince === null ? 'talking' : 'held'
}

export const lineOf = (channel: Channel): Omit<LineCall, 'phase' | 'heldSince'> => {
  const direction = directionOf(channel)
  const dialled = direction === 'outbound' ? (channel.dialled ?? channel.connectedNumber) : channel.connectedNumber
  return {
    uniqueid: channel.uniqueid,
    linkedid: channel.linkedid,
    channel: channel.channel,
    extension: channel.extension,
    direction,
    peerNumber: dialled,
    peerName: channel.connectedName,
    startedAt: channel.openedAt,
    answeredAt: answeredAtOf(channel),
  }
}

/** The calls that a telephone has now, the newest last. */
export function callsOf({ channels }: LineState, extension: string): readonly LineCall[] {
  return [...channels.values()]
    .filter((channel) => channel.extension === extension && !channel.isLocal)
    .toSorted((a, b) => a.openedAt - b.openedAt)
    .map((channel) => ({ ...lineOf(channel), phase: phaseOf(channel, channels), heldSince: channel.heldSince }))
}

/** The file that one of these channels is recorded into; null for none. */
export function recordingOf({ channels }: LineState, uniqueids: readonly (string | null)[]): string | null {
  for (const id of uniqueids) {
    const recording = id === null ? null : channels.get(id)?.recording
    if (recording) return recording
  }
  return null
}
