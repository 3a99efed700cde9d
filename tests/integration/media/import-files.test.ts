/** Taking a disc in, in one piece: what is there after it was broken off, and who may read what came. */
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discsHere } from '#main/media/here'
import { importFiles } from '#main/media/verify/import-files'
import { openSource } from '#main/media/verify/open-source'
import { valueOf } from '../../support/builders'
import { burnImage, layEdition, patchFiles } from '../../support/patch-disc'
import { createProfile, type Profile } from '../../support/profile'

let profile: Profile
let share: string
let into: string

beforeEach(() => {
  profile = createProfile()
  share = path.join(profile.dir, 'share')
  mkdirSync(share)
  into = path.join(share, 'edition')
})
afterEach(() => profile.remove())

const edition = () => layEdition(profile.dir)

const places: readonly (readonly [string, (root: string) => string])[] = [
  ['an image', (root) => burnImage(root, path.join(profile.dir, 'disc.iso'))],
  ['a folder', (root) => root],
]

describe.each(places)('from %s', (_, placeOf) => {
  const filesOf = ({ manifest }: ReturnType<typeof edition>) =>
    manifest.files
      .filter(({ role }) => role === 'patch')
      .map((file) => ({ path: file.path, to: file.path, sha256: file.sha256 }))
  const open = async (made: ReturnType<typeof edition>) => {
    const source = await openSource(discsHere, placeOf(made.dirs[0] ?? ''), {})
    if (!source.ok) throw new Error(source.error.code)
    return source.value
  }

  it('broken off in the middle, nothing is there', async () => {
    const made = edition()
    const abort = new AbortController()
    const watch = { signal: abort.signal, onProgress: () => abort.abort() }
    expect(await importFiles(await open(made), filesOf(made), into, watch)).toMatchObject({
      error: { code: 'media.cancelled' },
    })
    expect(readdirSync(share)).toEqual([])
  })

  it('with one file that is another, nothing is there', async () => {
    const made = edition()
    const files = filesOf(made).map((file, i) => (i === 2 ? { ...file, sha256: '0'.repeat(64) } : file))
    expect(await importFiles(await open(made), files, into, {})).toMatchObject({
      error: { code: 'media.file-differs' },
    })
    expect(readdirSync(share)).toEqual([])
  })

  it('everybody at the site may read what came, nobody else may write it', async () => {
    const made = edition()
    const before = process.umask(0o077)
    try {
      valueOf(await importFiles(await open(made), filesOf(made), into, {}))
    } finally {
      process.umask(before)
    }
    const modes = ['', ...Object.keys(patchFiles)].map((file) =>
      (statSync(path.join(into, file)).mode & 0o777).toString(8),
    )
    expect(modes).toEqual(['755', '644', '644', '644'])
    expect((statSync(path.join(into, 'KB5034441')).mode & 0o777).toString(8)).toBe('755')
  })
})
