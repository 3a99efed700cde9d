/**
 * Benches of the disc tools on a file of 4.6 GB: hashing against coreutils' sha256sum, building an image against bare xorriso with
 * the same checksums on the same tree. The file takes no room on the disk and is read like any other; reading and hashing it costs
 * the same as of one that does.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createDiscs } from '#main/media/client'
import type { Discs } from '#main/media/discs'
import type { Result } from '#shared/lib/result'
import { buildScript } from '../support/built-script'
import { median } from './row'
import type { BenchRow } from './row'

const BYTES = 4_600_000_000
const HASH_GOAL = 2.5
const BUILD_GOAL = 1.15
const ROUNDS = 3

async function seconds(run: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await run()
  return (performance.now() - begin) / 1_000
}

async function program(name: string, args: readonly string[]): Promise<void> {
  const child = spawn(name, args, { stdio: 'ignore', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  const [code]: unknown[] = await once(child, 'close')
  if (code !== 0) throw new Error(`${name} ended with ${String(code)}`)
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ''}`)
  return result.value
}

/** Runs `work` with a folder that holds the large file in `tree`, and the tools in their worker, as in the app. */
async function withLargeFile<T>(work: (dir: string, file: string, discs: Discs) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(path.join(tmpdir(), 'vigil-bench-'))
  const discs = createDiscs(await buildScript('electron/main/media/worker.ts'))
  try {
    const file = path.join(dir, 'tree/KB5034441/large.cab')
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, '')
    await truncate(file, BYTES)
    return await work(dir, file, discs)
  } finally {
    await discs.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

/** Bytes a second, ours over theirs. */
export const benchHash = (): Promise<readonly BenchRow[]> =>
  withLargeFile(async (_, file, discs) => {
    const ours: number[] = []
    const theirs: number[] = []
    must(await discs.hashFile(file))
    for (let round = 0; round < ROUNDS; round++) {
      theirs.push(await seconds(() => program('sha256sum', [file])))
      ours.push(await seconds(async () => must(await discs.hashFile(file))))
    }
    const [value, reference] = [ours, theirs].map((times) => BYTES / 1e6 / median(times))
    const ratio = (value ?? 0) / (reference ?? 1)
    return [row('hash-ratio', value ?? 0, 'MB/s', reference ?? 0, ratio, HASH_GOAL, ratio >= HASH_GOAL)]
  })

/** Seconds from the call to the image that is safe on the disk, ours over theirs; both synced, ours hashed as well. */
export const benchBuild = (): Promise<readonly BenchRow[]> =>
  withLargeFile(async (dir, file, discs) => {
    const tree = path.join(dir, 'tree')
    const spec = { files: [{ from: file, to: 'KB5034441/large.cab' }], volumeId: 'VIGIL_1_1', created: 0 }
    const bare = async (): Promise<void> => {
      const out = path.join(dir, 'bare.iso')
      const options = '-as mkisofs -quiet -input-charset utf-8 -iso-level 3 -J -joliet-long -R --md5 -V VIGIL_1_1 -o'
      await program('xorriso', [...options.split(' '), out, tree])
      await program('sync', [out])
    }
    const own = async (): Promise<unknown> => must(await discs.buildImage({ ...spec, out: path.join(dir, 'own.iso') }))
    const ours: number[] = []
    const theirs: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      theirs.push(await seconds(bare))
      await rm(path.join(dir, 'bare.iso'))
      ours.push(await seconds(own))
      await rm(path.join(dir, 'own.iso'))
    }
    const [value, reference] = [median(ours), median(theirs)]
    const ratio = value / reference
    return [row('iso-build-ratio', value, 's', reference, ratio, BUILD_GOAL, ratio <= BUILD_GOAL)]
  })

const row = (
  id: string,
  value: number,
  unit: string,
  reference: number,
  ratio: number,
  goal: number,
  ok: boolean,
): BenchRow => ({ id, value, unit, reference, ratio, goal, ok })
