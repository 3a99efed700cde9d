/** Drives: the emulated drive of the real xorriso, what may be written over, and reading back. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { discsHere } from '#main/media/here'
import { copyToDevice } from '#main/media/drives/burn'
import { refusalOf } from '#main/media/drives/block-device'
import { listDrives } from '#main/media/drives/list'
import type { BuiltImage } from '#main/media/discs'
import { valueOf } from '../../support/builders'
import { createFolder, discOf, flipByte } from '../../support/disc-files'
import type { Folder } from '../../support/disc-files'
import { createSmallDisk } from '../../support/small-disk'

let kept: Folder
let image: string
let built: BuiltImage
beforeAll(async () => {
  kept = createFolder()
  image = kept.at('disc.iso')
  built = valueOf(await discsHere.buildImage({ ...discOf(kept), out: image }))
})
afterAll(() => kept.remove())

let folder: Folder
beforeEach(() => {
  folder = createFolder()
})
afterEach(() => folder.remove())

describe('[S4-07] burning', () => {
  it('on the emulated drive gives the very bytes, and reading back says so', async () => {
    const drive = `stdio:${folder.at('drive')}`
    const told: number[] = []
    const burnt = await discsHere.burn({ image, drive, onProgress: ({ done }) => told.push(done) })
    expect(burnt).toEqual({ ok: true, value: { size: built.size } })
    expect(told.at(-1)).toBe(built.size)
    expect(readFileSync(folder.at('drive')).subarray(0, built.size).equals(readFileSync(image))).toBe(true)
    expect(valueOf(await discsHere.readBack({ drive, image: built }))).toEqual({
      same: true,
      sha256: built.sha256,
      check: { verdict: 'ok', bad: [] },
      error: null,
    })
  })

  it('writes over what an emulated drive held before', async () => {
    const drive = `stdio:${folder.at('drive')}`
    const other = valueOf(
      await discsHere.buildImage({ ...discOf(folder), volumeId: 'OTHER', out: folder.at('other.iso') }),
    )
    await discsHere.burn({ image: folder.at('other.iso'), drive })
    expect(valueOf(await discsHere.readBack({ drive, image: built })).same).toBe(false)
    expect(valueOf(await discsHere.readBack({ drive, image: other })).same).toBe(true)
    expect((await discsHere.burn({ image, drive })).ok).toBe(true)
    expect(valueOf(await discsHere.readBack({ drive, image: built })).same).toBe(true)
  })

  it('finds what changed on the medium, what was cut off, and what is no disc at all', async () => {
    const drive = `stdio:${folder.at('drive')}`
    await discsHere.burn({ image, drive })
    flipByte(folder.at('drive'), Math.floor(built.size / 2))
    expect(valueOf(await discsHere.readBack({ drive, image: built }))).toMatchObject({
      same: false,
      check: { verdict: 'damaged' },
    })
    truncateSync(folder.at('drive'), built.size - 100)
    expect(valueOf(await discsHere.readBack({ drive, image: built }))).toMatchObject({
      same: false,
      sha256: null,
      error: { code: 'media.image-truncated' },
    })
    writeFileSync(folder.at('drive'), Buffer.alloc(built.size))
    expect(valueOf(await discsHere.readBack({ drive, image: built }))).toMatchObject({
      same: false,
      check: { verdict: 'no-md5' },
    })
    expect(await discsHere.readBack({ drive: '/dev/sr99', image: built })).toMatchObject({
      error: { code: 'media.drive-gone' },
    })
  })

  it('refuses a drive that is too small before a byte is written', async () => {
    const disk = createSmallDisk(1)
    try {
      const large = folder.at('large.bin')
      writeFileSync(large, Buffer.alloc(3_000_000, 1))
      const out = folder.at('large.iso')
      const size = valueOf(
        await discsHere.buildImage({ ...discOf(folder), files: [{ from: large, to: 'a' }], out }),
      ).size
      const burnt = await discsHere.burn({ image: out, drive: `stdio:${disk.dir}/drive` })
      expect(burnt).toMatchObject({ error: { code: 'media.disc-too-small' } })
      const { need = 0, room = 0 } = burnt.ok ? {} : (burnt.error.params ?? {})
      expect(need).toBeGreaterThanOrEqual(size)
      expect(room).toBeLessThanOrEqual(1024 * 1024)
      expect(existsSync(`${disk.dir}/drive`)).toBe(false)
    } finally {
      disk.remove()
    }
  })

  it('can be cancelled, and a file that was made for it is gone', async () => {
    const large = folder.at('large.bin')
    writeFileSync(large, '')
    truncateSync(large, 400_000_000)
    const out = folder.at('large.iso')
    valueOf(await discsHere.buildImage({ ...discOf(folder), files: [{ from: large, to: 'a' }], out }))
    const abort = new AbortController()
    const burnt = await discsHere.burn({
      image: out,
      drive: `stdio:${folder.at('drive')}`,
      signal: abort.signal,
      onProgress: () => abort.abort(),
    })
    expect(burnt).toMatchObject({ error: { code: 'media.cancelled' } })
    expect(existsSync(folder.at('drive'))).toBe(false)
  })

  it('takes nothing but whole images', async () => {
    const junk = folder.at('junk')
    writeFileSync(junk, Buffer.alloc(100_000, 1))
    const drive = `stdio:${folder.at('drive')}`
    expect(await discsHere.burn({ image: junk, drive })).toMatchObject({ error: { code: 'media.not-an-image' } })
    expect(await discsHere.burn({ image: folder.at('none'), drive })).toMatchObject({
      error: { code: 'media.no-such-image' },
    })
    expect(await discsHere.burn({ image, drive: '/dev/sr99' })).toMatchObject({ error: { code: 'media.drive-gone' } })
    // A path without `stdio:` is no drive.
    writeFileSync(folder.at('file'), 'precious')
    expect(await discsHere.burn({ image, drive: folder.at('file') })).toMatchObject({
      error: { code: 'media.drive-gone' },
    })
    expect(readFileSync(folder.at('file'), 'utf8')).toBe('precious')
  })

  it('writes a stick byte for byte', async () => {
    const device = folder.at('stick')
    writeFileSync(device, Buffer.alloc(built.size + 5_000, 7))
    expect(await copyToDevice({ image, size: built.size, device })).toMatchObject({ ok: true })
    const stick = readFileSync(device)
    expect(stick.subarray(0, built.size).equals(readFileSync(image))).toBe(true)
    expect(stick.subarray(built.size).equals(Buffer.alloc(5_000, 7))).toBe(true)
    copyFileSync(image, folder.at('short.iso'))
    truncateSync(folder.at('short.iso'), built.size - 1)
    expect(await copyToDevice({ image: folder.at('short.iso'), size: built.size, device })).toMatchObject({
      error: { code: 'media.image-truncated' },
    })
  })
})

describe('a drive', () => {
  /** What the kernel says of one, as files. */
  function kernelOf(devices: Readonly<Record<string, Readonly<Record<string, string>>>>, mounts = '', swaps = '') {
    for (const [name, files] of Object.entries(devices)) {
      mkdirSync(folder.at(`sys/${name}/device`), { recursive: true })
      mkdirSync(folder.at(`sys/${name}/holders`), { recursive: true })
      for (const [file, text] of Object.entries(files)) writeFileSync(folder.at(`sys/${name}/${file}`), `${text}\n`)
    }
    writeFileSync(folder.at('mounts'), mounts)
    writeFileSync(folder.at('swaps'), swaps)
    return { blocks: folder.at('sys'), mounts: folder.at('mounts'), swaps: folder.at('swaps') }
  }
  const stick = {
    size: '30000',
    removable: '1',
    ro: '0',
    dev: '8:16',
    'device/vendor': 'Kingston',
    'device/model': 'DT 70',
  }
  const mount = (number: string, where: string): string => `36 25 ${number} / ${where} rw shared:1 - vfat /dev/x rw\n`

  it.each([
    ['is free', {}, '', '', null],
    ['has gone', { size: '' }, '', '', 'media.drive-gone'],
    ['is a disk of the computer', { removable: '0' }, '', '', 'media.drive-not-removable'],
    ['is a partition', { partition: '1' }, '', '', 'media.drive-is-partition'],
    ['is empty', { size: '0' }, '', '', 'media.no-disc'],
    ['is write-protected', { ro: '1' }, '', '', 'media.drive-read-only'],
    ['is mounted', {}, mount('8:16', '/media/u\\040盘'), '', 'media.drive-mounted'],
    ['is swapped to', {}, '', '/dev/sdy partition 1 0 -2\n', 'media.drive-busy'],
  ] as const)('that %s is judged so', async (_, change, mounts, swaps, code) => {
    const refused = await refusalOf('/dev/sdy', kernelOf({ sdy: { ...stick, ...change } }, mounts, swaps))
    expect(refused?.error.code ?? null).toBe(code)
    expect(refused?.error.params?.['where']).toBe(code === 'media.drive-mounted' ? '/media/u 盘' : undefined)
  })

  it('is not written over while one of its partitions is mounted', async () => {
    const system = kernelOf({ sdy: stick, 'sdy/sdy1': {}, sdy1: { dev: '8:17' } }, mount('8:17', '/media/usb'))
    expect(await refusalOf('/dev/sdy', system)).toMatchObject({ error: { code: 'media.drive-mounted' } })
  })

  it('is listed with its name, size and why it cannot be used; disks of the computer are not', async () => {
    const system = kernelOf(
      { sdy: stick, sdz: { ...stick, dev: '8:32' }, sda: { ...stick, removable: '0' } },
      mount('8:32', '/media/usb'),
    )
    const drives = valueOf(await listDrives({ system, extra: [`stdio:${folder.at('file')}`] }))
    expect(drives).toEqual([
      {
        address: '/dev/sdy',
        kind: 'stick',
        name: 'Kingston DT 70',
        size: 30_000 * 512,
        medium: null,
        refused: null,
        untested: false,
      },
      expect.objectContaining({
        address: '/dev/sdz',
        refused: expect.objectContaining({ code: 'media.drive-mounted' }),
      }),
      expect.objectContaining({ kind: 'file', name: 'file', refused: null, medium: expect.stringContaining('blank') }),
    ])
  })

  it('of this computer that holds its system is never offered', async () => {
    for (const { kind } of valueOf(await discsHere.listDrives())) expect(kind).toMatch(/^(optical|stick)$/)
    expect(valueOf(await discsHere.toolVersion()).tool).toBe('xorriso')
  })
})
