/** Rows of the call-backs and of the log of calls as the main process sends them; a test states only what it is about. */
import { CallbackId, CallId, TicketId, UserId } from '#shared/domain/ids'
import { mainLink } from '#shared/domain/telephony/settings'
import type { CallDetail, CallRow, ClosedCallbackRow, MissedRow, PromisedRow } from '#shared/ipc/contract'
import { clockOf, customer, session, ulid } from './view-builders'

const MINUTE = 60_000

export const own = session('8001', 1)
export const other = { id: UserId.parse(ulid(2)), name: '王强', at: Date.now() - 3 * MINUTE }

export const missedRow = (n: number, over: Partial<MissedRow> = {}): MissedRow => ({
  id: CallbackId.parse(ulid(300 + n)),
  number: `+861380000${String(1000 + n)}`,
  customerId: customer.id,
  customerName: customer.name,
  contactName: '刘工',
  city: '佛山',
  attempts: 1,
  firstAt: Date.now() - n * MINUTE,
  lastAt: Date.now() - n * MINUTE,
  longestWaitMs: 42_000,
  queues: [{ link: mainLink, queue: 'hotline' }],
  lastCallId: CallId.parse(ulid(400 + n)),
  tries: 0,
  triedAt: null,
  taken: null,
  live: null,
  ...over,
})

export const promisedRow = (n: number, over: Partial<PromisedRow> = {}): PromisedRow => ({
  id: `${ulid(1000 + n)}/phone-followup`,
  ticketId: TicketId.parse(ulid(1000 + n)),
  promise: 'phone-followup',
  ticketNumber: `20261122-${String(n).padStart(4, '0')}`,
  rev: 3,
  summary: '策略下发失败',
  policyName: { zh: '北信源售后服务声明', en: 'Statement' },
  name: { zh: '电话跟踪回访', en: 'Phone follow-up' },
  clauseRef: '电话服务·服务标准 3',
  clock: clockOf({ commitment: 'phone-followup' }),
  since: Date.now() - 60 * MINUTE,
  act: { action: 'follow-up' },
  talkedAt: null,
  taken: null,
  number: '+8657187654321',
  customerId: customer.id,
  customerName: customer.name,
  contactName: '刘工',
  city: '佛山',
  ...over,
})

export const closedRow = (n: number, over: Partial<ClosedCallbackRow> = {}): ClosedCallbackRow => ({
  id: CallbackId.parse(ulid(500 + n)),
  number: `+861380000${String(2000 + n)}`,
  customerId: null,
  customerName: null,
  contactName: null,
  city: null,
  attempts: 2,
  lastAt: Date.now() - 90 * MINUTE,
  closedAt: Date.now() - 60 * MINUTE,
  closedBy: '王强',
  closedCall: null,
  reason: 'unreachable',
  note: '三次无人接听',
  ...over,
})

export const callOf = (n: number, over: Partial<CallRow> = {}): CallRow => ({
  id: CallId.parse(ulid(600 + n)),
  link: mainLink,
  kind: 'queue',
  queue: 'hotline',
  number: `0757888860${String(10 + n)}`,
  callerName: null,
  customerId: customer.id,
  customerName: customer.name,
  at: Date.now() - n * MINUTE,
  answeredAt: Date.now() - n * MINUTE + 12_000,
  endedAt: Date.now(),
  outcome: 'answered',
  waitMs: 12_000,
  rang: 1,
  agent: '8001',
  agentName: '李敏',
  talkMs: 130_000,
  holdMs: 0,
  wrapUpMs: 20_000,
  transferredTo: null,
  recording: null,
  incomplete: false,
  noted: false,
  ticket: null,
  tickets: 0,
  disposition: null,
  dispositionNote: '',
  ...over,
})

export const detailOf = (call: CallRow, over: Partial<CallDetail> = {}): CallDetail => ({
  ...call,
  linkName: '总部',
  rings: [],
  endedBy: null,
  note: '',
  allTickets: call.ticket ? [call.ticket] : [],
  disposedBy: null,
  parts: [],
  ...over,
})
