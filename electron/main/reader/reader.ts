/** Main's side of the reader worker. It starts with the first job and is started again after a crash. */
import { Worker } from 'node:worker_threads'
import { StorageError } from '../db/errors'
import type { JobAnswer, JobName, Jobs } from './jobs'

export type Reader = {
  readonly run: <N extends JobName>(name: N, input: Jobs[N]['input']) => Promise<Jobs[N]['output']>
  readonly stop: () => Promise<void>
}

type Waiting = { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void }

const asError = ({ message, fault }: NonNullable<JobAnswer['error']>): Error =>
  fault === null ? new Error(message) : new StorageError(fault, { cause: message })

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
    const started = new Worker(workerFile, { workerData: { file } })
    started.on('message', ({ id, value, error }: JobAnswer) => {
      const entry = waiting.get(id)
      waiting.delete(id)
      if (error === undefined) entry?.resolve(value as never)
      else entry?.reject(asError(error))
    })
    started.on('error', (error) => ended(started, error))
    started.on('exit', () => ended(started, new Error('the reader stopped')))
    return started
  }

  return {
    run: (name, input) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        const id = ++lastId
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, name, input })
      }),
    stop: async () => {
      await worker?.terminate()
    },
  }
}
