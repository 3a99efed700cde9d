/** Reads what was burnt from the medium itself and compares it with the image it should be. */
import type { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fail, ok } from '#shared/lib/result'
import type { Failure, Result } from '#shared/lib/result'
import type { MediaCheck, Progress, ReadBack, ReadBackInput, Watch } from '../discs'
import { readChunks } from '../hash/read-chunks'
import { deviceSize, findMedium, openToRead } from '../medium'
import type { FoundMedium } from '../medium'
import { Stopped, cancelled, createTelling } from '../watch'
import { checkMedia } from '../xorriso/check-media'

/**
 * Errors: `media.drive-gone`, `media.no-such-image`, `media.no-disc`, `media.reload-disc`, `media.no-xorriso`, `media.cancelled`. A medium that holds
 * something else, or cannot be read, is a result: not the same.
 */
export async function readBack({ drive, image, signal, onProgress }: ReadBackInput & Watch): Promise<Result<ReadBack>> {
  if (signal?.aborted) return cancelled()
  const found = await findMedium(drive)
  if (!found.ok) return found
  // The kernel still takes a disc for what it was before it was burnt until it has been out of the drive: no fault of the disc.
  const seen = found.value.kind === 'optical' ? await deviceSize(found.value.file) : null
  if (seen !== null && seen < image.size) return fail('media.reload-disc', { drive })
  const telling = createTelling({ onProgress })
  // Read twice: its bytes, and its own checksums.
  const total = image.size * 2
  const tell = ({ done }: Progress, before: number): void => telling.tell({ done: before + done, total })
  const read = await hashMedium(found.value, image.size, signal, (done) => tell({ done, total }, 0))
  if (!read.ok && ['media.cancelled', 'media.no-disc'].includes(read.error.code)) return read
  const check = await checkMedia({ medium: drive, signal, onProgress: (progress) => tell(progress, image.size) })
  const outcome = checkOutcome(check)
  if (!outcome.ok) return outcome
  telling.end({ done: total, total })
  const sha256 = read.ok ? read.value : null
  return ok({ same: sha256 === image.sha256, sha256, check: outcome.value, error: read.ok ? null : read.error })
}

/** What is no image has nothing to check with; where xorriso cannot be had (Windows), the hash of every byte has to do. */
function checkOutcome(check: Result<MediaCheck>): Result<MediaCheck> {
  if (check.ok) return check
  const { code } = check.error
  const isUnreadable = ['media.cannot-read', 'media.source-missing', 'media.xorriso-failed'].includes(code)
  if (isUnreadable) return ok({ verdict: 'damaged', bad: [] })
  const isUnchecked = code === 'media.not-an-image' || (code === 'media.no-xorriso' && process.platform === 'win32')
  return isUnchecked ? ok({ verdict: 'no-md5', bad: [] }) : check
}

/** SHA-256 of the first `size` bytes. Errors: `media.image-truncated`, `media.unreadable`, `media.no-disc`, `media.cancelled`. */
async function hashMedium(
  medium: FoundMedium,
  size: number,
  signal: AbortSignal | undefined,
  onDone: (bytes: number) => void,
): Promise<Result<string>> {
  if (process.platform === 'linux') {
    const direct = await hashPastMemory(medium, size, signal, onDone)
    if (direct !== null) return direct
  }
  const hash = createHash('sha256')
  let done = 0
  try {
    const opened = await openToRead(medium.file)
    try {
      await readChunks(opened, { from: 0, bytes: size, signal }, (chunk) => {
        hash.update(chunk)
        done += chunk.length
        onDone(done)
      })
    } finally {
      await opened.close()
    }
  } catch (error) {
    return unreadable(medium, error)
  }
  return done === size ? ok(hash.digest('hex')) : tooShort(medium, size, done)
}

const tooShort = ({ file }: FoundMedium, need: number, room: number) =>
  fail('media.image-truncated', { path: file, need, room })

function unreadable({ file }: FoundMedium, error: unknown): Result<string> {
  if (error instanceof Stopped) return { ok: false, error: error.failure }
  const code = error instanceof Error && 'code' in error ? error.code : ''
  const detail = error instanceof Error ? error.message : String(error)
  return code === 'ENOMEDIUM'
    ? fail('media.no-disc', { drive: file }, detail)
    : fail('media.unreadable', { path: file }, detail)
}

/**
 * The kernel would answer from its memory what was just written: dd can ask it not to (`O_DIRECT`). Null where dd or the file
 * system cannot; nothing was read then.
 */
async function hashPastMemory(
  medium: FoundMedium,
  size: number,
  signal: AbortSignal | undefined,
  onDone: (bytes: number) => void,
): Promise<Result<string> | null> {
  const child = spawn(
    'dd',
    [`if=${medium.file}`, 'bs=1M', `count=${size}`, 'iflag=direct,count_bytes,fullblock', 'status=none'],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } },
  )
  const stop = (): void => {
    child.kill('SIGKILL')
  }
  signal?.addEventListener('abort', stop, { once: true })
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (words.length < 10_000) words += text
  })
  const closed = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', (code) => resolve(code))
  })
  const hash = createHash('sha256')
  let done = 0
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      hash.update(chunk)
      done += chunk.length
      onDone(done)
    }
  } catch {
    // It is gone: its end says why.
  }
  const code = await closed
  signal?.removeEventListener('abort', stop)
  if (signal?.aborted) return cancelled()
  if (code !== 0 && done === 0 && !/input\/output error/i.test(words)) return noMedium(medium, words)
  if (code !== 0) return fail('media.unreadable', { path: medium.file }, words.trim())
  return done === size ? ok(hash.digest('hex')) : tooShort(medium, size, done)
}

const noMedium = ({ file }: FoundMedium, words: string): { readonly ok: false; readonly error: Failure } | null =>
  /no medium found/i.test(words) ? fail('media.no-disc', { drive: file }, words.trim()) : null
