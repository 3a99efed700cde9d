/** The media worker's own entry: the disc tools, away from the thread that draws and stores. */
import { parentPort } from 'node:worker_threads'
import type { Progress } from './discs'
import { discsHere } from './here'
import type { FromWorker, ToWorker } from './messages'

const answer = (message: FromWorker): void => parentPort?.postMessage(message)

const running = new Map<number, AbortController>()

async function run({ id, name, args, watched }: Extract<ToWorker, { name: unknown }>): Promise<void> {
  const abort = new AbortController()
  running.set(id, abort)
  const onProgress = (progress: Progress): void => answer({ id, progress })
  const complete = [...args]
  if (watched >= 0) complete[watched] = { ...Object(complete[watched]), signal: abort.signal, onProgress }
  try {
    const call = discsHere[name] as (...args: readonly unknown[]) => Promise<unknown>
    answer({ id, value: await call(...complete) })
  } catch (error) {
    answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  } finally {
    running.delete(id)
  }
}

parentPort?.on('message', (message: ToWorker) => {
  if ('abort' in message) running.get(message.id)?.abort()
  else void run(message)
})
