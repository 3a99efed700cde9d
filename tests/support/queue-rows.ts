/** Rows of the live queue as the main process sends them; a test states only what it is about. */
import { CallId } from '#shared/domain/ids'
import { mainLink } from '#shared/domain/telephony/settings'
import type { AgentRow, HalfHourRow, LinkRow, QueueRow, StageCountRow, VisitRow } from '#shared/ipc/contract'
import type { Rows } from './fake-bridge'
import { ulid } from './view-builders'

export const visitRow = (n: number, over: Partial<VisitRow> = {}): VisitRow => ({
  id: `main/visit-${n}`,
  link: mainLink,
  callId: CallId.parse(ulid(500 + n)),
  queue: 'hotline',
  number: `+86139000022${String(n).padStart(2, '0')}`,
  state: 'waiting',
  joinedAt: Date.now() - 10_000,
  answeredAt: null,
  ringing: [],
  agent: null,
  customerName: null,
  city: null,
  ...over,
})

export const agentRow = (extension: string, over: Partial<AgentRow> = {}): AgentRow => ({
  id: `main/${extension}`,
  link: mainLink,
  extension,
  name: `坐席${extension}`,
  state: 'available',
  busyMs: 0,
  idleMs: 0,
  accountedTo: Date.now(),
  since: Date.now() - 60_000,
  reason: null,
  queues: ['hotline'],
  answered: 0,
  ...over,
})

/** `name` is a queue's, or `*` for all of them. */
export const queueRow = (name: string, over: Partial<QueueRow> = {}): QueueRow => ({
  id: name === '*' ? name : `main/${name}`,
  link: name === '*' ? null : mainLink,
  name,
  waiting: 0,
  earliestJoinedAt: null,
  offered: 0,
  answered: 0,
  abandoned: 0,
  timedOut: 0,
  serviceLevel: null,
  serviceLevelWithinS: 20,
  goal: 0.8,
  asaMs: null,
  ahtMs: null,
  abandonment: null,
  incomplete: false,
  ...over,
})

export const halfHourRow = (id: string, over: Partial<HalfHourRow> = {}): HalfHourRow => ({
  id,
  startsAt: 0,
  offered: 0,
  answered: 0,
  abandoned: 0,
  incomplete: false,
  ...over,
})

export const linkRow = (over: Partial<LinkRow> = {}): LinkRow => ({
  id: mainLink,
  name: '电话系统',
  source: 'ami',
  state: 'live',
  since: Date.now() - 60_000,
  lastDataAt: Date.now(),
  reason: null,
  label: 'pbx.example:5038',
  pbxVersion: '11.0.0',
  clockOffsetMs: 0,
  retryAt: null,
  ...over,
})

/** The feed of a live link behind which nothing happens. */
export const quietQueue = (rows: Rows<'queue'> = {}): Rows<'queue'> => ({
  visits: [],
  agents: [],
  queues: [],
  halfHours: [],
  links: [linkRow()],
  ...rows,
})

export const stageRow = (id: StageCountRow['id'], over: Partial<StageCountRow> = {}): StageCountRow => ({
  id,
  open: 0,
  atRisk: 0,
  overdue: 0,
  ...over,
})
