/** Taking in a file, as a job that is shown while it runs. */
import { fail } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Jobs } from '../features/media-jobs/jobs'
import type { RunJob } from '../features/media/catalogue/service'

export const createInboxJobs =
  (jobs: Pick<Jobs, 'start' | 'ended'>): RunJob =>
  async <T>(label: string, by: string, run: Parameters<RunJob>[2]): Promise<Result<T>> => {
    // How it ends when it never runs, because somebody cancelled it in the queue.
    let result: Result<T> = fail('media.cancelled')
    const id = jobs.start({
      kind: 'inbox',
      label,
      editionId: null,
      disc: null,
      by,
      run: async (signal, onProgress) => {
        result = (await run(signal, onProgress)) as Result<T>
        return result
      },
    })
    const ended = await jobs.ended(id)
    // A job that fell over has no result of its own.
    return ended?.state === 'failed' && result.ok ? fail('internal') : result
  }
