/** The files of the catalogue put together by KB, as the choice of patches reads them. Pure. */
import type { FileStatus } from './files'
import type { CataloguePatch } from './pieces'

export type ListedFile = {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly status: FileStatus
  readonly kb: string
  readonly products: readonly string[]
  readonly architectures: readonly string[]
  readonly languages: readonly string[]
  readonly supersedes: readonly string[]
  readonly requires: readonly string[]
}

/** Words of a file that mean that it serves them all. */
const forAll: readonly string[] = ['neutral', 'all', 'any']

/** Small letters, as plans write them; none: for all of them. */
const terms = (words: readonly string[]): readonly string[] => {
  const small = words.map((word) => word.toLowerCase())
  return small.some((word) => forAll.includes(word)) ? [] : small
}

/**
 * What a KB supersedes and requires is what its accepted files say, all of them together; where none is accepted, what the others
 * say, for that explains what is wanting.
 */
export function patchesOf(files: readonly ListedFile[]): readonly CataloguePatch[] {
  const byKb = new Map<string, ListedFile[]>()
  for (const file of files) byKb.set(file.kb, [...(byKb.get(file.kb) ?? []), file])
  return [...byKb].map(([kb, own]) => {
    const accepted = own.filter(({ status }) => status === 'accepted')
    const trusted = accepted.length > 0 ? accepted : own
    const said = (what: 'supersedes' | 'requires'): readonly string[] => [
      ...new Set(trusted.flatMap((file) => file[what])),
    ]
    return {
      kb,
      supersedes: said('supersedes'),
      requires: said('requires'),
      files: own.map((file) => ({
        sha256: file.sha256,
        size: file.size,
        products: file.products.map((word) => word.toLowerCase()),
        architectures: terms(file.architectures),
        languages: terms(file.languages),
        accepted: file.status === 'accepted',
      })),
    }
  })
}
