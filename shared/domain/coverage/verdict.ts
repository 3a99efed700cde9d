/**
 * Whether a request is in service, and by which clause. An exclusion never blocks: it makes the work a charged request that
 * the customer has to accept.
 */
import type { LocalText } from '../calendar/schema'
import type { Cause, Coverage, ItemClass, PeriodRule, Service } from '../policy/coverage'
import type { Clause, SupportStage } from '../policy/parts'
import type { Policy } from '../policy/schema'
import { servicePeriod, type ContractTerms, type DeviceTerms, type ServicePeriod } from './period'

export type CoveredDevice = DeviceTerms & {
  readonly model: string
  /** What kind of item it is, in the words of the lists: `IP 电话机`. */
  readonly itemKind: string
  readonly productLine: string
  readonly thirdParty: boolean
  readonly customised: boolean
}

export type CoverageRequest = {
  readonly contract: ContractTerms | null
  readonly device: CoveredDevice | null
  /** Id in the policy's service catalogue; null takes the service of the stage. */
  readonly service: string | null
  readonly stage: SupportStage | null
  /** Id of the cause found; null while unknown. */
  readonly cause: string | null
  readonly city: string | undefined
  /** UTC ms. */
  readonly at: number
}

export type VerdictReason =
  | 'in-service'
  | 'no-contract'
  /** No rule gives a period: a date is wanting. */
  | 'no-period'
  | 'not-begun'
  | 'ended'
  | 'product-line'
  | 'third-party'
  | 'customised'
  | 'item'
  /** The item is covered, but not in this stage of support. */
  | 'item-stage'
  | 'service'
  /** A service that costs a fee even within the period. */
  | 'charged-service'
  | 'region'
  | 'cause'

export type Verdict = {
  readonly covered: boolean
  readonly reason: VerdictReason
  /** What the reason speaks of: an item, a service, a cause, a city; null where the reason says it all. */
  readonly subject: LocalText | null
  readonly clause: Clause | null
  readonly factIds: readonly string[]
  readonly period: { readonly from: number; readonly to: number; readonly basis: PeriodRule['basis'] } | null
  /** The exception that keeps an otherwise excluded item in service: `IAD1224`. */
  readonly exception: string | null
  readonly assumed: boolean
  /** Names reason and subject: what a customer accepted once is accepted for this. */
  readonly key: string
}

/** What the history of a ticket keeps. */
const longestKey = 120

/** Spaces and letter case do not tell items apart. */
const plain = (text: string): string => text.replaceAll(/\s/gu, '').toLowerCase()
const same = (text: string): LocalText => ({ zh: text, en: text })

type Part = Pick<Verdict, 'reason' | 'clause' | 'factIds'> & {
  readonly subject?: LocalText
  readonly assumed?: boolean
}

type Found = { readonly itemClass: ItemClass; readonly item: string; readonly exception: string | null }

/** Everything in the classes that names the device, with the exception that takes it out again. */
function findItems(classes: readonly ItemClass[], device: CoveredDevice): readonly Found[] {
  const own = plain(`${device.itemKind}|${device.model}`)
  const all = plain(`${device.itemKind}|${device.model}|${device.productLine}`)
  const isNamed = (text: string): boolean => all.includes(plain(text))
  return classes.flatMap((itemClass) =>
    itemClass.items
      .filter(({ name, only }) => own.includes(plain(name)) && (only === undefined || only.some(isNamed)))
      .map(({ name, except }) => ({ itemClass, item: name, exception: except.find(isNamed) ?? null })),
  )
}

/** An exception takes a thing out of its own entry alone: another entry, or another class, may name it still. */
function itemProblem(found: readonly Found[], stage: SupportStage | null): Part | null {
  const standing = found.filter(({ exception }) => exception === null)
  const by =
    standing.find(({ itemClass }) => !itemClass.stages) ??
    standing.find(({ itemClass }) => stage !== null && itemClass.stages?.includes(stage))
  if (!by) return null
  const { clause, factIds, stages, assumed = false } = by.itemClass
  return { reason: stages ? 'item-stage' : 'item', subject: same(by.item), clause, factIds, assumed }
}

const inCities = (cities: readonly string[], city: string | undefined): boolean =>
  city !== undefined && cities.includes(city.trim().replace(/市$/, ''))

