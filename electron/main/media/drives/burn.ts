/** Writes an image to a medium: an optical drive or a file that stands for one by xorriso, a stick byte by byte. */
import { constants } from 'node:fs'
import { open, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok } from '#shared/lib/result'
import type { Err, Failure, Result } from '#shared/lib/result'
import type { BurnInput, Burnt, Watch } from '../discs'
import { readChunks } from '../hash/read-chunks'
import { findMedium, openToRead, stdioPath } from '../medium'
import { readVolume } from '../volume'
import { Stopped, cancelled, createTelling, isMissing, readFailure, writeFailure } from '../watch'
import { burnWindows } from '../windows/imapi'
import { runXorriso, words, xorrisoFailure } from '../xorriso/run'
import { isBlockDevice, refusalOf } from './block-device'

/** Bytes after which what was written is forced to the stick, so that progress says what is really there. */
const syncAfter = 16 * 1024 * 1024
/** Zeros behind the image, which some drives read ahead into. */
const padding = '300k'

/**
 * Errors: `media.no-such-image`, `media.not-an-image`, `media.image-truncated`, `media.disc-too-small` (with `need` and `room`),
 * `media.disc-not-blank`, `media.no-disc`, `media.drive-gone`, `media.drive-busy`, `media.drive-mounted`, `media.drive-not-removable`,
 * `media.drive-read-only`, `media.drive-is-partition`, `media.burn-failed`, `media.no-xorriso`, `media.cancelled`. What was written
 * to a disc or stick before it was cancelled is there; a file that was made for it is removed.
 */
export async function burn({ image, drive, ...watch }: BurnInput & Watch): Promise<Result<Burnt>> {
  if (watch.signal?.aborted) return cancelled()
  const source = await findMedium(image)
  if (!source.ok) return source
  const size = source.value.size
  if (source.value.kind !== 'file' || size === null) return fail('media.not-an-image', { path: image })
  const volume = await readVolume(source.value)
  if (!volume.ok) return volume
  if (volume.value.size > size)
    return fail('media.image-truncated', { path: image, need: volume.value.size, room: size })
  const job: Job = { image: source.value.file, size, ...watch }
  if (process.platform === 'win32') return burnWindows({ ...job, drive })
  const target = stdioPath(drive)
  if (!drive.startsWith('stdio:') || (await isBlockDevice(target))) {
    const found = await findMedium(drive)
    if (!found.ok) return found
    if (found.value.kind === 'optical') return burnByXorriso({ ...job, drive: found.value.file })
    return found.value.kind === 'device'
      ? copyToStick({ ...job, device: found.value.file, room: found.value.size })
      : fail('media.drive-gone', { drive })
  }
  return burnToFile({ ...job, file: target })
}

type Job = { readonly image: string; readonly size: number } & Watch

async function burnToFile({ file, ...job }: Job & { readonly file: string }): Promise<Result<Burnt>> {
  if (!path.isAbsolute(file)) return fail('media.drive-gone', { drive: file })
  const before = await stat(file).catch((error: unknown) => (isMissing(error) ? null : error))
  if (before instanceof Error) return writeFailure(file, before)
  const isNew = before === null
  const burnt = await burnByXorriso({ ...job, drive: `stdio:${file}` })
  try {
    if (!burnt.ok) {
      if (isNew) await rm(file, { force: true })
      return burnt
    }
    const written = await open(file, 'r+')
    try {
      await written.sync()
    } finally {
      await written.close()
    }
    return burnt
  } catch (error) {
    return writeFailure(file, error)
  }
}

const writing = /(\d+) of\s+(\d+) MB written|Writing:\s+\d+s\s+([\d.]+)%/

async function burnByXorriso({
  image,
  size,
  drive,
  signal,
  ...watch
}: Job & { readonly drive: string }): Promise<Result<Burnt>> {
  const { tell, end } = createTelling(watch)
  let notBlank = false
  const run = await runXorriso({
    args: [
      ...words('-pacifier interval=0.25 -as cdrecord -v blank=as_needed'),
      `dev=${drive}`,
      `padsize=${padding}`,
      image,
    ],
    isGentle: true,
    signal,
    onLine: (line) => {
      if (/^Media status : (?!.*(?:blank|appendable)).*closed/.test(line)) notBlank = true
      const match = writing.exec(line)
      if (!match) return
      const done = match[3] === undefined ? Number(match[1]) * 1024 * 1024 : (Number(match[3]) / 100) * size
      tell({ done: Math.min(Math.round(done), size), total: size })
    },
  })
  if (!run.ok) return run
  if (run.value.code !== 0) return burnFailure(run.value, drive, notBlank)
  end({ done: size, total: size })
  return ok({ size })
}

const written = /is not blank|not writeable|not appendable|closed|unsuitable/i

function burnFailure(end: Parameters<typeof xorrisoFailure>[0], drive: string, notBlank: boolean): Err<Failure> {
  const failed = xorrisoFailure(end, drive)
  if (failed.error.code !== 'media.xorriso-failed') return failed
  if (notBlank || written.test(failed.error.detail ?? ''))
    return fail('media.disc-not-blank', { drive }, failed.error.detail)
  return fail('media.burn-failed', { drive }, failed.error.detail)
}

async function copyToStick({
  image,
  size,
  device,
  room,
  signal,
  ...watch
}: Job & { readonly device: string; readonly room: number | null }): Promise<Result<Burnt>> {
  const refused = await refusalOf(device)
  if (refused) return refused
  if (room !== null && size > room) return fail('media.disc-too-small', { need: size, room })
  return copyToDevice({ image, size, device, signal, ...watch })
}

/** Writes the image over a block device, which must not be in use: the kernel refuses the exclusive opening then. */
export async function copyToDevice({
  image,
  size,
  device,
  signal,
  ...watch
}: Job & { readonly device: string }): Promise<Result<Burnt>> {
  const { tell, end } = createTelling(watch)
  try {
    const source = await openToRead(image).catch((error: unknown) => {
      throw new Stopped(readFailure(image, error))
    })
    try {
      const target = await open(device, constants.O_WRONLY | constants.O_EXCL)
      try {
        let done = 0
        let synced = 0
        await readChunks(source, { from: 0, bytes: size, signal }, async (chunk) => {
          for (let from = 0; from < chunk.length;) {
            const { bytesWritten } = await target.write(chunk, from, chunk.length - from, done + from)
            from += bytesWritten
          }
          done += chunk.length
          if (done - synced < syncAfter) return
          await target.datasync()
          synced = done
          tell({ done, total: size })
        })
        await target.sync()
        if (done < size) return fail('media.image-truncated', { path: image, need: size, room: done })
        end({ done: size, total: size })
        return ok({ size })
      } finally {
        await target.close()
      }
    } finally {
      await source.close()
    }
  } catch (error) {
    return deviceFailure(device, error)
  }
}

function deviceFailure(drive: string, error: unknown): Err<Failure> {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  const detail = error instanceof Error ? error.message : String(error)
  if (code === 'EBUSY') return fail('media.drive-busy', { drive }, detail)
  if (code === 'ENXIO' || code === 'ENODEV' || code === 'ENOMEDIUM') return fail('media.drive-gone', { drive }, detail)
  if (code === 'EROFS') return fail('media.drive-read-only', { drive }, detail)
  if (code === 'EIO') return fail('media.burn-failed', { drive }, detail)
  return writeFailure(drive, error)
}
