/** Images by the real xorriso: the same inputs give the same bytes, and any damage is found and named. */
import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, readdirSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import { discsHere } from '#main/media/here'
import type { BuiltImage, ImageEntry, ImageListing } from '#main/media/discs'
import { valueOf } from '../../support/builders'
import { createFolder, discContents, discOf, flipByte, noise } from '../../support/disc-files'
import type { Folder } from '../../support/disc-files'

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

const filesOf = ({ entries }: ImageListing): readonly ImageEntry[] => entries.filter(({ kind }) => kind === 'file')

let folder: Folder
beforeEach(() => {
  folder = createFolder()
})
afterEach(() => folder.remove())

describe('[S4-07] an image', () => {
  it('is the same, byte for byte, of the same inputs at another time, in another order, under other names', async () => {
    const spec = discOf(folder)
    const first = valueOf(await discsHere.buildImage({ ...spec, out: folder.at('first.iso') }))
    const other = discOf(folder, 'elsewhere')
    for (const { from } of other.files) utimesSync(from, 1_000_000, 2_000_000)
    const files = other.files.toReversed()
    const second = valueOf(await discsHere.buildImage({ ...other, files, out: folder.at('second.iso') }))
    expect(second).toEqual(first)
    const bytes = readFileSync(folder.at('first.iso'))
    expect(bytes.equals(readFileSync(folder.at('second.iso')))).toBe(true)
    expect(first).toEqual({ size: bytes.length, sha256: sha256(bytes) })
    expect(await discsHere.imageSize(spec)).toEqual({ ok: true, value: first.size })
    expect(await discsHere.hashFile(folder.at('first.iso'))).toMatchObject({ value: first })
  })

  it('is another one when a file, a name, the volume or the date differs', async () => {
    const spec = discOf(folder)
    const build = async (name: string, change: Partial<typeof spec>): Promise<BuiltImage> =>
      valueOf(await discsHere.buildImage({ ...spec, ...change, out: folder.at(name) }))
    const hashes = [
      await build('a', {}),
      await build('b', { volumeId: 'VIGIL_7_2' }),
      await build('c', { created: spec.created + 1_000 }),
      await build('d', { files: spec.files.map((file) => ({ ...file, to: file.to.replace('empty', 'other') })) }),
    ]
    expect(new Set(hashes.map((built) => built.sha256)).size).toBe(hashes.length)
  })

  it('holds every file with its content, and says so by itself', async () => {
    const out = folder.at('disc.iso')
    const built = valueOf(await discsHere.buildImage({ ...discOf(folder), out }))
    const listing = valueOf(await discsHere.listImage(out))
    expect(listing).toMatchObject({ volumeId: 'VIGIL_7_1', size: built.size })
    expect(filesOf(listing).map(({ path }) => path)).toEqual(Object.keys(discContents).toSorted())
    const { check, hashes } = valueOf(await discsHere.verifyImage({ medium: out, files: filesOf(listing) }))
    expect(check).toEqual({ verdict: 'ok', bad: [] })
    for (const { path, sha256: hash } of hashes) expect(hash).toBe(sha256(discContents[path] ?? Buffer.alloc(1)))
    const read = valueOf(await discsHere.readImageFile({ medium: out, path: 'index.html', maxBytes: 100 }))
    expect(Buffer.from(read).equals(discContents['index.html'] ?? Buffer.alloc(1))).toBe(true)
    expect(await discsHere.readImageFile({ medium: out, path: 'index.html', maxBytes: 10 })).toMatchObject({
      error: { code: 'media.file-too-large' },
    })
    expect(await discsHere.readImageFile({ medium: out, path: 'KB890830', maxBytes: 10 })).toMatchObject({
      error: { code: 'media.no-such-file' },
    })
  })

  it('gives its files back, all or none, and never over one that is there', async () => {
    const out = folder.at('disc.iso')
    await discsHere.buildImage({ ...discOf(folder), out })
    const files = filesOf(valueOf(await discsHere.listImage(out))).map((entry) => ({ ...entry, to: entry.path }))
    const into = folder.at('in/to')
    const copies = valueOf(await discsHere.extractFiles({ medium: out, into, files }))
    for (const { path, sha256: hash } of copies) expect(sha256(readFileSync(path))).toBe(hash)
    expect(copies.map(({ path }) => path)).toEqual(files.map(({ to }) => `${into}/${to}`))

    const again = await discsHere.extractFiles({ medium: out, into, files: files.slice(0, 1) })
    expect(again).toMatchObject({ error: { code: 'media.file-exists' } })
    const elsewhere = folder.at('elsewhere')
    const wrong = files.map((file, index) => ({ ...file, sha256: index === 2 ? '0'.repeat(64) : undefined }))
    expect(await discsHere.extractFiles({ medium: out, into: elsewhere, files: wrong })).toMatchObject({
      error: { code: 'media.file-differs', params: { path: files[2]?.path } },
    })
    expect(readdirSync(elsewhere)).toEqual([])
    const outside = files.map((file) => ({ ...file, to: '../outside' }))
    expect(await discsHere.extractFiles({ medium: out, into: elsewhere, files: outside })).toMatchObject({
      error: { code: 'media.bad-disc-path' },
    })
  })
})

