/** Files of the catalogue as screens and the command line show them. */
import type { CatalogueFile } from '#shared/domain/media/catalogue'
import type { Kb } from '#shared/domain/media/ids'
import type { MediaFileRow } from '#shared/ipc/media-rows'

/** `names`: of people, by id. */
export function fileRows(files: readonly CatalogueFile[], names: ReadonlyMap<string, string>): readonly MediaFileRow[] {
  const replacing = new Map<Kb, Set<Kb>>()
  for (const { status, facts } of files)
    if (status === 'accepted' && facts.kb !== null)
      for (const earlier of facts.supersedes)
        replacing.set(earlier, (replacing.get(earlier) ?? new Set()).add(facts.kb))
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? id))
  return files.map((file) => {
    const { kb, title, ...facts } = file.facts
    return {
      id: file.sha256,
      rev: file.rev,
      name: file.name,
      size: file.size,
      status: file.status,
      findings: file.findings,
      reasons: file.findings.reasons,
      ...(kb === null ? {} : { kb }),
      ...(title === '' ? {} : { title }),
      products: [...facts.products],
      architectures: [...facts.architectures],
      languages: [...facts.languages],
      released: facts.released,
      supersedes: [...facts.supersedes],
      requires: [...facts.requires],
      source: file.source,
      addedAt: file.addedAt,
      enteredBy: nameOf(file.enteredBy),
      enteredById: file.enteredBy,
      confirmedBy: nameOf(file.confirmedBy),
      supersededBy: kb === null ? [] : [...(replacing.get(kb) ?? [])].toSorted(),
      note: file.note,
    }
  })
}
