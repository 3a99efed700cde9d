/** A service provider's promises as data: one policy is one JSON file, and adding a provider needs no code. */
import { z } from 'zod'
import { AlertLevel, usualAlerts } from '../alerts/levels'
import { CalendarDef, DEFAULT_ZONE, LocalText } from '../calendar/schema'
import { customIssue, saying } from '../issue-words'
import { isZone } from '../../lib/zoned-time'
import { Amount } from './amount'
import { Milestone } from './events'

const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'an id is made of letters, digits and hyphens')
const FactIds = z.array(z.string().regex(/^S\d-\d{2}$/, 'a fact id looks like S3-13')).default([])

/** Where a promise is written: the place in the source document and its words. */
const Clause = z.strictObject({ ref: z.string().min(1), text: z.string().min(1) })
export type Clause = z.infer<typeof Clause>

const Severity = z.strictObject({
  id: Id,
  name: LocalText,
  /** The definition in the words of the document. */
  definition: z.string().min(1),
  tone: z.enum(['critical', 'high', 'medium', 'low', 'neutral']),
  /** Words in a caller's description that suggest this severity. */
  suggestedBy: z.array(z.string().min(1)).default([]),
})
export type Severity = z.infer<typeof Severity>

const RequestCategory = z.strictObject({
  id: Id,
  name: LocalText,
  /** A ticket of this category must name the device by serial number or barcode. */
  needsDevice: z.boolean().default(false),
})
export type RequestCategory = z.infer<typeof RequestCategory>

const PauseReason = z.strictObject({
  id: Id,
  name: LocalText,
  clause: Clause.optional(),
  factIds: FactIds,
  assumed: z.boolean().optional(),
})
export type PauseReason = z.infer<typeof PauseReason>

/** A distance in km: every bound given must hold. */
const DistanceRange = z
  .strictObject({
    /** d < below */
    below: z.number().positive().optional(),
    /** d ≤ upTo */
    upTo: z.number().positive().optional(),
    /** d ≥ from */
    from: z.number().min(0).optional(),
    /** d > above */
    above: z.number().min(0).optional(),
  })
  .refine(
    (range) => Object.values(range).some((bound) => bound !== undefined),
    saying({ zh: '至少写明一个界限', en: 'state at least one bound' }),
  )

const Rule = z.strictObject({
  /** All conditions given must hold; left out, the rule always applies. */
  when: z
    .strictObject({
      severity: z.array(Id).min(1).optional(),
      distanceKm: DistanceRange.optional(),
      inListedCity: z.boolean().optional(),
    })
    .optional(),
  amount: Amount,
  /** The document does not state this number. */
  assumed: z.boolean().optional(),
})
export type Rule = z.infer<typeof Rule>

const Commitment = z.strictObject({
  id: Id,
  name: LocalText,
  clause: Clause,
  factIds: FactIds,
  startsOn: Milestone,
  /** The clock exists only once this milestone was seen too; it still counts from `startsOn`. */
  onlyAfter: Milestone.optional(),
  stopsOn: z.array(Milestone).min(1),
  /** Milestones that make the promise pointless while it runs: the clock is cancelled, neither kept nor broken. */
  cancelledBy: z.array(Milestone).default([]),
  /** Id of one of the policy's calendars; null for promises given in calendar days or as an agreed time. */
  calendar: Id.nullable(),
  /** Ids of the pause reasons that stop this clock; left out, all of the policy's. */
  pausedBy: z.array(Id).optional(),
  /** A time both sides agreed replaces what the rules say. */
  agreedOverrides: z.boolean().default(false),
  /** The first rule whose conditions hold decides; none means that nothing is promised. */
  rules: z.array(Rule).min(1),
})
export type Commitment = z.infer<typeof Commitment>

