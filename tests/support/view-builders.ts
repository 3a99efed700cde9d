/** Rows and cards as the main process sends them, with invented names; a test states only what it is about. */
import { mainLink } from '#shared/domain/telephony/settings'
import type { Contact, Customer, Site } from '#shared/domain/customers/customers'
import type { Verdict } from '#shared/domain/coverage/verdict'
import { CallId, ContactId, ContractId, CustomerId, DeviceId, SiteId, TicketId, UserId } from '#shared/domain/ids'
import type { Session } from '#shared/domain/people/people'
import type { TicketAction } from '#shared/domain/tickets/actions'
import type {
  ExplanationSummary,
  ClockSummary,
  PossibleAction,
  Ticket,
  TicketClock,
  TicketRow,
} from '#shared/domain/tickets/tickets'
import type {
  AppRow,
  CallerMatch,
  ContractView,
  CustomerCard,
  DeskCallRow,
  DeviceView,
  PolicySummary,
} from '#shared/ipc/contract'

/** A valid ULID that ends in `n`. */
export const ulid = (n: number): string => `01ARZ3NDEKTSV4RRFF${String(n).padStart(8, '0')}`

const MINUTE = 60_000
const DAY = 86_400_000

/** Of a policy that says nothing of it. */
const plain = {
  severityGuide: null,
  services: [],
  takesMail: false,
  priceItems: [],
  emergencies: [],
  archive: { periods: [{ basis: 'stated', factIds: [] }], productLines: [], itemKinds: [] },
} satisfies Partial<PolicySummary>

export const policies: readonly PolicySummary[] = [
  {
    id: 'xingwang-standard',
    version: 1,
    name: { zh: '星网信通基础维保服务（标准）', en: 'Xingwang basic maintenance' },
    provider: { zh: '星网信通', en: 'Xingwang' },
    defaultSeverity: 'P3',
    severities: [
      { id: 'P1', name: { zh: 'P1', en: 'P1' }, definition: '出现严重故障，对客户网络和业务运营造成严重影响。' },
      { id: 'P2', name: { zh: 'P2', en: 'P2' }, definition: '对业务运营造成显著影响，故障有可能导致业务中断。' },
      { id: 'P3', name: { zh: 'P3', en: 'P3' }, definition: '对业务运营造成有限的影响，产品仍能运转，但功能受限。' },
      { id: 'P4', name: { zh: 'P4', en: 'P4' }, definition: '业务运营没有造成影响，涉及功能、操作和配置的咨询。' },
    ],
    categories: [
      { id: 'fault', name: { zh: '故障申报', en: 'Fault report' }, needsDevice: true },
      { id: 'repair', name: { zh: '硬件报修', en: 'Hardware repair' }, needsDevice: true },
      { id: 'sales', name: { zh: '销售及购买咨询', en: 'Sales enquiry' }, needsDevice: false },
      { id: 'policy', name: { zh: '服务政策咨询', en: 'Policy enquiry' }, needsDevice: false },
      { id: 'complaint', name: { zh: '投诉', en: 'Complaint' }, needsDevice: false },
      { id: 'suggestion', name: { zh: '建议', en: 'Suggestion' }, needsDevice: false },
    ],
    commitments: [
      { id: 'first-contact', name: { zh: '首次联系', en: 'First contact' } },
      { id: 'spare-delivery', name: { zh: '备件送达', en: 'Spare delivery' } },
    ],
    pauseReasons: [
      { id: 'customer-wait', name: { zh: '等待客户提供信息或配合', en: 'Waiting for the customer' } },
      { id: 'force-majeure', name: { zh: '不可抗力', en: 'Force majeure' } },
    ],
    ...plain,
  },
  {
    id: 'equipment-handbook',
    version: 1,
    name: { zh: '系统设备售后服务手册', en: 'Equipment service handbook' },
    provider: { zh: '设备服务商', en: 'Equipment provider' },
    defaultSeverity: 'L3',
    severities: [
      { id: 'L1', name: { zh: '一级故障', en: 'Level 1' }, definition: '整个系统瘫痪，基本功能不能实现或全面退化' },
      { id: 'L2', name: { zh: '二级故障', en: 'Level 2' }, definition: '潜在的整个系统瘫痪' },
      { id: 'L3', name: { zh: '三级故障', en: 'Level 3' }, definition: '直接影响服务，系统性能或服务部分退化' },
      { id: 'L4', name: { zh: '四级故障', en: 'Level 4' }, definition: '断续或间接影响服务' },
    ],
    categories: [
      { id: 'fault', name: { zh: '故障申报', en: 'Fault report' }, needsDevice: true },
      { id: 'sales', name: { zh: '销售及购买咨询', en: 'Sales enquiry' }, needsDevice: false },
    ],
    commitments: [
      { id: 'phone-response', name: { zh: '电话支持响应（表2-2）', en: 'Phone response' } },
      { id: 'resolve-or-loaner', name: { zh: '解决或提供备机', en: 'Resolved or loaner' } },
    ],
    pauseReasons: [{ id: 'customer-wait', name: { zh: '等待客户提供信息或配合', en: 'Waiting for the customer' } }],
    ...plain,
  },
]