const serviceOf = (coverage: Coverage, { service, stage }: CoverageRequest): Service | undefined =>
  service === null
    ? coverage.services.find((one) => stage !== null && one.stage === stage)
    : coverage.services.find(({ id }) => id === service)

function periodProblem(coverage: Coverage, period: ServicePeriod | null, request: CoverageRequest): Part | null {
  const { contract, at } = request
  const by = coverage.afterPeriod ?? coverage.period[0]
  const cite = { clause: by?.clause ?? null, factIds: by?.factIds ?? [] }
  if (contract === null) return { reason: 'no-contract', ...cite }
  if (period === null) return { reason: 'no-period', ...cite }
  const { clause = null, factIds } = period.rule
  if (at < period.from) return { reason: 'not-begun', clause, factIds }
  return at >= period.to ? { reason: 'ended', ...cite } : null
}

function deviceProblem(
  coverage: Coverage,
  device: CoveredDevice,
  request: CoverageRequest,
  found: readonly Found[],
): Part | null {
  const { productLines, thirdParty, customised } = coverage
  if (device.thirdParty && thirdParty) return { reason: 'third-party', subject: same(device.model), ...thirdParty }
  if (productLines && !productLines.names.some((name) => plain(device.productLine).startsWith(plain(name)))) {
    const { clause, factIds } = productLines
    return { reason: 'product-line', subject: same(device.productLine || device.model), clause, factIds }
  }
  if (device.customised && customised) return { reason: 'customised', subject: same(device.model), ...customised }
  return itemProblem(found, request.stage)
}

const named = ({ name, clause, factIds, assumed }: Service | Cause): Omit<Part, 'reason'> => ({
  subject: name,
  clause: clause ?? null,
  factIds,
  ...(assumed === undefined ? {} : { assumed }),
})

function serviceProblem(service: Service | undefined, { city, cause }: CoverageRequest): Part | null {
  if (!service) return null
  if (service.cover === 'excluded') return { reason: 'service', ...named(service) }
  if (service.onlyCities && !inCities(service.onlyCities, city)) return { reason: 'region', ...named(service) }
  if (service.cover !== 'charged' || (cause !== null && service.freeFor?.includes(cause))) return null
  return { reason: 'charged-service', ...named(service) }
}

/** Of a policy that says nothing of coverage: everything, within the contract's stated time. */
const everything: Coverage = {
  period: [{ basis: 'stated', factIds: [] }],
  services: [],
  itemClasses: [],
  causes: [],
}

/** The verdict on a request. What is not known (no device named, no cause found) excludes nothing. */
export function judgeCoverage(policy: Pick<Policy, 'coverage' | 'zone'>, request: CoverageRequest): Verdict {
  const coverage = policy.coverage ?? everything
  const { contract, device } = request
  const period = contract ? servicePeriod(coverage, policy.zone, contract, device) : null
  const within = period && { from: period.from, to: period.to, basis: period.rule.basis }
  const found = device ? findItems(coverage.itemClasses, device) : []
  const cause = coverage.causes.find(({ id }) => id === request.cause)
  const service = serviceOf(coverage, request)
  const problem =
    periodProblem(coverage, period, request) ??
    (device ? deviceProblem(coverage, device, request, found) : null) ??
    serviceProblem(service, request) ??
    (cause && !cause.covered ? ({ reason: 'cause', ...named(cause) } satisfies Part) : null)
  const excepted = found.find(({ exception }) => exception !== null)
  const exception = excepted?.exception ?? null
  if (problem) {
    const { reason, subject = null, clause, factIds, assumed = false } = problem
    return {
      covered: false,
      reason,
      subject,
      clause,
      factIds,
      period: within,
      exception,
      assumed,
      key: `${reason}:${subject?.zh ?? ''}`.slice(0, longestKey),
    }
  }
  const by = excepted ? excepted.itemClass : period?.rule
  return {
    covered: true,
    reason: 'in-service',
    subject: exception === null ? null : same(exception),
    clause: by?.clause ?? null,
    factIds: by?.factIds ?? [],
    period: within,
    exception,
    assumed: period?.assumed ?? false,
    key: 'in-service:',
  }
}
