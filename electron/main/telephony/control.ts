/** The port through which telephones are acted on. What a PBX makes of an action shows in the events that follow. */
import type { WriteRight } from '#shared/domain/telephony/phone'
import type { Result } from '#shared/lib/result'

/** `interface` and `channel` as the PBX names them: `PJSIP/8001`, `PJSIP/8001-0000002a`. */
export type ControlAction =
  | { readonly kind: 'queue-add'; readonly queue: string; readonly interface: string; readonly name: string }
  | { readonly kind: 'queue-remove'; readonly queue: string; readonly interface: string }
  /** In every queue the member is in. */
  | { readonly kind: 'queue-pause'; readonly interface: string; readonly paused: boolean; readonly reason: string }
  /** Rings the telephone, then dials; `channelId` becomes the id of the telephone's channel. */
  | {
      readonly kind: 'originate'
      readonly interface: string
      readonly number: string
      readonly context: string
      readonly callerId: string
      readonly channelId: string
    }
  | { readonly kind: 'blind-transfer'; readonly channel: string; readonly number: string; readonly context: string }
  | { readonly kind: 'attended-transfer'; readonly channel: string; readonly number: string; readonly context: string }
  | { readonly kind: 'cancel-transfer'; readonly channel: string }
  | { readonly kind: 'hang-up'; readonly channel: string }
  /** Tells the telephone itself: `talk` answers or takes back, `hold` holds. */
  | { readonly kind: 'notify'; readonly endpoint: string; readonly event: 'talk' | 'hold' }

export type TelephonyControl = {
  /** The right that the account lacks for such an action; null when it has it, or while that is not known yet. */
  readonly missingRight: (kind: ControlAction['kind']) => WriteRight | null
  /**
   * Fulfilled when the PBX has taken the action on. Errors: `phone.link-down`, `phone.timeout`, `phone.right` with the right
   * that is missing, `phone.refused` with what the PBX said.
   */
  readonly perform: (action: ControlAction) => Promise<Result<null>>
}
