/** What a site without Internet gets every week, on what, how it gets there, and what it costs [S4-07]. */
import { z } from 'zod'
import { oneLine } from '../../lib/plain-text'
import type { LocalText } from '../calendar/schema'
import { SiteId } from '../ids'
import { customIssue, saying } from '../issue-words'
import { DeliveryWay } from './states'

/** A product, language or architecture of the product list: `windows-10-22h2`, `zh-cn`, `x64`. */
export const MediaTerm = z.string().refine(
  (text) => /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/.test(text),
  saying({
    zh: '须为小写字母、数字、点、横线组成的代号',
    en: 'expected an id of small letters, digits, dots, hyphens',
  }),
)

export const DiscType = z.enum(['cd-700', 'dvd-4.7', 'dvd-8.5', 'bd-25', 'usb'])
export type DiscType = z.infer<typeof DiscType>

/**
 * Bytes that fit on any blank of the kind: the least of its variants (DVD+R before DVD-R, BD-R with spare areas). Null where the
 * plan must say it.
 */
export const discBytes: Readonly<Record<DiscType, number | null>> = {
  'cd-700': 359_844 * 2048,
  'dvd-4.7': 2_295_104 * 2048,
  'dvd-8.5': 4_171_712 * 2048,
  'bd-25': 11_826_176 * 2048,
  usb: null,
}

export const discTypeNames: Readonly<Record<DiscType, LocalText>> = {
  'cd-700': { zh: 'CD 700 MB', en: 'CD 700 MB' },
  'dvd-4.7': { zh: 'DVD 4.7 GB', en: 'DVD 4.7 GB' },
  'dvd-8.5': { zh: 'DVD 8.5 GB（双层）', en: 'DVD 8.5 GB (dual layer)' },
  'bd-25': { zh: '蓝光 25 GB', en: 'Blu-ray 25 GB' },
  usb: { zh: 'U 盘', en: 'USB stick' },
}

/** Less does not hold what goes beside the patches. */
export const leastCapacity = 16 * 1024 * 1024
/** More blocks than an ISO 9660 volume can count. */
export const mostCapacity = 2 ** 32 * 2048

/** How a medium is marked. Media with state secrets are not made on a workstation like this one, so there is no mark for them. */
export const MediaMark = z.enum(['unmarked', 'internal', 'work-secret'])
export type MediaMark = z.infer<typeof MediaMark>

export const markNames: Readonly<Record<MediaMark, LocalText>> = {
  unmarked: { zh: '非密', en: 'Unclassified' },
  internal: { zh: '内部', en: 'Internal' },
  'work-secret': { zh: '工作秘密', en: 'Work secret' },
}

/** How a disc gets to the site. */
export const deliveryNames: Readonly<Record<DeliveryWay, LocalText>> = {
  courier: { zh: '寄送', en: 'Courier' },
  visit: { zh: '上门送达', en: 'Brought on a visit' },
  pickup: { zh: '客户自取', en: 'Picked up' },
}

/** Who carries what is sent: our own messenger, or registered post. */
export const Courier = z.enum(['messenger', 'registered-post'])
export type Courier = z.infer<typeof Courier>

export const courierNames: Readonly<Record<Courier, LocalText>> = {
  messenger: { zh: '本单位专人', en: 'Our own messenger' },
  'registered-post': { zh: '挂号邮寄', en: 'Registered post' },
}

const Day = z.iso.date()

/** Local days, half-open; `to` null while nobody has said when it ends. */
export const Pause = z
  .strictObject({
    from: Day,
    to: Day.nullable(),
    reason: z.string().overwrite(oneLine).trim().min(1).max(200),
  })
  .refine(({ from, to }) => to === null || from < to, {
    ...saying({ zh: '暂停的结束日须晚于开始日', en: 'a pause must end after it begins' }),
    path: ['to'],
  })
export type Pause = z.infer<typeof Pause>

const mostTerms = 64

const terms = (what: { zh: string; en: string }) =>
  z
    .array(MediaTerm)
    .refine((list) => list.length > 0, saying({ zh: `请至少选一${what.zh}`, en: `choose at least one ${what.en}` }))
    .max(mostTerms)
    .refine(
      (list) => new Set(list).size === list.length,
      saying({ zh: `同一${what.zh}出现了两次`, en: `a ${what.en} is listed twice` }),
    )

