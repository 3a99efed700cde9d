/**
 * Long work that a person has begun: building, burning, checking, taking in. Of each kind of device one job runs and the others wait
 * their turn; how far it is and how it ended is shown until somebody has seen it. Jobs live in memory: what a job has to leave
 * behind is written by the job itself.
 */
import type { EditionId } from '#shared/domain/media/ids'
import { fail, ok } from '#shared/lib/result'
import type { Failure, Result } from '#shared/lib/result'
import type { MediaJobRow } from '#shared/ipc/media-rows'
import type { Progress } from '../../media/discs'
import type { Clock } from '../../platform/clock'
import type { NewId } from '../../platform/ids'

/** Milliseconds between two changes of a job's progress. */
const pause = 200
/** Ends that nobody dismisses make place for later ones. */
const mostEnded = 200

export type JobSpec = {
  readonly kind: MediaJobRow['kind']
  readonly label: string
  readonly editionId: EditionId | null
  readonly disc: number | null
  /** Who began it. */
  readonly by: string
  /** Jobs of the same word run one after the other. By default drives (`burn`, `check`) and the computer's own disk (all others). */
  readonly device?: string
  /** Ends with `media.cancelled` when `signal` says so. */
  readonly run: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<Result<unknown>>
}

export type Jobs = {
  /** Begins the job, or lets it wait for its device; its id. */
  readonly start: (spec: JobSpec) => string
  /** Oldest first. */
  readonly rows: () => readonly MediaJobRow[]
  /** `media.no-such-job`. A job that has ended already stays as it is. */
  readonly cancel: (id: string) => Result<null>
  /** Forgets how a job ended: `media.no-such-job`, `media.job-runs`. */
  readonly dismiss: (id: string) => Result<null>
  /** How a job ended, once it has. Undefined for one that is not known. */
  readonly ended: (id: string) => Promise<MediaJobRow> | undefined
  readonly onChange: (listener: () => void) => () => void
  /** Cancels everything and waits for its end. */
  readonly stop: () => Promise<void>
}

type Job = {
  row: MediaJobRow
  readonly device: string
  readonly run: JobSpec['run']
  readonly abort: AbortController
  readonly ended: Promise<MediaJobRow>
  readonly settle: (row: MediaJobRow) => void
}

export type JobsDeps = {
  readonly clock: Clock
  readonly newId: NewId
  readonly onError: (error: unknown) => void
}

const deviceOf = (kind: MediaJobRow['kind']): string => (kind === 'burn' || kind === 'check' ? 'drive' : 'disk')

const nobody = (): void => undefined

const isOver = ({ state }: MediaJobRow): boolean => state === 'done' || state === 'failed' || state === 'cancelled'

export function createJobs({ clock, newId, onError }: JobsDeps): Jobs {
  const jobs = new Map<string, Job>()
  const listeners = new Set<() => void>()
  let isStopped = false

  const change = (job: Job, news: Partial<MediaJobRow>): void => {
    job.row = { ...job.row, ...news }
    for (const listener of listeners) listener()
  }

  const end = (job: Job, result: Result<unknown>): void => {
    if (result.ok) change(job, { state: 'done', done: Math.max(job.row.done, job.row.total), error: null })
    else if (result.error.code === 'media.cancelled') change(job, { state: 'cancelled', error: shown(result.error) })
    else change(job, { state: 'failed', error: shown(result.error) })
    job.settle(job.row)
    const over = [...jobs.values()].filter(({ row }) => isOver(row))
    for (const { row } of over.slice(0, Math.max(0, over.length - mostEnded))) jobs.delete(row.id)
  }

  /** At most five changes a second; the last one is never lost. */
  const following = (job: Job) => {
    let last = Number.NEGATIVE_INFINITY
    let waiting: Progress | null = null
    let cancelTimer: (() => void) | null = null
    const tell = ({ done, total }: Progress): void => {
      last = clock.now()
      waiting = null
      change(job, { done, total: total ?? 0 })
    }
    return {
      hear: (progress: Progress): void => {
        if (job.row.state !== 'running') return
        waiting = progress
        if (cancelTimer) return
        // A clock that is put back must not silence it.
        const wait = Math.min(pause, last + pause - clock.now())
        if (wait <= 0) return tell(progress)
        cancelTimer = clock.setTimeout(() => {
          cancelTimer = null
          if (waiting && job.row.state === 'running') tell(waiting)
        }, wait)
      },
      finish: (): void => {
        cancelTimer?.()
        if (waiting) tell(waiting)
      },
    }
  }

  const run = async (job: Job): Promise<void> => {
    change(job, { state: 'running', startedAt: clock.now() })
    const progress = following(job)
    let result: Result<unknown>
    try {
      result = await job.run(job.abort.signal, progress.hear)
    } catch (error) {
      onError(error)
      result = fail('internal')
    }
    progress.finish()
    end(job, result)
    next(job.device)
  }

  const next = (device: string): void => {
    const own = [...jobs.values()].filter((job) => job.device === device)
    if (own.some(({ row }) => row.state === 'running')) return
    const first = own.find(({ row }) => row.state === 'waiting')
    if (first) void run(first)
  }

  const cancel = (job: Job): void => {
    job.abort.abort()
    if (job.row.state === 'waiting') end(job, fail('media.cancelled'))
  }

  return {
    start: (spec) => {
      const id = newId<string>(clock.now())
      let settle: Job['settle'] = nobody
      const ended = new Promise<MediaJobRow>((resolve) => {
        settle = resolve
      })
      const { kind, label, editionId, disc } = spec
      const startedAt = clock.now()
      const begin = { state: 'waiting', done: 0, total: 0, startedAt, error: null } as const
      const row: MediaJobRow = { id, kind, label, editionId, disc, ...begin }
      const job: Job = {
        row,
        device: spec.device ?? deviceOf(kind),
        run: spec.run,
        abort: new AbortController(),
        ended,
        settle,
      }
      jobs.set(id, job)
      change(job, {})
      if (isStopped) cancel(job)
      else next(job.device)
      return id
    },
    rows: () => [...jobs.values()].map(({ row }) => row),
    cancel: (id) => {
      const job = jobs.get(id)
      if (!job) return fail('media.no-such-job')
      if (!isOver(job.row)) cancel(job)
      return ok(null)
    },
    dismiss: (id) => {
      const job = jobs.get(id)
      if (!job) return fail('media.no-such-job')
      if (!isOver(job.row)) return fail('media.job-runs')
      jobs.delete(id)
      change(job, {})
      return ok(null)
    },
    ended: (id) => jobs.get(id)?.ended,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: async () => {
      isStopped = true
      const all = [...jobs.values()]
      for (const job of all) if (!isOver(job.row)) cancel(job)
      await Promise.all(all.map(({ ended }) => ended))
    },
  }
}

const shown = ({ code, params }: Failure): NonNullable<MediaJobRow['error']> => ({ code, params: params ?? {} })
