/** New identifiers: ULIDs that never go backwards within a process, so that rows made in order sort in order. */
import { monotonicFactory } from 'ulid'

export type NewId = <Id extends string>(at: number) => Id

const drawnAtOnce = 1024

/** Numbers from 0 to below 1 by the system's generator, asked for many at a time: one by one it is slow. */
function createRandom(): () => number {
  const drawn = new Uint32Array(drawnAtOnce)
  let next = drawnAtOnce
  return () => {
    if (next === drawnAtOnce) {
      crypto.getRandomValues(drawn)
      next = 0
    }
    return (drawn[next++] ?? 0) / 2 ** 32
  }
}

export function createIds(): NewId {
  const next = monotonicFactory(createRandom())
  return <Id extends string>(at: number): Id => next(at) as Id
}
