/** Builds images: xorriso's output is hashed while it is written, the sources are never copied. */
import { constants } from 'node:fs'
import { access, lstat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok } from '#shared/lib/result'
import type { Err, Failure, Result } from '#shared/lib/result'
import type { BuildInput, BuiltImage, DiscFile, ImageSpec, Watch } from '../discs'
import { hashGrowing } from '../hash/hash-growing'
import { BLOCK } from '../medium'
import { writeWhole } from '../part-files'
import { readVolume } from '../volume'
import { cancelled, createTelling, isMissing, readFailure, writeFailure } from '../watch'
import { imageScript } from './image-script'
import { runXorriso, words, xorrisoFailure } from './run'

/** Standard output as the drive has to come first. */
const args = words('-outdev - -return_with SORRY 32 -backslash_codes with_quoted_input -options_from_file -')

/** Blocks as the rehearsal tells them: the last such line, since names of sources are told before and may say anything. */
const sizeLine = /^Image size\s*: (\d+)s/
const sizeIn = (line: string, before: number | null): number | null => {
  const blocks = sizeLine.exec(line)?.[1]
  return blocks === undefined ? before : Number(blocks) * BLOCK
}

/** Bytes of the image, by a rehearsal. Errors as `buildImage`. */
export async function imageSize({ signal, ...spec }: ImageSpec & Watch): Promise<Result<number>> {
  const prepared = await prepare(spec)
  if (!prepared.ok) return prepared
  let size: number | null = null
  const run = await runXorriso({
    args,
    commands: [...prepared.value.script, '-print_size', '-rollback_end'],
    signal,
    onLine: (line) => {
      size = sizeIn(line, size)
    },
  })
  if (!run.ok) return run
  if (run.value.code !== 0 || size === null)
    return (await changedSource(prepared.value.sources)) ?? xorrisoFailure(run.value, 'image')
  return ok(size)
}

/**
 * Builds `out`. Errors: those of `imageScript`, `media.source-missing`, `media.source-changed`, `media.not-a-file`,
 * `media.cannot-read`, `media.disk-full`, `media.cannot-write`, `media.no-xorriso`, `media.xorriso-failed`, `media.cancelled`.
 */
export async function buildImage({
  out,
  signal,
  onProgress,
  ...spec
}: BuildInput & Watch): Promise<Result<BuiltImage>> {
  const prepared = await prepare(spec)
  if (!prepared.ok) return prepared
  const { script, sources } = prepared.value
  try {
    const full = await tooFull(out, sources)
    if (full !== null) return full
    return await writeWhole<Result<BuiltImage>>(out, async (file, part) => {
      const telling = createTelling({ onProgress })
      const giveUp = new AbortController()
      const either = AbortSignal.any([giveUp.signal, ...(signal ? [signal] : [])])
      let total: number | null = null
      let hasEnded = false
      const running = runXorriso({
        args,
        commands: [...script, '-end'],
        signal: either,
        output: file.fd,
      }).finally(() => {
        hasEnded = true
      })
      const hashing = hashGrowing(part, {
        // It stands at the beginning of the image. What xorriso tells counts what it fills a file up with, too.
        limit: async () => {
          total = await sizeOfImage(part)
          return total
        },
        hasEnded: () => hasEnded,
        signal: either,
        onDone: (done) => telling.tell({ done, total }),
      }).then(
        (built) => ({ ok: true, built }) as const,
        (error: unknown) => {
          giveUp.abort()
          return { ok: false, error } as const
        },
      )
      const [run, hashed] = await Promise.all([running, hashing])
      if (signal?.aborted) return drop(cancelled())
      if (!hashed.ok) throw hashed.error
      if (!run.ok) return drop(run)
      const changed = await changedSource(sources)
      if (changed !== null) return drop(changed)
      if (run.value.code !== 0) return drop(buildFailure(run.value, out))
      const { built } = hashed
      if (built.size !== total)
        return drop(fail('media.xorriso-failed', undefined, `${built.size} bytes instead of ${total}`))
      await file.truncate(built.size)
      telling.end({ done: built.size, total: built.size })
      return { keep: true, value: ok(built) }
    })
  } catch (error) {
    return writeFailure(out, error)
  }
}

/** Null while too little of it is there. */
async function sizeOfImage(file: string): Promise<number | null> {
  const volume = await readVolume({ file })
  return volume.ok ? volume.value.size : null
}

type Source = { readonly from: string; readonly size: number; readonly state: string }

type Prepared = { readonly script: readonly string[]; readonly sources: readonly Source[] }

async function prepare(spec: ImageSpec): Promise<Result<Prepared>> {
  const script = imageScript(spec)
  if (!script.ok) return script
  const sources: Source[] = []
  for (const file of spec.files) {
    const source = await lookAt(file)
    if (!source.ok) return source
    sources.push(source.value)
  }
  return ok({ script: script.value, sources })
}

async function lookAt({ from }: Pick<DiscFile, 'from'>): Promise<Result<Source>> {
  if (!path.isAbsolute(from)) return fail('media.source-missing', { path: from }, 'not an absolute path')
  try {
    const found = await lstat(from, { bigint: true })
    if (!found.isFile()) return fail('media.not-a-file', { path: from })
    const { size, mtimeNs, ctimeNs, ino, dev } = found
    await access(from, constants.R_OK)
    return ok({ from, size: Number(size), state: [size, mtimeNs, ctimeNs, ino, dev].join(' ') })
  } catch (error) {
    return readFailure(from, error)
  }
}

/** The first source that is not what it was at the beginning. */
async function changedSource(sources: readonly Source[]): Promise<Err<Failure> | null> {
  for (const { from, state } of sources) {
    const now = await lookAt({ from })
    if (!now.ok) return now
    if (now.value.state !== state) return fail('media.source-changed', { path: from })
  }
  return null
}

/** The disk that the image is written to is what it takes for the disc. */
function buildFailure(end: Parameters<typeof xorrisoFailure>[0], out: string): Err<Failure> {
  const { error } = xorrisoFailure(end, out)
  return error.code === 'media.disc-too-small'
    ? fail('media.disk-full', { ...error.params, path: out }, error.detail)
    : { ok: false, error }
}

const drop = (value: Err<Failure>) => ({ keep: false, value })

/** At once, rather than after minutes. */
async function tooFull(out: string, sources: readonly Source[]): Promise<Err<Failure> | null> {
  const need = sources.reduce((sum, { size }) => sum + size, 0)
  try {
    const { bavail, bsize } = await statfs(path.dirname(out))
    const room = bavail * bsize
    return need > room ? fail('media.disk-full', { path: out, need, room }) : null
  } catch (error) {
    return isMissing(error) ? fail('media.no-such-folder', { path: path.dirname(out) }) : null
  }
}
