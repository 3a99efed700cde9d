/** The port between a telephone system and Vigil. What is behind it (a live PBX, a recording) is chosen by settings. */
import type { LineEvent } from '#shared/domain/lines/events'
import type { QueueEvent } from '#shared/domain/queue/events'
import type { LinkState } from '#shared/domain/queue/link'
import type { LinkSource } from '#shared/domain/telephony/settings'
import type { Result } from '#shared/lib/result'
import type { LinkRights } from '#shared/domain/telephony/rights'
import type { SeenCertificate } from '#shared/ipc/link-rows'
import type { Clock } from '../platform/clock'
import type { TelephonyControl } from './control'

export type TelephonySink = {
  /** Events in the order they happened; never empty. */
  readonly events: (batch: readonly QueueEvent[]) => void
  /** What happened on the channels of telephones, in order; never empty. Told after the events of the same moment. */
  readonly lines: (batch: readonly LineEvent[]) => void
  readonly link: (state: LinkState) => void
}

/** What is worth knowing of a source besides its state, for whoever looks after it. */
export type SourceVitals = {
  /** Messages that came since the source was started. */
  readonly messages: number
  /** The certificate that was refused last. */
  readonly refused: SeenCertificate | null
  readonly rights: LinkRights
}

/** The time of what a source tells, where that is not this computer's. */
export type SourceTime = {
  /** What falls due is judged by it. */
  readonly clock: Clock
  /** How far it is behind this computer's clock now, ms: so much later a screen shows what began, for its duration to be right. */
  readonly behindMs: () => number
}

/** Hears what a PBX says, for a recording. */
export type Tap = {
  /** Whole messages as they came, banners and answers too. `clockOffsetMs` is the PBX clock minus this computer's. */
  readonly bytes: (chunk: Uint8Array, clockOffsetMs: number) => void
  /** A new connection: what was begun before will not go on. `version` is told by the banner, null while none has come. */
  readonly connected: (version: string | null) => void
}

export type TelephonySource = {
  readonly kind: LinkSource
  readonly start: (sink: TelephonySink) => void
  /** Resolves when nothing more will be reported. */
  readonly stop: () => Promise<void>
  /** Absent where what is told happens now. */
  readonly time?: SourceTime
  /** Absent where telephones can only be listened to. */
  readonly control?: TelephonyControl
  /** Absent where there is nothing more to know. */
  readonly vitals?: () => SourceVitals
  /** Null ends it. A source that is live tells its whole state again first. Absent where nothing can be recorded. */
  readonly setTap?: (tap: Tap | null) => void
  /**
   * Shows the call of a `vigil://call` link; present where calls are told by links. `extension` is the telephone of whoever works
   * at this workstation, for links that name none. Errors: `call-link.…`.
   */
  readonly openCallLink?: (text: string, extension: string | null) => Result<null>
}
