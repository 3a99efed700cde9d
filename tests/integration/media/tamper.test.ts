/**
 * Whatever may be wrong with a disc is refused for its own reason, and nothing of it makes the check fall over. Each disc is a real
 * image, checked as the app does and by the command line; where a folder could hold the same, as a folder, too.
 */
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mediaVerify } from '#cli/commands/media-verify'
import { openReader } from '#main/db/open'
import { readMemory, readTrust } from '#main/features/media-site/store'
import { discsHere } from '#main/media/here'
import { createKeys } from '#main/media/sign/key-pair'
import { signManifest } from '#main/media/sign/manifest-signature'
import { signMinisig } from '#main/media/sign/minisig'
import { rotateKeys } from '#main/media/sign/rotation'
import { verifyDisc } from '#main/media/verify/verify-disc'
import { DiscCode } from '#shared/domain/media/codes'
import type { DiscVerdict } from '#shared/domain/media/codes'
import type { Manifest } from '#shared/domain/media/manifest'
import { canonicalJson } from '#shared/lib/canonical-json'
import { createProfile } from '../../support/profile'
import type { Profile } from '../../support/profile'
import { valueOf } from '../../support/builders'
import {
  burnImage,
  centreKeys,
  layEdition,
  madeAt,
  patchFiles,
  put,
  signDisc,
  strangerKeys,
} from '../../support/patch-disc'
import type { Edition, EditionInput } from '../../support/patch-disc'
import { makeSiteProfile } from '../../support/site-profile'
import type { Past, SiteState } from '../../support/site-profile'

const day = 86_400_000
const [msu64, msu32, cab] = Object.keys(patchFiles) as [string, string, string]
const nextKeys = createKeys()

type Row = {
  readonly what: string
  readonly code: DiscCode
  readonly edition?: EditionInput
  /** Changes what lies in the folder before the image is made of it. */
  readonly tamper?: (root: string, edition: Edition, dir: string) => void
  /** Changes the image itself; a folder cannot be like that. */
  readonly image?: (file: string, edition: Edition) => void
  readonly volume?: string
  readonly keys?: SiteState['keys']
  readonly past?: (dir: string) => readonly Past[]
  /** The file that must be named, and as what. */
  readonly file?: readonly [string, DiscCode]
}

const remove = (root: string, file: string): void => rmSync(path.join(root, ...file.split('/')))
const rename = (root: string, from: string, to: string): void => renameSync(path.join(root, from), path.join(root, to))
const textOf = (root: string, file: string): string => readFileSync(path.join(root, file), 'utf8')

/** Signs anew whatever the manifest is. */
function signText(root: string, text: string | Buffer, keys = centreKeys): void {
  const bytes = Buffer.from(text)
  put(root, 'manifest.json', bytes)
  put(root, 'manifest.json.sig', signManifest(keys, bytes))
  put(root, 'manifest.json.minisig', signMinisig(keys, bytes, 'x'))
}

const withFile = (over: Partial<Manifest['files'][number]>) => (manifest: Manifest) => ({
  ...manifest,
  files: [...manifest.files, { disc: 1, path: 'KB1', size: 1, sha256: '0'.repeat(64), role: 'support', ...over }],
})

/** Overwrites one byte of the first place where this text lies. */
function flip(image: string, text: string): void {
  const at = readFileSync(image).indexOf(text)
  if (at < 0) throw new Error('not in the image')
  const file = openSync(image, 'r+')
  writeSync(file, Buffer.from('#'), 0, 1, at + 3)
  closeSync(file)
}

const secondOf = (dir: string, input: EditionInput): Edition => layEdition(path.join(dir, 'other'), input)
const twoDiscs: EditionInput = { discs: [{ [msu64]: 'first disc' }, { [cab]: 'second disc' }] }
const rotation = rotateKeys(centreKeys, nextKeys, madeAt)
const shiftOfDays = (days: number) => (manifest: Manifest) => ({
  ...manifest,
  created: new Date(madeAt + days * day).toISOString(),
  expires: new Date(madeAt + (days + 30) * day).toISOString(),
})

