/** What the page of the links sees of them, live: rows of the feed `links`, for administrators. */
import type { LinkPhase, LinkReason, LinkState } from '../domain/queue/link'
import type { LinkRights } from '../domain/telephony/rights'
import type { SelfTest } from '../domain/telephony/self-test'
import type { LinkId } from '../domain/telephony/settings'

/** A certificate as its owner showed it; `fingerprint` is SHA-256 of its DER form, 64 hex digits. Times in UTC ms. */
export type SeenCertificate = {
  readonly fingerprint: string
  readonly subject: string
  readonly issuer: string
  readonly validFrom: number
  readonly validTo: number
}

/** A recording for support, while it runs and after it. */
export type LinkRecording = {
  readonly file: string
  readonly startedAt: number
  /** When it ends by itself, UTC ms. */
  readonly until: number
  readonly bytes: number
  /** Null while it runs. */
  readonly ended: { readonly at: number; readonly why: 'asked' | 'time' | 'size' | 'stopped' | 'disk' } | null
}

export type LinkDetailRow = {
  readonly id: LinkId
  readonly name: string
  readonly source: LinkState['source']
  readonly state: LinkPhase
  readonly since: number
  readonly lastDataAt: number | null
  readonly reason: LinkReason | null
  readonly label: string
  readonly pbxVersion: string | null
  /** PBX clock minus this computer's, ms. */
  readonly clockOffsetMs: number
  readonly retryAt: number | null
  /** Messages per second over the last seconds; null before they were counted for a second. */
  readonly rate: number | null
  /** The latest trouble, kept while the link is well again; UTC ms. */
  readonly lastError: { readonly at: number; readonly reason: LinkReason } | null
  /** Null where there are no accounts. */
  readonly rights: LinkRights | null
  /** The certificate that was refused. */
  readonly refused: SeenCertificate | null
  /** Whether the link can be recorded at all, and the latest recording. */
  readonly recordable: boolean
  readonly recording: LinkRecording | null
  readonly selfTest: SelfTest | null
}

/** How secrets are kept on this computer. */
export type SecretStore =
  | { readonly kind: 'keyring'; readonly backend: string }
  | {
      readonly kind: 'key-file'
      /** Why no keyring serves, in Electron's word; null where the system has only one kind. */
      readonly backend: string | null
      readonly file: string
      readonly state: 'none-yet' | 'good' | 'repaired' | 'refused'
      /** Of a file that was repaired: its mode before, as in `644`. */
      readonly mode: string | null
      /** Why it was refused. */
      readonly reason: string | null
    }
