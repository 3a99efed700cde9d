/** Small things that all long work of the disc tools shares: throttled progress, cancelling, words for what the system says. */
import type { Err, Failure } from '#shared/lib/result'
import { fail } from '#shared/lib/result'
import type { Progress, Watch } from './discs'

/** Milliseconds between two tellings of progress. */
const pause = 200

/** Tells at most five times a second; `end` tells the last figure whatever the time. */
export function createTelling({ onProgress }: Watch): {
  readonly tell: (progress: Progress) => void
  readonly end: (progress: Progress) => void
} {
  let last = Number.NEGATIVE_INFINITY
  const end = (progress: Progress): void => onProgress?.(progress)
  return {
    tell: (progress) => {
      const now = performance.now()
      if (onProgress === undefined || now - last < pause) return
      last = now
      end(progress)
    },
    end,
  }
}

export const cancelled = (): Err<Failure> => fail('media.cancelled')

/** Thrown inside of one module to leave a loop; never leaves it. */
export class Stopped extends Error {
  readonly failure: Failure
  constructor({ error }: Err<Failure>) {
    super(error.code)
    this.failure = error
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT'

/** What writing to a file or folder failed with. */
export function writeFailure(file: string, error: unknown): Err<Failure> {
  if (error instanceof Stopped) return { ok: false, error: error.failure }
  const detail = error instanceof Error ? error.message : String(error)
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fail('media.disk-full', { path: file }, detail)
    case 'EEXIST':
    case 'ENOTEMPTY':
      return fail('media.file-exists', { path: file }, detail)
    case 'ENOENT':
    case 'ENOTDIR':
      return fail('media.no-such-folder', { path: file }, detail)
    default:
      return fail('media.cannot-write', { path: file }, detail)
  }
}

/** What reading a file that people named failed with. */
export function readFailure(file: string, error: unknown): Err<Failure> {
  if (error instanceof Stopped) return { ok: false, error: error.failure }
  const detail = error instanceof Error ? error.message : String(error)
  if (codeOf(error) === 'ENOMEDIUM') return fail('media.no-disc', { drive: file }, detail)
  return isMissing(error) || codeOf(error) === 'ENOTDIR'
    ? fail('media.source-missing', { path: file }, detail)
    : fail('media.cannot-read', { path: file }, detail)
}
