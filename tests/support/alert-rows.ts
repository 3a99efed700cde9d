/** Alerts and people on duty as the main process sends them; a test states only what it is about. */
import { AlertId, TicketId, UserId } from '#shared/domain/ids'
import type { AlertRow, DutyRow, PastAlert } from '#shared/ipc/contract'
import { ulid } from './view-builders'

const minute = 60_000

export const alertRow = (n: number, over: Partial<AlertRow> = {}): AlertRow => ({
  id: AlertId.parse(ulid(700 + n)),
  ticketId: TicketId.parse(ulid(1000 + n)),
  number: `20261122-${String(n).padStart(4, '0')}`,
  summary: `核心交换机端口批量 down（${n}）`,
  customerName: '佛山启明制造厂',
  policyId: 'xingwang-standard',
  assigneeName: null,
  commitment: 'first-contact',
  level: 75,
  state: 'running',
  dueAt: Date.now() + 5 * minute,
  remainingMs: 5 * minute,
  raisedAt: Date.now(),
  volume: 'loud',
  reason: 'role',
  ...over,
})

export const pastAlert = (n: number, over: Partial<PastAlert> = {}): PastAlert => {
  const { id, ticketId, number, summary, customerName, policyId, commitment, level } = alertRow(n)
  return {
    id,
    ticketId,
    number,
    summary,
    customerName,
    policyId,
    commitment,
    level,
    raisedAt: Date.now() - minute,
    roles: ['engineer', 'duty-manager'],
    overAt: null,
    acknowledgedAt: null,
    acknowledgedByName: null,
    note: '',
    ...over,
  }
}

export const dutyRow = (n: number, over: Partial<DutyRow> = {}): DutyRow => ({
  id: UserId.parse(ulid(n)),
  name: `某${n}`,
  roles: ['engineer'],
  state: 'on',
  since: Date.now() - 30 * minute,
  note: '',
  endsAt: null,
  ...over,
})
