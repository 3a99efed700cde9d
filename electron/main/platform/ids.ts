/** New identifiers: ULIDs that never go backwards within a process, so that rows made in order sort in order. */
import { monotonicFactory } from 'ulid'

export type NewId = <Id extends string>(at: number) => Id

export function createIds(): NewId {
  const next = monotonicFactory()
  return <Id extends string>(at: number): Id => next(at) as Id
}
