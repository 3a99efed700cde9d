/** [S4-07] The isolated site: the same app on the side that receives the weekly discs. */
import { createChecking } from './checking'
import type { CheckingDeps } from './checking'
import { createClosing } from './closing'
import { createEnrolment } from './enrolment'
import type { EnrolmentDeps } from './enrolment'
import { createImporting } from './importing'
import { createPlaces } from './places'
import type { Discs } from '../../media/discs'
import type { Jobs } from '../media-jobs/jobs'
import { createRows } from './rows'
import type { SiteRows } from './rows'

export type MediaSiteDeps = Omit<CheckingDeps, 'places' | 'discs' | 'jobs'> &
  EnrolmentDeps & { readonly discs: Discs; readonly jobs: Jobs }

export type MediaSite = ReturnType<typeof createMediaSite>

export function createMediaSite(deps: MediaSiteDeps) {
  const { storage, discs, jobs } = deps
  const places = createPlaces(discs)
  const readRows = createRows()
  const enrolment = createEnrolment(deps)
  const checking = createChecking({ ...deps, places })
  return {
    enrolment,
    places,
    checking,
    importing: createImporting({ storage, jobs, checking, enrolment }),
    closing: createClosing({ storage, enrolment }),
    cancel: jobs.cancel,
    rows: (): Promise<SiteRows> => readRows(storage.db),
  }
}
