/**
 * Every command and every feed of the app. Adding a command is one line here and one handler in its feature; the
 * dispatcher checks sender, session, role and input before a handler sees anything.
 */
import { z } from 'zod'
import type { AppStatus } from '../domain/app/status'
import { HolidayYear } from '../domain/calendar/schema'
import type { Verdict } from '../domain/coverage/verdict'
import { DutyChange } from '../domain/duty/duty'
import type { ContactId } from '../domain/ids'
import { AlertId, CallId, CustomerId, TicketId, UserId } from '../domain/ids'
import type { ContractId, DeviceId, SiteId } from '../domain/ids'
import type { FactRow } from '../domain/facts/facts'
import { CallerNumber, QuickCapture } from '../domain/customers/customers'
import {
  ContactEdit,
  ContractEdit,
  ContractPrices,
  CustomerEdit,
  CustomerQuery,
  DeviceEdit,
  DeviceQuery,
  SiteEdit,
} from '../domain/customers/editing'
import type { Customer, Device } from '../domain/customers/customers'
import { allRoles, Password, UserDraft } from '../domain/people/people'
import type { Session, User } from '../domain/people/people'
import type { PolicyChange } from '../domain/policy/diff'
import type { Effect } from '../domain/policy/effect'
import type { TextIssue } from '../domain/policy/text-issue'
import { TrialCase } from '../domain/policy/trial'
import type { Trial } from '../domain/policy/trial'
import type { PolicyVersion } from '../domain/policy/versions'
import { TicketAct } from '../domain/tickets/actions'
import { TicketDraft } from '../domain/tickets/tickets'
import { Stage } from '../domain/tickets/stages'
import type { Ticket, TicketRow } from '../domain/tickets/tickets'
import { oneLine } from '../lib/plain-text'
import { admin, command, desk, feed, manage, nothing, settings, work } from './define'
import type { Command, Feed } from './define'
import type { FeedRow } from './frame'
import { kpiCommands } from './kpi-contract'
import { callsCommands, callsFeeds } from './calls-contract'
import { mediaCommands, mediaFeeds } from './media-contract'
import { mediaPapersCommands } from './media-papers-contract'
import { mediaPlansCommands, mediaPlansFeeds } from './media-plans-contract'
import { mediaSiteCommands, mediaSiteFeeds } from './media-site-contract'
import { telephonyCommands, telephonyFeeds } from './telephony-contract'
import type {
  AlertRow,
  AppRow,
  AuditVerdict,
  CallerMatch,
  ClockPreview,
  CustomerCard,
  CustomerPage,
  CustomerRow,
  DeviceView,
  DutyRow,
  Holidays,
  OtherAlertsRow,
  PastAlert,
  PolicyCheck,
  PolicyDocument,
  PolicySummary,
  StageCountRow,
} from './views'

export type { Access } from './define'
export type * from './link-rows'
export type * from './media-rows'
export type * from './media-plans-contract'
export type * from './media-site-contract'
export type * from './calls-rows'
export type * from './telephony-rows'
export type * from './views'

const VersionKey = z.object({ id: z.string().min(1).max(120), version: z.number().int() })
const PolicyText = z.string().max(2_000_000)

