/** The memory of this process that is really in use. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect: unknown = runInNewContext('gc')

/** Bytes after everything that nobody holds has been thrown away. */
export function usedBytes(): number {
  if (typeof collect !== 'function') throw new Error('this process has no way to collect garbage')
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
