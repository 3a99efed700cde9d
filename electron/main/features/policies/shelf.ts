/**
 * All versions of all policies with the public holidays, as one unchanging value: what is in force is replaced as a whole, in the
 * moment its rows are written. Pure but for compiling, which is kept.
 */
import { createHash } from 'node:crypto'
import type { HolidayYear } from '#shared/domain/calendar/schema'
import { compilePolicy } from '#shared/domain/policy/compile'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import { PolicyShape, type Policy } from '#shared/domain/policy/schema'
import { versionAt } from '#shared/domain/policy/versions'

/** A version as it is stored. Instants are UTC ms. */
export type StoredVersion = {
  readonly id: string
  readonly version: number
  /** The checked policy as JSON text. */
  readonly json: string
  readonly activeFrom: number | null
  readonly appliesToRunning: boolean
  readonly addedBy: string
  readonly addedAt: number
  readonly source: 'bundled' | 'imported'
}

export type Shelf = {
  readonly versions: readonly StoredVersion[]
  readonly holidayYears: readonly HolidayYear[]
  /** Policies that a file gives; one that lost its file measures its old tickets and no new ones. */
  readonly inFiles: ReadonlySet<string>
  readonly of: (id: string) => readonly StoredVersion[]
  readonly find: (id: string, version: number) => StoredVersion | undefined
  /** Undefined for a version that is not there, or that this program's schema no longer accepts. */
  readonly policy: (id: string, version: number) => Policy | undefined
  readonly compiled: (id: string, version: number) => CompiledPolicy | undefined
  /** The version in force for a ticket made at an instant. */
  readonly at: (id: string, instant: number) => StoredVersion | undefined
  /** Ids of the policies that new tickets may be made under. */
  readonly ids: () => readonly string[]
  /** By `id@version`: another text whenever what the clocks of that version are measured by is another. */
  readonly prints: () => Readonly<Record<string, string>>
}

export type ShelfParts = Pick<Shelf, 'versions' | 'holidayYears' | 'inFiles'>

const keyOf = (id: string, version: number): string => `${id}@${version}`

/** `parsed`: policies that are known already by their JSON text, so that they need no second check. */
export function createShelf(
  { versions, holidayYears, inFiles }: ShelfParts,
  parsed: ReadonlyMap<string, Policy> = new Map(),
): Shelf {
  const byKey = new Map(versions.map((one) => [keyOf(one.id, one.version), one]))
  const byId = new Map<string, StoredVersion[]>()
  for (const one of versions) byId.set(one.id, [...(byId.get(one.id) ?? []), one])
  const compiledByKey = new Map<string, CompiledPolicy>()
  const policies = new Map<string, Policy | undefined>()

  const policy = (id: string, version: number): Policy | undefined => {
    const key = keyOf(id, version)
    if (policies.has(key)) return policies.get(key)
    const stored = byKey.get(key)
    const found = stored && (parsed.get(stored.json) ?? PolicyShape.safeParse(JSON.parse(stored.json) as unknown).data)
    policies.set(key, found)
    return found
  }

  const isOffered = (id: string): boolean =>
    inFiles.has(id) ||
    (byId.get(id) ?? []).some(({ source, activeFrom }) => source === 'imported' && activeFrom !== null)

  return {
    versions,
    holidayYears,
    inFiles,
    of: (id) => byId.get(id) ?? [],
    find: (id, version) => byKey.get(keyOf(id, version)),
    policy,
    compiled: (id, version) => {
      const key = keyOf(id, version)
      const known = compiledByKey.get(key)
      if (known) return known
      const found = policy(id, version)
      if (!found) return undefined
      const compiled = compilePolicy(found, holidayYears)
      compiledByKey.set(key, compiled)
      return compiled
    },
    at: (id, instant) => (isOffered(id) ? versionAt(byId.get(id) ?? [], instant) : undefined),
    ids: () => [...byId.keys()].filter(isOffered),
    prints: () => printsOf(versions, holidayYears, policy),
  }
}

function printsOf(
  versions: readonly StoredVersion[],
  holidayYears: readonly HolidayYear[],
  policy: Shelf['policy'],
): Readonly<Record<string, string>> {
  const years = JSON.stringify(holidayYears)
  return Object.fromEntries(
    versions.map(({ id, version, json }) => {
      const heeds = policy(id, version)?.calendars.some(({ holidays }) => holidays) ?? false
      const print = createHash('sha256')
        .update(json)
        .update(heeds ? years : '')
        .digest('hex')
      return [keyOf(id, version), print]
    }),
  )
}
