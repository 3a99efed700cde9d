/** What each telephone does: its channels, who is at the other side of them, and the call made of it. */
import type { ChannelParties, ChannelRef, ChannelState, DialResult, TransferMode } from './events'

/** `internal`: both sides are telephones of agents. Of a call that was handed on, as seen from this telephone. */
export type CallDirection = 'inbound' | 'outbound' | 'internal'

/**
 * ringing (this telephone rings; of an outbound call: because of a click-to-dial), dialling (the other side is being
 * reached), talking, held (the other side hears music), consulting (the other side waits while a third one is asked).
 */
export type CallPhase = 'ringing' | 'dialling' | 'talking' | 'held' | 'consulting'

/** Who is at the other side. */
export type Party = {
  readonly number: string | null
  readonly name: string | null
  /** The channel to that side's device, found through all that is between; null when no channel was seen. */
  readonly channel: string | null
  readonly uniqueid: string | null
}

export type TransferredTo = { readonly mode: TransferMode; readonly target: string | null; readonly at: number }

export type TransferredFrom = {
  readonly mode: TransferMode
  /** The telephone that handed the call on, and its channel. */
  readonly extension: string | null
  readonly uniqueid: string
}

/** One telephone's part in a call: from when it rings (or dials) until it hangs up or hands on. */
export type LineCall = {
  /** Of this telephone's channel. */
  readonly uniqueid: string
  readonly linkedid: string | null
  readonly channel: string
  readonly extension: string
  readonly direction: CallDirection
  /** The caller's number of a call that came in, the dialled one of a call that went out. */
  readonly peerNumber: string | null
  readonly peerName: string | null
  readonly peerChannel: string | null
  readonly peerUniqueid: string | null
  /** UTC ms. */
  readonly startedAt: number
  /** When this telephone was picked up, UTC ms; of a call that went out by itself: when it dialled. */
  readonly pickedUpAt: number | null
  /** When the talk began: a call that goes out is answered by the other side. Null before. */
  readonly answeredAt: number | null
  /** Since when the other side is on hold, UTC ms; null while it is not. */
  readonly heldSince: number | null
  /** All holds that are over, ms. */
  readonly holdMs: number
  /** A click-to-dial: the channel id it chose, and its ActionID once the PBX has answered it. */
  readonly originatedBy: { readonly channelId: string; readonly actionId: string | null } | null
  readonly transferredTo: TransferredTo | null
  readonly transferredFrom: TransferredFrom | null
  /** The file the PBX records to, as it names it. */
  readonly recording: string | null
  /** Part of this call fell into a gap of the link: its times are not exact. */
  readonly incomplete: boolean
}

/** A call that goes on. */
export type LiveCall = LineCall & {
  readonly phase: CallPhase
  /** Who is asked while the other side waits. */
  readonly consulted: Party | null
}

/** `transfer`: handed on; null: the PBX ended it, or it was not heard. */
export type EndedBy = 'agent' | 'peer' | 'transfer' | null

/** A call that is over; it has left the live state and is to be stored. */
export type FinishedLineCall = LineCall & {
  readonly endedAt: number
  readonly endedBy: EndedBy
  /** `elsewhere`: another telephone answered it. */
  readonly result: DialResult | 'elsewhere'
  /** From answer to end, hold included, ms; 0 for a call that was not answered, null when a part was not heard. */
  readonly talkMs: number | null
  /** Q.850, of the other side's channel when it was never reached; null when none was told. */
  readonly cause: number | null
  readonly causeText: string | null
}

/** How a channel began: the device dialled, was rung, or was rung by itself (click-to-dial). */
export type ChannelOrigin = 'made' | 'rung' | 'originated'

/** What is known of a telephone's own call beside its channel. */
export type CallFacts = {
  readonly peer: Party | null
  readonly consulted: Party | null
  /** When another party answered, UTC ms. */
  readonly farAnsweredAt: number | null
  /** Whether the telephone's channel has dialled somebody. */
  readonly hasDialled: boolean
  /** How that ended, of the last who was dialled. */
  readonly farResult: DialResult | null
  readonly farCause: number | null
  readonly farCauseText: string | null
  readonly heldSince: number | null
  readonly holdMs: number
  readonly actionId: string | null
  readonly transferredTo: TransferredTo | null
  readonly transferredFrom: TransferredFrom | null
  readonly recording: string | null
}

export type Channel = ChannelRef &
  ChannelParties & {
    readonly state: ChannelState
    readonly exten: string | null
    readonly origin: ChannelOrigin | null
    readonly openedAt: number
    /** When it was up first, UTC ms. */
    readonly upAt: number | null
    readonly bridge: string | null
    /** When `bridge` was entered or left last: an older event says nothing new. */
    readonly bridgeAt: number
    /** The channel that dials this one. */
    readonly dialledBy: string | null
    /** Channels that this one dials or has reached, in order. */
    readonly dials: readonly string[]
    /** How the attempt to reach this one ended. */
    readonly dialResult: DialResult | null
    /** The device holds the other side. */
    readonly holds: boolean
    readonly holdAt: number
    /** Since when the PBX plays music to this one. */
    readonly musicSince: number | null
    readonly musicAt: number
    readonly recording: string | null
    /** The device hung up. */
    readonly hungUp: boolean
    /** This one was sent here by a transfer. */
    readonly sentBy: TransferredFrom | null
    /** The telephone whose call has this one at its other side. */
    readonly phone: string | null
    /** The session of the link in which it was heard of last. */
    readonly session: number
    readonly incomplete: boolean
    /** Of a telephone of an agent; null for every other channel. */
    readonly call: CallFacts | null
  }

/** What is remembered of a channel that is gone, so that repeats of old events change nothing. */
export type OverChannel = { readonly endedAt: number; readonly recording: string | null }

export type LineState = {
  /** All channels, by uniqueid. */
  readonly channels: ReadonlyMap<string, Channel>
  /** Channels of each agent's telephone, the newest last, by extension. */
  readonly lines: ReadonlyMap<string, readonly string[]>
  /** Members of each bridge. */
  readonly bridges: ReadonlyMap<string, readonly string[]>
  /** Halves of each pair. */
  readonly pairs: ReadonlyMap<string, readonly string[]>
  /** The latest channels that are gone; of bounded size. */
  readonly over: ReadonlyMap<string, OverChannel>
  /** Counts how often the link was lost. */
  readonly session: number
  /** When the link was lost, until a list has told what is left; null when all is known. */
  readonly gapFrom: number | null
  /** The latest time any event told, UTC ms. */
  readonly at: number
}
