/** The policies and holidays that come with the app, and small helpers to write instants and calendars in tests. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadPolicyLibrary, type PolicyLibrary } from '#main/features/policies/load'
import { CalendarDef } from '#shared/domain/calendar/schema'
import { calendarOf, findCommitment, type CompiledPolicy } from '#shared/domain/policy/compile'
import type { ClockContext } from '#shared/domain/sla/clock'
import type { Commitment, Policy } from '#shared/domain/policy/schema'

export const resourcesDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../resources')

export async function loadBundledLibrary(): Promise<PolicyLibrary> {
  const library = await loadPolicyLibrary([resourcesDir])
  if (!library.ok) throw new Error(library.error.detail)
  return library.value
}

export function policyOf(library: PolicyLibrary, id: string): CompiledPolicy {
  const policy = library.policies.get(id)
  if (!policy) throw new Error(`no policy ${id}`)
  return policy
}

/** One commitment of a bundled policy with everything its clock is evaluated against. */
export function contextOf(
  library: PolicyLibrary,
  policyId: string,
  commitmentId: string,
): ClockContext & { readonly policy: Policy; readonly commitment: Commitment } {
  const compiled = policyOf(library, policyId)
  const commitment = findCommitment(compiled, commitmentId)
  if (!commitment) throw new Error(`no commitment ${commitmentId}`)
  return { policy: compiled.policy, commitment, calendar: calendarOf(compiled, commitment) }
}

/** `2026-03-02 10:00` (Beijing time, seconds optional) → UTC ms. */
export function beijing(text: string): number {
  const at = Date.parse(`${text.replace(' ', 'T')}+08:00`)
  if (Number.isNaN(at)) throw new Error(`not a time: ${text}`)
  return at
}

/** UTC ms → `2026-03-02 10:00` in Beijing, with seconds and ms only where they are not zero. */
export function inBeijing(at: number): string {
  const text = new Date(at + 8 * 3_600_000).toISOString().replace('T', ' ').replace('Z', '')
  return text.replace(/(?::00)?\.000$/, '')
}

type Windows = readonly (readonly [string, string])[]

/** Monday to Friday with the same windows. */
export const workweek = (windows: Windows, more: Readonly<Record<string, unknown>> = {}): CalendarDef =>
  CalendarDef.parse({
    id: 'test',
    name: { zh: '测试', en: 'Test' },
    week: { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows },
    ...more,
  })

export const fiveByEight: Windows = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
]
