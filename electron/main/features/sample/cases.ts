/**
 * What the sample tickets are: kinds of cases with how many there are and what has happened to them so far. Times are
 * minutes; a range is spread evenly over the cases of its kind. Steps follow one another by `after`, or stand at a
 * distance `ago` from now where a clock has to be at a certain point.
 */
import type { TicketAction } from '#shared/domain/tickets/actions'
import type { Milestone } from '#shared/domain/policy/events'
import type { PolicyId } from './places'
import type { Range } from './random'

export type StepPlan = {
  readonly does: TicketAction
  readonly after?: Range
  readonly ago?: Range
  readonly note?: string
  readonly reason?: string
  readonly severity?: string
  /** Minutes from now at which both sides agreed to meet. */
  readonly agreedIn?: number
  /** Of an emergency: the ladder's step that was done. */
  readonly rung?: string
}

export type CasePlan = {
  readonly count: number
  readonly policy: PolicyId
  readonly category: string
  /** Taken in turn. */
  readonly severities: readonly string[]
  /** Minutes since the report; or how long ago the last step was: a share of today, or the days before. */
  readonly age: Range | 'ends-today' | 'ends-earlier'
  /** Road distance of the site in km, where the promise depends on it. */
  readonly km?: Range
  /** Milestones reached as the ticket was written down, beyond those of its category. */
  readonly opens?: readonly Milestone[]
  readonly steps: readonly StepPlan[]
}

const hours = (from: number, to: number): Range => [from * 60, to * 60]

const accept: StepPlan = { does: 'accept', after: [3, 8] }
const contact: StepPlan = { does: 'contact', after: [4, 14], note: '已电话联系客户，开始排查' }
const insufficient: StepPlan = {
  does: 'guidance-insufficient',
  after: [20, 50],
  note: '电话指导未能排除，客户同意远程登录',
}
const logIn: StepPlan = { does: 'log-in', after: [12, 25], note: '已用客户提供的临时账号登录' }
const onsite: StepPlan = { does: 'onsite-needed', after: [15, 30], note: '需要更换部件，客户确认现场服务' }
const arrive: StepPlan = { does: 'arrive', after: [60, 110] }
const loaner: StepPlan = { does: 'loaner', after: [60, 240], note: '备机已上线，业务恢复' }
const wait: StepPlan = { does: 'pause', after: [20, 60], reason: 'customer-wait', note: '等待客户提供日志' }
const resolve: StepPlan = { does: 'resolve', after: [60, 240], note: '更换配置后恢复正常' }
const close: StepPlan = { does: 'close', after: [10, 60], note: '回访确认，客户满意' }
const supplied = { does: 'spare-approve', note: '备件先行申请已通过，备件出库' } as const satisfies StepPlan
const supply = (ago: Range): StepPlan => ({ ...supplied, ago })
const delivered: StepPlan = { does: 'pod', after: [300, 600], note: '客户已签收备件' }
const returned: StepPlan = {
  does: 'faulty-received',
  after: [900, 2400],
  note: '故障件已到指定库房',
}
const followUp: StepPlan = { does: 'follow-up', after: [200, 900], note: '已电话回访' }

type Common = Pick<CasePlan, 'policy' | 'category' | 'severities'>

const s2: Common = { policy: 'integrator-general', category: 'fault', severities: ['fault'] }
const integrator: readonly CasePlan[] = [
  { ...s2, count: 5, age: [5, 42], steps: [] },
  { ...s2, count: 1, age: [49, 51], steps: [] },
  { ...s2, count: 7, age: hours(1, 16), steps: [accept, contact] },
  { ...s2, count: 2, age: hours(18, 22), steps: [accept, contact] },
  { ...s2, count: 3, age: hours(3, 12), steps: [accept, contact, insufficient, logIn] },
  { ...s2, count: 3, age: [80, 250], steps: [accept, contact, onsite] },
  { ...s2, count: 2, age: [280, 330], steps: [accept, contact, onsite] },
  { ...s2, count: 3, age: hours(6, 16), steps: [accept, contact, onsite, arrive] },
  { ...s2, count: 4, age: hours(26, 140), steps: [accept, contact, onsite, arrive, loaner] },
  { ...s2, count: 2, age: hours(20, 50), steps: [accept, contact, wait] },
  { ...s2, count: 1, age: [1528, 1532], steps: [accept, contact] },
  { ...s2, count: 4, age: hours(8, 30), steps: [accept, contact, resolve] },
  { ...s2, count: 1, age: hours(40, 40), steps: [accept, contact, { ...resolve, after: [1600, 1600] }] },
  { ...s2, count: 5, age: 'ends-today', steps: [accept, contact, resolve, close] },
  { ...s2, count: 9, age: 'ends-earlier', steps: [accept, contact, onsite, arrive, resolve, close] },
  { ...s2, count: 2, age: 'ends-earlier', steps: [accept, contact, { ...resolve, after: [1500, 1700] }, close] },
]