const fields = {
  siteId: SiteId,
  /** ISO: 1 Monday … 7 Sunday. */
  weekday: z.int().min(1).max(7),
  products: terms({ zh: '种产品', en: 'product' }),
  languages: terms({ zh: '种语言', en: 'language' }),
  architectures: terms({ zh: '种架构', en: 'architecture' }),
  discType: DiscType,
  /** Bytes of one disc or stick; less than the blank holds is allowed. */
  capacityBytes: z.int().min(leastCapacity).max(mostCapacity),
  /** Working days before the due day by which the work must have begun. */
  leadDays: z.int().min(0).max(20),
  delivery: DeliveryWay,
  /** Null unless sent. */
  courier: Courier.nullable(),
  /** Days after the hand-over within which the receipt must be here. */
  receiptDays: z.int().min(1).max(90),
  /** Days after the due day until the site no longer takes the disc by itself. */
  expiryDays: z.int().min(7).max(365),
  /** A full disc at least every so many weeks; null: on demand only. The first one is always full. */
  baselineWeeks: z.int().min(1).max(104).nullable(),
  /** Integer fen a disc; null: the price of the contract or the policy's list. */
  feeFen: z.int().min(0).max(100_000_000).nullable(),
  mark: MediaMark,
  /** Weeks due before this day are none of this plan. */
  since: Day,
  /** In order, apart from each other. */
  pauses: z.array(Pause).max(200),
  /** From this day on nothing is due any more; null while the plan runs. */
  endsOn: Day.nullable(),
  /** Who signs for the discs at the site. */
  recipient: z.string().overwrite(oneLine).trim().min(1).max(60),
}

const apart = (pauses: readonly Pause[]): number =>
  pauses.findIndex(({ from }, i) => {
    const before = i === 0 ? undefined : pauses[i - 1]
    return before !== undefined && (before.to === null || before.to > from)
  })

type Checked = Pick<
  z.infer<z.ZodObject<typeof fields>>,
  | 'discType'
  | 'capacityBytes'
  | 'delivery'
  | 'courier'
  | 'mark'
  | 'since'
  | 'pauses'
  | 'endsOn'
  | 'leadDays'
  | 'receiptDays'
  | 'expiryDays'
>

function checkPlan(plan: Checked, ctx: z.RefinementCtx): void {
  const problem = (path: readonly (string | number)[], zh: string, en: string): void =>
    ctx.addIssue(customIssue(path, { zh, en }))
  const holds = discBytes[plan.discType]
  if (holds !== null && plan.capacityBytes > holds)
    problem(
      ['capacityBytes'],
      `${discTypeNames[plan.discType].zh} 最多容纳 ${holds} 字节`,
      `a ${discTypeNames[plan.discType].en} holds ${holds} bytes at most`,
    )
  if (plan.delivery === 'courier' && plan.courier === null)
    problem(['courier'], '请选择由专人还是挂号寄送', 'say who carries it: a messenger or registered post')
  if (plan.delivery !== 'courier' && plan.courier !== null)
    problem(['courier'], '只有寄送才填写寄送人', 'only what is sent has a carrier')
  if (plan.delivery === 'courier' && plan.mark !== 'unmarked')
    problem(
      ['delivery'],
      `只有非密光盘可以寄送；“${markNames[plan.mark].zh}”须上门送达或由客户自取`,
      `only an unclassified disc may be sent; one marked "${markNames[plan.mark].en}" is brought or picked up`,
    )
  if (plan.expiryDays <= plan.receiptDays)
    problem(['expiryDays'], '有效天数须多于回执天数', 'a disc must stay valid for longer than its receipt may take')
  if (plan.endsOn !== null && plan.endsOn < plan.since)
    problem(['endsOn'], '终止日早于起始日', 'the plan ends before it begins')
  const clash = apart(plan.pauses)
  if (clash >= 0)
    problem(['pauses', clash, 'from'], '暂停时段须按先后排列，不得重叠', 'pauses must be in order and must not overlap')
}

/** What people write into a plan. Pauses and the end have acts of their own. */
export const MediaPlanEdit = z
  .strictObject(fields)
  .omit({ pauses: true, endsOn: true })
  .extend({ /** The version that was on the screen; 0 of a new plan. */ rev: z.int().min(0) })
  .superRefine((plan, ctx) => checkPlan({ ...plan, pauses: [], endsOn: null }, ctx))
export type MediaPlanEdit = z.infer<typeof MediaPlanEdit>

/** One per site. */
export const MediaPlan = z.strictObject(fields).superRefine(checkPlan)
export type MediaPlan = z.infer<typeof MediaPlan>

/** The pause that holds a local day (`YYYY-MM-DD`); null when the plan runs on it. */
export const pauseOn = ({ pauses }: Pick<MediaPlan, 'pauses'>, day: string): Pause | null =>
  pauses.find(({ from, to }) => from <= day && (to === null || day < to)) ?? null