export const commands = {
  'app.status': command<AppStatus>()('public', nothing),
  'app.openWallboard': command<null>()(allRoles, z.object({ fullScreen: z.boolean() })),

  'session.createAdministrator': command<Session>()(
    'public',
    z.object({
      username: UserDraft.shape.username,
      displayName: UserDraft.shape.displayName,
      password: Password,
      loadSample: z.boolean(),
    }),
  ),
  'session.signIn': command<Session>()(
    'public',
    z.object({ username: z.string().max(80), password: z.string().max(200) }),
  ),
  'session.signOut': command<null>()('public', nothing),
  'session.lock': command<null>()('public', nothing),
  'session.unlock': command<Session>()('public', z.object({ password: z.string().max(200) })),

  'users.list': command<readonly User[]>()(['administrator', 'duty-manager', 'service-manager'], nothing),
  'users.create': command<User>()(admin, UserDraft.extend({ password: Password })),
  'users.update': command<User>()(
    admin,
    UserDraft.omit({ username: true }).extend({ id: UserId, rev: z.number().int(), disabled: z.boolean() }),
  ),
  'users.setPassword': command<null>()(admin, z.object({ id: UserId, password: Password })),

  'policies.list': command<readonly PolicySummary[]>()(allRoles, nothing),
  'facts.list': command<readonly FactRow[]>()(allRoles, nothing),
  'policies.versions': command<readonly PolicyVersion[]>()(settings, nothing),
  'policies.read': command<PolicyDocument>()(settings, VersionKey),
  /** What is wrong with a text, line by line; a text that is right is named. */
  'policies.check': command<PolicyCheck>()(admin, z.object({ text: PolicyText })),
  /** Keeps a version as a draft. */
  'policies.import': command<PolicyVersion>()(admin, z.object({ text: PolicyText })),
  /** What measuring the running tickets of a policy by one of its versions would do. */
  'policies.preview': command<Effect>()(settings, VersionKey),
  /** `activeFrom` null takes back what is still to come. */
  'policies.activate': command<Effect>()(
    admin,
    VersionKey.extend({ activeFrom: z.number().int().nullable(), applyToRunning: z.boolean() }),
  ),
  'policies.compare': command<readonly PolicyChange[]>()(
    settings,
    z.object({ id: VersionKey.shape.id, from: z.number().int(), to: z.number().int() }),
  ),
  'policies.try': command<readonly Trial[]>()(settings, TrialCase.extend(VersionKey.shape)),

  'holidays.read': command<Holidays>()(settings, nothing),
  /** A list in our own format or an iCalendar text; nothing is saved. */
  'holidays.parse': command<{ readonly years: readonly HolidayYear[]; readonly issues: readonly TextIssue[] }>()(
    admin,
    z.object({ text: z.string().max(2_000_000) }),
  ),
  'holidays.preview': command<Effect>()(admin, z.object({ year: HolidayYear })),
  'holidays.save': command<{ readonly year: number; readonly effect: Effect }>()(
    admin,
    z.object({ year: HolidayYear }),
  ),

  'customers.match': command<CallerMatch>()(desk, z.object({ number: CallerNumber })),
  'customers.search': command<readonly Customer[]>()(
    work,
    z.object({ text: z.string().overwrite(oneLine).trim().max(80) }),
  ),
  'customers.card': command<CustomerCard>()(work, z.object({ id: CustomerId })),
  'customers.quickCapture': command<CallerMatch>()(desk, QuickCapture),
  'devices.find': command<readonly Device[]>()(
    work,
    z.object({ text: z.string().overwrite(oneLine).trim().min(2).max(80), customerId: CustomerId.nullable() }),
  ),

  'customers.list': command<{ readonly rows: readonly CustomerRow[]; readonly more: boolean }>()(work, CustomerQuery),
  'customers.page': command<CustomerPage>()(work, z.object({ id: CustomerId })),
  'customers.devices': command<{ readonly rows: readonly DeviceView[]; readonly more: boolean }>()(work, DeviceQuery),
  'customers.saveCustomer': command<{ readonly id: CustomerId }>()(manage, CustomerEdit),
  'customers.saveSite': command<{ readonly id: SiteId }>()(desk, SiteEdit),
  'customers.saveContact': command<{ readonly id: ContactId }>()(desk, ContactEdit),
  'customers.saveContract': command<{ readonly id: ContractId }>()(manage, ContractEdit),
  'customers.saveDevice': command<{ readonly id: DeviceId }>()(desk, DeviceEdit),
  'contracts.setPrices': command<null>()(manage, ContractPrices),

  'tickets.preview': command<readonly ClockPreview[]>()(
    desk,
    TicketDraft.pick({ policyId: true, severity: true, category: true, channel: true, siteId: true }).extend({
      callId: CallId.nullable(),
    }),
  ),
  /** Whether a request would be in service, before anything is written down. */
  'tickets.judge': command<Verdict>()(
    desk,
    TicketDraft.pick({ policyId: true, contractId: true, deviceId: true, siteId: true, service: true }),
  ),
  'tickets.create': command<Ticket>()(desk, TicketDraft),
  'tickets.get': command<Ticket>()(work, z.object({ id: TicketId })),
  'tickets.act': command<Ticket>()(work, TicketAct),
  /** Soonest deadline first. Pages go by key: `after` is the `next` of the page before, null for the first page. */
  'tickets.list': command<{ readonly rows: readonly TicketRow[]; readonly next: string | null }>()(
    work,
    z.object({
      stage: Stage.nullable(),
      text: z.string().overwrite(oneLine).trim().max(80),
      after: z
        .string()
        .regex(/^\d{1,16}\/[0-9A-Z]{26}$/)
        .nullable(),
      limit: z.number().int().min(1).max(500),
    }),
  ),

  /** Acknowledges lower levels of the same clocks, too. */
  'alerts.acknowledge': command<null>()(
    allRoles,
    z.object({
      ids: z.array(AlertId).min(1).max(300),
      note: z.string().overwrite(oneLine).trim().max(200),
    }),
  ),
  /** What was raised, the latest first. Pages go by key: `after` is the `next` of the page before. */
  'alerts.list': command<{ readonly rows: readonly PastAlert[]; readonly next: AlertId | null }>()(
    ['duty-manager', 'service-manager'],
    z.object({ after: AlertId.nullable(), limit: z.number().int().min(1).max(200) }),
  ),
  /** The signed-in person's own state. */
  'duty.set': command<null>()(allRoles, DutyChange),

  ...telephonyCommands,
  ...kpiCommands,
  ...callsCommands,
  ...mediaCommands,
  ...mediaPlansCommands,
  ...mediaSiteCommands,
  ...mediaPapersCommands,

  'sample.load': command<null>()(admin, nothing),
  'sample.remove': command<null>()(admin, nothing),

  'audit.verify': command<AuditVerdict>()(['administrator', 'service-manager'], nothing),
} as const satisfies Record<string, Command<z.ZodType, unknown>>

