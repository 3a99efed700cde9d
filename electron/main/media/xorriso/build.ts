/** Builds images: xorriso's output is hashed and written on its way, the sources are never copied. */
import type { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access, lstat, statfs, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { fail, ok } from '#shared/lib/result'
import type { Err, Failure, Result } from '#shared/lib/result'
import type { BuildInput, BuiltImage, DiscFile, ImageSpec, Watch } from '../discs'
import { BLOCK } from '../medium'
import { writeWhole } from '../part-files'
import { createTelling, isMissing, readFailure, writeFailure } from '../watch'
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
    takeOutput: async (output) => void output.resume(),
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
    return await writeWhole<Result<BuiltImage>>(out, async (file) => {
      const telling = createTelling({ onProgress })
      let total: number | null = null
      const sink = createSink(file, (done) => telling.tell({ done, total }))
      const run = await runXorriso({
        args,
        commands: [...script, '-print_size', '-end'],
        signal,
        onLine: (line) => {
          total = sizeIn(line, total)
        },
        takeOutput: sink.take,
      })
      if (!run.ok) return drop(run)
      const changed = await changedSource(sources)
      if (changed !== null) return drop(changed)
      const built = sink.end()
      if (run.value.code !== 0) return drop(xorrisoFailure(run.value, out))
      if (built.size !== total)
        return drop(fail('media.xorriso-failed', undefined, `${built.size} bytes instead of ${total}`))
      telling.end({ done: built.size, total: built.size })
      return { keep: true, value: ok(built) }
    })
  } catch (error) {
    return writeFailure(out, error)
  }
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

/** Bytes written at once, while the next ones are collected and hashed. */
const batchBytes = 1024 * 1024

/** Hashes what comes and writes it; `end` is for after `take`. */
function createSink(
  file: FileHandle,
  onDone: (bytes: number) => void,
): { readonly take: (output: Readable) => Promise<void>; readonly end: () => BuiltImage } {
  const hash = createHash('sha256')
  let size = 0
  let batch: Buffer[] = []
  let collected = 0
  let writing: Promise<unknown> = Promise.resolve()
  const flush = async (): Promise<void> => {
    await writing
    if (batch.length === 0) return
    writing = writeAll(file, batch)
    // A failure is met by the next wait.
    writing.catch(() => undefined)
    batch = []
    collected = 0
  }
  return {
    take: async (output) => {
      for await (const chunk of output as AsyncIterable<Buffer>) {
        hash.update(chunk)
        size += chunk.length
        batch.push(chunk)
        collected += chunk.length
        if (collected >= batchBytes) await flush()
        onDone(size)
      }
      await flush()
      await writing
    },
    end: () => ({ size, sha256: hash.digest('hex') }),
  }
}

async function writeAll(file: FileHandle, buffers: readonly Buffer[]): Promise<void> {
  let rest = [...buffers]
  while (rest.length > 0) {
    let { bytesWritten } = await file.writev(rest)
    while (rest[0] !== undefined && bytesWritten >= rest[0].length) {
      bytesWritten -= rest[0].length
      rest = rest.slice(1)
    }
    if (rest[0] !== undefined && bytesWritten > 0) rest[0] = rest[0].subarray(bytesWritten)
  }
}