const s3: Common = { policy: 'equipment-handbook', category: 'fault', severities: ['L3'] }
const asked: Common = { ...s3, category: 'policy', severities: ['consult'] }
const wished: Common = { ...s3, category: 'suggestion', severities: ['other'] }
const confirmed = (ago: Range): StepPlan => ({ ...onsite, ago })
const handbook: readonly CasePlan[] = [
  { ...s3, count: 2, severities: ['L2'], age: [6, 18], steps: [] },
  {
    ...s3,
    count: 1,
    severities: ['L1'],
    age: [26, 26],
    steps: [
      { ...accept, after: [1, 1] },
      { does: 'declare-emergency', ago: [22, 22], note: '核心机房整体瘫痪超过 30 分钟' },
      { does: 'ladder-step', ago: [13, 13], rung: 'notify', note: '已电话通知三位负责人' },
      { does: 'ladder-step', ago: [11, 11], rung: 'send-engineer', note: '工程师已出发' },
    ],
  },
  { ...s3, count: 1, age: [8, 80], steps: [] },
  { ...s3, count: 2, age: [92, 112], steps: [] },
  { ...s3, count: 2, severities: ['L4'], age: [20, 160], steps: [] },
  { ...asked, count: 1, age: [20, 140], steps: [] },
  { ...asked, count: 1, age: [40, 40], steps: [accept] },
  { ...wished, count: 3, age: hours(2, 30), steps: [] },
  { ...s3, count: 5, severities: ['L3', 'L4', 'L2'], age: hours(1, 16), steps: [accept, contact] },
  { ...s3, count: 1, age: hours(21, 21), steps: [accept, contact] },
  { ...s3, count: 3, age: [160, 200], steps: [accept, contact, { ...insufficient, ago: [20, 100] }] },
  { ...s3, count: 3, severities: ['L4'], age: hours(5, 15), steps: [accept, contact, insufficient, logIn] },
  { ...s3, count: 2, age: hours(3, 8), km: [0, 50], steps: [accept, contact, confirmed([20, 60])] },
  { ...s3, count: 2, age: hours(4, 9), km: [51, 100], steps: [accept, contact, confirmed([40, 150])] },
  { ...s3, count: 2, age: hours(6, 10), km: [101, 400], steps: [accept, contact, confirmed([60, 300])] },
  { ...s3, count: 2, age: hours(7, 12), km: [401, 2000], steps: [accept, contact, confirmed([90, 400])] },
  { ...s3, count: 1, age: hours(5, 5), km: [51, 100], steps: [accept, contact, confirmed([196, 196])] },
  {
    ...s3,
    count: 1,
    age: hours(5, 5),
    km: [101, 400],
    steps: [accept, contact, confirmed([100, 100]), { does: 'agree-time', ago: [90, 90], agreedIn: 300 }],
  },
  { ...s3, count: 2, age: hours(6, 14), km: [0, 50], steps: [accept, contact, onsite, arrive] },
  { ...s3, count: 2, age: hours(10, 40), steps: [accept, contact, wait] },
  { ...s3, count: 1, age: hours(5, 5), km: [0, 50], steps: [accept, contact, confirmed([146, 146])] },
  { ...s3, count: 1, age: [131, 131], steps: [] },
  { ...s3, count: 3, age: hours(9, 30), steps: [accept, contact, resolve] },
  { ...s3, count: 1, severities: ['L1'], age: hours(8, 8), steps: [accept, { ...contact, after: [45, 45] }, resolve] },
  {
    ...s3,
    count: 1,
    age: hours(6, 6),
    steps: [accept, contact, { does: 'severity', after: [30, 30], severity: 'L2', note: '影响范围扩大' }],
  },
  { ...s3, count: 2, age: hours(30, 190), km: [0, 50], steps: [accept, contact, onsite, arrive, loaner] },
  { ...s3, count: 6, age: 'ends-today', severities: ['L3', 'L4'], steps: [accept, contact, resolve, close] },
  { ...s3, count: 10, age: 'ends-earlier', steps: [accept, contact, insufficient, logIn, resolve, close] },
  { ...s3, count: 4, age: 'ends-earlier', km: [0, 50], steps: [accept, contact, onsite, arrive, resolve, close] },
  {
    ...s3,
    count: 2,
    severities: ['L2'],
    age: 'ends-earlier',
    steps: [accept, { ...contact, after: [40, 50] }, resolve, close],
  },
]

