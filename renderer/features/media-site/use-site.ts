/** All that the screens of a site know, live. */
import type { MediaJobRow } from '#shared/ipc/media-rows'
import type { ArrivalRow, MediaModeRow, RefusalRow } from '#shared/ipc/media-site-contract'
import type { Failure } from '#shared/lib/result'
import { useFeed } from '../../data/use-feed'

export type SiteView = {
  readonly mode: MediaModeRow
  readonly arrivals: ReadonlyMap<string, ArrivalRow>
  readonly refusals: ReadonlyMap<string, RefusalRow>
  readonly jobs: ReadonlyMap<string, MediaJobRow>
  /** Frames were lost and the view is being asked for again. */
  readonly stale: boolean
}

export type SiteState = { readonly view: SiteView | null; readonly error: Failure | null }

const undecided: MediaModeRow = { id: 'mode', mode: 'site', site: null, fingerprint: null, importDir: null }

export function useSite(): SiteState {
  const site = useFeed('mediaSite')
  const work = useFeed('mediaJobs')
  const error = site.error ?? work.error
  if (!site.tables || !work.tables) return { view: null, error }
  return {
    view: {
      mode: site.tables.mode.get('mode') ?? undecided,
      arrivals: site.tables.arrivals,
      refusals: site.tables.refusals,
      jobs: work.tables.jobs,
      stale: site.state === 'stale' || work.state === 'stale',
    },
    error,
  }
}
