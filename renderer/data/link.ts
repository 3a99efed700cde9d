/** What a screen says of the telephone link: pure, from the link's row and the feed's own state. */
import type { LinkRow } from '#shared/ipc/contract'

/** All links in one word: the one that needs to be looked at, or that there is none. */
export type LinkSummary =
  | (Omit<LinkRow, 'source' | 'state'> & { readonly source: LinkRow['source']; readonly state: LinkRow['state'] })
  | { readonly source: 'none'; readonly state: 'none'; readonly lastDataAt: null; readonly reason: null }

const noLink: LinkSummary = { source: 'none', state: 'none', lastDataAt: null, reason: null }

/** The worse, the further to the front. */
const worst: readonly LinkRow['state'][] = [
  'rejected',
  'lost',
  'stopped',
  'connecting',
  'authenticating',
  'syncing',
  'live',
  'finished',
]

/** The link in the worst state; undefined before the first frame. */
export function summariseLinks(links: ReadonlyMap<string, LinkRow> | undefined): LinkSummary | undefined {
  if (!links) return undefined
  return [...links.values()].toSorted((a, b) => worst.indexOf(a.state) - worst.indexOf(b.state))[0] ?? noLink
}

export type LinkView = {
  readonly tone: 'good' | 'soon' | 'late' | 'quiet'
  /** The word: `common:link.<key>`. */
  readonly key: LinkSummary['state'] | 'lostShort' | 'replay' | 'refused' | 'untrusted'
  /** UTC ms of the last data while what is shown is old; null when it is not, or when none ever came. */
  readonly staleSince: number | null
  readonly replay: boolean
}

/** `feed` is the state of the feed `queue`; `link` the summary of its links, undefined before the first frame. */
export function linkView(link: LinkSummary | undefined, feed: 'loading' | 'live' | 'stale' | 'refused'): LinkView {
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
      // Here it was this side that refused.
      return { tone: 'late', key: link.reason?.startsWith('tls-') ? 'untrusted' : 'rejected', staleSince, replay }
    case 'stopped':
      return { tone: 'late', key: 'stopped', staleSince, replay }
  }
}

/** Whether the link ever brought what there is to show: before that, an empty queue says nothing. */
export const hasHeard = (link: LinkSummary): boolean =>
  link.source !== 'none' && (link.state === 'live' || link.lastDataAt !== null)
