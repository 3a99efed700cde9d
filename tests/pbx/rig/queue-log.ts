/** Asterisk's own record of what happened in its queues: the truth that the app's figures must equal. */

/** A line of queue_log; what `args` means depends on the event. */
export type QueueLogRow = {
  /** Unix time in seconds. */
  readonly at: number
  /** The caller's unique id, or MANAGER, NONE, CLI. */
  readonly callId: string
  readonly queue: string
  readonly agent: string
  readonly event: string
  readonly args: readonly string[]
}

/** Reads complete lines only: Asterisk may be writing the last one. */
export function parseQueueLog(text: string): QueueLogRow[] {
  const complete = text.slice(0, text.lastIndexOf('\n') + 1)
  return complete
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [at = '', callId = '', queue = '', agent = '', event = '', ...args] = line.split('|')
      return { at: Number(at), callId, queue, agent, event, args }
    })
}
