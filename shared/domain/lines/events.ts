/**
 * What happens on the channels of telephones, told without any word of the PBX that said it. Beside the events of the
 * queues, from the same source. Every `at` is UTC ms on this computer's clock.
 */

/** A channel as an event about it shows it. */
export type ChannelFacts = {
  readonly uniqueid: string
  /** The same for all channels of what was one call for its caller. */
  readonly linkedid: string | null
  /** `PJSIP/8001-0000002a`. */
  readonly channel: string
  readonly state: 'down' | 'ringing' | 'up'
  /** The channel was opened by its telephone, which dials; else by the PBX, which rings it. Null when that was not seen. */
  readonly fromPhone: boolean | null
  readonly number: string | null
  readonly name: string | null
  /** The other side's. */
  readonly connectedNumber: string | null
  readonly connectedName: string | null
  /** Where it is in the dialplan: of a telephone that dials, the number it dialled. */
  readonly exten: string | null
}

export type DialStatus = 'answered' | 'busy' | 'no-answer' | 'rejected' | 'unreachable' | 'cancelled'

type Of = { readonly at: number; readonly uniqueid: string }

export type LineEvent =
  | { readonly kind: 'channel'; readonly at: number; readonly facts: ChannelFacts }
  /** The PBX dials `to`, for the channel `from` or by itself (null); `status` is null at the beginning. */
  | {
      readonly kind: 'dial'
      readonly at: number
      readonly from: string | null
      readonly to: string
      /** The number that `from` dialled. */
      readonly exten: string | null
      readonly status: DialStatus | null
    }
  | (Of & { readonly kind: 'bridge-entered'; readonly bridge: string })
  | (Of & { readonly kind: 'bridge-left'; readonly bridge: string })
  | (Of & { readonly kind: 'hold'; readonly held: boolean })
  /** The telephone handed its call over. */
  | (Of & { readonly kind: 'transferred'; readonly mode: 'blind' | 'attended'; readonly to: string | null })
  | (Of & { readonly kind: 'recording'; readonly file: string })
  /** What the console dialled did not come about before there was a channel, or while the own telephone rang. */
  | {
      readonly kind: 'dial-failed'
      readonly at: number
      readonly extension: string
      readonly number: string
      readonly status: DialStatus
    }
  | (Of & { readonly kind: 'ended'; readonly cause: number | null })
  /** All channels that exist, so that what ended or began during a gap is noticed. */
  | {
      readonly kind: 'listed'
      readonly at: number
      readonly channels: readonly (ChannelFacts & { readonly bridge: string | null })[]
    }
  /** No older channel exists. */
  | { readonly kind: 'pbx-started'; readonly at: number; readonly startedAt: number }
