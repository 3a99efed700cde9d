/** Building: what is refused, what an interruption leaves, and the same work in the worker. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDiscs } from '#main/media/client'
import { discsHere } from '#main/media/here'
import type { Discs, ImageSpec, Progress } from '#main/media/discs'
import { valueOf } from '../../support/builders'
import { buildScript } from '../../support/built-script'
import { createFolder, discOf } from '../../support/disc-files'
import type { Folder } from '../../support/disc-files'
import { createSmallDisk } from '../../support/small-disk'

let workerFile: string
let buildFile: string
beforeAll(async () => {
  workerFile = await buildScript('electron/main/media/worker.ts')
  buildFile = await buildScript('tests/support/disc-build.ts')
}, 120_000)

let folder: Folder
beforeEach(() => {
  folder = createFolder()
  mkdirSync(folder.at('out'))
})
afterEach(() => folder.remove())

const largeBytes = 400_000_000

/** Takes a while to read and no room on the disk. */
function largeFile(name = 'large.bin'): string {
  writeFileSync(folder.at(name), '')
  truncateSync(folder.at(name), largeBytes)
  return folder.at(name)
}

const largeSpec = (): ImageSpec => ({
  files: [{ from: largeFile(), to: 'large.bin' }],
  volumeId: 'VIGIL_1_1',
  created: 0,
})

const out = (): string => folder.at('out/disc.iso')
const left = (): readonly string[] => readdirSync(folder.at('out'))

describe('building', () => {
  it.each([
    [
      'media.source-missing',
      (spec: ImageSpec) => ({ files: [{ from: folder.at('none'), to: 'a' }], volumeId: spec.volumeId }),
    ],
    ['media.not-a-file', () => ({ files: [{ from: folder.dir, to: 'a' }] })],
    ['media.bad-disc-path', ({ files }: ImageSpec) => ({ files: files.map(({ from }) => ({ from, to: '../a' })) })],
    ['media.duplicate-disc-path', ({ files }: ImageSpec) => ({ files: [...files, ...files] })],
    ['media.bad-volume-id', () => ({ volumeId: 'a volume' })],
  ])('refuses with %s and writes nothing', async (code, change) => {
    const spec = discOf(folder)
    const built = await discsHere.buildImage({ ...spec, ...change(spec), out: out() })
    expect(built).toMatchObject({ ok: false, error: { code } })
    expect(left()).toEqual([])
  })

  it('takes no link for a file', async () => {
    const spec = discOf(folder)
    symlinkSync(spec.files[0]?.from ?? '', folder.at('link'))
    const built = await discsHere.buildImage({ ...spec, files: [{ from: folder.at('link'), to: 'a' }], out: out() })
    expect(built).toMatchObject({ error: { code: 'media.not-a-file' } })
  })

  it('notices a source that was written to meanwhile', async () => {
    const spec = largeSpec()
    let isChanged = false
    const built = await discsHere.buildImage({
      ...spec,
      out: out(),
      onProgress: () => {
        if (!isChanged) appendFileSync(spec.files[0]?.from ?? '', 'x')
        isChanged = true
      },
    })
    expect(built).toMatchObject({ error: { code: 'media.source-changed', params: { path: spec.files[0]?.from } } })
    expect(left()).toEqual([])
  })

  it('says at once that a disk has too little room, and leaves nothing when it fills up', async () => {
    const disk = createSmallDisk(4)
    try {
      const large = await discsHere.buildImage({ ...largeSpec(), out: `${disk.dir}/disc.iso` })
      expect(large).toMatchObject({ error: { code: 'media.disk-full', params: { need: largeBytes } } })
      // The files would fit, the image does not.
      writeFileSync(folder.at('a'), Buffer.alloc(4 * 1024 * 1024 - 20_000))
      const files = [{ from: folder.at('a'), to: 'a' }]
      const built = await discsHere.buildImage({ ...discOf(folder), files, out: `${disk.dir}/disc.iso` })
      expect(built).toMatchObject({ error: { code: 'media.disk-full' } })
      expect(readdirSync(disk.dir)).toEqual([])
    } finally {
      disk.remove()
    }
  })

  it('keeps an image that was there when the new one cannot be built', async () => {
    writeFileSync(out(), 'the old one')
    await discsHere.buildImage({ ...discOf(folder), files: [{ from: folder.at('none'), to: 'a' }], out: out() })
    expect(left()).toEqual(['disc.iso'])
  })
})

describe('an interruption', () => {
  const ways: readonly (readonly [string, () => { readonly discs: Discs; readonly stop: () => Promise<void> }])[] = [
    ['here', () => ({ discs: discsHere, stop: async () => undefined })],
    [
      'in the worker',
      () => {
        const discs = createDiscs(workerFile)
        return { discs, stop: discs.stop }
      },
    ],
  ]

  it.each(ways)('by cancelling leaves nothing, %s', async (_, open) => {
    const { discs, stop } = open()
    try {
      const abort = new AbortController()
      const told: Progress[] = []
      const built = await discs.buildImage({
        ...largeSpec(),
        out: out(),
        signal: abort.signal,
        onProgress: (progress) => {
          told.push(progress)
          abort.abort()
        },
      })
      expect(built).toMatchObject({ error: { code: 'media.cancelled' } })
      expect(told.length).toBeGreaterThan(0)
      expect(left()).toEqual([])
      const hashed = await discs.hashFile(folder.at('large.bin'), { signal: abort.signal })
      expect(hashed).toMatchObject({ error: { code: 'media.cancelled' } })
      // The tools go on working.
      const again = valueOf(await discs.buildImage({ ...discOf(folder), out: out() }))
      expect(valueOf(await discs.hashFile(out()))).toMatchObject(again)
    } finally {
      await stop()
    }
  })

  it('by ending the worker cancels what runs in it', async () => {
    const discs = createDiscs(workerFile)
    let begun: () => void = () => undefined
    const begins = new Promise<void>((resolve) => {
      begun = resolve
    })
    const building = discs.buildImage({ ...largeSpec(), out: out(), onProgress: () => begun() })
    await begins
    await discs.stop()
    expect(await building).toMatchObject({ error: { code: 'media.cancelled' } })
    expect(left()).toEqual([])
    expect(await discs.hashFile(out())).toMatchObject({ error: { code: 'media.cancelled' } })
  })

  it('by kill -9 leaves what sweeping removes, and nothing else is swept', async () => {
    const child = spawn(process.execPath, [buildFile, largeFile(), out()], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(existsSync(out())).toBe(false)
    expect(left()).toHaveLength(1)
    writeFileSync(folder.at('out/other.part'), 'of somebody else')
    const swept = await discsHere.sweep([folder.at('out'), folder.at('not there')])
    expect(swept).toEqual([expect.stringMatching(/disc\.iso\.\d+-1\.vigil\.part$/)])
    expect(left()).toEqual(['other.part'])
  })

  it('does not let sweeping take what is being built', async () => {
    let swept: readonly string[] | null = null
    const built = await discsHere.buildImage({
      ...largeSpec(),
      out: out(),
      onProgress: () => {
        void discsHere.sweep([folder.at('out')]).then((removed) => {
          swept = removed
        })
      },
    })
    expect(built.ok).toBe(true)
    expect(swept).toEqual([])
    expect(left()).toEqual(['disc.iso'])
  })
})
