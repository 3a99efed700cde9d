/** A weekly disc as the centre would make it, laid out as a folder, so that a test can change one thing about it. */
import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createKeys, type KeyPair } from '#main/media/sign/key-pair'
import { signManifest } from '#main/media/sign/manifest-signature'
import { signMinisig } from '#main/media/sign/minisig'
import { EditionId } from '#shared/domain/media/ids'
import type { SiteTrust } from '#shared/domain/media/judge-manifest'
import { Manifest, sumsText } from '#shared/domain/media/manifest'
import { SiteId } from '#shared/domain/ids'
import { canonicalJson } from '#shared/lib/canonical-json'
import { ulid } from './view-builders'

export const centreKeys = createKeys()
export const strangerKeys = createKeys()
export const siteId = SiteId.parse(ulid(41))
export const site = { id: siteId, name: '佛山启明制造厂 · 二号厂房' }
/** An hour ago: the command line reads the real clock. */
export const madeAt = Math.floor(Date.now() / 1_000) * 1_000 - 3_600_000

export const trustOf = (...keys: readonly KeyPair[]): SiteTrust => ({
  site,
  keys: keys.map((one) => ({ ...one.public, isRetired: false })),
})

export type DiscFiles = Readonly<Record<string, string>>

export type EditionInput = {
  readonly n?: number
  readonly seq?: number
  readonly keys?: KeyPair
  /** The patch files of each disc. */
  readonly discs?: readonly DiscFiles[]
  readonly previous?: string | null
  readonly rotation?: Manifest['rotation']
  /** Files that lie there already and stay as they are. */
  readonly keep?: readonly string[]
  /** The last word on what is signed; may be nonsense. */
  readonly edit?: (manifest: Manifest) => unknown
}

export type Edition = {
  readonly manifest: Manifest
  readonly text: string
  readonly sha256: string
  readonly dirs: readonly string[]
}

const sha256 = (text: string): string => hash('sha256', text, 'hex')

export const patchFiles: DiscFiles = {
  'KB5034441/windows10.0-kb5034441-x64.msu': 'the first patch '.repeat(9_000),
  'KB5034441/windows10.0-kb5034441-x86.msu': 'the same for another machine '.repeat(4_000),
  'KB5039000/windows10.0-kb5039000-x64.cab': 'the second patch '.repeat(7_000),
}

const markerText = (edition: string, disc: number): string =>
  canonicalJson({ format: 'vigil-disc-marker', version: 1, edition, disc })

const kbOf = (file: string): string => file.split('/')[0] ?? ''

/** Everything of one disc but what speaks of the manifest. */
const contentOf = (edition: string, disc: number, patches: DiscFiles): DiscFiles => ({
  ...patches,
  'disc.json': markerText(edition, disc),
  'index.html': '<!doctype html><meta charset="utf-8"><title>补丁光盘</title>',
})

/** Writes `disc-1`, `disc-2` … into the folder. */
export function layEdition(dir: string, input: EditionInput = {}): Edition {
  const {
    n = 1,
    seq = 7,
    keys = centreKeys,
    discs = [patchFiles],
    previous = null,
    rotation = [],
    keep = [],
    edit,
  } = input
  const edition = EditionId.parse(ulid(900 + n))
  const contents = discs.map((patches, i) => contentOf(edition, i + 1, patches))
  const kbs = [...new Set(discs.flatMap((patches) => Object.keys(patches).map(kbOf)))].filter((kb) =>
    kb.startsWith('KB'),
  )
  const plain = {
    format: 'vigil-disc',
    version: 1,
    edition,
    site,
    centre: '值守支持中心',
    seq,
    week: '2026-11-27',
    kind: 'delta',
    created: new Date(madeAt).toISOString(),
    expires: new Date(madeAt + 30 * 86_400_000).toISOString(),
    discs: discs.length,
    key: keys.public.id,
    previous,
    builtBy: '梁工',
    approvals: [{ step: '刻录审批', by: '陈主管', at: new Date(madeAt).toISOString() }],
    patches: kbs.map((kb) => ({
      kb,
      title: `安全更新 ${kb}`,
      products: ['windows-10-22h2'],
      architectures: ['x64'],
      languages: [],
      released: '2026-11-11',
      supersedes: [],
      requires: [],
      origin: { kind: 'authenticode', signer: 'Microsoft Corporation' },
      requiredBy: [],
      files: discs.flatMap((patches) => Object.keys(patches).filter((file) => kbOf(file) === kb)),
    })),
    superseded: [],
    files: contents.flatMap((files, i) =>
      Object.entries(files).map(([file, text]) => ({
        disc: i + 1,
        path: file,
        size: Buffer.byteLength(text),
        sha256: sha256(text),
        role: file.startsWith('KB') ? 'patch' : 'support',
      })),
    ),
    rotation,
  }
  const first = Manifest.parse(plain)
  const said = edit ? edit(first) : first
  const text = canonicalJson(said)
  const manifest = Manifest.safeParse(said).data ?? first
  const dirs = contents.map((files, i) => {
    const root = path.join(dir, `disc-${i + 1}`)
    for (const [file, content] of Object.entries(files)) if (!keep.includes(file)) put(root, file, content)
    return root
  })
  for (const [i, root] of dirs.entries()) signDisc(root, i + 1, manifest, text, keys)
  return { manifest, text, sha256: sha256(text), dirs }
}

/** Manifest, sums and their signatures. */
export function signDisc(root: string, disc: number, manifest: Manifest, text: string, keys: KeyPair): void {
  const bytes = Buffer.from(text)
  const comment = `edition ${manifest.edition} disc ${disc}`
  const sums = sumsText(manifest, disc, sha256(text))
  put(root, 'manifest.json', text)
  put(root, 'manifest.json.sig', signManifest(keys, bytes))
  put(root, 'manifest.json.minisig', signMinisig(keys, bytes, comment))
  put(root, 'SHA256SUMS', sums)
  put(root, 'SHA256SUMS.minisig', signMinisig(keys, Buffer.from(sums), comment))
}

export function put(root: string, file: string, content: string | Uint8Array): void {
  const target = path.join(root, ...file.split('/'))
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, content)
}

/** A real image of a folder, links and strange names included. */
export function burnImage(root: string, image: string, volume = 'VIGIL_7_1'): string {
  const args = ['-input-charset', 'utf-8', '-iso-level', '3', '-J', '-joliet-long', '-R', '--md5', '-V', volume]
  const { status, stderr } = spawnSync('xorriso', ['-as', 'mkisofs', ...args, '-o', image, root], {
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return image
}
