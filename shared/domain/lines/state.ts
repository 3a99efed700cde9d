/** What each telephone does: its channels, who is at the other side of them, and the call made of it. */
import type { ChannelParties, ChannelRef, ChannelState, DialStatus, TransferMode } from './events'

/**
 * ringing (this telephone rings; of an outbound call: because of a click-to-dial), dialling (the other side is being
 * reached), talking, held (the other side hears music), consulting (the other side waits while a third one is asked).
 */
export type LinePhase = 'ringing' | 'dialling' | 'talking' | 'held' | 'consulting'

/** Who is at another side. */
export type Party = {
  readonly number: string | null
  readonly name: string | null
  /** The channel to that side's device, found through all that is between. */
  readonly channel: string
  readonly uniqueid: string
  /** The device's. */
  readonly extension: string | null
}

export type TransferredTo = { readonly mode: TransferMode; readonly target: string | null }

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
  /** Who began: outbound when this telephone dialled or was rung for its owner to dial. */
  readonly direction: 'inbound' | 'outbound'
  /** Both sides are telephones of agents. */
  readonly isInternal: boolean
  /** The caller's number of a call that came in, the dialled one of a call that went out. */
  readonly peerNumber: string | null
  readonly peerName: string | null
  /** The other side's channel; null while it was not seen. */
  readonly peerChannel: string | null
  readonly peerUniqueid: string | null
  /** UTC ms. */
  readonly startedAt: number
  /** When this telephone was up first, UTC ms. */
  readonly pickedUpAt: number | null
  /** When both sides were connected first, UTC ms; null before. */
  readonly answeredAt: number | null
  /** Since when the other side waits, UTC ms; null while it does not. */
  readonly heldSince: number | null
  /** All waits of the other side that are over, ms: part of the talk. */
  readonly holdMs: number
  /** A click-to-dial: the channel id it chose, and the name of its request once the PBX has answered it. */
  readonly originatedBy: { readonly channelId: string; readonly actionId: string | null } | null
  readonly transferredTo: TransferredTo | null
  readonly transferredFrom: TransferredFrom | null
  /** The file the PBX records to, as it names it. */
  readonly recording: string | null
  /** Part of this call fell into a gap of the link: its times are not exact. */
  readonly incomplete: boolean
}

/** A call that a telephone has now. */
export type LiveLineCall = LineCall & {
  readonly phase: LinePhase
  /** Who is asked while the other side waits. */
  readonly consulted: Party | null
  /** Why the other side could not be reached, while the telephone is still up (it hears the tone). */
  readonly failure: DialStatus | null
}

/** A call that a telephone had, with only this telephone's own time; it has left the live state and is to be stored. */
export type FinishedLineCall = LineCall & {
  readonly endedAt: number
  /** Null: the PBX or the console ended it, or it was not heard. */
  readonly endedBy: 'agent' | 'peer' | 'transfer' | null
  /** From answer to end, hold included, ms; 0 when it was not answered. */
  readonly talkMs: number
  /** Why it was not answered; null when it was. */
  readonly failure: DialStatus | null
  /** Q.850: of the other side's channel when it was never reached, else of this one; null when none was told. */
  readonly cause: number | null
  readonly causeText: string | null
}

/** How a channel began: the device dialled, was rung for somebody, or was rung by itself (click-to-dial). */
export type ChannelOrigin = 'made' | 'rung' | 'originated'

/** What is known of a telephone's own call beside its channel. */
export type CallFacts = {
  readonly peer: Party | null
  readonly consulted: Party | null
  /** When another party answered what this telephone dialled, UTC ms. */
  readonly farAnsweredAt: number | null
  /** The number that was dialled; the first one is what was meant, what the dialplan makes of it is its own affair. */
  readonly dialled: string | null
  readonly hasDialled: boolean
  /** The channel that a click-to-dial has opened to reach this telephone, where it is not the telephone's own. */
  readonly originatedAs: string | null
  /** How that ended, of whom was dialled last. */
  readonly farStatus: DialStatus | null
  readonly farCause: { readonly cause: number; readonly text: string | null } | null
  readonly peerHungUp: boolean
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
    readonly origin: ChannelOrigin
    readonly openedAt: number
    /** When it was up first, UTC ms. */
    readonly upAt: number | null
    readonly bridge: string | null
    /** The channel that dials this one. */
    readonly dialledBy: string | null
    /** Channels that this one dials or has reached, in order. */
    readonly dials: readonly string[]
    /** How the attempt to reach this one ended. */
    readonly dialStatus: DialStatus | null
    /** The device holds the other side. */
    readonly holds: boolean
    /** Since when the PBX plays music to this one. */
    readonly musicSince: number | null
    readonly recording: string | null
    /** The device hung up. */
    readonly hungUp: boolean
    /** The transfer that sent this one where it is. */
    readonly sentBy: TransferredFrom | null
    /** The telephone (its channel) whose call has this one at its other side. */
    readonly phone: string | null
    /** The session of the link in which it was heard of last. */
    readonly session: number
    /** When its parties, its bridge, its hold and its music were told last: an older event says nothing new. */
    readonly partiesAt: number
    readonly bridgeAt: number
    readonly holdAt: number
    readonly musicAt: number
    readonly incomplete: boolean
    /** Of a telephone of an agent; null for every other channel. */
    readonly call: CallFacts | null
  }

/** What is remembered of a channel that is gone, so that repeats of old events change nothing. */
export type OverChannel = { readonly recording: string | null }

export type LineState = {
  /** All channels, by uniqueid. */
  readonly channels: ReadonlyMap<string, Channel>
  /** Channels of each agent's telephone, the newest last, by extension. */
  readonly lines: ReadonlyMap<string, readonly string[]>
  /** Members of each bridge. */
  readonly bridges: ReadonlyMap<string, readonly string[]>
  /** Halves of each pair. */
  readonly pairs: ReadonlyMap<string, readonly string[]>
  /** The latest channels that are gone, and those before them; of bounded size. */
  readonly over: ReadonlyMap<string, OverChannel>
  readonly overBefore: ReadonlyMap<string, OverChannel>
  /** Counts how often the link was lost. */
  readonly session: number
  /** When the link was lost, until a list has told what is left; null when all is known. */
  readonly gapFrom: number | null
  /** Since when the PBX runs, as it said last, UTC ms; null while it has not. */
  readonly pbxStartedAt: number | null
  /** The latest time any event told, UTC ms. */
  readonly at: number
}

/** The state before any event, at UTC ms. */
export const emptyLines = (at: number): LineState => ({
  channels: new Map(),
  lines: new Map(),
  bridges: new Map(),
  pairs: new Map(),
  over: new Map(),
  overBefore: new Map(),
  session: 0,
  gapFrom: null,
  pbxStartedAt: null,
  at,
})
