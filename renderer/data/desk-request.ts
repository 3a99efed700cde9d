/** Somebody whom another screen asks the desk to open: a caller of the log of whom a ticket is to be made. */
import type { CallId, CustomerId } from '#shared/domain/ids'
import type { CallerMatch } from '#shared/ipc/contract'

export type DeskRequest = {
  readonly callId: CallId
  readonly customerId: CustomerId | null
  /** What its tab says. */
  readonly title: string
  readonly number: string
  /** Whom the archive knows by the number; null where there is none. */
  readonly match: CallerMatch | null
}

let asked: DeskRequest | null = null

export function askDesk(request: DeskRequest): void {
  asked = request
}

/** What was asked for, once. */
export function takeDeskRequest(): DeskRequest | null {
  const request = asked
  asked = null
  return request
}
