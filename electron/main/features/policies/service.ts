/** The policies and public holidays in force, and importing the list of a coming year. */
import { createHash } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { missingHolidayYears } from '#shared/domain/calendar/holidays'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import type { PolicySummary } from '#shared/ipc/contract'
import { fail, ok } from '#shared/lib/result'
import type { Result } from '#shared/lib/result'
import type { Clock } from '../../platform/clock'
import { loadPolicyLibrary, parseHolidayYear } from './load'
import type { PolicyLibrary } from './load'

export type PoliciesDeps = {
  readonly resourcesDir: string
  readonly dataDir: string
  readonly clock: Pick<Clock, 'now'>
}

/** What the clocks are measured by, in short. */
export type PoliciesInForce = {
  readonly policies: readonly { readonly id: string; readonly version: number }[]
  readonly holidayYears: readonly number[]
  /** Another text whenever anything in any of the files has changed. */
  readonly fingerprint: string
}

export type Policies = {
  readonly get: (id: string) => CompiledPolicy | undefined
  readonly list: () => readonly PolicySummary[]
  /** Years whose public holidays will be needed soon and are not installed. */
  readonly missingYears: () => readonly number[]
  readonly inForce: () => PoliciesInForce
  /** Checks and installs the list of one year; it is in force at once. Errors as of `parseHolidayYear`, `loadPolicyLibrary` and a full disk. */
  readonly importHolidays: (json: string) => Promise<Result<{ year: number }>>
}

const summary = ({ policy, commitments }: CompiledPolicy): PolicySummary => ({
  id: policy.id,
  version: policy.version,
  name: policy.name,
  provider: policy.provider,
  defaultSeverity: policy.defaultSeverity,
  severities: policy.severities.map(({ id, name, definition }) => ({ id, name, definition })),
  categories: policy.requestCategories.map(({ id, name, needsDevice }) => ({ id, name, needsDevice })),
  commitments: commitments.map(({ id, name }) => ({ id, name })),
  pauseReasons: policy.pauseReasons.map(({ id, name }) => ({ id, name })),
  severityGuide: policy.severityGuide ?? null,
  services: (policy.coverage?.services ?? []).map(({ id, name, cover }) => ({ id, name, cover })),
  takesMail: policy.commitments.some(({ startsOn }) => startsOn === 'mail.received'),
  priceItems: (policy.fees?.items ?? []).map(({ id, name, unit, list }) => ({ id, name, unit, list })),
  emergencies: policy.ladders.map(({ trigger }) => ({ severities: trigger.severities, text: trigger.text })),
  archive: {
    periods: policy.coverage?.period ?? [{ basis: 'stated', factIds: [] }],
    productLines: policy.coverage?.productLines?.names ?? [],
    itemKinds: [...new Set((policy.coverage?.itemClasses ?? []).flatMap(({ items }) => items.map(({ name }) => name)))],
  },
})

function describeLibrary({ policies, holidayYears }: PolicyLibrary): PoliciesInForce {
  const all = [...policies.values()].map(({ policy }) => policy)
  return {
    policies: all.map(({ id, version }) => ({ id, version })),
    holidayYears: holidayYears.map(({ year }) => year),
    fingerprint: createHash('sha256')
      .update(JSON.stringify([all, holidayYears]))
      .digest('hex'),
  }
}

/** The whole file is on the disk, or none of it. Errors: `db.full`, `db.io`. */
async function writeWhole(file: string, text: string): Promise<Result<void>> {
  const part = `${file}.part`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(part, text, { flush: true })
    await rename(part, file)
    return ok(undefined)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    return fail(full ? 'db.full' : 'db.io', {}, error instanceof Error ? error.message : String(error))
  }
}

/** Loads what ships with the app and what this profile has added. Errors as of `loadPolicyLibrary`. */
export async function createPolicies({ resourcesDir, dataDir, clock }: PoliciesDeps): Promise<Result<Policies>> {
  const load = (): Promise<Result<PolicyLibrary>> => loadPolicyLibrary([resourcesDir, dataDir])
  const first = await load()
  if (!first.ok) return first
  let library = first.value
  return ok({
    get: (id) => library.policies.get(id),
    list: () => [...library.policies.values()].map(summary),
    inForce: () => describeLibrary(library),
    missingYears: () => missingHolidayYears(library.holidayYears, clock.now()),
    importHolidays: async (json) => {
      const parsed = parseHolidayYear('holidays.json', json)
      if (!parsed.ok) return parsed
      // Something else that is wrong in the folders would keep the list from taking effect: say so before it is there.
      const sound = await load()
      if (!sound.ok) return sound
      const { year } = parsed.value
      const written = await writeWhole(
        path.join(dataDir, 'holidays', `${year}.json`),
        `${JSON.stringify(parsed.value, null, 2)}\n`,
      )
      if (!written.ok) return written
      const again = await load()
      if (!again.ok) return again
      library = again.value
      return ok({ year })
    },
  })
}
