/** Where the files of an edition lie on its discs: a folder for each KB, names that every system reads the same. Pure. */
import { isDiscPath, sameName } from './paths'

export type NamedFile = { readonly sha256: string; readonly name: string }

/** Of a path of two parts, beside the folder of the KB. */
const longestName = 80

/** The hash tells the file apart where its own name cannot. */
function plainName({ name, sha256 }: NamedFile): string {
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 ? name.slice(dot).replaceAll(/[^A-Za-z0-9.]/g, '') : ''
  const stem = (dot > 0 ? name.slice(0, dot) : name)
    .replaceAll(/[^A-Za-z0-9._-]+/g, '_')
    .replaceAll(/^[._]+|[._]+$/g, '')
    .slice(0, longestName - 12 - ending.length)
  return stem === '' ? `${sha256.slice(0, 12)}${ending}` : `${stem}${ending}`
}

/**
 * The path of each file of a KB, by its SHA-256: `KB5034441/windows10.0-kb5034441-x64.msu`. Files of the same name are told apart by
 * their hash. The same for any order of the files.
 */
export function discPathsOf(kb: string, files: readonly NamedFile[]): ReadonlyMap<string, string> {
  const named = files.map((file) => ({ ...file, plain: plainName(file) }))
  const paths = named.map(({ sha256, plain }): readonly [string, string] => {
    const isAlone = named.every((other) => other.sha256 === sha256 || sameName(other.plain) !== sameName(plain))
    const own = `${kb}/${isAlone ? plain : `${sha256.slice(0, 10)}_${plain}`}`
    // What is no name at all even so: the hash alone.
    return [sha256, isDiscPath(own) ? own : `${kb}/${sha256}`]
  })
  return new Map(paths)
}
