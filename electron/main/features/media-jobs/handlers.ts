/** Commands of the long work: cancelling it, and putting away how it ended. */
import type { Handlers } from '../../ipc/handlers'
import type { Jobs } from './jobs'

export const mediaJobHandlers = (jobs: Jobs): Pick<Handlers, 'media.job.cancel' | 'media.job.dismiss'> => ({
  'media.job.cancel': async ({ job }) => jobs.cancel(job),
  'media.job.dismiss': async ({ job }) => jobs.dismiss(job),
})
