/** Which version is looked at, which to compare it with, and what a date field means. Pure. */
import type { PolicyVersion } from '#shared/domain/policy/versions'
import { dayOfIsoDate, instantOfLocal } from '#shared/lib/zoned-time'

/** One of each policy: the version in force, or the newest where none is. */
export function policiesOf(all: readonly PolicyVersion[]): readonly PolicyVersion[] {
  const ids = [...new Set(all.map(({ id }) => id))]
  return ids.flatMap((id) => {
    const own = all.filter((one) => one.id === id)
    return own.find(({ state }) => state === 'in-force') ?? own.at(-1) ?? []
  })
}

/** The version that the address `/settings/policies/<id>/<version>` names, else the first policy's. */
export function chooseVersion(all: readonly PolicyVersion[], location: string): PolicyVersion | undefined {
  const [, id, version] = /^\/settings\/policies\/([^/]+)\/(\d+)$/.exec(location) ?? []
  return all.find((one) => one.id === id && one.version === Number(version)) ?? policiesOf(all)[0]
}

/** What a version is compared with at first: the one in force, or the one before it. */
export function counterpartOf(versions: readonly PolicyVersion[], chosen: PolicyVersion): PolicyVersion | undefined {
  const others = versions.filter(({ version }) => version !== chosen.version)
  return (
    others.find(({ state }) => state === 'in-force') ??
    others.findLast(({ version }) => version < chosen.version) ??
    others[0]
  )
}

/** `2026-11-25` or `2026-11-25T16:40` in a zone → UTC ms; null for no date. */
export function instantOf(text: string, zone: string): number | null {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(text)
  if (!found) return null
  const [, date = '', hours = '0', minutes = '0'] = found
  const day = dayOfIsoDate(date)
  return Number.isNaN(day) ? null : instantOfLocal(zone, day, (Number(hours) * 60 + Number(minutes)) * 60_000)
}
