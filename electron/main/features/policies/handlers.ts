/** Policies and public holidays: contract → service. */
import type { UserId } from '#shared/domain/ids'
import type { CompiledPolicy } from '#shared/domain/policy/compile'
import { comparePolicies } from '#shared/domain/policy/diff'
import type { Trial, TrialCase } from '#shared/domain/policy/trial'
import { fail, ok } from '#shared/lib/result'
import type { Handlers } from '../../ipc/handlers'
import { checkPolicyText } from './check'
import { parseHolidayText } from './holiday-text'
import type { Policies } from './service'

type Names = Extract<keyof Handlers, `policies.${string}` | `holidays.${string}`>

export type PolicyParts = {
  readonly actor: () => UserId
  /** What a policy promises in a made-up case. */
  readonly tryPolicy: (compiled: CompiledPolicy, given: TrialCase) => readonly Trial[]
}

export const policiesHandlers = (policies: Policies, { actor, tryPolicy }: PolicyParts): Pick<Handlers, Names> => ({
  'policies.list': async () => ok(policies.list()),
  'policies.versions': async () => ok(await policies.versions()),
  'policies.read': ({ id, version }) => policies.read(id, version),
  'policies.check': async ({ text }) => {
    const { issues, value } = checkPolicyText(text)
    return ok({
      issues,
      policy: value && {
        id: value.id,
        version: value.version,
        name: value.name,
        taken: policies.isKnown(value.id, value.version),
        free: policies.freeVersion(value.id),
      },
    })
  },
  'policies.import': ({ text }) => policies.importText(actor(), text),
  'policies.preview': ({ id, version }) => policies.previewVersion(id, version),
  'policies.activate': (activation) => policies.activate(actor(), activation),
  'policies.compare': async ({ id, from, to }) => {
    const before = await policies.read(id, from)
    if (!before.ok) return before
    const after = await policies.read(id, to)
    return after.ok ? ok(comparePolicies(before.value.policy, after.value.policy)) : after
  },
  'policies.try': async ({ id, version, ...given }) => {
    const read = await policies.read(id, version)
    if (!read.ok) return read
    const compiled = policies.get(id, version)
    if (!compiled) return fail('policies.version-unknown', { version })
    if (given.severity !== null && !read.value.policy.severities.some((one) => one.id === given.severity))
      return fail('tickets.unknown-severity', { id: given.severity })
    return ok(tryPolicy(compiled, given))
  },
  'holidays.read': async () => ok(policies.holidays()),
  'holidays.parse': async ({ text }) => ok(parseHolidayText(text)),
  'holidays.preview': async ({ year }) => ok(await policies.previewHolidays(year)),
  'holidays.save': ({ year }) => policies.saveHolidays(actor(), year),
})
