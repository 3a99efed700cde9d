/** A service provider's promises as data: one policy is one JSON file, and adding a provider needs no code. */
import { z } from 'zod'
import { AlertLevel, usualAlerts } from '../alerts/levels'
import { CalendarDef, DEFAULT_ZONE, LocalText } from '../calendar/schema'
import { saying } from '../issue-words'
import { isZone } from '../../lib/zoned-time'
import { Amount } from './amount'
import { Coverage, Fees, RepeatFailure, ReplacedPart } from './coverage'
import { Milestone } from './events'
import { Ladder } from './ladders'
import { Clause, FactIds, Id } from './parts'
import { Schedule, Statement } from './plans'
import { Form, OfferedStage, Procedure, SeverityGuide } from './work'

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
  /** Whoever gives it must say what shows it: a notice, a call, a picture. */
  needsEvidence: z.boolean().default(false),
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
  /**
   * - never: runs once on a ticket
   * - again: runs anew when it is started after it ended; a start while it runs changes nothing: one reply answers two mails
   * - each: every start runs by itself, and a stop ends the oldest run: each part is delivered and returned on its own
   */
  repeats: z.enum(['never', 'again', 'each']).default('never'),
  /** The first rule whose conditions hold decides; none means that nothing is promised. */
  rules: z.array(Rule).min(1),
})
export type Commitment = z.infer<typeof Commitment>

/** There is always a higher number left for the next one. */
const highestVersion = 999_999

/** The shape alone: what its parts say of each other is checked by `CheckedPolicy`. */
export const PolicyShape = z.strictObject({
  id: Id,
  version: z.int().min(1).max(highestVersion),
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
  /** The stages of support offered, in their order. */
  stages: z
    .array(OfferedStage)
    .min(1)
    .default([
      { stage: 'phone', name: { zh: '电话支持', en: 'Phone support' }, factIds: [] },
      { stage: 'remote', name: { zh: '远程支持', en: 'Remote support' }, factIds: [] },
      { stage: 'onsite', name: { zh: '现场支持', en: 'On-site support' }, factIds: [] },
    ]),
  severityGuide: SeverityGuide.optional(),
  procedures: z.array(Procedure).default([]),
  forms: z.array(Form).default([]),
  /** The text in which mails are answered; `{…}` stands for what is filled in. */
  mailTemplate: z
    .strictObject({ text: z.string().min(1), clause: Clause, factIds: FactIds, assumed: z.boolean().optional() })
    .optional(),
  ladders: z.array(Ladder).default([]),
  /** Left out, everything is covered within the contract's stated period. */
  coverage: Coverage.optional(),
  fees: Fees.optional(),
  repeatFailure: RepeatFailure.optional(),
  replacedPart: ReplacedPart.optional(),
  schedules: z.array(Schedule).default([]),
  statements: z.array(Statement).default([]),
})
export type Policy = z.infer<typeof PolicyShape>
