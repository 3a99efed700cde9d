/** So much said by the PBX that whoever does not read fills every buffer on the way. */
import { act, type AmiAccount, type ActionHeaders } from './manager'

/** A line of the manager interface may have 1024 bytes, an event about a hundred lines. */
const headers: ActionHeaders = Object.fromEntries(
  Array.from({ length: 100 }, (_, index) => [`Filler${index}`, 'x'.repeat(1000)]),
)

/** Lets every manager that reads `user` events hear about `megabytes`. */
export async function flood(account: AmiAccount, megabytes: number): Promise<void> {
  const action: ActionHeaders = { Action: 'UserEvent', UserEvent: 'Flood', ...headers }
  await act(
    account,
    Array.from({ length: megabytes * 10 }, () => action),
  )
}
