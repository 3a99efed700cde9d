/** Main's side of the reader worker. It starts with the first job and is started again after a crash. */
import { Worker } from 'node:worker_threads'
import { StorageError } from '../db/errors'
import type { JobAnswer, JobName, Jobs, PartOf } from './jobs'

export type Reader = {
  /** `onPart` hears what the job tells before its end. */
  readonly run: <N extends JobName>(
    name: N,
    input: Jobs[N]['input'],
    onPart?: (part: PartOf<N>) => void,
  ) => Promise<Jobs[N]['output']>
  readonly stop: () => Promise<void>
}

type Waiting = {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
  readonly onPart: ((part: never) => void) | undefined
}

const asError = ({ message, fault }: NonNullable<JobAnswer['error']>): Error =>
  fault === null ? new Error(message) : new StorageError(fault, { cause: message })

/** What a long read makes and drops again is collected seldom. */
const resourceLimits = { maxYoungGenerationSizeMb: 96 }

/** `workerFile` is the built entry, `file` the database. Jobs fail with `StorageError` when disk or file are at fault. */
export function createReader(workerFile: string, file: string): Reader {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let lastId = 0

  /** The end of a worker fails what waits for it; one that was started since goes on. */
  const ended = (which: Worker, error: Error): void => {
    if (worker !== which) return
    worker = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  const start = (): Worker => {
    const started = new Worker(workerFile, { workerData: { file }, resourceLimits })
    started.on('message', ({ id, part, value, error }: JobAnswer) => {
      const entry = waiting.get(id)
      if (part !== undefined) return entry?.onPart?.(part as never)
      waiting.delete(id)
      if (error === undefined) entry?.resolve(value as never)
      else entry?.reject(asError(error))
    })
    started.on('error', (error) => ended(started, error))
    started.on('exit', () => ended(started, new Error('the reader stopped')))
    return started
  }

  return {
    run: (name, input, onPart) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        const id = ++lastId
        waiting.set(id, { resolve, reject, onPart })
        worker.postMessage({ id, name, input })
      }),
    stop: async () => {
      await worker?.terminate()
    },
  }
}
