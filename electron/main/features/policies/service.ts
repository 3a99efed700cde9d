/** The policies in all their versions and the public holidays: what is in force, and every change of it. */
import path from 'node:path'
import { missingHolidayYears } from '#shared/domain/calendar/holidays'
import type { HolidayYear } from '#shared/domain/calendar/schema'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { Effect } from '#shared/domain/policy/effect'
import { PolicyShape, type Policy } from '#shared/domain/policy/schema'
import { freeVersion, furthestActivationMs, lastFrom, startOfDay, stateOf } from '#shared/domain/policy/versions'
import type { PolicyVersion } from '#shared/domain/policy/versions'
import type { Holidays, PolicySummary } from '#shared/ipc/contract'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Storage } from '../../db/storage'
import type { Clock } from '../../platform/clock'
import { checkPolicyText } from './check'
import { createEffect } from './effect'
import type { Remeasuring } from './effect'
import { putBack, readIfThere, writeWhole } from './files'
import { loadPolicyLibrary, parseHolidayYear } from './load'
import { registerFiles } from './register'
import { createShelf } from './shelf'
import type { Shelf, StoredVersion } from './shelf'
import * as store from './store'
import { summaryOf } from './summary'

export type PoliciesDeps = {
  readonly resourcesDir: string
  readonly dataDir: string
  readonly clock: Clock
  readonly storage: Storage
  readonly remeasuring: Remeasuring
  readonly onError: (error: unknown) => void
}

/** What the clocks are measured by, in short. */
export type PoliciesInForce = {
  readonly policies: readonly { readonly id: string; readonly version: number }[]
  readonly holidayYears: readonly number[]
}

export type Activation = {
  readonly id: string
  readonly version: number
  /** UTC ms; null takes back an activation that is still to come. */
  readonly activeFrom: number | null
  /** Running tickets of the policy are measured by it too, from then on. */
  readonly applyToRunning: boolean
}

export type Policies = Extract<Awaited<ReturnType<typeof createPolicies>>, { ok: true }>['value']

/** A version that is to come may lie further ahead than a timer reaches. */
const longestTimerMs = 86_400_000

const toRow = (one: StoredVersion): store.VersionRow => ({
  policy_id: one.id,
  version: one.version,
  json: one.json,
  active_from: one.activeFrom,
  applies_to_running: one.appliesToRunning ? 1 : 0,
  added_by: one.addedBy,
  added_at: one.addedAt,
  source: one.source,
})

const fromRow = (row: store.VersionRow): StoredVersion => ({
  id: row.policy_id,
  version: row.version,
  json: row.json,
  activeFrom: row.active_from,
  appliesToRunning: row.applies_to_running === 1,
  addedBy: row.added_by,
  addedAt: row.added_at,
  source: row.source === 'imported' ? 'imported' : 'bundled',
})

/** As the schema of today writes it: a default that was added since is no change of the policy. */
const jsonAsOfNow = ({ json }: StoredVersion): string => {
  const parsed = PolicyShape.safeParse(JSON.parse(json) as unknown)
  return parsed.success ? JSON.stringify(parsed.data) : json
}

/** What is in the files and in the database, after what the files bring has been stored. */
async function openShelf({ resourcesDir, dataDir, clock, storage }: PoliciesDeps): Promise<Result<Shelf>> {
  const library = await loadPolicyLibrary([resourcesDir, dataDir])
  if (!library.ok) return library
  const files = [...library.value.policies.values()].map(({ policy }) => policy)
  const stored = (await store.readVersions(storage.db)).map(fromRow)
  const { versions, added, changed } = registerFiles(stored, files, jsonAsOfNow, clock.now())
  if (added.length + changed.length > 0)
    await storage.write('system', async ({ tx, record }) => {
      for (const one of added) {
        await store.insertVersion(tx, toRow(one))
        const { id, version, activeFrom, source } = one
        await record({
          type: 'policy.imported',
          entity: 'policy',
          entityId: id,
          change: { version, activeFrom, source },
        })
      }
      for (const { id, version, json } of changed) {
        await store.updateVersion(tx, { policy_id: id, version }, { json })
        await record({ type: 'policy.changed', entity: 'policy', entityId: id, change: { version } })
      }
    })
  const parsed = new Map(files.map((policy) => [JSON.stringify(policy), policy]))
  return ok(
    createShelf(
      { versions, holidayYears: library.value.holidayYears, inFiles: new Set(files.map(({ id }) => id)) },
      parsed,
    ),
  )
}

