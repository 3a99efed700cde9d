/** In which order patches are installed: what others require comes before them. */
import type { ManifestPatch } from '#shared/domain/media/manifest'

type Ordered = Pick<ManifestPatch, 'kb' | 'requires' | 'released'>

/** The older one first where nothing else decides; patches that require each other stay in that order. */
const byAge = (a: Ordered, b: Ordered): number =>
  (a.released ?? '9999').localeCompare(b.released ?? '9999', 'en') || (a.kb < b.kb ? -1 : 1)

export function installOrder<Patch extends Ordered>(patches: readonly Patch[]): readonly Patch[] {
  const byKb = new Map(patches.map((patch) => [patch.kb, patch]))
  const order = new Set<Patch>()
  const begun = new Set<Patch>()
  const put = (patch: Patch): void => {
    if (begun.has(patch)) return
    begun.add(patch)
    for (const earlier of patch.requires.flatMap((kb) => byKb.get(kb) ?? []).toSorted(byAge)) put(earlier)
    order.add(patch)
  }
  for (const patch of patches.toSorted(byAge)) put(patch)
  return [...order]
}
