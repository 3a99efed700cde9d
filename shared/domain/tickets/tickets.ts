/** A ticket: one request of a customer, its stage, its history and its clocks. */
import { z } from 'zod'
import { oneLine, withoutUnseen } from '../../lib/plain-text'
import type { LocalText } from '../calendar/schema'
import { CallId, ContactId, ContractId, CustomerId, DeviceId, SiteId } from '../ids'
import type { TicketId, UserId } from '../ids'
import type { ShownClockState } from '../sla/clock'
import type { SegmentKind } from '../sla/explain'
import type { Failure } from '../../lib/result'
import type { TicketAction } from './actions'
import type { TicketSheet } from './sheet'
import { Channel, type Stage } from './stages'

const Key = z.string().min(1).max(120)

export const TicketDraft = z.object({
  callId: CallId.nullable(),
  customerId: CustomerId,
  siteId: SiteId.nullable(),
  contactId: ContactId.nullable(),
  contractId: ContractId.nullable(),
  deviceId: DeviceId.nullable(),
  policyId: Key,
  category: Key,
  severity: Key,
  channel: Channel,
  /** What is asked for, by the policy's service catalogue; null leaves it to the stage of the work. */
  service: Key.nullable(),
  /** Serial number or barcode as the caller gave it, where the device is not in the archive (S1-05). */
  statedSerial: z.string().overwrite(oneLine).trim().max(80),
  summary: z.string().overwrite(oneLine).trim().min(2).max(200),
  description: z.string().overwrite(withoutUnseen).trim().max(10_000),
  contactName: z.string().overwrite(oneLine).trim().max(40),
  callbackNumber: z.string().overwrite(oneLine).trim().max(40),
})
export type TicketDraft = z.infer<typeof TicketDraft>

/** The board's and the list's view of a ticket, with its soonest clock. Everything a row needs and nothing else. */
export type TicketRow = {
  readonly id: TicketId
  readonly rev: number
  readonly number: string
  readonly stage: Stage
  readonly policyId: string
  readonly severity: string
  readonly category: string
  readonly summary: string
  readonly customerName: string
  readonly city: string
  readonly assigneeName: string | null
  readonly createdAt: number
  readonly sample: boolean
  /** The clock to watch: the first of the open ones; null when none is open. */
  readonly clock: ClockSummary | null
  /** The clocks that run, rest or wait: an overdue one before any other, then the one due first. */
  readonly openClocks: readonly ClockSummary[]
}

/** A clock as a screen needs it: it ticks by itself from `dueAt`. */
export type ClockSummary = {
  /** The key of the clock: its commitment, with the number of the run from the second on. */
  readonly commitment: string
  readonly state: ShownClockState
  /** UTC ms; null while paused before the deadline or while an agreed time is missing. */
  readonly dueAt: number | null
  /** Open, unpaused time left in ms when last evaluated; what a paused clock shows. */
  readonly remainingMs: number
  /** The whole target in open ms: what the bar drains from. Null without a target. */
  readonly targetMs: number | null
  readonly startedAt: number
  /** UTC ms from which the clock counts as at risk; null where it no longer can be. */
  readonly atRiskAt: number | null
  readonly metAt: number | null
}

export type TicketClock = ClockSummary & {
  readonly policyVersion: number
  readonly explanation: ExplanationSummary
}

/** An explanation as a screen needs it: the rule, its clause and a strip of counted and skipped time. */
export type ExplanationSummary = {
  /** `PT2H`, `NBD`, `NBD+3`, `P30D` or `agreed`. */
  readonly amount: string
  /** Null where every minute counts. */
  readonly calendar: LocalText | null
  readonly clauseRef: string
  readonly clauseText: string
  readonly assumed: boolean
  /** Years within reach of the clock whose list of holidays is missing: they were counted without holidays. */
  readonly missingHolidayYears: readonly number[]
  readonly segments: readonly {
    readonly from: number
    readonly to: number
    readonly kind: SegmentKind
    readonly note?: string
  }[]
}

/** One thing that happened to the ticket, as the timeline shows it. */
export type TicketEntry = {
  readonly seq: number
  readonly at: number
  readonly actorName: string
  readonly type: string
  readonly data: Readonly<Record<string, string | number | boolean | null>>
}

export type Ticket = TicketRow &
  Omit<TicketDraft, 'callId'> & {
    readonly createdBy: UserId | null
    readonly siteName: string | null
    readonly distanceKm: number | null
    readonly contractNumber: string | null
    readonly device: { readonly model: string; readonly serialNumber: string } | null
    readonly calls: readonly {
      readonly id: CallId
      readonly at: number
      readonly number: string
      readonly talkMs: number
    }[]
    readonly clocks: readonly TicketClock[]
    readonly timeline: readonly TicketEntry[]
    /** What is possible now, in the order of the work. */
    readonly actions: readonly PossibleAction[]
    /** Everything the policy says of this ticket beyond its clocks; null when the policy is gone. */
    readonly sheet: TicketSheet | null
  }

/** A step that a person may take, or that only one thing keeps from being taken. */
export type PossibleAction = {
  readonly action: TicketAction
  /** Null when it can be done now; else a failure that says what is in the way. */
  readonly blocked: Failure | null
}

/** `20261122-0042`: the local day of creation and its running number, at least four digits. */
export const formatTicketNumber = (day: string, sequence: number): string =>
  `${day.replaceAll('-', '')}-${String(sequence).padStart(4, '0')}`
