/** Actions whose answers somebody waits for: each is matched by its ActionID and has a time limit. */
import type { Clock } from '../../platform/clock'
import { headerOf, type AmiFrame } from './frame'

type ResponseFrame = Extract<AmiFrame, { kind: 'response' }>
export type Answer = ResponseFrame | 'timeout' | 'closed'
export type ActionHeaders = readonly (readonly [name: string, value: string])[]

/** An over-long line is answered without an ActionID, so no answer may be waited for without end. */
const answerWithinMs = 5_000

/** Apart from the session's own actions, which begin with `v`. */
const prefix = 'c'

export type Requests = {
  /** Sends an action; `send` is false while there is no connection. */
  readonly ask: (action: string, headers?: ActionHeaders) => Promise<Answer>
  /** Whether the response was waited for here. */
  readonly settle: (frame: ResponseFrame) => boolean
  /** The connection is gone: nobody answers any more. */
  readonly closeAll: () => void
}

export function createRequests(clock: Clock, send: (headers: ActionHeaders) => boolean): Requests {
  const waiting = new Map<string, (answer: Answer) => void>()
  let last = 0
  return {
    ask: (action, headers = []) => {
      last += 1
      const id = `${prefix}${last}`
      return new Promise((resolve) => {
        const cancel = clock.setTimeout(() => finish('timeout'), answerWithinMs)
        const finish = (answer: Answer): void => {
          cancel()
          waiting.delete(id)
          resolve(answer)
        }
        waiting.set(id, finish)
        if (!send([['Action', action], ['ActionID', id], ...headers])) finish('closed')
      })
    },
    settle: (frame) => {
      const finish = waiting.get(headerOf(frame.headers, 'ActionID') ?? '')
      finish?.(frame)
      return finish !== undefined
    },
    closeAll: () => {
      for (const finish of waiting.values()) finish('closed')
    },
  }
}
