/** The worker's own entry: one read connection, one job after the other. */
import { parentPort, workerData } from 'node:worker_threads'
import { StorageError } from '../db/errors'
import { openReader } from '../db/open'
import { jobs } from './jobs'
import type { JobAnswer, JobName } from './jobs'

const { file } = workerData as { file: string }
const { db } = openReader(file)

const answer = (message: JobAnswer): void => parentPort?.postMessage(message)

/** An error loses its class on the way to another thread: the code of a fault of disk or file travels beside its words. */
const jobError = (error: unknown): NonNullable<JobAnswer['error']> => ({
  message: error instanceof Error ? error.message : String(error),
  fault: error instanceof StorageError ? error.code : null,
})

parentPort?.on('message', ({ id, name, input }: { id: number; name: JobName; input: never }) => {
  jobs[name](db, input, (part: unknown) => answer({ id, part })).then(
    (value: unknown) => answer({ id, value }),
    (error: unknown) => answer({ id, error: jobError(error) }),
  )
})