const rows: readonly Row[] = [
  // Readable at all.
  {
    what: 'a file that is no image',
    code: 'not-a-disc',
    image: (file) => put(path.dirname(file), path.basename(file), 'x'.repeat(90_000)),
  },
  {
    what: 'an image of something else',
    code: 'not-a-disc',
    volume: 'HOLIDAY',
    tamper: (root) => {
      rmSync(root, { recursive: true })
      put(root, 'holiday.txt', 'sand')
    },
  },
  { what: 'an image cut in half', code: 'image-truncated', image: (file) => truncateSync(file, 500_000) },
  {
    what: 'a byte flipped in a patch',
    code: 'media-damaged',
    image: (file) => flip(file, 'the second patch'),
    file: [cab, 'file-changed'],
  },
  { what: 'a byte flipped in the manifest', code: 'media-damaged', image: (file) => flip(file, '"vigil-disc"') },
  {
    what: 'a byte flipped in the page to read',
    code: 'media-damaged',
    image: (file) => flip(file, '<!doctype'),
    file: ['index.html', 'file-changed'],
  },
  // Who speaks.
  { what: 'a site that knows no centre', code: 'not-enrolled', keys: [] },
  { what: 'no manifest', code: 'manifest-missing', tamper: (root) => remove(root, 'manifest.json') },
  {
    what: 'a huge manifest',
    code: 'manifest-too-large',
    tamper: (root) => put(root, 'manifest.json', ' '.repeat(17 * 2 ** 20)),
  },
  { what: 'a manifest that is no JSON', code: 'manifest-malformed', tamper: (root) => signText(root, '{"format":') },
  {
    what: 'a manifest of endless brackets',
    code: 'manifest-malformed',
    tamper: (root) => signText(root, '['.repeat(2_000_000)),
  },
  {
    what: 'a manifest in broken UTF-8',
    code: 'manifest-malformed',
    tamper: (root) => signText(root, Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
  },
  {
    what: 'a manifest with a key twice',
    code: 'manifest-malformed',
    tamper: (root, { text }) => signText(root, text.replace('{', '{"seq":1,')),
  },
  {
    what: 'a manifest that is written prettily',
    code: 'manifest-malformed',
    tamper: (root, { manifest }) => signText(root, JSON.stringify(manifest, null, 2)),
  },
  {
    what: 'a manifest with a field that nobody knows',
    code: 'manifest-malformed',
    edition: { edit: (manifest) => ({ ...manifest, run: 'setup.exe' }) },
  },
  {
    what: 'a manifest of a newer version',
    code: 'manifest-newer',
    edition: { edit: (manifest) => ({ ...manifest, version: 2 }) },
  },
  {
    what: 'a path out of the disc',
    code: 'manifest-path-unsafe',
    edition: { edit: withFile({ path: '../../etc/passwd' }) },
  },
  { what: 'an absolute path', code: 'manifest-path-unsafe', edition: { edit: withFile({ path: '/etc/passwd' }) } },
  {
    what: 'a path with backslashes',
    code: 'manifest-path-unsafe',
    edition: { edit: withFile({ path: 'KB1\\..\\..\\x' }) },
  },
  { what: 'a path with a drive', code: 'manifest-path-unsafe', edition: { edit: withFile({ path: 'C:/x' }) } },
  {
    what: 'names in the manifest that differ by their form of Unicode',
    code: 'manifest-path-unsafe',
    edition: {
      edit: (manifest) =>
        withFile({ path: 'e\u0301' })({ ...manifest, ...withFile({ path: '\u00e9' })(manifest) } as Manifest),
    },
  },
  {
    what: 'names in the manifest that differ by case',
    code: 'manifest-names-clash',
    edition: { edit: withFile({ path: msu64.replace('KB', 'kb') }) },
  },
  {
    what: 'a name that is a file and a folder',
    code: 'manifest-names-clash',
    edition: { edit: withFile({ path: 'kb5034441' }) },
  },
  {
    what: 'a patch without its file',
    code: 'manifest-inconsistent',
    edition: {
      edit: (manifest) => ({
        ...manifest,
        patches: manifest.patches.map((patch) => ({ ...patch, files: [...patch.files, 'KB1/x.msu'] })),
      }),
    },
  },
  {
    what: 'a file of a disc that there is none of',
    code: 'manifest-inconsistent',
    edition: { edit: withFile({ disc: 3 }) },
  },
  {
    what: 'a manifest that speaks of its own signature',
    code: 'manifest-inconsistent',
    edition: { edit: withFile({ path: 'manifest.json.sig' }) },
  },
  { what: 'no signature', code: 'signature-missing', tamper: (root) => remove(root, 'manifest.json.sig') },
  {
    what: 'a signature that is none',
    code: 'signature-malformed',
    tamper: (root) => put(root, 'manifest.json.sig', '{"key":"?"}'),
  },
  {
    what: 'a manifest changed after signing',
    code: 'signature-wrong',
    tamper: (root, { text }) => put(root, 'manifest.json', text.replace('安全更新', '安全补丁')),
  },
  {
    what: 'a signature of another key under the name of ours',
    code: 'signature-wrong',
    tamper: (root, { text }) => {
      const forged = { ...JSON.parse(signManifest(strangerKeys, Buffer.from(text))), key: centreKeys.public.id }
      put(root, 'manifest.json.sig', canonicalJson(forged))
    },
  },
  {
    what: 'a signature that names another key than the manifest',
    code: 'signature-wrong',
    tamper: (root, { text }) => put(root, 'manifest.json.sig', signManifest(strangerKeys, Buffer.from(text))),
  },
  { what: 'a disc of a stranger', code: 'key-unknown', edition: { keys: strangerKeys } },
  { what: 'a disc of a key that has been replaced', code: 'key-retired', keys: [centreKeys, nextKeys] },
  {
    what: 'a key rotated without the old one',
    code: 'key-rotation-broken',
    edition: { keys: nextKeys, rotation: [{ ...rotation, old: rotation.new }] },
  },
  {
    what: 'a key rotated without its own consent',
    code: 'key-rotation-broken',
    edition: { keys: nextKeys, rotation: [{ ...rotation, new: rotation.old }] },
  },
  {
    what: 'a key rotated from one that the site has retired',
    code: 'key-unknown',
    keys: [centreKeys, strangerKeys],
    edition: { keys: nextKeys, rotation: [rotation] },
  },
  {
    what: 'a key rotated from a stranger',
    code: 'key-unknown',
    edition: { keys: nextKeys, rotation: [rotateKeys(strangerKeys, nextKeys, madeAt)] },
  },
  { what: 'no minisign signature', code: 'minisig-missing', tamper: (root) => remove(root, 'manifest.json.minisig') },
  {
    what: 'a minisign signature of another key',
    code: 'minisig-wrong',
    tamper: (root, { text }) => put(root, 'manifest.json.minisig', signMinisig(strangerKeys, Buffer.from(text), 'x')),
  },
  {
    what: 'a minisign signature of something else',
    code: 'minisig-wrong',
    tamper: (root) => put(root, 'SHA256SUMS.minisig', signMinisig(centreKeys, Buffer.from('else'), 'x')),
  },
  // For whom, when, in which order.
  {
    what: 'a disc of another site',
    code: 'site-other',
    edition: { edit: (manifest) => ({ ...manifest, site: { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', name: '三号厂房' } }) },
  },
  {
    what: 'a clock set back behind the last good disc',
    code: 'clock-set-back',
    past: (dir) => [{ edition: secondOf(dir, { n: 3, seq: 6 }), at: Date.now() + 10 * day }],
  },
  { what: 'a disc from the future', code: 'not-yet-valid', edition: { edit: shiftOfDays(5) } },
  { what: 'an expired disc', code: 'expired', edition: { edit: shiftOfDays(-60) } },
  {
    what: 'a disc that was imported before',
    code: 'sequence-replayed',
    past: (dir) => [{ edition: secondOf(dir, {}), at: madeAt, end: 'imported' }],
  },
  {
    what: 'a disc that was refused before',
    code: 'sequence-replayed',
    past: (dir) => [{ edition: secondOf(dir, {}), at: madeAt, end: 'refused' }],
  },
  {
    what: 'another edition with the number of one that was imported',
    code: 'sequence-replayed',
    past: (dir) => [{ edition: secondOf(dir, { n: 3 }), at: madeAt, end: 'imported' }],
  },
  {
    what: 'an older disc than the last',
    code: 'sequence-older',
    past: (dir) => [{ edition: secondOf(dir, { n: 3, seq: 9 }), at: madeAt, end: 'imported' }],
  },
  // What is there.
  { what: 'no marker', code: 'marker-missing', tamper: (root) => remove(root, 'disc.json') },
  { what: 'a marker that is none', code: 'marker-wrong', tamper: (root) => put(root, 'disc.json', '[]') },
  {
    what: 'the manifest of another edition on this disc',
    code: 'marker-wrong',
    tamper: (root, _, dir) => {
      const other = secondOf(dir, { n: 3 })
      signDisc(root, 1, other.manifest, other.text, centreKeys)
    },
  },
  {
    what: 'the marker of the second disc on the first',
    code: 'sums-wrong',
    edition: twoDiscs,
    tamper: (root, { dirs }) => put(root, 'disc.json', textOf(dirs[1] ?? '', 'disc.json')),
  },
  { what: 'no list of sums', code: 'sums-missing', tamper: (root) => remove(root, 'SHA256SUMS') },
  {
    what: 'a list of sums that leaves a file out',
    code: 'sums-wrong',
    tamper: (root) => {
      const sums = textOf(root, 'SHA256SUMS').split('\n').slice(1).join('\n')
      put(root, 'SHA256SUMS', sums)
      put(root, 'SHA256SUMS.minisig', signMinisig(centreKeys, Buffer.from(sums), 'x'))
    },
  },
  {
    what: 'a link in the place of a patch',
    code: 'file-not-regular',
    file: [cab, 'file-not-regular'],
    tamper: (root) => {
      remove(root, cab)
      symlinkSync(`../${msu64}`, path.join(root, cab))
    },
  },
  {
    what: 'a link that leads out of the disc',
    code: 'file-not-regular',
    file: ['KB5034441/more', 'file-not-regular'],
    tamper: (root) => symlinkSync('/etc/passwd', path.join(root, 'KB5034441/more')),
  },
  {
    what: 'a manifest that is a link',
    code: 'file-not-regular',
    tamper: (root, { text }, dir) => {
      put(dir, 'elsewhere.json', text)
      remove(root, 'manifest.json')
      symlinkSync(path.join(dir, 'elsewhere.json'), path.join(root, 'manifest.json'))
    },
  },
  {
    what: 'a folder that is a link',
    code: 'file-not-regular',
    file: ['KB5039000', 'file-not-regular'],
    tamper: (root, _, dir) => {
      renameSync(path.join(root, 'KB5039000'), path.join(dir, 'moved'))
      symlinkSync(path.join(dir, 'moved'), path.join(root, 'KB5039000'))
    },
  },
  { what: 'a file removed', code: 'file-missing', file: [cab, 'file-missing'], tamper: (root) => remove(root, cab) },
  {
    what: 'a file whose name has another case',
    code: 'file-case-changed',
    file: [cab, 'file-case-changed'],
    tamper: (root) => rename(root, cab, cab.replace('windows', 'Windows')),
  },
  {
    what: 'a file renamed',
    code: 'file-renamed',
    file: [cab, 'file-renamed'],
    tamper: (root) => rename(root, cab, 'KB5039000/setup.cab'),
  },
  {
    what: 'two files that have changed places',
    code: 'file-size',
    file: [msu32, 'file-size'],
    tamper: (root) => {
      rename(root, msu64, 'held')
      rename(root, msu32, msu64)
      rename(root, 'held', msu32)
    },
  },
  {
    what: 'a file that grew',
    code: 'file-size',
    file: [cab, 'file-size'],
    tamper: (root) => put(root, cab, `${patchFiles[cab]}!`),
  },
  {
    what: 'a file changed, its size the same',
    code: 'file-changed',
    file: [cab, 'file-changed'],
    tamper: (root) => put(root, cab, (patchFiles[cab] ?? '').replace('second', 'sec0nd')),
  },
  {
    what: 'a file added',
    code: 'file-added',
    file: ['KB5039000/autorun.exe', 'file-added'],
    tamper: (root) => put(root, 'KB5039000/autorun.exe', 'MZ'),
  },
  {
    what: 'a file added whose name holds a line end',
    code: 'file-added',
    file: ['KB5039000/a\nb', 'file-added'],
    tamper: (root) => put(root, 'KB5039000/a\nb', 'MZ'),
  },
  {
    what: 'names on the disc that differ by their form of Unicode',
    code: 'file-names-clash',
    file: ['e\u0301.exe', 'file-names-clash'],
    tamper: (root) => {
      put(root, '\u00e9.exe', 'one')
      put(root, 'e\u0301.exe', 'two')
    },
  },
  {
    what: 'a second file whose name differs by case',
    code: 'file-names-clash',
    file: [msu64.toUpperCase(), 'file-names-clash'],
    tamper: (root) => {
      mkdirSync(path.join(root, 'KB5034441'), { recursive: true })
      put(root, msu64.toUpperCase(), 'another')
    },
  },
  {
    what: 'a disc with another manifest than the first of its set',
    code: 'set-mixed',
    edition: twoDiscs,
    past: (dir) => [
      {
        edition: secondOf(dir, { ...twoDiscs, edit: (manifest) => ({ ...manifest, builtBy: '别人' }) }),
        at: madeAt,
        verified: [2],
      },
    ],
  },
  { what: 'the second disc missing', code: 'set-incomplete', edition: twoDiscs },
]

let profile: Profile
let dir: string

beforeEach(() => {
  profile = createProfile()
  dir = path.join(profile.dir, 'discs')
  mkdirSync(dir)
})
afterEach(() => profile.remove())

/** As the app does it: what the database remembers, the tools, the verdict. */
async function verdictOf(place: string): Promise<DiscVerdict> {
  const reader = openReader(profile.file)
  try {
    const site = { trust: await readTrust(reader.db), memory: await readMemory(reader.db), now: Date.now() }
    return valueOf(await verifyDisc(discsHere, place, site)).verdict
  } finally {
    await reader.close()
  }
}

async function cli(...argv: readonly string[]) {
  const answers: unknown[] = []
  const io = { answer: (value: unknown) => answers.push(value), print: () => undefined, say: () => undefined }
  const code = await mediaVerify(argv, { ...io, resourcesDir: '', dataDir: profile.dir })
  return { code, answers: answers as readonly DiscVerdict[] }
}

const named = ({ files }: DiscVerdict) => files.map(({ path: file, reason }) => [file, reason])

describe('[S4-07] a tampered, damaged, old or foreign disc is refused for its own reason', () => {
  it.each(rows)(
    '$what → $code',
    async ({ code, edition: input, tamper, image: change, volume, keys = [centreKeys], past, file }) => {
      const edition = layEdition(dir, input)
      const root = edition.dirs[0] ?? ''
      tamper?.(root, edition, dir)
      const image = burnImage(root, path.join(profile.dir, 'disc.iso'), volume)
      change?.(image, edition)
      await makeSiteProfile(profile.file, { keys, past: past?.(dir) ?? [] })

      const verdict = await verdictOf(image)
      expect({ code: verdict.code, ok: verdict.ok }).toEqual({ code, ok: false })
      const wanted = file ? [file] : []
      expect(named(verdict)).toEqual(expect.arrayContaining(wanted))
      const told = await cli(image, '--json')
      expect(told).toEqual({ code: 1, answers: [expect.objectContaining({ ok: false, code })] })
      if (change) return
      const folder = await verdictOf(root)
      expect({ code: folder.code, ok: folder.ok }).toEqual({ code, ok: false })
      expect(named(folder)).toEqual(expect.arrayContaining(wanted))
    },
  )

  it('nothing where a disc should be', async () => {
    await makeSiteProfile(profile.file, { keys: [centreKeys] })
    expect((await verdictOf(path.join(dir, 'nowhere.iso'))).code).toBe('no-disc')
    expect((await verdictOf('relative.iso')).code).toBe('no-disc')
    expect((await verdictOf('/dev/null')).code).toBe('not-a-disc')
    expect(await cli(path.join(dir, 'nowhere'), '--json')).toMatchObject({ code: 1, answers: [{ code: 'no-disc' }] })
  })

  it('discs of two editions are no set, in either order', async () => {
    const [first = ''] = layEdition(dir, twoDiscs).dirs
    const [, second = ''] = secondOf(dir, { ...twoDiscs, n: 3, seq: 8 }).dirs
    await makeSiteProfile(profile.file, { keys: [centreKeys] })
    const { code, answers } = await cli(first, second, '--json')
    expect(code).toBe(1)
    expect(answers.map((one) => one.code)).toEqual(['set-incomplete', 'set-mixed'])
  })

  it('the table tells every reason apart that a disc can be refused for', () => {
    const met = new Set<DiscCode>([...rows.map(({ code }) => code), 'ok', 'no-disc'])
    // What needs a machine without the tool, or a file that root cannot read either.
    expect(DiscCode.options.filter((code) => !met.has(code))).toEqual(['tool-missing', 'file-unreadable'])
  })
})

describe('[S4-07] a disc in order', () => {
  it('passes as an image, as a folder and by the card alone', async () => {
    const edition = layEdition(dir)
    const image = burnImage(edition.dirs[0] ?? '', path.join(profile.dir, 'disc.iso'))
    const card = { format: 'vigil-centre-card', version: 1, centre: '值守支持中心', site: edition.manifest.site }
    put(dir, 'card.json', JSON.stringify({ ...card, keys: centreKeys.public, issued: new Date(madeAt).toISOString() }))
    for (const place of [image, edition.dirs[0] ?? '']) {
      const { code, answers } = await cli(place, '--json', '--card', path.join(dir, 'card.json'))
      expect({ code, answers }).toMatchObject({
        code: 0,
        answers: [{ ok: true, code: 'ok', disc: { seq: 7, disc: 1 } }],
      })
      expect(answers[0]?.files.map((file) => file.path)).toEqual(
        [...Object.keys(patchFiles), 'disc.json', 'index.html'].toSorted(),
      )
      expect(answers[0]?.files.every((file) => file.ok && file.reason === null)).toBe(true)
    }
    await makeSiteProfile(profile.file, { keys: [centreKeys] })
    expect(await verdictOf(image)).toMatchObject({ ok: true, notices: [] })
    expect((await verdictOf(edition.dirs[0] ?? '')).notices).toEqual(['media-not-checked'])
  })

  it('two discs together, or one after the other, are a set', async () => {
    const edition = layEdition(dir, twoDiscs)
    await makeSiteProfile(profile.file, { keys: [centreKeys], past: [{ edition, at: madeAt, verified: [1] }] })
    expect((await verdictOf(edition.dirs[1] ?? '')).code).toBe('ok')
    expect(await cli(...edition.dirs, '--json')).toMatchObject({ code: 0, answers: [{ ok: true }, { ok: true }] })
  })

  it('a rotated key is believed when the old one and itself say so, over several steps', async () => {
    const third = createKeys()
    const statements = [rotation, rotateKeys(nextKeys, third, madeAt + 1)]
    const edition = layEdition(dir, { keys: third, rotation: statements })
    await makeSiteProfile(profile.file, { keys: [centreKeys] })
    expect(await verdictOf(edition.dirs[0] ?? '')).toMatchObject({
      ok: true,
      notices: ['key-rotated', 'media-not-checked'],
    })
  })

  it('says when one before it never came, when it is a baseline, and when it will soon expire', async () => {
    const before = secondOf(dir, { n: 3, seq: 5 })
    const input = (seq: number, previous: string): EditionInput => ({
      seq,
      previous,
      edit: (manifest) => ({ ...manifest, kind: 'baseline', expires: new Date(Date.now() + 3 * day).toISOString() }),
    })
    await makeSiteProfile(profile.file, {
      keys: [centreKeys],
      past: [{ edition: before, at: madeAt, end: 'imported' }],
    })
    const missed = layEdition(dir, input(7, '0'.repeat(64)))
    expect((await verdictOf(missed.dirs[0] ?? '')).notices).toEqual([
      'gap',
      'baseline',
      'expires-soon',
      'media-not-checked',
    ])
    const next = layEdition(path.join(dir, 'next'), input(6, before.sha256))
    expect((await verdictOf(next.dirs[0] ?? '')).notices).not.toContain('gap')
  })

  it('an expired one passes once two people have released it', async () => {
    const edition = layEdition(dir, { edit: shiftOfDays(-60) })
    const past = [{ edition: { ...edition, manifest: { ...edition.manifest } }, at: Date.now(), isReleased: true }]
    await makeSiteProfile(profile.file, { keys: [centreKeys], past })
    expect(await verdictOf(edition.dirs[0] ?? '')).toMatchObject({
      ok: true,
      notices: ['released', 'media-not-checked'],
    })
  })
})

describe('vigil media verify', () => {
  it('says how it is used when it makes no sense of the line', async () => {
    expect((await cli('--json')).code).toBe(2)
    expect((await cli('x', '--what')).code).toBe(2)
    expect((await cli('x', '--card', path.join(dir, 'nowhere.json'))).code).toBe(2)
    expect((await cli('x')).code).toBe(2)
  })

  it('without the tool an image cannot be checked, a folder can', async () => {
    const edition = layEdition(dir)
    const image = burnImage(edition.dirs[0] ?? '', path.join(profile.dir, 'disc.iso'))
    await makeSiteProfile(profile.file, { keys: [centreKeys] })
    const own = process.env['PATH']
    process.env['PATH'] = dir
    try {
      expect((await verdictOf(image)).code).toBe('tool-missing')
      expect((await verdictOf(edition.dirs[0] ?? '')).code).toBe('ok')
    } finally {
      process.env['PATH'] = own
    }
  })
})
