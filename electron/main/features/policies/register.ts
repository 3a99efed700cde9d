/** Which versions the policy files bring: a file that was replaced never takes a version away. Pure. */
import type { Policy } from '#shared/domain/policy/schema'
import type { StoredVersion } from './shelf'

export type Registered = {
  readonly versions: readonly StoredVersion[]
  readonly added: readonly StoredVersion[]
  /** Versions whose file says something else than before. */
  readonly changed: readonly StoredVersion[]
}

/**
 * The versions after a look at the files, at `now` (UTC ms). Of a policy that is new the file's version has always been in force; a
 * higher one of a known policy is in force from now on; a lower one is kept as a draft. A version that was imported in the app
 * stands, whatever a file says under its number.
 */
export function registerFiles(
  stored: readonly StoredVersion[],
  files: readonly Policy[],
  jsonOf: (version: StoredVersion) => string,
  now: number,
): Registered {
  const added: StoredVersion[] = []
  const changed: StoredVersion[] = []
  for (const policy of files) {
    const known = stored.filter(({ id }) => id === policy.id)
    const same = known.find(({ version }) => version === policy.version)
    const json = JSON.stringify(policy)
    if (same) {
      if (same.source === 'bundled' && jsonOf(same) !== json) changed.push({ ...same, json })
      continue
    }
    const isHigher = known.every(({ version, activeFrom }) => activeFrom === null || version < policy.version)
    added.push({
      id: policy.id,
      version: policy.version,
      json,
      activeFrom: known.length === 0 ? 0 : isHigher ? now : null,
      appliesToRunning: false,
      addedBy: 'system',
      addedAt: now,
      source: 'bundled',
    })
  }
  const kept = stored.map((one) => changed.find(({ id, version }) => id === one.id && version === one.version) ?? one)
  return { versions: [...kept, ...added], added, changed }
}
