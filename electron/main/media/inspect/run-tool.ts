/** Runs one of the tools that look at a file, in a language and an environment that never change what it says. */
import { spawn } from 'node:child_process'

export type ToolOutcome =
  | { readonly ran: true; readonly exit: number; readonly stdout: string; readonly stderr: string }
  /** `missing`: there is no such program; `failed`: it could not be started, or a signal ended it. */
  | { readonly ran: false; readonly why: 'missing' | 'failed'; readonly detail: string }

/** What is kept of each stream: far more than these tools say, and no more than a hostile file may make them say. */
const mostCharacters = 1_000_000

/** Only what a program needs to start: no proxy, no configuration from elsewhere. */
const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  SystemRoot: process.env['SystemRoot'],
  LC_ALL: 'C',
})

/** Throws the reason of `signal` when that is how it ended; the process is gone then. */
export function runTool(program: string, args: readonly string[], signal?: AbortSignal): Promise<ToolOutcome> {
  signal?.throwIfAborted()
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: environment(), stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true })
    const said = { stdout: '', stderr: '' }
    const stop = () => child.kill('SIGKILL')
    signal?.addEventListener('abort', stop)
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8')
      child[stream].on('data', (text: string) => {
        if (said[stream].length < mostCharacters) said[stream] += text
      })
    }
    const finish = (outcome: ToolOutcome) => {
      signal?.removeEventListener('abort', stop)
      if (signal?.aborted === true) reject(signal.reason)
      else resolve(outcome)
    }
    child.on('error', (error: NodeJS.ErrnoException) =>
      finish({ ran: false, why: error.code === 'ENOENT' ? 'missing' : 'failed', detail: error.message }),
    )
    child.on('close', (exit, endedBy) =>
      finish(
        exit === null
          ? { ran: false, why: 'failed', detail: `ended by ${endedBy ?? 'nobody knows what'}` }
          : { ran: true, exit, ...said },
      ),
    )
  })
}
