/** The manifest of an edition: out of what was chosen and what the catalogue says. Pure: the same in, the same bytes out. */
import type { RotationStatement } from '#shared/domain/media/keys'
import type { KeyId, Sha256 } from '#shared/domain/media/ids'
import type { FileFindings } from '#shared/domain/media/files'
import type { Manifest, ManifestFile, ManifestOrigin, ManifestPatch } from '#shared/domain/media/manifest'
import type { ChosenPatch } from './choice'
import type { CatalogueEntry, Edition } from './edition-store'

export type ManifestInput = {
  readonly edition: Edition
  readonly entries: ReadonlyMap<Sha256, CatalogueEntry>
  readonly siteName: string
  readonly centre: string
  readonly key: KeyId
  readonly previous: Sha256 | null
  readonly rotation: readonly RotationStatement[]
  readonly support: readonly ManifestFile[]
  /** Display name of an account. */
  readonly nameOf: (actor: string) => string
  readonly builtBy: string
}

const sorted = <T extends string>(values: Iterable<T>): T[] => [...new Set(values)].toSorted()

const longestLine = 300

/** What lies in the file as its maker signed it, else the two people who looked where it came from. */
function originOf(entries: readonly CatalogueEntry[], nameOf: ManifestInput['nameOf']): ManifestOrigin {
  const signers: string[] = []
  for (const { findings, source, enteredBy, confirmedBy } of entries) {
    const { signature } = JSON.parse(findings) as FileFindings
    if (signature.state === 'ok') signers.push(signature.signer)
    else
      return {
        kind: 'two-person',
        source,
        confirmedBy: [nameOf(enteredBy ?? ''), nameOf(confirmedBy ?? '')],
      }
  }
  return { kind: 'authenticode', signer: sorted(signers).join(', ').slice(0, longestLine) }
}

function patchOf(patch: ChosenPatch, { entries, nameOf }: Pick<ManifestInput, 'entries' | 'nameOf'>): ManifestPatch {
  const own = patch.files.flatMap(({ sha256 }) => entries.get(sha256) ?? [])
  const all = (of: (entry: CatalogueEntry) => readonly string[]): string[] => sorted(own.flatMap(of))
  return {
    kb: patch.kb,
    title: patch.title,
    products: all(({ products }) => products),
    architectures: all(({ architectures }) => architectures),
    languages: all(({ languages }) => languages),
    released: sorted(own.flatMap(({ released }) => released ?? [])).at(-1) ?? null,
    supersedes: all(({ supersedes }) => supersedes),
    requires: all(({ requires }) => requires),
    origin: originOf(own, nameOf),
    requiredBy: sorted(patch.requiredBy),
    files: sorted(patch.files.map(({ path }) => path)),
  }
}

/** The patches as they stand in the manifest; support files that show them are made of these. */
export const manifestPatches = ({
  edition,
  ...input
}: Pick<ManifestInput, 'edition' | 'entries' | 'nameOf'>): ManifestPatch[] =>
  edition.chosen.patches.map((patch) => patchOf(patch, input)).toSorted((a, b) => (a.kb < b.kb ? -1 : 1))

export function manifestOf(input: ManifestInput): Manifest {
  const { edition, support, nameOf } = input
  const created = new Date(edition.createdAt).toISOString()
  const patchFiles = edition.chosen.patches.flatMap(({ disc, files }) =>
    files.map(({ path, size, sha256 }): ManifestFile => ({ disc, path, size, sha256, role: 'patch' })),
  )
  return {
    format: 'vigil-disc',
    version: 1,
    edition: edition.id,
    site: { id: edition.siteId, name: input.siteName },
    centre: input.centre,
    seq: edition.seq,
    week: edition.week,
    kind: edition.kind,
    created,
    expires: new Date(edition.expiresAt).toISOString(),
    discs: edition.discs,
    key: input.key,
    previous: input.previous,
    builtBy: input.builtBy,
    approvals: [{ step: 'planned', by: nameOf(edition.plannedBy), at: created }],
    patches: manifestPatches(input),
    superseded: sorted(edition.chosen.superseded),
    files: [...patchFiles, ...support].toSorted((a, b) => a.disc - b.disc || (a.path < b.path ? -1 : 1)),
    rotation: [...input.rotation],
  }
}
