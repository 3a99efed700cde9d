/** What commands answer and feeds show: views of the archive, the policies and the tickets, as screens need them. */
import type { NoticeReason, Volume } from '../domain/alerts/notify'
import type { AppStatus } from '../domain/app/status'
import type { HolidayYear } from '../domain/calendar/schema'
import type { CalendarDef, LocalText } from '../domain/calendar/schema'
import type { Verdict } from '../domain/coverage/verdict'
import type { Duty } from '../domain/duty/duty'
import type { ContactId } from '../domain/ids'
import type { AlertId, CallId, TicketId, UserId } from '../domain/ids'
import type { ContractId } from '../domain/ids'
import type { Contact, Contract, Customer, Device, Site } from '../domain/customers/customers'
import type { Fees, PeriodRule, Service } from '../domain/policy/coverage'
import type { SeverityGuide } from '../domain/policy/work'
import type { Role } from '../domain/people/people'
import type { Policy } from '../domain/policy/schema'
import type { TextIssue } from '../domain/policy/text-issue'
import type { PolicyVersion } from '../domain/policy/versions'
import type { ShownClockState } from '../domain/sla/clock'
import type { Stage } from '../domain/tickets/stages'
import type { ExplanationSummary, ClockSummary, TicketRow } from '../domain/tickets/tickets'

/** A contract with the period that its policy gives it; null while no rule gives one. */
export type ContractView = Contract & { readonly period: Verdict['period'] }

/** A device with the verdict on a fault of it, reported now. */
export type DeviceView = Device & { readonly verdict: Verdict | null }

/** What the desk shows of a caller. Every part of the archive that matters for the call, in one answer. */
export type CustomerCard = {
  readonly customer: Customer
  readonly sites: readonly Site[]
  readonly contacts: readonly Contact[]
  readonly contracts: readonly ContractView[]
  readonly devices: readonly DeviceView[]
  readonly openTickets: readonly TicketRow[]
  readonly recentCalls: readonly CallRecord[]
}

/** A customer in the list of all of them. */
export type CustomerRow = Customer & {
  readonly contracts: number
  readonly devices: number
  readonly openTickets: number
}

/** Everything of one customer but the devices, of which there may be thousands: they come by pages. */
export type CustomerPage = Omit<CustomerCard, 'devices'> & {
  readonly deviceCount: number
  /** What the contracts' own price lists say, integer fen. */
  readonly prices: readonly { readonly contractId: ContractId; readonly item: string; readonly fen: number }[]
}

export type CallerMatch = {
  /** The number in E.164 as it was understood, or as it came when it is no valid number. */
  readonly number: string
  readonly display: string
  readonly card: CustomerCard | null
  readonly contactId: ContactId | null
}

/** A call (visit) that has ended or is kept because a ticket was linked to it. */
export type CallRecord = {
  readonly id: CallId
  readonly queue: string
  readonly number: string
  readonly at: number
  readonly outcome: string
  readonly waitMs: number
  readonly talkMs: number
  readonly agent: string | null
  readonly ticketId: TicketId | null
  readonly customerName: string | null
}

