/** What a screen says of the telephone link: pure, from the link's row and the feed's own state. */
import type { LinkRow } from '#shared/ipc/contract'

export type LinkView = {
  readonly tone: 'good' | 'soon' | 'late' | 'quiet'
  /** The word: `common:link.<key>`. */
  readonly key: LinkRow['state'] | 'lostShort' | 'replay' | 'refused'
  /** UTC ms of the last data while what is shown is old; null when it is not, or when none ever came. */
  readonly staleSince: number | null
  readonly replay: boolean
}

/** `feed` is the state of the feed `queue`; `link` its link row, undefined before the first frame. */
export function linkView(link: LinkRow | undefined, feed: 'loading' | 'live' | 'stale' | 'refused'): LinkView {
  if (feed === 'refused') return { tone: 'late', key: 'refused', staleSince: null, replay: false }
  if (!link) return { tone: 'quiet', key: feed === 'loading' ? 'connecting' : 'none', staleSince: null, replay: false }
  const replay = link.source === 'replay'
  const staleSince = link.lastDataAt
  switch (link.state) {
    case 'none':
      return { tone: 'quiet', key: 'none', staleSince: null, replay }
    case 'live':
      if (feed === 'stale') return { tone: 'soon', key: 'syncing', staleSince: null, replay }
      return { tone: replay ? 'soon' : 'good', key: replay ? 'replay' : 'live', staleSince: null, replay }
    case 'connecting':
    case 'authenticating':
    case 'syncing':
      // On the way back after a loss the numbers are still the old ones.
      return { tone: 'soon', key: link.state, staleSince: link.lastDataAt, replay }
    case 'finished':
      return { tone: 'quiet', key: 'finished', staleSince: null, replay }
    case 'lost':
      // Of data that never came no age is told.
      return { tone: 'late', key: staleSince === null ? 'lostShort' : 'lost', staleSince, replay }
    case 'rejected':
    case 'stopped':
      return { tone: 'late', key: link.state, staleSince, replay }
  }
}

/** Whether the link ever brought what there is to show: before that, an empty queue says nothing. */
export const hasHeard = (link: LinkRow): boolean =>
  link.source !== 'none' && (link.state === 'live' || link.lastDataAt !== null)
