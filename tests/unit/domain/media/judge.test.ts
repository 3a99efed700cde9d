/** The pure rules of a disc: what no manifest may do to them, and which reason is said where several hold. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filesToHash, judgeFiles, judgeMarker, worstOf } from '#shared/domain/media/judge-files'
import type { DiscEntry, Hashes } from '#shared/domain/media/judge-files'
import { judgeDelivery, missingDiscs, noMemory, readManifest } from '#shared/domain/media/judge-manifest'
import { EditionId } from '#shared/domain/media/ids'
import type { Sha256 } from '#shared/domain/media/ids'
import { Manifest, manifestText } from '#shared/domain/media/manifest'
import { canonicalJson } from '#shared/lib/canonical-json'
import { ulid } from '../../../support/view-builders'

const edition = EditionId.parse(ulid(1))
const sha = (digit: string): Sha256 => digit.repeat(64)
const msu = 'KB5034441/a.msu'
const cab = 'KB5034441/b.cab'

const manifest = Manifest.parse({
  format: 'vigil-disc',
  version: 1,
  edition,
  site: { id: ulid(2), name: '二号厂房' },
  centre: '支持中心',
  seq: 7,
  week: '2026-11-27',
  kind: 'delta',
  created: '2026-11-25T02:00:00.000Z',
  expires: '2026-12-25T02:00:00.000Z',
  discs: 1,
  key: '0'.repeat(20),
  previous: null,
  builtBy: '梁工',
  approvals: [],
  patches: [
    {
      kb: 'KB5034441',
      title: '安全更新',
      products: [],
      architectures: [],
      languages: [],
      released: null,
      supersedes: [],
      requires: [],
      origin: { kind: 'authenticode', signer: 'Microsoft Corporation' },
      requiredBy: [],
      files: [msu, cab],
    },
  ],
  superseded: [],
  files: [
    { disc: 1, path: msu, size: 10, sha256: sha('a'), role: 'patch' },
    { disc: 1, path: cab, size: 20, sha256: sha('b'), role: 'patch' },
    { disc: 1, path: 'disc.json', size: 5, sha256: sha('c'), role: 'support' },
  ],
  rotation: [],
})

const file = (path: string, size: number): DiscEntry => ({ path, kind: 'file', size })
const whole = [file(msu, 10), file(cab, 20), file('disc.json', 5), file('manifest.json', 900), file('SHA256SUMS', 300)]
const hashes: Hashes = new Map([
  [msu, sha('a')],
  [cab, sha('b')],
  ['disc.json', sha('c')],
])

describe('[S4-07] reading a manifest', () => {
  it('takes its own text and no other form of it', () => {
    expect(readManifest(manifestText(manifest))).toMatchObject({ ok: true })
    expect(readManifest(` ${manifestText(manifest)}`)).toMatchObject({ error: { code: 'manifest-malformed' } })
  })

  it('whatever the text, it is refused and nothing is thrown', () => {
    const anything = fc.oneof(fc.string(), fc.json(), fc.jsonValue().map(canonicalJson))
    fc.assert(
      fc.property(anything, (text) => {
        expect(readManifest(text).ok).toBe(false)
      }),
    )
  })

  it('whatever becomes of one value in it, it is either refused or still says what it says', () => {
    const keys = Object.keys(manifest)
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
        const text = canonicalJson({ ...manifest, [key]: value })
        const read = readManifest(text)
        expect(read.ok ? manifestText(read.value) : text).toBe(text)
      }),
    )
  })
})

describe('[S4-07] the files of a disc', () => {
  const reasons = (entries: readonly DiscEntry[], found: Hashes = hashes) =>
    Object.fromEntries(judgeFiles(manifest, 1, entries, found).map(({ path, reason }) => [path, reason]))

  it('in order, only those of the manifest are hashed', () => {
    expect(filesToHash(manifest, 1, whole)).toEqual([msu, cab, 'disc.json'])
    expect(reasons(whole)).toEqual({ [msu]: null, [cab]: null, 'disc.json': null })
  })

  it('a stranger is hashed where it may be a file of ours under another name', () => {
    const entries = [...whole.filter(({ path }) => path !== cab), file('KB5034441/c.cab', 20), file('other', 21)]
    expect(filesToHash(manifest, 1, entries)).toEqual([msu, 'disc.json', 'KB5034441/c.cab'])
    const found = new Map([...hashes, ['KB5034441/c.cab', sha('b')]])
    expect(reasons(entries, found)).toMatchObject({ [cab]: 'file-renamed', other: 'file-added' })
    expect(reasons(entries, new Map([...hashes, ['KB5034441/c.cab', sha('d')]]))).toMatchObject({
      [cab]: 'file-missing',
      'KB5034441/c.cab': 'file-added',
    })
  })

  it('one that cannot be read is not in order', () => {
    expect(reasons(whole, new Map([...hashes, [cab, null]]))).toMatchObject({ [cab]: 'file-unreadable' })
  })

  it('a second entry of the same name is a stranger', () => {
    expect(judgeFiles(manifest, 1, [...whole, file(cab, 20)], hashes).at(-1)).toEqual({
      path: cab,
      ok: false,
      reason: 'file-names-clash',
    })
  })

  it('of several reasons the first in the order of the codes is said, with how many files it concerns', () => {
    const files = judgeFiles(manifest, 1, [file(msu, 11), file('disc.json', 5), file('x', 1)], hashes)
    expect(worstOf(files)).toEqual({ ok: false, error: { code: 'file-missing', params: { path: cab, count: 3 } } })
  })

  it('whatever lies there, a disc is in order only when every file and nothing else is', () => {
    const name = fc.constantFrom(msu, cab, 'disc.json', 'manifest.json', 'x', msu.toUpperCase())
    const kind = fc.constantFrom<DiscEntry['kind']>('file', 'symlink', 'other')
    const entry = fc.record({ path: name, kind, size: fc.constantFrom(5, 10, 20) })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        const isGood = judgeFiles(manifest, 1, entries, hashes).every((one) => one.ok)
        const right = (one: DiscEntry): boolean =>
          one.kind === 'file' &&
          (one.path === 'manifest.json' || manifest.files.some((f) => f.path === one.path && f.size === one.size))
        const isWhole = manifest.files.every((f) => entries.some((one) => one.path === f.path))
        const isOnce = new Set(entries.map((one) => one.path)).size === entries.length
        expect(isGood).toBe(isWhole && isOnce && entries.every(right))
      }),
    )
  })

  it('a disc that is no number of the edition is not of it', () => {
    const marker = (disc: number, of = edition) =>
      canonicalJson({ format: 'vigil-disc-marker', version: 1, edition: of, disc })
    expect(judgeMarker(manifest, marker(1))).toEqual({ ok: true, value: 1 })
    expect(judgeMarker(manifest, marker(2))).toMatchObject({ error: { code: 'marker-wrong' } })
    expect(judgeMarker(manifest, marker(1, EditionId.parse(ulid(3))))).toMatchObject({
      error: { code: 'marker-wrong' },
    })
  })
})

describe('[S4-07] order and time', () => {
  const site = { site: manifest.site }
  const created = Date.parse(manifest.created)
  const hour = 3_600_000
  const codeAt = (now: number, seen: number | null = null) =>
    judgeDelivery(manifest, sha('e'), site, { ...noMemory, seen }, now).problem?.code ?? 'ok'

  it.each<readonly [string, number, number | null, string]>([
    ['a clock that is slow by less than a day', created - 23 * hour, null, 'ok'],
    ['a clock that is slow by more', created - 25 * hour, null, 'not-yet-valid'],
    ['the last moment', Date.parse(manifest.expires), null, 'ok'],
    ['one after it', Date.parse(manifest.expires) + 1, null, 'expired'],
    ['behind what has been by less than a day', created, created + 23 * hour, 'ok'],
    ['behind it by more', created, created + 25 * hour, 'clock-set-back'],
    ['set back to make an expired disc good', created, Date.parse(manifest.expires), 'clock-set-back'],
  ])('%s', (_, now, seen, code) => expect(codeAt(now, seen)).toBe(code))

  it('discs that were in order before count only with the same manifest', () => {
    const two = { ...manifest, discs: 2 }
    const known = { verified: [2], isClosed: false, isReleased: false }
    const memory = { ...noMemory, editions: new Map([[edition, { ...known, manifestSha256: sha('e') }]]) }
    expect(missingDiscs(two, sha('e'), [1], memory)).toEqual([])
    expect(missingDiscs(two, sha('f'), [1], memory)).toEqual([2])
    expect(missingDiscs(two, sha('e'), [1], noMemory)).toEqual([2])
  })
})
