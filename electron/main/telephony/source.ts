/** The port between a telephone system and Vigil. What is behind it (a live PBX, a recording) is chosen by settings. */
import type { LineEvent } from '#shared/domain/lines/events'
import type { QueueEvent } from '#shared/domain/queue/events'
import type { LinkState } from '#shared/domain/queue/link'
import type { LinkSource } from '#shared/domain/telephony/settings'
import type { Result } from '#shared/lib/result'
import type { TelephonyControl } from './control'

export type TelephonySink = {
  /** Events in the order they happened; never empty. */
  readonly events: (batch: readonly QueueEvent[]) => void
  /** What happened on the channels of telephones, in order; never empty. Told after the events of the same moment. */
  readonly lines: (batch: readonly LineEvent[]) => void
  readonly link: (state: LinkState) => void
}

export type TelephonySource = {
  readonly kind: LinkSource
  readonly start: (sink: TelephonySink) => void
  /** Resolves when nothing more will be reported. */
  readonly stop: () => Promise<void>
  /** Absent where telephones can only be listened to. */
  readonly control?: TelephonyControl
  /**
   * Shows the call of a `vigil://call` link; present where calls are told by links. `extension` is the telephone of whoever works
   * at this workstation, for links that name none. Errors: `call-link.…`.
   */
  readonly openCallLink?: (text: string, extension: string | null) => Result<null>
}