/** `n` tells people apart: each has a desk of their own. */
export const session = (extension: string | null = '8001', n = 1): Session => ({
  user: {
    id: UserId.parse(ulid(n)),
    rev: 1,
    username: 'limin',
    displayName: '李敏',
    roles: ['hotline-agent'],
    extension,
    phones: [],
    disabled: false,
    lockedUntil: null,
  },
  since: 0,
  locked: false,
})

export const appRow = (who: Session = session()): AppRow => ({
  id: 'app',
  version: '0.1.0',
  firstRun: false,
  session: who,
  policiesInForce: '',
  missingHolidayYears: [],
  sampleLoaded: false,
})

export const customer: Customer = {
  id: CustomerId.parse(ulid(10)),
  rev: 1,
  name: '佛山启明制造厂',
  city: '佛山',
  sample: false,
}

export const site: Site = {
  id: SiteId.parse(ulid(11)),
  customerId: customer.id,
  name: '三号车间',
  city: '佛山',
  address: '启明路 8 号',
  distanceKm: 42,
}

export const contact: Contact = {
  id: ContactId.parse(ulid(12)),
  customerId: customer.id,
  name: '刘工',
  title: '信息中心主管',
  numbers: ['+8675788886031'],
}

/** In service for the time that it states. */
export const contractOf = (startsAt: number, endsAt: number): ContractView => ({
  id: ContractId.parse(ulid(13)),
  customerId: customer.id,
  number: 'HT-2025-118',
  policyId: 'xingwang-standard',
  rev: 1,
  startsAt,
  endsAt,
  acceptedAt: null,
  previousEndsAt: null,
  period: { from: startsAt, to: endsAt, basis: 'stated' },
})

export const verdictOf = (over: Partial<Verdict> = {}): Verdict => ({
  covered: true,
  reason: 'in-service',
  subject: null,
  clause: null,
  factIds: [],
  period: null,
  exception: null,
  assumed: false,
  key: 'in-service:',
  ...over,
})

export const deviceOf = (n: number, over: Partial<DeviceView> = {}): DeviceView => ({
  id: DeviceId.parse(ulid(100 + n)),
  customerId: customer.id,
  siteId: site.id,
  contractId: ContractId.parse(ulid(13)),
  serialNumber: `2102353201${String(n).padStart(4, '0')}`,
  barcode: `BC${String(n).padStart(6, '0')}`,
  model: 'S5735-L24 接入交换机',
  productLine: '网络接入',
  rev: 1,
  itemKind: '交换机',
  thirdParty: false,
  customised: false,
  warrantyFrom: null,
  warrantyTo: null,
  verdict: null,
  ...over,
})

