/** The versions of a policy: which one is in force when, and what an administrator may do with one. */
import type { LocalText } from '../calendar/schema'
import { DAY_MS, instantOfLocal, localDayOf } from '../../lib/zoned-time'

/** When a version came or comes into force, UTC ms; null while it is a draft. */
export type Dated = { readonly version: number; readonly activeFrom: number | null }

/**
 * - in-force: measures the tickets that are made now
 * - scheduled: will, from a day that is to come
 * - draft: was imported and never activated
 * - replaced: another one has come into force since; tickets made under it keep it
 */
export type VersionState = 'in-force' | 'scheduled' | 'draft' | 'replaced'

/** One version as lists show it. */
export type PolicyVersion = {
  readonly id: string
  readonly version: number
  readonly name: LocalText
  readonly provider: LocalText
  readonly source: 'bundled' | 'imported'
  readonly activeFrom: number | null
  readonly state: VersionState
  /** Running tickets will be measured by it too, once it is in force. */
  readonly appliesToRunning: boolean
  /** Name of who imported it; empty for a file. */
  readonly addedBy: string
  /** UTC ms. */
  readonly addedAt: number
  readonly openTickets: number
}

/** The version in force at an instant (UTC ms): the one that came into force last, of two at once the higher. */
export function versionAt<V extends Dated>(versions: readonly V[], instant: number): V | undefined {
  let found: V | undefined
  for (const one of versions) {
    if (one.activeFrom === null || one.activeFrom > instant) continue
    const since = found?.activeFrom ?? -Infinity
    if (one.activeFrom > since || (one.activeFrom === since && one.version > (found?.version ?? 0))) found = one
  }
  return found
}

export function stateOf(version: Dated, all: readonly Dated[], now: number): VersionState {
  if (version.activeFrom === null) return 'draft'
  if (version.activeFrom > now) return 'scheduled'
  return versionAt(all, now)?.version === version.version ? 'in-force' : 'replaced'
}

/**
 * From when a version that is activated for `wanted` (up to `now`, UTC ms) is in force: what was activated last is, also on a day on
 * which another one was activated before it.
 */
export const lastFrom = (versions: readonly Dated[], wanted: number, now: number): number =>
  versions.some(({ activeFrom }) => activeFrom !== null && activeFrom >= wanted && activeFrom <= now) ? now : wanted

/** The lowest number above all that are taken. */
export const freeVersion = (versions: readonly Pick<Dated, 'version'>[]): number =>
  Math.max(0, ...versions.map(({ version }) => version)) + 1

/** The beginning of the local day of an instant: no version comes into force before today. */
export const startOfDay = (zone: string, now: number): number => instantOfLocal(zone, localDayOf(zone, now), 0)

/** A version that comes into force later than this was given a wrong year. */
export const furthestActivationMs = 3 * 366 * DAY_MS
