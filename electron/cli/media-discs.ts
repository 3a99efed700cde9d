/** The disc tools of a profile, for commands: the app's own service, its jobs waited for and their progress said. */
import { createJobs } from '#main/features/media-jobs/jobs'
import { createMediaDiscs } from '#main/features/media/discs/service'
import type { MediaDiscs } from '#main/features/media/discs/service'
import { discsHere } from '#main/media/here'
import { systemClock } from '#main/platform/clock'
import { createIds } from '#main/platform/ids'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { CliIo } from './io'
import type { MediaProfile } from './media-profile'

export type CliDiscs = {
  readonly discs: MediaDiscs
  /** Waits for the end of what was begun; fails as the job does. */
  readonly finish: (begun: Result<{ readonly job: string }>) => Promise<Result<null>>
}

/** Ctrl+C cancels what is being done, and leaves nothing half-written. */
export async function withDiscs<T>(
  io: CliIo,
  { storage, media }: MediaProfile,
  work: (discs: CliDiscs) => Promise<Result<T>>,
): Promise<Result<T>> {
  const newId = createIds()
  const complain = (error: unknown): void => io.say(error instanceof Error ? error.message : String(error))
  const jobs = createJobs({ clock: systemClock, newId, onError: complain })
  const discs = createMediaDiscs({
    storage,
    newId,
    jobs,
    dataDir: io.dataDir,
    discs: discsHere,
    source: media.building,
  })
  const cancel = (): void => {
    for (const { id } of jobs.rows()) jobs.cancel(id)
  }
  process.on('SIGINT', cancel)
  process.on('SIGTERM', cancel)
  const stopTelling = process.stderr.isTTY ? jobs.onChange(() => tell(jobs.rows().at(-1))) : () => undefined
  try {
    await discs.recover()
    return await work({
      discs,
      finish: async (begun) => {
        if (!begun.ok) return begun
        const row = await jobs.ended(begun.value.job)
        if (process.stderr.isTTY) process.stderr.write('\n')
        if (!row) throw new Error('the job is gone')
        return row.error === null ? ok(null) : fail(row.error.code, row.error.params)
      },
    })
  } finally {
    stopTelling()
    process.off('SIGINT', cancel)
    process.off('SIGTERM', cancel)
    await jobs.stop()
  }
}

const megabytes = (bytes: number): string => Math.round(bytes / 1e6).toLocaleString('en-US')

function tell(row: ReturnType<ReturnType<typeof createJobs>['rows']>[number] | undefined): void {
  if (row?.state !== 'running' || row.total === 0) return
  const percent = Math.floor((row.done / row.total) * 100)
  process.stderr.write(`\r${row.kind}: ${megabytes(row.done)} / ${megabytes(row.total)} MB, ${percent}% `)
}
