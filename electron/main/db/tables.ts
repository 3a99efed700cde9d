/** The tables as Kysely sees them. Instants are UTC ms, flags 0/1, lists and free-form parts JSON text. */
import type { Generated, Kysely, Transaction } from 'kysely'
import type { MediaTables } from './media-tables'

type Timestamps = { created_at: number }

export type UsersTable = Timestamps & {
  id: string
  rev: number
  username: string
  display_name: string
  roles: string
  extension: string | null
  /** Other telephones than `extension`, by PBX, as JSON. */
  phones: string
  disabled: number
  password_hash: string
  failures: number
  locked_until: number | null
  sample: number
}

export type CustomersTable = { id: string; rev: number; name: string; city: string; sample: number }

export type SitesTable = {
  id: string
  customer_id: string
  name: string
  city: string
  address: string
  distance_km: number | null
}

export type ContactsTable = { id: string; customer_id: string; name: string; title: string }

export type PhoneNumbersTable = { id: string; contact_id: string; customer_id: string; number: string }

export type ContractsTable = {
  id: string
  customer_id: string
  number: string
  policy_id: string
  rev: number
  /** The period as the contract states it; null where it does not. */
  stated_from: number | null
  stated_to: number | null
  accepted_at: number | null
  previous_ends_at: number | null
}

/** What the contract's customer pays, integer fen by the policy's price item. */
export type ContractPricesTable = { contract_id: string; item: string; fen: number }

export type DevicesTable = {
  id: string
  customer_id: string
  site_id: string
  contract_id: string | null
  serial_number: string
  barcode: string
  model: string
  product_line: string
  rev: number
  item_kind: string
  third_party: number
  customised: number
  warranty_from: number | null
  warranty_to: number | null
}

export type TicketsTable = Timestamps & {
  id: string
  rev: number
  number: string
  stage: string
  policy_id: string
  /** The version in force when the ticket was made; later ones leave it alone unless they are applied to it. */
  policy_version: number
  severity: string
  category: string
  summary: string
  description: string
  customer_id: string
  site_id: string | null
  contact_id: string | null
  contract_id: string | null
  device_id: string | null
  stated_serial: string
  contact_name: string
  callback_number: string
  assignee_id: string | null
  created_by: string | null
  sample: number
  channel: string
  service: string | null
  /** The open clocks as JSON, the soonest first, and what lists and the timer sort by. */
  open_clocks: string
  due_at: number
  next_check_at: number | null
  /** 0 in time, 1 at risk, 2 overdue. */
  urgency: number
}

export type TicketClocksTable = {
  ticket_id: string
  commitment: string
  state: string
  due_at: number | null
  remaining_ms: number
  target_ms: number | null
  started_at: number
  at_risk_at: number | null
  met_at: number | null
  policy_version: number
  calendar_version: number
}

export type TicketNumbersTable = { day: string; last: number }

export type CallsTable = {
  id: string
  /** The id of the link, a slash, and what the call is called there: a visit, or the telephone's channel. */
  visit: string
  link: string
  /** `queue` for a visit to a queue; else what an agent's telephone did: `inbound`, `outbound`, `internal`, `transfer`. */
  kind: string
  /** The same for all parts of what was one call for its caller. */
  linkedid: string | null
  /** Empty where no queue was visited. */
  queue: string
  number: string
  joined_at: number
  answered_at: number | null
  ended_at: number | null
  outcome: string
  wait_ms: number
  talk_ms: number
  agent: string | null
  customer_id: string | null
  source: string
  caller_name: string | null
  /** Telephones that rang for it, as JSON. */
  rings: string
  /** Part of the talk. */
  hold_ms: number
  wrap_up_ms: number
  ended_by: string | null
  transferred_to: string | null
  recording: string | null
  incomplete: number
  note: string
  /** Why no ticket was made of it. */
  disposition: string | null
  disposition_note: string
  disposed_by: string | null
}