describe('[S4-07] damage', () => {
  let kept: Folder
  let image: string
  let listing: ImageListing
  let intact: BuiltImage
  beforeAll(async () => {
    kept = createFolder()
    image = kept.at('disc.iso')
    intact = valueOf(await discsHere.buildImage({ ...discOf(kept), out: image }))
    listing = valueOf(await discsHere.listImage(image))
  })
  afterAll(() => kept.remove())

  // Spread over the whole image, from its system area to the checksum at its end.
  const parts = 24
  const places = [
    ...Array.from({ length: parts }, (_, index) => [`${index} of ${parts}`, (index + 0.5) / parts] as const),
    ...[0, 300, 2047].map((left) => [`${left} bytes before its end`, left] as const),
  ]
  it.each(places)('of one byte is found by hash and by the image itself: %s', async (_, place) => {
    const copy = folder.at('copy.iso')
    copyFileSync(image, copy)
    const at = place > 0 && place < 1 ? Math.floor(intact.size * place) : intact.size - 1 - place
    flipByte(copy, at)
    expect(valueOf(await discsHere.hashFile(copy)).sha256).not.toBe(intact.sha256)
    const checked = await discsHere.checkMedia(copy)
    // Damage of the descriptors leaves no image; any other leaves one that does not match itself.
    const verdict = checked.ok ? checked.value.verdict : checked.error.code
    expect(['damaged', 'media.not-an-image', 'media.xorriso-failed']).toContain(verdict)
    const back = valueOf(await discsHere.readBack({ drive: `stdio:${copy}`, image: intact }))
    expect(back.same).toBe(false)
  })

  it('of a file names the file, wherever in it', async () => {
    for (const entry of filesOf(listing)) {
      const [extent] = entry.extents
      if (!extent) continue
      for (const offset of [0, Math.floor(entry.size / 2), entry.size - 1]) {
        const copy = folder.at('copy.iso')
        copyFileSync(image, copy)
        flipByte(copy, extent.block * 2048 + offset)
        const { check, hashes } = valueOf(await discsHere.verifyImage({ medium: copy, files: filesOf(listing) }))
        expect(check.verdict).toBe('damaged')
        const differing = hashes.filter(
          ({ path, sha256: hash }) => hash !== sha256(discContents[path] ?? Buffer.alloc(1)),
        )
        expect(differing.map(({ path }) => path)).toEqual([entry.path])
      }
    }
  })

  it('by cutting it short is told, and which files it took', async () => {
    const copy = folder.at('copy.iso')
    copyFileSync(image, copy)
    const last = filesOf(listing).findLast(({ extents }) => extents.length > 0)
    const start = (last?.extents[0]?.block ?? 0) * 2048
    truncateSync(copy, start + 1)
    expect(await discsHere.listImage(copy)).toMatchObject({ error: { code: 'media.image-truncated' } })
    expect(valueOf(await discsHere.checkMedia(copy)).verdict).toBe('damaged')
    const hashes = valueOf(await discsHere.hashExtents({ medium: copy, files: filesOf(listing) }))
    expect(hashes.filter(({ error }) => error?.code === 'media.image-truncated').map(({ path }) => path)).toEqual([
      last?.path,
    ])
    expect(await discsHere.burn({ image: copy, drive: `stdio:${folder.at('drive')}` })).toMatchObject({
      error: { code: 'media.image-truncated' },
    })
    // Of the padding alone, where no file lies.
    copyFileSync(image, copy)
    truncateSync(copy, intact.size - 2048)
    expect(valueOf(await discsHere.checkMedia(copy)).verdict).toBe('damaged')
  })

  it('cannot hide in an image without checksums: that is never called checked', async () => {
    const plain = folder.at('plain.iso')
    writeFileSync(folder.at('a.txt'), 'text')
    execFileSync('xorriso', ['-as', 'mkisofs', '-quiet', '-R', '-o', plain, folder.at('a.txt')], { stdio: 'ignore' })
    expect(await discsHere.checkMedia(plain)).toEqual({ ok: true, value: { verdict: 'no-md5', bad: [] } })
  })

  it('of anything that is no image is said so', async () => {
    const junk = folder.at('junk')
    writeFileSync(junk, noise(200_000))
    for (const call of [discsHere.listImage(junk), discsHere.checkMedia(junk)])
      expect(await call).toMatchObject({ error: { code: 'media.not-an-image' } })
    expect(await discsHere.listImage(folder.at('nothing'))).toMatchObject({ error: { code: 'media.no-such-image' } })
    expect(await discsHere.listImage('/dev/sr99')).toMatchObject({ error: { code: 'media.drive-gone' } })
    expect(await discsHere.listImage(folder.dir)).toMatchObject({ error: { code: 'media.not-an-image' } })
  })
})