export type CommandName = keyof typeof commands
export type CommandInput<N extends CommandName> = z.infer<(typeof commands)[N]['input']>
export type CommandOutput<N extends CommandName> =
  NonNullable<(typeof commands)[N]['output']> | Extract<(typeof commands)[N]['output'], null>

export const feeds = {
  app: feed<{ app: AppRow }>()('public', nothing),
  ...telephonyFeeds,
  ...callsFeeds,
  ...mediaFeeds,
  ...mediaPlansFeeds,
  ...mediaSiteFeeds,
  /** The open tickets that are due soonest (at most 500), and the counts by stage of all of them. */
  tickets: feed<{ tickets: TicketRow; stages: StageCountRow }>()(allRoles, nothing),
  /** The open alerts: `own` are those that concern the signed-in person, `all` are everybody's. */
  alerts: feed<{ alerts: AlertRow; others: OtherAlertsRow }>()(allRoles, z.object({ of: z.enum(['own', 'all']) })),
  duty: feed<{ people: DutyRow }>()(allRoles, nothing),
  ticket: feed<{ ticket: Ticket }>()(work, z.object({ id: TicketId })),
} as const satisfies Record<string, Feed<z.ZodType, Record<string, FeedRow>>>

export type FeedName = keyof typeof feeds
export type FeedInput<N extends FeedName> = z.infer<(typeof feeds)[N]['input']>
export type FeedTables<N extends FeedName> = NonNullable<(typeof feeds)[N]['tables']>

/** Used by the bridge only: names that exist, nothing else is let through. */
export const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name)
export const isFeed = (name: string): name is FeedName => Object.hasOwn(feeds, name)
