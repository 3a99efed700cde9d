/** What is known about the link to the telephone system, so that a screen never shows old data as if it were live. */
import type { LinkSource } from '../telephony/settings'

export type LinkPhase =
  'connecting' | 'authenticating' | 'syncing' | 'live' | 'lost' | 'rejected' | 'stopped' | 'finished'

/** Why the link is not (fully) alive; each names a text `link.<reason>`. */
export type LinkReason =
  /** The host could not be reached (refused, unknown name, no route). */
  | 'unreachable'
  /** The socket opened but no banner came: a stopped PBX, or its limit of sessions. */
  | 'no-banner'
  /** Something answered that is no Asterisk manager. */
  | 'not-a-manager'
  /** User name or secret were refused. They are not tried again until the configuration changes. */
  | 'wrong-credentials'
  /** The socket was closed during login several times in a row; as good as a refusal. */
  | 'login-unanswered'
  /** An action was not answered in time. */
  | 'action-timeout'
  /** Two pings in a row were not answered. */
  | 'ping-timeout'
  /** The PBX closed the connection. */
  | 'closed-by-peer'
  /** The PBX is shutting down or restarting. */
  | 'pbx-shutdown'
  /** The certificate is not the one that was agreed on, or no authority of ours signed it. */
  | 'tls-untrusted'
  /** The certificate was made for another host. */
  | 'tls-wrong-host'
  /** The certificate is not valid yet, or no longer. */
  | 'tls-expired'
  /** No secure connection came about: the PBX speaks only old versions of TLS, or closed during the handshake. */
  | 'tls-failed'
  /** TLS is set up here, but the port speaks plain text. */
  | 'tls-expected'
  /** Plain text is set up here, but the port speaks TLS. */
  | 'plain-expected'
  /** The user may not read the queues' state: the screen knows only what happens from now on. */
  | 'no-snapshot-right'
  /** The stored secret cannot be opened on this computer: it has to be entered again. */
  | 'secret-unreadable'
  /** The recording that is played cannot be read. */
  | 'bad-recording'
  /** Another program listens on the port of the hook. */
  | 'port-in-use'
  /** The system reserves the port of the hook. */
  | 'port-forbidden'
  /** The address of the hook is not one of this machine. */
  | 'bad-address'

export type LinkState = {
  readonly source: LinkSource
  readonly state: LinkPhase
  /** When this phase began, UTC ms. */
  readonly since: number
  /** When the last byte arrived, UTC ms; null when none ever did. */
  readonly lastDataAt: number | null
  readonly reason: LinkReason | null
  /** The manager interface's version from the banner, e.g. `11.0.0`. */
  readonly pbxVersion: string | null
  /** PBX clock minus this computer's clock, ms. Event times are already corrected by it. */
  readonly clockOffsetMs: number
  /** Host and port, or the recording's file name. */
  readonly label: string
  /** When the next attempt to connect is due, UTC ms; null when none is planned. */
  readonly retryAt: number | null
}
