/**
 * [S4-07] What is on the discs of one edition, and who stands for it: the same bytes on each of its discs, signed by the centre.
 * The manifest names every file of every disc except those that speak of it (`aroundManifest`).
 */
import { z } from 'zod'
import { canonicalJson } from '../../lib/canonical-json'
import { oneLine } from '../../lib/plain-text'
import { SiteId } from '../ids'
import { EditionId, Kb, KeyId, Sha256, Week } from './ids'
import { RotationStatement } from './keys'
import { DiscPath } from './paths'

/** More is refused before it is read: 16 MiB hold a hundred thousand files. */
export const largestManifest = 16 * 2 ** 20
const mostFiles = 100_000
const mostDiscs = 99

const Line = z.string().overwrite(oneLine).trim().min(1).max(300)
const Words = z.array(z.string().min(1).max(100)).max(100)

/** How it is known that a patch comes from its maker [S4-07]. */
const Origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('authenticode'), signer: Line }),
  /** No signature can be checked: two people confirmed where it came from. */
  z.strictObject({ kind: z.literal('two-person'), source: Line, confirmedBy: z.tuple([Line, Line]) }),
])
export type ManifestOrigin = z.infer<typeof Origin>

const ManifestPatch = z.strictObject({
  kb: Kb,
  title: Line,
  products: Words,
  architectures: Words,
  languages: Words,
  /** `YYYY-MM-DD`. */
  released: z.iso.date().nullable(),
  supersedes: z.array(Kb).max(1_000),
  requires: z.array(Kb).max(100),
  origin: Origin,
  /** On the disc because of another that needs it. */
  requiredBy: z.array(Kb).max(1_000),
  files: z.array(DiscPath).min(1).max(1_000),
})
export type ManifestPatch = z.infer<typeof ManifestPatch>

const ManifestFile = z.strictObject({
  disc: z.int().min(1).max(mostDiscs),
  path: DiscPath,
  /** Bytes. */
  size: z.int().min(0),
  sha256: Sha256,
  role: z.enum(['patch', 'support']),
})
export type ManifestFile = z.infer<typeof ManifestFile>

export const EditionKind = z.enum(['delta', 'baseline'])
export type EditionKind = z.infer<typeof EditionKind>

export const Manifest = z.strictObject({
  format: z.literal('vigil-disc'),
  version: z.literal(1),
  edition: EditionId,
  site: z.strictObject({ id: SiteId, name: Line }),
  centre: Line,
  /** From 1, one more with each edition of the site. */
  seq: z.int().min(1).max(1_000_000),
  week: Week,
  kind: EditionKind,
  created: z.iso.datetime(),
  /** After it the site takes the disc only when two people release it. */
  expires: z.iso.datetime(),
  discs: z.int().min(1).max(mostDiscs),
  key: KeyId,
  /** SHA-256 of the manifest of the edition before; null for the first. A week that was missed shows by it. */
  previous: Sha256.nullable(),
  builtBy: Line,
  approvals: z.array(z.strictObject({ step: Line, by: Line, at: z.iso.datetime() })).max(20),
  patches: z.array(ManifestPatch).max(mostFiles),
  /** Updates that newer ones have replaced: the site may remove them. */
  superseded: z.array(Kb).max(10_000),
  files: z.array(ManifestFile).min(1).max(mostFiles),
  /** How the key became the one that signs, from the oldest that a site may still trust. */
  rotation: z.array(RotationStatement).max(50),
})
export type Manifest = z.infer<typeof Manifest>

/** The signed bytes, as text. */
export const manifestText = (manifest: Manifest): string => canonicalJson(manifest)

/** The content of `disc.json`. */
export const DiscMarker = z.strictObject({
  format: z.literal('vigil-disc-marker'),
  version: z.literal(1),
  edition: EditionId,
  disc: z.int().min(1).max(mostDiscs),
})
export type DiscMarker = z.infer<typeof DiscMarker>

export const ManifestSignature = z.strictObject({
  key: KeyId,
  /** base64 of the 64 bytes of ed25519 over the manifest's bytes. */
  signature: z.base64().length(88),
})
export type ManifestSignature = z.infer<typeof ManifestSignature>

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number => (a.path < b.path ? -1 : 1)

/** The manifest's files on one disc, by path. */
export const filesOfDisc = ({ files }: Pick<Manifest, 'files'>, disc: number): readonly ManifestFile[] =>
  files.filter((file) => file.disc === disc).toSorted(byPath)

/** `SHA256SUMS` as coreutils write and check it: every file of the disc, and the manifest itself. */
export const sumsText = (manifest: Manifest, disc: number, manifestSha256: Sha256): string =>
  [...filesOfDisc(manifest, disc), { path: 'manifest.json', sha256: manifestSha256 }]
    .toSorted(byPath)
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('')
