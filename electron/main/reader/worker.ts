/** The worker's own entry: one read connection, one job after the other. */
import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../db/open'
import { jobs } from './jobs'
import type { JobName } from './jobs'

const { file } = workerData as { file: string }
const { db } = openReader(file)

parentPort?.on('message', ({ id, name, input }: { id: number; name: JobName; input: never }) => {
  jobs[name](db, input).then(
    (value: unknown) => parentPort?.postMessage({ id, value }),
    (error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  )
})
