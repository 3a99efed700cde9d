/** What the policy says of a ticket, as the main process sends it; a test states only what it is about. */
import type { Verdict } from '#shared/domain/coverage/verdict'
import type { LadderView } from '#shared/domain/emergency/ladder'
import type { StatementLine } from '#shared/domain/fees/statement'
import { TicketId } from '#shared/domain/ids'
import type { Form, Procedure, Step } from '#shared/domain/policy/work'
import type { ProcedureProgress, StepProgress } from '#shared/domain/procedures/progress'
import type { EarlierTicket, TicketSheet } from '#shared/domain/tickets/sheet'
import { ulid } from './view-builders'

const both = (text: string) => ({ zh: text, en: text })
export const clauseOf = (ref: string, text = `${ref} 的原文`) => ({ ref, text })

/** In service through 2027, as the contract says. */
export const verdictOf = (over: Partial<Verdict> = {}): Verdict => ({
  covered: true,
  reason: 'in-service',
  subject: null,
  clause: clauseOf('4 说明 2'),
  factIds: [],
  period: { from: Date.UTC(2025, 11, 31, 16), to: Date.UTC(2027, 11, 31, 16), basis: 'stated' },
  exception: null,
  assumed: false,
  key: 'in-service:',
  ...over,
})

/** An excluded item that the customer has to pay for. */
export const outsideOf = (over: Partial<Verdict> = {}): Verdict =>
  verdictOf({
    covered: false,
    reason: 'item',
    subject: both('摄像机'),
    clause: clauseOf('5 服务免责 3', '包括但不限于摄像机（视频监控）'),
    key: 'item:摄像机',
    ...over,
  })

export const sheetOf = (over: Partial<TicketSheet> = {}): TicketSheet => ({
  policyVersion: 1,
  stages: [
    { stage: 'phone', name: both('电话支持服务'), factIds: [] },
    { stage: 'remote', name: both('远程支持服务'), factIds: [] },
  ],
  turn: null,
  procedures: [],
  pauses: [],
  pauseChoices: [
    {
      id: 'customer-wait',
      name: both('等待客户提供信息或配合'),
      clause: null,
      needsEvidence: false,
      rests: [both('首次联系'), both('备件送达')],
    },
    { id: 'force-majeure', name: both('不可抗力'), clause: clauseOf('5 服务免责 1'), needsEvidence: true, rests: [] },
  ],
  severities: [
    { id: 'P1', name: both('P1'), definition: '出现严重故障' },
    { id: 'P2', name: both('P2'), definition: '对业务运营造成显著影响' },
  ],
  severityGuide: null,
  severityHistory: [],
  verdict: verdictOf(),
  chargeAccepted: true,
  openCharges: [],
  causes: [],
  cause: null,
  priceItems: [],
  statement: { lines: [], totalFen: 0, waivedFen: 0, unpriced: 0 },
  forms: [],
  ladder: null,
  emergencyTrigger: null,
  repeat: { rule: null, failedRepairs: 0, owed: false, replacedBy: null, earlier: [] },
  agreeable: [],
  mailTemplate: null,
  city: '佛山',
  distanceKm: 42,
  ...over,
})

export const stepOf = (id: string, over: Partial<Step> = {}): Step => ({
  id,
  name: both(id),
  responsible: 'provider',
  assisting: 'customer',
  doneBy: [],
  skippedBy: [],
  optional: false,
  ...over,
})

export const procedureOf = (steps: readonly StepProgress[], over: Partial<Procedure> = {}): ProcedureProgress => ({
  procedure: {
    id: 'remote-handling',
    name: both('远程问题处理'),
    clause: clauseOf('3.2', '双方的职责分工'),
    factIds: [],
    startsOn: ['ticket.reported'],
    steps: steps.map(({ step }) => step),
    ...over,
  },
  startedAt: 0,
  steps,
  finished: steps.every(({ state }) => state === 'done' || state === 'skipped'),
})

export const formOf = (over: Partial<Form> = {}): Form => ({
  id: 'service-application',
  name: both('服务申请表'),
  clause: clauseOf('3.4'),
  factIds: [],
  perPart: false,
  neededFor: 'spare.approved',
  fields: [
    { id: 'serial', name: both('序列号'), required: true, kind: 'text', from: 'serial-number' },
    { id: 'address', name: both('收件地址'), required: true, kind: 'text' },
  ],
  ...over,
})

export const lineOf = (over: Partial<StatementLine> = {}): StatementLine => ({
  line: 'line-1',
  item: 'spare',
  quantity: 2,
  unitFen: 61_725,
  name: both('备件'),
  unit: both('件'),
  charge: 'list',
  priceFen: 61_725,
  chargedFen: 123_450,
  clause: clauseOf('1.7'),
  factIds: [],
  assumed: false,
  ...over,
})

export const earlierOf = (n: number, over: Partial<EarlierTicket> = {}): EarlierTicket => ({
  id: TicketId.parse(ulid(2_000 + n)),
  number: `20261101-${String(n).padStart(4, '0')}`,
  summary: `先前的故障 ${n}`,
  stage: 'closed',
  createdAt: Date.UTC(2026, 10, 1, 2),
  sameProblem: false,
  failedRepairs: 0,
  ...over,
})

/** Declared at `declaredAt` (UTC ms): one step due after 15 minutes, one after 30, and a report to close the case. */
export const ladderOf = (declaredAt: number, over: Partial<LadderView> = {}): LadderView => {
  const step = (id: string, name: string, minutes: number) => ({
    id,
    name: both(name),
    offset: `PT${minutes}M`,
    responsible: both('办事处值班经理'),
    notify: id === 'notify' ? [both('子中心负责人'), both('产品经理')] : [],
    clause: clauseOf('7.5'),
  })
  const steps = [step('notify', '电话通知', 15), step('team', '成立应急小组', 30)]
  return {
    ladder: {
      id: 'emergency',
      name: both('紧急故障排除'),
      clause: clauseOf('7.5'),
      factIds: [],
      trigger: { severities: ['L1'], danger: true, text: both('一级故障超过 30 分钟') },
      steps,
      closing: [{ id: 'report', name: both('当面汇报'), responsible: both('维护工程师'), clause: clauseOf('7.5') }],
    },
    declaredAt,
    rungs: steps.map((one, index) => ({
      step: one,
      dueAt: declaredAt + (index + 1) * 15 * 60_000,
      doneAt: null,
      state: 'open',
    })),
    resolvedAt: null,
    observeUntil: null,
    closing: [{ id: 'report', doneAt: null }],
    mayClose: false,
    ...over,
  }
}