export type PolicySummary = {
  readonly id: string
  readonly version: number
  readonly name: LocalText
  readonly provider: LocalText
  readonly defaultSeverity: string
  readonly severities: readonly {
    readonly id: string
    readonly name: LocalText
    readonly definition: string
  }[]
  readonly categories: readonly {
    readonly id: string
    readonly name: LocalText
    readonly needsDevice: boolean
  }[]
  readonly commitments: readonly { readonly id: string; readonly name: LocalText }[]
  /** Why a clock may rest under this policy; anything else is no reason. */
  readonly pauseReasons: readonly { readonly id: string; readonly name: LocalText }[]
  readonly severityGuide: SeverityGuide | null
  /** What may be asked for, with whether it is part of the service. */
  readonly services: readonly Pick<Service, 'id' | 'name' | 'cover'>[]
  /** A mail starts a promise of its own [S4-03]. */
  readonly takesMail: boolean
  readonly priceItems: readonly Pick<Fees['items'][number], 'id' | 'name' | 'unit' | 'list'>[]
  /** What makes a fault of these severities an emergency. */
  readonly emergencies: readonly { readonly severities: readonly string[]; readonly text: LocalText }[]
  /** What contracts and devices of this policy are described by. */
  readonly archive: {
    /** How a service period begins and ends, tried in order. */
    readonly periods: readonly PeriodRule[]
    /** Lines that are in service; empty where all are. */
    readonly productLines: readonly string[]
    /** Kinds of items that the policy speaks of. */
    readonly itemKinds: readonly string[]
  }
  /** Names that only other versions have: tickets made under them are still told of. */
  readonly former?: readonly {
    readonly kind: 'severity' | 'category' | 'commitment' | 'pause-reason'
    readonly id: string
    readonly name: LocalText
  }[]
}

/** One version of a policy, whole. */
export type PolicyDocument = { readonly policy: Policy; readonly about: PolicyVersion }

export type PolicyCheck = {
  readonly issues: readonly TextIssue[]
  /** Null while something is wrong. */
  readonly policy: {
    readonly id: string
    readonly version: number
    readonly name: LocalText
    /** A version of this number is kept already. */
    readonly taken: boolean
    /** The number for the next version. */
    readonly free: number
  } | null
}

/** Every year that is known, and the calendars of the policies in force that heed them or not. */
export type Holidays = {
  readonly years: readonly HolidayYear[]
  readonly missing: readonly number[]
  readonly calendars: readonly {
    readonly id: string
    readonly name: LocalText
    readonly calendars: readonly CalendarDef[]
  }[]
}

/** A clock that would start if the draft were saved now. */
export type ClockPreview = ClockSummary & { readonly explanation: ExplanationSummary }

/** An alert that was raised at some time, with what became of it. */
export type PastAlert = {
  readonly id: AlertId
  readonly ticketId: TicketId
  readonly number: string
  readonly summary: string
  readonly customerName: string
  readonly policyId: string
  readonly commitment: string
  /** Percent of the promised time. */
  readonly level: number
  readonly raisedAt: number
  readonly roles: readonly Role[]
  /** When the clock stopped or the ticket was closed, UTC ms. */
  readonly overAt: number | null
  readonly acknowledgedAt: number | null
  readonly acknowledgedByName: string | null
  readonly note: string
}

export type AuditVerdict =
  | { readonly intact: true; readonly entries: number; readonly checkpoints: number }
  | {
      readonly intact: false
      readonly entries: number
      readonly checkpoints: number
      readonly brokenAt: number
      readonly reason: string
    }

export type StageCountRow = {
  readonly id: Stage
  readonly open: number
  readonly atRisk: number
  readonly overdue: number
}

/** An open alert as it concerns the signed-in person; of one clock only the highest level. */
export type AlertRow = {
  readonly id: AlertId
  readonly ticketId: TicketId
  readonly number: string
  readonly summary: string
  readonly customerName: string
  readonly policyId: string
  readonly assigneeName: string | null
  readonly commitment: string
  /** Percent of the promised time that was used when it was raised. */
  readonly level: number
  readonly state: ShownClockState
  /** UTC ms; null while the clock rests before its deadline. */
  readonly dueAt: number | null
  readonly remainingMs: number
  readonly raisedAt: number
  readonly volume: Volume
  readonly reason: NoticeReason | null
}

/** How many open alerts are not among the rows. */
export type OtherAlertsRow = { readonly id: 'others'; readonly count: number }

/** Somebody who is on duty or away for a while; the signed-in person in any state. */
export type DutyRow = Duty & { readonly id: UserId; readonly name: string; readonly roles: readonly Role[] }

export type AppRow = AppStatus & { readonly id: 'app' }
