/** The feed of the long work of the weekly discs. */
import type { Jobs } from '../features/media-jobs/jobs'
import type { FeedSources } from '../ipc/feeds'
import { stableView } from '../ipc/stable-view'

export const createMediaJobFeed = (jobs: Jobs): Pick<FeedSources, 'mediaJobs'> => ({
  mediaJobs: () => {
    const view = stableView()
    return { read: () => view({ jobs: jobs.rows() }), subscribe: jobs.onChange }
  },
})
