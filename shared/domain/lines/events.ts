/**
 * What happens on the channels of a telephone system, told without any word of the PBX that said it. Beside the events of
 * the queues, from the same source. Every `at` is UTC ms on this computer's clock.
 */

/** A channel as every event about it names it. */
export type ChannelRef = {
  /** The PBX's id of the channel. A click-to-dial chooses it itself. */
  readonly uniqueid: string
  /** The same for all channels of a call; it may change when calls are joined. */
  readonly linkedid: string | null
  /** The PBX's name of the channel, `PJSIP/8001-0000002a`: what its actions are given. */
  readonly channel: string
  /** `8001`: the device at the end of it; null for a channel that ends at no device. */
  readonly extension: string | null
  /** A channel that only joins two parts of a call inside of the PBX has one other half with the same pair; else null. */
  readonly pair: string | null
}

/** What a channel knows of both ends; null when withheld or not known. */
export type ChannelParties = {
  /** Of the device at the end of this channel. */
  readonly number: string | null
  readonly name: string | null
  /** Of whom it is connected with. */
  readonly connectedNumber: string | null
  readonly connectedName: string | null
}

/** down (nothing yet), calling (the device has dialled), ringing (the device rings), up (answered). */
export type ChannelState = 'down' | 'calling' | 'ringing' | 'up'

/** How an attempt to reach somebody ended. `cancelled`: by who called, also when another telephone answered. */
export type DialStatus = 'answered' | 'busy' | 'no-answer' | 'rejected' | 'unreachable' | 'cancelled'

/** A channel in a list. */
export type ListedChannel = ChannelRef &
  ChannelParties & {
    readonly state: ChannelState
    /** Where it is in the dialplan: of a device that calls, the number it dialled. */
    readonly exten: string | null
    /** Whether the PBX rang this device, rather than the device calling. */
    readonly rung: boolean
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
  /** The state of the channel, or a number or name of one of its ends changed. */
  | (ChannelEvent & ChannelParties & { readonly kind: 'channel-changed'; readonly state: ChannelState })
  | {
      readonly kind: 'dial-begin'
      readonly at: number
      /** Who calls; null when the PBX rings the device by itself (click-to-dial). */
      readonly from: ChannelRef | null
      readonly to: ChannelRef
      /** The number that `from` has dialled. */
      readonly exten: string | null
    }
  | {
      readonly kind: 'dial-end'
      readonly at: number
      readonly from: ChannelRef | null
      readonly to: ChannelRef
      readonly status: DialStatus
    }
  | (ChannelEvent & { readonly kind: 'bridge-entered'; readonly bridge: string })
  | (ChannelEvent & { readonly kind: 'bridge-left'; readonly bridge: string })
  /** The device at the end of this channel holds the other side, or no longer. */
  | (ChannelEvent & { readonly kind: 'hold'; readonly held: boolean })
  /** The PBX plays music to this channel, or no longer. */
  | (ChannelEvent & { readonly kind: 'music'; readonly on: boolean })
  /** A transfer that came about. */
  | {
      readonly kind: 'blind-transfer'
      readonly at: number
      readonly transferer: ChannelRef
      /** Who is sent on; null when the PBX does not tell one (a conference). */
      readonly transferee: ChannelRef | null
      readonly exten: string | null
    }
  | {
      readonly kind: 'attended-transfer'
      readonly at: number
      /** The transferer's channel in the first call, and in the consultation (the same when it has only one). */
      readonly original: ChannelRef
      readonly second: ChannelRef
      readonly transferee: ChannelRef | null
      readonly target: ChannelRef | null
    }
  /** What came of a click-to-dial: `answered` once the own telephone was picked up. */
  | {
      readonly kind: 'originate-answer'
      readonly at: number
      /** The console's name of its request. */
      readonly actionId: string | null
      readonly uniqueid: string | null
      /** The telephone that was to ring. */
      readonly extension: string | null
      /** The number to be dialled. */
      readonly exten: string | null
      readonly status: DialStatus
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