const s1: Common = { policy: 'xingwang-standard', category: 'fault', severities: ['P3', 'P2', 'P1'] }
const xingwang: readonly CasePlan[] = [
  { ...s1, count: 4, severities: ['P2', 'P3'], age: [4, 30], steps: [] },
  { ...s1, count: 2, category: 'policy', severities: ['P4'], age: [10, 60], steps: [] },
  { ...s1, count: 2, age: [24, 34], steps: [{ ...accept, ago: [4, 18] }] },
  { ...s1, count: 2, age: [32, 36], steps: [{ ...accept, ago: [23, 27] }] },
  { ...s1, count: 1, age: [46, 46], steps: [{ ...accept, ago: [37, 37] }] },
  { ...s1, count: 8, age: hours(1, 20), steps: [accept, contact] },
  { ...s1, count: 5, age: hours(3, 28), steps: [accept, contact, insufficient, logIn] },
  { ...s1, count: 2, age: hours(4, 20), steps: [accept, contact, onsite] },
  { ...s1, count: 3, category: 'repair', age: hours(4, 9), km: [0, 49], steps: [accept, contact, supply([60, 180])] },
  {
    ...s1,
    count: 3,
    category: 'repair',
    severities: ['P2'],
    age: hours(8, 44),
    km: [50, 399],
    steps: [accept, contact, supply([240, 1200])],
  },
  {
    ...s1,
    count: 2,
    category: 'repair',
    severities: ['P3'],
    age: hours(30, 96),
    km: [50, 399],
    steps: [accept, contact, supply([1200, 3600])],
  },
  {
    ...s1,
    count: 1,
    category: 'repair',
    severities: ['P2'],
    age: hours(10, 10),
    km: [400, 2000],
    steps: [accept, contact, supply([300, 300])],
  },
  {
    ...s1,
    count: 1,
    category: 'repair',
    severities: ['P2'],
    age: hours(30, 30),
    km: [50, 399],
    steps: [
      accept,
      contact,
      supply([1200, 1200]),
      { does: 'pause', ago: [600, 600], reason: 'traffic', note: '道路封闭' },
    ],
  },
  { ...s1, count: 4, age: hours(8, 26), steps: [accept, contact, resolve] },
  { ...s1, count: 5, age: 'ends-today', steps: [accept, contact, resolve, close] },
  { ...s1, count: 7, age: 'ends-earlier', steps: [accept, contact, insufficient, logIn, resolve, close] },
  {
    ...s1,
    count: 3,
    category: 'repair',
    severities: ['P2', 'P3'],
    age: 'ends-earlier',
    km: [50, 399],
    steps: [accept, contact, { ...supplied, after: [20, 40] }, delivered, returned, resolve, close],
  },
  { ...s1, count: 1, age: 'ends-earlier', steps: [accept, { ...contact, after: [44, 44] }, resolve, close] },
]

const s4: Common = { policy: 'beixinyuan-statement', category: 'fault', severities: ['request'] }
const unresolved = { opens: ['call.unresolved'] } as const
const statement: readonly CasePlan[] = [
  { ...s4, ...unresolved, count: 7, age: hours(1, 24), steps: [accept, contact] },
  { ...s4, count: 3, category: 'policy', age: [10, 100], steps: [] },
  { ...s4, ...unresolved, count: 1, age: hours(12, 12), steps: [accept, contact, wait] },
  { ...s4, ...unresolved, count: 2, age: hours(26, 30), steps: [accept, contact, followUp, resolve] },
  {
    ...s4,
    count: 1,
    age: hours(3, 3),
    steps: [
      accept,
      contact,
      { does: 'agree-emergency', after: [25, 25], note: '客户要求紧急救援，已接受收费', agreedIn: 200 },
    ],
  },
  { ...s4, ...unresolved, count: 2, age: 'ends-today', steps: [accept, contact, followUp, resolve, close] },
  { ...s4, ...unresolved, count: 4, age: 'ends-earlier', steps: [accept, contact, followUp, resolve, close] },
]

export const casePlans: readonly CasePlan[] = [...integrator, ...handbook, ...xingwang, ...statement]