/** What a call means for the list of call-backs: written once, when it is over. */
export type HeardCallsTable = {
  call_id: string
  /** As it can be called back; empty for a caller who withholds it. */
  number: string
  /** `missed`, `short`, `talked`, `tried`; `set-aside` for a talk that somebody said was none. */
  kind: string
  at: number
  wait_ms: number
  link: string
  queue: string
  journey: string
}

/** One open entry a number at most; what it counts follows from the calls that were heard. Nothing is ever removed. */
export type CallbacksTable = {
  id: string
  number: string
  attempts: number
  first_at: number
  last_at: number
  longest_wait_ms: number
  /** JSON, the latest first. */
  queues: string
  last_call: string
  tries: number
  tried_at: number | null
  taken_by: string | null
  taken_at: number | null
  closed_at: number | null
  /** Who closed it by hand; null when a call did. */
  closed_by: string | null
  closed_call: string | null
  reason: string | null
  note: string
}

/** Who has taken on a call that a policy promises, by ticket and clock (or row of a duties table). */
export type PromiseTakesTable = { ticket_id: string; promise: string; taken_by: string; taken_at: number }

/** What an agent did from when to when; only what is over. A ring that was not answered is `missed`, over the other states. */
export type AgentSpansTable = {
  id: Generated<number>
  /** Kind of the source that told of it, like that of a call. */
  source: Generated<string>
  link: string
  extension: string
  state: string
  reason: string | null
  /** Of a wrap-up, the queue whose call it followed; of a missed ring, the queue that rang. */
  queue: string | null
  from_at: number
  to_at: number
}

/** Times in which nothing was heard of a PBX; `to_at` is null while it lasts. */
export type LinkGapsTable = { link: string; from_at: number; to_at: number | null }

/** Which call reported which ticket: one call may report several. */
export type TicketCallsTable = { ticket_id: string; call_id: string }

/** `passed`: a level that was jumped over and never raised. `over_at`: the clock stopped, or the ticket was closed. */
export type AlertsTable = {
  id: string
  ticket_id: string
  commitment: string
  level: number
  raised_at: number
  passed: number
  roles: string
  /** Whose ticket it was when the alert was raised. */
  assignee_id: string | null
  over_at: number | null
  acknowledged_by: string | null
  acknowledged_at: number | null
  note: string
}

/** How everybody stands who has ever signed on; `ends_at` is the planned end of the shift. */
export type DutyTable = { user_id: string; state: string; since: number; note: string; ends_at: number | null }

export type DutyLogTable = {
  id: Generated<number>
  user_id: string
  state: string
  at: number
  note: string
  ends_at: number | null
}

export type SettingsTable = { key: string; value: string }

/** `active_from` is null while a version is a draft; `source` says whether a file or a person brought it. */
export type PolicyVersionsTable = {
  policy_id: string
  version: number
  json: string
  active_from: number | null
  /** 1 while running tickets are still to be measured by this version, once it is in force. */
  applies_to_running: number
  added_by: string
  added_at: number
  source: string
}

export type JournalTable = {
  seq: number
  at: number
  actor: string
  type: string
  entity: string
  entity_id: string
  change: string
  prev_hash: string
  hash: string
}

export type Tables = MediaTables & {
  users: UsersTable
  customers: CustomersTable
  sites: SitesTable
  contacts: ContactsTable
  phone_numbers: PhoneNumbersTable
  contracts: ContractsTable
  contract_prices: ContractPricesTable
  devices: DevicesTable
  tickets: TicketsTable
  ticket_clocks: TicketClocksTable
  ticket_numbers: TicketNumbersTable
  calls: CallsTable
  ticket_calls: TicketCallsTable
  agent_spans: AgentSpansTable
  link_gaps: LinkGapsTable
  heard_calls: HeardCallsTable
  callbacks: CallbacksTable
  promise_takes: PromiseTakesTable
  alerts: AlertsTable
  duty: DutyTable
  duty_log: DutyLogTable
  settings: SettingsTable
  policy_versions: PolicyVersionsTable
  journal: JournalTable
}

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>
