/** What a card says of a link's state: pure, from its row. */
import type { LinkDetailRow } from '#shared/ipc/contract'
import type { Tone } from '../../../ui/tokens'

export type StateKey = LinkDetailRow['state'] | 'playing' | 'listening' | 'ready' | 'none'

const liveKeys = { ami: 'live', replay: 'playing', hook: 'listening', protocol: 'ready' } as const

export function stateOf(row: Pick<LinkDetailRow, 'state' | 'source'> | undefined): {
  readonly key: StateKey
  readonly tone: Tone
} {
  switch (row?.state) {
    case undefined:
      return { key: 'none', tone: 'quiet' }
    case 'live':
      return { key: liveKeys[row.source], tone: row.source === 'replay' ? 'soon' : 'good' }
    case 'connecting':
    case 'authenticating':
    case 'syncing':
      return { key: row.state, tone: 'soon' }
    case 'lost':
    case 'rejected':
    case 'stopped':
      return { key: row.state, tone: 'late' }
    case 'finished':
      return { key: 'finished', tone: 'quiet' }
  }
}

/** Refused credentials are not sent again unless somebody says so. */
export const wasRefused = (row: Pick<LinkDetailRow, 'state' | 'reason'> | undefined): boolean =>
  row?.state === 'rejected' && (row.reason === 'wrong-credentials' || row.reason === 'login-unanswered')

export const isRecording = (row: Pick<LinkDetailRow, 'recording'> | undefined): boolean =>
  row?.recording?.ended === null
