/** Main's side of the media worker. It starts with the first call and is started again after a crash. */
import { Worker } from 'node:worker_threads'
import { fail } from '#shared/lib/result'
import type { Discs, Watch } from './discs'
import type { FromWorker, ToWorker } from './messages'

type Waiting = {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
  readonly onProgress: Watch['onProgress']
}

export type DiscsClient = Discs & {
  /** Cancels everything and waits for its end. */
  readonly stop: () => Promise<void>
}

/** `workerFile` is the built entry. */
export function createDiscs(workerFile: string): DiscsClient {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let lastId = 0
  let isStopped = false

  /** The end of a worker fails what waits for it; one that was started since goes on. */
  const ended = (which: Worker, error: Error): void => {
    if (worker !== which) return
    worker = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  const start = (): Worker => {
    const started = new Worker(workerFile)
    started.on('message', (message: FromWorker) => {
      const entry = waiting.get(message.id)
      if ('progress' in message) return entry?.onProgress?.(message.progress)
      waiting.delete(message.id)
      if ('error' in message) entry?.reject(new Error(message.error))
      else entry?.resolve(message.value)
      if (waiting.size === 0) started.unref()
    })
    started.on('error', (error) => ended(started, error))
    started.on('exit', () => ended(started, new Error('the media worker stopped')))
    return started
  }

  const send = (message: ToWorker): void => worker?.postMessage(message)

  /** Sends a call; `watched` is the argument that a `Watch` may be part of, which cannot travel, or -1. */
  const call = async (name: keyof Discs, args: readonly unknown[], watched: number): Promise<unknown> => {
    const { signal, onProgress, ...rest } = (args[watched] ?? {}) as Watch & Record<string, unknown>
    if (isStopped || signal?.aborted) return fail('media.cancelled')
    const id = ++lastId
    const travelling = args.map((argument, index) => (index === watched ? rest : argument))
    const abort = (): void => send({ id, abort: true })
    try {
      return await new Promise((resolve, reject) => {
        worker ??= start()
        worker.ref()
        waiting.set(id, { resolve, reject, onProgress })
        send({ id, name, args: travelling, watched })
        signal?.addEventListener('abort', abort, { once: true })
      })
    } finally {
      signal?.removeEventListener('abort', abort)
    }
  }

  const through = <N extends keyof Discs>(name: N, watched: number): Discs[N] =>
    ((...args: readonly unknown[]) => call(name, args, watched)) as Discs[N]

  return {
    toolVersion: through('toolVersion', -1),
    imageSize: through('imageSize', 0),
    buildImage: through('buildImage', 0),
    hashFile: through('hashFile', 1),
    hashFiles: through('hashFiles', 1),
    digestFile: through('digestFile', 0),
    hashExtents: through('hashExtents', 0),
    listDrives: through('listDrives', 0),
    listImage: through('listImage', 1),
    readImageFile: through('readImageFile', 0),
    readExtents: through('readExtents', 0),
    checkMedia: through('checkMedia', 1),
    verifyImage: through('verifyImage', 0),
    burn: through('burn', 0),
    readBack: through('readBack', 0),
    extractFiles: through('extractFiles', 0),
    sweep: through('sweep', -1),
    stop: async () => {
      isStopped = true
      const ends = [...waiting.values()].length
      for (const id of waiting.keys()) send({ id, abort: true })
      if (ends > 0) await whenQuiet(() => waiting.size === 0, worker)
      await worker?.terminate()
    },
  }
}

/** Each answer of the worker may be the last one that is waited for. */
function whenQuiet(isQuiet: () => boolean, worker: Worker | null): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isQuiet()) resolve()
    }
    worker?.on('message', look)
    worker?.on('exit', () => resolve())
    look()
  })
}
