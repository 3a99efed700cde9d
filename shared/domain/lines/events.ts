/**
 * What happens on the channels of a telephone system, told without any word of the PBX that said it: the translator of each
 * source makes these, the reducer of the telephones understands only these. Every `at` is UTC ms on this computer's clock.
 */

/** A channel as every event about it names it. */
export type ChannelRef = {
  /** The PBX's id of the channel. A click-to-dial chooses it itself. */
  readonly uniqueid: string
  /** The same for all channels of a call; it may change when calls are joined. */
  readonly linkedid: string | null
  /** The PBX's name of the channel: what its actions (hang up, transfer) are given. */
  readonly channel: string
  /** `8001`, derived from the name: the device at the end of it; null for a channel that ends at no device. */
  readonly extension: string | null
  /** A channel that only joins two parts of a call inside of the PBX has one other half with the same pair; else null. */
  readonly pair: string | null
}

/**
 * down (nothing has happened yet), ringing (the device rings), calling (the device has dialled), up (answered on either
 * side), other (busy, reserved …).
 */
export type ChannelState = 'down' | 'ringing' | 'calling' | 'up' | 'other'

/** How an attempt to reach somebody ended. `cancelled`: by who called; also when another telephone answered. */
export type DialResult = 'answered' | 'busy' | 'no-answer' | 'cancelled' | 'congested' | 'unavailable' | 'other'

/** What a channel knows of both ends; null when withheld or not known. */
export type ChannelParties = {
  /** Of the device at the end of this channel. */
  readonly number: string | null
  readonly name: string | null
  /** Of whom it is connected with. */
  readonly connectedNumber: string | null
  readonly connectedName: string | null
}

/** A channel in a list. */
export type ListedChannel = ChannelRef &
  ChannelParties & {
    readonly state: ChannelState
    /** The dialled number or the step of the dialplan. */
    readonly exten: string | null
    /** Whether the PBX rang this device, rather than the device calling; null when the list does not tell. */
    readonly rung: boolean | null
    readonly bridge: string | null
    /** When the channel was opened, UTC ms, to the second. */
    readonly openedAt: number
  }

type ChannelEvent = ChannelRef & { readonly at: number }

export type TransferMode = 'blind' | 'attended'

export type LineEvent =
  | (ChannelEvent &
      ChannelParties & {
        readonly kind: 'channel-opened'
        readonly state: ChannelState
        /** What the device dialled, when it calls. */
        readonly exten: string | null
      })
  | (ChannelEvent & ChannelParties & { readonly kind: 'channel-state'; readonly state: ChannelState })
  /** A number or name of one of the ends changed. */
  | (ChannelEvent & ChannelParties & { readonly kind: 'parties-changed' })
  /** The channel goes by another name (and may so belong to another device); null for `extension` of what is left over. */
  | (ChannelEvent & { readonly kind: 'channel-renamed' })
  | {
      readonly kind: 'dial-begin'
      readonly at: number
      /** Who calls; null when the PBX rings the device by itself (click-to-dial). */
      readonly from: ChannelRef | null
      readonly to: ChannelRef
      /** The number that the caller has dialled. */
      readonly exten: string | null
    }
  | {
      readonly kind: 'dial-end'
      readonly at: number
      readonly from: ChannelRef | null
      readonly to: ChannelRef
      readonly result: DialResult
    }
  | (ChannelEvent & { readonly kind: 'bridge-entered'; readonly bridge: string })
  | (ChannelEvent & { readonly kind: 'bridge-left'; readonly bridge: string })
  /** The device at the end of this channel put the other side on hold. */
  | (ChannelEvent & { readonly kind: 'hold' })
  | (ChannelEvent & { readonly kind: 'unhold' })
  /** The PBX plays music to this channel. */
  | (ChannelEvent & { readonly kind: 'music-started' })
  | (ChannelEvent & { readonly kind: 'music-stopped' })
  | {
      readonly kind: 'blind-transfer'
      readonly at: number
      readonly transferer: ChannelRef
      /** Who is sent on; null when the PBX does not tell one (a conference). */
      readonly transferee: ChannelRef | null
      readonly exten: string
      readonly context: string | null
      /** Whether the other side asked for it itself (a code dialled in the call), rather than this program. */
      readonly isExternal: boolean
      readonly ok: boolean
    }
  | {
      readonly kind: 'attended-transfer'
      readonly at: number
      /** The transferer's channel in the first call, and in the consultation (the same when it has only one). */
      readonly original: ChannelRef
      readonly second: ChannelRef
      readonly transferee: ChannelRef | null
      readonly target: ChannelRef | null
      readonly ok: boolean
    }
  /** How a click-to-dial ended: `ok` once the telephone was picked up. */
  | {
      readonly kind: 'originate-answer'
      readonly at: number
      readonly actionId: string
      readonly uniqueid: string | null
      /** The telephone that was rung. */
      readonly channel: string | null
      readonly exten: string | null
      readonly ok: boolean
      readonly result: DialResult
    }
  /** The call of this channel is recorded in this file of the PBX. */
  | (ChannelEvent & { readonly kind: 'recording'; readonly file: string })
  /** The device at the end of this channel hung up. */
  | (ChannelEvent & { readonly kind: 'hangup-requested' })
  /** The channel is gone; `cause` by ITU-T Q.850 (16 normal, 17 busy, 19 no answer, 21 rejected). */
  | (ChannelEvent & {
      readonly kind: 'channel-ended'
      readonly cause: number | null
      readonly causeText: string | null
    })
  /** All channels that exist, to begin with and after a gap. */
  | { readonly kind: 'channels-listed'; readonly at: number; readonly channels: readonly ListedChannel[] }
  /** The PBX said since when it runs: no older channel exists. */
  | { readonly kind: 'pbx-started'; readonly at: number; readonly startedAt: number }
  /** Nothing was heard from `at` (the last data) until the link is back. */
  | { readonly kind: 'link-lost'; readonly at: number }
  | { readonly kind: 'link-restored'; readonly at: number }