/**
 * Loads what ships with the app, what this profile's folder adds, and every version there ever was. Errors as of
 * `loadPolicyLibrary`. Every change resolves after the commit; the disk's refusals are thrown.
 */
export async function createPolicies(deps: PoliciesDeps) {
  const { dataDir, clock, storage, remeasuring, onError } = deps
  const opened = await openShelf(deps)
  if (!opened.ok) return opened
  let shelf = opened.value
  const effects = createEffect({ ...remeasuring, storage, clock })
  const listeners = new Set<() => void>()
  let cancelTimer: (() => void) | null = null
  let stopped = false

  const tell = (): void => {
    arm()
    for (const listener of listeners) listener()
  }

  /** At the moment at which the next version comes into force. */
  const arm = (): void => {
    cancelTimer?.()
    cancelTimer = null
    const now = clock.now()
    const next = Math.min(
      ...shelf.versions.flatMap(({ activeFrom }) => (activeFrom !== null && activeFrom > now ? [activeFrom] : [])),
    )
    if (stopped || next === Infinity) return
    cancelTimer = clock.setTimeout(
      () => {
        cancelTimer = null
        applyPending().catch(onError).finally(tell)
      },
      Math.min(next - now, longestTimerMs),
    )
  }

  // One change after the other: each begins from what the one before has left.
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const run = queue.then(work)
    queue = run.catch(() => undefined)
    return run
  }

  /** `next` is in force from the commit on. */
  const enforcing = (next: Shelf) => {
    const before = shelf
    return {
      shelf: next,
      enforce: () => {
        shelf = next
      },
      revert: () => {
        shelf = before
      },
    }
  }

  const withVersion = (changed: StoredVersion): Shelf =>
    createShelf({
      ...shelf,
      versions: shelf.versions.map((one) => (one.id === changed.id && one.version === changed.version ? changed : one)),
    })

  const withYear = (year: HolidayYear): Shelf =>
    createShelf({
      ...shelf,
      holidayYears: [...shelf.holidayYears.filter((one) => one.year !== year.year), year].toSorted(
        (a, b) => a.year - b.year,
      ),
    })

  const inForceNow = (): readonly StoredVersion[] => shelf.ids().flatMap((id) => shelf.at(id, clock.now()) ?? [])

  const inForce = (): PoliciesInForce => ({
    policies: inForceNow().map(({ id, version }) => ({ id, version })),
    holidayYears: shelf.holidayYears.map(({ year }) => year),
  })

  /** Versions in force that running tickets are still waiting for: the app may have been closed when their day came. */
  const applyPending = (): Promise<boolean> =>
    inTurn(async () => {
      let any = false
      for (const one of shelf.versions) {
        if (!one.appliesToRunning || one.activeFrom === null || one.activeFrom > clock.now()) continue
        const { id, version } = one
        any = true
        await effects.apply({
          by: 'system',
          moving: { policyId: id, to: version },
          ...enforcing(withVersion({ ...one, appliesToRunning: false })),
          write: async ({ tx, record }, effect) => {
            await store.updateVersion(tx, { policy_id: id, version }, { applies_to_running: 0 })
            const change = { version, tickets: effect.tickets, moved: effect.moved }
            await record({ type: 'policy.applied', entity: 'policy', entityId: id, change })
          },
        })
      }
      return any
    })

  const saveHolidays = (by: string, year: HolidayYear): Promise<Result<{ year: number; effect: Effect }>> =>
    inTurn(async () => {
      // Something else that is wrong in the folders would keep the list from being read at the next start.
      const sound = await loadPolicyLibrary([deps.resourcesDir, dataDir])
      if (!sound.ok) return sound
      const file = path.join(dataDir, 'holidays', `${year.year}.json`)
      const before = await readIfThere(file)
      const written = await writeWhole(file, `${JSON.stringify(year, null, 2)}\n`)
      if (!written.ok) return written
      try {
        const effect = await effects.apply({
          by,
          moving: null,
          ...enforcing(withYear(year)),
          write: async ({ record }, { tickets, moved }) => {
            const change = { ...year, tickets, moved }
            await record({ type: 'holidays.saved', entity: 'holidays', entityId: String(year.year), change })
          },
        })
        tell()
        return ok({ year: year.year, effect })
      } catch (error) {
        await putBack(file, before)
        throw error
      }
    })

  const find = (id: string, version: number): Result<StoredVersion> => {
    const found = shelf.find(id, version)
    if (found) return ok(found)
    return shelf.of(id).length === 0 ? fail('policies.unknown', { id }) : fail('policies.version-unknown', { version })
  }

  const describe = async (only: readonly StoredVersion[]): Promise<readonly PolicyVersion[]> => {
    const names = await store.readNames(storage.db)
    const open = await remeasuring.countOpen(storage.db)
    const now = clock.now()
    return only.flatMap((one): readonly PolicyVersion[] => {
      const policy = shelf.policy(one.id, one.version)
      if (!policy) return []
      return [
        {
          id: one.id,
          version: one.version,
          name: policy.name,
          provider: policy.provider,
          source: one.source,
          activeFrom: one.activeFrom,
          state: stateOf(one, shelf.of(one.id), now),
          appliesToRunning: one.appliesToRunning,
          addedBy: names.get(one.addedBy) ?? '',
          addedAt: one.addedAt,
          openTickets: open.find((row) => row.policy_id === one.id && row.policy_version === one.version)?.open ?? 0,
        },
      ]
    })
  }

  arm()
  return ok({
    /** A version of a policy, or that in force now; a version that was never kept is stood in for by the oldest there is. */
    get: (id: string, version?: number): CompiledPolicy | undefined => {
      const one = version === undefined ? shelf.at(id, clock.now()) : (shelf.find(id, version) ?? shelf.of(id)[0])
      return one && shelf.compiled(one.id, one.version)
    },
    /** The version in force for a ticket made at an instant (UTC ms). */
    at: (id: string, instant: number): CompiledPolicy | undefined => {
      const one = shelf.at(id, instant)
      return one && shelf.compiled(one.id, one.version)
    },
    /** Those in force now. */
    list: (): readonly PolicySummary[] =>
      inForceNow().flatMap(({ id, version }) => {
        const others = shelf
          .of(id)
          .flatMap((one) => (one.version === version ? [] : (shelf.policy(id, one.version) ?? [])))
        const compiled = shelf.compiled(id, version)
        return compiled ? [summaryOf(compiled, others)] : []
      }),
    /** Years whose public holidays will be needed soon and are not installed. */
    missingYears: (): readonly number[] => missingHolidayYears(shelf.holidayYears, clock.now()),
    inForce,
    onChange: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    /**
     * What changed in files while the app was closed takes effect on running clocks, and versions whose day has come; the journal
     * says since when what is in force. True when there was a change.
     */
    applyChanges: async (by = 'system'): Promise<boolean> => {
      const changed = await inTurn(async () => {
        if (await effects.isApplied(shelf)) return false
        await effects.apply({
          by,
          moving: null,
          ...enforcing(shelf),
          write: async ({ record }, { tickets, moved }) => {
            const change = { ...inForce(), tickets, moved }
            await record({ type: 'policies.changed', entity: 'policy', entityId: 'all', change })
          },
        })
        return true
      })
      const applied = await applyPending()
      return changed || applied
    },

    versions: async (): Promise<readonly PolicyVersion[]> => describe(shelf.versions),

    /** Errors: `policies.unknown`, `policies.version-unknown`. */
    read: async (id: string, version: number): Promise<Result<{ policy: Policy; about: PolicyVersion }>> => {
      const found = find(id, version)
      if (!found.ok) return found
      const policy = shelf.policy(id, version)
      const [about] = await describe([found.value])
      return policy && about ? ok({ policy, about }) : fail('policies.version-unknown', { version })
    },

    /** The number for the next version of a policy. */
    freeVersion: (id: string): number => freeVersion(shelf.of(id)),
    isKnown: (id: string, version: number): boolean => shelf.find(id, version) !== undefined,

    /** Stores a checked text as a draft. Errors: `policies.text-invalid`, `policies.version-taken`. */
    importText: (by: string, text: string): Promise<Result<PolicyVersion>> =>
      inTurn(async () => {
        const checked = checkPolicyText(text)
        const [issue] = checked.issues
        if (!checked.value || issue)
          return fail('policies.text-invalid', {
            line: issue?.line ?? 1,
            column: issue?.column ?? 1,
            reason: issue?.zh ?? '',
            reasonEn: issue?.en ?? '',
          })
        const { id, version } = checked.value
        const json = JSON.stringify(checked.value)
        const same = shelf.find(id, version)
        if (same && jsonAsOfNow(same) !== json)
          return fail('policies.version-taken', { version, free: freeVersion(shelf.of(id)) })
        if (!same) {
          const one: StoredVersion = {
            id,
            version,
            json,
            activeFrom: null,
            appliesToRunning: false,
            addedBy: by,
            addedAt: clock.now(),
            source: 'imported',
          }
          const versions = [...shelf.versions, one].toSorted(
            (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) || a.version - b.version,
          )
          await effects.apply({
            by,
            moving: null,
            ...enforcing(createShelf({ ...shelf, versions })),
            write: async ({ tx, record }) => {
              await store.insertVersion(tx, toRow(one))
              const change = { version, activeFrom: null, source: 'imported', name: checked.value?.name.zh }
              await record({ type: 'policy.imported', entity: 'policy', entityId: id, change })
            },
          })
        }
        const [about] = await describe([shelf.find(id, version)].flatMap((one) => one ?? []))
        return about ? ok(about) : fail('policies.version-unknown', { version })
      }),

    /** What measuring running tickets by a version would do now. Errors as of `read`. */
    previewVersion: async (id: string, version: number): Promise<Result<Effect>> => {
      const found = find(id, version)
      return found.ok ? ok(await effects.preview(shelf, { policyId: id, to: version })) : found
    },

    /**
     * Errors: as of `read`, `policies.activation-past` (before today), `policies.activation-far`, `policies.not-scheduled` (there
     * is nothing to take back), `policies.in-force` (what is in force cannot be put off).
     */
    activate: (by: string, { id, version, activeFrom, applyToRunning }: Activation): Promise<Result<Effect>> =>
      inTurn(async () => {
        const found = find(id, version)
        if (!found.ok) return found
        const policy = shelf.policy(id, version)
        if (!policy) return fail('policies.version-unknown', { version })
        const now = clock.now()
        if (activeFrom === null) {
          if (found.value.activeFrom === null || found.value.activeFrom <= now) return fail('policies.not-scheduled')
        } else {
          if (activeFrom < startOfDay(policy.zone, now)) return fail('policies.activation-past')
          if (activeFrom > now + furthestActivationMs) return fail('policies.activation-far')
        }
        const isDue = activeFrom !== null && activeFrom <= now
        const isInForce = stateOf(found.value, shelf.of(id), now) === 'in-force'
        // Until its new day nothing, or an older version, would be in force.
        if (isInForce && !isDue) return fail('policies.in-force', { version })
        const since = isInForce ? found.value.activeFrom : isDue ? lastFrom(shelf.of(id), activeFrom, now) : activeFrom
        const waits = activeFrom !== null && applyToRunning && !isDue
        const effect = await effects.apply({
          by,
          moving: isDue && applyToRunning ? { policyId: id, to: version } : null,
          ...enforcing(withVersion({ ...found.value, activeFrom: since, appliesToRunning: waits })),
          write: async ({ tx, record }, { tickets, moved }) => {
            await store.updateVersion(
              tx,
              { policy_id: id, version },
              { active_from: since, applies_to_running: waits ? 1 : 0 },
            )
            await record({
              type: activeFrom === null ? 'policy.unscheduled' : 'policy.activated',
              entity: 'policy',
              entityId: id,
              change: { version, activeFrom: since, applyToRunning, tickets, moved },
            })
          },
        })
        tell()
        return ok(effect)
      }),

    /** Every year that is known, and the calendars of each policy in force. */
    holidays: (): Holidays => ({
      years: shelf.holidayYears,
      missing: missingHolidayYears(shelf.holidayYears, clock.now()),
      calendars: inForceNow().flatMap(({ id, version }) => {
        const policy = shelf.policy(id, version)
        return policy ? [{ id, name: policy.name, calendars: policy.calendars }] : []
      }),
    }),
    /** What a changed list of a year would do to running clocks. */
    previewHolidays: (year: HolidayYear): Promise<Effect> => effects.preview(withYear(year), null),
    /** Installs the list of one year; it is in force at once. Errors: a full disk, and what is wrong in the folders. */
    saveHolidays,
    /** Checks and installs the list of one year. Errors as of `parseHolidayYear` and `saveHolidays`. */
    importHolidays: async (json: string, by = 'system'): Promise<Result<{ year: number; effect: Effect }>> => {
      const parsed = parseHolidayYear('holidays.json', json)
      return parsed.ok ? saveHolidays(by, parsed.value) : parsed
    },

    stop: async (): Promise<void> => {
      stopped = true
      cancelTimer?.()
      await queue
    },
  })
}