export const cardOf = (over: Partial<CustomerCard> = {}): CustomerCard => ({
  customer,
  sites: [site],
  contacts: [contact],
  contracts: [contractOf(Date.now() - 100 * DAY, Date.now() + 100 * DAY)],
  devices: [deviceOf(1), deviceOf(2)],
  openTickets: [],
  recentCalls: [],
  ...over,
})

export const matchOf = (card: CustomerCard | null): CallerMatch => ({
  number: '+8675788886031',
  display: '0757 8888 6031',
  card,
  contactId: card ? contact.id : null,
})

export const deskCall = (n: number, over: Partial<DeskCallRow> = {}): DeskCallRow => ({
  id: `main/visit-${n}`,
  link: mainLink,
  callId: CallId.parse(ulid(200 + n)),
  queue: 'hotline',
  number: '+8675788886031',
  phase: 'ringing',
  joinedAt: Date.now() - 20_000 + n,
  answeredAt: null,
  endedAt: null,
  greeting: '',
  note: '',
  match: matchOf(cardOf()),
  ...over,
})

export const clockOf = (over: Partial<ClockSummary> = {}): ClockSummary => ({
  commitment: 'first-contact',
  state: 'running',
  dueAt: Date.now() + 30 * MINUTE,
  remainingMs: 30 * MINUTE,
  targetMs: 30 * MINUTE,
  startedAt: Date.now(),
  atRiskAt: Date.now() + 22 * MINUTE,
  metAt: null,
  ...over,
})

export const explanationOf = (over: Partial<ExplanationSummary> = {}): ExplanationSummary => ({
  amount: 'PT30M',
  calendar: { zh: '7×24', en: '7×24' },
  clauseRef: '服务标准 3.1',
  clauseText: '服务台接到来电后立即受理，并在最短时间内转交响应工程师。',
  assumed: true,
  missingHolidayYears: [],
  segments: [],
  ...over,
})

export const ticketClock = (over: Partial<TicketClock> = {}): TicketClock => ({
  ...clockOf(),
  policyVersion: 1,
  explanation: explanationOf(),
  ...over,
})

export const ticketRow = (n: number, over: Partial<TicketRow> = {}): TicketRow => ({
  id: TicketId.parse(ulid(1000 + n)),
  rev: 1,
  number: `20261122-${String(n).padStart(4, '0')}`,
  stage: 'new',
  policyId: 'xingwang-standard',
  severity: 'P2',
  category: 'fault',
  summary: `核心交换机端口批量 down（${n}）`,
  customerName: customer.name,
  city: '佛山',
  assigneeName: null,
  createdAt: Date.now() - n * MINUTE,
  sample: false,
  clock: clockOf(),
  // Unless a test says otherwise, the clock of a row is the only one that is open.
  openClocks: over.clock === null ? [] : [over.clock ?? clockOf()],
  ...over,
})

/** Actions that nothing is in the way of. */
export const possible = (...actions: readonly TicketAction[]): readonly PossibleAction[] =>
  actions.map((action) => ({ action, blocked: null }))

export const ticketOf = (over: Partial<Ticket> = {}): Ticket => ({
  ...ticketRow(1),
  customerId: customer.id,
  siteId: site.id,
  contactId: contact.id,
  contractId: ContractId.parse(ulid(13)),
  deviceId: deviceOf(1).id,
  statedSerial: '',
  description: '三号车间 24 口全部 down，重启无效。',
  contactName: contact.name,
  callbackNumber: '0757 8888 6031',
  createdBy: UserId.parse(ulid(1)),
  siteName: site.name,
  distanceKm: 42,
  contractNumber: 'HT-2025-118',
  device: { model: 'S5735-L24 接入交换机', serialNumber: '21023532010001' },
  calls: [],
  clocks: [ticketClock()],
  timeline: [{ seq: 1, at: Date.now() - MINUTE, actorName: '李敏', type: 'ticket.created', data: { stage: 'new' } }],
  actions: possible('accept', 'severity', 'pause', 'note'),
  channel: 'phone',
  service: null,
  sheet: null,
  ...over,
})
