/** What every screen must know of the app itself. */
import type { Session } from '../people/people'

export type AppStatus = {
  readonly version: string
  /** True until the first administrator exists. */
  readonly firstRun: boolean
  readonly session: Session | null
  /** Years of public holidays the policies will need and that are not installed: deadlines beyond are not certain. */
  readonly missingHolidayYears: readonly number[]
  /** Another text when another version of a policy is in force. */
  readonly policiesInForce: string
  readonly sampleLoaded: boolean
}
