/** Runs xorriso as a child process, never through a shell: its lines, its cancelling, and what its failures mean. */
import type { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { fail, ok } from '#shared/lib/result'
import type { Err, Failure, Result } from '#shared/lib/result'
import { cancelled } from '../watch'

export type XorrisoRun = {
  /** Without `-no_rc`, where it is harmful: see `xorrisoEnv`. */
  readonly args: readonly string[]
  /** Given to its standard input, a command a line. */
  readonly commands?: Iterable<string> | undefined
  readonly env?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
  /** It writes to a disc and is asked to end, rather than made to. */
  readonly isGentle?: boolean | undefined
  /** Each line of both outputs, and each progress message. */
  readonly onLine?: ((line: string) => void) | undefined
  /** An open file that gets the standard output; without it, that is lines as well. */
  readonly output?: number | undefined
}

/** Arguments without blanks in them. */
export const words = (text: string): readonly string[] => text.split(' ')

export type XorrisoEnd = {
  readonly code: number
  /** The last line of severity FAILURE or worse, or null. */
  readonly failure: string | null
}

/** How long it may take to give up by itself: a drive that writes needs a while to close its track. */
const patience = 30_000
/** No line of xorriso is as long; a damaged image must not fill the memory. */
const longestLine = 64 * 1024

/**
 * Names in UTF-8 whatever the system's language (with LC_ALL=C, Chinese ones become `_`), times in UTC. No startup file of the
 * user: `-no_rc` would say so, but with it xorriso 1.5.4 no longer sees that the image goes to standard output.
 */
export const xorrisoEnv = (): NodeJS.ProcessEnv => {
  const { SOURCE_DATE_EPOCH: _, ...own } = process.env
  return { ...own, LC_ALL: 'C.UTF-8', TZ: 'UTC', HOME: '/nonexistent' }
}

const severe = /^(?:xorriso|libburn|libisofs|libisoburn)\s*: (?:FAILURE|FATAL|ABORT|MISHAP) : (.*)$/
const later = /^-as cdrecord: Job could not be performed properly|^Gave up|^Premature end|^Image write cancelled/

/**
 * Runs it to its end. Errors: `media.no-xorriso`, `media.cancelled`. What its exit code means is the caller's; see
 * `xorrisoFailure`.
 */
export async function runXorriso(run: XorrisoRun): Promise<Result<XorrisoEnd>> {
  if (run.signal?.aborted) return cancelled()
  let failure: string | null = null
  const hear = (line: string): void => {
    const severity = severe.exec(line)?.[1]
    if (severity !== undefined && !(failure !== null && later.test(severity))) failure = severity
    run.onLine?.(line)
  }

  const child = spawn('xorriso', run.args, {
    env: { ...xorrisoEnv(), ...run.env },
    stdio: ['pipe', run.output ?? 'pipe', 'pipe'],
    windowsHide: true,
  })
  let kill: NodeJS.Timeout | undefined
  const stop = (): void => {
    if (kill !== undefined) return
    if (run.isGentle !== true) {
      child.kill('SIGKILL')
      return
    }
    child.kill('SIGINT')
    kill = setTimeout(() => child.kill('SIGKILL'), patience)
  }
  run.signal?.addEventListener('abort', stop, { once: true })
  const closed = new Promise<number | Error>((resolve) => {
    child.once('error', resolve)
    child.once('close', (code) => resolve(code ?? -1))
  })
  // It may be gone before it has read everything: its end says why.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(run.commands === undefined ? '' : `${[...run.commands].join('\n')}\n`)
  if (child.stderr) heardLines(child.stderr, hear)
  if (child.stdout) heardLines(child.stdout, hear)
  const end = await closed
  clearTimeout(kill)
  run.signal?.removeEventListener('abort', stop)
  if (end instanceof Error) return noXorriso(end)
  if (run.signal?.aborted) return cancelled()
  return ok({ code: end, failure })
}

const noXorriso = (error: Error): Err<Failure> => fail('media.no-xorriso', undefined, error.message)

/** Lines end with LF; a message of progress ends with CR and is written over by the next. */
function heardLines(stream: Readable, hear: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (text: string | Buffer) => {
    const lines = (rest + text.toString()).split(/[\r\n]/)
    rest = (lines.pop() ?? '').slice(-longestLine)
    for (const line of lines) if (line !== '') hear(line)
  })
  stream.on('end', () => {
    if (rest !== '') hear(rest)
  })
}

/** Blocks of 2048 bytes. */
const tooSmall = /Image size (\d+)s exceeds free space on media (\d+)s/
const noSpace = /No space left on device|exceeds free space/
const gone =
  /Cannot acquire drive|Cannot access '[^']*' as|not found|Drive address|is busy|Cannot determine attributes|Cannot open/
const noDisc =
  /No (?:readable |suitable |usable )?medi(?:um|a)|Media current: is not recognizable|not recognizable|medium not present/i

/** What a failed run means: a stable code, with the last FAILURE line as its detail. */
export function xorrisoFailure({ code, failure }: XorrisoEnd, drive: string): Err<Failure> {
  const detail = failure ?? `exit ${code}`
  const sizes = tooSmall.exec(detail)
  if (sizes)
    return fail('media.disc-too-small', { need: Number(sizes[1]) * 2048, room: Number(sizes[2]) * 2048 }, detail)
  if (noSpace.test(detail)) return fail('media.disk-full', { path: drive }, detail)
  if (noDisc.test(detail)) return fail('media.no-disc', { drive }, detail)
  if (gone.test(detail)) return fail('media.drive-gone', { drive }, detail)
  return fail('media.xorriso-failed', undefined, detail)
}