const PolicyShape = z.strictObject({
  id: Id,
  version: z.int().min(1),
  name: LocalText,
  provider: LocalText,
  source: z.strictObject({ document: z.string().min(1), note: z.string().min(1).optional() }),
  hotline: z.strictObject({ number: z.string().min(1).nullable(), hours: LocalText, factIds: FactIds }),
  /** The zone of calendar-day promises. */
  zone: z
    .string()
    .refine(isZone, saying({ zh: '不是 IANA 时区', en: 'not a time zone of the IANA list' }))
    .default(DEFAULT_ZONE),
  calendars: z.array(CalendarDef).min(1),
  severities: z.array(Severity).min(1),
  defaultSeverity: Id,
  requestCategories: z.array(RequestCategory).min(1),
  requestCategoriesAssumed: z.boolean().optional(),
  pauseReasons: z.array(PauseReason).default([]),
  /** Cities with the short promise, without the ending 市. */
  listedCities: z.array(z.string().min(1)).default([]),
  /** Shares of a promise's time at which people are warned, and which roles: rising. */
  alerts: z.array(AlertLevel).min(1).default(usualAlerts),
  commitments: z.array(Commitment).min(1),
})

type Problem = (path: readonly (string | number)[], zh: string, en: string) => void

function checkUnique(ids: readonly string[], path: string, problem: Problem): void {
  ids.forEach((id, i) => {
    if (ids.indexOf(id) < i) problem([path, i], `“${id}”重复出现`, `"${id}" is given twice`)
  })
}

function checkCommitment(
  policy: z.infer<typeof PolicyShape>,
  i: number,
  commitment: Commitment,
  problem: Problem,
): void {
  const at = ['commitments', i] as const
  if (commitment.calendar !== null && !policy.calendars.some(({ id }) => id === commitment.calendar))
    problem(
      [...at, 'calendar'],
      `此政策中没有日历“${commitment.calendar}”`,
      `no calendar "${commitment.calendar}" in this policy`,
    )
  if (commitment.stopsOn.includes(commitment.startsOn))
    problem([...at, 'stopsOn'], '计时不能由同一事件开始和停止', 'a clock cannot stop on what starts it')
  commitment.pausedBy?.forEach((reason, j) => {
    if (!policy.pauseReasons.some(({ id }) => id === reason))
      problem([...at, 'pausedBy', j], `没有暂停原因“${reason}”`, `no pause reason "${reason}"`)
  })
  commitment.rules.forEach((rule, j) => {
    const { kind } = rule.amount
    if (commitment.calendar === null && (kind === 'duration' || kind === 'workingDays'))
      problem([...at, 'rules', j, 'amount'], '需要指明日历', 'needs a calendar')
    rule.when?.severity?.forEach((severity, k) => {
      if (!policy.severities.some(({ id }) => id === severity))
        problem(
          [...at, 'rules', j, 'when', 'severity', k],
          `此政策中没有级别“${severity}”`,
          `no severity "${severity}" in this policy`,
        )
    })
    if (rule.when?.inListedCity !== undefined && policy.listedCities.length === 0)
      problem([...at, 'rules', j, 'when', 'inListedCity'], '此政策没有列出城市', 'the policy lists no cities')
  })
}

export const Policy = PolicyShape.superRefine((policy, ctx) => {
  const problem: Problem = (path, zh, en) => ctx.addIssue(customIssue(path, { zh, en }))
  checkUnique(
    policy.calendars.map(({ id }) => id),
    'calendars',
    problem,
  )
  checkUnique(
    policy.severities.map(({ id }) => id),
    'severities',
    problem,
  )
  checkUnique(
    policy.requestCategories.map(({ id }) => id),
    'requestCategories',
    problem,
  )
  checkUnique(
    policy.pauseReasons.map(({ id }) => id),
    'pauseReasons',
    problem,
  )
  checkUnique(policy.listedCities, 'listedCities', problem)
  checkUnique(
    policy.commitments.map(({ id }) => id),
    'commitments',
    problem,
  )
  if (!policy.severities.some(({ id }) => id === policy.defaultSeverity))
    problem(
      ['defaultSeverity'],
      `此政策中没有级别“${policy.defaultSeverity}”`,
      `no severity "${policy.defaultSeverity}" in this policy`,
    )
  policy.alerts.forEach(({ percent }, i) => {
    if (i > 0 && percent <= (policy.alerts[i - 1]?.percent ?? 0))
      problem(['alerts', i, 'percent'], '提醒级别必须递增', 'alert levels must rise')
  })
  policy.commitments.forEach((commitment, i) => checkCommitment(policy, i, commitment, problem))
})
export type Policy = z.infer<typeof Policy>
