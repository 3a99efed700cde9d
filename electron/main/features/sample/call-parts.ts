/** What the sample calls are made of. */
import type { NewId } from '../../platform/ids'
import type { SampleCustomer } from './archive'
import type { Moment, Person } from './past'

export type CallParts = Moment & {
  readonly newId: NewId
  readonly customers: readonly SampleCustomer[]
  readonly agents: readonly Person[]
}
